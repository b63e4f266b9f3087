import TideMicrodata
package import TidePseudonym

/// Where the pseudonym of each row stands among packed rows.
package struct PseudonymPlaces: Hashable, Sendable {
    package let wordsPerRow: Int
    /// The first of two words, which has the highest digits.
    private let word: Int
    /// 1 where the identifier is missing.
    private let missing: PackedField

    /// The places of a column; `nil` if it is not one of digits.
    init?(_ column: PackedColumn, _ wordsPerRow: Int) {
        guard case .digits(_, let word) = column.content else { return nil }
        self.init(wordsPerRow: wordsPerRow, word: word, missing: column.field)
    }

    private init(wordsPerRow: Int, word: Int, missing: PackedField) {
        self.wordsPerRow = wordsPerRow
        self.word = word
        self.missing = missing
    }

    /// Rows of nothing but a pseudonym: a word that is 1 where it is missing, and two of digits.
    package static let alone = PseudonymPlaces(
        wordsPerRow: 3,
        word: 1,
        missing: PackedField(word: 0, shift: 0, mask: 1)
    )

    /// The pseudonym of a row; `nil` where it is missing.
    @inline(__always) package func pseudonym(_ row: Int, in words: [UInt64]) -> Pseudonym? {
        let start = row * wordsPerRow
        guard missing.code(in: words[start + missing.word]) == 0 else { return nil }
        return Pseudonym(high: words[start + word], low: words[start + word + 1])
    }

    /// Puts a pseudonym into a row whose words for it are zeros.
    @inline(__always) package func set(_ pseudonym: Pseudonym?, _ row: Int, in words: inout [UInt64]) {
        let start = row * wordsPerRow
        if let pseudonym {
            words[start + word] = pseudonym.high
            words[start + word + 1] = pseudonym.low
        } else {
            words[start + missing.word] |= 1 << missing.shift
        }
    }
}
