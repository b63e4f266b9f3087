import TideCore

/// Writes packed rows as CSV: RFC 4180 with a header line, UTF-8 without a mark, lines ended by CRLF.
///
/// A field is quoted only where it must be: where it holds the separator, a quote, a carriage return or a line feed, and
/// where it is the empty field of a single column, which would else be an empty line. What is written reads back the same.
/// One exception to "only": a first column's name that begins with U+FEFF is quoted, or it would be read as a mark.
///
/// *Source:* RFC 4180 section 2.
package enum CSVWriter {
    /// Writes a new file, or over an existing one, and syncs it.
    ///
    /// A crash may leave it half written, so it is written where nobody looks yet. A symbolic link is refused.
    ///
    /// - Parameter rows: with at least one column.
    /// - Returns: the file's size, in bytes. Its digest is told by whoever reads it again.
    /// - Throws: `file` if it cannot be written whole; what was written of it is removed.
    package static func write(
        _ rows: PackedRows,
        dialect: CSVDialect,
        to path: String
    ) throws(MicrodataError) -> Int {
        do throws(FileError) {
            let file = try OutputFile(path)
            do throws(FileError) {
                let size = try write(rows, dialect: dialect) { (bytes, count) throws(FileError) in
                    try file.write(bytes, count)
                }
                try file.finish()
                return size
            } catch {
                file.discard()
                throw error
            }
        } catch {
            throw .file(error)
        }
    }

    /// The bytes that a file would have.
    package static func bytes(_ rows: PackedRows, dialect: CSVDialect) -> [UInt8] {
        var all: [UInt8] = []
        let collect: (borrowing Cells<UInt8>, Int) throws(Never) -> Void = { bytes, count in
            bytes.append(0..<count, to: &all)
        }
        _ = write(rows, dialect: dialect, sink: collect)
        return all
    }

    private static func write<Failure>(
        _ rows: PackedRows,
        dialect: CSVDialect,
        sink: (borrowing Cells<UInt8>, Int) throws(Failure) -> Void
    ) throws(Failure) -> Int {
        precondition(!rows.columns.isEmpty, "a table without a column cannot be written")
        var buffer = RowBuffer()
        RowForms(rows, dialect).add(to: &buffer)
        var (size, place) = (0, 0)
        repeat {
            place = buffer.append(rows, from: place)
            size += buffer.count
            try sink(buffer.bytes, buffer.count)
            buffer.removeAll()
        } while place < rows.rowCount
        return size
    }
}
