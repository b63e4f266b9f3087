/// A safeguard that released records must meet, as the engine knows it.
///
/// Any number of them hold together. A class is the records that share a combination of released quasi-identifier values. A class that breaks a model is
/// suppressed; what a model says of the whole table is held against the classes that are kept. `docs/models/` has formula,
/// source and what is done at ties and about missing values.
package enum PrivacyModel: Hashable, Sendable {
    /// Every class has at least so many records, or units where the dataset names what identifies one; at least 1.
    case kAnonymity(Int)
    /// Every class matches at least so many members of the population table; at least 1.
    case kMap(Int)
    /// A sensitive column's values within each class.
    case diversity(of: String, Diversity)
    /// The distance between a sensitive column's distribution in each class and in all records is at most `t`, from 0 to 1.
    case closeness(of: String, t: Double, Distance)
    /// For each class and each value that a sensitive column has in the table, |ln(q/p)| is less than `delta`, above 0.
    case deltaDisclosure(of: String, delta: Double)
    /// For each class and each value of a sensitive column, (q − p)/p is at most `beta`, above 0; if enhanced, at most
    /// min(beta, −ln p).
    case betaLikeness(of: String, beta: Double, isEnhanced: Bool)
    /// The risk that somebody is singled out is at most so much, from 0 to 1.
    case risk(Attacker, Statistic, atMost: Double)
    /// The estimated share of records that are unique in the sample and in the population is at most so much, from 0 to 1.
    case populationUniqueness(atMost: Double)

    /// How values differ within a class.
    package enum Diversity: Hashable, Sendable {
        /// At least so many distinct values.
        case distinct(Int)
        /// −Σ p·ln p is at least ln l.
        case entropy(Double)
        /// r1 < c·(r_l + … + r_m), r the counts in descending order.
        case recursive(c: Double, l: Int)
    }

    /// The ground distance of the earth mover's distance.
    package enum Distance: Hashable, Sendable {
        /// 1 between any two values.
        case equal
        /// |i − j|/(m − 1) between the i-th and the j-th of the column's ordered values.
        case ordered
        /// The level at which two values meet in the column's hierarchy, by its height.
        case hierarchical
    }

    /// Who tries to single somebody out.
    ///
    /// *Source:* El Emam and Dankar 2008, "Protecting privacy using k-anonymity".
    package enum Attacker: Hashable, Sendable {
        /// Knows that the target is in the file.
        case prosecutor
        /// Knows a population table that the target is in.
        case journalist
        /// Links as many records as can be to the population.
        case marketer
    }

    /// Over which records.
    package enum Statistic: Hashable, Sendable {
        /// The mean over all kept records.
        case average
        /// The record with the highest.
        case highest
    }
}

extension PrivacyModel {
    /// The column whose values a class must not tell; `nil` where the safeguard has none.
    package var sensitiveColumn: String? {
        switch self {
        case .diversity(let column, _), .closeness(let column, _, _), .deltaDisclosure(let column, _),
            .betaLikeness(let column, _, _):
            column
        case .kAnonymity, .kMap, .risk, .populationUniqueness: nil
        }
    }

    /// Whether its numbers are in the range that its case states; no number that is not one is.
    package var hasValidBounds: Bool {
        switch self {
        case .kAnonymity(let k), .kMap(let k): k >= 1
        case .diversity(_, .distinct(let l)): l >= 1
        case .diversity(_, .entropy(let l)): l >= 1 && l.isFinite
        case .diversity(_, .recursive(let c, let l)): c > 0 && c.isFinite && l >= 1
        case .closeness(_, let t, _): (0...1).contains(t)
        case .deltaDisclosure(_, let delta): delta > 0 && delta.isFinite
        case .betaLikeness(_, let beta, _): beta > 0 && beta.isFinite
        case .risk(_, _, let share), .populationUniqueness(let share): (0...1).contains(share)
        }
    }

    /// Whether it can't be held without a population table.
    package var needsPopulation: Bool { if case .kMap = self { true } else { false } }
}
