/// The risk that a record of a sample is matched with the right member of a population that is known by sampling weights alone.
///
/// A class has f records in the sample; the sum of their weights estimates the F members that it has in the population. Given f, F is
/// taken as negative binomial, F failures and successes until the f-th success of probability p = f / Σ weights. The risk is the
/// expected value of 1/F; for a class of one record, the probability that it is unique in the population too is p.
///
/// Computed exactly: for f = 1, `p/(1 − p) · ln(1/p)`; sdcMicro takes `p/(f − (1 − p))` for f of 3 and more, which is near it.
///
/// *Source:* Benedetti and Franconi 1998; Franconi and Polettini 2004, "Individual risk estimation in μ-Argus: a review", section 3.
package enum IndividualRisk {
    /// The expected value of 1/F.
    ///
    /// - Parameters:
    ///   - records: f, at least 1.
    ///   - members: the sum of weights; less than f counts as f, since the sample is part of the population.
    package static func risk(records: Int, members: Double) -> Double {
        let p = probability(records: records, members: members)
        let q = 1 - p
        guard records < 30, p < 0.5 else { return series(records, p, q) }
        // J₁ = p/q · ln(1/p), J_f = p/q · (1/(f − 1) − J_{f−1}); errors shrink by p/q < 1 at each step.
        var figure = p / q * Natural.logarithm(1 / p)
        for count in 1..<records { figure = p / q * (1 / Double(count) - figure) }
        return min(1, max(0, figure))
    }

    /// The probability that a record alone in its class is alone in the population: 1 divided by its weight, at most 1.
    package static func uniqueness(members: Double) -> Double { probability(records: 1, members: members) }

    private static func probability(records: Int, members: Double) -> Double {
        precondition(records >= 1, "a class without records")
        return members > Double(records) ? Double(records) / members : 1
    }

    /// p/f · ₂F₁(1, 1; f + 1; q), whose terms are positive and shrink at least by half, or by n/(f + n).
    private static func series(_ records: Int, _ p: Double, _ q: Double) -> Double {
        var (sum, term, step) = (1.0, 1.0, 1.0)
        while term > 0x1p-56 {
            term *= q * step / (Double(records) + step)
            sum += term
            step += 1
        }
        return min(1, p / Double(records) * sum)
    }
}
