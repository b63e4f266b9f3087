/// The order of transformations: the smaller score, then fewer suppressed records, then the finer level in the first column
/// where they differ.
///
/// Scores are compared to 40 binary digits, so that what is equal on paper is a tie.
struct Standing: Hashable, Comparable, Sendable {
    let score: Double
    /// As in ``LossFigure``.
    let rest: [Double]
    let suppressed: Int
    /// In the plan's order of columns.
    let levels: [Int]

    init(_ figure: LossFigure, suppressed: Int, levels: [Int]) {
        self.score = Self.rounded(figure.score)
        self.rest = figure.rest.map(Self.rounded)
        self.suppressed = suppressed
        self.levels = levels
    }

    /// A standing that nothing with at least this figure, this many suppressed records and these levels can precede.
    ///
    /// The figure is lowered by more than its computation can err.
    init(bound figure: LossFigure, suppressed: Int, levels: [Int]) {
        let lowered = LossFigure(Self.lowered(figure.score), rest: figure.rest.map(Self.lowered))
        self.init(lowered, suppressed: suppressed, levels: levels)
    }

    /// Less than a figure by more than its computation can err.
    static func lowered(_ score: Double) -> Double { score * (1 - 0x1p-46) }

    static func < (left: Self, right: Self) -> Bool {
        if left.score != right.score { return left.score < right.score }
        if left.rest != right.rest { return left.rest.lexicographicallyPrecedes(right.rest) }
        if left.suppressed != right.suppressed { return left.suppressed < right.suppressed }
        return left.levels.lexicographicallyPrecedes(right.levels)
    }

    /// Rounded to 40 binary digits; the figure is not negative.
    private static func rounded(_ figure: Double) -> Double {
        Double(bitPattern: (figure.bitPattern + 0x800) & ~0xfff)
    }
}
