/// Groups of neighbours among sorted numbers, each of at least k records, with the least sum of squares within them.
///
/// Records with equal numbers stay together, so that what a number becomes depends on the numbers alone and never on the order of records. Where
/// all numbers differ this is the optimum of Hansen and Mukherjee, with groups of k to 2k - 1 records.
///
/// *Source:* Hansen and Mukherjee 2003, "A polynomial algorithm for optimal univariate microaggregation".
enum OptimalGroups {
    /// The group of each number.
    ///
    /// - Parameters:
    ///   - numbers: ascending, each once.
    ///   - weights: how many records have each; at least k together.
    /// - Returns: numbers of groups from 0, ascending.
    /// - Complexity: O(numbers · k).
    static func find(_ numbers: [Int], _ weights: [Int], k: Int) -> [Int] {
        let count = numbers.count
        guard count > 0 else { return [] }
        var records = [Int](repeating: 0, count: count + 1)
        for (index, weight) in weights.enumerated() { records[index + 1] = records[index] + weight }
        var best = [Double](repeating: .infinity, count: count + 1)
        var start = [Int](repeating: 0, count: count + 1)
        best[0] = 0
        for end in 1...count where records[end] >= k {
            // The latest cut with k records behind it; a group that reaches k records before it could be parted there, and is never better than its
            // parts.
            var cut: Int?
            var (sum, squares) = (0.0, 0.0)
            for first in stride(from: end - 1, through: 0, by: -1) {
                // About the largest number of the group, so that little cancels.
                let distance = Double(numbers[end - 1] - numbers[first])
                let weight = Double(weights[first])
                sum += weight * distance
                squares += weight * distance * distance
                let size = records[end] - records[first]
                guard size >= k else { continue }
                if let cut, records[cut] - records[first] >= k { break }
                cut = cut ?? first
                let total = best[first] + (squares - sum * sum / Double(size))
                // Of equal sums the smaller last group, which is met first.
                if total < best[end] { (best[end], start[end]) = (total, first) }
            }
        }
        var groups = [Int](repeating: 0, count: count)
        var bounds = [count]
        while let end = bounds.last, end > 0 { bounds.append(start[end]) }
        bounds.reverse()
        for (group, (first, end)) in zip(bounds, bounds.dropFirst()).enumerated() {
            for index in first..<end { groups[index] = group }
        }
        return groups
    }
}
