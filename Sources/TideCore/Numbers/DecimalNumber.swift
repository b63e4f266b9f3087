/// An exact number of at least 0 as a document states it: `2`, `0.25`.
///
/// Held as millionths, so that the same text is the same number on every machine.
package struct DecimalNumber: Hashable, Sendable {
    private static let unit = 1_000_000

    /// The number in millionths.
    package let millionths: Int

    /// Reads at most six digits, then at most six decimals after a point; `nil` for anything else.
    package init?(_ text: String) {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = halves.count == 2 ? Array(halves[1].utf8) : []
        let units = Array((halves.first ?? "").utf8)
        guard (1...6).contains(units.count), units.count == 1 || units.first != UInt8(ascii: "0"),
            halves.count == 1 || !decimals.isEmpty, decimals.count <= 6,
            let before = CalendarDate.number(units[...]), let after = CalendarDate.number(decimals[...])
        else { return nil }
        var scale = Self.unit
        for _ in decimals { scale /= 10 }
        self.millionths = before * Self.unit + after * scale
    }

    /// As a floating-point number, for comparing with measured figures only.
    package var value: Double { Double(millionths) / Double(Self.unit) }
}

extension DecimalNumber: CustomStringConvertible, Comparable {
    /// Without trailing zeros: `2`, `0.25`.
    package var description: String {
        let (units, rest) = millionths.quotientAndRemainder(dividingBy: Self.unit)
        guard rest > 0 else { return "\(units)" }
        var decimals = CalendarDate.padded(rest, 6)
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(units).\(decimals)"
    }

    package static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
}
