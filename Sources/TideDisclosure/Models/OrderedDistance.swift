/// The earth mover's distance between a class and the table where a sensitive column's values have an order.
///
/// Between the i-th and the j-th of the m values that the table has, the ground distance is |i − j|/(m − 1), so the distance is
///
///     1/(m − 1) · Σ_i |Q_i − P_i|,   Q_i and P_i the shares of the first i values
///
/// and 0 for one value. Sums are of whole numbers and exact.
///
/// *Source:* Li, Li and Venkatasubramanian 2007, section 5.1.
package struct OrderedDistance: Hashable, Sendable {
    /// `before[i]`: the records of the first i values; one more than there are values.
    private let before: [Int]
    /// `sums[i]`: the sum of `before[1] … before[i]`.
    private let sums: [Int]
    private let records: Int

    /// - Parameter counts: the table's records of each value, in the values' order, each at least 1: see ``SensitiveNumbering``.
    package init(counts: [Int]) {
        precondition(counts.allSatisfy { $0 > 0 }, "a value that the table does not have")
        var (before, sums) = ([0], [0])
        for count in counts {
            before.append((before.last ?? 0) + count)
            sums.append((sums.last ?? 0) + (before.last ?? 0))
        }
        self.before = before
        self.sums = sums
        self.records = before.last ?? 0
        precondition(records <= 3_000_000_000, "more records than the product of two counts allows")
    }

    /// The distance of a class, from 0 to 1.
    ///
    /// - Parameters:
    ///   - values: positions in the values' order, ascending.
    ///   - counts: one per value; their sum, at least 1, is the number of the class's records.
    /// - Complexity: O(v · log m) for v values.
    package func distance(_ values: Span<UInt32>, _ counts: Span<UInt32>) -> Double {
        let last = before.count - 2
        guard last > 0 else { return 0 }
        let size = SensitiveDistribution.sum(counts)
        var total: Int128 = 0
        var (sum, from) = (0, 0)
        for index in values.indices where counts[index] > 0 {
            let value = Int(values[index])
            total += stretch(from..<value, sum, size)
            sum += Int(counts[index])
            from = value
        }
        // At the last value both shares are 1.
        total += stretch(from..<last, sum, size)
        return Double(total) / (Double(size) * Double(records) * Double(last))
    }

    /// Σ |Q·N − P_i·n| over some values, after each of which the class has the same sum of records.
    private func stretch(_ values: Range<Int>, _ sum: Int, _ size: Int) -> Int128 {
        let scaled = sum * records
        switch values.count {
        case 0: return 0
        case 1: return Int128(abs(scaled - before[values.lowerBound + 1] * size))
        default: break
        }
        // P grows, so the difference changes its sign once: the first value from which P is larger.
        var (low, high) = (values.lowerBound, values.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if before[middle + 1] * size > scaled { high = middle } else { low = middle + 1 }
        }
        let smaller = Int128(low - values.lowerBound) - Int128(values.upperBound - low)
        let shares = (sums[values.upperBound] - sums[low]) - (sums[low] - sums[values.lowerBound])
        return smaller * Int128(scaled) + Int128(shares) * Int128(size)
    }
}
