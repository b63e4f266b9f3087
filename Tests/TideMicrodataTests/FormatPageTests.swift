import FoundationEssentials
import Testing
import TideMicrodata
import TideTestSupport

struct FormatPageTests {
    /// The example of a page of `docs/formats`: its one block of CSV.
    private func example(_ page: String) throws -> [UInt8] {
        let text = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/\(page)"), encoding: .utf8)
        let blocks = text.components(separatedBy: "```csv\n")
        try #require(blocks.count == 2)
        return Array(blocks[1].components(separatedBy: "```")[0].utf8)
    }

    @Test func `the example of the page on CSV reads as the page says`() throws {
        let table = try readTable(try example("csv.md"), columns: ["id", "place", "note"])
        #expect(
            texts(table) == [
                ["1", "Oslo", ""], ["2", "Washington, D.C.", "said \"no\"\ntwice"], ["3", "NA", "  "],
            ]
        )
        #expect(table.line(ofRow: 1) == 3)
        #expect(table.columns.allSatisfy { $0.missingCode == nil })
    }

    @Test func `the example of the page on hierarchies reads as the page says`() throws {
        let ladder = try Hierarchy.parse(try example("hierarchy.md"), separator: 0x3b, levelNames: [], name: "places")
        #expect(ladder.levelCount == 4)
        #expect(ladder.leafCount == 3)
        #expect(ladder.values[2] == ["Europe", "Africa"])
        #expect(ladder.values[3] == ["*"])
    }
}
