/// How a figure is held against a bound that a document states as a decimal number.
///
/// A figure is a ratio of whole numbers or a logarithm of one, and a bound such as 0.3 has no exact binary form, so equality on
/// paper would hang on rounding. Figures are compared to 40 binary digits: what is equal on paper is a tie. At a tie "at most"
/// and "at least" are met, "less than" is not.
package enum Bound {
    /// The largest relative difference that counts as none.
    static let slack = 0x1p-40

    /// Whether a figure is at most the bound; neither is negative.
    package static func isMet(_ figure: Double, atMost bound: Double) -> Bool { figure <= bound * (1 + slack) }

    /// Whether a figure is less than the bound; neither is negative.
    package static func isMet(_ figure: Double, below bound: Double) -> Bool { figure < bound * (1 - slack) }

    /// Whether a figure is at least the bound; neither is negative.
    package static func isMet(_ figure: Double, atLeast bound: Double) -> Bool { figure >= bound * (1 - slack) }
}
