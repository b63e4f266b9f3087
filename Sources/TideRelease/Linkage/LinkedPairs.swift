package import TideCore
import TidePseudonym

/// Which records of two lists are about the same person, as far as their filters tell.
package struct LinkedPairs: Sendable {
    /// Records of the first and of the second list, and how alike they are; each record once at most.
    package let pairs: [(left: String, right: String, likeness: Double)]
    package let left: Int
    package let right: Int
    /// Pairs that were alike enough, before each record got one partner.
    package let candidates: Int

    /// Compares two lists.
    ///
    /// - Parameters:
    ///   - names: what messages call the lists.
    ///   - threshold: the least Dice coefficient, above 0 and at most 1.
    /// - Throws: ``ReleaseError/invalid(_:)`` for lists that were not made alike.
    /// - Complexity: O(records of one times records of the other).
    package init(
        _ left: FilterTable,
        _ right: FilterTable,
        names: (String, String),
        atLeast threshold: Double
    ) throws {
        let isEmpty = left.records.isEmpty || right.records.isEmpty
        guard left.mark == right.mark, isEmpty || left.filters.wordCount == right.filters.wordCount else {
            throw ReleaseError.invalid([Diagnostic(.filtersDiffer, [names.0, names.1])])
        }
        let candidates = FilterMatcher.candidates(left.filters, right.filters, atLeast: threshold)
        self.candidates = candidates.count
        self.left = left.records.count
        self.right = right.records.count
        pairs = FilterMatcher.solveGreedily(candidates).sorted { ($0.left, $0.right) < ($1.left, $1.right) }.map {
            (left.records[$0.left], right.records[$0.right], $0.likeness)
        }
    }

    /// CSV with the columns `left`, `right` and `likeness`, lines ended by CRLF; in the order of the first list.
    package var bytes: [UInt8] {
        let lines = pairs.map { pair in
            "\(Self.cell(pair.left)),\(Self.cell(pair.right)),\(DecimalText.rounded(pair.likeness, decimals: 6))\r\n"
        }
        return Array(("left,right,likeness\r\n" + lines.joined()).utf8)
    }

    /// The counts, without any record.
    package var json: JSONValue {
        [
            "left": JSONValue(left), "right": JSONValue(right), "candidates": JSONValue(candidates),
            "pairs": JSONValue(pairs.count),
        ]
    }

    /// A field, quoted where it has to be.
    static func cell(_ text: String) -> String {
        let isPlain = !text.utf8.contains { [0x22, 0x2c, 0x0d, 0x0a].contains($0) }
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
