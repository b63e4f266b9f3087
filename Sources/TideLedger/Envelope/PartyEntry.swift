package import TideCore

/// The registrar let parties in, or changed what is registered of them.
package struct PartyEntry: Sendable {
    /// One party of the entry.
    package struct Member: Hashable, Sendable {
        package let id: Identifier
        /// Of the form that the registrar signed.
        package let digest: ContentDigest
        /// The index of the party's entry before this one; `nil` for its first.
        package let previous: Int?

        package init(id: Identifier, digest: ContentDigest, previous: Int?) {
            self.id = id
            self.digest = digest
            self.previous = previous
        }

        var json: JSONValue {
            .members([
                "digest": .string(digest.hex), "id": .string(id.text), "previous": previous.map { JSONValue($0) },
            ])
        }
    }

    package let members: [Member]
    /// The key id of the registrar's key.
    package let registrar: String

    package init(members: [Member], registrar: String) {
        self.members = members
        self.registrar = registrar
    }

    /// Nothing in clear but that parties were registered; the subject commits to them.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let parties = JSONValue.array(members.sorted { $0.id < $1.id }.map(\.json))
        let commitment = Commitment(to: parties, using: &generator)
        return EntryDraft(
            type: .party,
            subjects: [Statement.Subject(name: "party", digest: commitment.digest)],
            state: "registered",
            hidden: ["commitment": commitment.opening, "parties": parties, "registrar": .string(registrar)]
        )
    }
}
