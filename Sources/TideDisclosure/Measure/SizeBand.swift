/// A range of class sizes, in records, as one bar of the class-size histogram.
package struct SizeBand: Hashable, Sendable {
    package let from: Int
    /// Inclusive; `nil` for the last band, which has no end.
    package let upTo: Int?

    /// 1, 2, 3–4, 5–9, 10–19, and so on to 1,000 and more: fine where the risk is.
    package static let all: [SizeBand] = {
        let starts = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000]
        return starts.indices.map { index in
            SizeBand(from: starts[index], upTo: index + 1 < starts.count ? starts[index + 1] - 1 : nil)
        }
    }()

    /// As an axis says it: `1`, `3–4`, `1,000 or more`.
    package var label: String {
        guard let upTo else { return "\(FigureText.count(from)) or more" }
        return upTo == from ? FigureText.count(from) : "\(FigureText.count(from))\u{2013}\(FigureText.count(upTo))"
    }

    /// Whether classes of a size belong here.
    package func contains(_ size: Int) -> Bool { size >= from && size <= upTo ?? .max }
}

/// How many classes and records fall into one band.
package struct SizeBandCount: Hashable, Sendable {
    package let band: SizeBand
    package let classes: Int
    package let records: Int
}
