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

    /// Bytes gathered before they are written out.
    private static let chunk = 256 << 10

    /// Writes a new file, or over an existing one, and syncs it.
    ///
    /// A crash may leave it half written, so it is written where nobody looks yet.
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
                let receipt = try write(columns, order: order, dialect: dialect) { bytes throws(FileError) in
                    try file.write(bytes)
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
        let collect: (borrowing [UInt8]) throws(Never) -> Void = { all += copy $0 }
        _ = write(columns, order: order, dialect: dialect, sink: collect)
        return all
    }

    private static func write<Failure>(
        _ columns: [EncodedColumn],
        order: [UInt32],
        dialect: CSVDialect,
        sink: (borrowing [UInt8]) throws(Failure) -> Void
    ) throws(Failure) -> Receipt {
        precondition(!columns.isEmpty, "a table without a column cannot be written")
        let isAlone = columns.count == 1
        var hasher = SHA256()
        var size = 0
        var pending: [UInt8] = []
        pending.reserveCapacity(2 * chunk)
        for (index, column) in columns.enumerated() {
            let ending: [UInt8] = index == columns.count - 1 ? [.carriageReturn, .lineFeed] : [dialect.separator]
            pending += field(column.name, dialect, isAlone: isAlone, isFirst: index == 0) + ending
        }
        // Each value is quoted once, with what follows it.
        let texts = columns.enumerated().map { index, column in
            FieldTexts(
                column.values.map { field($0, dialect, isAlone: isAlone, isFirst: false) },
                ending: index == columns.count - 1 ? [.carriageReturn, .lineFeed] : [dialect.separator]
            )
        }
        var start = 0
        while true {
            if pending.count >= chunk || start == order.count {
                hasher.update(data: pending)
                size += pending.count
                try sink(pending)
                pending.removeAll(keepingCapacity: true)
            }
            if start == order.count { break }
            let end = min(start + 512, order.count)
            for position in start..<end {
                let row = Int(order[position])
                for column in columns.indices {
                    texts[column].append(columns[column].codes[row], to: &pending)
                }
            }
            start = end
        }
        return Receipt(digest: ContentDigest(finalizing: hasher), size: size)
    }

    /// A field as it is written.
    private static func field(_ text: String, _ dialect: CSVDialect, isAlone: Bool, isFirst: Bool) -> [UInt8] {
        let bytes = Array(text.utf8)
        let special: Set<UInt8> = [dialect.separator, .quote, .carriageReturn, .lineFeed]
        let mustQuote =
            bytes.isEmpty && isAlone || isFirst && bytes.starts(with: [0xef, 0xbb, 0xbf])
            || bytes.contains(where: special.contains)
        guard mustQuote else { return bytes }
        return [.quote] + bytes.flatMap { $0 == .quote ? [.quote, .quote] : [$0] } + [.quote]
    }
}

/// The written form of each value of a column, one after another.
private struct FieldTexts {
    private var bytes: [UInt8] = []
    private var starts: [Int] = [0]

    init(_ fields: [[UInt8]], ending: [UInt8]) {
        for field in fields {
            bytes += field
            bytes += ending
            starts.append(bytes.count)
        }
    }

    @inline(__always) func append(_ code: UInt32, to output: inout [UInt8]) {
        output.append(contentsOf: bytes[starts[Int(code)]..<starts[Int(code) + 1]])
    }
}
