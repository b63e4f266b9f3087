import TideCore

/// The exact quotient of two counts; a quotient by zero is zero.
package struct Ratio: Hashable, Sendable {
    package let part: Int
    package let whole: Int

    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// As a program reads it: twelve decimals, rounded half up.
    package var decimal: String { DecimalText.ratio(part, of: whole, decimals: 12) }

    /// The nearest floating-point number: for drawing, never for comparing.
    package var value: Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}

/// Figures as people read them.
package enum FigureText {
    /// A count with a comma at each thousand.
    package static func count(_ count: Int) -> String {
        let digits = Array(String(count.magnitude))
        var text = count < 0 ? "\u{2212}" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0 && (digits.count - position).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// A ratio in percent, one decimal.
    ///
    /// What is not nothing never reads as nothing, nor what is not all as all: `under 0.1%`, `over 99.9%`.
    package static func percent(_ ratio: Ratio) -> String {
        guard ratio.part > 0, ratio.whole > 0 else { return "0%" }
        guard ratio.part != ratio.whole else { return "100%" }
        if ratio.part < ratio.whole && ratio.value > 0.9995 { return "over 99.9%" }
        return percent(ratio.value)
    }

    /// A figure of which 1 is all, in percent, one decimal.
    package static func percent(_ figure: Double) -> String {
        if figure > 0 && figure < 0.0005 { return "under 0.1%" }
        return "\(DecimalText.rounded(figure * 100, decimals: 1))%"
    }

    /// A figure from 0 to 1 in percent: as `percent`, and `0%` and `100%` for nothing and all.
    package static func share(_ figure: Double) -> String {
        figure <= 0 ? "0%" : figure >= 1 ? "100%" : figure > 0.9995 ? "over 99.9%" : percent(figure)
    }

    /// `1 record`, `2 records`: a count with its noun.
    package static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(FigureText.count(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }
}
