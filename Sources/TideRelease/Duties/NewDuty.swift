package import TideAgreement
package import TideCore
package import TideDecision

/// A duty as the entry that creates it files it in the evidence: a ``DutyRecord`` but for the entry's index.
///
/// The register is told after the entry is in the ledger, so that it can be rebuilt from the two.
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

    /// As the register holds it.
    ///
    /// - Parameter entry: the index of the entry that created it.
    package func record(createdBy entry: Int) -> DutyRecord {
        DutyRecord(
            id: id,
            release: release,
            agreement: agreement.id,
            agreementVersion: agreement.version,
            kind: kind.rawValue,
            owedBy: owedBy,
            owedTo: owedTo,
            due: due,
            created: entry
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
        guard let kind = value["kind"]?.text.flatMap(DutyKind.init), let within = value["within"]?.text.flatMap(Term.init),
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

/// What an entry does to the register's duties, as the evidence behind it says.
package struct DutyChange: Hashable, Sendable {
    package var created: [NewDuty] = []
    /// Those that wait for an event: told of, not registered.
    package var waiting: [WaitingDuty] = []
    /// The names of duties that were done.
    package var discharged: [String] = []

    package init(created: [NewDuty] = [], waiting: [WaitingDuty] = [], discharged: [String] = []) {
        self.created = created
        self.waiting = waiting
        self.discharged = discharged
    }

    package var isEmpty: Bool { created.isEmpty && waiting.isEmpty && discharged.isEmpty }

    /// The member of an entry's evidence that holds it.
    package static let name = "duties"

    /// Reads it out of an entry's evidence; `nil` where there is none or it is not whole.
    package init?(evidence: JSONValue) {
        guard let value = evidence[Self.name], let created = value["created"]?.elements,
            let waiting = value["waiting"]?.elements, let discharged = value["discharged"]?.elements
        else { return nil }
        self.init(
            created: created.compactMap(NewDuty.init),
            waiting: waiting.compactMap(WaitingDuty.init),
            discharged: discharged.compactMap(\.text)
        )
        guard json == value else { return nil }
    }

    package var json: JSONValue {
        [
            "created": .array(created.map(\.json)), "discharged": JSONValue(discharged),
            "waiting": .array(waiting.map(\.json)),
        ]
    }

    /// Tells the register; again changes nothing.
    ///
    /// - Parameter entry: the index of the entry that says so.
    package func apply(to register: any Register, entry: Int) throws {
        for duty in created { try register.record(duty.record(createdBy: entry)) }
        for duty in discharged { try register.discharge(duty, entry: entry) }
    }
}
