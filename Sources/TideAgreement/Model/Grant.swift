package import TideCore

/// How much a file tells about a person, least first.
package enum Form: String, Hashable, Sendable, CaseIterable, Comparable {
    case aggregate
    case kAnonymous = "k-anonymous"
    case pseudonymised
    case identified

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .aggregate: 0
        case .kAnonymous: 1
        case .pseudonymised: 2
        case .identified: 3
        }
    }
}

/// One dataset of an agreement, with the columns and safeguards of its releases.
package struct Grant: Hashable, Sendable {
    package let id: Identifier
    package let dataset: Identifier
    package let form: Form
    package let reference: ReferencePeriod?
    /// In the document's order.
    package let columns: [GrantColumn]
    /// Which columns each purpose needs, in the document's order; `nil` where the agreement does not say.
    package let necessity: [Necessity]?
    package let safeguards: Safeguards
    /// What the search minimises.
    package let search: SearchSettings
    /// The path of this grant in its document, as `grants/0`.
    package let path: String
    private let positions: NamePositions

    init(
        id: Identifier,
        dataset: Identifier,
        form: Form,
        reference: ReferencePeriod?,
        columns: [GrantColumn],
        necessity: [Necessity]?,
        safeguards: Safeguards,
        search: SearchSettings,
        path: String
    ) {
        self.id = id
        self.dataset = dataset
        self.form = form
        self.reference = reference
        self.columns = columns
        self.necessity = necessity
        self.safeguards = safeguards
        self.search = search
        self.path = path
        self.positions = NamePositions(columns.map(\.name))
    }

    /// Where a column stands in ``columns``; `nil` where the grant does not list it.
    package func position(of column: String) -> Int? { positions[column] }

    /// The column of a name.
    package func column(_ name: String) -> GrantColumn? { positions[name].map { columns[$0] } }
}

/// The columns that a purpose needs.
package struct Necessity: Hashable, Sendable {
    package let purpose: Identifier
    package let columns: [String]
}

/// A column of a grant and how it leaves.
package struct GrantColumn: Hashable, Sendable {
    package let name: String
    package let treatment: Treatment

    package init(name: String, treatment: Treatment) {
        self.name = name
        self.treatment = treatment
    }
}

extension GrantColumn {
    /// Whether the column leaves as a pseudonym.
    package var isPseudonym: Bool {
        if case .pseudonymise = treatment { true } else { false }
    }
}
