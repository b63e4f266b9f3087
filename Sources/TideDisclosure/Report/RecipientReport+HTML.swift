import TideCore

extension RecipientReportInput {
    /// The recipient's report for people: one HTML file that needs nothing beside itself.
    ///
    /// The same input gives the same bytes.
    package var html: String {
        ReportPage.document(
            kind: "Report on a released file",
            occasion: occasion,
            summary: summary,
            details: [
                safeguards, disaggregationSection, SharedSections.treatments(columns),
                SharedSections.classSizes(before: nil, after: measures, k: k),
                SharedSections.risk(before: nil, after: released),
                SharedSections.specialUniques(before: nil, after: released),
                SharedSections.sensitive(before: nil, after: released),
                distributionSection,
            ],
            footer:
                "Made by Tidegate from the released file alone, measured afresh: anyone who has the file can count every"
                + " figure again. The same figures for programs: report.json."
        )
    }

    private var safeguards: Markup {
        .section(
            "safeguards",
            "Asked and measured",
            [
                TableMarkup(
                    caption: "Safeguards",
                    headings: [.text("Safeguard"), .figure("Asked"), .figure("Measured"), .text("Result")],
                    rows: SharedSections.safeguardRows(k: k, meetsK: meetsK, released, verdicts)
                ).markup,
                .paragraph(SharedSections.whatIsCompared, class: "note"),
            ]
        )
    }

    private var summary: [Markup] {
        [
            ReportPage.verdict(
                isMet: isMet,
                measures.classes == 0
                    ? "The file holds no record."
                    : isMet
                        ? "Every record is alike with at least \(FigureText.count(measures.smallestClass - 1)) others in"
                            + " every quasi-identifier."
                        : "The file does not meet the safeguard that was asked for."
            ),
            ReportPage.cards([holds, protection, changed, usable]),
            ReportPage.attention("When you use this file", guidance),
        ]
    }

    private var holds: Markup {
        let leaving = columns.filter(\.isReleased).map(\.name)
        return ReportPage.card(
            "leaves",
            "What does the file hold?",
            FigureText.counted(measures.records, "record"),
            [
                "\(leaving.count) of the dataset’s \(FigureText.counted(columns.count, "column")):"
                    + " \(leaving.quoted(limit: 10))."
            ]
        )
    }

    private var protection: Markup {
        ReportPage.card(
            "protection",
            "How is it protected?",
            measures.classes == 0 ? "No records" : "k = \(FigureText.count(measures.smallestClass)) (asked: \(k))",
            [
                "Unique records: \(FigureText.count(measures.uniqueRecords)).",
                "Highest risk of picking out a person: \(FigureText.percent(measures.highestRisk));"
                    + " average \(FigureText.percent(measures.averageRisk)).",
            ]
        )
    }

    private var changed: Markup {
        let generalised = columns.filter { $0.treatment.word == "generalised" }.map(\.name)
        return ReportPage.card(
            "changed",
            "What was changed?",
            FigureText.counted(columns.count { $0.treatment != .kept && $0.treatment.word != "full-detail" }, "column"),
            ["By treatment: \(ReportedColumn.tally(columns))."]
                + (generalised.isEmpty ? [] : ["Generalised: \(generalised.quoted())."])
        )
    }

    private var usable: Markup {
        let told = distributions.filter { $0.recordsToldApart > 0 }
        let lines = disaggregation.filter(\.isAsked)
        let usable = Set(lines.filter { $0.measured?.recordsToldApart ?? 0 > 0 }.map(\.dimension))
        let worthSaying = lines.filter { $0.column?.isReleased ?? true || !usable.contains($0.dimension) }
        let dimensions = Set(lines.map(\.dimension)).count
        return ReportPage.card(
            "usable",
            "What can be told apart?",
            lines.isEmpty
                ? FigureText.counted(told.count, "column")
                : "\(usable.count) of \(FigureText.counted(dimensions, "dimension"))",
            lines.isEmpty
                ? ["Columns that tell records apart: \(told.map(\.name).quoted())."]
                : worthSaying.prefix(4).map { line in
                    guard let measured = line.measured, measured.recordsToldApart > 0 else {
                        return "\(line.dimension): not in this file."
                    }
                    return "\(line.dimension): "
                        + FigureText.counted(measured.categories.count, "category", "categories")
                        + " (\(measured.name))."
                }
        )
    }

    private var guidance: [String] {
        let pseudonyms = columns.contains { $0.treatment.word == "pseudonymised" }
        return [
            "Records may have been left out to protect persons; how many, and which, is not told. Totals counted here may"
                + " be below those of the source, most of all in small groups.",
            "The order of the rows means nothing.",
        ]
            + (pseudonyms
                ? ["Pseudonyms link records within their domain only; two domains’ pseudonyms never match."] : [])
            + [
                "Do not try to find out who anyone is, and do not link this file to others beyond the agreement’s purpose."
            ]
    }

    private var distributionSection: Markup {
        .section(
            "distributions",
            "The columns of the file",
            [
                .paragraph(
                    "The \(ReportLimits.categories) most frequent categories of each column by name, the rest summed."
                        + " A value that a single record has is named only if it is a declared category."
                ),
                .block(
                    "div",
                    ["class": "columns"],
                    distributions.map { column in
                        .block(
                            "div",
                            [
                                column.recordsToldApart > 0
                                    ? DistributionTable(column).markup
                                    : .element(
                                        "p",
                                        [.element("strong", column.name), .text(": it tells no record apart.")]
                                    )
                            ]
                        )
                    }
                ),
            ]
        )
    }
}
