package import TideAgreement
package import TideCore
import TideDecision
package import TideDisclosure
package import TideMicrodata
import TidePseudonym

/// What is to be done to every column of a source file: the dataset, the agreement's treatments and safeguards, and the
/// hierarchies, put together for an engine.
package struct ProtectionPlan: Sendable {
    package let dataset: Dataset
    /// The columns that leave, in the order asked for, with their treatments.
    package let columns: [GrantColumn]
    package let safeguards: Safeguards
    package let search: SearchSettings
    /// For the engine: every column of the dataset, in the dataset's order.
    package internal(set) var spec: ProtectionSpec
    /// How the source is read: every column of the dataset, in the dataset's order.
    package let readings: [ColumnReading]
    package let dialect: CSVDialect
    /// The names of the levels of every column that is searched.
    package let levelNames: [String: [String]]
    /// Which rows stay out before anything is counted; all stay in where there is none.
    package let optOut: OptOutFilter?
    /// The column that names the unit of a row; `nil` where the dataset names none that can be found again.
    package let unit: UnitColumn?
    /// Where sampling weights come from; `nil` where none are needed.
    package let weights: WeightJoin?
    /// By how many days the dates of each unit are moved; `nil` where none are.
    let shift: DateShift?
    /// SHA-256 of the file of the population table that ``spec`` has.
    let population: ContentDigest?

    /// The quasi-identifiers that leave, in the dataset's order.
    package var quasiIdentifiers: [String] {
        spec.columns.compactMap { column in
            if case .quasi = column.treatment { column.name } else { nil }
        }
    }

    /// Whether quasi-identifiers leave, so that the file tells its units apart.
    var tellsApart: Bool { !quasiIdentifiers.isEmpty }

    /// The same, held also to what left before.
    ///
    /// It is no part of the digest: what earlier releases a search was held to stands in the transformation's record.
    func beside(_ earlier: [EarlierRelease]) -> ProtectionPlan {
        var plan = self
        plan.spec.earlier = earlier
        return plan
    }

    /// Whether a column is looked at after the opt-outs were removed, whether it leaves or not.
    func needs(_ name: String) -> Bool {
        releases(name) || spec.unitColumn == name || unit?.name == name
            || (weights?.needed.contains(name) ?? false)
    }

    /// What is measured of the source and of the released file: the classes, every sensitive column that leaves, and whatever the
    /// safeguards speak of.
    ///
    /// - Parameter told: the levels that the table is told at, by column.
    func measuring(told: [String: ToldLevel] = [:]) -> MeasuringSpec {
        let declared = spec.columns.filter { $0.role == "sensitive" && releases($0.name) }.map { column in
            spec.sensitive.first { $0.column == column.name } ?? SensitiveColumn(column: column.name)
        }
        return MeasuringSpec(
            quasiIdentifiers: quasiIdentifiers,
            sensitive: declared + spec.sensitive.filter { other in !declared.contains { $0.column == other.column } },
            unitColumn: spec.unitColumn,
            weightColumn: spec.weightColumn,
            population: spec.population,
            told: told
        ).covering(spec.models)
    }

    /// Whether a column leaves.
    func releases(_ name: String) -> Bool { columns.contains { $0.name == name } }

    /// SHA-256 of what the plan does: parameters that a replay must repeat, without any key.
    package var digest: ContentDigest { ContentDigest(of: json) }

    /// The plan's parameters as signed by digest.
    package var json: JSONValue {
        let treatments = columns.map { column -> JSONValue in
            ["name": .string(column.name), "treatment": column.treatment.json]
        }
        let common: JSONValue = .members([
            "version": "tidegate/plan/v1",
            "dataset": .string(dataset.id.text),
            "columns": .array(treatments),
            "readings": .array(spec.columns.filter(\.isReleased).map(\.digestJSON)),
            "k": JSONValue(spec.k),
            "suppression": .string(spec.suppression.description),
            "preserve": JSONValue(safeguards.preserve.map(\.rawValue).sorted()),
            "loss": spec.loss.name == "iyengar" ? nil : .string(spec.loss.name),
            "aggregate": spec.loss.aggregate.map { .string("\($0)") },
            "suppressionWeight": spec.loss.suppressionWeight.map { .string(DecimalText.exact($0)) },
            "optOut": optOut?.json,
        ])
        return .object(further.merging(common.members ?? [:]) { first, _ in first })
    }

    /// What only some plans have.
    private var further: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        if !safeguards.models.isEmpty { members["models"] = .object(safeguards.models.members) }
        if !spec.sensitive.isEmpty { members["sensitive"] = .array(spec.sensitive.map(\.digestJSON)) }
        if let unit = spec.unitColumn { members["unit"] = .string(unit) }
        if spec.keepsUnitsWhole { members["wholeUnits"] = true }
        if let weights { members["samplingWeights"] = weights.json }
        if let population {
            members["population"] = .members([
                "file": .string(population.hex), "columns": .object(populationColumns),
                "count": dataset.population?.count.map { .string($0) },
            ])
        }
        if !search.weights.isEmpty { members["columnWeights"] = .object(columnWeights) }
        if let budget = search.budget { members["budget"] = JSONValue(budget) }
        if search.recoding != .fullDomain { members["recoding"] = .string(search.recoding.rawValue) }
        return members
    }
}

extension ProtectionPlan {
    /// The population table's column by the dataset's.
    private var populationColumns: [String: JSONValue] {
        let pairs = (dataset.population?.columns ?? []).map { ($0.name, JSONValue.string($0.column)) }
        return Dictionary(pairs) { first, _ in first }
    }

    private var columnWeights: [String: JSONValue] {
        let pairs = search.weights.map { ($0.column, JSONValue.string($0.weight.description)) }
        return Dictionary(pairs) { first, _ in first }
    }
}

extension SensitiveColumn {
    /// What distances between its values are measured by.
    fileprivate var digestJSON: JSONValue {
        .members([
            "name": .string(column), "hierarchy": hierarchy.map { .string($0.digest.hex) },
            "order": order?.json,
        ])
    }
}

extension ColumnPlan {
    fileprivate var isReleased: Bool { if case .drop = treatment { false } else { true } }

    /// Everything about a released column that decides what its cells become: two plans with the same digest do the same
    /// to the same input.
    fileprivate var digestJSON: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "role": .string(role), "missing": JSONValue(missing),
            "unlistedIsMissing": .bool(unlistedIsMissing), "recoding": recoding.map { .string($0.words) } ?? .null,
        ]
        if let crosswalk = recoding?.crosswalk { members["codelist"] = crosswalk.json }
        if let reworking { members["reworking"] = .string(reworking.words) }
        switch treatment {
        case .drop, .attribute: break
        case .quasi(let hierarchy, let lowest, let highest):
            members["levels"] = [JSONValue(lowest), JSONValue(highest)]
            members["hierarchy"] = hierarchy.map { .string($0.digest.hex) } ?? .null
        case .pseudonym(let recipe):
            // The first version's parameters stand as they always did, so that no digest changes.
            members["pseudonym"] =
                recipe.firstVersionKey.map { key in
                    [
                        .string(key.domain.text), .string(key.namespace.text), .string(key.normalisation.rawValue),
                        .string(key.epoch),
                    ]
                } ?? recipe.json
        }
        return .object(members)
    }
}

extension Hierarchy {
    /// SHA-256 of the whole ladder: every leaf with its value at every level, and the levels' names.
    fileprivate var digest: ContentDigest {
        let rows = (0..<leafCount).map { leaf in
            JSONValue((0..<levelCount).map { values[$0][Int(ancestors[$0][leaf])] })
        }
        return ContentDigest(of: ["levels": JSONValue(levelNames), "rows": .array(rows)])
    }
}
