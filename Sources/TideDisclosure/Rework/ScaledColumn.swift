import TideCore
import TideMicrodata

/// A column's values as whole numbers of its smallest decimal.
struct ScaledColumn {
    /// How many decimals the finest value has.
    let decimals: Int
    /// Ascending, each once.
    let numbers: [Int]
    /// The place in ``numbers`` of each record's number; ``missing`` where it has none.
    let placeOfRow: [UInt32]

    static let missing = UInt32.max

    /// - Parameter line: of a record, for messages.
    init(_ column: EncodedColumn, line: (Int) -> Int) throws(DisclosureError) {
        let parsed = column.values.enumerated().map { code, text -> (digits: Int, decimals: Int)? in
            UInt32(code) == column.missingCode ? nil : Self.parsed(text)
        }
        let finest = parsed.reduce(0) { max($0, $1?.decimals ?? 0) }
        let scaled = parsed.map { number in number.flatMap { Self.scaled($0.digits, by: finest - $0.decimals) } }
        let bad = Set(
            scaled.indices.filter { scaled[$0] == nil && UInt32($0) != column.missingCode }.map { UInt32($0) }
        )
        // A value may have a code that no record has.
        if !bad.isEmpty, let row = column.codes.firstIndex(where: bad.contains) {
            throw .invalid([Diagnostic(.notAveraged, [column.name, "\(line(row))"])])
        }
        let numbers = Set(scaled.compactMap(\.self)).sorted()
        let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, UInt32($0)) })
        self.decimals = finest
        self.numbers = numbers
        let placeOfCode = scaled.map { $0.flatMap { places[$0] } ?? Self.missing }
        self.placeOfRow = column.codes.map { placeOfCode[Int($0)] }
    }

    /// The digits of a plain number and how many of them are decimals; `nil` for anything else, or more than 15 digits.
    private static func parsed(_ text: String) -> (digits: Int, decimals: Int)? {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let (zero, nine) = (UInt8(ascii: "0"), UInt8(ascii: "9"))
        guard let whole = parts.first, whole.count == 1 || whole.first != zero,
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy((zero...nine).contains) }),
            parts.reduce(0, { $0 + $1.count }) <= 15
        else { return nil }
        var digits = 0
        for part in parts { for byte in part { digits = 10 * digits + Int(byte - zero) } }
        return (isNegative ? -digits : digits, parts.count == 2 ? parts[1].count : 0)
    }

    /// - Returns: `nil` beyond 15 digits.
    private static func scaled(_ digits: Int, by decimals: Int) -> Int? {
        var number = digits
        for _ in 0..<decimals {
            guard number.magnitude < 100_000_000_000_000 else { return nil }
            number *= 10
        }
        return number
    }

    /// A quotient of a number of `from` decimals as text with `to` decimals, exactly rounded, half to even.
    static func text(_ sum: Int128, over count: Int128, decimals from: Int, to: Int) -> String {
        var (numerator, denominator) = (sum.magnitude, count.magnitude)
        for _ in 0..<max(0, to - from) { numerator *= 10 }
        for _ in 0..<max(0, from - to) { denominator *= 10 }
        var (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        rest *= 2
        if rest > denominator || rest == denominator && quotient % 2 == 1 { quotient += 1 }
        var digits = "\(quotient)"
        if to > 0 {
            digits = String(repeating: "0", count: max(0, to + 1 - digits.utf8.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -to))
        }
        return sum < 0 && quotient > 0 ? "-" + digits : digits
    }
}
