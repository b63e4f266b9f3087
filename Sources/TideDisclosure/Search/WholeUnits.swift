extension ClassJudge {
    func removeWholeUnits(_ table: ClassTable, _ verdict: inout ClassVerdict) {
        guard leastUnits > 1, let index = contents.unitPairs else { return }
        verdict.removeWholeUnits(table, table.pairs[index], unitCount: contents.unitCount, least: leastUnits)
    }
}

extension ClassVerdict {
    /// Removes the other records of units that lose some, and classes that keep too few units then, until nothing changes.
    ///
    /// Coarser levels remove no more: their classes hold those of finer ones, so that step by step whatever goes at the coarser levels goes at the finer
    /// ones too. So the pruning of the search holds as it does for k.
    ///
    /// - Parameter least: the units that a class needs; ``counts`` has those that each has.
    /// - Complexity: O(pairs) for each step of the cascade.
    mutating func removeWholeUnits(_ table: ClassTable, _ pairs: PairTable, unitCount: Int, least: Int) {
        unitIsRemoved = Array(repeating: false, count: unitCount)
        var open = Array(0..<pairs.count)
        func parts(_ entry: Int) -> (position: Int, unit: Int) {
            (Int(pairs.entries[entry] >> 32), Int(pairs.entries[entry] & 0xffff_ffff))
        }
        while true {
            var isChanged = false
            for entry in open {
                let (position, unit) = parts(entry)
                guard removed[position] == table.sizes[position], !unitIsRemoved[unit] else { continue }
                unitIsRemoved[unit] = true
                isChanged = true
            }
            guard isChanged else { return }
            open.removeAll { entry in
                let (position, unit) = parts(entry)
                guard unitIsRemoved[unit], removed[position] < table.sizes[position] else { return false }
                counts[position] -= 1
                removed[position] =
                    counts[position] < least ? table.sizes[position] : removed[position] + pairs.sizes[entry]
                return true
            }
        }
    }
}
