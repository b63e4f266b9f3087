import TideMicrodata

/// A table's rows as packed keys: which columns go into them, and what each of a column's codes becomes.
struct RowKeys {
    /// A column's code per row, and what each code adds to its word of the key.
    private struct Part {
        let rows: Codes
        let addition: [UInt64]
        let word: Int
        /// A column of one value may still add something: a population's that no record has.
        var addsAnything: Bool { addition.contains { $0 != 0 } }
    }

    let rowCount: Int
    let wordsPerKey: Int
    private let parts: [Part]

    /// - Parameter codes: per field of the layout, the column's name and what stands for each of its codes.
    init(_ table: Table, _ layout: KeyLayout, _ codes: [(name: String, codes: [UInt32])]) {
        precondition(table.rowCount < UInt32.max, "more rows than a table holds")
        self.rowCount = table.rowCount
        self.wordsPerKey = layout.wordsPerKey
        self.parts = zip(layout.fields, codes).map { field, codes in
            Part(
                rows: table.column(codes.name)?.codes ?? Codes([], below: 0),
                addition: codes.codes.map { UInt64($0) << field.shift },
                word: field.word
            )
        }
    }

    /// Puts the keys of some rows together, one after the other.
    ///
    /// - Parameter block: room for a code of each of these rows.
    func fill(_ keys: inout [UInt64], rows: Range<Int>, by block: inout [UInt32]) {
        var keys = keys.mutableSpan
        for position in 0..<rows.count * wordsPerKey { keys[position] = 0 }
        for part in parts where part.addsAnything {
            part.rows.copy(rows, to: &block)
            let codes = block.span
            let addition = part.addition.span
            var position = part.word
            for row in 0..<rows.count {
                keys[position] |= addition[Int(codes[row])]
                position += wordsPerKey
            }
        }
    }
}

/// Counts equal keys as they come: an open-addressing table that grows with the distinct ones.
struct RowCounter {
    private(set) var classes: ClassTable
    /// 1 + position of a class, or 0; at least twice as many as classes.
    private var slots: [UInt32]
    private var bits: Int
    private static let blockSize = 2_048

    init(wordsPerKey: Int) {
        self.classes = ClassTable(wordsPerKey: wordsPerKey)
        self.bits = 13
        self.slots = [UInt32](repeating: 0, count: 1 << 13)
    }

    /// Counts every row.
    ///
    /// - Parameter classOfRow: as long as there are rows, to be filled with the class of each; or empty.
    mutating func count(_ rows: RowKeys, classOfRow: inout [UInt32]) {
        precondition(rows.wordsPerKey == classes.wordsPerKey, "keys of another layout")
        var keys = [UInt64](repeating: 0, count: Self.blockSize * rows.wordsPerKey)
        var found = [UInt32](repeating: 0, count: Self.blockSize)
        for start in stride(from: 0, to: rows.rowCount, by: Self.blockSize) {
            let block = start..<min(start + Self.blockSize, rows.rowCount)
            rows.fill(&keys, rows: block, by: &found)
            makeRoom(for: block.count)
            if classes.wordsPerKey == 1 {
                enterSingleWords(keys, block.count, &found)
            } else {
                enterLongKeys(keys, block.count, &found)
            }
            if !classOfRow.isEmpty {
                for position in 0..<block.count { classOfRow[start + position] = found[position] }
            }
        }
    }

    /// Makes room for as many new classes, so that the loops over a block need not look.
    private mutating func makeRoom(for classCount: Int) {
        let needed = classes.count + classCount
        if classes.sizes.count < needed { classes.reserve(max(2 * classes.sizes.count, needed)) }
        guard slots.count < 2 * needed else { return }
        while 1 << bits < 4 * needed { bits += 1 }
        slots = [UInt32](repeating: 0, count: 1 << bits)
        let words = classes.wordsPerKey
        for position in 0..<classes.count {
            var slot = KeyHash.slot(classes.keys, position * words, words, bits)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(position + 1)
        }
    }

    private mutating func enterSingleWords(_ block: [UInt64], _ count: Int, _ found: inout [UInt32]) {
        classes.count = Self.enter(
            block,
            count,
            &found,
            &slots,
            bits,
            &classes.keys,
            &classes.sizes,
            classes.count
        )
    }

    /// Finds or adds each key of a block; returns how many classes there are then.
    private static func enter(
        _ block: [UInt64],
        _ count: Int,
        _ found: inout [UInt32],
        _ slots: inout [UInt32],
        _ bits: Int,
        _ keys: inout [UInt64],
        _ sizes: inout [UInt32],
        _ classes: Int
    ) -> Int {
        let mask = (1 << bits) - 1
        let shift = UInt64(64 - bits)
        var distinct = classes
        let block = block.span
        var found = found.mutableSpan
        var slots = slots.mutableSpan
        var keys = keys.mutableSpan
        var sizes = sizes.mutableSpan
        for position in 0..<count {
            let key = block[position]
            var slot = Int(truncatingIfNeeded: KeyHash.scramble(key) >> shift)
            var entry = Int(slots[slot])
            while entry != 0 && keys[entry - 1] != key {
                slot = (slot + 1) & mask
                entry = Int(slots[slot])
            }
            if entry == 0 {
                keys[distinct] = key
                sizes[distinct] = 0
                distinct += 1
                entry = distinct
                slots[slot] = UInt32(truncatingIfNeeded: entry)
            }
            sizes[entry - 1] += 1
            found[position] = UInt32(truncatingIfNeeded: entry - 1)
        }
        return distinct
    }

    private mutating func enterLongKeys(_ block: [UInt64], _ count: Int, _ found: inout [UInt32]) {
        let words = classes.wordsPerKey
        let mask = slots.count - 1
        for position in 0..<count {
            let start = position * words
            var slot = KeyHash.slot(block, start, words, bits)
            var entry = Int(slots[slot])
            while entry != 0 && !KeyHash.areEqual(classes.keys, (entry - 1) * words, block, start, words) {
                slot = (slot + 1) & mask
                entry = Int(slots[slot])
            }
            if entry == 0 {
                for word in 0..<words { classes.keys[classes.count * words + word] = block[start + word] }
                classes.sizes[classes.count] = 0
                classes.count += 1
                entry = classes.count
                slots[slot] = UInt32(truncatingIfNeeded: entry)
            }
            classes.sizes[entry - 1] += 1
            found[position] = UInt32(truncatingIfNeeded: entry - 1)
        }
    }
}

/// Hashing of packed keys.
enum KeyHash {
    /// Spreads a key over the upper bits: two multiplications, each folded onto itself, so that no field is lost.
    static func scramble(_ key: UInt64) -> UInt64 {
        let product = (key ^ (key >> 32)) &* 0x9e37_79b9_7f4a_7c15
        return (product ^ (product >> 29)) &* 0xbf58_476d_1ce4_e5b9
    }

    /// The slot, of 2^bits, where the key that begins at `start` is looked for first.
    static func slot(_ keys: [UInt64], _ start: Int, _ words: Int, _ bits: Int) -> Int {
        var hash: UInt64 = 0
        for word in start..<start + words { hash = scramble(hash ^ keys[word]) }
        return Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    }

    /// Whether two keys, each of so many words, are equal.
    static func areEqual(_ left: [UInt64], _ leftStart: Int, _ right: [UInt64], _ rightStart: Int, _ words: Int) -> Bool
    {
        for word in 0..<words where left[leftStart + word] != right[rightStart + word] { return false }
        return true
    }
}
