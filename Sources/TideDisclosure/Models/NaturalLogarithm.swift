/// The natural logarithm and its inverse by the four basic operations: the same bits on every machine, which a library's
/// functions do not promise.
///
/// Both err by a few units in the last place at most.
enum Natural {
    /// ln 2 in two parts; the first has 32 binary digits, so that its product with an exponent is exact.
    private static let ln2High = 0x1.62e4_2fefp-1
    private static let ln2Low = 0x1.473d_e6af_278edp-34

    /// ln x of a positive, finite, normal figure.
    ///
    /// *Source:* ln m = 2·artanh((m − 1)/(m + 1)), for m from √½ to √2; Abramowitz and Stegun, 4.1.27.
    static func logarithm(_ figure: Double) -> Double {
        precondition(figure.isNormal && figure > 0, "the logarithm of a figure that is not positive")
        var exponent = Double(figure.exponent)
        var mantissa = figure.significand
        if mantissa > 1.414_213_562_373_095 {
            mantissa /= 2
            exponent += 1
        }
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        // s² is below 0.0295, so that the first term left out is below 2^-60 of the first.
        var sum = 1.0 / 25
        sum = sum * square + 1.0 / 23
        sum = sum * square + 1.0 / 21
        sum = sum * square + 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        return exponent * ln2High + (2 * s * (1 + sum * square) + exponent * ln2Low)
    }

    /// e to the power of a figure from −700 to 700.
    static func exponential(_ figure: Double) -> Double {
        precondition(abs(figure) <= 700, "a power of e beyond a Double")
        let exponent = (figure / 0.693_147_180_559_945_3).rounded()
        let rest = (figure - exponent * ln2High) - exponent * ln2Low
        // |rest| is at most ln 2 / 2; the first term left out is below 2^-60.
        var sum = 1.0
        for divisor in stride(from: 16.0, through: 1, by: -1) { sum = 1 + sum * rest / divisor }
        return sum * Double(sign: .plus, exponent: Int(exponent), significand: 1)
    }
}
