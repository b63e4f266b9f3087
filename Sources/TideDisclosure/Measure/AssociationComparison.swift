package import TideMicrodata

/// What goes with what in a source and in what is released of it: for the officer alone.
///
/// Both tables as they are: the source at its own detail, after fixed recodings, and the released file at its levels, so that what is lost is
/// lost by generalising and by suppressing. Records without a value of either column are left out of a pair.
package struct AssociationComparison: Hashable, Sendable {
    /// Every pair of the columns, in their order.
    package let pairs: [Pair]
    /// Columns that were left out: they have too many values, one alone, or there were too many columns before them.
    package let omitted: [String]

    /// Two columns, before and after.
    package struct Pair: Hashable, Sendable {
        package let left: String
        package let right: String
        /// As far as the source's values have an order that the released ones keep.
        package let measure: ColumnAssociation.Measure
        package let before: Double
        package let after: Double

        package init(
            left: String,
            right: String,
            measure: ColumnAssociation.Measure,
            before: Double,
            after: Double
        ) {
            self.left = left
            self.right = right
            self.measure = measure
            self.before = before
            self.after = after
        }

        /// How much weaker it became; 0 where it did not, all of it where it turned round.
        package var lost: Double { before * after < 0 ? abs(before) : max(0, abs(before) - abs(after)) }
    }

    /// The most columns of which all pairs are measured.
    package static let mostColumns = 16
    /// The most values of a column that is no number.
    package static let mostValues = 500
    /// Below this, two columns hardly go together.
    package static let notable = 0.1

    package init(pairs: [Pair], omitted: [String]) {
        self.pairs = pairs
        self.omitted = omitted
    }

    /// Measures the columns that two tables share.
    ///
    /// - Parameters:
    ///   - source: every column that is compared.
    ///   - released: the same columns, same order.
    ///   - told: the hierarchy and level of the released columns, by name.
    /// - Complexity: O(records) for each pair.
    package init(source: [EncodedColumn], released: [EncodedColumn], told: [String: ToldLevel]) {
        precondition(source.map(\.name) == released.map(\.name), "columns of another file")
        var columns: [(before: AssociatedColumn, after: AssociatedColumn)] = []
        var omitted: [String] = []
        for (before, after) in zip(source, released) {
            let own = AssociatedColumn(before, told: nil)
            let fits = own.places > 1 && (own.isOrdered || own.places <= Self.mostValues)
            guard fits, columns.count < Self.mostColumns else {
                omitted.append(before.name)
                continue
            }
            columns.append((own, AssociatedColumn(after, told: told[after.name])))
        }
        self.pairs = columns.indices.flatMap { left in
            columns[(left + 1)...].compactMap { Self.pair(columns[left], $0) }
        }
        self.omitted = omitted
    }

    /// `nil` for a number of very many values beside a column that is none.
    private static func pair(
        _ left: (before: AssociatedColumn, after: AssociatedColumn),
        _ right: (before: AssociatedColumn, after: AssociatedColumn)
    ) -> Pair? {
        func isRanked(_ column: (before: AssociatedColumn, after: AssociatedColumn)) -> Bool {
            column.before.isOrdered && (column.after.isOrdered || column.after.places < 2)
        }
        let measure: ColumnAssociation.Measure = isRanked(left) && isRanked(right) ? .spearman : .cramersV
        if measure == .cramersV, max(left.before.places, right.before.places) > mostValues { return nil }
        return Pair(
            left: left.before.name,
            right: right.before.name,
            measure: measure,
            before: ColumnAssociation(left.before, right.before, measure: measure).figure,
            after: ColumnAssociation(left.after, right.after, measure: measure).figure
        )
    }
}

extension AssociationComparison {
    /// The pairs of which something goes together in the source, the strongest first.
    package var notablePairs: [Pair] {
        let notable = pairs.enumerated().filter { abs($0.element.before) >= Self.notable }
        return notable.sorted { (abs($0.element.before), -$0.offset) > (abs($1.element.before), -$1.offset) }.map(
            \.element
        )
    }

    /// Of those, the ones that lost less than a tenth of their strength.
    package var keptPairs: [Pair] { notablePairs.filter { $0.lost < abs($0.before) / 10 } }

    /// Of those, what lost most first, then the strongest.
    package var mostLostPairs: [Pair] {
        notablePairs.enumerated().sorted { ($0.element.lost, -$0.offset) > ($1.element.lost, -$1.offset) }.map(
            \.element
        )
    }
}
