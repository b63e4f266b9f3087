import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// What the officer's report says of who disappears, what goes with what, and what else could have been chosen.
struct ReportStudyTests {
    @Test func `who disappears is in the page as in the JSON, and marked by a sign and a word`() throws {
        let officer = try ReportSample().officer()
        let subgroups = try #require(officer.json["subgroups"]?.elements)
        #expect(subgroups.compactMap { $0["column"]?.text } == ["sex", "town", "disability"])
        for subgroup in subgroups {
            let caption = "Suppression by \(subgroup["dimension"]?.text ?? ""): \(subgroup["column"]?.text ?? "")"
            let rows = try ReportChartTests.rows(caption, in: officer.html)
            let groups = try #require(subgroup["groups"]?.elements)
            for group in groups {
                let row = try #require(rows.first { $0[0] == group["value"]?.text })
                #expect(
                    row[1] == "\(group["records"]?.number ?? -1)" && row[2] == "\(group["suppressed"]?.number ?? -1)"
                )
                #expect(row[4].hasPrefix("\u{2717}\u{a0}disappears") == (group["disappears"] == true))
                #expect(row[4].hasPrefix("\u{25b2}") == (group["hitHard"] == true && group["disappears"] == false))
            }
            #expect(rows.last?[0] == "All records")
            #expect(rows.last?[2] == "\(subgroup["suppressed"]?.number ?? -1)")
        }
    }

    @Test func `categories that are smaller than a class must be, and those that are not hit, are not pointed to`()
        throws
    {
        var input = try ReportSample().officer()
        func pointed(_ groups: [(String, kept: Int, suppressed: Int)]) -> [String] {
            let texts = groups.flatMap { Array(repeating: $0.0, count: $0.kept + $0.suppressed) }
            let isSuppressed = groups.flatMap { group in
                (0..<group.kept + group.suppressed).map { $0 >= group.kept }
            }
            input.subgroups = [
                SubgroupSuppression(
                    of: encoded("status", texts),
                    dimension: "migratory-status",
                    told: nil,
                    hierarchy: nil,
                    isSuppressed: isSuppressed
                )
            ]
            return input.attention.filter { $0.contains("‘status’") }
        }
        #expect(pointed([("most", 90, 2), ("two", 0, 2)]) == [])
        #expect(pointed([("most", 90, 10), ("as all", 9, 1)]) == [])
        #expect(
            pointed([("most", 90, 2), ("gone", 0, 4), ("hit", 3, 3)]) == [
                "Every record is suppressed of ‘gone’ (‘status’, 4 records).",
                "Suppressed more than twice as often as all records, which are at 26.7%: ‘hit’ (‘status’, 50.0% of 6).",
            ]
        )
    }

    @Test func `pairs of columns stand in the order of what they lost, with the JSON's figures`() throws {
        let officer = try ReportSample().officer()
        let pairs = try #require(officer.associations).mostLostPairs
        let rows = try ReportChartTests.rows("Pairs of columns", in: officer.html)
        #expect(rows.map { $0[0] } == pairs.map { "\($0.left) \u{d7} \($0.right)" })
        #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.lost >= $1.lost })
        let listed = try #require(officer.json["associations"]?["pairs"]?.elements)
        for (row, pair) in zip(rows, pairs) {
            let entry = try #require(listed.first { $0["left"]?.text == pair.left && $0["right"]?.text == pair.right })
            let before = Double(entry["before"]?.text ?? "") ?? -1
            #expect(row[2] == DecimalText.rounded(before, decimals: 2))
        }
    }

    @Test func `pairs that hardly go together any more are pointed to`() throws {
        var input = try ReportSample().officer()
        func pointed(_ after: Double) -> [String] {
            input.associations = AssociationComparison(
                pairs: [.init(left: "age", right: "work", measure: .spearman, before: -0.8, after: after)],
                omitted: []
            )
            return input.attention.filter { $0.contains("age") && $0.contains("work") }
        }
        #expect(pointed(-0.5) == [])
        #expect(
            pointed(-0.2) == [
                "What went together hardly does any more: age \u{d7} work (\u{2212}0.80 to \u{2212}0.20)."
            ]
        )
        // Turned round, nothing of it is left.
        #expect(pointed(0.7).count == 1)
    }

    @Test func `what was chosen and what else could have been are points where the JSON has them`() throws {
        let officer = try ReportSample().officer()
        let page = try PageReader.read(officer.html)
        let chart = try #require(
            page.all("svg").first { $0.attributes["aria-labelledby"]?.hasPrefix("trade-off-chart") == true }
        )
        let tips = (chart.all("polygon") + chart.all("circle")).map(\.text)
        #expect(tips.contains("chosen: loss 31.3%, average risk 27.3%"))
        #expect(tips.contains("choice 2: loss 75.0%, average risk 13.3%"))
        #expect(tips.count == 3)
        let rows = try ReportChartTests.rows("Choices of levels", in: officer.html)
        #expect(rows.map { $0[0] } == ["source", "chosen", "2"])
        #expect(rows[2][5] == "sex: any, town: any")
    }

    @Test func `both reports name the categories that survive, and dimensions without a column`() throws {
        let sample = ReportSample()
        for html in [try sample.officer().html, try sample.recipient().html] {
            let rows = try ReportChartTests.rows("Categories that survive", in: html)
            #expect(rows == [["sex", "sex", "female; male"], ["geography", "town", "Portugal; Spain"]])
            #expect(
                try PageReader.read(html).text.contains("The dataset has no column for: age, migratory-status, income.")
            )
        }
    }

    @Test func `a dimension that nobody asked for is in the table and is no loss`() throws {
        let officer = try ReportSample().officer()
        let asked = officer.disaggregation.filter(\.isAsked).map(\.dimension)
        #expect(asked == ["sex", "geography", "disability", "age"])
        let one = OfficerReportInput(
            occasion: officer.occasion,
            verdict: officer.verdict,
            k: officer.k,
            source: officer.source,
            released: officer.released,
            columns: officer.columns,
            comparisons: officer.comparisons,
            dimensions: ["sex"],
            loss: officer.loss,
            suppression: officer.suppression,
            unlisted: [],
            search: officer.search
        )
        #expect(one.disaggregation.map(\.dimension) == ["sex", "geography", "disability"])
        #expect(one.disaggregation.map(\.isAsked) == [true, false, false])
        #expect(one.usableDimensions == ["sex"])
        #expect(!one.attention.contains { $0.contains("dimension ‘disability’") })
    }

    @Test func `records by risk are the class sizes seen as risks`() throws {
        let officer = try ReportSample().officer()
        for table in ["before", "after"] {
            let measures = try #require(officer.json[table])
            let bands = try #require(measures["risk"]?["bands"]?.elements)
            #expect(bands.reduce(0) { $0 + ($1["records"]?.number ?? 0) } == measures["records"]?.number)
            #expect(bands[0]["highest"] == "1.000000000000")
            #expect(bands[0]["records"] == measures["uniqueRecords"])
            let over = bands.prefix(3).reduce(0) { $0 + ($1["records"]?.number ?? 0) }
            #expect(over == measures["risk"]?["recordsOverThreshold"]?.number)
        }
        let bars = try ReportChartTests.bars("risk-bands-chart", in: officer.html)
        #expect(bars.first?.tip == "source, 100%, alone: 40.0%")
    }
}
