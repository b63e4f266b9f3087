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

    /// Takes the classes of another table, in this one's storage.
    mutating func copy(_ other: ClassTable) {
        reserve(other.count)
        let classes = other.count
        let words = classes * wordsPerKey
        count = classes
        Self.copy(other.keys, to: &keys, words)
        Self.copy(other.sizes, to: &sizes, classes)
    }

    private static func copy<Number: BitwiseCopyable>(_ source: [Number], to target: inout [Number], _ count: Int) {
        let source = source.span
        var target = target.mutableSpan
        for position in 0..<count { target[position] = source[position] }
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

    /// Rolls a table up: replaces some fields by their coarser codes and merges the classes that have become equal.
    ///
    /// - Complexity: O(classes · (moves + 1)) on average.
    mutating func rollUp(_ table: inout ClassTable, _ moves: [FieldMove]) {
        guard !moves.isEmpty else { return }
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
        if words == 1 { mergeSingleWords(&table) } else { mergeLongKeys(&table) }
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
        let bits = clear(for: table.count)
        table.count = Self.merge(&table.keys, &table.sizes, table.count, &slots, bits)
    }

    /// Moves the distinct ones of `count` keys to the front; returns how many they are.
    private static func merge(
        _ keys: inout [UInt64],
        _ sizes: inout [UInt32],
        _ count: Int,
        _ slots: inout [UInt32],
        _ bits: Int
    ) -> Int {
        let shift = UInt64(64 - bits)
        let mask = (1 << bits) - 1
        var slots = slots.mutableSpan
        var keys = keys.mutableSpan
        var sizes = sizes.mutableSpan
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
        return distinct
    }

    private mutating func mergeLongKeys(_ table: inout ClassTable) {
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
                    distinct += 1
                    break
                }
                if KeyHash.areEqual(table.keys, (entry - 1) * words, table.keys, start, words) {
                    table.sizes[entry - 1] += table.sizes[position]
                    break
                }
                slot = (slot + 1) & mask
            }
        }
        table.count = distinct
    }
}
