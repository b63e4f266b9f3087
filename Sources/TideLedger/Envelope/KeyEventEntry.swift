package import TideCore

/// What became of a key of the office.
package struct KeyEventEntry: Hashable, Sendable {
    /// From where on a revoked key counts no more.
    package struct InvalidFrom: Hashable, Sendable {
        /// Entries from this index on that the key signed are refused; of a log key, tree heads that cover it.
        package let index: Int
        /// When it may have come into other hands: what it signed before the index should be older, as seen by a witness or
        /// a time-stamp authority; `nil` where nobody knows, or it was only lost.
        package let time: Instant?

        package init(index: Int, time: Instant? = nil) {
            self.index = index
            self.time = time
        }

        init?(_ value: JSONValue) {
            guard let index = value["index"]?.number, index > 0 else { return nil }
            self.init(index: index, time: value["time"]?.text.flatMap(Instant.init))
            guard json == value else { return nil }
        }

        var json: JSONValue {
            .members(["index": JSONValue(index), "time": time.map { .string("\($0)") }])
        }
    }

    /// What happened.
    package enum Event: Hashable, Sendable {
        /// A further key of the role.
        case enrolled
        /// The key takes the place of the one with this key id, which still counts until the time.
        case rotated(previous: String, overlapUntil: Instant)
        case revoked(InvalidFrom)

        package var name: String {
            switch self {
            case .enrolled: "enrolled"
            case .rotated: "rotated"
            case .revoked: "revoked"
            }
        }
    }

    package let event: Event
    package let role: KeyRole
    /// The key that came, or that counts no more.
    package let key: VerifyingKey
    /// In the officers' words; `nil` in one that was read, where it is hidden.
    package let reason: String?

    package init(_ event: Event, role: KeyRole, key: VerifyingKey, reason: String? = nil) {
        self.event = event
        self.role = role
        self.key = key
        self.reason = reason
    }

    /// Reads what an entry says in clear.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.refused` for fields that no such entry has; `.invalid` for a key that may not be enrolled.
    init(_ statement: Statement, file: String) throws(LedgerError) {
        let predicate = statement.predicate
        func refusal(_ what: String) -> LedgerError { .refused(.keyEventStrange, file, what) }
        guard let role = predicate["role"]?.text.flatMap(KeyRole.init(rawValue:)) else { throw refusal("its role") }
        guard let der = predicate["key"]?.text.flatMap(Base64.decode) else { throw refusal("its key") }
        let event: Event
        switch statement.state {
        case "enrolled": event = .enrolled
        case "rotated":
            guard let previous = predicate["previous"]?.text,
                let until = predicate["overlapUntil"]?.text.flatMap(Instant.init)
            else { throw refusal("the key before") }
            event = .rotated(previous: previous, overlapUntil: until)
        default:
            guard let from = predicate["invalidFrom"].flatMap(InvalidFrom.init) else {
                throw refusal("from where on the key is invalid")
            }
            event = .revoked(from)
        }
        self.init(event, role: role, key: try VerifyingKey(spkiDER: der, file: file))
    }

    /// Everything but the reason stands in clear; the subject commits to event, key and role.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        var clear: [String: JSONValue] = [
            "key": .string(Base64.encode(key.spkiDER)), "role": .string(role.rawValue),
        ]
        switch event {
        case .enrolled: break
        case .rotated(let previous, let until):
            clear["overlapUntil"] = .string("\(until)")
            clear["previous"] = .string(previous)
        case .revoked(let from): clear["invalidFrom"] = from.json
        }
        let value: JSONValue = [
            "event": .string(event.name), "key": .string(key.keyID), "role": .string(role.rawValue),
        ]
        let commitment = Commitment(to: value, using: &generator)
        return EntryDraft(
            type: .keyEvent,
            subjects: [Statement.Subject(name: "key", digest: commitment.digest)],
            state: event.name,
            clear: clear,
            hidden: ["commitment": commitment.opening, "reason": reason.map(JSONValue.string)]
        )
    }

    /// Whether the key itself signs the entry, as a proof that the office has it.
    ///
    /// A log key signs nothing but tree heads and a registrar's nothing but forms: their possession shows there.
    package var needsPossession: Bool {
        switch event {
        case .enrolled, .rotated: role == .release || role == .root
        case .revoked: false
        }
    }
}
