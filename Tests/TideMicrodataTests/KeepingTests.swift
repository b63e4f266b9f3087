import Testing
import TideCore
import TideMicrodata
import TideTestSupport

@Suite struct KeepingTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `keeping rows is reading a file that never had the others`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let names = ["a", "b", "c"]
        let missing = Bool.random(using: &generator) ? ["", "NA"] : []
        let rows = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
            names.map { _ in ["x", "y", "", "NA", "é", "e\u{301}"].randomElement(using: &generator) ?? "" }
        }
        func file(_ rows: [[String]]) -> [UInt8] {
            Array(([names] + rows).map { $0.joined(separator: ",") + "\n" }.joined().utf8)
        }
        let admitted = ["x", "é"]
        func isKept(_ row: [String]) -> Bool {
            !missing.contains { $0.utf8.elementsEqual(row[1].utf8) }
                && admitted.contains { $0.utf8.elementsEqual(row[1].utf8) }
        }
        let expected = try readTable(file(rows.filter(isKept)), columns: names, missing: missing)
        let found = try readTable(file(rows), columns: names, missing: missing)
            .keeping(rowsOf: "b", isReleased: true) { value, isMissing in
                !isMissing && admitted.contains { $0.utf8.elementsEqual(value.utf8) }
            }
        #expect(found.columns == expected.columns && found.rowCount == expected.rowCount)
        let lines = rows.enumerated().filter { isKept($0.element) }.map { $0.offset + 2 }
        #expect((0..<found.rowCount).map(found.line(ofRow:)) == lines)
        let without = try readTable(file(rows), columns: names, missing: missing)
            .keeping(rowsOf: "b", isReleased: false) { _, isMissing in !isMissing }
        #expect(without.columns.map(\.name) == ["a", "c"])
    }
}
