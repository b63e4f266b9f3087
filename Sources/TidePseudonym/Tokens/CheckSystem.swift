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
    package func reads(_ alphabet: [UInt8]) -> Bool { alphabet.allSatisfy { value(of: $0) != nil } }

    /// The check of a text, letters in upper case.
    ///
    /// - Precondition: the system reads the text's characters.
    package func check(of text: some Sequence<UInt8>) -> [UInt8] {
        check(
            of: text.map { character -> Int in
                // WHY: a form is made only with a check that reads its characters.
                guard let value = value(of: character) else {
                    preconditionFailure("a character that the check cannot read")
                }
                return value
            }
        )
    }

    /// Whether a text ends with the check of what stands before it.
    package func verifies(_ text: [UInt8]) -> Bool {
        guard text.count > length else { return false }
        let (body, end) = (text.dropLast(length), text.suffix(length))
        return reads(Array(body)) && check(of: body).elementsEqual(end)
    }

    /// What a character counts; `nil` for one that the system does not know.
    private func value(of character: UInt8) -> Int? {
        let upper = (0x61...0x7a).contains(character) ? character - 0x20 : character
        return switch (self, upper) {
        case (.damm, 0x30...0x39), (.mod11, 0x30...0x39), (.mod97, 0x30...0x39), (.mod37, 0x30...0x39),
            (.mod1271, 0x30...0x39):
            Int(upper) - 0x30
        case (.mod37, 0x41...0x5a), (.mod1271, 0x41...0x5a): Int(upper) - 0x41 + 10
        case (.mod661, 0x41...0x5a): Int(upper) - 0x41
        default: nil
        }
    }

    private func check(of values: [Int]) -> [UInt8] {
        switch self {
        case .damm: [Self.digits[Self.dammCheck(values)]]
        case .mod11: pure(values, 11, 2, Self.digits + [0x58])
        case .mod37: pure(values, 37, 2, Self.digits + Self.letters + [0x2a])
        case .mod97: pure(values, 97, 10, Self.digits)
        case .mod661: pure(values, 661, 26, Self.letters)
        case .mod1271: pure(values, 1_271, 36, Self.digits + Self.letters)
        }
    }

    /// The check of a pure system: with it the sum of values times powers of the radix is 1 modulo the modulus.
    private func pure(_ values: [Int], _ modulus: Int, _ radix: Int, _ characters: [UInt8]) -> [UInt8] {
        var sum = values.reduce(0) { ($0 + $1) * radix % modulus }
        if length == 2 { sum = sum * radix % modulus }
        let check = (modulus + 1 - sum) % modulus
        return length == 1 ? [characters[check]] : [characters[check / radix], characters[check % radix]]
    }

    private static let digits = Array("0123456789".utf8)
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    private static func dammCheck(_ values: [Int]) -> Int { values.reduce(0) { dammTable[$0][$1] } }

    /// Damm's totally anti-symmetric quasigroup of order 10, with zeros on its diagonal.
    private static let dammTable: [[Int]] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2], [7, 0, 9, 2, 1, 5, 4, 8, 6, 3], [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6], [6, 1, 2, 3, 0, 4, 5, 9, 7, 8], [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4], [8, 9, 4, 5, 3, 6, 2, 0, 1, 7], [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ]
}
