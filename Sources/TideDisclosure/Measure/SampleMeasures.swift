package import TideMicrodata

/// The risk of a sample's records against the population that its weights stand for: see ``IndividualRisk``.
package struct SampleMeasures: Hashable, Sendable {
    /// The column of weights.
    package let column: String
    /// The sum of all weights: the members of the population, as the weights estimate them.
    package let members: Double
    /// The mean over the records of the chance of naming the right member.
    package let averageRisk: Double
    /// The highest.
    package let highestRisk: Double
    /// Records alone in their class, each weighed with the chance that it is alone in the population: an expected number.
    package let expectedUniques: Double
    /// The records of the sample.
    package let records: Int

    /// The estimated share of records that are unique in the sample and in the population.
    package var populationUniqueness: Double { records == 0 ? 0 : expectedUniques / Double(records) }

    /// Measures the classes of a sample; `nil` if a weight is missing, negative or no number.
    ///
    /// Weights are summed in millionths.
    package init?(of weights: EncodedColumn, in partition: ClassPartition) {
        let parsed = weights.values.indices.map { code in
            UInt32(code) == weights.missingCode ? nil : DecimalFigure.millionths(weights.values[code])
        }
        let codes = partition.gathered(weights.codes)
        guard codes.allSatisfy({ parsed[Int($0)] != nil }) else { return nil }
        let millionths = parsed.map { $0 ?? 0 }
        var (all, highest) = (0.0, 0.0)
        var (risks, uniques) = (FixedPointSum(), FixedPointSum())
        var total: Int128 = 0
        for number in 0..<partition.count {
            var sum = 0
            for position in partition.starts[number]..<partition.starts[number + 1] {
                sum += millionths[Int(codes[position])]
            }
            total += Int128(sum)
            let (size, members) = (partition.size(number), Double(sum) / 1e6)
            let risk = IndividualRisk.risk(records: size, members: members)
            risks.add(risk, times: size)
            highest = max(highest, risk)
            if size == 1 { uniques.add(IndividualRisk.uniqueness(members: members)) }
        }
        all = Double(total) / 1e6
        self.column = weights.name
        self.members = all
        self.averageRisk = risks.mean(of: partition.records)
        self.highestRisk = highest
        self.expectedUniques = uniques.value
        self.records = partition.records
    }
}
