/// Sorting of words without comparing them, eleven bits at a time from the lowest.
///
/// *Source:* Knuth, The Art of Computer Programming, volume 3, section 5.2.5, algorithm R.
enum RadixSort {
    private static let digitBits = 11

    /// Puts words in ascending order.
    ///
    /// - Parameter low: the lowest bit that any of them may have.
    static func sort(_ words: inout [UInt64], from low: Int) {
        var other = [UInt64](repeating: 0, count: words.count)
        var shift = low
        while shift < UInt64.bitWidth {
            if pass(words, to: &other, UInt64(shift)) { swap(&words, &other) }
            shift += digitBits
        }
    }

    /// The rows in ascending order of their words, the first word first; equal rows in the order of their numbers.
    static func order(of words: [UInt64], wordsPerRow: Int) -> [UInt32] {
        var order = (0..<UInt32(words.count / wordsPerRow)).map { $0 }
        var other = order
        for word in (0..<wordsPerRow).reversed() {
            for shift in stride(from: 0, to: UInt64.bitWidth, by: digitBits) {
                let isMoved = pass(order, to: &other, UInt64(shift), words, wordsPerRow, word)
                if isMoved { swap(&order, &other) }
            }
        }
        return order
    }

    /// One pass; false if all words have the same digit, so that nothing was moved.
    private static func pass(_ words: [UInt64], to sorted: inout [UInt64], _ shift: UInt64) -> Bool {
        var next = [Int](repeating: 0, count: 1 << digitBits)
        let mask = UInt64(next.count - 1)
        let words = words.span
        for row in words.indices { next[Int(truncatingIfNeeded: (words[row] &>> shift) & mask)] += 1 }
        guard begin(&next, of: words.count) else { return false }
        var starts = next.mutableSpan
        var sorted = sorted.mutableSpan
        for row in words.indices {
            let digit = Int(truncatingIfNeeded: (words[row] &>> shift) & mask)
            sorted[starts[digit]] = words[row]
            starts[digit] += 1
        }
        return true
    }

    /// One pass over rows by one of their words.
    private static func pass(
        _ order: [UInt32],
        to sorted: inout [UInt32],
        _ shift: UInt64,
        _ words: [UInt64],
        _ wordsPerRow: Int,
        _ word: Int
    ) -> Bool {
        var next = [Int](repeating: 0, count: 1 << digitBits)
        let mask = UInt64(next.count - 1)
        let words = words.span
        for row in 0..<order.count {
            next[Int(truncatingIfNeeded: (words[row * wordsPerRow + word] &>> shift) & mask)] += 1
        }
        guard begin(&next, of: order.count) else { return false }
        var starts = next.mutableSpan
        var sorted = sorted.mutableSpan
        let order = order.span
        for place in order.indices {
            let row = order[place]
            let digit = Int(truncatingIfNeeded: (words[Int(row) * wordsPerRow + word] &>> shift) & mask)
            sorted[starts[digit]] = row
            starts[digit] += 1
        }
        return true
    }

    /// Turns counts of digits into where each digit's rows begin; false if one digit has all rows.
    private static func begin(_ counts: inout [Int], of rows: Int) -> Bool {
        guard !counts.contains(rows) else { return false }
        var start = 0
        for digit in counts.indices {
            let count = counts[digit]
            counts[digit] = start
            start += count
        }
        return true
    }
}
