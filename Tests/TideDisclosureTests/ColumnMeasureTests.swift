import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// A column of a source with what is released of it.
private func compared(_ source: EncodedColumn, with released: EncodedColumn, told: ToldLevel?) -> ColumnComparison {
    ColumnComparison(source: source, released: ReleasedColumn(released, told: told), told: told)
}

struct ColumnMeasureTests {
    static let places: Hierarchy? = try? Hierarchy(
        rows: [
            ["Lisbon", "Portugal", "any"], ["Porto", "Portugal", "any"], ["Madrid", "Spain", "any"],
            ["Seville", "Spain", "any"],
        ],
        levelNames: ["city", "country", "any"],
        name: "places"
    )

    static func told(_ level: Int) throws -> ToldLevel { ToldLevel(try #require(places), level: level) }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `a distribution equals an obvious count`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
            ["", "a", "b", "c", "dd", "e"].randomElement(using: &generator) ?? ""
        }
        let distribution = ColumnDistribution(of: encoded("c", texts, missing: ""))
        #expect(distribution.records == texts.count)
        #expect(distribution.missing == texts.count { $0.isEmpty })
        #expect(distribution.categories == Set(texts).subtracting([""]).count)
        for count in distribution.counts { #expect(count.records == texts.count { $0 == count.value }) }
        let ordered = zip(distribution.counts, distribution.counts.dropFirst()).allSatisfy {
            ($1.records, $0.value) < ($0.records, $1.value)
        }
        #expect(ordered)
    }

    @Test func `texts that look alike but differ in their bytes stay two values`() {
        let distribution = ColumnDistribution(of: encoded("c", ["\u{e9}", "e\u{301}", "\u{e9}"]))
        #expect(distribution.counts.map(\.records) == [2, 1])
    }

    @Test func `values of a dictionary without a record are not in a distribution`() {
        let column = EncodedColumn(name: "c", codes: [2, 2], values: ["gone", "also gone", "here"], missingCode: nil)
        #expect(ColumnDistribution(of: column).counts == [ValueCount("here", 2)])
    }

    @Test(arguments: [
        (0, [ValueCount("Lisbon", 2), ValueCount("Madrid", 1)], 2),
        (1, [ValueCount("Portugal", 2), ValueCount("Spain", 1)], 2),
        (2, [ValueCount("any", 5)], 0),
    ])
    func `a missing or unlisted value stays missing below a single top`(
        level: Int,
        counts: [ValueCount],
        missing: Int
    ) throws {
        let column = encoded("place", ["Lisbon", "Lisbon", "Madrid", "", "Atlantis"], missing: "")
        let told = ColumnDistribution(of: column).told(at: try Self.told(level))
        #expect(told.counts == counts)
        #expect(told.missing == missing)
        #expect(told.records == 5)
    }

    @Test func `told apart counts the source's records that are released with a value that tells something`() throws {
        let source = encoded("place", ["Lisbon", "Porto", "Madrid", "Seville", "", "Lisbon"], missing: "")
        let released = encoded("place", ["Portugal", "Portugal", "", "Portugal"], missing: "")
        let comparison = compared(source, with: released, told: try Self.told(1))
        #expect(comparison.shareToldApart == Ratio(3, of: 6))
        #expect(comparison.released.shareToldApart == Ratio(3, of: 4))
        #expect(comparison.lostCategories == [ValueCount("Spain", 2)])
        #expect(comparison.leastKept?.value == "Spain")
    }

    @Test func `the value that stands for the whole domain tells nothing`() throws {
        let source = encoded("place", ["Lisbon", "Madrid"])
        let released = encoded("place", ["any", "any"])
        let comparison = compared(source, with: released, told: try Self.told(2))
        #expect(comparison.shareToldApart == Ratio(0, of: 2))
        #expect(comparison.released.categories.isEmpty)
        #expect(comparison.leastKept == nil)
    }

    @Test func `the only value of a domain of one is told as it is at level 0`() throws {
        let one = try Hierarchy(rows: [["EU"]], levelNames: ["union"], name: "one")
        let column = encoded("union", ["EU", "EU"])
        let comparison = compared(column, with: column, told: ToldLevel(one, level: 0))
        #expect(comparison.shareToldApart == Ratio(2, of: 2))
    }

    @Test func `nothing shifts where nothing is suppressed`() throws {
        let column = encoded("place", ["Lisbon", "Porto", ""], missing: "")
        let comparison = compared(column, with: column, told: try Self.told(0))
        #expect(comparison.shift == 0)
    }

    @Test func `shift is the share of records that would have to change category`() {
        let source = encoded("c", ["a", "a", "b", "b"])
        let released = encoded("c", ["a", "a", "a", "b"])
        #expect(abs(compared(source, with: released, told: nil).shift - 0.25) < 1e-15)
        let other = encoded("c", ["z"])
        #expect(compared(source, with: other, told: nil).shift == 1)
        #expect(compared(source, with: encoded("c", []), told: nil).shift == 0)
    }

    @Test func `an excerpt names the most frequent and counts the rest`() {
        let texts = (0..<20).flatMap { value in Array(repeating: "value-\(value)", count: 30 - value) }
        let excerpt = ReleasedColumn(encoded("c", texts), told: nil).excerpt(limit: 12)
        #expect(excerpt.named.map(\.value) == (0..<12).map { "value-\($0)" })
        #expect(excerpt.rest.count == 8)
        #expect(excerpt.named.reduce(0) { $0 + $1.records } + excerpt.rest.reduce(0) { $0 + $1.records } == texts.count)
    }

    @Test func `a rest of one category is named instead`() {
        let texts = (0..<13).flatMap { ["value \($0)", "value \($0)"] }
        let excerpt = ReleasedColumn(encoded("c", texts), told: nil).excerpt(limit: 12)
        #expect(excerpt.named.count == 13)
        #expect(excerpt.rest.isEmpty)
    }

    @Test func `years and bands read in their own order`() {
        let texts = ["100-119", "20-39", "20-39", "0-19", "0-19", "20-39", "100-119"]
        let excerpt = ReleasedColumn(encoded("age", texts), told: nil).excerpt(limit: 12)
        #expect(excerpt.named.map(\.value) == ["0-19", "20-39", "100-119"])
    }

    @Test func `a value of a single record is named only if it is a declared category`() throws {
        let texts = ["Lisbon", "Lisbon", "Madrid"]
        let free = ReleasedColumn(encoded("note", texts), told: nil).excerpt(limit: 12)
        #expect(free.named == [ValueCount("Lisbon", 2)])
        #expect(free.rest == [ValueCount("Madrid", 1)])
        let declared = ReleasedColumn(encoded("place", texts), told: try Self.told(0)).excerpt(limit: 12)
        #expect(declared.named.count == 2)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "\u{2212}1,000")])
    func `counts have a comma at each thousand`(count: Int, text: String) {
        #expect(FigureText.count(count) == text)
    }

    @Test(arguments: [
        (0, 10, "0%"), (10, 10, "100%"), (1, 3, "33.3%"), (1, 100_000, "under 0.1%"), (99_999, 100_000, "over 99.9%"),
        (0, 0, "0%"), (15, 10, "150.0%"),
    ])
    func `what is not nothing never reads as nothing`(part: Int, whole: Int, text: String) {
        #expect(FigureText.percent(Ratio(part, of: whole)) == text)
    }
}
