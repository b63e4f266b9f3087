import Glibc

/// How the 32 bytes of a keyed code become a token: digits, how many, and characters that check it.
///
/// - `hex` and `base32`: the code's first bits, four or five a character, the highest first.
/// - `digits`: the code as a number of 256 bits modulo 10^length, zeros in front. A token of n digits is more or less likely than another
///   by less than 10^n / 2^256 of its probability: below 2^-129 for the 38 digits that are the most.
///
/// `name`, such as `hex-32` or `base32-26-mod-37-2`, goes into the key's derivation.
package struct TokenForm: Hashable, Sendable {
    package let encoding: TokenEncoding
    /// Characters without the check.
    package let length: Int
    package let check: CheckSystem?

    /// 32 hexadecimal digits without check: the pseudonyms of the first version.
    package static let hex32 = TokenForm(unchecked: .hex, 32, nil)

    /// `nil` for a length out of ``TokenEncoding/lengths``, and a check that cannot read the encoding's characters.
    package init?(_ encoding: TokenEncoding, length: Int, check: CheckSystem? = nil) {
        guard encoding.lengths.contains(length), check?.reads(encoding.alphabet) ?? true else { return nil }
        self.init(unchecked: encoding, length, check)
    }

    private init(unchecked encoding: TokenEncoding, _ length: Int, _ check: CheckSystem?) {
        self.encoding = encoding
        self.length = length
        self.check = check
    }

    /// The form's name: encoding, length and check.
    package var name: String {
        (["\(encoding.rawValue)", "\(length)"] + (check.map { [$0.rawValue] } ?? [])).joined(separator: "-")
    }

    /// The binary logarithm of how many tokens there are.
    package var bits: Double { Double(length) * log2(Double(encoding.alphabet.count)) }

    /// The most that the probability can be of any two among so many identifiers having one token.
    ///
    /// The sum over all pairs, n (n - 1) / 2 of them, each with a probability of one in as many as there are tokens; at most 1.
    package func collisionBound(ids: Int) -> Double {
        guard ids > 1 else { return 0 }
        let pairs = log2(Double(ids)) + log2(Double(ids - 1)) - 1
        return min(1, exp2(pairs - bits))
    }

    /// The least length at which ``collisionBound(ids:)`` is at most a probability; `nil` if no length will do.
    ///
    /// - Parameter probability: above 0, at most 1.
    package static func leastLength(_ encoding: TokenEncoding, ids: Int, probability: Double) -> Int? {
        encoding.lengths.first { length in
            TokenForm(unchecked: encoding, length, nil).collisionBound(ids: ids) <= probability
        }
    }

    /// The token of a code, its check included.
    ///
    /// - Parameter words: 32 bytes, the first highest.
    package func token(_ words: SIMD4<UInt64>) -> String {
        var characters: [UInt8] = []
        characters.reserveCapacity(length + 2)
        switch encoding {
        case .hex: addLeading(words, bits: 4, to: &characters)
        case .base32: addLeading(words, bits: 5, to: &characters)
        case .digits: addDecimal(words, to: &characters)
        }
        if check != nil { characters += checkCharacters(of: characters) }
        return String(decoding: characters, as: UTF8.self)
    }

    /// Whether a text is a token of this form: its length, its characters, and its check.
    package func admits(_ token: String) -> Bool {
        let characters = Array(token.utf8)
        let alphabet = encoding.alphabet
        guard characters.count == length + (check?.length ?? 0) else { return false }
        let body = characters.prefix(length)
        return body.allSatisfy(alphabet.contains)
            && checkCharacters(of: Array(body)).elementsEqual(characters.dropFirst(length))
    }

    /// What checks a token, in the case of its digits.
    private func checkCharacters(of body: [UInt8]) -> [UInt8] {
        guard let check else { return [] }
        return check.check(of: body).map { encoding == .hex && (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }
    }

    /// The code's first bits, so many for each character.
    private func addLeading(_ words: SIMD4<UInt64>, bits: Int, to characters: inout [UInt8]) {
        let alphabet = encoding.alphabet
        let mask = UInt64(1) << UInt64(bits) - 1
        for index in 0..<length {
            let start = index * bits
            let (word, offset) = (start / 64, start % 64)
            // A character of five bits may begin in one word and end in the next.
            let missing = offset + bits - 64
            let value =
                missing <= 0
                ? words[word] >> UInt64(-missing)
                : words[word] << UInt64(missing) | words[word + 1] >> UInt64(64 - missing)
            characters.append(alphabet[Int(value & mask)])
        }
    }

    /// The code modulo a power of ten.
    private func addDecimal(_ words: SIMD4<UInt64>, to characters: inout [UInt8]) {
        // Twice 19 digits: the number modulo 10^19, and what is left of it divided by that.
        let step: UInt64 = 10_000_000_000_000_000_000
        func divide(_ number: SIMD4<UInt64>) -> (quotient: SIMD4<UInt64>, remainder: UInt64) {
            var (quotient, remainder) = (SIMD4<UInt64>(repeating: 0), UInt64(0))
            for index in 0..<4 { (quotient[index], remainder) = step.dividingFullWidth((remainder, number[index])) }
            return (quotient, remainder)
        }
        let (quotient, low) = divide(words)
        if length > 19 { Self.add(divide(quotient).remainder, length - 19, to: &characters) }
        Self.add(low, min(length, 19), to: &characters)
    }

    /// The last digits of a number, zeros in front.
    private static func add(_ number: UInt64, _ count: Int, to characters: inout [UInt8]) {
        var rest = number
        let start = characters.count
        characters += repeatElement(0x30, count: count)
        for place in (start..<start + count).reversed() {
            characters[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
