import TideCore
import TideMicrodata
import TideTestSupport

/// Reads bytes with every column kept as it is.
func readTable(
    _ bytes: [UInt8],
    columns: [String],
    dialect: CSVDialect = .comma,
    missing: [String] = [],
    chunk: Int = 256 << 10
) throws(MicrodataError) -> Table {
    let readings = columns.map { ColumnReading(name: $0, isEncoded: true, missing: missing, recoding: nil) }
    return try CSVReader.read(bytes: bytes, file: "people.csv", dialect: dialect, columns: readings, chunk: chunk).0
}

/// The rows of a table as texts.
func texts(_ table: Table) -> [[String]] {
    (0..<table.rowCount).map { row in table.columns.map { $0[row] } }
}

/// Rows as bytes, because `==` on `String` calls composed and decomposed letters equal.
func bytes(_ rows: [[String]]) -> [[[UInt8]]] { rows.map { $0.map { Array($0.utf8) } } }

/// What an error says, one line each; empty if nothing was thrown.
func messages(_ body: () throws(MicrodataError) -> Void) -> [String] {
    do {
        try body()
        return []
    } catch {
        return error.diagnostics.map(\.rendered)
    }
}

/// Rows of nasty texts.
func nastyRows(width: Int, count: Int, from generator: inout SeededGenerator) -> [[String]] {
    let pieces = [
        "a", "b", "Z", "0", " ", ",", ";", "\t", "\"", "\"\"", "\n", "\r\n", "\r", "é", "e\u{301}", "漢", "😀",
        "\u{feff}",
        "NA", "'", "\\", "\u{7f}", "\u{1}", "12345678", "123456789",
    ]
    return (0..<count).map { _ in
        (0..<width).map { _ in
            let length = [0, 0, 1, 1, 2, 3, 7, 20].randomElement(using: &generator) ?? 0
            return (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
        }
    }
}

/// Encodes rows of texts as columns, slowly.
func encode(_ rows: [[String]], names: [String]) -> [EncodedColumn] {
    names.enumerated().map { index, name in
        var known: [[UInt8]: UInt32] = [:]
        var values: [String] = []
        let codes = rows.map { row in
            let key = Array(row[index].utf8)
            if let code = known[key] { return code }
            let code = UInt32(values.count)
            known[key] = code
            values.append(row[index])
            return code
        }
        return EncodedColumn(name: name, codes: codes, values: values, missingCode: nil)
    }
}

/// Columns as rows to write, in an order that may leave rows out.
func packed(_ columns: [EncodedColumn], order: [UInt32]) -> PackedRows {
    let layout = PackedLayout(columns.map { ($0.name, .values($0.values, missing: $0.missingCode)) })
    var words = [UInt64](repeating: 0, count: order.count * layout.wordsPerRow)
    for (column, place) in zip(columns, layout.columns) {
        for (position, row) in order.enumerated() {
            words[position * layout.wordsPerRow + place.field.word] |=
                UInt64(column.codes[Int(row)]) << place.field.shift
        }
    }
    return PackedRows(layout, words: words, rowCount: order.count)
}
