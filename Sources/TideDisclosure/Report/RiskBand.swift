import TideCore

/// A range of the prosecutor's risk with the records that have it: the class sizes seen as risks.
struct RiskBand {
    /// The classes of the band have at least so many records.
    let from: Int
    /// At most so many; `nil` for the last band.
    let upTo: Int?
    let records: Int

    /// The risk in the smallest classes.
    var highest: Ratio { Ratio(1, of: from) }

    /// The risk in the largest; `nil` where it may be as low as can be.
    var lowest: Ratio? { upTo.map { Ratio(1, of: $0) } }

    /// As an axis says it: `100%, alone`, `20% to 33.3%`, `1% or less`.
    var label: String {
        let highest = Self.percent(highest)
        guard let lowest else { return "\(highest) or less" }
        return from == 1 ? "\(highest), alone" : upTo == from ? highest : "\(Self.percent(lowest)) to \(highest)"
    }

    /// Without a decimal of nought.
    private static func percent(_ ratio: Ratio) -> String {
        FigureText.percent(ratio).replacing(".0%", with: "%")
    }

    var json: JSONValue {
        .members([
            "highest": .string(highest.decimal), "lowest": lowest.map { .string($0.decimal) },
            "records": JSONValue(records),
        ])
    }
}

extension ClassMeasures {
    /// The records by risk, highest first; classes of 100 records and more are one band.
    var riskBands: [RiskBand] {
        let single = histogram.filter { $0.band.from < 100 }
        let rest = histogram.filter { $0.band.from >= 100 }.reduce(0) { $0 + $1.records }
        return single.map { RiskBand(from: $0.band.from, upTo: $0.band.upTo, records: $0.records) }
            + [RiskBand(from: 100, upTo: nil, records: rest)]
    }
}

extension SharedSections {
    /// How many records are at which risk, drawn and as a table.
    static func riskBands(before: ClassMeasures?, after: ClassMeasures) -> Markup {
        let all = (before.map { [(Series.before, $0)] } ?? []) + [(Series.after, after)]
        let bands = after.riskBands.indices
        let chart = BarChart(
            id: "risk-bands-chart",
            title: "Records by their risk of being picked out",
            series: all.map(\.0),
            lines: bands.map { index in
                BarChart.Line(
                    name: after.riskBands[index].label,
                    values: all.map { .init(Ratio($0.1.riskBands[index].records, of: $0.1.records)) }
                )
            }
        )
        let table = TableMarkup(
            caption: "Records by risk (prosecutor)",
            headings: [.text("Risk of a record")] + headings(before: before),
            rows: bands.map { index in
                [.text(after.riskBands[index].label)]
                    + all.map { .share(Ratio($0.1.riskBands[index].records, of: $0.1.records)) }
            }
        ).markup
        return ReportPage.beside(chart.drawing, table)
    }
}
