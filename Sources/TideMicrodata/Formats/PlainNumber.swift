/// A number as a data file writes it: the whole number at or below it, and how far it lies above.
///
/// Integers are `-?(0|[1-9][0-9]*)`, decimals the same with any number of decimals after a point. No floating point is involved.
struct PlainNumber {
    /// The greatest whole number that is at most the number: -1 for `-0.5`.
    let floor: Int
    /// How the part above ``floor`` compares with one half.
    let rest: Rest

    enum Rest: Int, Comparable {
        case none
        case belowHalf
        case half
        case aboveHalf

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    var isWhole: Bool { rest == .none }

    /// Reads a text; `nil` if it is no such number, or beyond 64 bits.
    init?(_ text: String, isDecimal: Bool) {
        guard isDecimal else {
            // A round trip refuses what Int reads more widely: `+5`, `05`, `-0`.
            guard let number = Int(text), String(number) == text else { return nil }
            self.floor = number
            self.rest = .none
            return
        }
        let zero = UInt8(ascii: "0")
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
            .split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy((zero...UInt8(ascii: "9")).contains) }),
            let whole = parts.first, whole.count == 1 || whole.first != zero,
            let number = Int("\(isNegative ? "-" : "")\(String(Substring(whole)))")
        else { return nil }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        guard let first = decimals.first, decimals.contains(where: { $0 != zero }) else {
            self.floor = number
            self.rest = .none
            return
        }
        let five = UInt8(ascii: "5")
        let isHalf = first == five && decimals.dropFirst().allSatisfy { $0 == zero }
        let (floor, isBeyond) = number.subtractingReportingOverflow(isNegative ? 1 : 0)
        guard !isBeyond else { return nil }
        self.floor = floor
        self.rest = isHalf ? .half : (first >= five) != isNegative ? .aboveHalf : .belowHalf
    }

    /// The nearest multiple of a base, the even multiple where two are as near; `nil` where 64 bits cannot hold it.
    ///
    /// - Precondition: the base is at least 1.
    func rounded(to base: Int) -> Int? {
        precondition(base >= 1, "a base is at least 1")
        let remainder = floor % base
        let above = remainder < 0 ? remainder + base : remainder
        let (start, isBelow) = floor.subtractingReportingOverflow(above)
        guard !isBelow else { return nil }
        let isUp: Bool
        // What lies above the multiple below is `above` and the rest, a fraction; it is compared with half the base.
        switch 2 * above - base {
        case 1...: isUp = true
        case 0: isUp = isWhole ? !(start / base).isMultiple(of: 2) : true
        case -1 where rest == .half: isUp = !(start / base).isMultiple(of: 2)
        case -1: isUp = rest == .aboveHalf
        default: isUp = false
        }
        guard isUp else { return start }
        let (next, isBeyond) = start.addingReportingOverflow(base)
        return isBeyond ? nil : next
    }
}

/// Texts that stand for all numbers at the ends of a column.
package struct NumberEnds: Hashable, Sendable {
    /// The largest number of the bottom and its text.
    package let bottom: End?
    /// The smallest number of the top and its text.
    package let top: End?

    /// A bound, inclusive, and what stands for every number at or beyond it.
    package struct End: Hashable, Sendable {
        package let bound: Int
        package let text: String

        package init(bound: Int, text: String) {
            self.bound = bound
            self.text = text
        }
    }

    package init(bottom: End?, top: End?) {
        self.bottom = bottom
        self.top = top
    }

    /// What stands for a number; `nil` between the ends.
    func text(of number: PlainNumber) -> String? {
        if let top, number.floor >= top.bound { return top.text }
        guard let bottom else { return nil }
        return number.floor < bottom.bound || number.floor == bottom.bound && number.isWhole ? bottom.text : nil
    }
}
