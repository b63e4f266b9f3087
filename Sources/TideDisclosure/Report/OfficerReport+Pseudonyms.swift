import TideCore

extension OfficerReportInput {
    /// How likely it was that two identifiers share a pseudonym; empty where none leave.
    var pseudonymsSection: Markup {
        guard !pseudonyms.isEmpty else { return .nothing }
        return .section(
            "pseudonyms",
            "Pseudonyms",
            [
                TableMarkup(
                    caption: "Whether two identifiers could share a pseudonym",
                    headings: [.text("Column"), .text("Different identifiers"), .text("Probability")],
                    rows: pseudonyms.map { figures in
                        let count = FigureText.count(figures.identifiers)
                        return [
                            .text(figures.column), .text(figures.isExact ? count : "at most \(count)"),
                            .text(figures.words),
                        ]
                    }
                ).markup,
                .paragraph(
                    "The probability is a bound from the number of pairs and the number of tokens there are. None did meet: that"
                        + " is looked at in each release, and would refuse it.",
                    class: "note"
                ),
            ]
        )
    }
}

extension PseudonymFigures {
    /// `column`, `identifiers`, `exact` (whether so many, or at most so many), and `collisionBound` as a power of ten with two digits.
    var json: JSONValue {
        [
            "column": .string(column), "identifiers": JSONValue(identifiers), "exact": .bool(isExact),
            "collisionBound": .string(bound),
        ]
    }

    fileprivate var words: String { collisionBound == 0 ? "none can" : "at most \(bound)" }

    /// As `1.5e-21`, rounded up so that it stays a bound.
    private var bound: String {
        guard collisionBound > 0 else { return "0" }
        var (exponent, mantissa) = (0, collisionBound)
        while mantissa < 1 { (exponent, mantissa) = (exponent - 1, mantissa * 10) }
        let tenths = Int((mantissa * 10).rounded(.up))
        return tenths >= 100 ? "1.0e\(exponent + 1)" : "\(tenths / 10).\(tenths % 10)e\(exponent)"
    }
}
