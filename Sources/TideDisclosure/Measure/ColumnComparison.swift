package import TideMicrodata

/// A column before and after: for the officer alone, since the difference is what was suppressed.
package struct ColumnComparison: Hashable, Sendable {
    /// The source's column at its own detail, after fixed recodings.
    package let source: ColumnDistribution
    /// The source's records told at the released level: equal to what is released but for suppressed records.
    package let sourceAsTold: ColumnDistribution
    /// What is released.
    package let released: ReleasedColumn

    /// Every category at the released level, most frequent before first.
    package let pairs: [Pair]
    /// Whether classes of records are told at levels of their own, so that a category's records may stand in a larger group.
    package let isByClass: Bool
    /// The categories at the released level that lost every record, most frequent first; none where classes have levels of their own.
    package let lostCategories: [ValueCount]

    /// Compares a column of the source with the released one.
    ///
    /// - Parameters:
    ///   - source: with one code per source record.
    ///   - told: the hierarchy and level that the released column is told at; `nil` for a column without hierarchy.
    package init(source: EncodedColumn, released: ReleasedColumn, told: ToldLevel?) {
        let source = ColumnDistribution(of: source)
        let asTold = told.map(source.told(at:)) ?? source
        let categories = released.distribution.counts
        let after = Dictionary(uniqueKeysWithValues: categories.map { ($0.key, $0.records) })
        let records = asTold.counts.map { after[$0.key] }
        let before = Set(asTold.counts.map(\.key))
        self.source = source
        self.sourceAsTold = asTold
        self.released = released
        self.pairs =
            zip(asTold.counts, records).map { Pair(value: $0.value, before: $0.records, after: $1 ?? 0) }
            + categories.filter { !before.contains($0.key) }
            .map { Pair(value: $0.value, before: 0, after: $0.records) }
        self.isByClass = told?.isByClass ?? false
        self.lostCategories = isByClass ? [] : zip(asTold.counts, records).filter { $1 == nil }.map(\.0)
    }

    package var name: String { released.name }

    /// Of the *source's* records, the share that is released with a value that tells something: neither missing, nor
    /// the one that stands for the whole domain, nor suppressed.
    package var shareToldApart: Ratio { Ratio(released.recordsToldApart, of: source.records) }

    /// How far suppression bent the distribution: the share of records that would have to change category to turn one
    /// distribution into the other, from 0 to 1.
    ///
    /// The total variation distance between both at the released level, a missing value counting as a category; 0 if
    /// either table has no records.
    ///
    /// *Source:* Gibbs and Su, "On choosing and bounding probability metrics", International Statistical Review 70(3), 2002.
    package var shift: Double {
        let after = released.distribution
        guard sourceAsTold.records > 0, after.records > 0 else { return 0 }
        func difference(_ before: Int, _ after: Int) -> Double {
            abs(Ratio(before, of: sourceAsTold.records).value - Ratio(after, of: released.distribution.records).value)
        }
        let missing = difference(sourceAsTold.missing, after.missing)
        let twice = pairs.reduce(missing) { $0 + difference($1.before, $1.after) }
        return min(1, twice / 2)
    }

    /// A category at the released level with its records before and after.
    package struct Pair: Hashable, Sendable {
        package let value: String
        package let before: Int
        package let after: Int
    }

    /// The category at the released level that keeps the smallest share of its records, the more frequent of equals;
    /// `nil` if the source has none, or classes have levels of their own.
    package var leastKept: Pair? {
        guard !isByClass else { return nil }
        return pairs.filter { $0.before > 0 && !ValueCount($0.value, 0).isValue(released.topValue) }
            .min { $0.kept.value < $1.kept.value }
    }
}

extension ColumnComparison.Pair {
    /// The share of the category's records that is released.
    package var kept: Ratio { Ratio(after, of: before) }
}
