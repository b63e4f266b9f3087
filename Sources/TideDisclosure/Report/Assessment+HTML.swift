import TideCore

extension Assessment {
    /// The assessment for people: one HTML file that needs nothing beside itself.
    ///
    /// The same input gives the same bytes.
    package var html: String {
        ReportPage.document(
            kind: "Assessment of a file as it stands \u{b7} for its holder",
            occasion: occasion,
            summary: [
                ReportPage.cards([risk, givenAway, contents, usable]),
                ReportPage.attention("What this means, and what helps", hints),
            ],
            details: [
                SharedSections.classSizes(before: nil, after: measures.classes, k: 1),
                SharedSections.risk(before: nil, after: measures),
                SharedSections.specialUniques(before: nil, after: measures),
                SharedSections.sensitive(before: nil, after: measures),
                columnSection, distributions,
            ],
            footer:
                "Made by Tidegate from the file as it stands: nothing was changed, nothing leaves. This page holds figures of"
                + " unprotected data, so it stays where the data is."
        )
    }

    private var risk: Markup {
        let classes = measures.classes
        return ReportPage.card(
            "found",
            "How easily is a person found?",
            classes.quasiIdentifiers.isEmpty ? "Not counted" : "\(FigureText.percent(classes.uniqueShare)) alone",
            [
                "Smallest group of records alike: \(FigureText.count(classes.smallestClass)).",
                "Right at the first try, on average: \(FigureText.percent(classes.averageRisk)).",
            ]
        )
    }

    private var givenAway: Markup {
        let worst = measures.sensitive.max { $0.uniformRecords < $1.uniformRecords }
        return ReportPage.card(
            "given-away",
            "What do groups give away?",
            worst.map { FigureText.counted($0.uniformRecords, "record") } ?? "No sensitive column",
            worst == nil
                ? ["Declare columns that must not become known as sensitive."]
                : measures.sensitive.prefix(4).map { column in
                    "\(column.column): \(FigureText.counted(column.uniformRecords, "record")) in groups of one value."
                }
        )
    }

    private var contents: Markup {
        ReportPage.card(
            "holds",
            "What does the file hold?",
            FigureText.counted(measures.classes.records, "record"),
            ["\(FigureText.counted(columns.count, "column")): \(columns.map(\.name).quoted(limit: 10))."]
        )
    }

    private var usable: Markup {
        let dimensions = columns.filter { $0.dimension != nil && $0.content?.recordsToldApart ?? 0 > 0 }
        return ReportPage.card(
            "usable",
            "What can be told apart?",
            FigureText.counted(columns.count { $0.content?.recordsToldApart ?? 0 > 0 }, "column"),
            dimensions.prefix(6).map { column in
                let categories = column.content?.categories.count ?? 0
                return
                    "\(column.dimension ?? ""): \(FigureText.counted(categories, "category", "categories")) (\(column.name))."
            }
        )
    }

    private var columnSection: Markup {
        .section(
            "columns",
            "Column by column",
            [
                TableMarkup(
                    caption: "Every column of the dataset, in its order",
                    headings: [
                        .text("Column"), .text("Role"), .text("Dimension"), .figure("Categories"),
                        .figure("Told apart"),
                        .figure("Records alone without it"),
                    ],
                    rows: columns.map { column in
                        [
                            .text(column.name), .text(column.role), .text(column.dimension ?? "\u{2013}"),
                            .optional(column.content?.distribution.categories),
                            .text(column.content.map { FigureText.percent($0.shareToldApart) } ?? "not looked at"),
                            .optional(column.uniqueWithout),
                        ]
                    },
                    style: "long"
                ).markup,
                .paragraph(
                    "Records alone without it: how many records would still be the only one of their kind if this column alone were dropped.",
                    class: "note"
                ),
            ]
        )
    }

    private var distributions: Markup {
        let shown = columns.compactMap(\.content).filter { $0.recordsToldApart > 0 }
        return .section(
            "distributions",
            "The columns of the file",
            [
                .paragraph(
                    "The \(ReportLimits.categories) most frequent categories of each column by name, the rest summed."
                        + " A value that a single record has is named only if it is a declared category."
                ),
                .block("div", ["class": "columns"], shown.map { .block("div", [DistributionTable($0).markup]) }),
            ]
        )
    }
}
