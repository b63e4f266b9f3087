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
    /// - Throws: `MicrodataError` where it does not read; ``ReleaseError/invalid(_:)`` where it lacks the column, or that is empty.
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
        guard !texts.isEmpty else { throw ReleaseError.invalid(.nothingAsked, name, path) }
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

/// Rows as lines of CSV, sorted: CRLF, quoted where a field must be.
enum Lines {
    static func bytes(_ header: [String], _ rows: [[String]]) -> [UInt8] {
        let sorted = rows.sorted { $0.lexicographicallyPrecedes($1) { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
        return Array(([header] + sorted).map { $0.map(LinkedPairs.cell).joined(separator: ",") + "\r\n" }.joined().utf8)
    }
}
