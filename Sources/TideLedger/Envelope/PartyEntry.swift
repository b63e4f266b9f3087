package import TideCore

/// The registrar let parties in, or changed what is registered of them; or newer lists of revoked certificates came into
/// force for them.
package struct PartyEntry: Sendable {
    /// What happened.
    package enum Event: String, Hashable, Sendable {
        case registered
        case revocations
    }

    /// One party of the entry.
    package struct Member: Hashable, Sendable {
        package let id: Identifier
        /// Of the form that the registrar signed, or of the file of lists.
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

    package let event: Event
    package let members: [Member]
    /// The key id of the registrar's key; `nil` for lists, which their issuers signed.
    package let registrar: String?

    package init(_ event: Event, members: [Member], registrar: String?) {
        self.event = event
        self.members = members
        self.registrar = registrar
    }

    /// Members as the entry lists them, by id, then digest.
    package static func members(of members: [Member]) -> JSONValue {
        .array(members.sorted { ($0.id, $0.digest) < ($1.id, $1.digest) }.map(\.json))
    }

    /// Nothing in clear but what happened; the subject commits to them.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let parties = Self.members(of: members)
        let commitment = Commitment(to: parties, using: &generator)
        var hidden: [String: JSONValue] = ["commitment": commitment.opening, "parties": parties]
        hidden["registrar"] = registrar.map(JSONValue.string)
        return EntryDraft(
            type: .party,
            subjects: [Statement.Subject(name: "party", digest: commitment.digest)],
            state: event.rawValue,
            hidden: hidden
        )
    }
}
