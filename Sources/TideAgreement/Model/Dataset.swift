package import TideCore

/// What a column tells about a person.
///
/// *Source:* Hundepool et al. 2012, section 2.
package enum DisclosureRole: String, Hashable, Sendable, CaseIterable {
    case direct
    case quasi
    case sensitive
    case attribute
    case weight
}

/// How a column's texts are read.
package enum ColumnType: String, Hashable, Sendable, CaseIterable {
    case text
    case code
    case integer
    case decimal
    case date
}

/// What the Sustainable Development Goals ask to be told apart (target 17.18).
package enum Dimension: String, Hashable, Sendable, CaseIterable {
    case sex
    case age
    case migratoryStatus = "migratory-status"
    case disability
    case geography
    case income
}

/// A table that a party holds: a document of kind `dataset`.
package struct Dataset: Hashable, Sendable {
    package let id: Identifier
    package let title: String?
    /// The party that answers for it; never `nil` in a policy set, a spec alone needs none.
    package let owner: Identifier?
    /// The purpose that the data was collected for; never `nil` in a policy set, a spec alone needs none.
    package let collectedFor: Identifier?
    package let isProtected: Bool
    /// The owner's last day of holding it, inclusive.
    package let retain: CalendarDate?
    package let reference: ReferencePeriod?
    package let unit: ObservationUnit
    /// The column whose values tell units apart: what k counts, unless a safeguard says otherwise.
    package let unitIdentifier: String?
    /// `nil` where the dataset is told nothing of the population.
    package let population: PopulationTable?
    /// Weights in a file of their own; a column of role `weight` needs none.
    package let samplingWeights: WeightTable?
    /// Between fields: `,`, `;` or tab.
    package let separator: String
    /// In the document's order; the file's may differ.
    package let columns: [DatasetColumn]
    /// `nil` where the document says nothing; empty for `none`.
    package let derivedFrom: [Identifier]?
    package let fields: FieldPlaces
    private let positions: NamePositions

    package init(
        id: Identifier,
        title: String?,
        owner: Identifier?,
        collectedFor: Identifier?,
        isProtected: Bool,
        retain: CalendarDate?,
        reference: ReferencePeriod?,
        unit: ObservationUnit,
        unitIdentifier: String? = nil,
        population: PopulationTable? = nil,
        samplingWeights: WeightTable? = nil,
        separator: String,
        columns: [DatasetColumn],
        derivedFrom: [Identifier]?,
        fields: FieldPlaces
    ) {
        self.id = id
        self.title = title
        self.owner = owner
        self.collectedFor = collectedFor
        self.isProtected = isProtected
        self.retain = retain
        self.reference = reference
        self.unit = unit
        self.unitIdentifier = unitIdentifier
        self.population = population
        self.samplingWeights = samplingWeights
        self.separator = separator
        self.columns = columns
        self.derivedFrom = derivedFrom
        self.fields = fields
        self.positions = NamePositions(columns.map(\.name))
    }

    /// The column that holds the sampling weights, where one does.
    package var weightColumn: DatasetColumn? { columns.first { $0.role == .weight } }

    /// Whether the records of a unit leave together or not at all: the members of a household that the dataset names.
    package var keepsUnitsWhole: Bool { unit == .household && unitIdentifier != nil }

    /// Whether it says how much of the population a row stands for.
    package var hasWeights: Bool { samplingWeights != nil || weightColumn != nil }

    /// The column of a name.
    package func column(_ name: String) -> DatasetColumn? { positions[name].map { columns[$0] } }
}

/// What one row is about.
package enum ObservationUnit: String, Hashable, Sendable, CaseIterable {
    case person
    case household
    case event
}

/// The days that data is about, both inclusive.
package struct ReferencePeriod: Hashable, Sendable {
    package let from: CalendarDate
    package let until: CalendarDate

    package init(from: CalendarDate, until: CalendarDate) {
        self.from = from
        self.until = until
    }

    /// Whether the other period lies wholly inside this one.
    package func contains(_ other: ReferencePeriod) -> Bool { from <= other.from && other.until <= until }
}

/// One column of a dataset.
package struct DatasetColumn: Hashable, Sendable {
    package let name: String
    package let role: DisclosureRole
    package let type: ColumnType
    /// The texts that mean a missing value; by default the empty field alone.
    package let missing: [String]
    /// The list that its codes are translated by before anything else; `nil` where they leave as they are written.
    package let codelist: Identifier?
    package let hierarchy: HierarchyReference?
    /// What happens to a text that the hierarchy does not have.
    package let unlisted: UnlistedValues
    package let dimension: Dimension?
    /// For direct identifiers that may be pseudonymised.
    package let identifier: IdentifierNamespace?
    /// Columns that it is declared to tell of: less being released of them hides nothing while this one leaves.
    package let tells: [String]

    package init(
        name: String,
        role: DisclosureRole,
        type: ColumnType,
        missing: [String],
        codelist: Identifier? = nil,
        hierarchy: HierarchyReference?,
        unlisted: UnlistedValues,
        dimension: Dimension?,
        identifier: IdentifierNamespace?,
        tells: [String] = []
    ) {
        self.name = name
        self.role = role
        self.type = type
        self.missing = missing
        self.codelist = codelist
        self.hierarchy = hierarchy
        self.unlisted = unlisted
        self.dimension = dimension
        self.identifier = identifier
        self.tells = tells
    }
}

/// What happens to a text that its column's hierarchy does not have.
package enum UnlistedValues: String, Hashable, Sendable, CaseIterable {
    /// The run stops, naming column and row.
    case error
    /// It counts as missing; the officer's report says how many.
    case missing
}

/// Which identifier a column holds, and how it is written before it meets a key.
package struct IdentifierNamespace: Hashable, Sendable {
    package let namespace: Identifier
    /// The name of a normalisation profile; `none-v1` takes the text as it is, `trim-v1` without surrounding white space.
    package let normalise: Identifier

    package init(namespace: Identifier, normalise: Identifier) {
        self.namespace = namespace
        self.normalise = normalise
    }
}

extension Dataset {
    /// Whether it is about people: about persons or households, protected, or with a column that identifies directly.
    package var isPersonal: Bool { isProtected || unit != .event || columns.contains { $0.role == .direct } }
}
