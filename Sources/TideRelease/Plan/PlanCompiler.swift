package import TideAgreement
package import TideCore
import TideDisclosure
import TideMicrodata

/// Puts a dataset, treatments and safeguards together into a plan, or says what does not fit.
package struct PlanCompiler {
    private let dataset: Dataset
    private let shelf: HierarchyShelf
    private let master: Redacted<[UInt8]>

    /// - Parameter master: 32 bytes, from which pseudonym keys are derived.
    package init(dataset: Dataset, shelf: HierarchyShelf, master: Redacted<[UInt8]>) {
        self.dataset = dataset
        self.shelf = shelf
        self.master = master
    }

    /// The plan for columns that leave with their treatments; every other column of the dataset is dropped.
    ///
    /// - Parameters:
    ///   - optOut: which rows stay out.
    ///   - place: where a safeguard of a name is stated.
    /// - Throws: ``ReleaseError/invalid(_:)`` with everything that does not fit.
    package func compile(
        columns: [GrantColumn],
        safeguards: Safeguards,
        search: SearchSettings,
        optOut: OptOutFilter? = nil,
        place: (String) -> Place? = { _ in nil }
    ) throws -> ProtectionPlan {
        var problems: [Diagnostic] = []
        var levelNames: [String: [String]] = [:]
        var plans: [ColumnPlan] = []
        for column in dataset.columns {
            let treatment = columns.first { $0.name == column.name }?.treatment ?? .drop
            do {
                let part = try plan(column, treatment, preserve: safeguards.preserve)
                plans.append(part)
                if case .quasi(let hierarchy?, _, _) = part.treatment { levelNames[column.name] = hierarchy.levelNames }
            } catch let error as any DiagnosedError where error.kind == .invalid {
                problems += error.diagnostics
            }
        }
        if problems.isEmpty && !plans.contains(where: { if case .drop = $0.treatment { false } else { true } }) {
            problems.append(Diagnostic(.noColumnLeaves, at: dataset.fields.clause("columns").place))
        }
        if let optOut { problems += self.problems(of: optOut, plans) }
        problems += Self.notYet(safeguards).map { Diagnostic(.safeguardNotYet, [$0], at: place($0)) }
        let hasQuasi = plans.contains { if case .quasi = $0.treatment { true } else { false } }
        if hasQuasi && safeguards.kAnonymity == nil { problems.append(Diagnostic(.safeguardsMissing, at: place(""))) }
        guard problems.isEmpty else { throw ReleaseError.invalid(problems.sorted()) }
        return ProtectionPlan(
            dataset: dataset,
            columns: columns.filter { $0.treatment != .drop },
            safeguards: safeguards,
            spec: ProtectionSpec(
                columns: plans,
                k: safeguards.kAnonymity?.k ?? 1,
                suppression: safeguards.kAnonymity?.suppression ?? .none,
                aggregate: search.aggregate.engineValue,
                suppressionWeight: search.suppressionWeight.value
            ),
            readings: plans.map { reading($0, isEncoded: $0.name == optOut?.column) },
            dialect: CSVDialect(separator: dataset.separator.utf8.first ?? UInt8(ascii: ",")),
            levelNames: levelNames,
            optOut: optOut
        )
    }

    /// The safeguards that decisions know and no search meets yet.
    package static func notYet(_ safeguards: Safeguards) -> [String] {
        (safeguards.lDiversity == nil ? [] : ["lDiversity"]) + (safeguards.tCloseness == nil ? [] : ["tCloseness"])
    }

    /// Why a column cannot tell whose rows stay out.
    private func problems(of optOut: OptOutFilter, _ plans: [ColumnPlan]) -> [Diagnostic] {
        let place = dataset.fields.clause("columns/\(optOut.column)").place
        guard let plan = plans.first(where: { $0.name == optOut.column }) else {
            let isThere = dataset.columns.contains { $0.name == optOut.column }
            return isThere ? [] : [Diagnostic(.optOutColumnMissing, [optOut.column, dataset.id.text], at: place)]
        }
        return plan.recoding == nil ? [] : [Diagnostic(.optOutColumnCoarsened, [optOut.column], at: place)]
    }

    /// - Parameter isEncoded: whether its codes are needed although it does not leave, or leaves as pseudonyms.
    private func reading(_ plan: ColumnPlan, isEncoded: Bool) -> ColumnReading {
        let kept: ColumnReading.Kept =
            switch plan.treatment {
            case _ where isEncoded: .codes
            case .drop: .nothing
            case .pseudonym: .texts
            case .attribute, .quasi: .codes
            }
        return ColumnReading(name: plan.name, kept: kept, missing: plan.missing, recoding: plan.recoding)
    }

    private func plan(_ column: DatasetColumn, _ treatment: Treatment, preserve: [Dimension]) throws -> ColumnPlan {
        let place = dataset.fields.clause("columns/\(column.name)").place
        let hierarchy = treatment == .drop ? nil : try shelf.hierarchy(of: column, at: place)
        let isPreserved = column.dimension.map(preserve.contains) ?? false
        let recoding = recoding(of: column, treatment)
        return ColumnPlan(
            name: column.name,
            treatment: try columnTreatment(column, treatment, hierarchy, isPreserved: isPreserved, at: place),
            recoding: recoding,
            missing: column.missing,
            unlistedIsMissing: column.unlisted == .missing,
            dimension: column.dimension?.rawValue,
            role: column.role.rawValue
        )
    }

    /// Dates are told exactly to the level asked for and bands exactly as wide, before anything is counted.
    private func recoding(of column: DatasetColumn, _ treatment: Treatment) -> Recoding? {
        switch treatment {
        case .band(let width): column.type == .decimal ? .decimalBand(width: width) : .band(width: width)
        case .generalise(let level): column.dateLevels.contains { $0.rawValue == level } ? dateUnit(level) : nil
        case .keep: column.type == .date && !column.dateLevels.isEmpty ? .date(.day) : nil
        case .drop, .pseudonymise: nil
        }
    }

    private func dateUnit(_ level: String) -> Recoding? {
        DateLevel(rawValue: level).map { .date($0.unit) }
    }

    private func columnTreatment(
        _ column: DatasetColumn,
        _ treatment: Treatment,
        _ hierarchy: Hierarchy?,
        isPreserved: Bool,
        at place: Place
    ) throws -> ColumnTreatment {
        func invalid(_ code: DiagnosticCode, _ arguments: String...) -> ReleaseError {
            .invalid([Diagnostic(code, [column.name] + arguments, at: place)])
        }
        switch treatment {
        case .drop: return .drop
        case .pseudonymise(let pseudonymisation):
            guard let identifier = column.identifier else { throw invalid(.identifierWithoutNamespace) }
            guard let normalisation = Normalisation(rawValue: identifier.normalise.text) else {
                throw invalid(.normalisationUnknown, identifier.normalise.text)
            }
            return .pseudonym(
                PseudonymKey(
                    master: master,
                    domain: pseudonymisation.domain,
                    namespace: identifier.namespace,
                    normalisation: normalisation,
                    epoch: "1"
                )
            )
        case .keep, .generalise, .band: break
        }
        switch column.role {
        case .direct: throw invalid(.identifierKept)
        case .attribute, .sensitive, .weight:
            if case .generalise = treatment, column.dateLevels.isEmpty { throw invalid(.generalisedAttribute) }
            return .attribute
        case .quasi: break
        }
        // A banded column's own hierarchy speaks of the values before the bands, so it has none.
        guard let hierarchy, recoding(of: column, treatment) == nil else {
            return .quasi(hierarchy: nil, lowest: 0, highest: 0)
        }
        var lowest = 0
        if case .generalise(let level) = treatment {
            guard let index = hierarchy.level(named: level) else { throw invalid(.levelUnknown, level) }
            lowest = index
        }
        let highest = hierarchy.levelCount - (isPreserved && hierarchy.levelCount > 1 ? 2 : 1)
        guard lowest <= highest else { throw invalid(.preserveImpossible) }
        return .quasi(hierarchy: hierarchy, lowest: lowest, highest: highest)
    }
}

extension DatasetColumn {
    /// The levels at which the column's dates can be told; empty unless it is declared so.
    var dateLevels: [DateLevel] {
        guard case .date(let levels)? = hierarchy else { return [] }
        return levels
    }
}

extension DateLevel {
    var unit: DateUnit {
        switch self {
        case .day: .day
        case .month: .month
        case .quarter: .quarter
        case .year: .year
        }
    }
}

extension TideAgreement.LossAggregate {
    var engineValue: TideDisclosure.LossAggregate {
        switch self {
        case .geometricMean: .geometricMean
        case .arithmeticMean: .arithmeticMean
        }
    }
}
