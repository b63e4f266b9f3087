import TideCore

extension OfficerReportInput {
    /// What was chosen beside what else could have been; nothing where no choice was looked at.
    var tradeOffSection: Markup {
        guard !tried.isEmpty, !loss.columns.isEmpty else { return .nothing }
        let chart = TradeOffChart(loss: loss, risk: before.averageRisk, points: tried)
        let others = tried.count { !$0.isChosen }
        return .section(
            "trade-off",
            "Risk against use",
            [
                .paragraph(
                    "Every choice of levels trades loss for risk. Shown are the best that the search looked at and that meet the safeguards: of each"
                        + " the others lose more or leave a higher average risk. The chosen one loses least of all"
                        + (others == 0 ? "; none that was looked at leaves less risk." : ".")
                ),
                .block("div", ["class": "plot"], [chart.drawing]),
                TableMarkup(
                    caption: "Choices of levels by loss and average risk",
                    headings: [
                        .text("Choice"), .figure("Loss"), .figure("Average risk"), .figure("Smallest class"),
                        .figure("Suppressed"), .text("Levels"),
                    ],
                    rows: [sourceRow] + tried.enumerated().map(row)
                ).markup,
                .paragraph(
                    "The search passes over what must lose more than the best that it has found, so that other choices with less risk may exist."
                        + " Average risk: the share of records that somebody gets right on average who tries all.",
                    class: "note"
                ),
            ]
        )
    }

    private var sourceRow: [TableMarkup.Cell] {
        [
            "source", .text(lossText(0)), .percent(before.averageRisk), .count(before.smallestClass), .count(0),
            "as it is",
        ]
    }

    private func row(_ index: Int, _ point: TriedTransformation) -> [TableMarkup.Cell] {
        [
            point.isChosen ? .markup(.element("strong", "chosen")) : .text("\(index + 1)"),
            .text(lossText(point.loss)), .percent(point.averageRisk), .count(point.smallestClass),
            .count(point.suppressed), .text(point.isChosen ? "as released" : difference(point)),
        ]
    }

    private func lossText(_ figure: Double) -> String {
        loss.isShare ? FigureText.share(figure) : DecimalText.rounded(figure, decimals: 2)
    }

    /// In what its levels differ from the chosen ones.
    private func difference(_ point: TriedTransformation) -> String {
        guard let chosen = tried.first(where: \.isChosen) else { return "\u{2013}" }
        let names = zip(loss.columns, zip(chosen.levels, point.levels)).filter { $0.1.0 != $0.1.1 }.map {
            column,
            levels in
            let levelNames = columns.first { $0.name == column.column }?.levelNames ?? []
            let name = levelNames.indices.contains(levels.1) ? levelNames[levels.1] : "\(levels.1)"
            return "\(column.column): \(name)"
        }
        return names.joined(separator: ", ")
    }

    var triedJSON: JSONValue {
        .array(
            tried.map { point in
                [
                    "levels": .array(point.levels.map { JSONValue($0) }),
                    "loss": .string(DecimalText.rounded(point.loss, decimals: 12)),
                    "averageRisk": .string(point.averageRisk.decimal), "suppressed": JSONValue(point.suppressed),
                    "records": JSONValue(point.records), "classes": JSONValue(point.classes),
                    "smallestClass": JSONValue(point.smallestClass), "chosen": .bool(point.isChosen),
                ]
            }
        )
    }
}
