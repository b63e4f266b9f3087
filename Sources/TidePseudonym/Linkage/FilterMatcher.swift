import COpenSSL

/// Filters of many records, one after another, with how many ones each has.
package struct FilterList: Sendable {
    package let wordCount: Int
    package let words: [UInt64]
    /// Ones of each filter.
    package let ones: [Int32]

    package var count: Int { ones.count }

    /// - Precondition: all filters have as many words.
    package init(_ filters: [[UInt64]]) {
        wordCount = filters.first?.count ?? 1
        precondition(filters.allSatisfy { [wordCount] in $0.count == wordCount }, "filters of different lengths")
        words = Array(filters.joined())
        ones = filters.map { Int32($0.reduce(0) { $0 + $1.nonzeroBitCount }) }
    }
}

/// A record of one list and one of another, and how alike their filters are.
package struct FilterPair: Hashable, Sendable {
    package let left: Int
    package let right: Int
    /// Dice coefficient: twice the common ones by all ones; 0 to 1.
    package let likeness: Double

    package init(left: Int, right: Int, likeness: Double) {
        self.left = left
        self.right = right
        self.likeness = likeness
    }
}

/// Finds which records of two lists are about the same person.
package enum FilterMatcher {
    /// Records of one list that are compared with some of the other while both are in the cache.
    private static let tile = 256

    /// All pairs of at least a likeness, by left, then right.
    ///
    /// - Complexity: O(left x right x words).
    package static func candidates(_ left: FilterList, _ right: FilterList, atLeast threshold: Double) -> [FilterPair] {
        guard left.count > 0, right.count > 0, left.wordCount == right.wordCount else { return [] }
        let width = left.wordCount
        var pairs: [FilterPair] = []
        var common = [Int32](repeating: 0, count: tile)
        for leftStart in stride(from: 0, to: left.count, by: tile) {
            for rightStart in stride(from: 0, to: right.count, by: tile) {
                let places = rightStart..<min(rightStart + tile, right.count)
                for l in leftStart..<min(leftStart + tile, left.count) {
                    // SAFETY: a row of the left list and the rows of the tile are read, and as many numbers written, within the call.
                    unsafe left.words.withUnsafeBufferPointer { leftWords in
                        // SAFETY: as above.
                        unsafe right.words.withUnsafeBufferPointer { rightWords in
                            guard let row = leftWords.baseAddress, let rows = rightWords.baseAddress
                            else { return }
                            // SAFETY: as above.
                            unsafe tide_common(row + l * width, rows + rightStart * width, places.count, width, &common)
                        }
                    }
                    let leftOnes = left.ones[l]
                    for r in places {
                        let all = Double(leftOnes + right.ones[r])
                        // Compared by multiplication first: few pairs are worth a division.
                        guard Double(2 * common[r - rightStart]) >= threshold * all * 0.999_999, all > 0 else {
                            continue
                        }
                        let likeness = Double(2 * common[r - rightStart]) / all
                        if likeness >= threshold { pairs.append(FilterPair(left: l, right: r, likeness: likeness)) }
                    }
                }
            }
        }
        return pairs.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }

    /// One partner for each record, the most alike pairs first; of equals the lower numbers.
    package static func solveGreedily(_ candidates: [FilterPair]) -> [FilterPair] {
        var (left, right): (Set<Int>, Set<Int>) = ([], [])
        return candidates.sorted {
            ($1.likeness, $0.left, $0.right) < ($0.likeness, $1.left, $1.right)
        }.filter { pair in
            guard !left.contains(pair.left), !right.contains(pair.right) else { return false }
            left.insert(pair.left)
            right.insert(pair.right)
            return true
        }
    }
}
