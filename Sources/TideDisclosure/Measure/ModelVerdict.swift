/// A privacy model held against a measured table.
package struct ModelVerdict: Hashable, Sendable {
    package let model: PrivacyModel
    package let outcome: Outcome

    package enum Outcome: Hashable, Sendable {
        /// The figure that the model bounds; infinite where no bound would do.
        case measured(Double, isMet: Bool)
        /// What the model speaks of is not in the table, or there is no population table or weight: never met.
        case notMeasured
    }

    package init(model: PrivacyModel, outcome: Outcome) {
        self.model = model
        self.outcome = outcome
    }

    /// Whether it was measured and is not met.
    package var isBroken: Bool { if case .measured(_, false) = outcome { true } else { false } }

    package var isMet: Bool { if case .measured(_, let isMet) = outcome { isMet } else { false } }

    /// The figure; `nil` if it was not measured.
    package var figure: Double? { if case .measured(let figure, _) = outcome { figure } else { nil } }
}

extension TableMeasures {
    /// Holds every model against this table.
    ///
    /// A table without records meets them all: there is no class that could break one, and no record at risk. Closeness, delta and beta
    /// compare each class with the records of this table.
    package func verdicts(on models: [PrivacyModel]) -> [ModelVerdict] {
        models.map { ModelVerdict(model: $0, outcome: outcome(of: $0)) }
    }

    private func outcome(of model: PrivacyModel) -> ModelVerdict.Outcome {
        let isEmpty = classes.classes == 0
        func verdict(_ figure: Double?, _ isMet: (Double) -> Bool) -> ModelVerdict.Outcome {
            guard let figure else { return .notMeasured }
            return .measured(figure, isMet: isEmpty || isMet(figure))
        }
        switch model {
        case .kAnonymity(let k): return verdict(Double(self.k)) { $0 >= Double(k) }
        case .kMap(let k): return verdict(population.map { Double($0.smallestClass) }) { $0 >= Double(k) }
        case .diversity(let column, let diversity): return outcome(of: diversity, sensitive(column), isEmpty: isEmpty)
        case .closeness(let column, let t, let distance):
            return verdict(sensitive(column)?.distance(distance)) { Bound.isMet($0, atMost: t) }
        case .deltaDisclosure(let column, let delta):
            return verdict(sensitive(column)?.deviation.delta) { Bound.isMet($0, below: delta) }
        case .betaLikeness(let column, let beta, let isEnhanced):
            let deviation = sensitive(column)?.deviation
            return verdict(isEnhanced ? deviation?.enhancedBeta : deviation?.basicBeta) {
                Bound.isMet($0, atMost: beta)
            }
        case .risk(let attacker, let statistic, let bound):
            let outcome = verdict(risk(attacker, statistic)) { Bound.isMet($0, atMost: bound) }
            // Without the population there is the prosecutor's risk, which is at least as high where the population holds everybody: if
            // it is too high, that tells nothing.
            if attacker != .prosecutor, population == nil, case .measured(_, false) = outcome { return .notMeasured }
            return outcome
        case .populationUniqueness(let bound):
            return verdict(sample?.populationUniqueness) { Bound.isMet($0, atMost: bound) }
        }
    }

    private func outcome(
        of diversity: PrivacyModel.Diversity,
        _ measures: SensitiveMeasures?,
        isEmpty: Bool
    ) -> ModelVerdict.Outcome {
        guard let measures else { return .notMeasured }
        switch diversity {
        case .distinct(let l): return .measured(Double(measures.distinct), isMet: isEmpty || measures.distinct >= l)
        case .entropy(let l):
            let isMet = isEmpty || ClassDiversity.isMet(entropy: measures.entropy, l: l)
            return .measured(measures.entropyDiversity, isMet: isMet)
        case .recursive(let c, let l):
            guard let worst = measures.recursive.first(where: { $0.l == l })?.worst else { return .notMeasured }
            return .measured(worst.leastC, isMet: isEmpty || worst.isMet(c: c))
        }
    }

    /// A risk, from 0 to 1; the journalist's and marketer's without a population table are the prosecutor's, which they cannot exceed.
    package func risk(_ attacker: PrivacyModel.Attacker, _ statistic: PrivacyModel.Statistic) -> Double {
        switch (attacker, statistic) {
        case (.prosecutor, .highest): classes.highestRisk.value
        case (.prosecutor, .average): classes.averageRisk.value
        case (_, .highest): (population?.highestRisk ?? classes.highestRisk).value
        case (_, .average): population?.averageRisk ?? classes.averageRisk.value
        }
    }
}

extension SensitiveMeasures {
    /// The greatest distance of a kind; `nil` where the column's values have no such distance.
    package func distance(_ distance: PrivacyModel.Distance) -> Double? {
        switch distance {
        case .equal: equalDistance
        case .ordered: orderedDistance
        case .hierarchical: hierarchicalDistance
        }
    }
}
