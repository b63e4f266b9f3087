package import TideCore

/// Something that a party owes under an agreement until a day.
package struct DutyRecord: Hashable, Sendable {
    /// Names it for ever: 1 to 200 of `a-z 0-9 . _ - @ /`.
    package let id: String
    /// The release that it comes from; `nil` for a duty of the agreement itself.
    package let release: ReleaseIdentifier?
    package let agreement: Identifier
    package let agreementVersion: Int
    /// The raw value of its `DutyKind`, as `destroy`.
    package let kind: String
    /// The party that owes it.
    package let owedBy: Identifier
    /// To whom, where it is owed to one party.
    package let owedTo: Identifier?
    package let due: Instant
    /// Index of the ledger entry that created it.
    package let created: Int
    /// Index of the ledger entry that says it was done; `nil` while it is open.
    package let discharged: Int?

    package init(
        id: String,
        release: ReleaseIdentifier?,
        agreement: Identifier,
        agreementVersion: Int,
        kind: String,
        owedBy: Identifier,
        owedTo: Identifier?,
        due: Instant,
        created: Int,
        discharged: Int? = nil
    ) {
        self.id = id
        self.release = release
        self.agreement = agreement
        self.agreementVersion = agreementVersion
        self.kind = kind
        self.owedBy = owedBy
        self.owedTo = owedTo
        self.due = due
        self.created = created
        self.discharged = discharged
    }

    /// The same duty, done.
    package func discharged(by entry: Int) -> DutyRecord {
        DutyRecord(
            id: id,
            release: release,
            agreement: agreement,
            agreementVersion: agreementVersion,
            kind: kind,
            owedBy: owedBy,
            owedTo: owedTo,
            due: due,
            created: created,
            discharged: entry
        )
    }
}
