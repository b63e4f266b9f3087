package import TideCore

/// What everybody may read of one agreement: what its `publish` clause names, its standing, and the digest of its signed form.
///
/// A member that the clause does not name is `nil` here, so that no page, table or program can show it.
package struct PublicEntry: Hashable, Sendable {
    package let standing: PublicStanding
    /// `nil` where the agreement is not registered.
    package let signedForm: ContentDigest?
    package let title: String?
    package let parties: Parties?
    package let legalBasis: [LegalBasis]?
    package let purposes: [Identifier]?
    /// One for each grant, in the agreement's order.
    package let data: [Data]?
    package let valid: Validity?
    /// What people were told when the data was collected, and whom they can ask.
    package let notice: String?
    /// The offices that sign for the parties; with the party's name where parties are published.
    package let contact: [Contact]?

    /// Provider and recipient by name.
    package struct Parties: Hashable, Sendable {
        package let provider: String
        package let recipient: String
    }

    /// A dataset with the columns that leave; what of the two is not published is `nil`.
    package struct Data: Hashable, Sendable {
        package let dataset: String?
        package let columns: [Column]?
    }

    /// A column that leaves, and how: a sentence in the language that was in force.
    package struct Column: Hashable, Sendable {
        package let name: String
        package let treatment: String
    }

    /// An office, never a person.
    package struct Contact: Hashable, Sendable {
        package let office: String
        package let party: String?
    }

    /// - Returns: `nil` for an agreement that publishes nothing.
    package init?(
        _ agreement: Agreement,
        in policies: PolicySet,
        standing: PublicStanding,
        signedForm: ContentDigest?
    ) {
        let named = Set(agreement.publish)
        guard !named.isEmpty else { return nil }
        func published<Value>(_ field: PublishedField, _ value: @autoclosure () -> Value) -> Value? {
            named.contains(field) ? value() : nil
        }
        func name(_ party: Identifier) -> String { policies.parties[party]?.name ?? party.text }
        let hasParties = named.contains(.parties)
        let hasData = named.contains(.datasets) || named.contains(.columns)
        self.standing = standing
        self.signedForm = signedForm
        self.title = published(.title, agreement.title)
        self.parties = published(
            .parties,
            Parties(provider: name(agreement.provider), recipient: name(agreement.recipient))
        )
        self.legalBasis = published(.legalBasis, agreement.legalBasis)
        self.purposes = published(.purposes, agreement.purposes)
        self.data =
            !hasData
            ? nil
            : agreement.grants.map { grant in
                let dataset = policies.datasets[grant.dataset]
                return Data(
                    dataset: published(.datasets, dataset?.title ?? grant.dataset.text),
                    columns: published(
                        .columns,
                        grant.columns.filter { $0.treatment != .drop }.map { column in
                            Column(name: column.name, treatment: Wording.treatment(column, in: dataset))
                        }
                    )
                )
            }
        self.valid = published(.valid, agreement.valid)
        self.notice = published(.notice, agreement.notice) ?? nil
        self.contact = published(
            .contact,
            agreement.possibleSignatories.map { officer in
                let title = policies.parties[officer.party]?.officers.first { $0.name == officer }?.title
                return Contact(
                    office: title ?? officer.officer.text,
                    party: hasParties ? name(officer.party) : nil
                )
            }
        )
    }
}
