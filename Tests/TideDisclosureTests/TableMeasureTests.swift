import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// A random table with quasi-identifiers, a sensitive column, units and weights, and what an obvious count makes of it.
private struct MeasuredCase {
    let columns: [EncodedColumn]
    let rows: [[String]]
    let hierarchy: Hierarchy
    static let names = ["q0", "q1", "s", "unit", "weight"]

    init(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...60, using: &random)
        let values = Int.random(in: 1...6, using: &random)
        let spread = Int.random(in: 1...4, using: &random)
        rows = (0..<count).map { _ in
            [
                "a\(Int.random(in: 0...spread, using: &random))",
                Int.random(in: 0..<8, using: &random) == 0 ? "" : "b\(Int.random(in: 0..<2, using: &random))",
                "\(Int.random(in: 0..<values, using: &random))",
                "u\(Int.random(in: 0..<20, using: &random))",
                ["1", "2.5", "10", "0.5", "333.25"].randomElement(using: &random) ?? "1",
            ]
        }
        hierarchy = try Hierarchy(
            rows: (0..<6).map { ["\($0)", "\($0 / 2)x", "*"] },
            levelNames: [],
            name: "s"
        )
        let rows = rows
        columns = Self.names.indices.map { index in encoded(Self.names[index], rows.map { $0[index] }, missing: "") }
    }

    /// The rows of each class.
    var classes: [[[String]]] { Dictionary(grouping: rows) { [$0[0], $0[1]] }.map(\.value) }

    var measures: TableMeasures { measures(of: columns, records: rows.count) }

    func measures(of columns: [EncodedColumn], records: Int, population: PopulationTable? = nil) -> TableMeasures {
        TableMeasures(
            of: columns,
            records: records,
            by: MeasuringSpec(
                quasiIdentifiers: ["q0", "q1"],
                sensitive: [SensitiveColumn(column: "s", hierarchy: hierarchy)],
                unitColumn: "unit",
                weightColumn: "weight",
                population: population
            )
        )
    }
}

/// The shares of values in some rows.
private func shares(_ rows: [[String]], of values: [String], level: (String) -> String = { $0 }) -> [Double] {
    values.map { value in Double(rows.count { level($0[2]) == value }) / Double(rows.count) }
}

private func isNear(_ left: Double?, _ right: Double) -> Bool {
    guard let left else { return false }
    return left == right || abs(left - right) <= 1e-10 * max(1, abs(right))
}

struct TableMeasureTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func `the worst class is found by every measure of a sensitive column`(seed: UInt64) throws {
        let instance = try MeasuredCase(seed: seed)
        let measured = try #require(instance.measures.sensitive("s"))
        let values = Set(instance.rows.map { $0[2] }).sorted()
        let p = shares(instance.rows, of: values)
        let q = instance.classes.map { shares($0, of: values) }
        func worst(_ figure: ([Double]) -> Double) -> Double { q.map(figure).max() ?? .nan }
        #expect(measured.values == values.count)
        #expect(Double(measured.distinct) == -worst { -Double($0.count { $0 > 0 }) })
        #expect(isNear(-measured.entropy, worst { $0.filter { $0 > 0 }.map { $0 * log($0) }.reduce(0, +) }))
        #expect(isNear(measured.equalDistance, worst { zip($0, p).map { abs($0 - $1) }.reduce(0, +) / 2 }))
        let ordered = worst { q in
            guard values.count > 1 else { return 0 }
            return q.indices.map { abs(zip(q, p).prefix($0 + 1).map { $0 - $1 }.reduce(0, +)) }.reduce(0, +)
                / Double(values.count - 1)
        }
        #expect(isNear(measured.orderedDistance, ordered))
        let pairs = Set(values.map { "\((Int($0) ?? 0) / 2)x" }).sorted()
        let level = { (value: String) in "\((Int(value) ?? 0) / 2)x" }
        let tree = instance.classes.map { rows in
            let fine = zip(shares(rows, of: values), p).map { abs($0 - $1) }.reduce(0, +) / 2
            let coarse =
                zip(
                    shares(rows, of: pairs, level: level),
                    shares(instance.rows, of: pairs, level: level)
                ).map { abs($0 - $1) }.reduce(0, +) / 2
            return (fine + coarse) / 2
        }.max()
        #expect(isNear(measured.hierarchicalDistance, tree ?? .nan))
        #expect(isNear(measured.deviation.delta, worst { zip($0, p).map { abs(log($0 / $1)) }.max() ?? 0 }))
        #expect(isNear(measured.deviation.basicBeta, max(0, worst { zip($0, p).map { ($0 - $1) / $1 }.max() ?? 0 })))
        for entry in measured.recursive {
            let c = instance.classes.map { rows -> Double in
                let counts = values.map { value in rows.count { $0[2] == value } }.filter { $0 > 0 }.sorted(by: >)
                let tail = counts.dropFirst(entry.l - 1).reduce(0, +)
                return tail == 0 ? .infinity : Double(counts[0]) / Double(tail)
            }.max()
            #expect(isNear(entry.worst.leastC, c ?? .nan))
        }
        let uniform = instance.classes.filter { Set($0.map { $0[2] }).count == 1 }
        #expect(measured.uniformClasses == uniform.count)
        #expect(measured.uniformRecords == uniform.reduce(0) { $0 + $1.count })
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `measures are the same bits whatever the order of records`(seed: UInt64) throws {
        let instance = try MeasuredCase(seed: seed)
        var random = SeededGenerator(seed: seed + 1)
        let rows = instance.rows.shuffled(using: &random)
        let columns = MeasuredCase.names.indices.map { index in
            encoded(MeasuredCase.names[index], rows.map { $0[index] }, missing: "")
        }
        #expect(instance.measures(of: columns, records: rows.count) == instance.measures)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `units, weights and population are counted as one would by hand`(seed: UInt64) throws {
        let instance = try MeasuredCase(seed: seed)
        let other = try MeasuredCase(seed: seed + 1000)
        let members = instance.rows + other.rows
        let population = TableBuilder.table(MeasuredCase.names, members)
        let measured = instance.measures(
            of: instance.columns,
            records: instance.rows.count,
            population: PopulationTable(population)
        )
        let unitsByClass = instance.classes.map { Set($0.map { $0[3] }) }
        #expect(measured.units?.smallestClass == unitsByClass.map(\.count).min())
        #expect(measured.k == unitsByClass.map(\.count).min())
        #expect(measured.units?.units == Set(instance.rows.map { $0[3] }).count)
        #expect(measured.units?.unitsAlone == Set(unitsByClass.filter { $0.count == 1 }.flatMap { $0 }).count)
        let sizes = instance.rows.map { row in members.count { $0[0] == row[0] && $0[1] == row[1] } }
        #expect(measured.population?.smallestClass == sizes.min())
        #expect(measured.population?.uniqueRecords == sizes.count { $0 == 1 })
        #expect(measured.population?.recordsOverThreshold == sizes.count { $0 < 5 })
        let average = sizes.map { 1 / Double($0) }.reduce(0, +) / Double(sizes.count)
        #expect(isNear(measured.population?.averageRisk, average))
        let uniques = instance.classes.filter { $0.count == 1 }.map { 1 / max(1, Double($0[0][4]) ?? 1) }.reduce(0, +)
        #expect(isNear(measured.sample?.expectedUniques, uniques))
        #expect(isNear(measured.sample?.members, instance.rows.compactMap { Double($0[4]) }.reduce(0, +)))
    }

    /// The expected value of 1/F by summing over F: the definition.
    @Test(arguments: [
        (1, 2.0), (1, 1.2), (1, 40), (2, 3), (2, 90), (3, 4), (3, 50), (7, 20), (40, 100), (5, 5), (1, 0.2),
    ])
    func `the individual risk is the expected value over the members that there may be`(records: Int, members: Double) {
        let p = min(1, Double(records) / members)
        var (expected, chance) = (0.0, pow(p, Double(records)))
        for size in records..<200_000 {
            expected += chance / Double(size)
            chance *= (1 - p) * Double(size) / Double(size - records + 1)
        }
        let risk = IndividualRisk.risk(records: records, members: members)
        #expect(abs(risk - expected) < 1e-9)
        // What sdcMicro takes for three records and more.
        if records >= 3 { #expect(abs(risk - p / (Double(records) - (1 - p))) < 0.02) }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `missing values match as a count of every pair says, and never make fewer alike`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            (0..<3).map { _ in
                Int.random(in: 0..<4, using: &random) == 0 ? "" : "v\(Int.random(in: 0..<3, using: &random))"
            }
        }
        let columns = (0..<3).map { index in encoded("c\(index)", rows.map { $0[index] }, missing: "") }
        let partition = ClassPartition(of: columns, records: rows.count)
        for credit in MissingMatches.Credit.allCases {
            let counts = MissingMatches(of: columns, in: partition, credit: credit).counts
            for (row, number) in zip(rows, RowGrouping.classes(of: columns, rows: rows.count).classOfRow) {
                let expected = rows.reduce(0.0) { sum, other in
                    guard zip(row, other).allSatisfy({ $0 == $1 || $0.isEmpty || $1.isEmpty }) else { return sum }
                    return sum + (zip(row, other).contains { !$0.isEmpty && $1.isEmpty } ? credit.rawValue : 1)
                }
                #expect(counts[Int(number)] == expected)
                #expect(counts[Int(number)] >= Double(partition.size(Int(number))))
            }
        }
    }

    @Test func `what a table lacks is not measured, and so not met`() throws {
        let measures = TableMeasures(
            of: [encoded("q", ["a", "a"])],
            records: 2,
            by: MeasuringSpec(quasiIdentifiers: ["q"])
        )
        let verdicts = measures.verdicts(on: [
            .kMap(1), .diversity(of: "s", .distinct(1)), .closeness(of: "s", t: 1, .ordered),
            .deltaDisclosure(of: "s", delta: 100), .betaLikeness(of: "s", beta: 100, isEnhanced: false),
            .populationUniqueness(atMost: 1),
        ])
        #expect(verdicts.allSatisfy { $0.outcome == .notMeasured && !$0.isMet })
        #expect(
            measures.verdicts(on: [.kAnonymity(2), .risk(.prosecutor, .highest, atMost: 0.5)]).allSatisfy { $0.isMet }
        )
        #expect(
            measures.verdicts(on: [.kAnonymity(3), .risk(.marketer, .average, atMost: 0.4)]).allSatisfy { !$0.isMet }
        )
    }

    @Test func `a table without records breaks no model that it can be held against`() throws {
        let measures = TableMeasures(
            of: [encoded("q", []), encoded("s", [])],
            records: 0,
            by: MeasuringSpec(quasiIdentifiers: ["q"], sensitive: [SensitiveColumn(column: "s")])
        )
        #expect(
            measures.verdicts(on: [
                .kAnonymity(5), .diversity(of: "s", .distinct(2)), .diversity(of: "s", .entropy(2)),
                .diversity(of: "s", .recursive(c: 1, l: 2)), .closeness(of: "s", t: 0, .equal),
                .risk(.prosecutor, .highest, atMost: 0),
            ]).allSatisfy { $0.isMet }
        )
    }
}
