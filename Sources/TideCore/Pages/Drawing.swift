/// Shapes of inline SVG, with coordinates of at most two decimals so that every machine writes the same bytes.
package enum Drawing {
    /// A picture with a name and a description for who cannot see it.
    package static func picture(
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

    package static func line(
        _ from: (x: Double, y: Double),
        _ to: (x: Double, y: Double),
        class style: String
    ) -> Markup {
        .empty(
            "line",
            ["class": style, "x1": number(from.x), "y1": number(from.y), "x2": number(to.x), "y2": number(to.y)]
        )
    }

    /// - Parameter anchor: `start`, `middle` or `end`.
    package static func text(
        _ text: String,
        x: Double,
        y: Double,
        anchor: String,
        class style: String = "label"
    ) -> Markup {
        .element("text", ["class": style, "x": number(x), "y": number(y), "text-anchor": anchor], text)
    }

    package static func number(_ number: Double) -> String {
        var text = DecimalText.rounded(number, decimals: 2)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// The least of 1, 2, 2.5 and 5 times a power of ten such that at most five steps of it reach `largest`; at least 1.
    package static func step(for largest: Int) -> Int {
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
    package static func shortened(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let head = (length - 1) * 2 / 3
        return "\(text.prefix(head))\u{2026}\(text.suffix(length - 1 - head))"
    }
}
