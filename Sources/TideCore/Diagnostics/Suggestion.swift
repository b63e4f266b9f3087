/// "Did you mean": the name that a mistyped one was probably meant to be.
package enum Suggestion {
    /// The nearest of `candidates` by edit distance, if it is near enough to be a slip; ties go to the first in order.
    ///
    /// - Complexity: O(candidates · length²).
    package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, name.count / 3)
        let near = candidates.sorted().map { (distance(name, $0), $0) }.filter { $0.0 <= limit && $0.1 != name }
        return near.min { $0.0 < $1.0 }?.1
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
