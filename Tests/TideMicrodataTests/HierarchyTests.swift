import Testing
import TideCore
import TideMicrodata

struct HierarchyTests {
    static let rows = [["NO", "Europe", "*"], ["SE", "Europe", "*"], ["NA", "Africa", "*"]]

    @Test func `a ladder knows its levels, its values and what lies under them`() throws {
        let ladder = try Hierarchy(rows: Self.rows, levelNames: ["country", "continent", "world"], name: "places")
        #expect(ladder.levelCount == 3)
        #expect(ladder.leafCount == 3)
        #expect(ladder.values == [["NO", "SE", "NA"], ["Europe", "Africa"], ["*"]])
        #expect(ladder.ancestors == [[0, 1, 2], [0, 0, 1], [0, 0, 0]])
        #expect(ladder.leafCounts == [[1, 1, 1], [2, 1], [3]])
        #expect(ladder.hasSingleTop)
        #expect(ladder.leaf("NA") == 2)
        #expect(ladder.leaf("Europe") == nil)
        #expect(ladder.level(named: "continent") == 1)
        #expect(ladder.level(named: "region") == nil)
    }

    @Test func `levels without names are numbered`() throws {
        let ladder = try Hierarchy(rows: [["a", "x"], ["b", "y"]], levelNames: [], name: "h")
        #expect(ladder.levelNames == ["0", "1"])
        #expect(!ladder.hasSingleTop)
    }

    @Test func `a leaf is found by its bytes`() throws {
        let ladder = try Hierarchy(rows: [["é", "*"], ["e\u{301}", "*"]], levelNames: [], name: "h")
        #expect(ladder.leaf("é") == 0)
        #expect(ladder.leaf("e\u{301}") == 1)
    }

    @Test func `a file gives the same ladder as rows`() throws {
        let rows = try Hierarchy(rows: Self.rows, levelNames: [], name: "places")
        for text in [
            "NO;Europe;*\nSE;Europe;*\nNA;Africa;*\n", "\u{feff}NO;\"Europe\";*\r\nSE;Europe;*\r\nNA;Africa;*",
        ] {
            #expect(try Hierarchy.parse(Array(text.utf8), separator: 0x3b, levelNames: [], name: "places") == rows)
        }
    }

    @Test func `the same value may stand at several levels`() throws {
        let ladder = try Hierarchy(rows: [["*", "*"], ["a", "*"]], levelNames: [], name: "h")
        #expect(ladder.leafCounts == [[1, 1], [2]])
    }

    static let twoParents = """
        TG0443: row 2 of hierarchy `h` gives a value of level 1 a second parent at level 2
          hint: tell the two apart in their names, such as `other (Africa)` and `other (Asia)`
        """

    @Test(
        arguments: zip(
            [
                [], [[]], [["a", "*"], ["b"]], [["a", "*"], ["a", "*"]], [["a", "o", "x"], ["b", "o", "y"]],
                [["a"], ["a", "b"], ["a"]],
            ] as [[[String]]],
            [
                ["TG0440: hierarchy `h` has no values"],
                ["TG0440: hierarchy `h` has no values"],
                ["TG0441: the number of levels in row 2 of hierarchy `h` is 1, in the first row 2"],
                ["TG0442: row 2 of hierarchy `h` has a value that an earlier row has"],
                [twoParents],
                [
                    "TG0441: the number of levels in row 2 of hierarchy `h` is 2, in the first row 1",
                    "TG0442: row 3 of hierarchy `h` has a value that an earlier row has",
                ],
            ]
        )
    )
    func `what is no ladder is refused with every row that breaks it`(rows: [[String]], told: [String]) {
        #expect(
            messages { () throws(MicrodataError) in _ = try Hierarchy(rows: rows, levelNames: [], name: "h") } == told
        )
    }

    @Test(
        arguments: zip(
            [["one"], ["one", "one"]],
            [
                "TG0444: the number of level names of hierarchy `h` is 1, of its levels 2",
                "TG0445: hierarchy `h` has two levels named `one`",
            ]
        )
    )
    func `level names are one for each level and distinct`(names: [String], told: String) {
        #expect(
            messages { () throws(MicrodataError) in
                _ = try Hierarchy(rows: [["a", "*"]], levelNames: names, name: "h")
            } == [told]
        )
    }

    @Test func `a problem in a file has its line`() {
        let told = messages { () throws(MicrodataError) in
            let bytes = Array("\"a\n\";*\nb\nb;*\n\"a\n\";*\n".utf8)
            _ = try Hierarchy.parse(bytes, separator: 0x3b, levelNames: [], name: "h", file: "h.csv")
        }
        #expect(
            told == [
                "h.csv:3:1: TG0441: the number of levels in row 2 of hierarchy `h` is 1, in the first row 2",
                "h.csv:5:1: TG0442: row 4 of hierarchy `h` has a value that an earlier row has",
            ]
        )
    }

    @Test func `a broken file is refused before its ladder is looked at`() {
        let told = messages { () throws(MicrodataError) in
            _ = try Hierarchy.parse(Array("a\"b;*\nc\"d;*\n".utf8), separator: 0x3b, levelNames: [], name: "h")
        }
        #expect(told.map { $0.prefix(13) } == ["h:1:2: TG0421", "h:2:2: TG0421"])
    }
}
