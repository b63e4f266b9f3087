package import TideMicrodata

/// The classes of rows that agree in every one of some columns, counted exactly and without sorting.
///
/// A row's codes are packed into one 64-bit word as digits of a mixed-radix number, so that equal words mean equal rows.
/// Before a further column would overflow the word, the words so far are replaced by running numbers of the distinct
/// ones, which are fewer than rows.
package enum RowGrouping {
    /// The number of rows of each class, in order of the classes' first rows.
    ///
    /// - Parameters:
    ///   - columns: each with one code per row. No columns: all rows are one class.
    ///   - rows: the number of rows, which columns alone cannot tell when there are none.
    /// - Complexity: O(rows · columns).
    package static func classSizes(of columns: [EncodedColumn], rows: Int) -> [Int] {
        classSizes(of: columns, rows: rows) { _ in }
    }

    /// The number of each row's class, in order of the classes' first rows, and the number of rows of each class.
    ///
    /// - Complexity: O(rows · columns).
    package static func classes(of columns: [EncodedColumn], rows: Int) -> (classOfRow: [UInt32], sizes: [Int]) {
        var classOfRow: [UInt32] = []
        classOfRow.reserveCapacity(rows)
        let sizes = classSizes(of: columns, rows: rows) { classOfRow.append(UInt32($0)) }
        return (classOfRow, sizes)
    }

    /// The sizes, with the number of each row's class given to `body`, row by row.
    @inline(__always)
    private static func classSizes(of columns: [EncodedColumn], rows: Int, _ body: (Int) -> Void) -> [Int] {
        guard rows > 0 else { return [] }
        let (words, distinct) = words(of: columns, rows: rows)
        var table = WordTable(expecting: min(rows, Int(clamping: distinct)))
        var sizes: [Int] = []
        for word in words {
            let index = table.index(of: word)
            body(index)
            if index == sizes.count { sizes.append(1) } else { sizes[index] += 1 }
        }
        return sizes
    }

    /// One word per row, equal for rows of one class, and a bound on how many there are.
    private static func words(of columns: [EncodedColumn], rows: Int) -> (words: [UInt64], distinct: UInt64) {
        precondition(columns.allSatisfy { $0.codes.count == rows }, "columns of one table have unequal rows")
        var words = [UInt64](repeating: 0, count: rows)
        var distinct: UInt64 = 1
        for column in columns {
            let radix = UInt64(max(column.values.count, 1))
            if distinct.multipliedReportingOverflow(by: radix).overflow { distinct = number(&words) }
            let product = distinct.multipliedReportingOverflow(by: radix)
            precondition(!product.overflow, "more classes and values than a 64-bit word tells apart")
            column.codes.forEachBlock { first, codes, count in
                for position in 0..<count {
                    words[first + position] = words[first + position] * radix + UInt64(codes[position])
                }
            }
            distinct = product.partialValue
        }
        return (words, distinct)
    }

    /// Replaces each word by the running number of its value; returns how many there are.
    private static func number(_ words: inout [UInt64]) -> UInt64 {
        var table = WordTable(expecting: min(words.count, 1 << 16))
        for row in words.indices { words[row] = UInt64(table.index(of: words[row])) }
        return UInt64(table.count)
    }
}

/// Running numbers of distinct words: open addressing with linear probing, at most half full.
private struct WordTable {
    private(set) var count = 0
    private var words: [UInt64]
    /// One more than the number of the word in the slot; 0 for an empty slot.
    private var numbers: [UInt32]
    private var shift: Int

    init(expecting count: Int) {
        var bits = 6
        while 1 << bits < 2 * min(count, 1 << 20) { bits += 1 }
        self.words = Array(repeating: 0, count: 1 << bits)
        self.numbers = Array(repeating: 0, count: 1 << bits)
        self.shift = 64 - bits
    }

    /// The number of a word, the next free one if it is new.
    mutating func index(of word: UInt64) -> Int {
        if 2 * count >= words.count { grow() }
        let slot = slot(of: word)
        if numbers[slot] == 0 {
            count += 1
            precondition(count < Int(UInt32.max), "more classes than a table can have")
            words[slot] = word
            numbers[slot] = UInt32(count)
        }
        return Int(numbers[slot]) - 1
    }

    /// The slot that holds the word, or the empty one where it belongs.
    private func slot(of word: UInt64) -> Int {
        // Fibonacci hashing (Knuth, TAOCP 3, section 6.4); the fold first lets high digits of the word matter as well.
        var slot = Int(truncatingIfNeeded: ((word ^ (word >> 32)) &* 0x9e37_79b9_7f4a_7c15) >> UInt64(shift))
        while numbers[slot] != 0 && words[slot] != word { slot = (slot + 1) & (words.count - 1) }
        return slot
    }

    private mutating func grow() {
        let (oldWords, oldNumbers) = (words, numbers)
        words = Array(repeating: 0, count: 2 * oldWords.count)
        numbers = Array(repeating: 0, count: words.count)
        shift -= 1
        for old in oldWords.indices where oldNumbers[old] != 0 {
            let slot = slot(of: oldWords[old])
            words[slot] = oldWords[old]
            numbers[slot] = oldNumbers[old]
        }
    }
}
