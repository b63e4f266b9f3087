import TideCore
import TideDisclosure
import TideMicrodata

/// A small release with something of everything: a lost category, a dropped column, a missing value, a lost dimension.
struct ReportSample {
    /// Put before every name and category, to see what a report makes of it.
    var prefix = ""
    var k = 3
    var limit = "40%"
    var isOptimal = true
    /// In place of a model of each kind that the released file can be held against.
    var asked: [PrivacyModel]?

    static let arrivals: [(sex: String, town: String, year: String, reason: String)] = [
        ("female", "Lisbon", "2021", "work"), ("female", "Lisbon", "2021", "work"),
        ("female", "Porto", "2021", "study"),
        ("male", "Lisbon", "2021", "work"), ("male", "Porto", "2021", "work"), ("male", "Porto", "2021", "family"),
        ("male", "Lisbon", "2021", "study"), ("female", "Madrid", "2022", "work"), ("female", "Madrid", "2022", "work"),
        ("female", "Madrid", "2022", "family"), ("female", "Seville", "2022", "work"),
        ("male", "Paris", "2021", "work"),
        ("female", "Paris", "2022", "study"), ("male", "Madrid", "2022", "work"), ("", "Lisbon", "2021", "work"),
    ]

    private func named(_ text: String) -> String { text.isEmpty ? "" : prefix + text }

    private var sexes: [[String]] { ["female", "male"].map { [named($0), named("any")] } }

    private var towns: [[String]] {
        let country = [
            "Lisbon": "Portugal", "Porto": "Portugal", "Madrid": "Spain", "Seville": "Spain", "Paris": "France",
        ]
        return country.keys.sorted().map { [named($0), named(country[$0] ?? ""), named("any")] }
    }

    func hierarchies() throws -> [Hierarchy] {
        [
            try Hierarchy(rows: sexes, levelNames: ["sex", "any"], name: "sexes"),
            try Hierarchy(rows: towns, levelNames: ["town", "country", "any"], name: "towns"),
        ]
    }

    private var columns: [ReportedColumn] {
        [
            ReportedColumn(
                name: named("person"),
                role: "direct",
                recoding: nil,
                treatment: .pseudonymised(domain: named("study")),
                dimension: nil
            ),
            ReportedColumn(
                name: named("sex"),
                role: "quasi",
                recoding: nil,
                treatment: .generalised(level: 0, levelNames: ["sex", "any"]),
                dimension: "sex"
            ),
            ReportedColumn(
                name: named("town"),
                role: "quasi",
                recoding: nil,
                treatment: .generalised(level: 1, levelNames: ["town", "country", "any"]),
                dimension: "geography"
            ),
            ReportedColumn(
                name: named("arrival"),
                role: "quasi",
                recoding: "year",
                treatment: .matched,
                dimension: nil
            ),
            ReportedColumn(name: named("reason"), role: "sensitive", recoding: nil, treatment: .kept, dimension: nil),
            ReportedColumn(
                name: named("disability"),
                role: "sensitive",
                recoding: nil,
                treatment: .dropped,
                dimension: "disability"
            ),
        ]
    }

    private var occasion: ReportOccasion {
        ReportOccasion(
            datasetTitle: named("Arrivals 2021 and 2022"),
            dataset: "arrivals",
            request: "why-people-come",
            agreement: .init(id: "arrivals-to-university", version: 3),
            purpose: "scientific-research",
            recipient: named("University of Coimbra"),
            at: Instant(secondsSince1970: 1_772_355_000)
        )
    }

    /// The source's columns and the released ones: sex, town, arrival, reason.
    private func tables() throws -> (before: [EncodedColumn], after: [EncodedColumn]) {
        let (rows, general) = try texts()
        let kept = zip(general, try keptRecords()).filter { $1 }.map(\.0)
        let names = ["sex", "town", "arrival", "reason"].map(named)
        func columns(_ rows: [[String]]) -> [EncodedColumn] {
            names.indices.map { index in encoded(names[index], rows.map { $0[index] }, missing: "") }
        }
        return (columns(rows), columns(kept))
    }

    /// Whether a record is in a class of at least three.
    private func keptRecords() throws -> [Bool] {
        let general = try texts().general
        let sizes = Dictionary(general.map { ($0[..<3], 1) }, uniquingKeysWith: +)
        return general.map { sizes[$0[..<3], default: 0] >= 3 }
    }

    /// The rows as they are, and at the released levels.
    private func texts() throws -> (rows: [[String]], general: [[String]]) {
        let rows = Self.arrivals.map { [named($0.sex), named($0.town), named($0.year), named($0.reason)] }
        let hierarchies = try hierarchies()
        let general = rows.map { row -> [String] in
            let leaf = hierarchies[1].leaf(row[1]) ?? 0
            return [row[0], hierarchies[1].values[1][Int(hierarchies[1].ancestors[1][Int(leaf)])], row[2], row[3]]
        }
        return (rows, general)
    }

    private var models: [PrivacyModel] {
        asked ?? [
            .kAnonymity(k), .diversity(of: named("reason"), .distinct(1)),
            .diversity(of: named("reason"), .recursive(c: 5, l: 2)), .closeness(of: named("reason"), t: 0.5, .equal),
            .risk(.prosecutor, .highest, atMost: 0.5),
        ]
    }

    private var measuring: MeasuringSpec {
        MeasuringSpec(
            quasiIdentifiers: ["sex", "town", "arrival"].map(named),
            sensitive: [SensitiveColumn(column: named("reason"))]
        ).findingSpecialUniques
    }

    /// Who disappears by sex, town and disability, and what goes with what.
    private func study(_ input: inout OfficerReportInput) throws {
        let (before, after) = try tables()
        let hierarchies = try hierarchies()
        let told = [ToldLevel(hierarchies[0], level: 0), ToldLevel(hierarchies[1], level: 1)]
        let isKept = try keptRecords()
        let disabilities = Self.arrivals.indices.map { named($0 % 4 == 3 ? "" : $0 > 10 ? "seeing" : "none") }
        let columns = [(before[0], "sex"), (before[1], "geography")]
        input.subgroups =
            zip(columns, told).map { column, told in
                SubgroupSuppression(
                    of: column.0,
                    dimension: column.1,
                    told: told,
                    hierarchy: told.hierarchy,
                    isSuppressed: isKept.map { !$0 }
                )
            } + [
                SubgroupSuppression(
                    of: encoded(named("disability"), disabilities, missing: ""),
                    dimension: "disability",
                    told: nil,
                    hierarchy: nil,
                    isSuppressed: isKept.map { !$0 }
                )
            ]
        input.associations = AssociationComparison(
            source: before,
            released: after,
            told: [named("sex"): told[0], named("town"): told[1]]
        )
        input.tried = [
            TriedTransformation(
                levels: [0, 1, 0],
                loss: 0.3125,
                suppressed: 4,
                records: 11,
                classes: 3,
                smallestClass: 3,
                isChosen: true
            ),
            TriedTransformation(
                levels: [1, 2, 0],
                loss: 0.75,
                suppressed: 0,
                records: 15,
                classes: 2,
                smallestClass: 6,
                isChosen: false
            ),
        ]
        input.dimensionsWithoutColumn = ["age", "migratory-status", "income"]
    }

    func officer() throws -> OfficerReportInput {
        let (before, after) = try tables()
        let hierarchies = try hierarchies()
        let told = [ToldLevel(hierarchies[0], level: 0), ToldLevel(hierarchies[1], level: 1), nil, nil]
        let released = after[0].codes.count
        var input = OfficerReportInput(
            occasion: occasion,
            verdict: named("Permitted by agreement arrivals-to-university, version 3."),
            k: k,
            models: models,
            source: TableMeasures(of: before, records: Self.arrivals.count, by: measuring),
            released: TableMeasures(of: after, records: released, by: measuring),
            columns: columns,
            comparisons: before.indices.map {
                ColumnComparison(
                    source: before[$0],
                    released: ReleasedColumn(after[$0], told: told[$0]),
                    told: told[$0]
                )
            },
            dimensions: ["sex", "geography", "disability", "age"],
            loss: .init(
                total: 0.3125,
                aggregate: "geometric-mean",
                columns: [
                    .init(column: named("sex"), loss: 0.25), .init(column: named("town"), loss: 0.4375),
                    .init(column: named("arrival"), loss: 0.25),
                ]
            ),
            suppression: .init(records: Self.arrivals.count - released, limit: Share(limit) ?? .none),
            unlisted: [.init(column: named("town"), records: 2)],
            search: .init(isOptimal: isOptimal, checked: 6)
        )
        try study(&input)
        return input
    }

    func recipient() throws -> RecipientReportInput {
        let officer = try officer()
        var input = RecipientReportInput(
            occasion: occasion,
            k: k,
            models: models,
            released: officer.released,
            columns: columns,
            distributions: officer.comparisons.map(\.released),
            dimensions: officer.dimensions
        )
        input.dimensionsWithoutColumn = officer.dimensionsWithoutColumn
        return input
    }
}
