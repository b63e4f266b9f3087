import TideAgreement
import TideCore
import TideDisclosure
import TideMicrodata

extension PlanCompiler {
    /// The column that k counts distinct values of; `nil` where it counts records.
    func unitColumn(for safeguards: Safeguards) -> String? {
        safeguards.kAnonymity?.unit == .records ? nil : dataset.unitIdentifier
    }

    /// What is not held where the members of a household leave together or not at all.
    func householdProblems(
        _ safeguards: Safeguards,
        _ search: SearchSettings,
        at place: (String) -> Place?
    ) -> [Diagnostic] {
        guard dataset.keepsUnitsWhole else { return [] }
        var problems: [Diagnostic] = []
        if safeguards.kAnonymity?.unit == .records {
            problems.append(Diagnostic(.householdsInRecords, [dataset.id.text], at: place("kAnonymity/unit")))
        }
        for family in Set(safeguards.models.map(\.family.rawValue)).sorted() {
            problems.append(Diagnostic(.notHeldOfHouseholds, [family], at: place(family)))
        }
        var settings: [String] = []
        switch search.loss {
        case .discernibility, .classDiscernibility, .ambiguity: settings.append("loss: \(search.loss.rawValue)")
        default: break
        }
        if search.recoding != .fullDomain { settings.append("recoding: \(search.recoding.rawValue)") }
        return problems + settings.map { Diagnostic(.notHeldOfHouseholds, [$0], at: place("")) }
    }

    /// What distances between the values of sensitive columns are measured by.
    func sensitiveColumns(for safeguards: Safeguards, _ columns: [GrantColumn]) throws -> [SensitiveColumn] {
        try safeguards.sensitiveColumns.compactMap { name in
            guard let column = dataset.column(name) else { return nil }
            let place = dataset.fields.clause("columns/\(name)").place
            let treatment = columns.first { $0.name == name }?.treatment ?? .drop
            let hierarchy =
                if case .band = treatment {
                    try shelf.hierarchy(of: column, at: place)
                } else {
                    try self.hierarchy(of: column, treatment, at: place)
                }
            // Numbers and dates have an order of their own; other values stand as their hierarchy lists them.
            let isOrdered = [.integer, .decimal, .date].contains(column.type)
            return SensitiveColumn(
                column: name,
                hierarchy: hierarchy,
                order: isOrdered ? .natural : (hierarchy?.values[0]).map(ValueOrder.stated)
            )
        }
    }

    /// Where the sampling weights come from; `nil` where no safeguard needs them.
    func weightJoin(for safeguards: Safeguards, _ plans: [ColumnPlan]) throws -> WeightJoin? {
        guard safeguards.models.contains(where: \.needsWeights) else { return nil }
        if let column = dataset.weightColumn { return WeightJoin(column: column.name, file: nil) }
        guard let declared = dataset.samplingWeights else { return nil }
        let bytes = try bytes(of: declared.path, at: "samplingWeights/file")
        let file = try WeightFile(declared, bytes: bytes) { name in
            plans.first { $0.name == name }.map { plan in
                ColumnReading(name: name, isEncoded: true, missing: plan.missing, recoding: plan.recoding)
            }
        }
        return WeightJoin(column: dataset.columnName(forWeights: declared), file: file)
    }

    /// The population that the dataset declares, and the digest of what says so; `nil` where it declares none.
    func population(
        _ plans: [ColumnPlan]
    ) throws -> (table: TideDisclosure.PopulationTable, digest: ContentDigest)? {
        guard let declared = dataset.population, plans.contains(where: \.isQuasi) else { return nil }
        let bytes = try bytes(of: declared.path, at: "population/file")
        let table = try TideDisclosure.PopulationTable(declared, bytes: bytes) { name in
            plans.first { $0.name == name && $0.isQuasi }.map { plan in
                ColumnReading(name: plan.name, isEncoded: true, missing: plan.missing, recoding: plan.recoding)
            }
        }
        return (table, ContentDigest(of: bytes))
    }

    private func bytes(of path: String, at field: String) throws -> [UInt8] {
        guard let bytes = shelf.bytes(of: path) else {
            throw ReleaseError.invalid([Diagnostic(.fileMissing, [path], at: dataset.fields.clause(field).place)])
        }
        return bytes
    }
}

extension Dataset {
    /// What a table calls the weights of a file of their own: a name that no column of the source has.
    func columnName(forWeights declared: WeightTable) -> String {
        var name = declared.weight
        while column(name) != nil { name += "\u{2032}" }
        return name
    }
}

extension ColumnPlan {
    /// Whether it is matched with what others know.
    var isQuasi: Bool { if case .quasi = treatment { true } else { false } }
}

extension Safeguards {
    /// Every model as the engine knows it.
    var engineModels: [PrivacyModel] {
        [.kAnonymity(kAnonymity?.k ?? 1)] + models.map(\.engineModel)
    }
}

extension SafeguardModel {
    var engineModel: PrivacyModel {
        switch self {
        case .kMap(let k): .kMap(k)
        case .lDiversity(let diversity): .diversity(of: diversity.of, diversity.measure.engineMeasure)
        case .tCloseness(let closeness):
            .closeness(of: closeness.of, t: closeness.t.value, closeness.distance.engineDistance)
        case .deltaDisclosure(let limit): .deltaDisclosure(of: limit.of, delta: limit.delta.value)
        case .betaLikeness(let limit):
            .betaLikeness(of: limit.of, beta: limit.beta.value, isEnhanced: limit.isEnhanced)
        case .risk(let limit):
            .risk(limit.attacker.engineAttacker, limit.statistic.engineStatistic, atMost: limit.atMost.value)
        case .populationUniqueness(let share): .populationUniqueness(atMost: share.value)
        }
    }
}

extension LDiversity.Measure {
    fileprivate var engineMeasure: PrivacyModel.Diversity {
        switch self {
        case .distinct(let count): .distinct(count)
        case .entropy(let number): .entropy(number.value)
        case .recursive(let c, let l): .recursive(c: c.value, l: l)
        }
    }
}

extension TCloseness.Distance {
    fileprivate var engineDistance: PrivacyModel.Distance {
        switch self {
        case .equal: .equal
        case .ordered: .ordered
        case .hierarchical: .hierarchical
        }
    }
}

extension RiskLimit.Attacker {
    fileprivate var engineAttacker: PrivacyModel.Attacker {
        switch self {
        case .prosecutor: .prosecutor
        case .journalist: .journalist
        case .marketer: .marketer
        }
    }
}

extension RiskLimit.Statistic {
    fileprivate var engineStatistic: PrivacyModel.Statistic {
        switch self {
        case .average: .average
        case .highest: .highest
        }
    }
}

extension SearchSettings {
    /// As the engine knows it.
    var engineLoss: TideDisclosure.LossMeasure {
        let weight = suppressionWeight.value
        return switch loss {
        case .iyengar: .iyengar(engineAggregate, suppressionWeight: weight)
        case .precision: .precision(engineAggregate, suppressionWeight: weight)
        case .normalisedEntropy: .normalisedEntropy(engineAggregate)
        case .nonUniformEntropy: .nonUniformEntropy(countsSuppressed: true)
        case .generalisationEntropy: .nonUniformEntropy(countsSuppressed: false)
        case .discernibility: .discernibility(penalisesSuppression: true)
        case .classDiscernibility: .discernibility(penalisesSuppression: false)
        case .averageClassSize: .averageClassSize
        case .ambiguity: .ambiguity
        case .height: .height
        }
    }

    private var engineAggregate: TideDisclosure.LossAggregate {
        switch aggregate ?? .geometricMean {
        case .geometricMean: .geometricMean
        case .arithmeticMean: .arithmeticMean
        case .sum: .sum
        case .maximum: .maximum
        case .rank: .rank
        }
    }
}
