package import TideMicrodata

/// How many records each record could be, where a missing value matches any: the `missing: matchesAny` reading of k.
///
/// A record matches another if they agree in every column where both have a value. Its count holds the record itself and every
/// record that it matches: one whose missing values it lacks too counts 1; one that has a missing value where this record has a value
/// counts by `credit`, since it may or may not be alike. This is no partition: a record without any value matches all others.
///
/// What it means: a missing value protects, as long as the attacker cannot tell what stood there; with a full credit it protects others,
/// too. Counts are never smaller than those of the default, where a missing value is a value of its own.
///
/// *Source:* Templ, Kowarik and Meindl 2015, "Statistical disclosure control for micro-data using the R package sdcMicro", the
/// parameter `alpha` of its frequency counts.
package struct MissingMatches: Hashable, Sendable {
    /// The credit for a match by another record's missing value.
    package enum Credit: Double, Sendable, CaseIterable {
        case none = 0
        case half = 0.5
        case full = 1
    }

    /// The count of each class of records, in the order of a ``ClassPartition`` of the same columns; halves are exact.
    package let counts: [Double]
    /// The least count; 0 without records.
    package var smallest: Double { counts.min() ?? 0 }

    /// Counts the matches.
    ///
    /// - Complexity: O(records · columns + classes · columns · patterns), patterns being the combinations of columns that are missing
    ///   together in some record.
    package init(of columns: [EncodedColumn], in partition: ClassPartition, credit: Credit) {
        let keys = (0..<partition.count).map { number in
            let record = Int(partition.recordsByClass[partition.starts[number]])
            return columns.map { column in
                column.codes[record] == column.missingCode ? UInt32.max : column.codes[record]
            }
        }
        let patterns = keys.map { key in key.map { $0 == .max } }
        let groups = Dictionary(grouping: keys.indices) { patterns[$0] }
        var counts = [Double](repeating: 0, count: keys.count)
        for (own, classes) in groups {
            for (other, candidates) in groups {
                let shared = own.indices.filter { !own[$0] && !other[$0] }
                let hasMore = own.indices.contains { !own[$0] && other[$0] }
                var sizes: [[UInt32]: Int] = [:]
                for candidate in candidates {
                    sizes[shared.map { keys[candidate][$0] }, default: 0] += partition.size(candidate)
                }
                for number in classes {
                    let matches = sizes[shared.map { keys[number][$0] }] ?? 0
                    counts[number] += Double(matches) * (hasMore ? credit.rawValue : 1)
                }
            }
        }
        self.counts = counts
    }
}
