/// "Did you mean": the name that a mistyped one was probably meant to be.
package enum Suggestion {
    /// The longest name that is compared, in characters; no name of a document is longer.
    private static let longest = 200

    /// The nearest of `candidates` by edit distance, if it is near enough to be a slip; ties go to the first in order.
    ///
    /// A name that is too long to be a slip has none.
    ///
    /// - Complexity: O(candidates · length²), the length at most 200.
    package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        guard name.utf8.count <= longest * 4 else { return nil }
        let count = name.count
        guard count <= longest else { return nil }
        let limit = max(1, count / 3)
        // As many edits as the lengths differ by are due at least.
        let near = candidates.filter { $0 != name && abs($0.count - count) <= limit }
            .map { (distance(name, $0), $0) }.filter { $0.0 <= limit }
        return near.min { ($0.0, $0.1) < ($1.0, $1.1) }?.1
    }

    /// Edits (insert, delete, replace, swap of neighbours) between two names, letter case aside.
    ///
    /// *Source:* optimal string alignment, Damerau 1964.
    private static func distance(_ left: String, _ right: String) -> Int {
        let first = Array(left.lowercased())
        let second = Array(right.lowercased())
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
                var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
