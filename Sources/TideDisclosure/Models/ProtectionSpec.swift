package import TideCore

/// What protection a table gets: the treatment of every column, the safeguards, and what the search minimises.
package struct ProtectionSpec: Sendable {
    /// Every column of the dataset, in the document's order, which ties between transformations are broken by.
    package let columns: [ColumnPlan]
    /// The smallest number of rows that may share a combination of quasi-identifiers: at least 1.
    package let k: Int
    /// The largest share of records that may be suppressed.
    package let suppression: Share
    package let aggregate: LossAggregate
    /// The weight of suppression against generalisation, `gs`: from 0 (suppression costs nothing beyond what
    /// generalisation costs) over 0.5 (both alike) to 1 (generalisation costs nothing).
    package let suppressionWeight: Double

    package init(
        columns: [ColumnPlan],
        k: Int,
        suppression: Share,
        aggregate: LossAggregate,
        suppressionWeight: Double
    ) {
        precondition(k >= 1, "k counts rows, so it is at least 1")
        precondition((0...1).contains(suppressionWeight), "a suppression weight outside 0 to 1")
        self.columns = columns
        self.k = k
        self.suppression = suppression
        self.aggregate = aggregate
        self.suppressionWeight = suppressionWeight
    }

    /// The quasi-identifiers in the document's order.
    package var quasiIdentifiers: [QuasiIdentifier] {
        columns.compactMap { column in
            guard case .quasi(let hierarchy, let lowest, let highest) = column.treatment else { return nil }
            return QuasiIdentifier(column: column, hierarchy: hierarchy, lowest: lowest, highest: highest)
        }
    }
}

/// How losses by column become one figure; both are 0 where nothing is lost and 1 where everything is.
package enum LossAggregate: Hashable, Sendable {
    /// `Π(1 + loss)^(1/m) − 1`.
    case geometricMean
    /// `Σ loss / m`.
    case arithmeticMean
}
