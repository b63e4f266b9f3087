package import Crypto
package import TideCore

/// FF1: a permutation of the texts of one length over an alphabet, under an AES key and a tweak.
///
/// A Feistel network of ten rounds over two halves of the text. Every other half becomes, modulo the radix to its length, itself plus a
/// number from a CBC-MAC over the other half. What the rounds' first blocks have in common is computed once for each length.
///
/// *Source:* NIST SP 800-38G revision 1, algorithms 7 and 8, with its least domain of a million texts.
package final class FormatPreservingCipher {
    /// The most characters of a text: SP 800-38G allows 2^32 - 1, identifiers have no need of more than this.
    package static let mostLength = 256

    let alphabet: NumeralAlphabet
    let tweak: [UInt8]
    let cipher: BlockCipher
    private let isGeneral: Bool
    // A class for this: what each length needs is made when it is first met.
    private var plans: [FeistelPlan?] = Array(repeating: nil, count: mostLength + 1)

    /// - Parameters:
    ///   - key: 16, 24 or 32 bytes.
    ///   - tweak: public, and as much part of the permutation as the key.
    ///   - isGeneral: whether the arithmetic for long texts serves short ones too, as tests want.
    package init(_ key: Redacted<SymmetricKey>, _ alphabet: NumeralAlphabet, tweak: [UInt8], isGeneral: Bool = false) {
        self.cipher = BlockCipher(key)
        self.alphabet = alphabet
        self.tweak = tweak
        self.isGeneral = isGeneral
    }

    /// The text that takes the place of another of the same length and alphabet.
    ///
    /// - Throws: ``IdentifierRefusal`` for another character, or fewer texts of the length than a million.
    package func encrypt(_ text: ArraySlice<UInt8>) throws(IdentifierRefusal) -> String {
        try run(text, isForward: true)
    }

    /// The text that ``encrypt(_:)`` took.
    package func decrypt(_ text: ArraySlice<UInt8>) throws(IdentifierRefusal) -> String {
        try run(text, isForward: false)
    }

    private func run(_ text: ArraySlice<UInt8>, isForward: Bool) throws(IdentifierRefusal) -> String {
        guard text.count >= alphabet.leastLength else { throw .tooShort(least: alphabet.leastLength) }
        guard text.count <= Self.mostLength else { throw .tooLong(most: Self.mostLength) }
        guard let numerals = alphabet.numerals(of: text) else { throw .outsideAlphabet }
        let plan = plan(numerals.count)
        if !isGeneral, let moduli = plan.moduli { return alphabet.text(of: short(numerals, plan, moduli, isForward)) }
        return alphabet.text(of: long(numerals, plan, isForward))
    }

    private func plan(_ length: Int) -> FeistelPlan {
        if let plan = plans[length] { return plan }
        let plan = FeistelPlan(length, self)
        plans[length] = plan
        return plan
    }

    /// Halves that are numbers of one word: texts of up to 38 digits, or 24 of 36 characters.
    private func short(
        _ numerals: [UInt8],
        _ plan: FeistelPlan,
        _ moduli: (UInt64, UInt64),
        _ isForward: Bool
    ) -> [UInt8] {
        let radix = UInt64(alphabet.radix)
        func number(_ half: ArraySlice<UInt8>) -> UInt64 { half.reduce(0) { $0 * radix + UInt64($1) } }
        var (left, right) = (number(numerals[..<plan.half]), number(numerals[plan.half...]))
        for step in 0..<10 {
            let round = isForward ? step : 9 - step
            let modulus = round.isMultiple(of: 2) ? moduli.0 : moduli.1
            let (high, low) = plan.roundNumber(round, isForward ? right : left, cipher)
            let added = modulus.dividingFullWidth((high % modulus, low)).remainder
            if isForward {
                let (sum, overflow) = left.addingReportingOverflow(added)
                (left, right) = (right, overflow || sum >= modulus ? sum &- modulus : sum)
            } else {
                (left, right) = (right >= added ? right - added : right &- added &+ modulus, left)
            }
        }
        var output = numerals
        func write(_ number: UInt64, _ places: Range<Int>) {
            var rest = number
            for place in places.reversed() {
                output[place] = UInt8(truncatingIfNeeded: rest % radix)
                rest /= radix
            }
        }
        write(left, 0..<plan.half)
        write(right, plan.half..<numerals.count)
        return output
    }

    /// Halves of any length, numeral by numeral.
    private func long(_ numerals: [UInt8], _ plan: FeistelPlan, _ isForward: Bool) -> [UInt8] {
        let radix = alphabet.radix
        var (left, right) = (Array(numerals[..<plan.half]), Array(numerals[plan.half...]))
        for step in 0..<10 {
            let round = isForward ? step : 9 - step
            let bytes = plan.roundBytes(
                round,
                LongNumerals.bytes(isForward ? right : left, radix, plan.byteCount),
                cipher
            )
            let length = round.isMultiple(of: 2) ? plan.half : numerals.count - plan.half
            let added = LongNumerals.numerals(bytes, radix, length)
            if isForward {
                (left, right) = (right, LongNumerals.sum(left, added, radix))
            } else {
                (left, right) = (LongNumerals.difference(right, added, radix), left)
            }
        }
        return left + right
    }
}
