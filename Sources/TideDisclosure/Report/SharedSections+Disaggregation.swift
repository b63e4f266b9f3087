import TideCore

extension SharedSections {
    /// What can still be told apart: the columns of each dimension, and the categories that survive.
    ///
    /// - Parameters:
    ///   - categories: a line's categories in figures.
    ///   - headings: of what the officer's lines have beside those of both reports.
    ///   - cells: the same of a line, one for each heading.
    static func disaggregation<Measured>(
        _ title: String,
        _ lines: [DimensionLine<Measured>],
        absent: [String],
        released: (Measured) -> ReleasedColumn,
        toldApart: (Measured) -> Ratio,
        categories: (Measured) -> String,
        headings: [TableMarkup.Heading] = [],
        cells: (DimensionLine<Measured>) -> [TableMarkup.Cell] = { _ in [] },
        note: String
    ) -> Markup {
        let rows = lines.map { line -> [TableMarkup.Cell] in
            let sizes = line.measured.map(released)?.categories ?? []
            return [
                .text(line.isAsked ? "\(line.dimension) (asked)" : line.dimension),
                .text(line.column?.name ?? "no column"),
                .text(line.column?.toldAt ?? "\u{2013}"), .text(line.measured.map(categories) ?? "\u{2013}"),
                sizes.isEmpty
                    ? "\u{2013}"
                    : .text("\(FigureText.count(sizes.last?.records ?? 0)) to \(FigureText.count(sizes[0].records))"),
                .percent(line.measured.map(toldApart) ?? Ratio(0, of: 0)),
            ] + cells(line)
        }
        let surviving = lines.compactMap { line -> [TableMarkup.Cell]? in
            guard let column = line.measured.map(released), column.recordsToldApart > 0 else { return nil }
            return [.text(line.dimension), .text(column.name), .text(column.survivors)]
        }
        var parts: [Markup] = []
        if !lines.contains(where: \.isAsked) { parts.append(.paragraph("No dimension was asked to be kept apart.")) }
        if !rows.isEmpty {
            let all: [TableMarkup.Heading] = [
                .text("Dimension"), .text("Column"), .text("Told at"), .figure("Categories"),
                .figure("Smallest and largest, records"), .figure("Told apart"),
            ]
            parts.append(TableMarkup(caption: "Disaggregation", headings: all + headings, rows: rows).markup)
        }
        if !surviving.isEmpty {
            parts.append(
                TableMarkup(
                    caption: "Categories that survive",
                    headings: [.text("Dimension"), .text("Column"), .text("Categories, most frequent first")],
                    rows: surviving
                ).markup
            )
        }
        if !absent.isEmpty {
            parts.append(.paragraph("The dataset has no column for: \(absent.joined(separator: ", "))."))
        }
        if !rows.isEmpty { parts.append(.paragraph(note, class: "note")) }
        return .section("disaggregation", title, parts)
    }
}

extension ReleasedColumn {
    /// The categories that can be told apart by their names; those that are not named are counted.
    fileprivate var survivors: String {
        let excerpt = Excerpt(categories, limit: ReportLimits.categories, value: \.value) {
            isDeclared || $0.records > 1
        }
        let named = excerpt.named.map { $0.value.isEmpty ? "(empty text)" : $0.value }
        let rest = excerpt.rest.count
        guard rest > 0 else { return named.joined(separator: "; ") }
        guard !named.isEmpty else { return FigureText.counted(rest, "category", "categories") + " of one record each" }
        return "\(named.joined(separator: "; ")); and \(FigureText.counted(rest, "other"))"
    }
}

extension OfficerReportInput {
    var disaggregationSection: Markup {
        SharedSections.disaggregation(
            "What can still be told apart",
            disaggregation,
            absent: dimensionsWithoutColumn,
            released: \.released,
            toldApart: \.shareToldApart,
            categories: {
                "\(FigureText.count($0.released.categories.count)) of \(FigureText.count($0.source.categories))"
            },
            headings: [.text("Least kept category")],
            cells: { [.text($0.measured.flatMap(leastKept) ?? "\u{2013}")] },
            note:
                "Categories: those released, of those that the source has at its own detail. Told apart: of the source’s records, the share that is released with a value of this column that is"
                + " neither missing nor the one that stands for every value."
        )
    }

    /// The worst kept category by its name, unless a single record alone has it, and the share of it that is released.
    private func leastKept(_ comparison: ColumnComparison) -> String? {
        guard let pair = comparison.leastKept, comparison.released.recordsToldApart > 0 else { return nil }
        let name = comparison.excerpt(of: [pair], limit: 1).named.first?.value ?? "(not named)"
        return "\(name): \(FigureText.percent(pair.kept)) of \(FigureText.count(pair.before))"
    }
}

extension RecipientReportInput {
    var disaggregationSection: Markup {
        SharedSections.disaggregation(
            "What can be told apart",
            disaggregation,
            absent: dimensionsWithoutColumn,
            released: { $0 },
            toldApart: \.shareToldApart,
            categories: { FigureText.count($0.categories.count) },
            note: "Told apart: of the records in this file, the share with a value of this column that is neither"
                + " missing nor the one that stands for every value."
        )
    }
}
