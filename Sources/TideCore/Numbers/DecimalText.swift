/// Figures as decimal strings: what is signed holds no floating-point number.
package enum DecimalText {
    /// A figure rounded half away from zero to a number of decimals, all of them written.
    ///
    /// - Parameters:
    ///   - figure: finite, at most 9·10^15 / 10^decimals in size.
    ///   - decimals: 0 to 15.
    package static func rounded(_ figure: Double, decimals: Int) -> String {
        precondition(figure.isFinite && (0...15).contains(decimals), "a figure that no decimal string can hold")
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int64((figure.magnitude * Double(scale)).rounded())
        let (units, rest) = scaled.quotientAndRemainder(dividingBy: Int64(scale))
        let sign = figure < 0 && scaled > 0 ? "-" : ""
        return decimals == 0 ? "\(sign)\(units)" : "\(sign)\(units).\(CalendarDate.padded(Int(rest), decimals))"
    }

    /// The exact quotient of two counts, rounded half up to a number of decimals; a quotient by zero is zero.
    package static func ratio(_ part: Int, of whole: Int, decimals: Int) -> String {
        guard whole > 0 else { return rounded(0, decimals: decimals) }
        return rounded(Double(part) / Double(whole), decimals: decimals)
    }

    /// The shortest decimal that reads back as the same figure: for results that a program compares.
    package static func exact(_ figure: Double) -> String { "\(figure)" }
}
