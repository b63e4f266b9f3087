package import TideCore

/// Makes cryptographic long-term keys: Bloom filters of the parts of a person's names and dates, whose likeness shows the likeness of
/// what they were made of, to whoever has the filters, and nothing else but what attacks on such filters give.
///
/// A field, between two spaces where parts have no places, is cut into its parts of a length. Each part, after the salt and for parts with places after
/// its place, meets HMAC-SHA256 under the field's key; the code chooses the bits that it sets.
///
/// *Source:* R. Schnell, T. Bachteler, J. Reiher, A novel error-tolerant anonymous linking code, 2009; for random hashing and salts
/// R. Schnell, C. Borgs, Randomized response and balanced Bloom filters for privacy preserving record linkage, 2016.
package final class KeyFilterGenerator {
    private let settings: FilterSettings
    private let states: [KeyedStates]
    private let permutation: [Int32]
    // A class for this: parts come again and again, and each field keeps what they set, as long as there is no salt.
    private var known: [KnownParts]

    /// - Parameters:
    ///   - master: the master key; offices that link have the same, which nobody who sees the filters may have.
    ///   - domain: who may link.
    package init(_ settings: FilterSettings, master: Redacted<[UInt8]>, domain: Identifier) {
        self.settings = settings
        func key(_ purpose: String) -> KeyedStates {
            let info: JSONValue = ["tidegate/filter/v1", .string(domain.text), .string(purpose)]
            return KeyedStates(DerivedKey.derive(from: master, info: info).exposed)
        }
        states = settings.fields.map { key("field/\($0.name.text)") }
        known = settings.fields.map { _ in KnownParts(wordCount: settings.length / 64) }
        permutation = settings.isBalanced ? Self.permutation(2 * settings.length, key("balance")) : []
    }

    /// The filter of a record.
    ///
    /// - Parameters:
    ///   - fields: one text for each field of the settings, normalised; an empty one sets no bits.
    ///   - salt: an attribute that does not change and is surely right, such as the year of birth: records with another one share no
    ///     bits but by chance. Empty for none.
    /// - Returns: ``FilterSettings/wordCount`` words, bit 0 the lowest of the first.
    package func filter(of fields: [String], salt: String = "") -> [UInt64] {
        var words = [UInt64](repeating: 0, count: settings.length / 64)
        let prefix = Array(salt.utf8) + [0]
        for (index, field) in fields.enumerated() where !field.isEmpty {
            let own = settings.fields[index]
            var characters: [UInt8] = own.isPadded ? [0x20] : []
            characters += field.utf8
            if own.isPadded { characters.append(0x20) }
            guard characters.count >= own.partLength else { continue }
            for start in 0...characters.count - own.partLength {
                let part = characters[start..<start + own.partLength]
                let slot = salt.isEmpty ? KnownParts.slot(part, own.hasPlaces ? start : nil) : nil
                if let slot, known[index].add(slot, to: &words) { continue }
                let message = prefix + part + (own.hasPlaces ? [0, UInt8(truncatingIfNeeded: start)] : [])
                let code = states[index].words(of: message[...])
                if let slot {
                    var alone = [UInt64](repeating: 0, count: words.count)
                    set(own.bits, code, in: &alone)
                    known[index].keep(alone, slot)
                    _ = known[index].add(slot, to: &words)
                } else {
                    set(own.bits, code, in: &words)
                }
            }
        }
        return settings.isBalanced ? balanced(words) : words
    }

    @inline(__always) private func set(_ bits: Int, _ code: SIMD4<UInt64>, in words: inout [UInt64]) {
        let mask = UInt64(settings.length - 1)
        switch settings.hashing {
        case .double:
            var place = code[0]
            for _ in 0..<bits {
                words[Int(place & mask) / 64] |= 1 << (place % 64)
                place &+= code[1]
            }
        case .random:
            // The code's 256 bits serve sixteen places of up to 13 bits; for more, SplitMix64 goes on from its words.
            var (state, left, word) = (code[3], 0, UInt64(0))
            for bit in 0..<bits {
                if left == 0 {
                    word = bit < 16 ? code[bit / 4] : Self.next(&state)
                    left = 4
                }
                words[Int(word & mask) / 64] |= 1 << (word % 64)
                word >>= 16
                left -= 1
            }
        }
    }

    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// The filter and its complement, in the key's order.
    private func balanced(_ words: [UInt64]) -> [UInt64] {
        let both = words + words.map { ~$0 }
        var output = [UInt64](repeating: 0, count: both.count)
        for (place, source) in permutation.enumerated() {
            output[place / 64] |= (both[Int(source) / 64] >> UInt64(source % 64) & 1) << UInt64(place % 64)
        }
        return output
    }

    /// A permutation by the algorithm of Fisher and Yates; its numbers are keyed codes of a counter, modulo what is left.
    private static func permutation(_ count: Int, _ states: KeyedStates) -> [Int32] {
        var order = (0..<Int32(count)).map { $0 }
        for last in stride(from: count - 1, to: 0, by: -1) {
            // Of 64 bits modulo at most 2^14: a bias below 2^-50.
            let word = states.words(of: Array("\(last)".utf8)[...])[0]
            order.swapAt(last, Int(word % UInt64(last + 1)))
        }
        return order
    }
}

/// The bits of parts that were met before: of one or two characters of ASCII, or of one at a place.
private struct KnownParts {
    private let wordCount: Int
    /// By part, where its words begin; -1 for one that was not met.
    private var starts = [Int32](repeating: -1, count: 1 << 14)
    private var words: [UInt64] = []

    init(wordCount: Int) { self.wordCount = wordCount }

    /// A part's number; `nil` for one that is not kept.
    @inline(__always) static func slot(_ part: ArraySlice<UInt8>, _ place: Int?) -> Int? {
        guard let first = part.first, let last = part.last, first < 128, last < 128 else { return nil }
        switch (part.count, place) {
        case (1, nil): return Int(first)
        case (1, let place?): return place < 128 ? Int(first) << 7 | place : nil
        case (2, nil): return Int(first) << 7 | Int(last)
        default: return nil
        }
    }

    @inline(__always) func add(_ slot: Int, to target: inout [UInt64]) -> Bool {
        let start = Int(starts[slot])
        guard start >= 0 else { return false }
        for word in 0..<wordCount { target[word] |= words[start + word] }
        return true
    }

    mutating func keep(_ alone: [UInt64], _ slot: Int) {
        starts[slot] = Int32(words.count)
        words += alone
    }
}
