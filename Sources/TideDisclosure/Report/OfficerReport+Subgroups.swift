import TideCore

extension OfficerReportInput {
    /// Who disappears: each dimension's categories by what suppression took of them; nothing where it was not counted.
    var subgroupSection: Markup {
        guard !subgroups.isEmpty else { return .nothing }
        let uncounted = columns.filter { column in
            column.dimension != nil && !subgroups.contains { $0.column == column.name }
        }.map(\.name)
        return .section(
            "subgroups",
            "Who disappears",
            [
                .paragraph(
                    suppression.records == 0
                        ? "No record is suppressed, so nobody does."
                        : "Suppressed are \(FigureText.percent(suppressedShare)) of all records. Of each column that tells a dimension, whether it leaves or"
                            + " not, the categories come first that lose most records beyond that share. Marked are those that disappear, and those"
                            + " suppressed more than twice as often as all."
                )
            ] + (suppression.records == 0 ? [] : subgroups.map(\.table))
                + (uncounted.isEmpty || suppression.records == 0
                    ? []
                    : [
                        .paragraph(
                            "Not counted, for being dropped and not read, leaving as pseudonyms, or having more than"
                                + " \(SubgroupSuppression.mostGroups) values: \(uncounted.quoted()).",
                            class: "note"
                        )
                    ])
        )
    }

    /// What the officer should know of it before anything else: of categories that are no smaller than a class must be.
    var subgroupPoints: [String] {
        let categories = subgroups.flatMap { subgroup in
            subgroup.groups.filter { $0.records >= max(2, k) }.map { (subgroup: subgroup, group: $0) }
        }
        // Of a column that leaves its own comparison says who is gone.
        let gone = categories.filter { line in
            line.group.disappears
                && !comparisons.contains { $0.name == line.subgroup.column && $0.released.recordsToldApart > 0 }
        }.sorted { $0.group.records > $1.group.records }
        let hit = categories.filter { !$0.group.disappears && $0.subgroup.isHitHard($0.group) }
            .sorted { $0.group.excess(over: $0.subgroup.all) > $1.group.excess(over: $1.subgroup.all) }
        var points: [String] = []
        if !gone.isEmpty {
            let named = gone.map {
                "‘\($0.group.value)’ (‘\($0.subgroup.column)’, \(FigureText.counted($0.group.records, "record")))"
            }
            points.append("Every record is suppressed of \(Self.listed(named)).")
        }
        if !hit.isEmpty {
            let named = hit.map {
                "‘\($0.group.value)’ (‘\($0.subgroup.column)’, \(FigureText.percent($0.group.share)) of \(FigureText.count($0.group.records)))"
            }
            points.append(
                "Suppressed more than twice as often as all records, which are at \(FigureText.percent(suppressedShare)):"
                    + " \(Self.listed(named))."
            )
        }
        return points
    }

    /// The first five, and how many more categories there are.
    private static func listed(_ named: [String]) -> String {
        let more = named.count - 5
        return named.prefix(5).joined(separator: ", ")
            + (more > 0 ? " and \(FigureText.counted(more, "more category", "more categories"))" : "")
    }
}

extension SubgroupSuppression {
    fileprivate var table: Markup {
        let excerpt = excerpt(limit: ReportLimits.categories)
        // An excerpt puts numbers in their order; here who loses most stands first.
        let named = groups.filter(Set(excerpt.named).contains)
        var rows = named.map { row($0.value.isEmpty ? "(empty text)" : $0.value, $0) }
        if !excerpt.rest.isEmpty {
            let rest = Group(
                "",
                records: excerpt.rest.reduce(0) { $0 + $1.records },
                suppressed: excerpt.rest.reduce(0) { $0 + $1.suppressed }
            )
            let gone = excerpt.rest.count(where: \.disappears)
            let name = FigureText.counted(excerpt.rest.count, "other category", "other categories")
            rows.append(
                row(gone == 0 ? name : "\(name), \(FigureText.count(gone)) of which disappear", rest, flags: false)
            )
        }
        if let missing { rows.append(row("missing", missing)) }
        rows.append(row("All records", all, flags: false))
        let level = level.map { ", told as \($0)" } ?? ""
        return TableMarkup(
            caption: "Suppression by \(dimension): \(column)\(level)",
            headings: [
                .text("Category"), .figure("Records, source"), .figure("Suppressed"), .figure("Share"),
                .text("Against all records"),
            ],
            rows: rows
        ).markup
    }

    private func row(_ name: String, _ group: Group, flags: Bool = true) -> [TableMarkup.Cell] {
        let flag: TableMarkup.Cell =
            if !flags || all.suppressed == 0 {
                "\u{2013}"
            } else if group.disappears {
                .markup(.element("strong", "\u{2717}\u{a0}disappears"))
            } else if isHitHard(group) {
                .markup(.element("strong", "\u{25b2}\u{a0}\(times(group))"))
            } else {
                .text(times(group))
            }
        return [.text(name), .count(group.records), .count(group.suppressed), .percent(group.share), flag]
    }

    private func times(_ group: Group) -> String {
        group.suppressed == 0 ? "none" : "\(DecimalText.rounded(factor(group), decimals: 1)) times as often"
    }

    var json: JSONValue {
        let excerpt = excerpt(limit: ReportLimits.categories)
        return .members([
            "dimension": .string(dimension), "column": .string(column), "levelName": level.map(JSONValue.string),
            "records": JSONValue(all.records), "suppressed": JSONValue(all.suppressed),
            "share": .string(all.share.decimal),
            "groups": .array(excerpt.named.map(json)),
            "rest": [
                "categories": JSONValue(excerpt.rest.count),
                "records": JSONValue(excerpt.rest.reduce(0) { $0 + $1.records }),
                "suppressed": JSONValue(excerpt.rest.reduce(0) { $0 + $1.suppressed }),
            ],
            "missing": missing.map {
                ["records": JSONValue($0.records), "suppressed": JSONValue($0.suppressed)]
            },
            "disappearing": JSONValue(disappearing.count),
            "hitHard": JSONValue(groups.count(where: isHitHard)),
        ])
    }

    private func json(_ group: Group) -> JSONValue {
        [
            "value": .string(group.value), "records": JSONValue(group.records),
            "suppressed": JSONValue(group.suppressed),
            "share": .string(group.share.decimal), "disappears": .bool(group.disappears),
            "hitHard": .bool(isHitHard(group)),
        ]
    }
}
