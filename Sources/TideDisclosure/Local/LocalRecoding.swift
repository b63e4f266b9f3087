import TideCore
import TideMicrodata

/// A local recoding of a table, and what it does to it: every class of records tells each column at a level of its own.
package struct LocalRecoding: Sendable {
    /// Records of the table.
    package let rowCount: Int
    /// Records that are in no class: they are removed.
    package let suppressed: Int
    /// By the spec's measure; from 0 to 1 where it is a mean.
    package internal(set) var loss: Double
    /// From 0 to 1, one per quasi-identifier in the plan's order.
    package let lossByColumn: [Double]
    /// Combinations of values that are told.
    package let classes: Int
    /// Records of the smallest class; 0 where there is none.
    package let smallestClass: Int
    /// Records of the largest class; 0 where there is none.
    package let largestClass: Int
    /// Cells of quasi-identifiers of kept records that tell nothing: the value of the whole domain, or none.
    package let cellsSuppressed: Int
    /// Choices of levels whose classes were counted.
    package let checked: Int
    /// What the full-domain generalisation of least loss loses; `nil` where none was found.
    package internal(set) var fullDomainLoss: Double?

    /// In the plan's order.
    let columns: [LocalColumn]
    /// By combination of the profile, its class; ``LocalRecoder/noClass`` where it is removed.
    let classOfCombination: [UInt32]
    /// By class, then by column: the value that is told.
    let told: [UInt32]
}

extension LocalRecoding {
    /// Cells of quasi-identifiers of kept records.
    package var cells: Int { (rowCount - suppressed) * columns.count }

    /// What is compared: the smaller, the less is lost.
    func score(_ spec: ProtectionSpec) -> LossFigure {
        let weights = spec.quasiIdentifiers.map(\.column.weight)
        return LossFigure(zip(weights, lossByColumn).map { $0 * $1 }, by: spec.loss.aggregate ?? .arithmeticMean)
    }
}

/// What looking for a local recoding ends in.
package enum LocalOutcome: Sendable {
    case found(LocalRecoding)
    /// Nothing was found that meets the safeguards, and no full-domain generalisation does: nothing may be released.
    case unmeetable(BestAttainable)
    /// The budget ended before anything was found. Nothing may be released.
    case unfinished(UnfinishedSearch)
}

/// Finds a local recoding that meets the safeguards and loses no more than the full-domain generalisation of least loss.
///
/// The answer depends on the counted combinations alone, and not on the number of threads. It is no optimum: to find that is NP-hard.
///
/// *Source:* Meyerson and Williams 2004, "On the complexity of optimal k-anonymity". `docs/models/local-recoding.md`.
///
/// - Throws: `invalid` with every safeguard and measure of loss that local recoding does not have, or if a column's texts mean different
///   values at two levels.
/// - Precondition: the profile was made for the same quasi-identifiers and safeguards.
package func recode(_ profile: QuasiProfile, for spec: ProtectionSpec) throws(DisclosureError) -> LocalOutcome {
    let refused = spec.refusedLocally
    guard refused.isEmpty else { throw .invalid(refused) }
    let columns = try LocalColumn.all(profile, spec)
    let start = LocalRecoder(profile, spec, columns)
    var recoder = start
    recoder.run()
    var found = LocalClasses(recoder, spec, joinsRest: true).recoding(spec)
    let outcome = search(profile, for: spec)
    if case .found(let transformation) = outcome {
        var whole = start
        whole.take(at: zip(transformation.levels, spec.quasiIdentifiers).map { $0.level - $1.lowest })
        if let other = LocalClasses(whole, spec, joinsRest: false).recoding(spec, checked: transformation.checked),
            found.map({ other.score(spec).score < $0.score(spec).score }) ?? true
        {
            found = other
        }
        found?.fullDomainLoss = transformation.loss
    }
    if let found { return .found(found) }
    switch outcome {
    case .unmeetable(let best): return .unmeetable(best)
    case .unfinished(let search): return .unfinished(search)
    case .found(let transformation):
        let counts = ["\(profile.rowCount)", "\(transformation.suppressed)"]
        throw .differsFromPlan(Diagnostic(.appliedDiffersFromPlan, counts))
    }
}

extension ProtectionSpec {
    /// What local recoding does not have of what is asked for.
    fileprivate var refusedLocally: [Diagnostic] {
        var problems: [Diagnostic] = []
        if case .iyengar = loss {} else { problems.append(Diagnostic(.localMeasureRefused, [loss.name])) }
        for model in models {
            switch model {
            case .kAnonymity, .diversity, .closeness, .deltaDisclosure, .betaLikeness: continue
            case .risk(.prosecutor, _, _): continue
            case .risk where population == nil: continue
            case .kMap, .risk, .populationUniqueness: problems.append(Diagnostic(.localSafeguardRefused, [model.name]))
            }
        }
        if !earlier.isEmpty { problems.append(Diagnostic(.localSafeguardRefused, ["composition"])) }
        return problems
    }
}
