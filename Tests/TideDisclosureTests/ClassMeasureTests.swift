import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

struct ClassMeasuresTests {
    /// A random table: few or many values a column, so that classes are large in one and small in another.
    static func table(seed: UInt64) -> TextTable {
        var generator = SeededGenerator(seed: seed)
        let rows = Int.random(in: 0...300, using: &generator)
        let columns = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            let values = [1, 2, 3, 7, 40, 1000].randomElement(using: &generator) ?? 1
            return (0..<rows).map { _ in "v\(Int.random(in: 0..<values, using: &generator))" }
        }
        return TextTable(names: columns.indices.map { "c\($0)" }, columns: columns)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `measures equal those of an obvious count`(seed: UInt64) {
        let table = Self.table(seed: seed)
        let measures = ClassMeasures(of: table.encodedColumns(), records: table.rows)
        let keys = (0..<table.rows).map { row in table.columns.map { $0[row] } }
        let sizes = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(measures.records == table.rows)
        #expect(measures.classes == sizes.count)
        #expect(measures.smallestClass == sizes.values.min() ?? 0)
        #expect(measures.largestClass == sizes.values.max() ?? 0)
        #expect(measures.uniqueRecords == sizes.values.count { $0 == 1 })
        #expect(measures.recordsOverThreshold == sizes.values.filter { $0 < 5 }.reduce(0, +))
        for entry in measures.histogram {
            let inside = sizes.values.filter { $0 >= entry.band.from && $0 <= entry.band.upTo ?? .max }
            #expect(entry.classes == inside.count)
            #expect(entry.records == inside.reduce(0, +))
        }
        // The marketer's risk is the mean of one divided by the size of each record's class.
        let risks = keys.map { 1 / Double(sizes[$0, default: 1]) }
        let mean = risks.isEmpty ? 0 : risks.reduce(0, +) / Double(risks.count)
        #expect(abs(measures.averageRisk.value - mean) < 1e-12)
        #expect(abs(measures.highestRisk.value - (risks.max() ?? 0)) < 1e-12)
    }

    @Test func `raw Adult has the figures that other tools find`() throws {
        let adult = try AdultSample().table
        let measures = ClassMeasures(of: adult.encodedColumns(), records: adult.rows)
        #expect(measures.records == 30_162)
        #expect(measures.averageRisk.decimal == "0.646575160798")
        #expect(measures.shareOverThreshold.decimal == "0.778131423646")
        #expect(measures.uniqueRecords == 15_512)
        #expect(measures.smallestClass == 1)
    }

    @Test func `Adult at its optimum for k of 5 has the classes that ARX finds`() throws {
        let adult = try AdultSample()
        let told = zip(adult.hierarchies, AdultSample.optimum).map { ToldLevel($0, level: $1) }
        let released = adult.table.protected(told, k: 5)
        let measures = ClassMeasures(of: released.encodedColumns(), records: released.rows)
        #expect(measures.records == 30_162 - 2553)
        #expect(measures.classes == 602)
        #expect(measures.smallestClass == 5)
        #expect(measures.largestClass == 848)
        #expect(measures.recordsOverThreshold == 0)
    }

    @Test func `more combinations than a word can number are still counted exactly`() {
        var generator = SeededGenerator(seed: 7)
        let domain = (0..<60_000).map { "value \($0)" }
        let rows = 500
        let columns = (0..<9).map { column in
            let codes = (0..<rows).map { UInt32(($0 % 250) * (column + 1) * 17 % 60_000) }
            return EncodedColumn(name: "c\(column)", codes: codes, values: domain, missingCode: nil)
        }
        let measures = ClassMeasures(of: columns.shuffled(using: &generator), records: rows)
        #expect(measures.classes == 250)
        #expect(measures.smallestClass == 2)
        #expect(measures.largestClass == 2)
    }

    @Test func `a table without records has no class and no risk`() {
        let measures = ClassMeasures(of: [encoded("a", []), encoded("b", [])], records: 0)
        #expect(measures.classes == 0)
        #expect(measures.smallestClass == 0)
        #expect(measures.largestClass == 0)
        #expect(measures.highestRisk.decimal == "0.000000000000")
        #expect(measures.averageClass.decimal == "0.000000000000")
    }

    @Test func `without quasi-identifiers all records are one class`() {
        let measures = ClassMeasures(of: [], records: 12)
        #expect(measures.classes == 1)
        #expect(measures.smallestClass == 12)
    }

    @Test func `a missing value is a value of its own in a class`() {
        let column = encoded("a", ["x", "", "", "x", "y"], missing: "")
        let measures = ClassMeasures(of: [column], records: 5)
        #expect(measures.classes == 3)
        #expect(measures.uniqueRecords == 1)
    }

    @Test(arguments: [("20%", 4), ("33%", 3), ("34%", 2), ("50%", 1), ("100%", 0), ("0%", 1_000_000)])
    func `a risk equal to the threshold is not over it`(threshold: String, largestOver: Int) throws {
        let share = try #require(Share(threshold))
        for size in 1...6 {
            let measures = ClassMeasures(classSizes: [size], quasiIdentifiers: ["a"], threshold: share)
            #expect(measures.recordsOverThreshold == (size <= largestOver ? size : 0))
        }
    }

    @Test func `bands follow each other without a gap`() {
        #expect(SizeBand.all.first?.from == 1)
        #expect(SizeBand.all.last?.upTo == nil)
        for (band, next) in zip(SizeBand.all, SizeBand.all.dropFirst()) {
            #expect(band.upTo.map { $0 + 1 } == next.from)
        }
    }
}
