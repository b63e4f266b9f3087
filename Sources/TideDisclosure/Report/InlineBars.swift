import TideCore

/// The bars of one line of a table, all of one scale; a screen reader passes over them, since the figures stand beside.
enum InlineBars {
    private static let (barHeight, width) = (9.0, 150.0)

    /// The length of a full bar, in the drawing's units.
    static let plotWidth = width - 2

    /// A bar for each series, one below the other.
    ///
    /// - Parameter lengths: from 0 to 1, a full bar.
    static func drawing(_ lengths: [Double], _ series: [Series]) -> Markup {
        let height = barHeight * Double(series.count) + 2
        let shapes = series.indices.filter { lengths[$0] > 0 }.map { position in
            Drawing.bar(
                x: 1,
                y: 1 + barHeight * Double(position),
                width: plotWidth * min(1, lengths[position]),
                height: barHeight,
                series[position]
            )
        }
        return .element(
            "svg",
            [
                "class": "bars", "viewBox": "0 0 \(Int(width)) \(Int(height))", "width": "\(Int(width))",
                "height": "\(Int(height))", "aria-hidden": "true", "focusable": "false",
            ],
            [Drawing.line((1, 0), (1, height), class: "axis")] + shapes
        )
    }
}
