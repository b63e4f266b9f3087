import Testing
import TideCore
import TideDisclosure
import TideTestSupport

/// What charts draw is what the JSON says.
struct ReportChartTests {
    /// The bars of a drawing: what they say, and how long they are.
    static func bars(_ id: String, in html: String) throws -> [(tip: String, width: Double, height: Double)] {
        let page = try PageReader.read(html)
        let drawing = try #require(page.all("svg").first { $0.attributes["aria-labelledby"]?.hasPrefix(id) == true })
        return drawing.all("rect").map {
            ($0.text, Double($0.attributes["width"] ?? "") ?? -1, Double($0.attributes["height"] ?? "") ?? -1)
        }
    }

    /// Rows of the table of a caption, as texts.
    static func rows(_ caption: String, in html: String) throws -> [[String]] {
        let page = try PageReader.read(html)
        let table = try #require(page.all("table").first { $0.all("caption").first?.text.hasPrefix(caption) == true })
        return table.all("tbody").flatMap { $0.all("tr") }.map { $0.children.map(\.text) }
    }

    @Test func `class-size bars stand for the records of the JSON`() throws {
        let officer = try ReportSample().officer()
        let bars = try Self.bars("class-sizes-chart", in: officer.html)
        var expected: [(tip: String, records: Int)] = []
        for (index, band) in SizeBand.all.enumerated() {
            for (member, series) in [("before", "source"), ("after", "released file")] {
                let count = officer.json[member]?["classSizes"]?.elements?[index]["records"]?.number ?? -1
                if count > 0 { expected.append(("\(series), classes of \(band.label): \(records(count))", count)) }
            }
        }
        #expect(bars.map(\.tip) == expected.map(\.tip))
        let unit = try #require(bars.first).height / Double(try #require(expected.first).records)
        for (bar, entry) in zip(bars, expected) { #expect(abs(bar.height - unit * Double(entry.records)) < 0.1) }
        let rows = try Self.rows("Classes and records by class size", in: officer.html)
        #expect(rows[0][1] == "\(officer.json["before"]?["classSizes"]?.elements?[0]["classes"]?.number ?? -1)")
    }

    private func records(_ count: Int) -> String { FigureText.counted(count, "record") }

    @Test func `risk bars stand for the risks of the JSON`() throws {
        let officer = try ReportSample().officer()
        let bars = try Self.bars("risk-chart", in: officer.html)
        let risks = try ["before", "after"].map { try #require(officer.json[$0]?["risk"]) }
        func figure(_ value: JSONValue?) -> Double { Double(value?.text ?? "") ?? -1 }
        let expected = [
            risks.map { figure($0["prosecutor"]?["highest"]) }, risks.map { figure($0["marketer"]?["average"]) },
            risks.map { figure($0["shareOverThreshold"]) },
        ].flatMap(\.self).filter { $0 > 0 }
        #expect(bars.count == expected.count)
        let full = try #require(bars.first).width / expected[0]
        for (bar, risk) in zip(bars, expected) {
            #expect(abs(bar.width - full * risk) < 0.02)
            #expect(bar.tip.hasSuffix(": \(FigureText.percent(risk))") || risk == 1)
        }
    }

    @Test func `loss bars stand for the losses of the JSON`() throws {
        let officer = try ReportSample().officer()
        let bars = try Self.bars("loss-chart", in: officer.html)
        let losses = try #require(officer.json["loss"]?["columns"]?.elements)
        #expect(bars.count == losses.count)
        for (bar, loss) in zip(bars, losses) {
            let figure = Double(loss["loss"]?.text ?? "") ?? -1
            #expect(bar.tip == "released file, \(loss["column"]?.text ?? ""): \(FigureText.percent(figure))")
            #expect(abs(bar.width / figure - bars[0].width / 0.25) < 0.1)
        }
        let rows = try Self.rows("Loss by column", in: officer.html)
        #expect(rows.last == ["Altogether (geometric-mean)", "0.312500", "31.3%"])
    }

    @Test func `distribution lines have the figures of the JSON`() throws {
        let officer = try ReportSample().officer()
        let distributions = try #require(officer.json["distributions"]?.elements)
        for distribution in distributions {
            let rows = try Self.rows("\(distribution["column"]?.text ?? ""):", in: officer.html)
            let values = try #require(distribution["values"]?.elements)
            for (row, value) in zip(rows, values) {
                #expect(row[0] == value["value"]?.text)
                #expect(row[1] == "\(value["before"]?.number ?? -1)")
                #expect(row[2] == "\(value["after"]?.number ?? -1)")
            }
        }
    }

    @Test func `an axis has at most five steps and reaches its largest bar`() throws {
        for largest in [1, 2, 4, 5, 6, 11, 49, 99, 101, 4999, 30_162, 250_000] {
            let measures = ClassMeasures(classSizes: Array(repeating: 1, count: largest), quasiIdentifiers: ["a"])
            let recipient = RecipientReportInput(
                occasion: try ReportSample().recipient().occasion,
                k: 2,
                released: TableMeasures(classes: measures),
                columns: [],
                distributions: [],
                dimensions: []
            )
            let page = try PageReader.read(recipient.html)
            let chart = try #require(page.all("svg").first { $0.attributes["class"] == "chart" })
            let grid = chart.all("line").filter { ["grid", "axis"].contains($0.attributes["class"] ?? "") }
            #expect((2...6).contains(grid.count))
            let bar = try #require(chart.all("rect").first)
            #expect(Double(bar.attributes["y"] ?? "") ?? -1 >= 34)
        }
    }
}
