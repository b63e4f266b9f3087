import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

struct AssessmentTests {
    /// The arrivals of the reports' sample, with weights and a name.
    static func assessment() throws -> Assessment {
        let sample = ReportSample()
        let rows = ReportSample.arrivals.enumerated().map { index, row in
            [row.sex, row.town, row.year, row.reason, index.isMultiple(of: 3) ? "12.5" : "4"]
        }
        let names = ["sex", "town", "arrival", "reason", "weight"]
        let columns = names.indices.map { index in encoded(names[index], rows.map { $0[index] }, missing: "") }
        let members = rows + rows + [["male", "Paris", "2021", "", ""], ["female", "Paris", "2022", "", ""]]
        let population = TableBuilder.table(names, members)
        let measures = TableMeasures(
            of: columns,
            records: rows.count,
            by: MeasuringSpec(
                quasiIdentifiers: Array(names[..<3]),
                sensitive: [SensitiveColumn(column: "reason")],
                weightColumn: "weight",
                population: PopulationTable(population)
            )
        )
        let without = Assessment.uniqueWithoutEach(of: Array(columns[..<3]), records: rows.count)
        let hierarchies = try sample.hierarchies()
        let roles = ["quasi", "quasi", "quasi", "sensitive", "weight"]
        let described = columns.indices.map { index in
            Assessment.Column(
                name: names[index],
                role: roles[index],
                dimension: ["sex", "geography", nil, nil, nil][index],
                content: ReleasedColumn(
                    columns[index],
                    told: index < 2 ? ToldLevel(hierarchies[index], level: 0) : nil
                ),
                uniqueWithout: index < 3 ? without[index] : nil
            )
        }
        let name = Assessment.Column(name: "name", role: "direct", dimension: nil, content: nil, uniqueWithout: nil)
        return Assessment(
            occasion: ReportOccasion(
                datasetTitle: "Arrivals 2021 and 2022",
                dataset: "arrivals",
                request: nil,
                agreement: nil,
                purpose: nil,
                recipient: nil,
                at: Instant(secondsSince1970: 1_772_355_000)
            ),
            measures: measures,
            columns: [name] + described,
            related: [ColumnLeak(telling: "month", told: "day", relation: .coarserForm, cover: nil)]
        )
    }

    @Test func `the text, the page and the JSON are as recorded, and the JSON fits its schema`() throws {
        let assessment = try Self.assessment()
        try expectGolden(assessment.text, "assessment.txt")
        try expectGolden(assessment.html, "assessment.html")
        try expectGolden(CanonicalJSON.readable(assessment.json), "assessment.json")
        try expectGolden(CanonicalJSON.readable(ReportSchema.assessment), "assessment.schema.json")
        #expect(SchemaCheck(root: ReportSchema.assessment).violations(assessment.json) == [])
    }

    @Test func `the column that singles out most is named with what it would help`() throws {
        let assessment = try Self.assessment()
        let uniques = assessment.measures.classes.uniqueRecords
        let least = try #require(assessment.columns.compactMap(\.uniqueWithout).min())
        #expect(least < uniques)
        #expect(assessment.hints.contains { $0.contains("singles out most: without it \(least) ") })
    }

    @Test func `an empty file and a file without quasi-identifiers are said to be so`() {
        func hints(_ records: Int, _ quasi: [String]) -> [String] {
            let column = encoded("a", (0..<records).map { "\($0)" })
            let measures = TableMeasures(of: [column], records: records, by: MeasuringSpec(quasiIdentifiers: quasi))
            let occasion = ReportOccasion(
                datasetTitle: "T",
                dataset: "t",
                request: nil,
                agreement: nil,
                purpose: nil,
                recipient: nil,
                at: Instant(secondsSince1970: 0)
            )
            return Assessment(occasion: occasion, measures: measures, columns: [], related: []).hints
        }
        #expect(hints(0, ["a"]) == ["The file holds no record."])
        #expect(hints(3, []).first?.hasPrefix("No column is declared as a quasi-identifier") == true)
    }
}
