/// How all records of a table spread over the values of a sensitive column: what a class's values are compared with.
///
/// p is a value's share of the table's records, q its share of the class's. Sums are of whole numbers and so exact; a figure is the
/// quotient of two of them, the same to the bit whatever the order of values and classes. A missing value is a value like others.
///
/// A class is given by the values it has, as numbers that index ``counts``, and the records that have each; a count of 0 says nothing.
package struct SensitiveDistribution: Hashable, Sendable {
    /// The records of each value; a value may have none, and is then none of the table's.
    package let counts: [Int]
    /// All records: at most 3,000,000,000, so that a product of two counts is a whole number of 64 bits.
    package let records: Int
    /// The values that some record has.
    package let distinct: Int
    /// −ln p of each value; 0 for one that no record has.
    private let selfInformation: [Double]

    package init(counts: [Int]) {
        let records = counts.reduce(0, +)
        precondition(records <= 3_000_000_000, "more records than the product of two counts allows")
        self.counts = counts
        self.records = records
        self.distinct = counts.count { $0 > 0 }
        self.selfInformation = counts.map { count in
            count == 0 ? 0 : max(0, Natural.logarithm(Double(records) / Double(count)))
        }
    }

    /// The earth mover's distance between class and table with ground distance 1 between any two values: ½ Σ |q − p|, 0 to 1.
    ///
    /// Equal to the sum of q − p where q is larger, so that values which the class lacks need not be looked at.
    ///
    /// - Parameters:
    ///   - values: each once, in any order.
    ///   - counts: one per value; their sum, at least 1, is the number of the class's records.
    /// *Source:* Li, Li and Venkatasubramanian 2007, "t-closeness: privacy beyond k-anonymity and l-diversity", section 5.2.
    package func equalDistance(_ values: Span<UInt32>, _ counts: Span<UInt32>) -> Double {
        let size = Self.sum(counts)
        var surplus = 0
        for index in values.indices {
            surplus += max(0, Int(counts[index]) * records - self.counts[Int(values[index])] * size)
        }
        return Double(surplus) / (Double(size) * Double(records))
    }

    /// How far the shares in a class are from the table's, value by value.
    ///
    /// - Parameters: as of ``equalDistance(_:_:)``.
    package func deviation(_ values: Span<UInt32>, _ counts: Span<UInt32>) -> ClassDeviation {
        let size = Self.sum(counts)
        var deviation = ClassDeviation()
        for index in values.indices where counts[index] > 0 {
            let value = Int(values[index])
            let inClass = Int(counts[index]) * records
            let inTable = self.counts[value] * size
            deviation.distinct += 1
            let ratio = Double(inClass) / Double(inTable)
            deviation.greatestRatio = max(deviation.greatestRatio, ratio)
            deviation.leastRatio = min(deviation.leastRatio, ratio)
            guard inClass > inTable else { continue }
            let gain = Double(inClass - inTable) / Double(inTable)
            deviation.greatestGain = max(deviation.greatestGain, gain)
            if !Bound.isMet(gain, atMost: selfInformation[value]) { deviation.exceedsSelfInformation = true }
        }
        deviation.lacksValue = deviation.distinct < distinct
        return deviation
    }

    /// The records of a class.
    static func sum(_ counts: Span<UInt32>) -> Int {
        var sum = 0
        for index in counts.indices { sum += Int(counts[index]) }
        return sum
    }
}

/// How far a sensitive column's shares in one class, or in the worst of several, are from the table's.
package struct ClassDeviation: Hashable, Sendable {
    /// The distinct values of the class that has most.
    package fileprivate(set) var distinct = 0
    /// The least q/p over values that the class has; at most 1.
    package fileprivate(set) var leastRatio = 1.0
    /// The greatest q/p; at least 1.
    package fileprivate(set) var greatestRatio = 1.0
    /// The greatest (q − p)/p; at least 0.
    package fileprivate(set) var greatestGain = 0.0
    /// Whether (q − p)/p is above −ln p for some value.
    package fileprivate(set) var exceedsSelfInformation = false
    /// Whether a class lacks a value that the table has: q = 0.
    package fileprivate(set) var lacksValue = false

    /// Of no class.
    package init() {}

    /// Takes another class in.
    package mutating func formUnion(_ other: Self) {
        distinct = max(distinct, other.distinct)
        leastRatio = min(leastRatio, other.leastRatio)
        greatestRatio = max(greatestRatio, other.greatestRatio)
        greatestGain = max(greatestGain, other.greatestGain)
        exceedsSelfInformation = exceedsSelfInformation || other.exceedsSelfInformation
        lacksValue = lacksValue || other.lacksValue
    }

    /// The greatest |ln(q/p)| over values that the class has.
    package var deltaOfPresentValues: Double {
        max(Natural.logarithm(greatestRatio), -Natural.logarithm(leastRatio))
    }

    /// The infimum of the delta of delta-disclosure privacy: the greatest |ln(q/p)| over all values of the table.
    ///
    /// Infinite if the class lacks one. Every delta above it is met, it itself is not.
    ///
    /// *Source:* Brickell and Shmatikov 2008, "The cost of privacy", definition 6.
    package var delta: Double { lacksValue ? .infinity : deltaOfPresentValues }

    /// Whether |ln(q/p)| is less than `delta` for every value of the table.
    package func isMet(delta: Double) -> Bool { !lacksValue && Bound.isMet(deltaOfPresentValues, below: delta) }

    /// The least beta of basic beta-likeness that is met: the greatest (q − p)/p.
    ///
    /// *Source:* Cao and Karras 2012, "Publishing microdata with a robust privacy guarantee", definitions 2 and 3.
    package var basicBeta: Double { greatestGain }

    /// The least beta of enhanced beta-likeness, (q − p)/p ≤ min(beta, −ln p), that is met; infinite if none is, since a value's gain is
    /// above −ln p.
    package var enhancedBeta: Double { exceedsSelfInformation ? .infinity : greatestGain }

    /// Whether beta-likeness holds.
    package func isMet(beta: Double, isEnhanced: Bool) -> Bool {
        Bound.isMet(greatestGain, atMost: beta) && !(isEnhanced && exceedsSelfInformation)
    }
}
