import TideCore

/// Loss against risk: the source, what was chosen, and the best other choices that the search looked at, each a point.
///
/// Across goes the loss, upwards the average risk, each step a tenth of the one above. The source is a hatched square, what was chosen a
/// solid diamond, the others are circles with the number of their line in the table.
struct TradeOffChart {
    let loss: OfficerReportInput.Loss
    /// In the source.
    let risk: Ratio
    /// Ascending by loss.
    let points: [TriedTransformation]

    private static let (width, height, left, right, top, bottom) = (640.0, 360.0, 66.0, 26.0, 30.0, 54.0)

    private static let (plotWidth, plotHeight) = (width - left - right, height - top - bottom)

    private var riskiest: [Ratio] { points.map(\.averageRisk) + [risk] }

    /// Powers of ten that the axis spans downwards from 100%.
    private var decades: Int {
        let least = riskiest.filter { $0.part > 0 }.map(\.value).min() ?? 0.1
        return min(9, max(2, (1...9).first { Self.power($0) <= least } ?? 9))
    }

    private static func power(_ decade: Int) -> Double { (0..<decade).reduce(1) { power, _ in power / 10 } }

    /// The loss at the right end, and its steps.
    private var axis: (end: Double, step: Double) {
        let largest = points.map(\.loss).max() ?? 0
        if loss.isShare {
            let axes = [(0.05, 0.01), (0.1, 0.02), (0.2, 0.05), (0.3, 0.1), (0.4, 0.1), (0.6, 0.2), (0.8, 0.2)]
            return axes.first { largest < 0.97 * $0.0 } ?? (1, 0.25)
        }
        let most = Int(largest.rounded(.up))
        let step = Drawing.step(for: most)
        return (Double(max(1, (most + step - 1) / step) * step), Double(step))
    }

    private func x(_ loss: Double) -> Double { Self.left + Self.plotWidth * min(1, max(0, loss / axis.end)) }

    private func y(_ risk: Double) -> Double {
        let depth = risk >= 1 ? 0 : -Natural.logarithm(risk) / Natural.logarithm(10)
        return Self.top + Self.plotHeight * min(1, depth / Double(decades))
    }

    var drawing: Markup {
        Drawing.picture(
            id: "trade-off-chart",
            width: Int(Self.width),
            height: Int(Self.height),
            title: "Average risk against loss of the choices that the search looked at",
            description:
                "A point for the source, for what was chosen and for each other choice. The table below has the same figures.",
            grid + [front] + marked + others
        )
    }

    private var grid: [Markup] {
        let axis = axis
        let losses = stride(from: 0, through: axis.end, by: axis.step).flatMap { tick -> [Markup] in
            let label = loss.isShare ? "\(Drawing.number(tick * 100))%" : FigureText.count(Int(tick))
            return [
                Drawing.line(
                    (x(tick), Self.top),
                    (x(tick), Self.top + Self.plotHeight),
                    class: tick == 0 ? "axis" : "grid across"
                ),
                Drawing.text(label, x: x(tick), y: Self.height - 34, anchor: "middle", class: "label across"),
            ]
        }
        let risks = (0...decades).flatMap { decade -> [Markup] in
            let y = Self.top + Self.plotHeight * Double(decade) / Double(decades)
            return [
                Drawing.line(
                    (Self.left, y),
                    (Self.width - Self.right, y),
                    class: decade == decades ? "axis" : "grid up"
                ),
                Drawing.text(Self.percent(decade), x: Self.left - 8, y: y + 4, anchor: "end", class: "label up"),
            ]
        }
        return losses + risks + [
            Drawing.text("Average risk", x: 4, y: 14, anchor: "start", class: "label strong"),
            Drawing.text(
                loss.isShare ? "Loss of information" : "Loss (\(loss.aggregate))",
                x: Self.left + Self.plotWidth / 2,
                y: Self.height - 10,
                anchor: "middle",
                class: "label strong"
            ),
        ]
    }

    /// `100%`, `10%`, `1%`, `0.1%`: a power of ten.
    private static func percent(_ decade: Int) -> String {
        decade <= 2 ? "\([100, 10, 1][decade])%" : "0.\(String(repeating: "0", count: decade - 3))1%"
    }

    /// Steps from one choice to the next.
    private var front: Markup {
        var places: [String] = []
        for (index, point) in points.enumerated() {
            let (x, y) = (Drawing.number(x(point.loss)), Drawing.number(y(point.averageRisk.value)))
            if index > 0 { places.append("\(x),\(Drawing.number(self.y(points[index - 1].averageRisk.value)))") }
            places.append("\(x),\(y)")
        }
        return .empty("polyline", ["class": "front", "points": places.joined(separator: " ")])
    }

    private var others: [Markup] {
        points.enumerated().filter { !$0.element.isChosen }.flatMap { index, point -> [Markup] in
            let (x, y) = (x(point.loss), y(point.averageRisk.value))
            return [
                Drawing.circle(x: x, y: y, radius: 8.5, tip: tip("choice \(index + 1)", point.loss, point.averageRisk)),
                Drawing.text("\(index + 1)", x: x, y: y + 4, anchor: "middle", class: "label value"),
            ]
        }
    }

    /// The two that have a name beside them.
    private var marked: [Markup] {
        let source = (x: x(0), y: y(max(risk.value, 1e-9)))
        let square = Drawing.point(
            x: source.x,
            y: source.y,
            .before,
            corners: [(-7, -7), (7, -7), (7, 7), (-7, 7)],
            tip: tip("source", 0, risk)
        )
        let name = Drawing.text("source", x: source.x + 13, y: source.y + 4, anchor: "start", class: "label strong")
        return [square, name]
            + points.filter(\.isChosen).flatMap { point -> [Markup] in
                let (x, y) = (x(point.loss), y(point.averageRisk.value))
                let isFarRight = x > Self.left + Self.plotWidth * 0.8
                return [
                    Drawing.point(
                        x: x,
                        y: y,
                        .after,
                        corners: [(0, -9), (9, 0), (0, 9), (-9, 0)],
                        tip: tip("chosen", point.loss, point.averageRisk)
                    ),
                    Drawing.text(
                        "chosen",
                        x: isFarRight ? x - 14 : x + 4,
                        y: y - 14,
                        anchor: isFarRight ? "end" : "start",
                        class: "label strong"
                    ),
                ]
            }
    }

    private func tip(_ name: String, _ loss: Double, _ risk: Ratio) -> String {
        let lost = self.loss.isShare ? FigureText.share(loss) : DecimalText.rounded(loss, decimals: 2)
        return "\(name): loss \(lost), average risk \(FigureText.percent(risk))"
    }
}

extension TriedTransformation {
    /// The share that a marketer gets right on average.
    var averageRisk: Ratio { Ratio(classes, of: records) }
}
