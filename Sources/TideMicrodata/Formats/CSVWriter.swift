import Crypto
import Glibc
package import TideCore

/// Writes encoded columns as CSV: RFC 4180 with a header line, UTF-8 without a mark, lines ended by CRLF.
///
/// A field is quoted only where it must be: where it holds the separator, a quote, a carriage return or a line feed, and
/// where it is the empty field of a single column, which would else be an empty line. What is written reads back the same.
/// One exception to "only": a first column's name that begins with U+FEFF is quoted, or it would be read as a mark.
///
/// *Source:* RFC 4180 section 2.
package enum CSVWriter {
    /// What was written.
    package struct Receipt: Hashable, Sendable {
        package let digest: ContentDigest
        /// In bytes.
        package let size: Int
    }

    /// Writes a new file, or over an existing one, and syncs it.
    ///
    /// A crash may leave it half written, so it is written where nobody looks yet. A symbolic link is refused.
    ///
    /// - Parameters:
    ///   - columns: of equal length, at least one, in the order they are written in.
    ///   - order: the rows to write, each an index into the columns' codes; a row may be left out.
    /// - Throws: `file` if it cannot be written whole; what was written of it is removed.
    package static func write(
        _ columns: [EncodedColumn],
        order: [UInt32],
        dialect: CSVDialect,
        to path: String
    ) throws(MicrodataError) -> Receipt {
        do throws(FileError) {
            let file = try OutputFile(path)
            do throws(FileError) {
                let receipt = try write(columns, order: order, dialect: dialect) {
                    (bytes, count) throws(FileError) in try file.write(bytes, count)
                }
                try file.finish()
                return receipt
            } catch {
                file.discard()
                throw error
            }
        } catch {
            throw .file(error)
        }
    }

    /// The bytes that a file would have.
    package static func bytes(_ columns: [EncodedColumn], order: [UInt32], dialect: CSVDialect) -> [UInt8] {
        var all: [UInt8] = []
        let collect: (borrowing Cells<UInt8>, Int) throws(Never) -> Void = { bytes, count in
            for index in 0..<count { all.append(bytes[index]) }
        }
        _ = write(columns, order: order, dialect: dialect, sink: collect)
        return all
    }

    private static func write<Failure>(
        _ columns: [EncodedColumn],
        order: [UInt32],
        dialect: CSVDialect,
        sink: (borrowing Cells<UInt8>, Int) throws(Failure) -> Void
    ) throws(Failure) -> Receipt {
        precondition(!columns.isEmpty, "a table without a column cannot be written")
        let isAlone = columns.count == 1
        var hasher = SHA256()
        var size = 0
        var buffer = RowBuffer()
        var firstForms: [UInt32] = []
        for (index, column) in columns.enumerated() {
            let ending: [UInt8] = index == columns.count - 1 ? [.carriageReturn, .lineFeed] : [dialect.separator]
            let name = field(column.name, dialect, isAlone: isAlone, isFirst: index == 0)
            let form = buffer.addForm(name + ending)
            buffer.append(form: Int(form))
            firstForms.append(form + 1)
            for value in column.values {
                _ = buffer.addForm(field(value, dialect, isAlone: isAlone, isFirst: false) + ending)
            }
        }
        var start = 0
        while true {
            if buffer.isFull || start == order.count {
                let count = buffer.count
                // SAFETY: the hasher copies the bytes within the call.
                unsafe buffer.bytes.withCells(0..<count) {
                    // SAFETY: as above.
                    unsafe hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
                }
                size += count
                try sink(buffer.bytes, count)
                buffer.removeAll()
            }
            if start == order.count { break }
            let rows = order[start..<min(start + RowBuffer.batch, order.count)]
            for (index, column) in columns.enumerated() {
                buffer.gather(
                    column.codes,
                    firstForm: firstForms[index],
                    rows: rows,
                    column: index,
                    width: columns.count
                )
            }
            buffer.appendBatch(fields: rows.count * columns.count)
            start = rows.endIndex
        }
        return Receipt(digest: ContentDigest(finalizing: hasher), size: size)
    }

    /// A field as it is written.
    private static func field(_ text: String, _ dialect: CSVDialect, isAlone: Bool, isFirst: Bool) -> [UInt8] {
        let bytes = Array(text.utf8)
        let mustQuote =
            bytes.isEmpty && isAlone || isFirst && bytes.starts(with: [0xef, 0xbb, 0xbf])
            || bytes.contains { $0 == dialect.separator || $0 == .quote || $0 == .carriageReturn || $0 == .lineFeed }
        guard mustQuote else { return bytes }
        return [.quote] + bytes.flatMap { $0 == .quote ? [.quote, .quote] : [$0] } + [.quote]
    }
}
