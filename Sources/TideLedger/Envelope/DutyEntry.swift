package import TideCore

/// Something that a party owes began to run, or was done.
///
/// What a release creates stands in its own decision; this entry is for what follows.
package struct DutyEntry: Sendable {
    package enum Event: String, Hashable, Sendable {
        /// What a duty waited for has happened: from now on it has a due date.
        case created
        /// Done, as an officer of the party that owed it says.
        case discharged
    }

    package let event: Event
    /// The names of the duties, ascending.
    package let duties: [String]
    package let officer: OfficerName
    /// The key that signed, as in the envelope.
    package let keyID: String
    /// The officer's signed statement, a DSSE envelope in the evidence.
    package let envelope: ContentDigest

    package init(event: Event, duties: [String], officer: OfficerName, keyID: String, envelope: ContentDigest) {
        self.event = event
        self.duties = duties.sorted()
        self.officer = officer
        self.keyID = keyID
        self.envelope = envelope
    }

    /// Nothing in clear but the event; the subject commits to the duties.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let commitment = Commitment(to: JSONValue(duties), using: &generator)
        return EntryDraft(
            type: .duty,
            subjects: [Statement.Subject(name: "duty", digest: commitment.digest)],
            state: event.rawValue,
            hidden: [
                "commitment": commitment.opening,
                "duties": JSONValue(duties),
                "envelope": .string(envelope.hex),
                "key": .string(keyID),
                "officer": .string("\(officer)"),
            ]
        )
    }
}

extension PayloadType {
    /// What the officer of a party that owes a duty signs to say that it was done, or that its time began.
    package static let duty = "application/vnd.tidegate.duty+json"
    /// What an officer of a recipient signs to say that a release was destroyed.
    package static let destruction = "application/vnd.tidegate.destruction+json"
    /// What an officer of the office signs to recall or supersede a release.
    package static let incident = "application/vnd.tidegate.release-incident+json"
}
