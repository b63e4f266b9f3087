/// Equivalence classes: distinct packed keys, each with the number of its records and whatever else safeguards count.
///
/// Storage is reused from one table to the next, so the arrays may be longer than what is in use.
struct ClassTable: Sendable {
    /// `wordsPerKey` words a class.
    var keys: [UInt64]
    /// Records of each class; 0 where only members of the population have its values.
    var sizes: [UInt32]
    /// `cellsPerClass` further counts a class, which add up when classes merge; ``ClassContents`` says what they are.
    var cells: [UInt32]
    /// Counts by class and code, for what has too many codes for cells.
    var pairs: [PairTable]
    /// Classes in use.
    var count: Int
    let wordsPerKey: Int
    let cellsPerClass: Int

    init(wordsPerKey: Int, cellsPerClass: Int = 0, pairTables: Int = 0) {
        self.keys = []
        self.sizes = []
        self.cells = []
        self.pairs = Array(repeating: PairTable(), count: pairTables)
        self.count = 0
        self.wordsPerKey = wordsPerKey
        self.cellsPerClass = cellsPerClass
    }

    /// Makes room for a number of classes without touching those in use.
    mutating func reserve(_ classes: Int) {
        if sizes.count < classes {
            sizes += repeatElement(0, count: classes - sizes.count)
            keys += repeatElement(0, count: classes * wordsPerKey - keys.count)
            cells += repeatElement(0, count: classes * cellsPerClass - cells.count)
        }
    }

    /// Takes the classes of another table of the same form, in this one's storage.
    mutating func copy(_ other: ClassTable) {
        reserve(other.count)
        let classes = other.count
        count = classes
        Self.copy(other.keys, to: &keys, classes * wordsPerKey)
        Self.copy(other.sizes, to: &sizes, classes)
        if cellsPerClass > 0 { Self.copy(other.cells, to: &cells, classes * cellsPerClass) }
        for index in pairs.indices { pairs[index].copy(other.pairs[index]) }
    }

    fileprivate static func copy<Number: BitwiseCopyable>(
        _ source: [Number],
        to target: inout [Number],
        _ count: Int
    ) {
        let source = source.span
        var target = target.mutableSpan
        for position in 0..<count { target[position] = source[position] }
    }
}

/// How often each of many codes occurs in each class: entries in no order.
struct PairTable: Sendable {
    /// A class's position in its upper half, a code in its lower.
    var entries: [UInt64] = []
    /// One per entry.
    var sizes: [UInt32] = []
    /// Entries in use.
    var count = 0

    /// Takes the entries of another table, in this one's storage.
    mutating func copy(_ other: PairTable) {
        reserve(other.count)
        count = other.count
        ClassTable.copy(other.entries, to: &entries, count)
        ClassTable.copy(other.sizes, to: &sizes, count)
    }

    /// Makes room for a number of entries.
    mutating func reserve(_ needed: Int) {
        guard sizes.count < needed else { return }
        entries += repeatElement(0, count: needed - entries.count)
        sizes += repeatElement(0, count: needed - sizes.count)
    }

    /// Adds an entry without looking whether it is there.
    mutating func append(_ position: Int, _ code: UInt32, _ size: UInt32) {
        if count == sizes.count { reserve(max(64, 2 * count)) }
        entries[count] = UInt64(position) << 32 | UInt64(code)
        sizes[count] = size
        count += 1
    }
}
