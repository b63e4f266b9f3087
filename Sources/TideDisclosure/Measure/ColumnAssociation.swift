import TideMicrodata

/// How strongly two columns of a table go together, over the records that have a value of both.
package struct ColumnAssociation: Hashable, Sendable {
    package let measure: Measure
    /// From 0 to 1; of a rank correlation from −1 to 1.
    ///
    /// 0 where a column has one value, so that nothing goes with it.
    package let figure: Double

    package enum Measure: String, Hashable, Sendable {
        /// Cramér's V, corrected for bias: of columns of which one at least has no order.
        ///
        /// With φ² = χ²/n of a table of r rows and c columns: the root of max(0, φ² − (r−1)(c−1)/(n−1)) / min(r′−1, c′−1), where
        /// r′ = r − (r−1)²/(n−1), and c′ likewise.
        ///
        /// *Source:* Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", Journal of the Korean Statistical Society 42(3), 2013.
        case cramersV = "cramers-v"
        /// Spearman's rank correlation, equal values sharing the mean of their ranks: of columns of numbers.
        ///
        /// *Source:* Spearman 1904; Kendall, "Rank correlation methods", chapter 3, for ties.
        case spearman
    }

    /// Measures two columns.
    ///
    /// - Complexity: O(records + values · values), or O(records + values · log(values)) for numbers.
    init(_ left: AssociatedColumn, _ right: AssociatedColumn, measure: Measure) {
        self.measure = measure
        let figure =
            switch measure {
            case .cramersV: JointCounts(left, right).cramersV
            case .spearman: Self.spearman(left, right)
            }
        self.figure = figure
    }

    private static func spearman(_ left: AssociatedColumn, _ right: AssociatedColumn) -> Double {
        // A column that tells one value, be it no number as `*` is, has no ranks.
        guard left.places > 1, right.places > 1 else { return 0 }
        var counts = (left: left.counts, right: right.counts)
        if !left.isFull(with: right) {
            counts.left = counts.left.map { _ in 0 }
            counts.right = counts.right.map { _ in 0 }
            left.forEachPair(with: right) { one, other in
                counts.left[Int(one)] += 1
                counts.right[Int(other)] += 1
            }
        }
        let (ranks, others) = (centredRanks(counts.left), centredRanks(counts.right))
        var product = 0.0
        left.forEachPair(with: right) { one, other in product += ranks[Int(one)] * others[Int(other)] }
        func spread(_ ranks: [Double], _ counts: [Int]) -> Double {
            zip(ranks, counts).reduce(0) { $0 + $1.0 * $1.0 * Double($1.1) }
        }
        let variance = (spread(ranks, counts.left) * spread(others, counts.right)).squareRoot()
        return variance == 0 ? 0 : min(1, max(-1, product / variance))
    }

    /// Twice the mean rank of each place's records, less that of all.
    private static func centredRanks(_ counts: [Int]) -> [Double] {
        let records = counts.reduce(0, +)
        var before = 0
        return counts.map { count in
            defer { before += count }
            return Double(2 * before + count - records)
        }
    }
}

/// How often each value of a column occurs with each of another.
struct JointCounts {
    private let columns: Int
    private var cells: [UInt32]

    init(_ left: AssociatedColumn, _ right: AssociatedColumn) {
        let columns = right.places
        var cells = [UInt32](repeating: 0, count: left.places * columns)
        left.forEachPair(with: right) { one, other in cells[Int(one) * columns + Int(other)] += 1 }
        self.columns = columns
        self.cells = cells
    }

    /// Cramér's V, corrected for bias; 0 where a column has fewer than two values.
    var cramersV: Double {
        let rows = columns == 0 ? 0 : cells.count / columns
        var (rowCounts, columnCounts) = ([Int](repeating: 0, count: rows), [Int](repeating: 0, count: columns))
        for row in 0..<rows {
            for column in 0..<columns {
                let count = Int(cells[row * columns + column])
                rowCounts[row] += count
                columnCounts[column] += count
            }
        }
        let records = Double(rowCounts.reduce(0, +))
        let (r, c) = (Double(rowCounts.count { $0 > 0 }), Double(columnCounts.count { $0 > 0 }))
        guard records > 1, r > 1, c > 1 else { return 0 }
        // Σ o²/(row·column) is 1 more than χ²/n.
        var sum = FixedPointSum()
        for row in 0..<rows where rowCounts[row] > 0 {
            for column in 0..<columns {
                let count = Double(cells[row * columns + column])
                if count > 0 { sum.add(count / Double(rowCounts[row]) * (count / Double(columnCounts[column]))) }
            }
        }
        let phi = max(0, sum.value - 1 - (r - 1) * (c - 1) / (records - 1))
        let least = min(r - (r - 1) * (r - 1) / (records - 1), c - (c - 1) * (c - 1) / (records - 1)) - 1
        return least <= 0 ? 0 : min(1, (phi / least).squareRoot())
    }
}
