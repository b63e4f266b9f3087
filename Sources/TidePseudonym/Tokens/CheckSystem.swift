/// Characters at a token's end that show typing errors: every wrong character and every exchange of two neighbours.
///
/// The check stands last and is part of the text. Small letters count as capital ones.
///
/// *Source:* H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004; ISO/IEC 7064:2003, pure systems.
package enum CheckSystem: String, Hashable, Sendable, CaseIterable {
    /// One digit for digits.
    case damm
    /// One character, a digit or X, for digits.
    case mod11 = "mod-11-2"
    /// One character, a digit, letter or `*`, for digits and letters.
    case mod37 = "mod-37-2"
    /// Two digits for digits.
    case mod97 = "mod-97-10"
    /// Two letters for letters.
    case mod661 = "mod-661-26"
    /// Two characters for digits and letters.
    case mod1271 = "mod-1271-36"

    /// How many characters it adds.
    package var length: Int {
        switch self {
        case .damm, .mod11, .mod37: 1
        case .mod97, .mod661, .mod1271: 2
        }
    }

    /// Whether it can check texts of these characters.
    package func reads(_ alphabet: [UInt8]) -> Bool { alphabet.allSatisfy { values[Int($0)] != Self.none } }

    /// The check of a text, letters in upper case.
    ///
    /// - Precondition: the system reads the text's characters.
    package func check(of text: some Sequence<UInt8>) -> [UInt8] {
        switch self {
        case .damm: [Self.digits[fold(text, Self.digitValues) { Self.dammTable[10 * $0 + $1] }]]
        case .mod11: pure(text, Self.digitValues, 11, 2, Self.digitsAndX)
        case .mod37: pure(text, Self.bothValues, 37, 2, Self.bothAndStar)
        case .mod97: pure(text, Self.digitValues, 97, 10, Self.digits)
        case .mod661: pure(text, Self.letterValues, 661, 26, Self.letters)
        case .mod1271: pure(text, Self.bothValues, 1_271, 36, Self.both)
        }
    }

    /// Whether a text ends with the check of what stands before it.
    package func verifies(_ text: [UInt8]) -> Bool {
        guard text.count > length else { return false }
        let (body, end) = (text.dropLast(length), text.suffix(length))
        return reads(Array(body)) && check(of: body).elementsEqual(end)
    }

    /// The check of a pure system: with it the sum of values times powers of the radix is 1 modulo the modulus.
    private func pure(
        _ text: some Sequence<UInt8>,
        _ values: [UInt8],
        _ modulus: Int,
        _ radix: Int,
        _ characters: [UInt8]
    ) -> [UInt8] {
        var sum = fold(text, values) { ($0 + $1) * radix % modulus }
        if length == 2 { sum = sum * radix % modulus }
        let check = (modulus + 1 - sum) % modulus
        return length == 1 ? [characters[check]] : [characters[check / radix], characters[check % radix]]
    }

    @inline(__always) private func fold(
        _ text: some Sequence<UInt8>,
        _ values: [UInt8],
        _ step: (_ sum: Int, _ value: Int) -> Int
    ) -> Int {
        var sum = 0
        for character in text {
            let value = values[Int(character)]
            precondition(value != Self.none, "a character that the check cannot read")
            sum = step(sum, Int(value))
        }
        return sum
    }

    /// What characters count, by character; ``none`` for those that the system does not know.
    private var values: [UInt8] {
        switch self {
        case .damm, .mod11, .mod97: Self.digitValues
        case .mod37, .mod1271: Self.bothValues
        case .mod661: Self.letterValues
        }
    }

    private static let none: UInt8 = 0xff
    private static let digits = Array("0123456789".utf8)
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    private static let both = digits + letters
    private static let digitsAndX = digits + [UInt8(ascii: "X")]
    private static let bothAndStar = both + [UInt8(ascii: "*")]
    private static let digitValues = values(of: digits)
    private static let letterValues = values(of: letters)
    private static let bothValues = values(of: both)

    private static func values(of characters: [UInt8]) -> [UInt8] {
        var values = [UInt8](repeating: none, count: 256)
        for (value, character) in characters.enumerated() {
            values[Int(character)] = UInt8(value)
            if character >= 0x41 { values[Int(character | 0x20)] = UInt8(value) }
        }
        return values
    }

    /// Damm's totally anti-symmetric quasigroup of order 10, row by row, with zeros on its diagonal.
    private static let dammTable = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ].flatMap { $0 }
}
