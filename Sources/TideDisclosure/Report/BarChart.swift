import TideCore

/// Horizontal bars from 0 to 100%, one line of bars for each name, for one or two series.
struct BarChart {
    /// A name with one value for each series.
    struct Line {
        let name: String
        let values: [Value]
    }

    /// A share, and how it is written beside its bar: as in the table.
    struct Value {
        let share: Double
        let text: String

        init(_ ratio: Ratio) {
            self.share = ratio.value
            self.text = FigureText.percent(ratio)
        }

        init(_ share: Double) {
            self.share = share
            self.text = FigureText.percent(share)
        }
    }

    let id: String
    let title: String
    let series: [Series]
    let lines: [Line]

    private static let (width, left, right, barHeight, gap, top) = (560.0, 190.0, 64.0, 15.0, 13.0, 24.0)

    /// The length of a bar of 100%, in the drawing's units.
    static let plotWidth = width - left - right

    private var lineHeight: Double { Self.barHeight * Double(series.count) + Self.gap }

    private var bottom: Double { Self.top + lineHeight * Double(lines.count) }

    var drawing: Markup {
        Drawing.picture(
            id: id,
            width: Int(Self.width),
            height: Int(bottom) + 8,
            title: title,
            description: "Horizontal bars from 0% to 100%. The table beside them has the same figures.",
            grid + lines.indices.flatMap(bars)
        )
    }

    private var grid: [Markup] {
        stride(from: 0, through: 100, by: 25).flatMap { percent in
            let x = Self.left + Self.plotWidth * Double(percent) / 100
            return [
                Drawing.line((x, Self.top - 4), (x, bottom), class: percent == 0 ? "axis" : "grid"),
                Drawing.text("\(percent)%", x: x, y: 13, anchor: "middle"),
            ]
        }
    }

    private func bars(of index: Int) -> [Markup] {
        let line = lines[index]
        let y = Self.top + lineHeight * Double(index) + Self.gap / 2
        let middle = y + Self.barHeight * Double(series.count) / 2 + 4
        let name = Drawing.text(Drawing.shortened(line.name, to: 24), x: Self.left - 8, y: middle, anchor: "end")
        return [name]
            + series.indices.flatMap { position in
                let value = line.values[position]
                let top = y + Self.barHeight * Double(position)
                let length = Self.plotWidth * min(1, max(0, value.share))
                let bar = Drawing.bar(
                    x: Self.left,
                    y: top,
                    width: length,
                    height: Self.barHeight,
                    series[position],
                    tip: "\(series[position].label), \(line.name): \(value.text)"
                )
                let figure = Drawing.text(
                    value.text,
                    x: Self.left + length + 5,
                    y: top + 12,
                    anchor: "start",
                    class: "label value"
                )
                return value.share > 0 ? [bar, figure] : [figure]
            }
    }
}
