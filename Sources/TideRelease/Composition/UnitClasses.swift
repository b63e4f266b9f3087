import TideDisclosure

/// Which classes of one release the units of its source lie in.
///
/// One pair of unit and class for each class that a unit has a record in, ascending by unit, then class, no pair twice.
package struct UnitClasses: Hashable, Sendable {
    /// Stands for the class of records that were removed.
    package static let suppressed: UInt32 = 0
    /// Stands for the class of a unit that a source does not hold; never in a pair.
    package static let absent = UInt32.max

    package let basis: UnitBasis
    /// The k that the release was held to: how many units share a class at least.
    package let k: Int
    /// One for each pair.
    package let units: [UInt64]
    /// One for each pair, same order: ``suppressed``, or a number from 1.
    package let classes: [UInt32]

    /// Sorts pairs and leaves out doubles.
    ///
    /// - Parameters:
    ///   - units: one for each record.
    ///   - classes: one for each record, same order: ``suppressed``, or a number from 1.
    /// - Complexity: O(n), but for units that share their upper 33 bits.
    package init(basis: UnitBasis, k: Int, units: [UInt64], classes: [UInt32]) {
        precondition(units.count == classes.count, "a record without a unit or a class")
        self.basis = basis
        self.k = k
        (self.units, self.classes) = PairSorting.sorted(units, classes)
    }

    /// The classes of a table's rows as applying told them.
    init(basis: UnitBasis, k: Int, units: [UInt64], classOfRow: [UInt32]) {
        self.init(
            basis: basis,
            k: k,
            units: units,
            classes: classOfRow.map { $0 == ProtectedTable.suppressedRow ? Self.suppressed : $0 + 1 }
        )
    }

    /// How many different units there are.
    package var unitCount: Int {
        units.indices.count { $0 == 0 || units[$0] != units[$0 - 1] }
    }
}

/// Sorting pairs of a 64-bit number and a 32-bit one.
enum PairSorting {
    private static let digitBits = 11
    /// Shifts of the digits that are sorted by, from the lowest: the upper 33 bits.
    private static let shifts = [31, 42, 53]

    /// The pairs in ascending order without doubles: by counting the upper digits, then comparing within what they leave alike.
    static func sorted(_ numbers: [UInt64], _ others: [UInt32]) -> ([UInt64], [UInt32]) {
        var numbers = numbers
        var others = others
        if !isAscending(numbers) {
            for shift in shifts { (numbers, others) = spread(numbers, others, by: shift) }
        }
        sortRuns(&numbers, &others)
        return withoutDoubles(numbers, others)
    }

    private static func isAscending(_ numbers: [UInt64]) -> Bool {
        let numbers = numbers.span
        for position in 1..<max(1, numbers.count) where numbers[position - 1] > numbers[position] { return false }
        return true
    }

    /// One stable pass over a digit.
    private static func spread(_ numbers: [UInt64], _ others: [UInt32], by shift: Int) -> ([UInt64], [UInt32]) {
        let mask = UInt64(1 << digitBits - 1)
        var next = [Int](repeating: 0, count: 1 << digitBits + 1)
        for number in numbers { next[Int(number >> UInt64(shift) & mask) + 1] += 1 }
        for digit in 0..<(1 << digitBits) { next[digit + 1] += next[digit] }
        var sortedNumbers = [UInt64](repeating: 0, count: numbers.count)
        var sortedOthers = [UInt32](repeating: 0, count: numbers.count)
        let numbers = numbers.span
        let others = others.span
        var first = sortedNumbers.mutableSpan
        var second = sortedOthers.mutableSpan
        for position in numbers.indices {
            let digit = Int(numbers[position] >> UInt64(shift) & mask)
            first[next[digit]] = numbers[position]
            second[next[digit]] = others[position]
            next[digit] += 1
        }
        return (sortedNumbers, sortedOthers)
    }

    /// Puts in order what shares its upper digits and stands together.
    private static func sortRuns(_ numbers: inout [UInt64], _ others: inout [UInt32]) {
        let shift = UInt64(shifts[0])
        var start = 0
        while start < numbers.count {
            var end = start + 1
            while end < numbers.count && numbers[end] >> shift == numbers[start] >> shift { end += 1 }
            if end > start + 1 {
                let isSorted = (start + 1..<end).allSatisfy { position in
                    (numbers[position - 1], others[position - 1]) <= (numbers[position], others[position])
                }
                if !isSorted {
                    let run = (start..<end).map { (numbers[$0], others[$0]) }.sorted { $0 < $1 }
                    for (offset, pair) in run.enumerated() {
                        (numbers[start + offset], others[start + offset]) = pair
                    }
                }
            }
            start = end
        }
    }

    private static func withoutDoubles(_ numbers: [UInt64], _ others: [UInt32]) -> ([UInt64], [UInt32]) {
        func isDouble(_ position: Int) -> Bool {
            position > 0 && numbers[position] == numbers[position - 1] && others[position] == others[position - 1]
        }
        guard numbers.indices.contains(where: isDouble) else { return (numbers, others) }
        let positions = numbers.indices.filter { !isDouble($0) }
        return (positions.map { numbers[$0] }, positions.map { others[$0] })
    }
}
