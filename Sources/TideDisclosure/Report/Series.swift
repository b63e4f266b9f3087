import TideCore

/// One of the two tables that a chart draws; they differ by pattern, so that no colour is needed.
enum Series: String {
    /// The source: hatched.
    case before
    /// The released file: solid.
    case after

    /// As a legend says it.
    var label: String {
        switch self {
        case .before: "source"
        case .after: "released file"
        }
    }

    /// How a bar is filled; the pattern stands in ``defs``.
    var fill: String {
        switch self {
        case .before: "url(#hatch)"
        case .after: "#0b3d66"
        }
    }

    /// The hatching, once per page.
    static let defs = Markup.element(
        "svg",
        ["width": "0", "height": "0", "class": "defs", "aria-hidden": "true", "focusable": "false"],
        [
            .element(
                "defs",
                [
                    .element(
                        "pattern",
                        [
                            "id": "hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
                            "patternTransform": "rotate(45)",
                        ],
                        [
                            .empty("rect", ["width": "6", "height": "6", "fill": "#ffffff"]),
                            .empty("rect", ["width": "2.2", "height": "6", "fill": "#5f6b76"]),
                        ]
                    )
                ]
            )
        ]
    )

    /// The signs that tell the series apart, with their names, for above a chart.
    static func legend(_ series: [Series]) -> Markup {
        guard series.count > 1 else { return .nothing }
        let keys = series.map { series in
            Markup.element(
                "span",
                ["class": "key"],
                [
                    .element(
                        "svg",
                        ["width": "26", "height": "14", "aria-hidden": "true", "focusable": "false"],
                        [Drawing.bar(x: 0.5, y: 0.5, width: 25, height: 13, series)]
                    ),
                    .text(series.label),
                ]
            )
        }
        return .element("p", ["class": "legend"], keys)
    }
}
