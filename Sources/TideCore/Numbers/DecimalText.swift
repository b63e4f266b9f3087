/// Figures as decimal strings: what is signed holds no floating-point number.
package enum DecimalText {
    /// A figure rounded half away from zero to a number of decimals, all of them written.
    ///
    /// - Parameters:
    ///   - figure: finite; from 3·10^38 on it is written with an exponent.
    ///   - decimals: 0 to 15.
    package static func rounded(_ figure: Double, decimals: Int) -> String {
        precondition(figure.isFinite && (0...15).contains(decimals), "a figure that no decimal string can hold")
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        guard figure.magnitude * Double(scale) < 9e15 else { return large(figure, scale, decimals) }
        let scaled = Int64((figure.magnitude * Double(scale)).rounded())
        let (units, rest) = scaled.quotientAndRemainder(dividingBy: Int64(scale))
        let sign = figure < 0 && scaled > 0 ? "-" : ""
        return decimals == 0 ? "\(sign)\(units)" : "\(sign)\(units).\(CalendarDate.padded(Int(rest), decimals))"
    }

    /// A figure whose decimals do not fit 64 bits together with what stands before the point.
    private static func large(_ figure: Double, _ scale: Int, _ decimals: Int) -> String {
        guard figure.magnitude < 3e38 else { return "\(figure)" }
        var units = UInt128(figure.magnitude)
        var rest = Int(((figure.magnitude - Double(units)) * Double(scale)).rounded())
        if rest == scale { (units, rest) = (units + 1, 0) }
        let sign = figure < 0 ? "-" : ""
        return decimals == 0 ? "\(sign)\(units)" : "\(sign)\(units).\(CalendarDate.padded(rest, decimals))"
    }

    /// The exact quotient of two counts, rounded half up to a number of decimals; a quotient by zero is zero.
    package static func ratio(_ part: Int, of whole: Int, decimals: Int) -> String {
        guard whole > 0 else { return rounded(0, decimals: decimals) }
        return rounded(Double(part) / Double(whole), decimals: decimals)
    }

    /// The shortest decimal that reads back as the same figure: for results that a program compares.
    package static func exact(_ figure: Double) -> String { "\(figure)" }
}
