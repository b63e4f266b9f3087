package import TideCore

/// A prohibition over the whole network of agreements: a document of kind `firewall`.
package struct Firewall: Hashable, Sendable {
    package let id: Identifier
    package let title: String
    package let protects: Protection
    /// Whose signatures it needs: parties that own what it protects.
    package let owners: [Identifier]
    package let forbids: Forbidden
    package let floor: Floor?
    /// Parties that count as one reader, beside what their own documents say.
    package let coalitions: [[Identifier]]
    /// How many quasi-identifiers that join to a sensitive column make a recombination.
    package let recombinationQuasi: Int
    package let linkages: [FirewallLinkage]
    package let declassifiers: [Declassifier]
    /// How many of ``owners`` must sign a weakening; all where left out.
    package let changeCount: Int?
    package let fields: FieldPlaces

    /// What it protects: datasets marked protected and collected for a purpose or one that narrows it, and those named.
    package struct Protection: Hashable, Sendable {
        package let collectedFor: [Identifier]
        package let datasets: [Identifier]
    }

    /// Where protected data above the floor never goes.
    package struct Forbidden: Hashable, Sendable {
        package let roles: [Role]
        package let purposes: [Identifier]
    }

    /// What may go anywhere: at most this form, at least this k, at least so many in a cell.
    package struct Floor: Hashable, Sendable {
        package let form: Form
        package let minK: Int?
        package let minCell: Int?
    }
}

/// A join that a firewall lets pass.
package struct FirewallLinkage: Hashable, Sendable {
    /// At least two.
    package let datasets: [Identifier]
    /// Who answers for it.
    package let by: OfficerName
    package let purposes: [Identifier]
}

/// A way past a firewall that the owner signed.
package struct Declassifier: Hashable, Sendable {
    package let id: Identifier
    package let dataset: Identifier
    package let roles: [Role]
    package let purposes: [Identifier]
    package let maxForm: Form
    package let minK: Int?
    /// An officer of the dataset's owner.
    package let by: OfficerName
    /// The last day, inclusive.
    package let until: CalendarDate
    /// Its path in the document, as `declassifiers/0`.
    package let path: String
}
