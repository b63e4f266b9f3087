import Crypto
package import TideCore

/// Reads microdata from CSV, strictly, into dictionary-encoded columns.
///
/// Nothing is guessed and nothing repaired: what is not as declared stops the reading, with every problem's place (at most
/// twenty are listed). See `docs/formats/csv.md`.
///
/// - Complexity: O(bytes), 1, 2 or 4 bytes of memory a row and encoded column, and each distinct value once.
package enum CSVReader {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: also what messages call the file.
    ///   - columns: every column that the header has, in any order, no others.
    ///   - forecast: told once, after the first rows of a file that has more, how large the table will be; what it throws
    ///     ends the reading.
    ///   - progress: told the bytes read so far, now and then.
    /// - Returns: the table, and the SHA-256 of the file's bytes as they were read.
    /// - Throws: `file` if it cannot be read; `invalid` with every problem of its content; what `forecast` throws.
    package static func read(
        _ path: String,
        dialect: CSVDialect,
        columns: [ColumnReading],
        forecast: (TableForecast) throws(MicrodataError) -> Void = { _ in },
        progress: (Int) -> Void
    ) throws(MicrodataError) -> (Table, ContentDigest) {
        let file: OpenFile
        do { file = try OpenFile(path) } catch { throw .file(error) }
        defer { file.close() }
        let source: ByteSource = { (cells, range) throws(FileError) in try file.read(into: &cells, range) }
        return try read(
            file: path,
            dialect: dialect,
            columns: columns,
            size: file.size,
            forecast: forecast,
            progress: progress,
            source: source
        )
    }

    /// Reads content that comes in pieces, which never lies in memory whole.
    ///
    /// - Parameters:
    ///   - next: gives the next piece; `nil` at the end, however often it is asked.
    ///   - size: bytes of all pieces.
    ///   - file: what messages call them.
    ///   - columns: every column that the header has, in any order, no others.
    /// - Throws: `invalid` with every problem; `file` for what `next` throws.
    package static func read(
        pieces next: @escaping () throws(FileError) -> [UInt8]?,
        size: Int,
        file: String,
        dialect: CSVDialect,
        columns: [ColumnReading]
    ) throws(MicrodataError) -> (Table, ContentDigest) {
        var piece = ArrayReader([])
        let source: ByteSource = { (cells, range) throws(FileError) in
            while true {
                let count = piece.read(into: &cells, range)
                if count > 0 || range.isEmpty { return count }
                guard let more = try next() else { return 0 }
                piece = ArrayReader(more)
            }
        }
        return try read(file: file, dialect: dialect, columns: columns, size: size, source: source)
    }

    /// Reads bytes that are in memory already.
    ///
    /// - Parameters:
    ///   - file: what messages call them.
    ///   - columns: every column that the header has, in any order, no others.
    /// - Throws: `invalid` with every problem.
    package static func read(
        bytes: [UInt8],
        file: String,
        dialect: CSVDialect,
        columns: [ColumnReading]
    ) throws(MicrodataError) -> (Table, ContentDigest) {
        try read(bytes: bytes, file: file, dialect: dialect, columns: columns, chunk: RecordScanner.chunk)
    }

    /// The same with a chunk of any size, so that tests can let every construct straddle a chunk's end.
    package static func read(
        bytes: [UInt8],
        file: String,
        dialect: CSVDialect,
        columns: [ColumnReading],
        chunk: Int
    ) throws(MicrodataError) -> (Table, ContentDigest) {
        var reader = ArrayReader(bytes)
        let source: ByteSource = { (cells, range) throws(FileError) in reader.read(into: &cells, range) }
        return try read(
            file: file,
            dialect: dialect,
            columns: columns,
            size: bytes.count,
            chunk: chunk,
            source: source
        )
    }

    private static func read(
        file: String,
        dialect: CSVDialect,
        columns: [ColumnReading],
        size: Int,
        chunk: Int = RecordScanner.chunk,
        forecast: (TableForecast) throws(MicrodataError) -> Void = { _ in },
        progress: (Int) -> Void = { _ in },
        source: ByteSource
    ) throws(MicrodataError) -> (Table, ContentDigest) {
        var scanner = RecordScanner(dialect: dialect, file: file, chunk: chunk)
        let header = try readHeader(&scanner, dialect: dialect, columns: columns, file: file, source: source)
        var builder = TableBuilder(header: header, readings: columns, size: size)
        scanner.beginCounting()
        var isForetold = false
        repeat {
            scanner.scan()
            if scanner.problems.isEmpty {
                builder.add(&scanner)
                if !isForetold, scanner.rowCount > 0 {
                    isForetold = true
                    if scanner.buffer.bytesRead < size { try forecast(builder.forecast) }
                }
            }
            progress(scanner.buffer.bytesRead)
        } while try more(&scanner, source)
        guard scanner.problems.isEmpty else { throw .invalid(scanner.problems.listed) }
        let table = try builder.finish(lines: scanner.lines)
        return (table, ContentDigest(finalizing: scanner.buffer.hasher))
    }

    /// Reads on; false at the end.
    static func more(_ scanner: inout RecordScanner, _ source: ByteSource) throws(MicrodataError) -> Bool {
        do { return try scanner.readMore(source) } catch { throw .file(error) }
    }

    private static func readHeader(
        _ scanner: inout RecordScanner,
        dialect: CSVDialect,
        columns: [ColumnReading],
        file: String,
        source: ByteSource
    ) throws(MicrodataError) -> [String] {
        // A mark is three bytes, which a source may give one by one.
        while scanner.buffer.end < 3, try more(&scanner, source) {}
        scanner.skipByteOrderMark()
        var found = scanner.scan(limit: 1)
        while found == 0, try more(&scanner, source) { found = scanner.scan(limit: 1) }
        // A record that was found and not kept is a broken header; without one the rows mean nothing.
        guard found == scanner.rowCount, found == 1 || scanner.problems.isEmpty else {
            throw .invalid(scanner.problems.listed)
        }
        let names = (0..<scanner.fieldCount).map { scanner.text(of: $0) }
        let check = HeaderCheck(names: names, columns: columns, dialect: dialect, file: file)
        for problem in check.problems { scanner.add(problem) }
        guard check.isHeader else { throw .invalid(scanner.problems.listed) }
        scanner.width = names.count
        return names
    }
}
