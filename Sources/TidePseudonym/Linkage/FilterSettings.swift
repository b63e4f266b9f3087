package import TideCore

/// How a field of a record goes into a key filter.
package struct FilterField: Hashable, Sendable {
    package let name: Identifier
    /// How many characters a part has: 2 for names, 1 with places for dates.
    package let partLength: Int
    /// Whether a part counts at its place alone, as in dates, or wherever it stands.
    package let hasPlaces: Bool
    /// How many bits each part sets, at most; the field's weight.
    package let bits: Int

    /// Whether it is put between two spaces, so that its ends count as such.
    var isPadded: Bool { !hasPlaces && partLength > 1 }

    package init(name: Identifier, partLength: Int, hasPlaces: Bool, bits: Int) {
        self.name = name
        self.partLength = partLength
        self.hasPlaces = hasPlaces
        self.bits = bits
    }
}

/// All that decides a key filter but the key.
package struct FilterSettings: Hashable, Sendable {
    /// How the bits of a part are chosen from its keyed code.
    package enum Hashing: String, Hashable, Sendable, CaseIterable {
        /// The i-th bit is at h1 + i h2: the two-number scheme of the first filters.
        case double
        /// Each bit by itself, from a generator that the code starts: no sums to attack.
        case random
    }

    package let fields: [FilterField]
    /// Bits of a filter before balancing; a power of two, 64 to 8,192.
    package let length: Int
    package let hashing: Hashing
    /// Whether the filter leaves with its complement, permuted under the key, so that all have the same number of ones.
    package let isBalanced: Bool

    /// `nil` for a length that is no power of two of the range, no field, or a part or number of bits out of 1...8 and 1...64.
    package init?(fields: [FilterField], length: Int = 1_024, hashing: Hashing = .random, isBalanced: Bool = false) {
        guard (64...8_192).contains(length), length & (length - 1) == 0, !fields.isEmpty,
            fields.allSatisfy({ (1...8).contains($0.partLength) && (1...64).contains($0.bits) })
        else { return nil }
        self.fields = fields
        self.length = length
        self.hashing = hashing
        self.isBalanced = isBalanced
    }

    /// Whether any field of a record sets a bit: filters of records that say nothing would all be alike.
    ///
    /// - Parameter texts: one for each field, normalised.
    package func says(_ texts: [String]) -> Bool {
        zip(fields, texts).contains { field, text in
            !text.isEmpty && text.utf8.count + (field.isPadded ? 2 : 0) >= field.partLength
        }
    }

    /// Words of a filter as it leaves.
    package var wordCount: Int { length / 64 * (isBalanced ? 2 : 1) }
}
