import FoundationEssentials
package import TideCore
import TideMicrodata
import TidePseudonym

/// A column of identifiers, or of pseudonyms, in a CSV file; its other columns are passed over.
package struct IdentifierFile: Sendable {
    /// SHA-256 of the file's bytes.
    package let digest: ContentDigest
    /// The column's name.
    let name: String
    private let column: EncodedColumn
    private let table: Table

    /// Reads a file.
    ///
    /// - Parameter separator: `,`, `;` or a tab.
    /// - Throws: `MicrodataError` where it does not read; ``ReleaseError/invalid(_:)`` where it lacks the column.
    package init(_ path: String, column name: String, separator: String = ",") throws {
        let dialect = CSVDialect(named: separator) ?? .comma
        let header = try Self.header(of: path, dialect)
        guard header.contains(name) else { throw ReleaseError.invalid(.identifierColumnMissing, name, path) }
        let readings = header.map { header in
            ColumnReading(name: header, isEncoded: header == name, missing: [""], recoding: nil)
        }
        let (table, digest) = try CSVReader.read(path, dialect: dialect, columns: readings, progress: { _ in })
        guard let column = table.column(name) else { throw ReleaseError.invalid(.identifierColumnMissing, name, path) }
        self.name = name
        self.digest = digest
        self.column = column
        self.table = table
    }

    /// The longest first line that is read, in bytes.
    private static let longestHeader = 1 << 20

    private static func header(of path: String, _ dialect: CSVDialect) throws -> [String] {
        var line = try DurableFile.read(path, atMost: longestHeader)[...]
        if line.starts(with: [0xef, 0xbb, 0xbf]) { line = line.dropFirst(3) }
        line = line.prefix { $0 != UInt8(ascii: "\n") }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return line.split(separator: dialect.separator, omittingEmptySubsequences: false).map { field in
            let text = String(decoding: field, as: UTF8.self)
            guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
            return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
        }
    }

    /// Every distinct text but the missing one, sorted by its UTF-8.
    package var texts: [String] {
        column.values.indices.filter { UInt32($0) != column.missingCode }.map { column.values[$0] }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Every distinct identifier as it was written, sorted by its UTF-8, with what a profile makes of it.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with column and line of the first that the profile or the scheme refuses, never its value.
    func identifiers<Result>(
        _ make: (ArraySlice<UInt8>) throws(IdentifierRefusal) -> Result
    ) throws(ReleaseError) -> [(written: String, made: Result)] {
        var found: [(written: String, made: Result)] = []
        for (code, value) in column.values.enumerated() where UInt32(code) != column.missingCode {
            do throws(IdentifierRefusal) {
                found.append((value, try make(Array(value.utf8)[...])))
            } catch {
                throw .invalid([error.diagnostic(column: name, line: line(of: value))])
            }
        }
        return found.sorted { $0.written.utf8.lexicographicallyPrecedes($1.written.utf8) }
    }

    /// The line on which a text stands first.
    func line(of written: String) -> Int {
        let row = column.values.firstIndex(of: written).flatMap { code in column.codes.firstIndex(of: UInt32(code)) }
        return table.line(ofRow: row ?? 0)
    }

    /// What stands for the list of its texts: SHA-256 of their canonical JSON, sorted.
    package var listDigest: ContentDigest { ContentDigest(of: JSONValue(texts)) }
}

/// Two columns as lines of CSV: CRLF, quoted where a field must be.
enum PairLines {
    static func bytes(_ header: (String, String), _ pairs: [(String, String)]) -> [UInt8] {
        var lines: [UInt8] = []
        for (first, second) in [header] + pairs {
            lines += field(first) + [UInt8(ascii: ",")] + field(second) + [0x0d, 0x0a]
        }
        return lines
    }

    private static func field(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let quote = UInt8(ascii: "\"")
        let isPlain = bytes.allSatisfy { $0 != quote && $0 != UInt8(ascii: ",") && $0 != 0x0d && $0 != 0x0a }
        if isPlain { return bytes }
        return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }
}
