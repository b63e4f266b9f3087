package import TideCore
import TideMicrodata

/// A local recoding of a table, and what it does to it: every class of records tells each column at a level of its own.
package struct LocalRecoding: Sendable {
    /// Records of the table.
    package let rowCount: Int
    /// Records that are in no class: they are removed.
    package let suppressed: Int
    /// What is compared: the smaller, the less is lost.
    let score: Double
    /// By the spec's measure; from 0 to 1 where it is a mean.
    package let loss: Double
    /// From 0 to 1, one per quasi-identifier in the plan's order.
    package let lossByColumn: [Double]
    /// Combinations of values that are told.
    package let classes: Int
    /// Records of the smallest class; 0 where there is none.
    package let smallestClass: Int
    /// Records of the largest class; 0 where there is none.
    package let largestClass: Int
    /// By quasi-identifier in the plan's order, the cells of kept records that tell nothing and told something at the finest level
    /// allowed.
    package let suppressedByColumn: [Int]
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
    /// SHA-256 of what each class tells and which combinations are in it: two recodings of the same input under the same plan with
    /// the same digest tell the same.
    package var digest: ContentDigest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * (classOfCombination.count + told.count) + 8)
        func append(_ number: UInt32) {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        append(UInt32(truncatingIfNeeded: columns.count))
        append(UInt32(truncatingIfNeeded: classOfCombination.count))
        classOfCombination.forEach(append)
        told.forEach(append)
        return ContentDigest(of: bytes)
    }

    /// Cells of quasi-identifiers of kept records.
    package var cells: Int { (rowCount - suppressed) * columns.count }

    /// The quasi-identifiers that lose anything.
    package var coarsenedColumns: [String] {
        zip(columns, lossByColumn).filter { $0.1 > 0 }.map(\.0.name)
    }

    /// Those of them that tell nothing, and would tell something at the finest level allowed.
    package var cellsSuppressed: Int { suppressedByColumn.reduce(0, +) }
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
    var refused = spec.safeguardsRefusedLocally
    if case .iyengar = spec.loss {} else { refused.append(Diagnostic(.localMeasureRefused, [spec.loss.name])) }
    guard refused.isEmpty else { throw .invalid(refused) }
    let columns = try LocalColumn.all(profile, spec)
    let start = LocalRecoder(profile, spec, columns)
    var recoder = start
    recoder.run()
    var found = LocalClasses(recoder, spec, joinsRest: true)
        .recoding(spec, by: recoder.judge, checked: recoder.checked)
    let outcome = search(profile, for: spec)
    if case .found(let transformation) = outcome {
        var whole = start
        whole.take(at: zip(transformation.levels, spec.quasiIdentifiers).map { $0.level - $1.lowest })
        let other = LocalClasses(whole, spec, joinsRest: false)
            .recoding(spec, by: start.judge, checked: recoder.checked)
        if let other, found.map({ other.score < $0.score }) ?? true { found = other }
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
    /// The safeguards that are not held where classes are told at levels of their own.
    var safeguardsRefusedLocally: [Diagnostic] {
        var problems: [Diagnostic] = []
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
