package import TideAgreement
package import TideCore
package import TideDecision

/// A duty before the entry that creates it is in the ledger: a ``DutyRecord`` but for the entry's index.
package struct NewDuty: Hashable, Sendable {
    package let id: String
    package let release: ReleaseIdentifier?
    package let agreement: AgreementVersion
    package let kind: DutyKind
    package let owedBy: Identifier
    package let owedTo: Identifier?
    /// The last moment at which it is done in time.
    package let due: Instant

    package init(
        id: String,
        release: ReleaseIdentifier?,
        agreement: AgreementVersion,
        kind: DutyKind,
        owedBy: Identifier,
        owedTo: Identifier?,
        due: Instant
    ) {
        self.id = id
        self.release = release
        self.agreement = agreement
        self.kind = kind
        self.owedBy = owedBy
        self.owedTo = owedTo
        self.due = due
    }

    /// As an entry tells the register; which entry, only its place in the ledger says.
    package var change: RegisterChange { .duty(record) }

    /// As the register holds it, but for the entry.
    var record: DutyRecord {
        DutyRecord(
            id: id,
            release: release,
            agreement: agreement.id,
            agreementVersion: agreement.version,
            kind: kind.rawValue,
            owedBy: owedBy,
            owedTo: owedTo,
            due: due,
            created: 0
        )
    }

    /// Reads what was filed; `nil` unless it is whole.
    package init?(_ value: JSONValue) {
        guard let id = value["id"]?.text, let agreement = value["agreement"]?.text.flatMap(AgreementVersion.init),
            let kind = value["kind"]?.text.flatMap(DutyKind.init), let due = value["due"]?.text.flatMap(Instant.init),
            let owedBy = value["owedBy"]?.text.flatMap(Identifier.init)
        else { return nil }
        self.init(
            id: id,
            release: value["release"]?.text.flatMap { ReleaseIdentifier($0) },
            agreement: agreement,
            kind: kind,
            owedBy: owedBy,
            owedTo: value["owedTo"]?.text.flatMap(Identifier.init),
            due: due
        )
        // Written again, it is the same: nothing of it was passed over.
        guard json == value else { return nil }
    }

    package var json: JSONValue {
        .members([
            "agreement": .string("\(agreement)"), "due": .string("\(due)"), "id": .string(id),
            "kind": .string(kind.rawValue), "owedBy": .string(owedBy.text),
            "owedTo": owedTo.map { .string($0.text) }, "release": release.map { .string($0.text) },
        ])
    }
}

/// A duty without a date: it begins when something happens, and nobody knows whether it ever does.
package struct WaitingDuty: Hashable, Sendable {
    package let kind: DutyKind
    package let owedBy: Identifier
    package let owedTo: Identifier?
    /// How soon after its event.
    package let within: Term

    package init(kind: DutyKind, owedBy: Identifier, owedTo: Identifier?, within: Term) {
        self.kind = kind
        self.owedBy = owedBy
        self.owedTo = owedTo
        self.within = within
    }

    package init?(_ value: JSONValue) {
        guard let kind = value["kind"]?.text.flatMap(DutyKind.init),
            let within = value["within"]?.text.flatMap(Term.init),
            let owedBy = value["owedBy"]?.text.flatMap(Identifier.init)
        else { return nil }
        self.init(
            kind: kind,
            owedBy: owedBy,
            owedTo: value["owedTo"]?.text.flatMap(Identifier.init),
            within: within
        )
        guard json == value else { return nil }
    }

    package var json: JSONValue {
        .members([
            "kind": .string(kind.rawValue), "owedBy": .string(owedBy.text),
            "owedTo": owedTo.map { .string($0.text) }, "within": .string("\(within)"),
        ])
    }
}
