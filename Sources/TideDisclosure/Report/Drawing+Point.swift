import TideCore

extension Drawing {
    /// A hollow circle; `tip` is shown where a pointer rests on it.
    static func circle(x: Double, y: Double, radius: Double, tip: String) -> Markup {
        .element(
            "circle",
            ["class": "point", "cx": number(x), "cy": number(y), "r": number(radius)],
            [.element("title", tip)]
        )
    }

    /// A figure of corners around a place, filled as a series is.
    static func point(
        x: Double,
        y: Double,
        _ series: Series,
        corners: [(x: Double, y: Double)],
        tip: String
    ) -> Markup {
        let places = corners.map { "\(number(x + $0.x)),\(number(y + $0.y))" }.joined(separator: " ")
        return .element(
            "polygon",
            ["class": "point", "points": places, "fill": series.fill],
            [.element("title", tip)]
        )
    }
}
