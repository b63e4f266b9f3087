package import TideAgreement
package import TideCore
import TideDisclosure
import TideMicrodata
import TidePseudonym

/// Puts a dataset, treatments and safeguards together into a plan, or says what does not fit.
package struct PlanCompiler {
    let dataset: Dataset
    let shelf: HierarchyShelf
    private let pseudonyms: PseudonymInputs

    /// - Parameter pseudonyms: what pseudonyms are made from beside the dataset and its treatments.
    package init(dataset: Dataset, shelf: HierarchyShelf, pseudonyms: PseudonymInputs) {
        self.dataset = dataset
        self.shelf = shelf
        self.pseudonyms = pseudonyms
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
        let reworkings = reworkings(of: columns)
        for column in dataset.columns {
            let treatment = columns.first { $0.name == column.name }?.treatment ?? .drop
            do {
                let part = try plan(column, treatment, reworkings[column.name], safeguards.preserve, search)
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
        let hasQuasi = plans.contains { if case .quasi = $0.treatment { true } else { false } }
        if hasQuasi && safeguards.protectNothing { problems.append(Diagnostic(.safeguardsMissing, at: place(""))) }
        problems += householdProblems(safeguards, search, at: place)
        guard problems.isEmpty else { throw ReleaseError.invalid(problems.sorted()) }
        return try plan(plans, columns, safeguards, search, optOut, levelNames)
    }

    /// Puts the parts together, once every column has its plan.
    private func plan(
        _ plans: [ColumnPlan],
        _ columns: [GrantColumn],
        _ safeguards: Safeguards,
        _ search: SearchSettings,
        _ optOut: OptOutFilter?,
        _ levelNames: [String: [String]]
    ) throws -> ProtectionPlan {
        let weights = try weightJoin(for: safeguards, plans)
        let unit = unitColumn(for: safeguards)
        let shift = plans.compactMap(\.shiftedDays).first.flatMap { pseudonyms.dateShift(days: $0, in: dataset) }
        let needed = [optOut?.column, unit, dataset.unitColumn?.name].compactMap(\.self) + (weights?.needed ?? [])
        let population = try population(plans)
        return ProtectionPlan(
            dataset: dataset,
            columns: columns.filter { $0.treatment != .drop },
            safeguards: safeguards,
            search: search,
            spec: ProtectionSpec(
                columns: plans,
                models: safeguards.engineModels,
                suppression: safeguards.suppression,
                loss: search.engineLoss,
                unitColumn: unit,
                keepsUnitsWhole: dataset.keepsUnitsWhole && unit != nil,
                sensitive: try sensitiveColumns(for: safeguards, columns),
                weightColumn: weights?.column,
                population: population?.table,
                effort: SearchEffort(nodes: search.budget)
            ),
            readings: plans.map { reading($0, isEncoded: needed.contains($0.name)) },
            dialect: CSVDialect(separator: dataset.separator.utf8.first ?? UInt8(ascii: ",")),
            levelNames: levelNames,
            optOut: optOut,
            unit: dataset.unitColumn,
            weights: weights,
            shift: shift,
            population: population?.digest
        )
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
            // Dropped columns are read for what released ones tell of them; identifiers are not, each being a value of its own.
            case .drop: ["quasi", "sensitive"].contains(plan.role) ? .codes : .nothing
            case .pseudonym(let recipe): recipe.firstVersionKey == nil ? .codes : .texts
            case .attribute, .quasi: .codes
            }
        return ColumnReading(name: plan.name, kept: kept, missing: plan.missing, recoding: plan.recoding)
    }

    private func plan(
        _ column: DatasetColumn,
        _ treatment: Treatment,
        _ reworking: Reworking?,
        _ preserve: [Dimension],
        _ search: SearchSettings
    ) throws -> ColumnPlan {
        let place = dataset.fields.clause("columns/\(column.name)").place
        let hierarchy = treatment == .drop ? nil : try hierarchy(of: column, treatment, at: place)
        let isPreserved = column.dimension.map(preserve.contains) ?? false
        let recoding = try recoding(of: column, treatment, at: place)
        return ColumnPlan(
            name: column.name,
            treatment: try columnTreatment(column, treatment, hierarchy, isPreserved: isPreserved, at: place),
            recoding: recoding,
            reworking: reworking,
            missing: column.missing,
            unlistedIsMissing: column.unlisted == .missing,
            dimension: column.dimension?.rawValue,
            role: column.role.rawValue,
            weight: search.weights.first { $0.column == column.name }?.weight.value ?? 1,
            tells: column.tells
        )
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
            let recipe = pseudonyms.recipe(for: pseudonymisation, identifier.namespace, normalisation)
            guard let recipe else {
                // WHY: every form that a document can say goes with the terms that it can say beside it; others are refused in reading.
                preconditionFailure("a form of pseudonyms that does not go with its term")
            }
            return .pseudonym(recipe)
        case .keep, .generalise, .band, .code, .round, .shift, .microaggregate: break
        }
        switch column.role {
        case .direct: throw invalid(.identifierKept)
        case .attribute, .sensitive, .weight:
            if case .generalise = treatment, column.dateLevels.isEmpty { throw invalid(.generalisedAttribute) }
            return .attribute
        case .quasi: break
        }
        guard let hierarchy else { return .quasi(hierarchy: nil, lowest: 0, highest: 0) }
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
