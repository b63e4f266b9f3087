/// Where each quasi-identifier's code stands in a packed key of 64-bit words.
///
/// A field is as wide as its column's finest codes need and never crosses a word, so any number of columns fits; a column of
/// one value takes no bits.
struct KeyLayout: Hashable, Sendable {
    /// One column's place.
    struct Field: Hashable, Sendable {
        let word: Int
        let shift: UInt64
        /// As many low bits as the field is wide.
        let mask: UInt64

        /// The column's code in a key's word.
        func code(in word: UInt64) -> Int { Int(truncatingIfNeeded: (word >> shift) & mask) }
    }

    /// In the order of the columns.
    let fields: [Field]
    /// At least 1.
    let wordsPerKey: Int

    /// Lays out columns by how many distinct codes each has, at most 2^32.
    init(codeCounts: [Int]) {
        var fields: [Field] = []
        var word = 0
        var used = 0
        for count in codeCounts {
            let width = count > 1 ? Int.bitWidth - (count - 1).leadingZeroBitCount : 0
            if used + width > UInt64.bitWidth {
                word += 1
                used = 0
            }
            // A field without bits may come where a word is full; its shift must still be one that a word has.
            fields.append(Field(word: word, shift: UInt64(min(used, 63)), mask: (1 << UInt64(width)) - 1))
            used += width
        }
        self.fields = fields
        self.wordsPerKey = word + 1
    }
}
