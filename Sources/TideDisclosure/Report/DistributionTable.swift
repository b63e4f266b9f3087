import TideCore

/// A column's categories with their records, each line with its bars: table and chart in one.
struct DistributionTable {
    /// A category and its records in each series.
    struct Line {
        let name: Markup
        let counts: [Int]
    }

    let caption: String
    /// Source and released file, or the released file alone.
    let series: [Series]
    /// All records of the released file.
    let records: Int
    let lines: [Line]

    private var longest: Int { lines.flatMap(\.counts).max() ?? 0 }

    var markup: Markup {
        let comparesSource = series.count > 1
        return TableMarkup(
            caption: caption,
            headings: [.text("Category")]
                + (comparesSource
                    ? [.figure("Source"), .figure("Released"), .figure("Kept")]
                    : [.figure("Records"), .figure("Share")])
                + [.text("Drawn")],
            rows: lines.map { line in
                let last = line.counts[series.count - 1]
                let share = comparesSource ? Ratio(last, of: line.counts[0]) : Ratio(last, of: records)
                return [.markup(line.name)] + line.counts.map { .count($0) }
                    + [share.whole == 0 ? "\u{2013}" : .percent(share), .markup(bars(of: line))]
            },
            style: "distribution"
        ).markup
    }

    private func bars(of line: Line) -> Markup {
        InlineBars.drawing(line.counts.map { Ratio($0, of: longest).value }, series)
    }
}

extension DistributionTable {
    /// A category's name as it stands in the file; what is no category of the file is set in italics.
    static func name(_ value: String, topValue: String?) -> Markup {
        if value.isEmpty { return .element("em", "(empty text)") }
        return ValueCount(value, 0).isValue(topValue)
            ? Markup.element("span", [.text(value), .element("em", " (any value)")]) : .text(value)
    }

    /// A column before and after.
    init(_ comparison: ColumnComparison) {
        let excerpt = comparison.excerpt(limit: ReportLimits.categories)
        let after = comparison.released.distribution
        let top = comparison.released.topValue
        var lines = excerpt.named.map { pair in
            Line(name: Self.name(pair.value, topValue: top), counts: [pair.before, pair.after])
        }
        if !excerpt.rest.isEmpty {
            lines.append(
                Line(
                    name: Self.restName(excerpt.rest.count),
                    counts: [
                        excerpt.rest.reduce(0) { $0 + $1.before }, excerpt.rest.reduce(0) { $0 + $1.after },
                    ]
                )
            )
        }
        if comparison.sourceAsTold.missing + after.missing > 0 {
            lines.append(Line(name: Self.missingName, counts: [comparison.sourceAsTold.missing, after.missing]))
        }
        self.init(
            caption: Self.caption(comparison),
            series: [.before, .after],
            records: after.records,
            lines: lines
        )
    }

    /// A released column.
    init(_ released: ReleasedColumn) {
        let excerpt = released.excerpt(limit: ReportLimits.categories)
        var lines = excerpt.named.map {
            Line(name: Self.name($0.value, topValue: released.topValue), counts: [$0.records])
        }
        if !excerpt.rest.isEmpty {
            let records = excerpt.rest.reduce(0) { $0 + $1.records }
            lines.append(Line(name: Self.restName(excerpt.rest.count), counts: [records]))
        }
        if released.distribution.missing > 0 {
            lines.append(Line(name: Self.missingName, counts: [released.distribution.missing]))
        }
        self.init(
            caption: "\(released.name): \(FigureText.counted(released.categories.count, "category", "categories"))",
            series: [.after],
            records: released.distribution.records,
            lines: lines
        )
    }

    private static func caption(_ comparison: ColumnComparison) -> String {
        let before = comparison.sourceAsTold.counts.count { !$0.isValue(comparison.released.topValue) }
        let after = comparison.released.categories.count
        let detail = comparison.source.categories
        return "\(comparison.name): \(FigureText.counted(detail, "category", "categories")) in the source"
            + (detail == before ? "" : ", told as \(FigureText.count(before))")
            + (after == before ? ", all released" : ", \(FigureText.count(after)) of them released")
    }

    private static func restName(_ categories: Int) -> Markup {
        .element("em", "\(FigureText.counted(categories, "other category", "other categories"))")
    }

    private static let missingName = Markup.element("em", "missing")
}
