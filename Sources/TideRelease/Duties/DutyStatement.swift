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

    /// The payload, before canonical encoding.
    package var json: JSONValue {
        [
            "agreement": .string("\(agreement)"), "at": .string("\(at)"), "duty": .string(duty),
            "event": .string(event.rawValue), "kind": .string(kind.rawValue), "owedBy": .string(owedBy.text),
            "statement": .string(statement), "version": "tidegate/duty/v1",
        ]
    }
}
