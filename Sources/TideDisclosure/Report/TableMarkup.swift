import TideCore

/// A table that a screen reader can read: a caption, and headers that say what they head.
struct TableMarkup {
    /// A column's heading, and whether figures stand under it.
    struct Heading {
        let text: String
        let isFigure: Bool

        static func text(_ text: String) -> Heading { Heading(text: text, isFigure: false) }
        static func figure(_ text: String) -> Heading { Heading(text: text, isFigure: true) }
    }

    /// What stands in a cell.
    enum Cell {
        case text(String)
        case markup(Markup)
    }

    let caption: String
    let headings: [Heading]
    /// Each with one cell per heading; the first is the row's header.
    let rows: [[Cell]]
    var style = ""

    var markup: Markup {
        let head = headings.map { heading in
            Markup.element("th", ["scope": "col", "class": heading.isFigure ? "figure" : "words"], heading.text)
        }
        return .block(
            "table",
            style.isEmpty ? [:] : ["class": style],
            [
                .element("caption", caption),
                .element("thead", [.element("tr", head)]),
                .block("tbody", rows.map(row)),
            ]
        )
    }

    private func row(_ cells: [Cell]) -> Markup {
        precondition(cells.count == headings.count, "a row does not fit its table")
        let markup = zip(headings, cells).enumerated().map { position, pair in
            let content =
                switch pair.1 {
                case .text(let text): Markup.text(text)
                case .markup(let markup): markup
                }
            let style = pair.0.isFigure ? "figure" : "words"
            return position == 0
                ? Markup.element("th", ["scope": "row", "class": style], [content])
                : Markup.element("td", ["class": style], [content])
        }
        return .element("tr", markup)
    }
}

extension TableMarkup.Cell: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .text(value) }

    /// A count with a comma at each thousand.
    static func count(_ count: Int) -> Self { .text(FigureText.count(count)) }

    /// A ratio in percent.
    static func percent(_ ratio: Ratio) -> Self { .text(FigureText.percent(ratio)) }

    /// A count, and its share of a whole.
    static func share(_ ratio: Ratio) -> Self {
        .text("\(FigureText.count(ratio.part)) (\(FigureText.percent(ratio)))")
    }

    /// Whether a rule is met, as a sign and a word.
    static func met(_ isMet: Bool) -> Self {
        .markup(
            isMet
                ? .element("strong", ["class": "met"], "\u{2713}\u{a0}met")
                : .element("strong", ["class": "unmet"], "\u{2717}\u{a0}not met")
        )
    }
}
