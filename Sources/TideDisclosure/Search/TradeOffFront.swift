/// A transformation that the search looked at and that meets the safeguards: what it loses against the risk that it leaves.
struct TradeOff: Hashable, Sendable {
    let standing: Standing
    /// As in ``LossFigure``, not rounded.
    let score: Double
    /// Classes that are kept, and their records; at least 1.
    let classes: Int
    let records: Int
    /// Records of the smallest class that is kept.
    let smallest: Int

    /// Whether its average risk, classes by records, is below another's.
    func isSafer(than other: TradeOff) -> Bool {
        classes.multipliedFullWidth(by: other.records) < other.classes.multipliedFullWidth(by: records)
    }

    /// Whether nothing speaks for the other: it loses no less and is no safer.
    ///
    /// Of two that are equal in both the one that stands first in the search's order remains.
    func outdoes(_ other: TradeOff) -> Bool {
        guard standing.score <= other.standing.score, !other.isSafer(than: self) else { return false }
        return standing.score < other.standing.score || isSafer(than: other) || standing <= other.standing
    }
}

/// The best trade-offs among some transformations: of each the others lose more or leave more risk.
///
/// The same transformations make the same front in any order.
struct TradeOffFront: Hashable, Sendable {
    /// Ascending by loss, descending by risk.
    private(set) var points: [TradeOff] = []

    /// Whether a transformation would be among them.
    func admits(_ point: TradeOff) -> Bool { !points.contains { $0.outdoes(point) } }

    /// Takes a transformation in, if it is among the best; those that it outdoes go.
    mutating func insert(_ point: TradeOff) {
        guard admits(point) else { return }
        points.removeAll(where: point.outdoes)
        let place = points.firstIndex { $0.standing.score > point.standing.score } ?? points.count
        points.insert(point, at: place)
    }

    mutating func formUnion(_ other: TradeOffFront) {
        for point in other.points { insert(point) }
    }

    /// At most so many of them, at least two: the first, the last, and between them at equal steps.
    func thinned(to count: Int) -> [TradeOff] {
        guard points.count > count else { return points }
        return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
    }
}
