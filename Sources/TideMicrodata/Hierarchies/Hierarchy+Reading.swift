import TideCore

extension Hierarchy {
    /// Reads a ladder from a CSV without a header line: one row a leaf, its value at each level, finest first.
    ///
    /// Quotes, line ends and UTF-8 are read as strictly as those of microdata.
    ///
    /// - Parameters:
    ///   - separator: the byte between fields.
    ///   - levelNames: as many as a row has values, or none.
    ///   - name: what messages call the ladder; places call the file by it too, unless `file` is given.
    /// - Throws: `invalid` with every problem of the file, or else of the ladder.
    package static func parse(
        _ bytes: [UInt8],
        separator: UInt8,
        levelNames: [String],
        name: String,
        file: String? = nil
    ) throws(MicrodataError) -> Hierarchy {
        let file = file ?? name
        let dialect = CSVDialect(separator: separator)
        let (rows, lines) = try CSVReader.rows(bytes: bytes, file: file, dialect: dialect)
        return try Hierarchy(rows: rows, levelNames: levelNames, name: name) { row in
            Place(file: file, line: lines.line(ofRow: row), column: 1)
        }
    }
}

extension CSVReader {
    /// Every row of a small file as texts, the first line among them; rows may differ in length.
    package static func rows(
        bytes: [UInt8],
        file: String,
        dialect: CSVDialect
    ) throws(MicrodataError) -> (rows: [[String]], lines: RowLines) {
        try rows(bytes: bytes, file: file, dialect: dialect, chunk: RecordScanner.chunk)
    }

    /// The names in the header line of a file that is in memory.
    ///
    /// - Throws: `invalid` where the line is no record, or there is none.
    package static func header(
        bytes: [UInt8],
        file: String,
        dialect: CSVDialect
    ) throws(MicrodataError) -> [String] {
        var end = 0
        var isQuoted = false
        while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: "\n") {
            if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
            end += 1
        }
        // With the line's end: a carriage return before it is no part of the last name.
        let (rows, _) = try rows(bytes: Array(bytes[..<min(end + 1, bytes.count)]), file: file, dialect: dialect)
        return rows.first ?? []
    }

    /// The same with a chunk of any size, for tests.
    package static func rows(
        bytes: [UInt8],
        file: String,
        dialect: CSVDialect,
        chunk: Int
    ) throws(MicrodataError) -> (rows: [[String]], lines: RowLines) {
        var reader = ArrayReader(bytes)
        let source: ByteSource = { (cells, range) throws(FileError) in reader.read(into: &cells, range) }
        var scanner = RecordScanner(dialect: dialect, file: file, chunk: chunk)
        var rows: [[String]] = []
        while scanner.buffer.end < 3, try more(&scanner, source) {}
        scanner.skipByteOrderMark()
        repeat {
            // One at a time, since the fields of rows of any length do not say where a row ends.
            while scanner.scan(limit: 1) > 0 {
                guard scanner.rowCount > 0 else { continue }
                rows.append((0..<scanner.fieldCount).map { scanner.text(of: $0) })
            }
        } while try more(&scanner, source)
        guard scanner.problems.isEmpty else { throw .invalid(scanner.problems.listed) }
        return (rows, scanner.lines)
    }
}
