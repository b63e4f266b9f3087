/// The records of a sample by the members of the population that it is of, and what says so.
package struct SamplingFraction: Hashable, Sendable {
    /// Above 0, at most 1.
    package let fraction: Double
    package let source: Source

    package enum Source: String, Hashable, Sendable {
        case population
        case weights
        /// Nothing says: one in a hundred, as sdcMicro assumes.
        case assumed
    }
}

extension TableMeasures {
    /// As a population table says, or else sampling weights.
    package var samplingFraction: SamplingFraction {
        func fraction(_ members: Double, _ source: SamplingFraction.Source) -> SamplingFraction? {
            guard members > 0, classes.records > 0 else { return nil }
            return SamplingFraction(fraction: min(1, Double(classes.records) / members), source: source)
        }
        return population.flatMap { fraction(Double($0.members), .population) }
            ?? sample.flatMap { fraction($0.members, .weights) } ?? SamplingFraction(fraction: 0.01, source: .assumed)
    }
}
