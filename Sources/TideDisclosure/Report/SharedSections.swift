import TideCore

/// The sections that both reports have; the recipient's passes no measures of the source.
enum SharedSections {
    /// What was done with every column.
    static func treatments(_ columns: [ReportedColumn]) -> Markup {
        .section(
            "treatments",
            "What was done with each column",
            [
                TableMarkup(
                    caption: "Every column of the dataset, in its order",
                    headings: [.text("Column"), .text("Role"), .text("Leaves"), .text("Treatment")],
                    rows: columns.map { column in
                        [
                            .text(column.name), .text(column.role), column.isReleased ? "yes" : "no",
                            .text(column.words),
                        ]
                    },
                    style: "long"
                ).markup
            ]
        )
    }

    /// How many records hide in classes of which size.
    static func classSizes(before: ClassMeasures?, after: ClassMeasures, k: Int) -> Markup {
        let chart = ClassSizeChart(before: before, after: after, k: k)
        let columns = after.quasiIdentifiers.joined(separator: ", ")
        return .section(
            "class-sizes",
            "How many records hide together",
            [
                .paragraph(
                    "A class is a set of records alike in every quasi-identifier"
                        + (columns.isEmpty ? "; here there is none, so all records are one class." : ": \(columns).")
                        + " The larger the class, the less can be said about one record in it."
                ),
                Series.legend(before == nil ? [.after] : [.before, .after]),
                chart.drawing,
                chart.table,
                sizes(before: before, after: after),
            ]
        )
    }

    private static func sizes(before: ClassMeasures?, after: ClassMeasures) -> Markup {
        let all = (before.map { [$0] } ?? []) + [after]
        func row(_ name: String, _ figure: (ClassMeasures) -> TableMarkup.Cell) -> [TableMarkup.Cell] {
            [.text(name)] + all.map(figure)
        }
        return TableMarkup(
            caption: "Classes in figures",
            headings: [.text("Figure")] + headings(before: before),
            rows: [
                row("Records") { .count($0.records) },
                row("Classes") { .count($0.classes) },
                row("Smallest class (k)") { .count($0.smallestClass) },
                row("Average class") { .text(DecimalText.rounded($0.averageClass.value, decimals: 1)) },
                row("Largest class") { .count($0.largestClass) },
                row("Unique records (alone in their class)") { .share($0.uniqueShare) },
            ]
        ).markup
    }

    static func headings(before: ClassMeasures?) -> [TableMarkup.Heading] {
        before == nil ? [.figure("This file")] : [.figure("Source"), .figure("Released file")]
    }
}

extension ReportedColumn {
    /// How many columns leave in which way, as one sentence; ways that no column takes are left out.
    static func tally(_ columns: [ReportedColumn]) -> String {
        let ways: [(word: String, text: String)] = [
            ("generalised", "generalised"), ("recoded-by-class", "generalised class by class"),
            ("cells-suppressed", "with single cells suppressed"), ("full-detail", "quasi-identifiers at full detail"),
            ("kept", "kept outside the quasi-identifiers"), ("pseudonymised", "pseudonymised"), ("dropped", "dropped"),
        ]
        return ways.compactMap { way in
            let count = columns.count { $0.treatment.word == way.word }
            return count == 0 ? nil : "\(count) \(way.text)"
        }.joined(separator: ", ")
    }
}

extension [String] {
    /// The texts as a list in a sentence, each in single quotation marks; past `limit` the rest is counted.
    func quoted(limit: Int = 6) -> String {
        let named = prefix(limit).map { "‘\($0)’" }
        let parts = count > limit ? named + ["\(count - limit) more"] : named
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}
