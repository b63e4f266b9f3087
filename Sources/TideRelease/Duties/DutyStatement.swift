package import TideAgreement
package import TideCore
package import TideDecision

/// What an officer signs about a duty: that it was done, or that what it waits for has happened.
///
/// Canonical JSON inside a DSSE envelope of the type `application/vnd.tidegate.duty+json`.
package struct DutyStatement: Hashable, Sendable {
    package enum Event: String, Hashable, Sendable {
        /// The duty was done.
        case done
        /// What the duty waits for has happened: a breach was found, a person was recognised.
        case begun
        /// The party never held what it is asked about.
        case neverHeld = "never-held"
    }

    package let event: Event
    /// The duty's name.
    package let duty: String
    package let agreement: AgreementVersion
    package let kind: DutyKind
    package let owedBy: Identifier
    /// When it was done, or when what it waits for was discovered.
    package let at: Instant
    /// What was done, in the officer's words; it names no person.
    package let statement: String

    package init(
        event: Event,
        duty: String,
        agreement: AgreementVersion,
        kind: DutyKind,
        owedBy: Identifier,
        at: Instant,
        statement: String
    ) {
        self.event = event
        self.duty = duty
        self.agreement = agreement
        self.kind = kind
        self.owedBy = owedBy
        self.at = at
        self.statement = statement
    }

    /// Reads a payload; `nil` unless it is exactly one.
    package init?(_ payload: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(payload), let event = value["event"]?.text.flatMap(Event.init),
            let duty = value["duty"]?.text, let agreement = value["agreement"]?.text.flatMap(AgreementVersion.init),
            let kind = value["kind"]?.text.flatMap(DutyKind.init), let at = value["at"]?.text.flatMap(Instant.init),
            let owedBy = value["owedBy"]?.text.flatMap(Identifier.init), let statement = value["statement"]?.text
        else { return nil }
        self.init(
            event: event,
            duty: duty,
            agreement: agreement,
            kind: kind,
            owedBy: owedBy,
            at: at,
            statement: statement
        )
        guard encoded == payload else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] { CanonicalJSON.encode(json) }

    /// The payload, before canonical encoding.
    package var json: JSONValue {
        [
            "agreement": .string("\(agreement)"), "at": .string("\(at)"), "duty": .string(duty),
            "event": .string(event.rawValue), "kind": .string(kind.rawValue), "owedBy": .string(owedBy.text),
            "statement": .string(statement), "version": "tidegate/duty/v1",
        ]
    }
}
