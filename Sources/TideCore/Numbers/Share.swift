/// An exact share of a whole, such as a suppression limit: a fraction from 0 to 1.
///
/// Held as ten-thousand-millionths, so that `floor(share · n)` has one answer on every machine.
package struct Share: Hashable, Sendable {
    private static let whole = 10_000_000_000

    private let parts: Int

    /// Reads `5%`, `0.5%`, `0.05`, `1` or `0`: at most eight decimals; `nil` for anything else or beyond 0 to 1.
    package init?(_ text: String) {
        let isPercent = text.hasSuffix("%")
        let number = isPercent ? text.dropLast() : Substring(text)
        let halves = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = halves.count == 2 ? Array(halves[1].utf8) : []
        let units = Array((halves.first ?? "").utf8)
        guard (1...3).contains(units.count), halves.count == 1 || !decimals.isEmpty, decimals.count <= 8,
            let before = CalendarDate.number(units[...]), let after = CalendarDate.number(decimals[...])
        else { return nil }
        let unit = isPercent ? Self.whole / 100 : Self.whole
        var scale = unit
        for _ in decimals { scale /= 10 }
        let parts = before * unit + after * scale
        guard parts <= Self.whole else { return nil }
        self.parts = parts
    }

    /// None of it.
    package static let none = Share(parts: 0)
    /// All of it.
    package static let all = Share(parts: whole)

    private init(parts: Int) { self.parts = parts }

    /// The largest whole number that is at most this share of `count`.
    ///
    /// - Parameter count: from 0 to 2^53 − 1.
    package func floor(of count: Int) -> Int {
        let product = count.multipliedFullWidth(by: parts)
        return Self.whole.dividingFullWidth(product).quotient
    }

    /// The share as a floating-point number, for comparing with measured figures only.
    package var value: Double { Double(parts) / Double(Self.whole) }
}

extension Share: CustomStringConvertible, Comparable {
    /// In percent without trailing zeros, as `5%` or `0.25%`.
    package var description: String {
        let (units, rest) = parts.quotientAndRemainder(dividingBy: Self.whole / 100)
        guard rest > 0 else { return "\(units)%" }
        var decimals = CalendarDate.padded(rest, 8)
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(units).\(decimals)%"
    }

    package static func < (left: Self, right: Self) -> Bool { left.parts < right.parts }
}
