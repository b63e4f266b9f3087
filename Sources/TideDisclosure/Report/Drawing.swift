import TideCore

/// Shapes of inline SVG, with coordinates of at most two decimals so that every machine writes the same bytes.
enum Drawing {
    /// A picture with a name and a description for who cannot see it.
    static func picture(
        id: String,
        width: Int,
        height: Int,
        title: String,
        description: String,
        _ shapes: [Markup]
    ) -> Markup {
        .block(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)", "class": "chart",
                "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            ],
            [
                .element("title", ["id": "\(id)-title"], title),
                .element("desc", ["id": "\(id)-desc"], description),
            ] + shapes
        )
    }

    /// A bar of a series; `tip` is shown where a pointer rests on it.
    static func bar(
        x: Double,
        y: Double,
        width: Double,
        height: Double,
        _ series: Series,
        tip: String? = nil
    ) -> Markup {
        .element(
            "rect",
            [
                "class": "bar", "x": number(x), "y": number(y), "width": number(width), "height": number(height),
                "fill": series.fill, "stroke": "#1a1a1a", "stroke-width": "1",
            ],
            tip.map { [.element("title", $0)] } ?? []
        )
    }

    static func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), class style: String) -> Markup {
        .empty(
            "line",
            ["class": style, "x1": number(from.x), "y1": number(from.y), "x2": number(to.x), "y2": number(to.y)]
        )
    }

    /// - Parameter anchor: `start`, `middle` or `end`.
    static func text(_ text: String, x: Double, y: Double, anchor: String, class style: String = "label") -> Markup {
        .element("text", ["class": style, "x": number(x), "y": number(y), "text-anchor": anchor], text)
    }

    static func number(_ number: Double) -> String {
        var text = DecimalText.rounded(number, decimals: 2)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// The least of 1, 2, 2.5 and 5 times a power of ten such that at most five steps of it reach `largest`; at least 1.
    static func step(for largest: Int) -> Int {
        var power = 1
        while true {
            for factor in [2, 4, 5, 10] where factor * power >= 2 {
                let step = factor * power / 2
                if 5 * step >= largest { return step }
            }
            power *= 10
        }
    }

    /// A text cut in its middle to at most `length` characters.
    static func shortened(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let head = (length - 1) * 2 / 3
        return "\(text.prefix(head))\u{2026}\(text.suffix(length - 1 - head))"
    }
}
