package import TideCore

/// A privacy model that a release must meet beside k-anonymity.
///
/// Formula, source and what is done at ties stand in `docs/models`.
package enum SafeguardModel: Hashable, Sendable {
    /// Every combination matches at least so many members of the dataset's population table; at least 1.
    ///
    /// *Source:* Sweeney 2002, k-map protection.
    case kMap(Int)
    case lDiversity(LDiversity)
    case tCloseness(TCloseness)
    case deltaDisclosure(DeltaDisclosure)
    case betaLikeness(BetaLikeness)
    case risk(RiskLimit)
    /// The estimated share of records that are unique in the sample and in the population is at most so much.
    ///
    /// *Source:* Benedetti and Franconi 1998.
    case populationUniqueness(Share)

    /// What kind of model it is, by the name of its field.
    package enum Family: String, Hashable, Sendable, CaseIterable {
        case kMap
        case lDiversity
        case tCloseness
        case deltaDisclosure
        case betaLikeness
        case risk
        case populationUniqueness
    }

    package var family: Family {
        switch self {
        case .kMap: .kMap
        case .lDiversity: .lDiversity
        case .tCloseness: .tCloseness
        case .deltaDisclosure: .deltaDisclosure
        case .betaLikeness: .betaLikeness
        case .risk: .risk
        case .populationUniqueness: .populationUniqueness
        }
    }

    /// The sensitive column that it is about; `nil` for models of the combinations alone.
    package var of: String? {
        switch self {
        case .lDiversity(let diversity): diversity.of
        case .tCloseness(let closeness): closeness.of
        case .deltaDisclosure(let disclosure): disclosure.of
        case .betaLikeness(let likeness): likeness.of
        case .kMap, .risk, .populationUniqueness: nil
        }
    }

    /// Whether it needs the dataset's population table.
    package var needsPopulation: Bool {
        switch self {
        case .kMap: true
        case .risk(let limit): limit.attacker == .journalist
        default: false
        }
    }

    /// Whether it needs sampling weights.
    package var needsWeights: Bool { family == .populationUniqueness }
}

/// The records that share a combination of quasi-identifiers differ in a sensitive column.
///
/// *Source:* Machanavajjhala et al. 2007.
package struct LDiversity: Hashable, Sendable {
    /// The sensitive column.
    package let of: String
    package let measure: Measure

    package init(of column: String, measure: Measure) {
        self.of = column
        self.measure = measure
    }

    /// How difference is measured.
    package enum Measure: Hashable, Sendable {
        /// At least so many distinct values.
        case distinct(Int)
        /// The entropy is at least the logarithm of this number.
        case entropy(DecimalNumber)
        /// The most frequent value is less frequent than `c` times all from the `l`-th on.
        case recursive(c: DecimalNumber, l: Int)
    }
}

/// The distribution of a sensitive column among records that share a combination is near to that of all records.
///
/// *Source:* Li, Li and Venkatasubramanian 2007.
package struct TCloseness: Hashable, Sendable {
    /// The sensitive column.
    package let of: String
    /// The largest distance.
    package let t: Share
    /// How far two values are apart.
    package let distance: Distance

    package init(of column: String, t: Share, distance: Distance = .equal) {
        self.of = column
        self.t = t
        self.distance = distance
    }

    /// The ground distance of the earth mover's distance, from 0 to 1.
    package enum Distance: String, Hashable, Sendable, CaseIterable {
        /// 1 between any two values.
        case equal
        /// By how many of the column's values, in the order of numbers or of its hierarchy's leaves, lie between.
        case ordered
        /// By the level at which two values meet in the column's hierarchy.
        case hierarchical
    }
}

/// No value of a sensitive column is much more or less frequent among records that share a combination than among all.
///
/// *Source:* Brickell and Shmatikov 2008.
package struct DeltaDisclosure: Hashable, Sendable {
    /// The sensitive column.
    package let of: String
    /// The bound on the logarithm of the quotient; above 0.
    package let delta: DecimalNumber

    package init(of column: String, delta: DecimalNumber) {
        self.of = column
        self.delta = delta
    }
}

/// No value of a sensitive column is much more frequent among records that share a combination than among all.
///
/// *Source:* Cao and Karras 2012.
package struct BetaLikeness: Hashable, Sendable {
    /// The sensitive column.
    package let of: String
    /// The bound on the relative gain; above 0.
    package let beta: DecimalNumber
    /// Whether the bound is the smaller of beta and the negative logarithm of the value's share.
    package let isEnhanced: Bool

    package init(of column: String, beta: DecimalNumber, isEnhanced: Bool) {
        self.of = column
        self.beta = beta
        self.isEnhanced = isEnhanced
    }
}

/// The risk that somebody is singled out is at most so much.
///
/// *Source:* El Emam and Dankar 2008.
package struct RiskLimit: Hashable, Sendable {
    package let attacker: Attacker
    package let statistic: Statistic
    package let atMost: Share

    package init(_ attacker: Attacker, _ statistic: Statistic, atMost: Share) {
        self.attacker = attacker
        self.statistic = statistic
        self.atMost = atMost
    }

    /// Who tries.
    package enum Attacker: String, Hashable, Sendable, CaseIterable {
        /// Knows that the target is in the file.
        case prosecutor
        /// Knows a population table that the target is in.
        case journalist
        /// Links as many records as can be to the population.
        case marketer
    }

    /// Over which records.
    package enum Statistic: String, Hashable, Sendable, CaseIterable {
        /// The mean over all kept records.
        case average
        /// The record with the highest.
        case highest
    }
}
