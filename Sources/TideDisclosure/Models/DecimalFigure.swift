/// Decimal numbers as data files write them.
enum DecimalFigure {
    /// A decimal number: digits with at most one point among them, a minus sign before; `nil` for any other text.
    static func number(_ text: String) -> Double? {
        let body = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
        let digits = body.utf8.count { (0x30...0x39).contains($0) }
        let points = body.utf8.count { $0 == 0x2e }
        guard digits > 0, points <= 1, digits + points == body.utf8.count else { return nil }
        return Double(text)
    }

    /// A number that is not negative, in millionths, rounded; `nil` for any other text and above 9,000,000,000,000.
    static func millionths(_ text: String) -> Int? {
        guard let number = number(text), number >= 0, number <= 9e12 else { return nil }
        return Int((number * 1e6).rounded())
    }
}
