/// What the search makes as small as it can: how much a table tells less than its source.
///
/// `docs/models/` has a page for each. With a suppression weight gs, from 0 to 1, 0 means that suppression costs nothing
/// beyond what generalisation costs, 0.5 that both cost alike, 1 that generalisation costs nothing.
package enum LossMeasure: Hashable, Sendable {
    /// Iyengar's Loss: the share of its domain that each value covers. From 0 to 1, but a sum, from 0 to the sum of weights.
    case iyengar(LossAggregate, suppressionWeight: Double)
    /// How far up its hierarchy each value stands, by the hierarchy's height; a suppressed record stands at the top.
    ///
    /// From 0 to 1, but a sum.
    case precision(LossAggregate, suppressionWeight: Double)
    /// Non-uniform entropy of each column, by what it would be with one value for all: from 0 to 1, but a sum.
    case normalisedEntropy(LossAggregate)
    /// How many bits it takes to tell each record's source values from its released ones, over all columns; at least 0.
    ///
    /// With `countsSuppressed`, telling the values of suppressed records apart takes bits as well; without, a suppressed record
    /// costs what it would cost if it were kept.
    case nonUniformEntropy(countsSuppressed: Bool)
    /// Discernibility: the sum of the squares of class sizes.
    ///
    /// With `penalisesSuppression` (DM), a suppressed record costs as much as one that is alike with all n: n; without (DM*), suppressed classes count as all
    /// others do. At least n.
    case discernibility(penalisesSuppression: Bool)
    /// Records by class, the suppressed ones as one class: n / (classes + 1). At least 1.
    case averageClassSize
    /// For each record, how many combinations of source values its released values could stand for; a suppressed one for all.
    ///
    /// At least n.
    case ambiguity
    /// The sum of the levels; suppression costs nothing.
    case height

    /// How losses by column become one; `nil` where the measure is of the table.
    package var aggregate: LossAggregate? {
        switch self {
        case .iyengar(let aggregate, _), .precision(let aggregate, _), .normalisedEntropy(let aggregate): aggregate
        case .nonUniformEntropy, .discernibility, .averageClassSize, .ambiguity, .height: nil
        }
    }

    /// gs; `nil` where the measure has none.
    package var suppressionWeight: Double? {
        switch self {
        case .iyengar(_, let weight), .precision(_, let weight): weight
        default: nil
        }
    }

    /// As specs and reports spell it, without the aggregate.
    package var name: String {
        switch self {
        case .iyengar: "iyengar"
        case .precision: "precision"
        case .normalisedEntropy: "normalised-entropy"
        case .nonUniformEntropy(true): "non-uniform-entropy"
        case .nonUniformEntropy(false): "generalisation-entropy"
        case .discernibility(true): "discernibility"
        case .discernibility(false): "class-discernibility"
        case .averageClassSize: "average-class-size"
        case .ambiguity: "ambiguity"
        case .height: "height"
        }
    }
}

/// How losses by column, each times its column's weight, become one figure.
package enum LossAggregate: Hashable, Sendable {
    /// `Π(1 + loss)^(1/m) − 1`.
    case geometricMean
    /// `Σ loss / m`.
    case arithmeticMean
    /// `Σ loss`.
    case sum
    /// The largest.
    case maximum
    /// All of them in descending order, compared one after the other; as a single figure, the largest.
    case rank

    /// As specs and reports spell it.
    package var name: String {
        switch self {
        case .geometricMean: "geometric-mean"
        case .arithmeticMean: "arithmetic-mean"
        case .sum: "sum"
        case .maximum: "maximum"
        case .rank: "rank"
        }
    }
}

extension LossMeasure {
    /// Whether a loss is a share of all that can be lost, from 0 to 1.
    package var isShare: Bool {
        switch self {
        case .iyengar(let aggregate, _), .precision(let aggregate, _), .normalisedEntropy(let aggregate):
            [.geometricMean, .arithmeticMean, .maximum].contains(aggregate)
        case .nonUniformEntropy, .discernibility, .averageClassSize, .ambiguity, .height: false
        }
    }
}
