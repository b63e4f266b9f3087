package import TideMicrodata

/// The classes of a table in units, such as persons, of whom each may have several records.
package struct UnitMeasures: Hashable, Sendable {
    /// The column that tells units apart.
    package let column: String
    /// Distinct units; all records without an identifier count as one, the least that they can be.
    package let units: Int
    /// The units in the smallest class; 0 without records.
    package let smallestClass: Int
    /// The units that are alone in some class.
    package let unitsAlone: Int

    /// Counts the units of each class.
    ///
    /// - Complexity: O(records).
    package init(of column: EncodedColumn, in partition: ClassPartition) {
        let codes = partition.gathered(column.codes)
        // One more than the class that a unit was last seen in.
        var lastSeen = [UInt32](repeating: 0, count: column.values.count)
        var isAlone = [Bool](repeating: false, count: column.values.count)
        var smallest = Int.max
        for number in 0..<partition.count {
            var (units, last) = (0, 0)
            for position in partition.starts[number]..<partition.starts[number + 1] {
                let code = Int(codes[position])
                if lastSeen[code] != UInt32(number + 1) {
                    lastSeen[code] = UInt32(number + 1)
                    (units, last) = (units + 1, code)
                }
            }
            smallest = min(smallest, units)
            if units == 1 { isAlone[last] = true }
        }
        self.column = column.name
        self.units = lastSeen.count { $0 > 0 }
        self.smallestClass = partition.count == 0 ? 0 : smallest
        self.unitsAlone = isAlone.count { $0 }
    }
}
