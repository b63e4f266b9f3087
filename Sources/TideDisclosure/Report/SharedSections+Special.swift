import TideCore

extension SharedSections {
    /// Whom few columns single out already; nothing where that was not looked for.
    static func specialUniques(before: TableMeasures?, after: TableMeasures) -> Markup {
        guard let found = after.specialUniques, !found.columns.isEmpty else { return .nothing }
        let all =
            (before.flatMap { tables in tables.specialUniques.map { (Series.before, $0, tables) } }.map { [$0] } ?? [])
            + [(Series.after, found, after)]
        let title = "Whom few columns single out"
        guard all.contains(where: { $0.1.uniqueRecords > 0 }) else {
            return .section(
                "special-uniques",
                title,
                [
                    .paragraph(
                        "No record is alone in its class, so no part of the quasi-identifiers singles anybody out."
                    )
                ]
            )
        }
        let largest = all.compactMap { $0.1.smallest.lastIndex { $0 > 0 } }.max() ?? 0
        let sizes = 0..<largest + 1
        func row(_ name: String, _ figure: (SpecialUniques) -> TableMarkup.Cell) -> [TableMarkup.Cell] {
            [.text(name)] + all.map { figure($0.1) }
        }
        var rows = [
            row("Alone in their class (sample uniques)") { .share(Ratio($0.uniqueRecords, of: $0.records)) },
            row("Of these by a part of the columns (special uniques)") { .share($0.specialShare) },
        ]
        rows += sizes.map { size in
            row(size == 0 ? "By 1 column already" : "By \(size + 1) columns, no fewer") { uniques in
                uniques.depth > size ? .share(Ratio(uniques.smallest[size], of: uniques.records)) : "not looked at"
            }
        }
        rows += [
            row("SUDA score, highest") { .count($0.highestScore) },
            row("SUDA score, mean of all records") { uniques in
                .text(DecimalText.rounded(Ratio(uniques.totalScore, of: uniques.records).value, decimals: 3))
            },
        ]
        if all.allSatisfy({ $0.1.isComplete }) {
            rows += [
                [.text("DIS score, highest")] + all.map { .dis($0.2) { $0.highest } },
                [.text("DIS score, mean of all records")] + all.map { .dis($0.2) { $0.mean } },
            ]
        }
        return .section(
            "special-uniques",
            title,
            [
                .paragraph(
                    "A record that only one set of values singles out is the more exposed the fewer values the set has: they are easier to know, and"
                        + " the likelier it is that nobody else of the population has them."
                ),
                Series.legend(all.map(\.0)),
                ReportPage.beside(sizeChart(all, sizes).drawing, table(rows, before: before)),
                ReportPage.beside(columnChart(all).drawing, columnTable(all, before: before)),
                .list(specialNotes(all.map { ($0.1, $0.2) }), class: "note"),
            ]
        )
    }

    private static func table(_ rows: [[TableMarkup.Cell]], before: TableMeasures?) -> Markup {
        TableMarkup(
            caption: "Special uniques",
            headings: [.text("Records")] + headings(before: before?.classes),
            rows: rows
        ).markup
    }

    private static func sizeChart(_ all: [(Series, SpecialUniques, TableMeasures)], _ sizes: Range<Int>) -> BarChart {
        BarChart(
            id: "special-uniques-chart",
            title: "Records by how few columns single them out",
            series: all.map(\.0),
            lines: sizes.map { size in
                BarChart.Line(
                    name: FigureText.counted(size + 1, "column"),
                    values: all.map { .init(Ratio($0.1.depth > size ? $0.1.smallest[size] : 0, of: $0.1.records)) }
                )
            }
        )
    }

    private static func columnChart(_ all: [(Series, SpecialUniques, TableMeasures)]) -> BarChart {
        BarChart(
            id: "special-columns-chart",
            title: "Share of all SUDA scores that comes from sets with a column",
            series: all.map(\.0),
            lines: (all.first?.1.columns ?? []).enumerated().map { index, name in
                BarChart.Line(name: name, values: all.map { .init($0.1.shareOfColumn[index]) })
            }
        )
    }

    private static func columnTable(
        _ all: [(Series, SpecialUniques, TableMeasures)],
        before: TableMeasures?
    ) -> Markup {
        TableMarkup(
            caption: "Share of all SUDA scores by column",
            headings: [.text("Column")] + headings(before: before?.classes),
            rows: (all.first?.1.columns ?? []).enumerated().map { index, name in
                [.text(name)] + all.map { .percent($0.1.shareOfColumn[index]) }
            }
        ).markup
    }

    private static func specialNotes(_ all: [(uniques: SpecialUniques, measures: TableMeasures)]) -> [String] {
        var notes = [
            "SUDA score: each smallest set of k of n columns that singles a record out adds (n − k)!, so that small sets count most. A column’s"
                + " share: the part of all scores that comes from sets with it; telling it in less detail helps most where that is large."
        ]
        if let bounded = all.first(where: { !$0.uniques.isComplete })?.uniques {
            notes.append(
                "Bounded: sets of up to \(bounded.depth) of \(bounded.columns.count) columns were looked at, since all would have been too many. Who is"
                    + " singled out by larger ones alone counts as unique, and scores add up to that size."
            )
        } else {
            let fractions = all.map(\.measures.samplingFraction.words)
            let said = Set(fractions).count == 1 ? Array(fractions.prefix(1)) : fractions
            notes.append(
                "DIS score: the chance that a match with the record is right, from its SUDA score, the records in pairs and the sampling"
                    + " fraction (\(said.joined(separator: "; released file: ")))."
            )
        }
        return notes
    }
}

extension TableMarkup.Cell {
    /// A DIS score of a table, in percent; a dash where it has none.
    fileprivate static func dis(
        _ measures: TableMeasures,
        _ figure: ((highest: Double, mean: Double)) -> Double
    ) -> Self {
        let dis = measures.specialUniques?.dis(fraction: measures.samplingFraction.fraction)
        return .text(dis.map { FigureText.share(figure($0)) } ?? "\u{2013}")
    }
}

extension SamplingFraction {
    fileprivate var words: String {
        let origin =
            switch source {
            case .population: "by the population table"
            case .weights: "by the sampling weights"
            case .assumed: "assumed, as nothing tells it"
            }
        return "\(FigureText.share(fraction)), \(origin)"
    }
}
