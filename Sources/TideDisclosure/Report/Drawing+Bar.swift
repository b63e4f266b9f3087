import TideCore

extension Drawing {
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
}
