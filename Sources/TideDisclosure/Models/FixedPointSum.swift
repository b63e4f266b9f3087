/// A sum of figures from 0 to 1, each taken a number of times, with 52 digits behind the point: the order of summing changes no bit.
struct FixedPointSum {
    private var sum: Int128 = 0

    /// Adds a figure from 0 to 1 so many times.
    mutating func add(_ figure: Double, times: Int = 1) {
        sum += Int128(Int64((figure * 0x1p52).rounded())) * Int128(times)
    }

    /// The sum by a count; 0 for a count of 0.
    func mean(of count: Int) -> Double { count == 0 ? 0 : Double(sum) * 0x1p-52 / Double(count) }

    var value: Double { Double(sum) * 0x1p-52 }
}
