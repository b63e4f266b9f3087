import Testing
import TideCore
import TideMicrodata
import TideTestSupport

struct TreatmentRecodingTests {
    @Test(arguments: [1, 2, 3, 5, 7, 10, 100, 1_000])
    func `a number is rounded to the nearest multiple, and halfway to the even one`(base: Int) {
        var generator = SeededGenerator(seed: UInt64(base))
        for index in 0..<3_000 {
            // The twin counts in thousandths; every fourth lies halfway between two multiples, where there is such a thousandth.
            var thousandths = Int.random(in: -3_000_000...3_000_000, using: &generator)
            if index.isMultiple(of: 4) { thousandths = (thousandths / (base * 1_000)) * base * 1_000 + base * 500 }
            let (units, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
            let text = "\(thousandths < 0 ? "-" : "")\(units).\(String(rest + 1_000).dropFirst())"
            let near = [-1, 0, 1].map { (thousandths / (base * 1_000) + $0) * base }
            let least = near.map { abs($0 * 1_000 - thousandths) }.min() ?? 0
            let nearest = near.filter { abs($0 * 1_000 - thousandths) == least }
            let expected = nearest.count == 1 ? nearest[0] : nearest.first { ($0 / base).isMultiple(of: 2) }
            #expect(Recoding.rounded(base: base, isDecimal: true).recoded(text) == expected.map { "\($0)" }, "\(text)")
            if rest == 0 {
                let whole = "\(thousandths / 1_000)"
                #expect(Recoding.rounded(base: base, isDecimal: false).recoded(whole) == expected.map { "\($0)" })
            }
        }
    }

    @Test(arguments: ["", "x", "1e3", "+5", "05", "1.5", "9223372036854775807"])
    func `what is no integer, or has no multiple of ordinary size near it, is not rounded`(text: String) {
        #expect(Recoding.rounded(base: 10, isDecimal: false).recoded(text) == nil)
    }

    @Test func `numbers at the ends have one text each and the others are as they were`() {
        let ends = NumberEnds(bottom: .init(bound: 15, text: "15 or less"), top: .init(bound: 80, text: "80+"))
        let whole = Recoding.ends(ends, isDecimal: false, others: nil)
        #expect(
            ["-3", "15", "16", "79", "80", "120"].map(whole.recoded)
                == ["15 or less", "15 or less", "16", "79", "80+", "80+"]
        )
        #expect(["x", "80.0", "", "080"].map(whole.recoded) == [nil, nil, nil, nil])
        let decimal = Recoding.ends(ends, isDecimal: true, others: nil)
        #expect(
            ["15.0", "15.01", "-0.5", "79.999", "80", "80.00"].map(decimal.recoded)
                == ["15 or less", "15.01", "15 or less", "79.999", "80+", "80+"]
        )
        let clamped = Recoding.ends(ends, isDecimal: false, others: .bounded(0...70, isDecimal: false))
        #expect(["75", "80", "50"].map(clamped.recoded) == ["over 70", "80+", "50"])
    }

    @Test func `a code becomes that of the standard, and what the list lacks one code or nothing`() {
        let pairs = [(national: "101", standard: "NOR"), (national: "1", standard: "PRT")]
        let strict = Crosswalk(name: "l", standard: "iso-3166", pairs: pairs, others: nil)
        let open = Crosswalk(name: "l", standard: "iso-3166", pairs: pairs, others: "XXX")
        #expect(["101", "1", "01", ""].map(Recoding.crosswalk(strict).recoded) == ["NOR", "PRT", nil, nil])
        #expect(["101", "1", "01", ""].map(Recoding.crosswalk(open).recoded) == ["NOR", "PRT", "XXX", "XXX"])
        #expect(strict.pairs.map(\.national) == ["1", "101"])
    }

    private func read(_ text: String, _ recoding: Recoding) throws(MicrodataError) -> EncodedColumn {
        let readings = [ColumnReading(name: "a", isEncoded: true, missing: ["", "NA"], recoding: recoding)]
        return try CSVReader.read(bytes: Array(text.utf8), file: "f.csv", dialect: .comma, columns: readings).0.columns[
            0
        ]
    }

    @Test func `codes that become one share a code, and rows with others are named without it`() throws {
        let list = Crosswalk(
            name: "l",
            standard: "isco-08",
            pairs: [("a", "1"), ("b", "2"), ("c", "1")],
            others: nil
        )
        let column = try read("a\na\nNA\nc\nb\n\n", .crosswalk(list))
        #expect(column.values == ["1", "", "2"] && column.codes == [0, 1, 0, 2, 1] && column.missingCode == 1)
        let told = messages { () throws(MicrodataError) in _ = try read("a\na\nsecret\n", .crosswalk(list)) }
        #expect(told.count == 1 && told[0].hasPrefix("f.csv:3:1: TG1703: a code of column `a` is not in its codelist"))
        #expect(!told.joined().contains("secret"))
        let rounded = Recoding.crosswalk(list).followed(by: .rounded(base: 10, isDecimal: false))
        #expect(rounded.recoded("b") == "0" && Recoding.crosswalk(list).followed(by: nil) == .crosswalk(list))
        let notNumbers = Crosswalk(name: "l", standard: "other", pairs: [("a", "x")], others: nil)
        let second = messages { () throws(MicrodataError) in
            _ = try read("a\na\n", Recoding.crosswalk(notNumbers).followed(by: .rounded(base: 10, isDecimal: false)))
        }
        #expect(second.count == 1 && second[0].contains("TG0431"))
    }

    @Test func `leaves at an end become one, with what they had in common above`() throws {
        let ages = try Hierarchy.intervals(
            over: 0...99,
            widths: [5, 10],
            isClamped: true,
            isDecimal: false,
            levelNames: [],
            name: "age"
        )
        let ends = NumberEnds(bottom: .init(bound: 17, text: "17 or less"), top: .init(bound: 80, text: "80+"))
        let folded = try ages.coded(ends)
        let coded = try #require(folded)
        #expect(coded.leafCount == 64 && coded.levelNames == ages.levelNames && coded.hasSingleTop)
        func row(_ leaf: String) throws -> [String] {
            let leaf = Int(try #require(coded.leaf(leaf)))
            return (0..<coded.levelCount).map { coded.values[$0][Int(coded.ancestors[$0][leaf])] }
        }
        #expect(try row("80+") == ["80+", "80+", "80+", "*"])
        #expect(try row("17 or less") == ["17 or less", "17 or less", "17 or less", "*"])
        #expect(try row("18") == ["18", "15-19", "10-19", "*"])
        #expect(coded.leaf("80") == nil && coded.leaf("over 99") == nil && coded.leaf("under 0") == nil)
        // The leaves of one decade have it in common.
        let plain = try Hierarchy.intervals(
            over: 0...99,
            widths: [5, 10],
            isClamped: false,
            isDecimal: false,
            levelNames: [],
            name: "age"
        )
        let decade = try plain.coded(NumberEnds(bottom: nil, top: .init(bound: 90, text: "90+")))
        let top = try #require(decade)
        let leaf = Int(try #require(top.leaf("90+")))
        #expect((0..<4).map { top.values[$0][Int(top.ancestors[$0][leaf])] } == ["90+", "90+", "90-99", "*"])
        #expect(try ages.coded(NumberEnds(bottom: nil, top: .init(bound: 101, text: "x"))) == nil)
        let words = try Hierarchy(rows: [["a", "*"], ["b", "*"]], levelNames: [], name: "w")
        #expect(try words.coded(ends) == nil)
    }

    @Test func `bands of decimals are folded where they lie wholly at the end`() throws {
        let ladder = try Hierarchy.intervals(
            over: 0...9,
            widths: [5],
            isClamped: false,
            isDecimal: true,
            levelNames: [],
            name: "hours"
        )
        let ends = NumberEnds(bottom: .init(bound: 2, text: "2 or less"), top: .init(bound: 8, text: "8 or more"))
        let folded = try ladder.coded(ends)
        let coded = try #require(folded)
        #expect(
            coded.values[0] == [
                "2 or less", "2 to under 3", "3 to under 4", "4 to under 5", "5 to under 6", "6 to under 7",
                "7 to under 8", "8 or more",
            ]
        )
        let recoding = Recoding.ends(ends, isDecimal: true, others: .decimalBand(width: 1))
        for thousandths in 0..<10_000 {
            let text = "\(thousandths / 1_000).\(String(thousandths % 1_000 + 1_000).dropFirst())"
            let told = try #require(recoding.recoded(text))
            #expect(coded.leaf(told) != nil, "\(text)")
        }
    }
}
