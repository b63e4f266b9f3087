import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// The figures that other tools and an independent implementation found on the Adult data.
private enum Oracle {
    static let root: JSONObject = {
        let file = repositoryRoot.appending(path: "Tests/Vectors/privacy-measures/privacy-measures.json")
        guard let data = try? Data(contentsOf: file),
            let root = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { return JSONObject([:]) }
        return JSONObject(root)
    }()

    static func list(_ name: String) -> [JSONObject] {
        (root.members[name] as? [[String: Any]] ?? []).map(JSONObject.init)
    }

    static let cases = list("cases").map { $0.text("id") }
}

/// Members of a JSON object as tests read them; a figure that is not there is NaN, which equals nothing.
private struct JSONObject: @unchecked Sendable {
    // SAFETY: JSONSerialization makes immutable values.
    let members: [String: Any]

    init(_ members: [String: Any]) { self.members = members }

    func text(_ name: String) -> String { members[name] as? String ?? "" }
    func texts(_ name: String) -> [String] { members[name] as? [String] ?? [] }
    func count(_ name: String) -> Int { members[name] as? Int ?? -1 }
    func object(_ name: String) -> JSONObject? { (members[name] as? [String: Any]).map(JSONObject.init) }

    /// The figure; infinite for `null`, which stands for "no bound is met".
    func figure(_ name: String) -> Double {
        members[name] is NSNull ? .infinity : (members[name] as? NSNumber)?.doubleValue ?? .nan
    }
}

/// Whether two figures of independent computations are the same; exactly for infinite ones.
private func agree(_ left: Double?, _ right: Double) -> Bool {
    guard let left else { return false }
    return left == right || abs(left - right) <= 1e-9 * max(1, abs(right))
}

struct MeasureOracleTests {
    @Test func `the oracle has the cases that it says`() {
        #expect(Oracle.cases.count == 14)
        #expect(Oracle.list("kmap_cases_own_implementation").count == 6)
        #expect(Oracle.list("sdcmicro_5_8_1").count == 4)
    }

    /// The columns of Adult at some levels, classes under a size removed.
    private func table(_ entry: JSONObject) throws -> (columns: [EncodedColumn], rows: Int) {
        let levels = entry.object("levels")
        var columns = try Adult.table.columns.map { column in
            guard let level = levels?.members[column.name] as? Int else { return column }
            let hierarchy = try Adult.hierarchy(column.name)
            let texts = column.codes.map { code -> String in
                let leaf = hierarchy.leaf(column.values[Int(code)]) ?? 0
                return hierarchy.values[level][Int(hierarchy.ancestors[level][Int(leaf)])]
            }
            return encoded(column.name, texts)
        }
        let quasi = entry.texts("qi").compactMap { name in columns.first { $0.name == name } }
        let classes = RowGrouping.classes(of: quasi, rows: Adult.table.rowCount)
        let least = entry.count("drop_classes_smaller_than")
        let kept = (0..<Adult.table.rowCount).filter { classes.sizes[Int(classes.classOfRow[$0])] >= least }
        columns = columns.map { column in encoded(column.name, kept.map { column[$0] }) }
        return (columns, kept.count)
    }

    @Test(arguments: Oracle.cases)
    func `every measure of Adult is the textbook's`(id: String) throws {
        let entry = try #require(Oracle.list("cases").first { $0.text("id") == id })
        let expected = try #require(entry.object("textbook"))
        let (columns, rows) = try table(entry)
        let measures = TableMeasures(
            of: columns,
            records: rows,
            by: MeasuringSpec(
                quasiIdentifiers: entry.texts("qi"),
                sensitive: [SensitiveColumn(column: entry.text("sa"))]
            )
        )
        let classes = measures.classes
        #expect(classes.records == expected.count("n"))
        #expect(classes.classes == expected.count("n_ec"))
        #expect(classes.smallestClass == expected.count("k"))
        #expect(classes.largestClass == expected.count("max_ec"))
        #expect(classes.uniqueRecords == expected.count("uniques"))
        #expect(classes.recordsOverThreshold == expected.count("records_below_k5"))
        #expect(agree(classes.averageClass.value, expected.figure("mean_ec")))
        #expect(agree(classes.highestRisk.value, expected.figure("prosecutor_max")))
        #expect(agree(classes.averageRisk.value, expected.figure("prosecutor_avg_over_records")))
        // What no report prints, of the same class sizes.
        let quasi = entry.texts("qi").compactMap { name in columns.first { $0.name == name } }
        let sizes = RowGrouping.classSizes(of: quasi, rows: rows).sorted()
        for k in [2, 3, 10] {
            let below = sizes.filter { $0 < k }.reduce(0, +)
            #expect(below == expected.count("records_below_k\(k)"))
        }
        let median = Double(sizes[(sizes.count - 1) / 2] + sizes[sizes.count / 2]) / 2
        #expect(agree(median, expected.figure("median_ec")))
        #expect(sizes.reduce(0) { $0 + $1 * $1 } == expected.count("discernability"))
        let meanRisk = sizes.reduce(0) { $0 + 1 / Double($1) } / Double(sizes.count)
        #expect(agree(meanRisk, expected.figure("avg_rir_over_classes")))
        let sensitive = try #require(measures.sensitive.first)
        #expect(sensitive.values == expected.count("sa_distinct"))
        #expect(sensitive.distinct == expected.count("distinct_l"))
        #expect(agree(sensitive.entropy, expected.figure("entropy_min_nats")))
        #expect(agree(sensitive.entropyDiversity, expected.figure("entropy_l_real")))
        for measure in sensitive.recursive {
            // The oracle leaves an l out that is more than the column has values.
            let name = "recursive_c_inf_l\(measure.l)"
            let figure = expected.members[name] == nil ? .infinity : expected.figure(name)
            #expect(agree(measure.worst.leastC, figure))
        }
        #expect(agree(sensitive.equalDistance, expected.figure("t_equal")))
        if entry.text("sa_kind") == "numeric-ordered" {
            #expect(agree(sensitive.orderedDistance, expected.figure("t_ordered")))
        } else {
            #expect(sensitive.orderedDistance == nil)
        }
        #expect(agree(sensitive.deviation.basicBeta, expected.figure("basic_beta")))
        #expect(agree(sensitive.deviation.enhancedBeta, expected.figure("enhanced_beta_textbook")))
        #expect(agree(sensitive.deviation.delta, expected.figure("delta_strict")))
        #expect(agree(sensitive.deviation.deltaOfPresentValues, expected.figure("delta_nonzero")))
    }

    @Test(arguments: 0..<6)
    func `k-map and the journalist's risk are those of an independent count`(index: Int) throws {
        let entry = Oracle.list("kmap_cases_own_implementation")[index]
        let every10th = entry.text("sample").hasPrefix("every 10th")
        let rows = (0..<Adult.table.rowCount).filter { every10th ? $0 % 10 == 0 : $0 < 3000 }
        let sample = Adult.table.columns.map { column in encoded(column.name, rows.map { column[$0] }) }
        let measures = TableMeasures(
            of: sample,
            records: rows.count,
            by: MeasuringSpec(quasiIdentifiers: entry.texts("qi"), population: PopulationTable(Adult.table))
        )
        let population = try #require(measures.population)
        #expect(rows.count == entry.count("sample_rows"))
        #expect(measures.classes.smallestClass == entry.count("sample_k"))
        #expect(measures.classes.uniqueRecords == entry.count("sample_uniques"))
        #expect(population.smallestClass == entry.count("kmap"))
        #expect(population.recordsOverThreshold == entry.count("sample_records_with_population_class_below_5"))
        #expect(population.uniqueRecords == entry.count("population_uniques_in_sample"))
        #expect(population.uncoveredRecords == 0)
        #expect(agree(population.averageRisk, entry.figure("expected_reid_journalist_avg")))
    }

    @Test(arguments: 0..<4)
    func `classes, risk and diversity are those of sdcMicro`(index: Int) throws {
        let entry = Oracle.list("sdcmicro_5_8_1")[index]
        let names = entry.texts("qi").map { $0.replacing(".", with: "-") }
        let measures = TableMeasures(
            of: Adult.table.columns,
            records: Adult.table.rowCount,
            by: MeasuringSpec(quasiIdentifiers: names, sensitive: [SensitiveColumn(column: "salary-class")])
        )
        #expect(measures.classes.smallestClass == entry.count("k"))
        #expect(measures.classes.uniqueRecords == entry.count("uniques"))
        #expect(measures.classes.recordsOverThreshold == entry.count("below5"))
        #expect(agree(measures.classes.averageRisk.value, entry.figure("global_risk")))
        #expect(measures.classes.classes == entry.count("risk_ER"))
        #expect(measures.sensitive.first?.distinct == entry.count("distinct_l_min"))
        #expect(agree(measures.sensitive.first?.entropyDiversity, entry.figure("entropy_l_min")))
    }

    @Test(arguments: [(MissingMatches.Credit.none, "fk_alpha0"), (.half, "fk_alpha0.5"), (.full, "fk_alpha1")])
    func `missing values match as sdcMicro counts them`(credit: MissingMatches.Credit, name: String) throws {
        let entry = try #require(Oracle.root.object("sdcmicro_na_semantics"))
        let records = try #require(entry.members["records"] as? [[Any]])
        let columns = (0..<2).map { index in
            encoded("c\(index)", records.map { $0[index] as? String ?? "" }, missing: "")
        }
        let partition = ClassPartition(of: columns, records: records.count)
        let counts = MissingMatches(of: columns, in: partition, credit: credit).counts
        let expected = try #require(entry.members[name] as? [Double])
        let classOfRow = RowGrouping.classes(of: columns, rows: records.count).classOfRow
        #expect(classOfRow.map { counts[Int($0)] } == expected)
    }

    @Test func `where pyCANON is wrong the figures are right`() throws {
        #expect(Oracle.list("pycanon_hazards").count == 6)
        func measures(_ quasi: [String], _ sensitive: [String]) -> TableMeasures {
            TableMeasures(
                of: [encoded("q", quasi, missing: ""), encoded("s", sensitive)],
                records: quasi.count,
                by: MeasuringSpec(quasiIdentifiers: ["q"], sensitive: [SensitiveColumn(column: "s")])
            )
        }
        // A missing value is a class of its own.
        #expect(measures(["a", "a", "a", "a", "a", ""], ["x", "x", "x", "x", "x", "x"]).classes.smallestClass == 1)
        #expect(measures(["a", "a", "b", "b"], ["x", "x", "y", "z"]).sensitive[0].distinct == 1)
        for m in [2, 3, 4, 6, 7, 8, 10] {
            let values = (0..<m).map { "v\($0)" }
            let even = measures(values.map { _ in "a" }, values)
            let verdicts = even.verdicts(on: [
                .diversity(of: "s", .entropy(Double(m))), .diversity(of: "s", .entropy(Double(m) + 0.01)),
            ])
            #expect(verdicts.map(\.isMet) == [true, false])
        }
        let skewed = measures(
            Array(repeating: "a", count: 12),
            Array(repeating: "x", count: 9) + ["y", "y", "z"]
        )
        #expect(skewed.sensitive[0].recursive.map(\.worst.leastC) == [3, 9, .infinity])
        // A category that no record has is no class.
        let column = EncodedColumn(name: "q", codes: [0, 0, 2], values: ["a", "unused", "c"], missingCode: nil)
        #expect(ClassMeasures(of: [column], records: 3).smallestClass == 1)
        #expect(ClassMeasures(of: [column], records: 3).classes == 2)
        let constant = measures(["a", "b"], ["7", "7"]).sensitive[0]
        #expect(constant.orderedDistance == 0)
        #expect(constant.equalDistance == 0)
    }
}
