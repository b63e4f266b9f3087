import TidePseudonym

/// Whether each of many pseudonyms stands for one identifier, found without a dictionary of texts.
///
/// Pseudonyms are parted by their highest bits into groups that fit the cache; within a group equal ones meet in a small
/// table, and only then identifiers are compared.
package enum PseudonymCheck {
    /// Pseudonyms of a group, about.
    private static let groupSize = 1_024

    /// The first row whose pseudonym stands, in an earlier row, for another identifier.
    ///
    /// - Parameters:
    ///   - words: packed rows.
    ///   - areAlike: whether two rows have the same normalised identifier.
    /// - Complexity: O(rows) on average.
    package static func firstCollision(
        in words: [UInt64],
        at places: PseudonymPlaces,
        rows: Int,
        areAlike: (Int, Int) -> Bool
    ) -> Int? {
        let bits = Int.bitWidth - max(1, rows / groupSize).leadingZeroBitCount
        let (grouped, starts) = grouped(words, places, rows, bits)
        var table = Table()
        var first: Int?
        for group in 0..<1 << bits {
            let members = starts[group]..<starts[group + 1]
            table.clear(for: members.count)
            for member in members {
                let row = Int(grouped[member])
                guard let pseudonym = places.pseudonym(row, in: words), let earlier = table.enter(pseudonym, row) else {
                    continue
                }
                if !areAlike(earlier, row) { first = min(first ?? row, row) }
            }
        }
        return first
    }

    /// The rows that have a pseudonym, in groups of the same highest bits and ascending within each; and where each group begins.
    private static func grouped(
        _ words: [UInt64],
        _ places: PseudonymPlaces,
        _ rows: Int,
        _ bits: Int
    ) -> (rows: [UInt32], starts: [Int]) {
        let shift = UInt64(UInt64.bitWidth - bits)
        var starts = [Int](repeating: 0, count: (1 << bits) + 1)
        for row in 0..<rows {
            if let pseudonym = places.pseudonym(row, in: words) { starts[Int(pseudonym.high >> shift) + 1] += 1 }
        }
        for group in 0..<1 << bits { starts[group + 1] += starts[group] }
        var next = starts
        var grouped = [UInt32](repeating: 0, count: starts[1 << bits])
        for row in 0..<rows {
            guard let pseudonym = places.pseudonym(row, in: words) else { continue }
            let group = Int(pseudonym.high >> shift)
            grouped[next[group]] = UInt32(row)
            next[group] += 1
        }
        return (grouped, starts)
    }

    /// A small table of the pseudonyms of one group.
    private struct Table {
        private struct Entry {
            let pseudonym: Pseudonym
            let row: Int
        }

        private var slots: [Int32] = []
        private var entries: [Entry] = []

        /// Forgets all and makes room.
        mutating func clear(for count: Int) {
            var size = 64
            while size < 2 * count { size *= 2 }
            entries.removeAll(keepingCapacity: true)
            if slots.count != size {
                slots = [Int32](repeating: -1, count: size)
            } else {
                for slot in slots.indices { slots[slot] = -1 }
            }
        }

        /// The row that the same pseudonym was entered for first; `nil` if it is new.
        mutating func enter(_ pseudonym: Pseudonym, _ row: Int) -> Int? {
            // The highest bits are the group's own; the others tell its members apart.
            var slot = Int(truncatingIfNeeded: pseudonym.low) & (slots.count - 1)
            while slots[slot] >= 0 {
                let entry = entries[Int(slots[slot])]
                if entry.pseudonym == pseudonym { return entry.row }
                slot = (slot + 1) & (slots.count - 1)
            }
            slots[slot] = Int32(entries.count)
            entries.append(Entry(pseudonym: pseudonym, row: row))
            return nil
        }
    }
}
