import Foundation
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// Encodes texts as a reader would; `missing` is the text that means a missing value.
func encoded(_ name: String, _ texts: [String], missing: String? = nil) -> EncodedColumn {
    var codes: [[UInt8]: UInt32] = [:]
    var values: [String] = []
    let column = texts.map { text in
        let key = Array(text.utf8)
        if let code = codes[key] { return code }
        codes[key] = UInt32(values.count)
        values.append(text)
        return UInt32(values.count - 1)
    }
    return EncodedColumn(
        name: name,
        codes: column,
        values: values,
        missingCode: missing.flatMap { codes[Array($0.utf8)] }
    )
}

/// A table as texts, and what a full-domain generalisation with suppression makes of it: slow, obvious, for tests alone.
struct TextTable {
    let names: [String]
    /// One array per column.
    var columns: [[String]]

    var rows: Int { columns.first?.count ?? 0 }

    func encodedColumns(missing: String? = nil) -> [EncodedColumn] {
        zip(names, columns).map { encoded($0, $1, missing: missing) }
    }

    /// Generalises by hierarchy and level, then drops the rows of classes under `k`.
    func protected(_ told: [ToldLevel], k: Int) -> TextTable {
        let general = zip(columns, told).map { column, told in
            column.map { text in
                guard let leaf = told.hierarchy.leaf(text) else { return text }
                return told.hierarchy.values[told.level][Int(told.hierarchy.ancestors[told.level][Int(leaf)])]
            }
        }
        let keys = (0..<rows).map { row in general.map { $0[row] } }
        let sizes = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
        let kept = (0..<rows).filter { sizes[keys[$0], default: 0] >= k }
        return TextTable(names: names, columns: general.map { column in kept.map { column[$0] } })
    }
}

/// Adult with its hierarchies: all nine columns are quasi-identifiers.
///
/// Split by hand, since neither quotation marks nor missing values occur in it.
struct AdultSample {
    let table: TextTable
    let hierarchies: [Hierarchy]

    init() throws {
        let folder = repositoryRoot.appending(path: "Tests/Vectors/adult")
        let rows = try Self.rows(folder.appending(path: "adult.csv"))
        let names = rows[0]
        self.table = TextTable(
            names: names,
            columns: names.indices.map { column in rows.dropFirst().map { $0[column] } }
        )
        self.hierarchies = try names.map { name in
            let rows = try Self.rows(folder.appending(path: "adult_hierarchy_\(name).csv"))
            return try Hierarchy(rows: rows, levelNames: [], name: name)
        }
    }

    /// The levels of the optimum for k = 5 with at most 10% suppressed, in the order of the columns.
    static let optimum = [0, 3, 0, 0, 2, 1, 1, 1, 0]

    private static func rows(_ file: URL) throws -> [[String]] {
        String(decoding: try Data(contentsOf: file), as: UTF8.self)
            .split(omittingEmptySubsequences: true) { $0.isNewline }
            .map { $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init) }
    }
}
