import Testing
import TideCore
import TideMicrodata
import TideTestSupport

/// Reads one column twice, as codes and as texts, under two names.
private func read(_ rows: [[String]], chunk: Int) throws -> Table {
    let names = ["coded", "plain"]
    let columns = encode(rows.map { [$0[0], $0[0]] }, names: names)
    let bytes = CSVWriter.bytes(packed(columns, order: (0..<UInt32(rows.count)).map { $0 }), dialect: .comma)
    let readings = [
        ColumnReading(name: "coded", kept: .codes, missing: [], recoding: nil),
        ColumnReading(name: "plain", kept: .texts, missing: [], recoding: nil),
    ]
    return try CSVReader.read(bytes: bytes, file: "people.csv", dialect: .comma, columns: readings, chunk: chunk).0
}

@Suite struct `Columns in few bytes` {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `texts are kept row by row as codes tell them`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = nastyRows(width: 1, count: Int.random(in: 0...200, using: &generator), from: &generator)
        let table = try read(rows, chunk: [1, 7, 64, 4096].randomElement(using: &generator) ?? 1)
        let plain = try #require(table.texts("plain"))
        #expect(table.columns.map(\.name) == ["coded"] && plain.count == rows.count)
        #expect((0..<plain.count).map { Array(plain[$0]) } == rows.map { Array($0[0].utf8) })
        let chosen = rows.indices.filter { _ in Bool.random(using: &generator) }.map { UInt32($0) }
        var seen: [[UInt8]] = []
        plain.forEach(of: chosen) { index, text in
            #expect(index == seen.count)
            seen.append(Array(text))
        }
        #expect(seen == chosen.map { Array(rows[Int($0)][0].utf8) })
        #expect(plain == TextColumn(name: "plain", texts: rows.map { $0[0] }))
    }

    @Test func `a text of any length is kept`() throws {
        let rows = [0, 1, 127, 128, 129, 16_383, 16_384, 300_000].map { [String(repeating: "x", count: $0)] }
        let plain = try #require(try read(rows, chunk: 1_000).texts("plain"))
        #expect((0..<rows.count).map { plain[$0].count } == rows.map { $0[0].utf8.count })
    }

    @Test(arguments: [0, 1, 255, 256, 257, 65_535, 65_536, 65_537])
    func `codes are the same however many values they need room for`(distinct: Int) throws {
        let rows = (0..<distinct).map { ["value \($0)"] } + (0..<distinct).reversed().map { ["value \($0)"] }
        let column = try #require(try read(rows, chunk: 4_096).column("coded"))
        #expect(column.values == rows.prefix(distinct).map { $0[0] })
        #expect(Array(column.codes) == (0..<UInt32(distinct)).map { $0 } + (0..<UInt32(distinct)).reversed())
        var blocks: [UInt32] = []
        column.codes.forEachBlock { first, codes, count in
            #expect(first == blocks.count)
            blocks += codes.prefix(count)
        }
        #expect(blocks == Array(column.codes))
        #expect(column.codes == Codes(blocks, below: 1 << 20), "a width made a difference")
    }

    @Test func `rows that stay out take their texts with them`() throws {
        let readings = [
            ColumnReading(name: "say", kept: .codes, missing: [], recoding: nil),
            ColumnReading(name: "id", kept: .texts, missing: [], recoding: nil),
        ]
        let text = "say,id\nyes,one\nno,two\nyes,\"th\"\"ree\"\n"
        let table = try CSVReader.read(bytes: Array(text.utf8), file: "people.csv", dialect: .comma, columns: readings)
            .0
        let kept = table.keeping(rowsOf: "say", isReleased: true) { value, _ in value == "yes" }
        #expect(kept.texts("id") == TextColumn(name: "id", texts: ["one", "th\"ree"]))
    }
}
