/// Equivalence classes: distinct packed keys, each with the number of its records.
///
/// Storage is reused from one table to the next, so the arrays may be longer than what is in use.
struct ClassTable: Sendable {
    /// `wordsPerKey` words a class.
    var keys: [UInt64]
    /// Records of each class.
    var sizes: [UInt32]
    /// Classes in use.
    var count: Int
    let wordsPerKey: Int

    init(wordsPerKey: Int) {
        self.keys = []
        self.sizes = []
        self.count = 0
        self.wordsPerKey = wordsPerKey
    }

    /// Makes room for a number of classes without touching those in use.
    mutating func reserve(_ classes: Int) {
        if sizes.count < classes {
            sizes += repeatElement(0, count: classes - sizes.count)
            keys += repeatElement(0, count: classes * wordsPerKey - keys.count)
        }
    }

    /// The records of classes that are smaller than `k`.
    func records(inClassesUnder k: UInt32) -> Int {
        let sizes = sizes.span
        var records = 0
        for position in 0..<count {
            let size = sizes[position]
            records += size < k ? Int(size) : 0
        }
        return records
    }
}

/// How one column's field changes when a table is rolled up to a coarser level.
struct FieldMove: Sendable {
    let field: KeyLayout.Field
    /// The coarser code by the finer one, already shifted to the field's place.
    let codes: [UInt64]
}

/// Merges classes with equal keys: an open-addressing table of positions, reused from call to call.
struct ClassMerger: Sendable {
    /// 1 + position of a class, or 0.
    private var slots: [UInt32] = []

    /// Rolls a table up: replaces some fields by their coarser codes and merges the classes that have become equal.
    ///
    /// - Complexity: O(classes · (moves + 1)) on average.
    mutating func rollUp(_ source: ClassTable, _ moves: [FieldMove], into target: inout ClassTable) {
        let count = source.count
        target.reserve(count)
        target.count = count
        if source.wordsPerKey == 1 {
            var keep = ~UInt64(0)
            for move in moves { keep &= ~(move.field.mask << move.field.shift) }
            let sourceKeys = source.keys.span
            let sourceSizes = source.sizes.span
            var keys = target.keys.mutableSpan
            var sizes = target.sizes.mutableSpan
            for position in 0..<count {
                keys[position] = sourceKeys[position] & keep
                sizes[position] = sourceSizes[position]
            }
            for move in moves where move.codes.count > 1 {
                let codes = move.codes.span
                let field = move.field
                for position in 0..<count {
                    keys[position] |= codes[field.code(in: sourceKeys[position])]
                }
            }
            mergeSingleWords(&target)
        } else {
            let words = source.wordsPerKey
            for position in 0..<count * words { target.keys[position] = source.keys[position] }
            for position in 0..<count { target.sizes[position] = source.sizes[position] }
            for move in moves {
                let field = move.field
                for position in stride(from: field.word, to: count * words, by: words) {
                    let word = target.keys[position]
                    target.keys[position] = word & ~(field.mask << field.shift) | move.codes[field.code(in: word)]
                }
            }
            mergeLongKeys(&target)
        }
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

    private mutating func mergeSingleWords(_ table: inout ClassTable) {
        let shift = UInt64(64 - clear(for: table.count))
        let mask = (1 << (64 - Int(shift))) - 1
        var slots = slots.mutableSpan
        var keys = table.keys.mutableSpan
        var sizes = table.sizes.mutableSpan
        var distinct = 0
        for position in 0..<table.count {
            let key = keys[position]
            var slot = Int(truncatingIfNeeded: Self.scramble(key) >> shift)
            while true {
                let entry = Int(slots[slot])
                if entry == 0 {
                    slots[slot] = UInt32(truncatingIfNeeded: distinct + 1)
                    keys[distinct] = key
                    sizes[distinct] = sizes[position]
                    distinct += 1
                    break
                }
                if keys[entry - 1] == key {
                    sizes[entry - 1] += sizes[position]
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        table.count = distinct
    }

    private mutating func mergeLongKeys(_ table: inout ClassTable) {
        let words = table.wordsPerKey
        let shift = UInt64(64 - clear(for: table.count))
        let mask = (1 << (64 - Int(shift))) - 1
        var distinct = 0
        for position in 0..<table.count {
            let start = position * words
            var hash: UInt64 = 0
            for word in 0..<words { hash = Self.scramble(hash ^ table.keys[start + word]) }
            var slot = Int(truncatingIfNeeded: hash >> shift)
            while true {
                let entry = Int(slots[slot])
                if entry == 0 {
                    slots[slot] = UInt32(truncatingIfNeeded: distinct + 1)
                    for word in 0..<words { table.keys[distinct * words + word] = table.keys[start + word] }
                    table.sizes[distinct] = table.sizes[position]
                    distinct += 1
                    break
                }
                let known = (entry - 1) * words
                if (0..<words).allSatisfy({ table.keys[known + $0] == table.keys[start + $0] }) {
                    table.sizes[entry - 1] += table.sizes[position]
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        table.count = distinct
    }

    /// Spreads a key over the upper bits: a multiplication folded onto itself, so that no field is lost.
    private static func scramble(_ key: UInt64) -> UInt64 {
        let product = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
        return (product ^ (product >> 29)) &* 0xbf58_476d_1ce4_e5b9
    }
}
