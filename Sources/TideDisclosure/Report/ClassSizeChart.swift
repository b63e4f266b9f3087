import TideCore

/// The class-size histogram: records by the size of the class they are in, as a drawing and as a table.
struct ClassSizeChart {
    /// `nil` in the recipient's report.
    let before: ClassMeasures?
    let after: ClassMeasures
    let k: Int

    private static let (width, height, left, right, top, bottom) = (980.0, 330.0, 64.0, 8.0, 34.0, 52.0)

    /// The height of a full bar, in the drawing's units.
    static let plotHeight = height - top - bottom

    private var series: [(series: Series, measures: ClassMeasures)] {
        (before.map { [(Series.before, $0)] } ?? []) + [(.after, after)]
    }

    /// The bands up to the last that any series has.
    private var bands: [SizeBand] {
        let last = SizeBand.all.indices.last { index in
            series.contains { $0.measures.histogram[index].classes > 0 }
        }
        return Array(SizeBand.all[...max(last ?? 0, 4)])
    }

    /// The number at the top of the axis, and its steps.
    private var axis: (top: Int, step: Int) {
        let largest = series.flatMap { $0.measures.histogram.map(\.records) }.max() ?? 0
        let step = Drawing.step(for: largest)
        return (max(1, (largest + step - 1) / step) * step, step)
    }

    var drawing: Markup {
        Drawing.picture(
            id: "class-sizes-chart",
            width: Int(Self.width),
            height: Int(Self.height),
            title: "Records by the size of their class",
            description: "Vertical bars, one for each range of class sizes. The table below has the same figures.",
            gridLines + bars + marker
        )
    }

    private var gridLines: [Markup] {
        let axis = axis
        return stride(from: 0, through: axis.top, by: axis.step).flatMap { tick in
            let y = y(of: tick)
            return [
                Drawing.line((Self.left, y), (Self.width - Self.right, y), class: tick == 0 ? "axis" : "grid"),
                Drawing.text(FigureText.count(tick), x: Self.left - 8, y: y + 4, anchor: "end"),
            ]
        } + [
            Drawing.text("Records", x: 4, y: 14, anchor: "start", class: "label strong"),
            Drawing.text(
                "Size of the class (records alike in every quasi-identifier)",
                x: Self.left + (Self.width - Self.left - Self.right) / 2,
                y: Self.height - 8,
                anchor: "middle",
                class: "label strong"
            ),
        ]
    }

    private var bandWidth: Double { (Self.width - Self.left - Self.right) / Double(bands.count) }

    private func y(of records: Int) -> Double {
        Self.top + Self.plotHeight * (1 - Ratio(records, of: axis.top).value)
    }

    private var bars: [Markup] {
        let barWidth = min(52, bandWidth * 0.82 / Double(series.count))
        return bands.indices.flatMap { index in
            let middle = Self.left + bandWidth * (Double(index) + 0.5)
            let label = Drawing.text(bands[index].label, x: middle, y: Self.height - 32, anchor: "middle")
            return [label]
                + series.enumerated().flatMap { position, entry in
                    let records = entry.measures.histogram[index].records
                    let x = middle + barWidth * (Double(position) - Double(series.count) / 2)
                    let y = y(of: records)
                    let figure = Drawing.text(
                        FigureText.count(records),
                        x: x + barWidth / 2,
                        y: y - 5,
                        anchor: "middle",
                        class: "label value"
                    )
                    guard records > 0 else { return [figure] }
                    let bar = Drawing.bar(
                        x: x,
                        y: y,
                        width: barWidth,
                        height: Self.top + Self.plotHeight - y,
                        entry.series,
                        tip: "\(entry.series.label), classes of \(bands[index].label):"
                            + " \(FigureText.counted(records, "record"))"
                    )
                    return [bar, figure]
                }
        }
    }

    /// A line before the first band that meets k, where one begins there.
    private var marker: [Markup] {
        guard k > 1, let index = bands.firstIndex(where: { $0.from == k }) else { return [] }
        let x = Self.left + bandWidth * Double(index)
        return [
            Drawing.line((x, Self.top - 18), (x, Self.height - Self.bottom), class: "marker"),
            Drawing.text(
                "k = \(k) and more \u{2192}",
                x: x + 6,
                y: Self.top - 12,
                anchor: "start",
                class: "label strong"
            ),
        ]
    }

    var table: Markup {
        let headings: [TableMarkup.Heading] =
            [.text("Class size")]
            + series.flatMap { entry -> [TableMarkup.Heading] in
                let file = series.count > 1 ? entry.series.label : "this file"
                return [.figure("Classes, \(file)"), .figure("Records, \(file)")]
            }
        let rows = bands.indices.map { index -> [TableMarkup.Cell] in
            [.text(bands[index].label)]
                + series.flatMap { entry -> [TableMarkup.Cell] in
                    let count = entry.measures.histogram[index]
                    return [.count(count.classes), .share(Ratio(count.records, of: entry.measures.records))]
                }
        }
        return TableMarkup(caption: "Classes and records by class size", headings: headings, rows: rows).markup
    }
}
