import TideCore

extension Assessment {
    /// The figures and what they mean, for a terminal.
    package var text: String {
        let classes = measures.classes
        var lines = [
            "\(occasion.dataset): \(FigureText.counted(classes.records, "record")),"
                + " \(FigureText.counted(columns.count, "column")), \(classes.quasiIdentifiers.count) quasi-identifiers",
            "",
        ]
        lines += Self.aligned(risk) + [""]
        if !measures.sensitive.isEmpty { lines += Self.aligned(sensitive) + [""] }
        lines += Self.aligned(utility) + [""]
        lines += hints.map { "- \($0)" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var risk: [[String]] {
        let classes = measures.classes
        let threshold = classes.threshold.description
        func percent(_ figure: Double) -> String { FigureText.share(figure) }
        var rows: [[String]] = [
            ["risk", ""],
            ["  smallest class (k)", FigureText.count(classes.smallestClass)],
            ["  classes", FigureText.count(classes.classes)],
            [
                "  alone in their class",
                "\(FigureText.count(classes.uniqueRecords)) (\(FigureText.percent(classes.uniqueShare)))",
            ],
            ["  prosecutor, highest", FigureText.percent(classes.highestRisk)],
            ["  prosecutor, average", FigureText.percent(classes.averageRisk)],
            [
                "  records over \(threshold)",
                "\(FigureText.count(classes.recordsOverThreshold)) (\(FigureText.percent(classes.shareOverThreshold)))",
            ],
            ["  journalist, highest", percent(measures.risk(.journalist, .highest))],
            ["  journalist, average", percent(measures.risk(.journalist, .average))],
            ["  marketer, average", percent(measures.risk(.marketer, .average))],
        ]
        if let special = measures.specialUniques, special.columns.count > 3 {
            let few = Ratio(special.smallest.prefix(3).reduce(0, +), of: special.records)
            rows.append([
                "  alone by three values or fewer",
                "\(FigureText.count(few.part)) (\(FigureText.percent(few)))",
            ])
        }
        if let units = measures.units {
            rows.append(["  smallest class, in units", FigureText.count(units.smallestClass)])
        }
        if let match = measures.smallestMatch {
            rows.append(["  smallest class, if missing matches any", FigureText.count(Int(match))])
        }
        if let population = measures.population {
            rows.append(["  smallest class in the population (k-map)", FigureText.count(population.smallestClass)])
            rows.append(["  alone in the population", FigureText.count(population.uniqueRecords)])
        }
        if let sample = measures.sample {
            rows.append(["  unique in the population, estimated", percent(sample.populationUniqueness)])
        }
        return rows
    }

    private var sensitive: [[String]] {
        func short(_ figure: Double) -> String {
            figure.isFinite ? DecimalText.rounded(figure, decimals: 3) : "none"
        }
        return [["sensitive", "values", "l", "entropy l", "t", "delta", "beta", "one value"]]
            + measures.sensitive.map { column in
                [
                    "  \(column.column)", FigureText.count(column.values), FigureText.count(column.distinct),
                    short(column.entropyDiversity), short(column.equalDistance), short(column.deviation.delta),
                    short(column.deviation.basicBeta), FigureText.count(column.uniformRecords),
                ]
            }
    }

    private var utility: [[String]] {
        [["utility", "role", "categories", "told apart", "alone without it"]]
            + columns.map { column in
                [
                    "  \(column.name)", column.role,
                    column.content.map { FigureText.count($0.distribution.categories) } ?? "",
                    column.content.map { FigureText.percent($0.shareToldApart) } ?? "not looked at",
                    column.uniqueWithout.map(FigureText.count) ?? "",
                ]
            }
    }

    /// Lines of cells, the first flush left, figures after it flush right, none ending in blanks.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + blanks : blanks + text
            }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }
}
