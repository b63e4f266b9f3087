/// The lines of a distribution that a report prints: the most frequent categories, and the rest summed.
///
/// A value that one record alone has is not named unless it is a declared category: it may tell a person's story.
package struct Excerpt<Line: Sendable>: Sendable {
    /// In reading order.
    package let named: [Line]
    /// The categories that are not named.
    package let rest: [Line]

    /// Chooses lines.
    ///
    /// - Parameters:
    ///   - lines: most frequent first.
    ///   - limit: how many are named at most. One more is named where the rest would be a single line.
    ///   - value: the category of a line.
    ///   - mayName: whether the category of a line may stand in a report.
    package init(_ lines: [Line], limit: Int, value: (Line) -> String, mayName: (Line) -> Bool) {
        let nameable = lines.filter(mayName)
        let chosen = nameable.count == limit + 1 ? nameable : Array(nameable.prefix(limit))
        self.rest = Array(nameable.dropFirst(chosen.count)) + lines.filter { !mayName($0) }
        let keys = chosen.map { Self.orderedKey(value($0)) }
        guard !keys.isEmpty, keys.allSatisfy({ $0 != nil }) else {
            self.named = chosen
            return
        }
        // Years, ages and bands read in their own order, however frequent they are.
        self.named = chosen.indices.sorted { left, right in
            let (a, b) = (keys[left] ?? [], keys[right] ?? [])
            return a == b ? left < right : a.lexicographicallyPrecedes(b)
        }.map { chosen[$0] }
    }

    /// The numbers in a text that begins with a digit, as `2014-03` or `20-24`; `nil` for another text.
    private static func orderedKey(_ text: String) -> [Int]? {
        guard let first = text.utf8.first, isDigit(first) else { return nil }
        return text.utf8.split { !isDigit($0) }.map { digits in
            digits.prefix(15).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension ReleasedColumn {
    /// The categories that a report names.
    package func excerpt(limit: Int) -> Excerpt<ValueCount> {
        Excerpt(distribution.counts, limit: limit, value: \.value) { isDeclared || $0.records > 1 }
    }
}

extension ColumnComparison {
    /// The categories at the released level that a report names.
    package func excerpt(limit: Int) -> Excerpt<Pair> { excerpt(of: pairs, limit: limit) }

    /// Of some categories at the released level, those that a report names.
    package func excerpt(of pairs: [Pair], limit: Int) -> Excerpt<Pair> {
        Excerpt(pairs, limit: limit, value: \.value) { released.isDeclared || max($0.before, $0.after) > 1 }
    }

    /// The categories of the source at its own detail that a report names.
    package func sourceExcerpt(limit: Int) -> Excerpt<ValueCount> {
        Excerpt(source.counts, limit: limit, value: \.value) { released.isDeclared || $0.records > 1 }
    }

    /// The lost categories that a report names.
    package func lostExcerpt(limit: Int) -> Excerpt<ValueCount> {
        Excerpt(lostCategories, limit: limit, value: \.value) { released.isDeclared || $0.records > 1 }
    }
}
