import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// Minimal sample uniques as one would look for them: every set of columns, every record, by texts.
private struct UniqueTwin {
    /// By record: its minimal sample uniques, each a set of columns.
    let sets: [[Set<Int>]]
    let score: [Int]

    init(_ rows: [[String]], columns: Int, depth: Int) {
        var sets = rows.map { _ in [Set<Int>]() }
        let all = (1..<1 << columns).map { bits in Set((0..<columns).filter { bits & 1 << $0 != 0 }) }
        for set in all.filter({ $0.count <= depth }).sorted(by: { $0.count < $1.count }) {
            let keys = rows.map { row in set.sorted().map { row[$0] } }
            let counts = Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
            for (record, key) in keys.enumerated() where counts[key] == 1 {
                if !sets[record].contains(where: set.isSuperset) { sets[record].append(set) }
            }
        }
        self.sets = sets
        self.score = sets.map { sets in
            sets.reduce(0) { sum, set in sum + (set.count...depth).reduce(1) { $0 * max(1, columns - $1) } }
        }
    }
}

struct SpecialUniqueTests {
    private static func uniques(_ rows: [[String]], columns: Int, budget: Int? = nil) -> SpecialUniques {
        let encodedColumns = (0..<columns).map { column in encoded("c\(column)", rows.map { $0[column] }, missing: "") }
        let partition = ClassPartition(of: encodedColumns, records: rows.count)
        return SpecialUniques(of: encodedColumns, in: partition, budget: budget ?? SpecialUniques.usualBudget)
    }

    private static func rows(seed: UInt64) -> (rows: [[String]], columns: Int) {
        var generator = SeededGenerator(seed: seed)
        let columns = Int.random(in: 1...6, using: &generator)
        let spread = (0..<columns).map { _ in Int.random(in: 1...7, using: &generator) }
        let rows = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
            spread.map { values in
                let value = Int.random(in: 0...values, using: &generator)
                return value == 0 ? "" : "v\(value)"
            }
        }
        return (rows, columns)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `finds the sets that a look at every set of every record finds`(seed: UInt64) {
        let (rows, columns) = Self.rows(seed: seed)
        let found = Self.uniques(rows, columns: columns)
        let twin = UniqueTwin(rows, columns: columns, depth: columns)
        #expect(found.isComplete)
        for size in 1...columns {
            #expect(found.found[size - 1] == twin.sets.joined().count { $0.count == size })
            #expect(found.smallest[size - 1] == twin.sets.count { $0.map(\.count).min() == size })
        }
        let scores = Dictionary(twin.score.filter { $0 > 0 }.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(Dictionary(uniqueKeysWithValues: found.scores.map { ($0.score, $0.records) }) == scores)
        #expect(found.specialRecords == twin.sets.count { $0.contains { $0.count < columns } })
        #expect(found.uniqueRecords == twin.sets.count { !$0.isEmpty })
        for column in 0..<columns {
            let weight = twin.sets.joined().filter { $0.contains(column) }
                .reduce(0) { sum, set in sum + (1..<max(2, columns - set.count + 1)).reduce(1, *) }
            #expect(found.weightOfColumn[column] == weight)
        }
    }

    @Test(arguments: 200..<300 as Range<UInt64>)
    func `within a budget it finds the small sets, and says how far it looked`(seed: UInt64) {
        let (rows, columns) = Self.rows(seed: seed)
        let classes = max(1, Set(rows).count)
        for depth in 1...columns {
            let sets = (1..<1 << columns).count { $0.nonzeroBitCount <= depth }
            let found = Self.uniques(rows, columns: columns, budget: sets * classes)
            #expect(found.depth == depth)
            let twin = UniqueTwin(rows, columns: columns, depth: depth)
            #expect(found.found == (1...depth).map { size in twin.sets.joined().count { $0.count == size } })
            #expect(found.totalScore == twin.score.reduce(0, +))
            #expect(found.specialRecords == twin.sets.count { $0.contains { $0.count < columns } })
            if depth < columns { #expect(found.dis(fraction: 0.5) == nil) }
        }
    }

    @Test func `a record that one value singles out scores the factorial of the other columns`() {
        let rows = [["x", "a", "m"], ["y", "a", "m"], ["y", "a", "m"], ["y", "b", "n"], ["y", "b", "n"]]
        let found = Self.uniques(rows, columns: 3)
        #expect(found.scores == [SpecialUniques.ScoreCount(score: 2, records: 1)])
        #expect(found.shareOfColumn == [Ratio(2, of: 2), Ratio(0, of: 2), Ratio(0, of: 2)])
    }

    @Test func `a file whose smallest class has two records has none, and none in no records`() {
        let doubled = Self.rows(seed: 7).rows.flatMap { [$0, $0] }
        let found = Self.uniques(doubled, columns: Self.rows(seed: 7).columns)
        #expect(found.scores.isEmpty)
        #expect(found.uniqueRecords == 0)
        #expect(found.dis(fraction: 0.1).map { [$0.highest, $0.mean] } == [0, 0])
        #expect(Self.uniques([], columns: 2).specialRecords == 0)
    }

    @Test func `in a census every score is certain, in a sample none is`() throws {
        let rows = [["a", "x"], ["a", "y"], ["b", "y"], ["b", "y"], ["c", "z"], ["c", "z"], ["c", "z"]]
        let found = Self.uniques(rows, columns: 2)
        #expect(found.scores.reduce(0) { $0 + $1.records } == 2 && found.pairedRecords == 2)
        #expect(try #require(found.dis(fraction: 1)).highest == 1)
        let tenth = try #require(found.dis(fraction: 0.1)).highest
        let hundredth = try #require(found.dis(fraction: 0.01)).highest
        #expect(0 < hundredth && hundredth < tenth && tenth < 1)
    }

    /// The quasi-identifiers of which sdcMicro was asked for SUDA: with two it adds a column of its own, and finds none.
    static let oracle = [0, 1, 2]

    @Test(arguments: oracle)
    func `scores and DIS of Adult are those of sdcMicro`(index: Int) throws {
        let file = repositoryRoot.appending(path: "Tests/Vectors/privacy-measures/privacy-measures.json")
        let root = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let entry = try #require((root["sdcmicro_5_8_1"] as? [[String: Any]])?[index])
        let names = try #require(entry["qi"] as? [String]).map { $0.replacing(".", with: "-") }
        let columns = names.compactMap(Adult.table.column)
        let partition = ClassPartition(of: columns, records: Adult.table.rowCount)
        let found = SpecialUniques(of: columns, in: partition)
        #expect(found.scores.reduce(0) { $0 + $1.records } == entry["suda_pos"] as? Int)
        // sdcMicro computes in part with figures of single precision.
        let dis = try #require(found.dis(fraction: 0.01))
        for (mine, name) in [(dis.highest, "dis_max"), (dis.mean, "dis_mean")] {
            let theirs = try #require(entry[name] as? NSNumber).doubleValue
            #expect(abs(mine - theirs) <= 1e-6 * theirs)
        }
    }
}
