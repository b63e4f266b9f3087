import TideCore

extension OfficerReportInput {
    /// What goes with what, before and after; nothing where it was not measured.
    var associationSection: Markup {
        guard let associations else { return .nothing }
        let notable = associations.notablePairs
        let shown = Array(associations.mostLostPairs.prefix(ReportLimits.pairs))
        var parts: [Markup] = [
            .paragraph(
                "How strongly two columns go together: 0 not at all, 1 as strongly as can be. The source is told at its own detail, the"
                    + " released file as it is, so that the difference is what generalising and suppressing changed."
            ),
            .paragraph(
                notable.isEmpty
                    ? "No two columns go together by \(DecimalText.rounded(AssociationComparison.notable, decimals: 1)) or more in the source."
                    : "Of \(FigureText.counted(notable.count, "pair")) that go together by"
                        + " \(DecimalText.rounded(AssociationComparison.notable, decimals: 1)) or more in the source,"
                        + " \(FigureText.count(associations.keptPairs.count)) lost less than a tenth of their strength."
            ),
        ]
        if !shown.isEmpty {
            parts += [Series.legend([.before, .after]), Self.table(shown, of: notable.count)]
        }
        parts.append(
            .list(
                [
                    "Cramér’s V, corrected for bias, so that chance alone gives about 0; rank correlation (Spearman) of columns of numbers, negative"
                        + " where one falls as the other rises; the bars show its strength. Lost: how much weaker it became. V may rise where categories"
                        + " become fewer, which is no gain."
                ]
                    + (associations.omitted.isEmpty
                        ? []
                        : [
                            "Left out, for having one value or more than \(AssociationComparison.mostValues), or for coming after"
                                + " \(AssociationComparison.mostColumns) others: \(associations.omitted.quoted())."
                        ]),
                class: "note"
            )
        )
        return .section("associations", "What goes with what", parts)
    }

    private static func table(_ pairs: [AssociationComparison.Pair], of count: Int) -> Markup {
        TableMarkup(
            caption: count > pairs.count
                ? "\(pairs.count) of \(count) pairs of columns, what lost most first"
                : "Pairs of columns, what lost most first",
            headings: [
                .text("Columns"), .text("Measure"), .figure("Source"), .figure("Released"), .figure("Lost"),
                .text("Drawn, from 0 to 1"),
            ],
            rows: pairs.map { pair in
                [
                    .text(pair.name), .text(pair.measure == .cramersV ? "V" : "rank"), .text(figure(pair.before)),
                    .text(figure(pair.after)), .text(figure(pair.lost)),
                    .markup(InlineBars.drawing([abs(pair.before), abs(pair.after)], [.before, .after])),
                ]
            },
            style: "associations"
        ).markup
    }

    /// With two decimals, a true minus before.
    private static func figure(_ figure: Double) -> String {
        let text = DecimalText.rounded(abs(figure), decimals: 2)
        return figure < 0 && text != "0.00" ? "\u{2212}\(text)" : text
    }

    /// Pairs that went together well and hardly do any more.
    var associationPoints: [String] {
        guard let associations, after.records > 0 else { return [] }
        let broken = associations.mostLostPairs.filter { abs($0.before) >= 0.3 && $0.lost > abs($0.before) / 2 }
        let named = broken.prefix(3).map {
            "\($0.name) (\(Self.figure($0.before)) to \(Self.figure($0.after)))"
        }
        guard !broken.isEmpty else { return [] }
        return [
            "What went together hardly does any more: \(named.joined(separator: ", "))"
                + (broken.count > named.count
                    ? " and \(FigureText.counted(broken.count - named.count, "other pair"))." : ".")
        ]
    }
}

extension AssociationComparison {
    var json: JSONValue {
        [
            "pairs": .array(pairs.map(\.json)), "omitted": JSONValue(omitted),
            "notable": JSONValue(notablePairs.count), "kept": JSONValue(keptPairs.count),
        ]
    }
}

extension AssociationComparison.Pair {
    var name: String { "\(left) \u{d7} \(right)" }

    fileprivate var json: JSONValue {
        [
            "left": .string(left), "right": .string(right), "measure": .string(measure.rawValue),
            "before": Self.signed(before), "after": Self.signed(after),
            "lost": .string(DecimalText.rounded(lost, decimals: 6)),
        ]
    }

    /// With six decimals; nought has no sign.
    private static func signed(_ figure: Double) -> JSONValue {
        let text = DecimalText.rounded(abs(figure), decimals: 6)
        return .string(figure < 0 && text != "0.000000" ? "-\(text)" : text)
    }
}
