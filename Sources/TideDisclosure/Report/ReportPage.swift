import TideCore

/// The frame of both reports: a document that needs nothing beside itself, and may load nothing.
enum ReportPage {
    /// A whole document.
    static func document(
        kind: String,
        occasion: ReportOccasion,
        summary: [Markup],
        details: [Markup],
        footer: String
    ) -> String {
        let title = "\(kind): \(occasion.datasetTitle)"
        return Markup.document(
            title,
            [
                Series.defs,
                .block(
                    "header",
                    [
                        .element("p", ["class": "kind"], kind),
                        .element("h1", occasion.datasetTitle),
                        facts(of: occasion),
                    ]
                ),
                .block("main", summary + details),
                .block("footer", [.paragraph(footer)]),
            ]
        )
    }

    private static func facts(of occasion: ReportOccasion) -> Markup {
        let facts: [(name: String, value: String?)] = [
            ("Dataset", occasion.dataset),
            ("Purpose", occasion.purpose),
            ("Recipient", occasion.recipient),
            ("Agreement", occasion.agreement.map { "\($0.id), version \($0.version)" }),
            ("Request", occasion.request),
            ("Time (UTC)", occasion.at.description),
        ]
        return .block(
            "dl",
            ["class": "facts"],
            facts.compactMap { fact in
                fact.value.map { .element("div", [.element("dt", fact.name), .element("dd", $0)]) }
            }
        )
    }

    /// One of the boxes of the summary: a question, the answer as a figure, and what belongs to it.
    static func card(_ id: String, _ question: String, _ answer: String, _ points: [String]) -> Markup {
        .block(
            "section",
            ["class": "card", "aria-labelledby": id],
            [
                .element("h2", ["id": id], question),
                .paragraph(answer, class: "big"),
                .list(points),
            ]
        )
    }

    /// The boxes of the summary.
    static func cards(_ cards: [Markup]) -> Markup { .block("div", ["class": "cards"], cards) }

    /// The line that says whether what was asked was measured, first for the eye and the ear.
    static func verdict(isMet: Bool, _ text: String) -> Markup {
        .element(
            "p",
            ["class": isMet ? "verdict met" : "verdict unmet"],
            [.element("strong", isMet ? "\u{2713} " : "\u{2717} "), .text(text)]
        )
    }

    /// What a reader should weigh before anything else.
    static func attention(_ title: String, _ points: [String]) -> Markup {
        .block(
            "section",
            ["class": "attention", "aria-labelledby": "attention"],
            [.element("h2", ["id": "attention"], title), .list(points)]
        )
    }

    /// A drawing with its table beside it, below it where there is no room.
    static func beside(_ drawing: Markup, _ table: Markup) -> Markup {
        .block("div", ["class": "beside"], [drawing, table])
    }
}
