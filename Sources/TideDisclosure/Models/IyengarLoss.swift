/// Iyengar's Loss of full-domain generalisation with record suppression, and lower bounds on it.
///
/// For a column with a declared domain of D leaves, a kept record costs `gFactor · leaves / D` where its value covers `leaves`;
/// a suppressed one costs `share + sFactor · (1 − share)`. Their sum is moved and scaled so that the least possible is 0 and
/// the most is 1. With `gFactor = min(1, 2·(1 − gs))` and `sFactor = min(1, 2·gs)`:
///
///     loss = (gFactor·(all − n) + sFactor·S·D − (gFactor + sFactor − 1)·B) / (n·(D − gFactor))
///
/// where `all` is the sum of leaves over all n records, S the number of suppressed ones and B their sum of leaves. Since
/// `gFactor + sFactor ≥ 1`, all of this are whole numbers for a weight of 0, 0.5 and 1, so equal losses are equal figures.
///
/// Bounds rest on two facts that hold for every weight from 0 to 1: a suppressed record costs at least what it would cost
/// if it were kept; and for a fixed set of suppressed records the cost grows with the level. `docs/models/iyengar-loss.md`.
///
/// *Source:* Iyengar 2002, section 3; weights and scaling as ARX has them.
struct IyengarLoss: Sendable {
    private let rowCount: Int
    private let generalisation: Double
    private let suppression: Double
    private let aggregate: LossAggregate

    init(rowCount: Int, suppressionWeight: Double, aggregate: LossAggregate) {
        self.rowCount = rowCount
        self.generalisation = min(1, 2 * (1 - suppressionWeight))
        self.suppression = min(1, 2 * suppressionWeight)
        self.aggregate = aggregate
    }

    /// The loss of one column, 0 to 1.
    ///
    /// - Parameters:
    ///   - domainSize: D; `nil` for a column without hierarchy, which loses by suppression alone.
    ///   - leaves: over all records, what their values cover; at least one each.
    ///   - suppressed: S.
    ///   - suppressedLeaves: B. A larger figure than the true one gives a lower bound.
    func column(domainSize: Int?, leaves: Int, suppressed: Int, suppressedLeaves: Int) -> Double {
        guard rowCount > 0, domainSize != 1 else { return 0 }
        guard let domainSize else { return suppression * Double(suppressed) / Double(rowCount) }
        let cost =
            generalisation * Double(leaves - suppressedLeaves - rowCount) + Double(suppressedLeaves)
            + suppression * Double(suppressed * domainSize - suppressedLeaves)
        return max(0, cost / (Double(rowCount) * (Double(domainSize) - generalisation)))
    }

    /// One figure that grows with the aggregate, from 1 up: the product of `1 + loss`, or one more than the mean.
    ///
    /// Factors are taken in ascending order, so that the same losses in other columns give the same figure.
    func score(_ losses: [Double]) -> Double {
        switch aggregate {
        case .geometricMean: losses.sorted().reduce(1) { $0 * (1 + $1) }
        case .arithmeticMean: losses.isEmpty ? 1 : 1 + losses.sorted().reduce(0, +) / Double(losses.count)
        case .sum: 1 + losses.sorted().reduce(0, +)
        case .maximum, .rank: 1 + (losses.max() ?? 0)
        }
    }

    /// The aggregate of a score: 0 to 1.
    func loss(ofScore score: Double, columns: Int) -> Double {
        switch aggregate {
        case .geometricMean: columns == 0 ? 0 : Self.root(score, columns) - 1
        case .arithmeticMean, .sum, .maximum, .rank: score - 1
        }
    }

    /// The real root of a figure of at least 1, by Newton's method from above: the same bits on every machine, which a
    /// library's `pow` does not promise.
    static func root(_ figure: Double, _ degree: Int) -> Double {
        var root = 1 + (figure - 1) / Double(degree)
        while true {
            var power = 1.0
            for _ in 1..<max(degree, 1) { power *= root }
            let next = root - (root - figure / power) / Double(degree)
            guard next < root else { return root }
            root = next
        }
    }
}

/// The order of transformations: the smaller score, then fewer suppressed records, then the finer level in the first column
/// where they differ.
///
/// Scores are compared to 40 binary digits, so that what is equal on paper is a tie.
struct Standing: Hashable, Comparable {
    let score: Double
    let suppressed: Int
    /// In the plan's order of columns.
    let levels: [Int]

    init(score: Double, suppressed: Int, levels: [Int]) {
        self.score = Self.rounded(score)
        self.suppressed = suppressed
        self.levels = levels
    }

    /// A standing that nothing with at least this score, this many suppressed records and these levels can precede.
    ///
    /// The score is lowered by more than its computation can err.
    init(bound score: Double, suppressed: Int, levels: [Int]) {
        self.init(score: score * (1 - 0x1p-46), suppressed: suppressed, levels: levels)
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.score != right.score { return left.score < right.score }
        if left.suppressed != right.suppressed { return left.suppressed < right.suppressed }
        return left.levels.lexicographicallyPrecedes(right.levels)
    }

    /// Rounded to 40 binary digits; the figure is positive.
    private static func rounded(_ figure: Double) -> Double {
        Double(bitPattern: (figure.bitPattern + 0x800) & ~0xfff)
    }
}
