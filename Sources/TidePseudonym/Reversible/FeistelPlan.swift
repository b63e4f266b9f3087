/// What the ten rounds of FF1 have in common for texts of one length: lengths, moduli, and the CBC-MAC as far as no round changes it.
struct FeistelPlan {
    private typealias Block = BlockCipher.Block

    /// Characters of the left half, u; the right has as many or one more.
    let half: Int
    /// Bytes of the right half as a number, b.
    let byteCount: Int
    /// The radix to the length of the left and of the right half, where both are numbers of one word.
    let moduli: (UInt64, UInt64)?
    /// Bytes of a round's number, d.
    private let numberBytes: Int
    /// The MAC over the first block and those of the tweak that are whole.
    private let state: BlockCipher.Block
    /// The rest of the tweak and zeros, before a round's own bytes.
    private let rest: [UInt8]

    init(_ length: Int, _ owner: FormatPreservingCipher) {
        let radix = owner.alphabet.radix
        half = length / 2
        let right = length - half
        // The bytes of the largest number of the right half: that is what rounding the logarithm up twice comes to.
        let largest = LongNumerals.bytes([UInt8](repeating: UInt8(radix - 1), count: right), radix, right)
        byteCount = largest.count - (largest.firstIndex { $0 != 0 } ?? largest.count)
        numberBytes = 4 * ((byteCount + 3) / 4) + 4
        moduli =
            byteCount <= 8
            ? Self.power(radix, half).flatMap { left in Self.power(radix, right).map { (left, $0) } } : nil
        let tweak = owner.tweak
        func big(_ number: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
        }
        let first =
            [1, 2, 1] + big(radix, 3) + [10, UInt8(truncatingIfNeeded: half)] + big(length, 4) + big(tweak.count, 4)
        let padding = (16 - (tweak.count + byteCount + 1) % 16) % 16
        let fixed = tweak + [UInt8](repeating: 0, count: padding)
        let whole = fixed.count / 16 * 16
        var state = owner.cipher.encrypt(Block(bytes: first))
        for start in stride(from: 0, to: whole, by: 16) {
            state = owner.cipher.encrypt(state ^ Block(bytes: fixed[start..<start + 16]))
        }
        self.state = state
        rest = Array(fixed[whole...])
        ownBlock = Block(bytes: rest + [UInt8](repeating: 0, count: max(0, 16 - rest.count)))
    }

    /// The rest of the tweak at the beginning of a block.
    private let ownBlock: BlockCipher.Block

    /// The round's number, of up to 12 bytes, where the half has up to 8: the last block holds all that is the round's own.
    @inline(__always) func roundNumber(
        _ round: Int,
        _ half: UInt64,
        _ cipher: BlockCipher
    ) -> (high: UInt64, low: UInt64) {
        let own = ownBlock | Block(round) << Block(8 * byteCount) | Block(half)
        let code = cipher.encrypt(state ^ own)
        let number = code >> Block(128 - 8 * numberBytes)
        return (UInt64(truncatingIfNeeded: number >> 64), UInt64(truncatingIfNeeded: number))
    }

    /// The same of any length: the bytes of the round's number.
    func roundBytes(_ round: Int, _ half: [UInt8], _ cipher: BlockCipher) -> [UInt8] {
        let message = rest + [UInt8(round)] + half
        var code = state
        for start in stride(from: 0, to: message.count, by: 16) {
            code = cipher.encrypt(code ^ Block(bytes: message[start..<start + 16]))
        }
        var bytes = code.bytes
        var counter: BlockCipher.Block = 1
        while bytes.count < numberBytes {
            bytes += cipher.encrypt(code ^ counter).bytes
            counter += 1
        }
        return Array(bytes.prefix(numberBytes))
    }

    /// A power that is a number of one word; `nil` for a larger one.
    private static func power(_ base: Int, _ exponent: Int) -> UInt64? {
        var power: UInt64 = 1
        for _ in 0..<exponent {
            let (product, overflow) = power.multipliedReportingOverflow(by: UInt64(base))
            if overflow { return nil }
            power = product
        }
        return power
    }
}

/// Arithmetic on numbers that are written as numerals, the highest first.
enum LongNumerals {
    /// The number as so many bytes, the highest first; what is beyond them is lost.
    static func bytes(_ numerals: [UInt8], _ radix: Int, _ count: Int) -> [UInt8] {
        converted(numerals, from: radix, to: 256, count)
    }

    /// The number modulo the radix to a length.
    static func numerals(_ bytes: [UInt8], _ radix: Int, _ length: Int) -> [UInt8] {
        converted(bytes, from: 256, to: radix, length)
    }

    /// Digit by digit: what is there times the old base, plus the next digit.
    ///
    /// - Complexity: O(digits x count).
    private static func converted(_ digits: [UInt8], from base: Int, to newBase: Int, _ count: Int) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: count)
        for digit in digits {
            var carry = Int(digit)
            for place in result.indices.reversed() {
                let value = Int(result[place]) * base + carry
                result[place] = UInt8(value % newBase)
                carry = value / newBase
            }
        }
        return result
    }

    /// Modulo the radix to the length.
    static func sum(_ left: [UInt8], _ right: [UInt8], _ radix: Int) -> [UInt8] {
        var (result, carry) = (left, 0)
        for place in result.indices.reversed() {
            let value = Int(left[place]) + Int(right[place]) + carry
            result[place] = UInt8(value % radix)
            carry = value / radix
        }
        return result
    }

    /// Modulo the radix to the length.
    static func difference(_ left: [UInt8], _ right: [UInt8], _ radix: Int) -> [UInt8] {
        var (result, borrow) = (left, 0)
        for place in result.indices.reversed() {
            let value = Int(left[place]) - Int(right[place]) - borrow
            result[place] = UInt8(value < 0 ? value + radix : value)
            borrow = value < 0 ? 1 : 0
        }
        return result
    }
}
