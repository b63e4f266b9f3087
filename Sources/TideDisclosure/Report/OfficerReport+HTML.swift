import TideCore

extension OfficerReportInput {
    /// The officer's report for people: one HTML file that needs nothing beside itself.
    ///
    /// The same input gives the same bytes.
    package var html: String {
        ReportPage.document(
            kind: "Officer’s report \u{b7} sealed evidence \u{b7} not for the recipient",
            occasion: occasion,
            summary: summary,
            details: [
                safeguards, compositionSection, disaggregationSection, subgroupSection, lossSection, tradeOffSection,
                SharedSections.classSizes(before: before, after: after, k: k),
                SharedSections.risk(before: source, after: released),
                SharedSections.specialUniques(before: source, after: released),
                SharedSections.sensitive(before: source, after: released), distributions, associationSection,
                SharedSections.treatments(columns), search(search), pseudonymsSection,
            ],
            footer: "Made by Tidegate from the source and from the released file, both measured afresh. This report"
                + " holds figures of the source: together with the released file they say what was suppressed, so it stays"
                + " in the office. The same figures for programs: officer-report.json."
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
                    rows: SharedSections.safeguardRows(k: k, meetsK: meetsK, released, verdicts) + suppressionRows
                        + optOutRows
                ).markup,
                .paragraph(SharedSections.whatIsCompared, class: "note"),
            ]
        )
    }

    private var suppressionRows: [[TableMarkup.Cell]] {
        [
            [
                "Suppressed records", .text("at most \(FigureText.count(suppressionLimit)) (\(suppression.limit))"),
                .share(suppressedShare), .met(meetsLimit),
            ],
            [
                "Released and suppressed records together", .count(before.records),
                .count(after.records + suppression.records), .met(addsUp),
            ],
        ]
    }

    /// What stayed out, which no safeguard is measured on.
    private var optOutRows: [[TableMarkup.Cell]] {
        guard let optOuts else { return [] }
        return [
            [
                .text("Stayed out by column \(optOuts.column), before all else"), .text(optOuts.reach),
                .count(optOuts.removed), "removed",
            ],
            [
                .text("No value in column \(optOuts.column), so nobody could decide"), "all", .count(optOuts.undecided),
                "removed",
            ],
        ]
    }

    private var lossSection: Markup {
        let chart = BarChart(
            id: "loss-chart",
            title: "Information lost by column",
            series: [.after],
            lines: loss.columns.map { BarChart.Line(name: $0.column, values: [.init($0.loss)]) }
        )
        let table = TableMarkup(
            caption: "Loss by column and altogether",
            headings: [.text("Column"), .figure("Loss"), .figure("In percent")],
            rows: loss.columns.map {
                [
                    .text($0.column), .text(DecimalText.rounded($0.loss, decimals: 6)),
                    .text(FigureText.percent($0.loss)),
                ]
            } + [
                [
                    .text("Altogether (\(loss.aggregate))"), .text(DecimalText.rounded(loss.total, decimals: 6)),
                    .text(loss.isShare ? FigureText.percent(loss.total) : "\u{2013}"),
                ]
            ]
        ).markup
        return .section(
            "loss",
            "What was lost",
            [
                .paragraph(
                    "0% keeps every value; 100% keeps none. A generalised value costs the more, the more values of its declared"
                        + " domain it stands for; a suppressed record costs all of it (Iyengar’s loss)."
                ),
                loss.columns.isEmpty ? table : ReportPage.beside(chart.drawing, table),
            ]
        )
    }

    private var distributions: Markup {
        .section(
            "distributions",
            "Columns before and after",
            [
                .paragraph(
                    "Each column at the level it is released at, the \(ReportLimits.categories) most frequent categories by"
                        + " name. Source and released file differ by suppression alone: where less is kept than elsewhere,"
                        + " that group is under-counted in the released file."
                ),
                Series.legend([.before, .after]),
                .block("div", ["class": "columns"], comparisons.map(distribution)),
            ]
        )
    }

    private func distribution(_ comparison: ColumnComparison) -> Markup {
        guard comparison.released.recordsToldApart == 0 else {
            return .block("div", [DistributionTable(comparison).markup])
        }
        let detail = FigureText.counted(comparison.source.categories, "category", "categories")
        return .block(
            "div",
            [
                .element(
                    "p",
                    [
                        .element("strong", comparison.name),
                        .text(": \(detail) in the source; in the released file it tells no record apart."),
                    ]
                )
            ]
        )
    }

    private func search(_ search: Search) -> Markup {
        let counted = unlisted.map { [TableMarkup.Cell.text($0.column), .count($0.records)] }
        return .section(
            "search",
            "How the transformation was found",
            [
                .paragraph(search.words),
                counted.isEmpty
                    ? .paragraph("Every value was found in its hierarchy.")
                    : TableMarkup(
                        caption: "Values not in their hierarchy, counted as missing",
                        headings: [.text("Column"), .figure("Records")],
                        rows: counted
                    ).markup,
            ]
        )
    }
}

extension OfficerReportInput.Search {
    /// How good it is, in one paragraph.
    fileprivate var words: String {
        let evaluated = " \(FigureText.counted(checked, "choice")) of levels evaluated."
        guard let byClass else {
            return
                (isOptimal
                ? "Proven: no other choice of levels that meets these safeguards loses less."
                : "Not proven: a choice of levels that loses less may exist.") + evaluated
        }
        let cells = FigureText.counted(byClass.cellsSuppressed, "cell")
        if byClass.method == "cells" {
            return
                "Single cells of records were suppressed, nothing was generalised beyond what the agreement asks: \(cells)."
        }
        let whole = byClass.fullDomainLoss.map {
            " The best levels of the whole table lose \(DecimalText.rounded($0, decimals: 4))."
        }
        return "Each class of records is told at levels of its own; \(cells) of kept records tell nothing."
            + (whole ?? "") + " No best one is known: to find it is NP-hard." + evaluated
    }
}

extension ReportedColumn {
    /// The level a column is told at, in a table's cell.
    var toldAt: String {
        switch treatment {
        case .dropped: "dropped"
        case .pseudonymised: "pseudonym"
        case .kept, .matched: recoding ?? "the value itself"
        case .generalised(let level, let names): "\(levelName ?? "") (\(level) of \(names.count - 1))"
        case .recodedByClass(let names): "by class, ‘\(names.first ?? "0")’ to ‘\(names.last ?? "0")’"
        case .cellsSuppressed: "the value itself, or nothing"
        }
    }
}

extension OfficerReportInput.OptOuts {
    /// Who should have stayed out; that a list removed nobody is said outright.
    fileprivate var reach: String {
        guard let listed else { return "all that opted out" }
        let values = listed == 1 ? "1 listed value" : "\(listed) listed values"
        return removed == 0 ? "\(values); none of them is in the file" : values
    }
}
