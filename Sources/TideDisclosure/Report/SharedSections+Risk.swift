import TideCore

extension SharedSections {
    /// How likely it is to pick out a person.
    static func risk(before: TableMeasures?, after: TableMeasures) -> Markup {
        let all = (before.map { [(Series.before, $0)] } ?? []) + [(Series.after, after)]
        let threshold = after.classes.threshold.description
        let over = "Records over \(threshold)"
        let chart = BarChart(
            id: "risk-chart",
            title: "Re-identification risk",
            series: all.map(\.0),
            lines: [
                BarChart.Line(name: "Highest risk", values: all.map { .init($0.1.classes.highestRisk) }),
                BarChart.Line(name: "Average risk", values: all.map { .init($0.1.classes.averageRisk) }),
                BarChart.Line(name: over, values: all.map { .init($0.1.classes.shareOverThreshold) }),
            ]
        )
        func row(_ name: String, _ figure: (TableMeasures) -> TableMarkup.Cell) -> [TableMarkup.Cell] {
            [.text(name)] + all.map { figure($0.1) }
        }
        let bound = after.population == nil ? " (at most)" : ""
        var rows = [
            row("Prosecutor, highest") { .percent($0.classes.highestRisk) },
            row("Prosecutor, average") { .percent($0.classes.averageRisk) },
            row("Journalist, highest\(bound)") { .share($0.risk(.journalist, .highest)) },
            row("Journalist, average\(bound)") { .share($0.risk(.journalist, .average)) },
            row("Marketer, average") { .share($0.risk(.marketer, .average)) },
            row("\(over) (prosecutor)") { .share(Ratio($0.classes.recordsOverThreshold, of: $0.classes.records)) },
        ]
        if after.population != nil {
            rows += [
                row("Smallest class in the population (k-map)") { .optional($0.population?.smallestClass) },
                row("Records alone in the population") { .optional($0.population?.uniqueRecords) },
                row("\(over) (journalist)") { .optional($0.population?.recordsOverThreshold) },
            ]
        }
        if all.contains(where: { $0.1.sample != nil }) {
            rows += [
                row("Unique here and in the population, expected") { measures in
                    .text(measures.sample.map { DecimalText.rounded($0.expectedUniques, decimals: 1) } ?? "\u{2013}")
                },
                row("Share of such records") { measures in
                    .text(measures.sample.map { FigureText.percent($0.populationUniqueness) } ?? "\u{2013}")
                },
            ]
        }
        if all.contains(where: { $0.1.units != nil }) {
            rows += [
                row("Units, such as persons") { .optional($0.units?.units) },
                row("Smallest class, in units") { .optional($0.units?.smallestClass) },
                row("Units alone in a class") { .optional($0.units?.unitsAlone) },
            ]
        }
        let table = TableMarkup(
            caption: "Risk by attacker",
            headings: [.text("Risk")] + headings(before: before?.classes),
            rows: rows
        ).markup
        return .section(
            "risk",
            "How likely it is to pick out a person",
            [
                Series.legend(all.map(\.0)),
                ReportPage.beside(chart.drawing, table),
                riskBands(before: before?.classes, after: after.classes),
                .list(explanations(after, threshold: threshold), class: "note"),
            ]
        )
    }

    private static func explanations(_ measures: TableMeasures, threshold: String) -> [String] {
        var lines = [
            "Prosecutor: knows that a person is in the file and knows every quasi-identifier of that person;"
                + " the chance of picking the right record is one divided by the size of the class."
        ]
        if let population = measures.population {
            lines.append(
                "Journalist: knows only that the person is in the population, a table of"
                    + " \(FigureText.counted(population.members, "member")); the chance is one divided by the number of members"
                    + " who are alike in every quasi-identifier."
            )
            lines.append(
                "Marketer: tries all records; the share that is right on average, against the population table."
            )
            if population.uncoveredRecords > 0 {
                lines.append(
                    "The population table holds fewer members than the file has records for"
                        + " \(FigureText.counted(population.uncoveredRecords, "record")), so it does not hold everybody;"
                        + " their risk is stated too high rather than too low."
                )
            }
        } else {
            lines += [
                "Journalist: knows only that the person is in the population. No population table was given,"
                    + " so the journalist’s risk is stated as the prosecutor’s, which it cannot exceed.",
                "Marketer: tries all records; the share that is right on average is the number of classes divided"
                    + " by the number of records.",
            ]
        }
        lines.append("Records over \(threshold): records whose risk is above \(threshold).")
        if measures.sample != nil {
            lines.append(
                "Unique here and in the population: records alone in their class, each counted with the chance that nobody else of the"
                    + " population is like it, which is one divided by its sampling weight."
            )
        }
        return lines
    }
}

extension TableMarkup.Cell {
    /// A count; a dash where there is none.
    static func optional(_ count: Int?) -> Self { .text(count.map(FigureText.count) ?? "\u{2013}") }

    /// A figure of which 1 is all, in percent.
    static func share(_ figure: Double) -> Self { .text(FigureText.share(figure)) }
}
