import TideCore

extension SharedSections {
    /// What is asked of the classes' sensitive values is compared with what.
    static let whatIsCompared =
        "Closeness, delta and beta compare every class with all records of the file that is measured, so that whoever has it can"
        + " count them again."

    /// One row for k and one for every other safeguard.
    static func safeguardRows(
        k: Int,
        meetsK: Bool,
        _ measures: TableMeasures,
        _ verdicts: [ModelVerdict]
    ) -> [[TableMarkup.Cell]] {
        let unit = measures.units == nil ? "records" : "units"
        let first: [TableMarkup.Cell] = [
            .text("Smallest class (k-anonymity), in \(unit)"), .text("at least \(FigureText.count(k))"),
            measures.classes.classes == 0 ? "no records" : .count(measures.k), .met(meetsK),
        ]
        let others = verdicts.filter { if case .kAnonymity = $0.model { false } else { true } }
        return [first]
            + others.map { verdict in
                switch verdict.outcome {
                case .notMeasured:
                    return [
                        .text(verdict.model.words), .text(verdict.model.bound), "\u{2013}", "not told by this file",
                    ]
                case .measured(let figure, let isMet):
                    let text = figure.isFinite ? verdict.model.text(of: figure) : "no bound"
                    return [.text(verdict.model.words), .text(verdict.model.bound), .text(text), .met(isMet)]
                }
            }
    }

    /// What the classes give away of each sensitive column.
    static func sensitive(before: TableMeasures?, after: TableMeasures) -> Markup {
        guard !after.sensitive.isEmpty || !(before?.sensitive.isEmpty ?? true) else { return .text("") }
        let columns = after.sensitive.map(\.column)
        let rows = columns.flatMap { column -> [[TableMarkup.Cell]] in
            let all =
                (before == nil ? [] : [("source", before?.sensitive(column))]) + [("released", after.sensitive(column))]
            return all.compactMap { name, measures in
                measures.map { row($0, before == nil ? column : "\(column), \(name)") }
            }
        }
        return .section(
            "sensitive",
            "What the classes give away",
            [
                .paragraph(
                    "Whoever finds a person’s class learns how the sensitive values are spread in it, even without finding the record."
                        + " Each figure is of the class that gives away most."
                ),
                TableMarkup(
                    caption: "Sensitive columns",
                    headings: [
                        .text("Column"), .figure("Values"), .figure("Fewest in a class (l)"), .figure("Entropy l"),
                        .figure("Distance t"), .figure("Delta"), .figure("Beta"), .figure("Records sharing one value"),
                    ],
                    rows: rows
                ).markup,
                .list(
                    [
                        "Fewest in a class: distinct values in the class that has fewest. Entropy l: the same, a rare value counting less.",
                        "Distance t: how far the class’s values are from those of the whole file, from 0 to 1: all values equally far"
                            + " apart; in brackets by their order, or by their hierarchy (h).",
                        "Delta: the greatest |ln(q/p)|, beta: the greatest (q − p)/p, q the share of a value in the class and p in the"
                            + " whole file. No bound: a class lacks a value.",
                        "Records sharing one value: in classes all of whose records have the same value, so that finding the class is"
                            + " knowing the value.",
                    ],
                    class: "note"
                ),
            ]
        )
    }

    private static func row(_ measures: SensitiveMeasures, _ name: String) -> [TableMarkup.Cell] {
        func short(_ figure: Double) -> String { DecimalText.rounded(figure, decimals: 3) }
        let distances =
            short(measures.equalDistance) + (measures.orderedDistance.map { " (\(short($0)))" } ?? "")
            + (measures.hierarchicalDistance.map { " (h \(short($0)))" } ?? "")
        return [
            .text(name), .count(measures.values), .count(measures.distinct),
            .text(DecimalText.rounded(measures.entropyDiversity, decimals: 2)), .text(distances),
            .text(measures.deviation.delta.isFinite ? short(measures.deviation.delta) : "no bound"),
            .text(short(measures.deviation.basicBeta)), .count(measures.uniformRecords),
        ]
    }
}

extension PrivacyModel {
    /// The safeguard in words for people.
    var words: String {
        switch self {
        case .kAnonymity: "Smallest class (k-anonymity)"
        case .kMap: "Smallest class in the population (k-map)"
        case .diversity(let column, .distinct): "Distinct values of \(column) in a class (l-diversity)"
        case .diversity(let column, .entropy): "Entropy l-diversity of \(column)"
        case .diversity(let column, .recursive(_, let l)): "Recursive (c,\(l))-diversity of \(column): c"
        case .closeness(let column, _, let distance):
            "Distance of \(column) from all records (t-closeness, \(distance))"
        case .deltaDisclosure(let column, _): "Delta-disclosure of \(column)"
        case .betaLikeness(let column, _, let isEnhanced):
            "\(isEnhanced ? "Enhanced" : "Basic") beta-likeness of \(column)"
        case .risk(let attacker, let statistic, _): "Risk: \(attacker), \(statistic)"
        case .populationUniqueness: "Estimated share unique in the population"
        }
    }

    /// What is asked, such as `at least 3`.
    var bound: String {
        switch self {
        case .kAnonymity, .kMap, .diversity(_, .distinct), .diversity(_, .entropy): "at least \(asked)"
        case .diversity(_, .recursive), .deltaDisclosure: "below \(asked)"
        case .closeness, .betaLikeness, .risk, .populationUniqueness: "at most \(asked)"
        }
    }
}
