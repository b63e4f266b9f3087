package import TideCore

/// What the log says about itself after its genesis.
package struct LogEventEntry: Sendable {
    /// What happened, with what stands in clear about it.
    package enum Event: Hashable, Sendable {
        /// Nothing is appended after this entry.
        case frozen
        /// Another trust policy came into force: SHA-256 of its bytes, and whether a release waits for its quorum.
        case policy(ContentDigest, QuorumRule)
        /// A workspace that was set back, or lost what it was held against, goes on.
        case recovered
        /// A program with other predicates goes on with the log.
        case schemas

        package var name: String {
            switch self {
            case .frozen: "frozen"
            case .policy: "policy"
            case .recovered: "recovered"
            case .schemas: "schemas"
            }
        }
    }

    package let event: Event
    package let origin: String
    /// In the officers' words.
    package let reason: String?

    package init(_ event: Event, origin: String, reason: String? = nil) {
        self.event = event
        self.origin = origin
        self.reason = reason
    }

    /// In clear stands the event with its figures; the subject commits to it and to the log.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        var clear: [String: JSONValue] = [:]
        switch event {
        case .frozen, .recovered: break
        case .policy(let digest, let rule):
            clear["policy"] = .string(digest.hex)
            clear["quorum"] = .string(rule.rawValue)
        case .schemas: clear["schemas"] = PredicateType.schemaDigests
        }
        let value: JSONValue = ["event": .string(event.name), "origin": .string(origin)]
        let commitment = Commitment(to: value, using: &generator)
        return EntryDraft(
            type: .logEvent,
            subjects: [Statement.Subject(name: "log", digest: commitment.digest)],
            state: event.name,
            clear: clear,
            hidden: ["commitment": commitment.opening, "reason": reason.map(JSONValue.string)]
        )
    }
}

/// Whether a release waits for the witnesses that a policy names.
package enum QuorumRule: String, Hashable, Sendable, CaseIterable {
    /// No quorum, no release: what holds where a policy names witnesses.
    case required
    /// A release leaves before its quorum is there, as in an office without a network; the log says so.
    case deferred
}

/// A clock that went back or jumped, confirmed by somebody.
package struct ClockEventEntry: Sendable {
    /// What the newest entry says.
    package let before: Instant
    /// What the clock says now.
    package let after: Instant
    /// In the words of whoever confirmed it.
    package let reason: String

    package init(before: Instant, after: Instant, reason: String) {
        self.before = before
        self.after = after
        self.reason = reason
    }

    /// Both times stand in clear; the subject commits to them.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let times: [String: JSONValue] = ["after": .string("\(after)"), "before": .string("\(before)")]
        let commitment = Commitment(to: .object(times), using: &generator)
        return EntryDraft(
            type: .clockEvent,
            subjects: [Statement.Subject(name: "clock", digest: commitment.digest)],
            state: "confirmed",
            clear: times,
            hidden: ["commitment": commitment.opening, "reason": .string(reason)]
        )
    }
}

/// Hidden fields whose salts and values were deleted: their digests stay, and nobody can open or guess them any more.
package struct DisclosureErasureEntry: Sendable {
    /// The entry whose fields they were.
    package let entry: Int
    /// As they stand in its `_sd`.
    package let digests: [String]
    /// In the officers' words.
    package let reason: String

    package init(entry: Int, digests: [String], reason: String) {
        self.entry = entry
        self.digests = digests.sorted()
        self.reason = reason
    }

    /// In clear stand the entry and the digests; which fields they were is not said.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let clear: [String: JSONValue] = ["digests": JSONValue(digests), "entry": JSONValue(entry)]
        let commitment = Commitment(to: .object(clear), using: &generator)
        return EntryDraft(
            type: .disclosureErasure,
            subjects: [Statement.Subject(name: "erasure", digest: commitment.digest)],
            state: "erased",
            clear: clear,
            hidden: ["commitment": commitment.opening, "reason": .string(reason)]
        )
    }
}
