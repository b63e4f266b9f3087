import TideCore

extension OfficerReportInput {
    /// The first screen: the verdict, four questions answered, and what stands out.
    var summary: [Markup] {
        [
            ReportPage.verdict(isMet: isMet, (isMet ? "Safeguards met. " : "Safeguards not met. ") + verdict),
            ReportPage.cards([leaves, protection, lost, usable]),
            attention.isEmpty
                ? ReportPage.attention("Before you decide", ["Nothing in the figures stands out."])
                : ReportPage.attention("Before you decide", attention),
        ]
    }

    private var leaves: Markup {
        let released = columns.count { $0.isReleased }
        return ReportPage.card(
            "leaves",
            "What leaves?",
            "\(FigureText.count(after.records)) of \(FigureText.counted(before.records, "record"))",
            [
                "\(released) of \(FigureText.counted(columns.count, "column")).",
                "By treatment: \(ReportedColumn.tally(columns)).",
            ]
        )
    }

    private var protection: Markup {
        ReportPage.card(
            "protection",
            "How is it protected?",
            after.classes == 0 ? "No record leaves" : "k = \(FigureText.count(after.smallestClass)) (asked: \(k))",
            [
                "Unique records: \(FigureText.count(after.uniqueRecords)); in the source"
                    + " \(FigureText.count(before.uniqueRecords)) (\(FigureText.percent(before.uniqueShare))).",
                "Highest risk of picking out a person: \(FigureText.percent(after.highestRisk)); in the source"
                    + " \(FigureText.percent(before.highestRisk)).",
                "Average risk: \(FigureText.percent(after.averageRisk)); in the source"
                    + " \(FigureText.percent(before.averageRisk)).",
            ]
        )
    }

    private var lost: Markup {
        let worst = loss.columns.enumerated().filter { $0.element.loss > 0 }
            .sorted { ($0.element.loss, -$0.offset) > ($1.element.loss, -$1.offset) }.prefix(3)
            .map { "\($0.element.column) \(FigureText.percent($0.element.loss))" }
        return ReportPage.card(
            "lost",
            "What is lost?",
            loss.isShare
                ? "\(FigureText.percent(loss.total)) of the information"
                : "\(loss.aggregate): \(DecimalText.rounded(loss.total, decimals: 2))",
            [
                "Suppressed: \(FigureText.counted(suppression.records, "record")),"
                    + " \(FigureText.percent(suppressedShare)) (limit \(suppression.limit))."
            ] + (worst.isEmpty ? [] : ["Most is lost of: \(worst.joined(separator: ", "))."])
        )
    }

    private var usable: Markup {
        let lines = disaggregation.filter(\.isAsked)
        guard !lines.isEmpty else {
            let full = comparisons.filter { $0.released.recordsToldApart > 0 }
            return ReportPage.card(
                "usable",
                "What remains usable?",
                "\(full.count) of \(FigureText.counted(comparisons.count, "measured column"))",
                [
                    "No dimension was asked to be kept apart.",
                    "Columns that tell records apart: \(full.map(\.name).quoted()).",
                ]
            )
        }
        let worthSaying = lines.filter { line in
            line.column?.isReleased ?? true || !usableDimensions.contains(line.dimension)
        }
        return ReportPage.card(
            "usable",
            "What remains usable?",
            "\(usableDimensions.count) of \(FigureText.counted(Set(lines.map(\.dimension)).count, "dimension"))",
            worthSaying.prefix(4).map { line in
                guard let column = line.column else { return "\(line.dimension): no column." }
                guard let measured = line.measured, measured.released.recordsToldApart > 0 else {
                    return "\(line.dimension): lost (\(column.name)\(column.isReleased ? "" : " is dropped"))."
                }
                let categories = FigureText.counted(measured.released.categories.count, "category", "categories")
                return "\(line.dimension): \(categories), for \(FigureText.percent(measured.shareToldApart)) of the"
                    + " source’s records (\(column.name))."
            }
                + (worthSaying.count > 4 ? ["\(worthSaying.count - 4) more in the table of disaggregation."] : [])
        )
    }
}
