/// What the search compares: the smaller, the less is lost.
struct LossFigure: Hashable, Sendable {
    /// At least 0; by column, one more than the loss, so that small losses are told apart to the same digit as large ones.
    let score: Double
    /// What is compared one after the other where scores are equal: the further losses of a rank.
    let rest: [Double]

    init(_ score: Double, rest: [Double] = []) {
        self.score = score
        self.rest = rest
    }

    /// Puts losses by column together.
    ///
    /// They are taken in order of size, so that the same losses in other columns give the same figure.
    ///
    /// - Parameter losses: each times its column's weight.
    init(_ losses: [Double], by aggregate: LossAggregate) {
        switch aggregate {
        case .geometricMean: self.init(losses.sorted().reduce(1) { $0 * (1 + $1) })
        case .arithmeticMean:
            self.init(losses.isEmpty ? 1 : 1 + losses.sorted().reduce(0, +) / Double(losses.count))
        case .sum: self.init(1 + losses.sorted().reduce(0, +))
        case .maximum: self.init(1 + (losses.max() ?? 0))
        case .rank:
            let falling = losses.sorted(by: >)
            self.init(1 + (falling.first ?? 0), rest: falling.dropFirst().map { 1 + $0 })
        }
    }

    /// The loss that a score stands for.
    static func loss(ofScore score: Double, by aggregate: LossAggregate?, columns: Int) -> Double {
        switch aggregate {
        case .geometricMean: columns == 0 ? 0 : root(score, columns) - 1
        case .arithmeticMean, .sum, .maximum, .rank: score - 1
        case nil: score
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
