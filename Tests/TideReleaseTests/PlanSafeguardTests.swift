import Foundation
import Testing
import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata
import TideRelease
import TideTestSupport

/// A spec in a folder of its own, compiled and run.
struct SpecFixture {
    static let dataset = """
        tidegate: v1
        kind: dataset
        id: visits
        unitIdentifier: person
        population: {file: people.csv, columns: {age: years, region: home, day: date}, count: members}
        columns:
          person: {role: direct}
          age: {role: quasi, type: integer, hierarchy: {interval: {from: 0, until: 99, widths: [10, 50], clamp: true}}}
          region: {role: quasi, hierarchy: {rows: [[n, up, all], [s, down, all], [e, up, all]]}}
          day:
            role: quasi
            type: date
            hierarchy: {date: {from: 2024-01-01, until: 2025-12-31, levels: [day, month, year]}}
          diagnosis: {role: sensitive, hierarchy: {mask: {values: [A1, A2, B1], keep: [1]}}}
          stay: {role: sensitive, type: integer}
          w: {role: weight, type: decimal}
        """

    static let safeguards = """
        kAnonymity: {k: 2}
        kMap: {k: 3}
        lDiversity: [{of: diagnosis, distinct: 1}, {of: stay, recursive: {c: "2", l: 1}}]
        tCloseness: [{of: diagnosis, t: "0.9", distance: hierarchical}, {of: stay, t: 80%, distance: ordered}]
        deltaDisclosure: {of: diagnosis, delta: "9.5"}
        betaLikeness: {of: diagnosis, enhanced: "7"}
        risk: {prosecutor: {highest: 50%}, marketer: {average: 90%}}
        populationUniqueness: {atMost: 100%}
        suppression: 20%
        """

    var files: [String: String] = [
        "dataset.yaml": dataset,
        "people.csv": "home,years,date,members,note\nn,34,2024-01-05,3,x\ns,120,2025-02-01,2,y\n",
        "weights.csv": "region,w\nn,2\ns,3.5\ne,1\n",
    ]
    var safeguards = Self.safeguards
    /// As a spec states treatments; all columns as they are where it is empty.
    var columns = ""
    var search = "{loss: iyengar, weights: {age: \"2\"}, budget: 1000}"

    init() {}

    var specification: StandaloneSpecification {
        get throws {
            var all = files
            let indented = safeguards.split(separator: "\n").map { "  \($0)\n" }.joined()
            all["spec.yaml"] = """
                tidegate: v1
                kind: spec
                id: s
                dataset: visits
                search: \(search)
                \(columns.isEmpty ? "" : "columns: \(columns)")
                safeguards:

                """ + indented
            return try StandaloneSpecification.read(
                "spec.yaml",
                in: all.mapValues { Array($0.utf8) },
                folder: "set"
            )
        }
    }

    func plan() throws -> ProtectionPlan {
        let specification = try specification
        return try PlanCompiler(
            dataset: specification.dataset,
            shelf: HierarchyShelf(
                documents: specification.hierarchies,
                files: specification.files,
                codelists: specification.codelists
            ),
            pseudonyms: PseudonymInputs(master: Redacted([]))
        ).compile(
            columns: specification.specification.columns(of: specification.dataset),
            safeguards: specification.specification.safeguards,
            search: specification.specification.search
        )
    }

    /// What opening a source comes to: the problems, or none.
    func problems(opening csv: String) throws -> [Diagnostic] {
        let plan = try plan()
        return try withTemporaryFolder { folder in
            let path = folder.appending(path: "source.csv").path
            try Data(csv.utf8).write(to: URL(filePath: path))
            do {
                _ = try EmbeddedEngine().open(path, under: plan) { _ in }
                return []
            } catch let error as any DiagnosedError {
                return error.diagnostics
            }
        }
    }
}

struct PlanSafeguardTests {
    private static let header = "person,age,region,day,diagnosis,stay,w\n"

    @Test func `every safeguard reaches the engine`() throws {
        let spec = try SpecFixture().plan().spec
        #expect(
            spec.models == [
                .kAnonymity(2), .kMap(3), .diversity(of: "diagnosis", .distinct(1)),
                .diversity(of: "stay", .recursive(c: 2, l: 1)),
                .closeness(of: "diagnosis", t: 0.9, .hierarchical), .closeness(of: "stay", t: 0.8, .ordered),
                .deltaDisclosure(of: "diagnosis", delta: 9.5),
                .betaLikeness(of: "diagnosis", beta: 7, isEnhanced: true),
                .risk(.prosecutor, .highest, atMost: 0.5), .risk(.marketer, .average, atMost: 0.9),
                .populationUniqueness(atMost: 1),
            ]
        )
        #expect(spec.suppression == Share("20%") && spec.unitColumn == "person" && spec.weightColumn == "w")
        #expect(spec.sensitive.map(\.column) == ["diagnosis", "stay"])
        #expect(spec.sensitive[0].hierarchy?.leafCount == 3 && spec.sensitive[0].order == .stated(["A1", "A2", "B1"]))
        #expect(spec.sensitive[1].hierarchy == nil && spec.sensitive[1].order == .natural)
        #expect(spec.columns.filter { $0.weight != 1 }.map(\.name) == ["age"])
        #expect(spec.effort.nodes == 1000)
    }

    @Test func `a population of counts is as many members, its values recoded as the dataset's are`() throws {
        let population = try #require(try SpecFixture().plan().spec.population)
        #expect(population.members == 5 && population.counts == [3, 2])
        let ages = try #require(population.column(for: "age"))
        #expect((0..<2).map { ages[$0] } == ["34", "over 99"])
        let regions = try #require(population.column(for: "region"))
        #expect((0..<2).map { regions[$0] } == ["n", "s"])
        #expect(population.column(for: "day")?[0] == "2024-01-05" && population.column(for: "stay") == nil)
    }

    @Test(arguments: ["4294967293", "4294967296", "9223372036854775807"])
    func `a population's members are counted, never made, and there is a largest number of them`(count: String) throws {
        var fixture = SpecFixture()
        fixture.files["people.csv"] = "home,years,date,members\nn,34,2024-01-05,3\ns,12,2024-01-06,\(count)\n"
        let error = #expect(throws: ReleaseError.self) { _ = try fixture.plan() }
        #expect(error?.diagnostics.map(\.code) == [.populationTooLarge])
    }

    @Test(arguments: ["0", "-1", "1.5", "", "many"])
    func `a population's count is a whole number of at least 1`(count: String) throws {
        var fixture = SpecFixture()
        fixture.files["people.csv"] = "home,years,date,members\nn,34,2024-01-05,3\ns,12,2024-01-06,\(count)\n"
        do {
            _ = try fixture.plan()
            Issue.record("it was planned")
        } catch let error as any DiagnosedError {
            #expect(
                error.diagnostics.map(\.message) == [
                    "`people.csv`, line 3: how many members a row stands for is a whole number of at least 1"
                ]
            )
        }
    }

    @Test(arguments: [
        (
            "iyengar, aggregate: rank, suppressionWeight: \"0.25\"",
            TideDisclosure.LossMeasure.iyengar(.rank, suppressionWeight: 0.25)
        ),
        ("iyengar", .iyengar(.geometricMean, suppressionWeight: 0.5)),
        ("precision", .precision(.arithmeticMean, suppressionWeight: 0.5)),
        ("normalised-entropy, aggregate: maximum", .normalisedEntropy(.maximum)),
        ("non-uniform-entropy", .nonUniformEntropy(countsSuppressed: true)),
        ("generalisation-entropy", .nonUniformEntropy(countsSuppressed: false)),
        ("discernibility", .discernibility(penalisesSuppression: true)),
        ("class-discernibility", .discernibility(penalisesSuppression: false)),
        ("average-class-size", .averageClassSize), ("ambiguity", .ambiguity), ("height", .height),
    ])
    func `every loss measure reaches the engine`(text: String, loss: TideDisclosure.LossMeasure) throws {
        var fixture = SpecFixture()
        fixture.search = "{loss: \(text)}"
        #expect(try fixture.plan().spec.loss == loss)
    }

    /// Whatever changes what a plan does changes its digest.
    @Test func `the digest covers every part of the plan`() throws {
        func digest(_ change: (inout SpecFixture) -> Void) throws -> String {
            var fixture = SpecFixture()
            change(&fixture)
            return try fixture.plan().digest.hex
        }
        func edit(_ old: String, _ new: String, in file: String = "dataset.yaml") -> (inout SpecFixture) -> Void {
            { $0.files[file] = $0.files[file]?.replacing(old, with: new) }
        }
        func ask(_ old: String, _ new: String) -> (inout SpecFixture) -> Void {
            { $0.safeguards = $0.safeguards.replacing(old, with: new) }
        }
        let byFile: (inout SpecFixture) -> Void = {
            $0.files["dataset.yaml"] = $0.files["dataset.yaml"]?
                .replacing(
                    "columns:\n",
                    with: "samplingWeights: {file: weights.csv, by: [region], weight: w}\ncolumns:\n"
                )
                .replacing("  w: {role: weight", with: "  v: {role: attribute")
        }
        let changes: [(inout SpecFixture) -> Void] = [
            { _ in }, ask("k: 2}", "k: 4}"), ask("k: 2}", "k: 2, unit: records}"), ask("kMap: {k: 3}", "kMap: {k: 4}"),
            ask("distinct: 1", "distinct: 2"), ask("c: \"2\"", "c: \"3\""), ask("0.9", "0.8"),
            ask(", distance: ordered", ""),
            ask("9.5", "9"), ask("enhanced", "basic"), ask("highest", "average"), ask("atMost: 100%", "atMost: 99%"),
            ask("suppression: 20%", "suppression: 21%"), { $0.search = "{weights: {age: \"3\"}, budget: 1000}" },
            { $0.search = "{weights: {age: \"2\"}, budget: 1001}" },
            { $0.search = "{loss: precision, weights: {age: \"2\"}, budget: 1000}" },
            { $0.search = "{aggregate: sum, weights: {age: \"2\"}, budget: 1000}" },
            edit("widths: [10, 50]", "widths: [10, 20]"), edit("until: 99", "until: 98"), edit(", clamp: true", ""),
            edit("levels: [day, month, year]", "levels: [day, year]"), edit("[e, up, all]", "[e, down, all]"),
            edit("keep: [1]", "keep: [1], style: cut"),
            edit(", count: members", ""), edit("region: home", "region: note"),
            edit("01-05,3,x", "01-05,4,x", in: "people.csv"), byFile,
            {
                byFile(&$0)
                edit("e,1", "e,1.5", in: "weights.csv")(&$0)
            },
        ]
        let digests = try changes.map(digest)
        for (position, digest) in digests.enumerated() {
            #expect(!digests[..<position].contains(digest), "change \(position)")
        }
        #expect(try digest { _ in } == digests[0])
        // A dataset whose units nothing tells apart is protected as one whose records are counted.
        #expect(try digest(edit("unitIdentifier: person\n", "")) == digest(ask("k: 2}", "k: 2, unit: records}")))
    }

    @Test(arguments: ["-1", "0", "x", "", "1e3", "nan", "+2"])
    func `a sampling weight is a number above 0`(weight: String) throws {
        let rows = "p1,34,n,2024-05-01,A1,3,1\np2,35,s,2024-05-02,B1,3,\(weight)\n"
        let found = try SpecFixture().problems(opening: Self.header + rows)
        #expect(found.map(\.message) == ["column `w`, line 3: a sampling weight is a number above 0"])
    }

    private static let byRegion: SpecFixture = {
        var fixture = SpecFixture()
        fixture.files["dataset.yaml"] = SpecFixture.dataset
            .replacing(
                "columns:\n",
                with: "samplingWeights: {file: weights.csv, by: [region, age], weight: w}\ncolumns:\n"
            )
            .replacing("  w: {role: weight", with: "  v: {role: attribute")
        fixture.files["weights.csv"] = "age,region,w\n34,n,2\n35,s,3.5\n34,s,1\n7,e,4\n7,e,4\n"
        return fixture
    }()

    @Test(
        arguments: [
            ("p1,34,n,2024-05-01,A1,3,x\np2,34,s,2024-05-01,A1,3,x\n", nil),
            (
                "p1,34,n,2024-05-01,A1,3,x\np2,35,n,2024-05-01,A1,3,x\n",
                "column `region, age`, line 3: 0 rows of `weights.csv` have these values"
            ),
            (
                "p1,7,e,2024-05-01,A1,3,x\n",
                "column `region, age`, line 2: 2 rows of `weights.csv` have these values"
            ),
        ] as [(String, String?)]
    )
    func `weights of a file of their own are found by the columns they share`(rows: String, problem: String?) throws {
        let header = "person,age,region,day,diagnosis,stay,v\n"
        let found = try Self.byRegion.problems(opening: header + rows)
        #expect(found.map(\.message) == [problem].compactMap(\.self))
    }

    @Test(arguments: ["0", "-1", "", "many", "1e3"])
    func `a weight of a file of their own that is none is told where it stands, whoever it is for`(
        weight: String
    ) throws {
        var fixture = Self.byRegion
        fixture.files["weights.csv"] = "age,region,w\n34,n,2\n8,e,\(weight)\n"
        let error = #expect(throws: ReleaseError.self) { _ = try fixture.plan() }
        #expect(
            error?.diagnostics.map(\.message) == [
                "column `w` of `weights.csv`, line 3: a sampling weight is a number above 0"
            ]
        )
    }

    @Test func `a value outside the declared domain is told with its row, unless it is clamped`() throws {
        let rows = "p1,34,n,2024-05-01,A1,3,1\np2,135,s,2026-05-02,B1,3,1\n"
        let found = try SpecFixture().problems(opening: Self.header + rows)
        #expect(found.map(\.code) == [.valueNotInHierarchy])
        #expect(found.first?.arguments.prefix(2) == ["day", "3"])
    }

    @Test func `a cycle, a short row, a value with two parents and one listed twice are told at their rows`() throws {
        let broken = [
            ("[[n, up, all], [up, n, all]]", DiagnosticCode.hierarchyCycle),
            ("[[n, up, all], [s, up, none]]", .hierarchyTwoParents),
            ("[[n, up, all], [n, up, all]]", .hierarchyLeafDoubled),
            ("[[n, up, all], [s, up]]", .raggedHierarchy),
        ]
        for (rows, code) in broken {
            var fixture = SpecFixture()
            fixture.files["dataset.yaml"] = SpecFixture.dataset.replacing(
                "region: {role: quasi, hierarchy: {rows: [[n, up, all], [s, down, all], [e, up, all]]}}",
                with: "region: {role: quasi, hierarchy: ladder}"
            )
            fixture.files["ladder.yaml"] =
                "tidegate: v1\nkind: hierarchy\nid: ladder\nlevels: [a, b, c]\nrows: \(rows)\n"
            do {
                _ = try fixture.plan()
                Issue.record("it was planned: \(rows)")
            } catch let error as any DiagnosedError {
                #expect(error.diagnostics.map(\.code) == [code])
                #expect(error.diagnostics.first?.place?.line == 5)
            }
        }
    }
}

/// Dates, intervals, masks and orders as levels of the search.
struct BuiltLevelTests {
    @Test func `the search chooses levels of dates and intervals, and the file tells them`() throws {
        try withTemporaryFolder { folder in
            var fixture = SpecFixture()
            fixture.safeguards = "kAnonymity: {k: 3, unit: records}"
            fixture.search = "{loss: iyengar}"
            fixture.files["dataset.yaml"] = """
                tidegate: v1
                kind: dataset
                id: visits
                columns:
                  day:
                    role: quasi
                    type: date
                    hierarchy: {date: {from: 2024-01-01, until: 2025-12-31, levels: [day, month, quarter, year]}}
                  age: {role: quasi, type: integer, hierarchy: {interval: {from: 0, until: 99, widths: [5, 10, 50]}}}
                """
            // In each quarter three ages of one band of ten, in bands of five and months of their own.
            let rows = [
                "2024-01-03,31", "2024-02-09,36", "2024-03-30,39", "2025-07-01,50", "2025-08-02,55", "2025-09-03,59",
            ]
            let input = folder.appending(path: "in.csv")
            let output = folder.appending(path: "out.csv").path
            try Data("day,age\n\(rows.joined(separator: "\n"))\n".utf8).write(to: input)
            var timer = StageTimer { 0 }
            var generator = SeededGenerator(seed: 1)
            let outcome = try StandaloneAnonymisation(engine: EmbeddedEngine(), progress: { _ in }).run(
                fixture.specification,
                input: input.path,
                output: output,
                timer: &timer,
                using: &generator
            )
            guard case .written(let result) = outcome else {
                Issue.record("nothing was written")
                return
            }
            #expect(result.transformation.isOptimal)
            #expect(result.json["levels"] == ["day": 2, "age": 2])
            #expect(result.text.contains("day: level 2, quarter") && result.text.contains("age: level 2, 10"))
            let written = try String(contentsOfFile: output, encoding: .utf8)
            #expect(
                written == "day,age\r\n" + Array(repeating: "2024-Q1,30-39\r\n", count: 3).joined()
                    + Array(repeating: "2025-Q3,50-59\r\n", count: 3).joined()
            )
        }
    }
}
