/// How diverse a sensitive column's values are within one class, from the number of records that have each value.
///
/// Counts of 0 say nothing, so a histogram may list the values that the class has, or all that the table has. A missing value is
/// a value like others. Every figure is the same, to the bit, whatever the order of the counts.
///
/// *Source:* Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam 2007, "l-diversity: privacy beyond k-anonymity".
package enum ClassDiversity {
    /// The number of distinct values: the l of distinct l-diversity.
    package static func distinct(_ counts: Span<UInt32>) -> Int {
        var distinct = 0
        for index in counts.indices where counts[index] > 0 { distinct += 1 }
        return distinct
    }

    /// The entropy of the values, −Σ p·ln p, in nats; 0 for one value and for a class without records.
    ///
    /// Computed as `ln n − Σ c·ln c / n`. The terms are summed in fixed point with 52 digits behind the point, so that their order does
    /// not matter, and the entropy of an even histogram is as near to ln m as a Double can say.
    package static func entropy(_ counts: Span<UInt32>) -> Double {
        var records = 0
        var whole = 0
        var fraction: UInt64 = 0
        for index in counts.indices {
            let count = counts[index]
            guard count > 0 else { continue }
            records += Int(count)
            guard count > 1 else { continue }
            let term = Double(count) * Natural.logarithm(Double(count))
            let floor = term.rounded(.down)
            fraction += UInt64((term - floor) * 0x1p52)
            whole += Int(floor) + Int(fraction >> 52)
            fraction &= 1 << 52 - 1
        }
        guard records > 0 else { return 0 }
        let sum = Double(whole) + Double(fraction) * 0x1p-52
        return max(0, Natural.logarithm(Double(records)) - sum / Double(records))
    }

    /// The l of entropy l-diversity: e to the power of the entropy; the number of values if they are equally frequent.
    package static func entropyDiversity(ofEntropy entropy: Double) -> Double { Natural.exponential(entropy) }

    /// Whether an entropy is at least ln l, so that the diversity is at least l, compared as ``Bound`` compares; l is at least 1.
    package static func isMet(entropy: Double, l: Double) -> Bool { entropy + Bound.slack >= Natural.logarithm(l) }

    /// The most frequent value and the tail of recursive (c,l)-diversity, both in records: `r₁` and `r_l + … + r_m`, with r the counts in
    /// descending order.
    ///
    /// - Parameter l: at least 1. With fewer values than l the tail is empty.
    /// - Complexity: O(counts · l) at most; O(counts) for l of 1 and 2.
    package static func recursive(_ counts: Span<UInt32>, l: Int) -> RecursiveDiversity {
        var (records, largest) = (0, 0)
        for index in counts.indices {
            records += Int(counts[index])
            largest = max(largest, Int(counts[index]))
        }
        // Leaves out the l − 1 largest, equal ones together.
        var (open, bound, tail) = (l - 1, largest, records)
        while open > 0, bound > 0 {
            var (times, next) = (0, 0)
            for index in counts.indices {
                let count = Int(counts[index])
                if count == bound { times += 1 } else if count < bound { next = max(next, count) }
            }
            let taken = min(open, times)
            tail -= taken * bound
            open -= taken
            bound = next
        }
        return RecursiveDiversity(largest: largest, tail: tail)
    }
}

/// What recursive (c,l)-diversity compares in a class, in records.
package struct RecursiveDiversity: Hashable, Sendable {
    /// The records with the most frequent value, `r₁`.
    package let largest: Int
    /// `r_l + … + r_m`; 0 if the class has fewer than l values.
    package let tail: Int

    package init(largest: Int, tail: Int) {
        self.largest = largest
        self.tail = tail
    }

    /// The infimum of the c that the class meets: `r₁ / (r_l + … + r_m)`; infinite if the class has fewer than l values.
    ///
    /// The class meets every c above it, but not this one, since the comparison is strict.
    package var leastC: Double { tail == 0 ? .infinity : Double(largest) / Double(tail) }

    /// Whether another class is worse: it needs a larger c, or the same in more records, so that the worst of several is one whatever their order.
    package func isBetter(than other: RecursiveDiversity) -> Bool {
        leastC != other.leastC ? leastC < other.leastC : (largest, tail) < (other.largest, other.tail)
    }

    /// Whether `r₁ < c·(r_l + … + r_m)`; no c does for an empty tail.
    package func isMet(c: Double) -> Bool { tail > 0 && Bound.isMet(leastC, below: c) }
}
