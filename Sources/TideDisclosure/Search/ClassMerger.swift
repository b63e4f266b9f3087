/// How one column's field changes when a table is rolled up to a coarser level.
struct FieldMove: Sendable {
    let field: KeyLayout.Field
    /// The coarser code by the finer one, already shifted to the field's place.
    let codes: [UInt64]
    /// Whether the coarser level has one value, whose code is 0.
    let isConstant: Bool

    init(field: KeyLayout.Field, parents: [UInt32]) {
        self.field = field
        self.codes = parents.map { UInt64($0) << field.shift }
        self.isConstant = parents.allSatisfy { $0 == 0 }
    }
}

/// Merges classes with equal keys: an open-addressing table of positions, reused from call to call.
struct ClassMerger: Sendable {
    /// 1 + position of a class, or 0.
    private var slots: [UInt32] = []
    /// The position that each class of the last table merged has now, where anything is counted by class or it was asked for.
    private(set) var targets: [UInt32] = []

    /// Rolls a table up: replaces some fields by their coarser codes and merges the classes that have become equal.
    ///
    /// - Parameter tellsTargets: whether ``targets`` is filled in any case.
    /// - Complexity: O(classes · (moves + 1)) on average.
    mutating func rollUp(_ table: inout ClassTable, _ moves: [FieldMove], tellsTargets: Bool = false) {
        guard !moves.isEmpty || tellsTargets else { return }
        let words = table.wordsPerKey
        let end = table.count * words
        var keys = table.keys.mutableSpan
        for word in 0..<words {
            var keep = ~UInt64(0)
            for move in moves where move.field.word == word && move.isConstant {
                keep &= ~(move.field.mask << move.field.shift)
            }
            if keep == ~0 { continue }
            for position in stride(from: word, to: end, by: words) { keys[position] &= keep }
        }
        for move in moves where !move.isConstant {
            let field = move.field
            let keep = ~(field.mask << field.shift)
            let codes = move.codes.span
            for position in stride(from: field.word, to: end, by: words) {
                let key = keys[position]
                keys[position] = key & keep | codes[field.code(in: key)]
            }
        }
        merge(&table, tellsTargets: tellsTargets)
    }

    /// Merges classes with equal keys.
    private mutating func merge(_ table: inout ClassTable, tellsTargets: Bool) {
        let before = table.count
        let tracks = tellsTargets || table.cellsPerClass > 0 || !table.pairs.isEmpty
        if tracks && targets.count < before { targets += repeatElement(0, count: before - targets.count) }
        if table.wordsPerKey > 1 {
            mergeLongKeys(&table, tracks: tracks)
        } else {
            let bits = clear(for: before)
            table.count =
                tracks
                ? Self.merge(&table.keys, &table.sizes, before, &slots, bits, &targets, tracks: true)
                : Self.merge(&table.keys, &table.sizes, before, &slots, bits, &targets, tracks: false)
        }
        guard tracks, table.count < before else { return }
        if table.cellsPerClass > 0 { Self.merge(&table.cells, table.cellsPerClass, before, targets) }
        for index in table.pairs.indices { merge(&table.pairs[index]) }
    }

    /// Adds up the cells of classes that have become one.
    private static func merge(_ cells: inout [UInt32], _ width: Int, _ count: Int, _ targets: [UInt32]) {
        let targets = targets.span
        var cells = cells.mutableSpan
        var distinct = 0
        for position in 0..<count {
            let target = Int(targets[position])
            let from = position * width
            let to = target * width
            if target == distinct {
                if to != from { for cell in 0..<width { cells[to + cell] = cells[from + cell] } }
                distinct += 1
            } else {
                // Cells hold at most as much as there are records, or a figure of which only single records are read.
                for cell in 0..<width { cells[to + cell] &+= cells[from + cell] }
            }
        }
    }

    /// Moves entries to the positions that their classes have now and merges equal ones.
    private mutating func merge(_ table: inout PairTable) {
        let count = table.count
        let bits = clear(for: count)
        do {
            let targets = targets.span
            var entries = table.entries.mutableSpan
            for position in 0..<count {
                let entry = entries[position]
                entries[position] = UInt64(targets[Int(entry >> 32)]) << 32 | entry & 0xffff_ffff
            }
        }
        table.count = Self.merge(&table.entries, &table.sizes, count, &slots, bits, &targets, tracks: false)
    }

    /// Merges equal entries of a table that was put together by hand.
    mutating func mergeEqual(_ table: inout PairTable) {
        let bits = clear(for: table.count)
        table.count = Self.merge(&table.entries, &table.sizes, table.count, &slots, bits, &targets, tracks: false)
    }

    /// Makes an empty slot table of at least twice as many slots as classes; returns the number of hash bits.
    private mutating func clear(for classes: Int) -> Int {
        var bits = 4
        while 1 << bits < 2 * classes { bits += 1 }
        let capacity = 1 << bits
        if slots.count < capacity {
            slots = [UInt32](repeating: 0, count: capacity)
        } else {
            var span = slots.mutableSpan
            for position in 0..<capacity { span[position] = 0 }
        }
        return bits
    }

    /// Moves the distinct ones of `count` keys to the front; returns how many they are.
    ///
    /// - Parameter tracks: whether `targets` is filled.
    @inline(__always)
    private static func merge(
        _ keys: inout [UInt64],
        _ sizes: inout [UInt32],
        _ count: Int,
        _ slots: inout [UInt32],
        _ bits: Int,
        _ targets: inout [UInt32],
        tracks: Bool
    ) -> Int {
        let shift = UInt64(64 - bits)
        let mask = (1 << bits) - 1
        var slots = slots.mutableSpan
        var keys = keys.mutableSpan
        var sizes = sizes.mutableSpan
        var targets = targets.mutableSpan
        var distinct = 0
        for position in 0..<count {
            let key = keys[position]
            var slot = Int(truncatingIfNeeded: KeyHash.scramble(key) >> shift)
            while true {
                let entry = Int(slots[slot])
                if entry == 0 {
                    slots[slot] = UInt32(truncatingIfNeeded: distinct + 1)
                    keys[distinct] = key
                    sizes[distinct] = sizes[position]
                    if tracks { targets[position] = UInt32(truncatingIfNeeded: distinct) }
                    distinct += 1
                    break
                }
                if keys[entry - 1] == key {
                    sizes[entry - 1] += sizes[position]
                    if tracks { targets[position] = UInt32(truncatingIfNeeded: entry - 1) }
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        return distinct
    }

    private mutating func mergeLongKeys(_ table: inout ClassTable, tracks: Bool) {
        let words = table.wordsPerKey
        let bits = clear(for: table.count)
        let mask = (1 << bits) - 1
        var distinct = 0
        for position in 0..<table.count {
            let start = position * words
            var slot = KeyHash.slot(table.keys, start, words, bits)
            while true {
                let entry = Int(slots[slot])
                if entry == 0 {
                    slots[slot] = UInt32(truncatingIfNeeded: distinct + 1)
                    for word in 0..<words { table.keys[distinct * words + word] = table.keys[start + word] }
                    table.sizes[distinct] = table.sizes[position]
                    if tracks { targets[position] = UInt32(distinct) }
                    distinct += 1
                    break
                }
                if KeyHash.areEqual(table.keys, (entry - 1) * words, table.keys, start, words) {
                    table.sizes[entry - 1] += table.sizes[position]
                    if tracks { targets[position] = UInt32(entry - 1) }
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        table.count = distinct
    }
}
