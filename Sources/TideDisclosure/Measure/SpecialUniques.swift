package import TideMicrodata

/// The records that few of their quasi-identifiers already single out.
///
/// A *minimal sample unique* of a record is a set of columns in which its values are those of no other record, while those of every
/// smaller part of the set are. A record that is alone in its class is a *special unique* if a part of the quasi-identifiers suffices for
/// that: the smaller the part, the likelier it is alone in the population as well, and the less somebody must know to find it.
///
/// A missing value is a value of its own, as in the classes. Sets are looked at up to ``depth`` columns; a record whose smallest set is
/// larger counts as unique only.
///
/// *Source:* Elliot, Manning and Ford, "A computational algorithm for handling the special uniques problem", International Journal of
/// Uncertainty, Fuzziness and Knowledge-Based Systems 10(5), 2002; Manning, Haglin and Keane, "A recursive search algorithm for statistical
/// disclosure assessment", Data Mining and Knowledge Discovery 16(2), 2008.
package struct SpecialUniques: Hashable, Sendable {
    /// The quasi-identifiers, in the order given.
    package let columns: [String]
    package let records: Int
    /// Records alone in their class.
    package let uniqueRecords: Int
    /// Records alone in their class by a part of the quasi-identifiers, as far as these were looked at.
    package let specialRecords: Int
    /// Records alike with just one other.
    package let pairedRecords: Int
    /// The most columns that were looked at together: all, unless that would have been too many sets.
    package let depth: Int
    /// By number of columns, from 1 to ``depth``: the records whose smallest set has so many.
    package let smallest: [Int]
    /// By number of columns, from 1 to ``depth``: the minimal sample uniques of all records.
    package let found: [Int]
    /// SUDA scores with the records that have each, ascending; those without a set have none.
    ///
    /// A set of k of n columns adds the product of n − k, n − k − 1 … down to n − ``depth``, but 1 at least for each factor: (n − k)!
    /// where all sets are looked at.
    package let scores: [ScoreCount]
    /// By column: the sum over the sets that it is in of what each adds to a score.
    package let weightOfColumn: [Int]

    /// A SUDA score and how many records have it.
    package struct ScoreCount: Hashable, Sendable {
        package let score: Int
        package let records: Int

        package init(score: Int, records: Int) {
            self.score = score
            self.records = records
        }
    }

    /// Sets of columns times classes that are looked at at most, which bounds time and memory.
    package static let usualBudget = 100_000_000

    /// Finds them.
    ///
    /// - Parameter budget: sets of columns times classes at most; fewer columns are looked at together where all would be more.
    /// - Complexity: O(classes) for each set of columns; nothing where no record is alone.
    package init(of columns: [EncodedColumn], in partition: ClassPartition, budget: Int = usualBudget) {
        let sizes = partition.sizes
        let depth = Self.depth(columns: columns.count, classes: sizes.count, budget: budget)
        let weights = Self.weights(columns: columns.count, depth: depth)
        let alone = sizes.count { $0 == 1 }
        var walk = UniqueWalk(columns, partition, weights: weights)
        if alone > 0 { walk.run() }
        self.columns = columns.map(\.name)
        self.records = partition.records
        self.uniqueRecords = alone
        self.pairedRecords = 2 * sizes.count { $0 == 2 }
        self.depth = depth
        var smallest = [Int](repeating: 0, count: depth)
        for size in walk.smallest where size > 0 { smallest[size - 1] += 1 }
        self.smallest = smallest
        self.found = walk.found
        self.specialRecords = smallest.prefix(max(0, columns.count - 1)).reduce(0, +)
        var records: [Int: Int] = [:]
        for score in walk.score where score > 0 { records[score, default: 0] += 1 }
        self.scores = records.keys.sorted().map { ScoreCount(score: $0, records: records[$0] ?? 0) }
        self.weightOfColumn = walk.weightOfColumn
    }

    /// The most columns together such that all sets of so many and fewer stay within a budget; at least 1, if there is a column.
    private static func depth(columns: Int, classes: Int, budget: Int) -> Int {
        var sets = 1.0
        var all = 0.0
        for size in stride(from: 1, through: columns, by: 1) {
            sets = sets * Double(columns - size + 1) / Double(size)
            all += sets
            let isTooMuch = all * Double(max(1, classes)) > Double(budget) || heaviest(columns, size) > 1e12
            if isTooMuch && size > 1 { return size - 1 }
        }
        return columns
    }

    /// What a set of one column weighs.
    private static func heaviest(_ columns: Int, _ depth: Int) -> Double {
        (1...depth).reduce(1) { $0 * Double(max(1, columns - $1)) }
    }

    /// What a set of each size, from 1, adds to a score.
    private static func weights(columns: Int, depth: Int) -> [Int] {
        stride(from: 1, through: depth, by: 1).map { size in (size...depth).reduce(1) { $0 * max(1, columns - $1) } }
    }
}

extension SpecialUniques {
    /// Whether sets of all sizes were looked at.
    package var isComplete: Bool { depth == columns.count }

    /// The highest SUDA score; 0 where no record has one.
    package var highestScore: Int { scores.last?.score ?? 0 }

    /// The sum of all SUDA scores.
    package var totalScore: Int { scores.reduce(0) { $0 + $1.score * $1.records } }

    /// By column: the share of all scores that comes from sets with it.
    package var shareOfColumn: [Ratio] { weightOfColumn.map { Ratio($0, of: totalScore) } }

    /// The share of all records that are special uniques.
    package var specialShare: Ratio { Ratio(specialRecords, of: records) }

    /// The DIS scores: of each record the chance that a match of its values with somebody's is right, as far as its SUDA score tells.
    ///
    /// 1 / (1 + P·(1 − δ)/δ / (s^q · Σ s^−q)) with s the score, P the records in pairs, δ the sampling fraction and q = 1 + (8 − n)/20 for n
    /// columns, as sdcMicro counts.
    ///
    /// - Parameter fraction: the records of the sample by the members of the population, from above 0 to 1.
    /// - Returns: the highest, and the mean over all records; `nil` where not all sets were looked at or there are more than 27 columns, for
    ///   which q would not be positive.
    ///
    /// *Source:* Skinner and Elliot, "A measure of disclosure risk for microdata", Journal of the Royal Statistical Society B 64(4), 2002; Elliot
    /// 2005 as sdcMicro 5.8.1 computes it.
    package func dis(fraction: Double) -> (highest: Double, mean: Double)? {
        precondition(fraction > 0 && fraction <= 1, "no sampling fraction")
        guard isComplete, columns.count < 28 else { return nil }
        guard !scores.isEmpty else { return (0, 0) }
        let power = 1 + Double(8 - columns.count) / 20
        let raised = scores.map { Natural.exponential(power * Natural.logarithm(Double($0.score))) }
        let sum = zip(raised, scores).reduce(0) { $0 + Double($1.1.records) / $1.0 }
        let pairs = Double(pairedRecords) * (1 - fraction) / fraction
        let chances = raised.map { 1 / (1 + pairs / ($0 * sum)) }
        let total = zip(chances, scores).reduce(0) { $0 + $1.0 * Double($1.1.records) }
        return (chances.last ?? 0, records == 0 ? 0 : total / Double(records))
    }
}
