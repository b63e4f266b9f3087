package import TideCore
import TideLedger

extension RegisterChange {
    /// As the evidence holds it, without the index of its entry, which is known only once it is appended.
    package var json: JSONValue {
        switch self {
        case .parties(let parties, let files):
            ["change": "parties", "parties": .array(parties.map(\.json)), "files": .digests(files)]
        case .firewall(let firewall, let files):
            ["change": "firewall", "firewall": firewall.json, "files": .digests(files)]
        case .pseudonym(let act): ["change": "pseudonym", "pseudonym": act.json]
        case .vault(let record, let approval):
            .members(["approval": approval?.json, "change": "vault", "vault": record.json])
        case .event(let event): ["change": "event", "event": event.json]
        case .registration(let agreement, let files):
            ["change": "registration", "agreement": agreement.json, "files": .digests(files)]
        case .release(let release): ["change": "release", "release": release.json]
        case .outcome(let release, let state):
            ["change": "outcome", "release": .string(release.text), "state": .string(state.rawValue)]
        case .departure(let release, let departure):
            .object(
                departure.members.merging(["change": "departure", "release": .string(release.text)]) { $1 }
            )
        case .duty(let duty): ["change": "duty", "duty": duty.json]
        case .discharge(let duty): ["change": "discharge", "duty": .string(duty)]
        case .incident(let incident): ["change": "incident", "incident": incident.json]
        case .policy(let policy):
            [
                "change": "policy", "digest": .string(policy.digest.hex), "quorum": .string(policy.rule.rawValue),
            ]
        case .dryRun(let dryRun, let reports):
            .members([
                "change": "dryRun", "dryRun": dryRun.json, "reports": reports.isEmpty ? nil : JSONValue(reports),
            ])
        case .approval(let approval): ["change": "approval", "approval": approval.json]
        case .retention(let retention): ["change": "retention", "retention": retention.json]
        case .hold(let hold): ["change": "hold", "hold": hold.json]
        }
    }

    /// Reads what was filed; `nil` unless it is whole.
    ///
    /// - Parameter entry: index of the entry that it lies behind; `nil` from the journal, where no change needs one.
    package init?(_ value: JSONValue, entry: Int?) {
        let reader = ChangeReader(value, entry: entry)
        let change: RegisterChange? =
            switch value["change"]?.text {
            case "parties": reader.parties
            case "firewall": reader.firewall
            case "pseudonym": reader.pseudonym.map(Self.pseudonym)
            case "vault": reader.vault
            case "event": reader.event.map(Self.event)
            case "registration": reader.registration
            case "release": reader.release.map(Self.release)
            case "outcome": reader.outcome
            case "departure": entry == nil ? reader.departure : nil
            case "duty": reader.duty.map(Self.duty)
            case "discharge": entry == nil ? nil : value["duty"]?.text.map(Self.discharge)
            case "incident": reader.incident.map(Self.incident)
            case "policy": reader.policy
            case "dryRun": reader.dryRun
            case "approval": reader.approval.map(Self.approval)
            case "retention": entry == nil ? value["retention"].flatMap(RetentionRecord.init).map(Self.retention) : nil
            case "hold": entry == nil ? value["hold"].flatMap(LegalHold.init).map(Self.hold) : nil
            default: nil
            }
        // Written again it is the same, or something in it was not understood.
        guard let change, change.json == value else { return nil }
        self = change
    }

    /// The changes of a record behind an entry.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for one that is not understood.
    static func all(in record: JSONValue, index: Int) throws(ReleaseError) -> [RegisterChange] {
        var changes: [RegisterChange] = []
        for value in record[EvidenceMember.register]?.elements ?? [] {
            guard let change = RegisterChange(value, entry: index) else {
                throw .failed(.changeNotUnderstood, "entry \(index)")
            }
            changes.append(change)
        }
        return changes
    }
}

extension JSONValue {
    fileprivate static func digests(_ files: [String: ContentDigest]) -> JSONValue {
        .object(files.mapValues { .string($0.hex) })
    }

    fileprivate init(_ digests: [ContentDigest]) { self.init(digests.map(\.hex)) }

    fileprivate init(_ instant: Instant) { self = .string("\(instant)") }
}

extension RegisteredParty {
    fileprivate var json: JSONValue {
        .members([
            "id": .string(id.text), "form": .string(form.hex), "envelope": .string(envelope.hex),
            "registeredAt": JSONValue(registeredAt), "previous": previous.map { JSONValue($0) },
        ])
    }
}

extension RegisteredFirewall {
    fileprivate var json: JSONValue {
        .members([
            "id": .string(id.text), "event": .string(event.rawValue), "form": .string(form.hex),
            "signatures": JSONValue(signatures), "registeredAt": JSONValue(registeredAt),
            "previous": previous.map { JSONValue($0) },
        ])
    }
}

extension PseudonymAct {
    fileprivate var json: JSONValue {
        .members([
            "count": JSONValue(count), "domain": .string(domain.text), "epoch": .string(epoch),
            "kind": .string(kind.rawValue), "previous": previous.map { JSONValue($0) },
            "publicKey": publicKey.map { .string(Hex.encode($0)) }, "recordedAt": JSONValue(recordedAt),
            "signatures": JSONValue(signatures), "statement": .string(statement.hex),
            "tokens": tokens.map(JSONValue.string),
        ])
    }
}

extension VaultState {
    /// As changes and statements hold it.
    package var json: JSONValue { ["generation": JSONValue(generation), "sum": .string(sum.hex)] }
}

extension VaultRecord {
    fileprivate var json: JSONValue {
        .members([
            "asked": JSONValue(asked), "domain": .string(domain.text), "made": JSONValue(made),
            "namespace": kind.map { .string($0.namespace.text) }, "profile": kind.map { .string($0.profile) },
            "recordedAt": JSONValue(recordedAt), "state": state.json,
        ])
    }
}

extension VaultApproval {
    fileprivate var json: JSONValue {
        ["signatures": JSONValue(signatures), "statement": .string(statement.hex)]
    }
}

extension AgreementEvent {
    fileprivate var json: JSONValue {
        .members([
            "agreement": .string(agreement.text), "version": JSONValue(version), "kind": .string(kind.rawValue),
            "identity": .string(identity.hex), "effective": JSONValue(effective), "recordedAt": JSONValue(recordedAt),
            "signatures": JSONValue(signatures), "files": .digests(files), "previous": previous.map { JSONValue($0) },
        ])
    }
}

extension RegisteredAgreement {
    fileprivate var json: JSONValue {
        [
            "id": .string(id.text), "version": JSONValue(version), "identity": .string(identity.hex),
            "signedForm": .string(signedForm.hex), "signatures": JSONValue(signatures),
            "registeredAt": JSONValue(registeredAt),
        ]
    }
}

extension ReleaseRecord {
    /// As it was staged.
    fileprivate var json: JSONValue {
        [
            "id": .string(id.text), "request": .string(request.hex), "agreement": .string(agreement.text),
            "agreementVersion": JSONValue(agreementVersion), "recipient": .string(recipient.text),
            "dataset": .string(dataset.text), "input": .string(input.hex),
            "transformation": .string(transformation.hex), "statement": .string(statement.hex),
            "outbox": .string(outbox), "stagedAt": JSONValue(stagedAt),
        ]
    }
}

extension DutyRecord {
    fileprivate var json: JSONValue {
        .members([
            "id": .string(id), "release": release.map { .string($0.text) }, "agreement": .string(agreement.text),
            "agreementVersion": JSONValue(agreementVersion), "kind": .string(kind), "owedBy": .string(owedBy.text),
            "owedTo": owedTo.map { .string($0.text) }, "due": JSONValue(due),
        ])
    }
}

extension ReleaseIncident {
    fileprivate var json: JSONValue {
        .members([
            "release": .string(release.text), "event": .string(event.rawValue),
            "replacement": replacement.map { .string($0.text) },
            "correctedInput": correctedInput.map { .string($0.hex) }, "discovered": JSONValue(discovered),
            "declared": JSONValue(declared), "envelope": .string(envelope.hex),
        ])
    }
}

extension DryRunRecord {
    fileprivate var json: JSONValue {
        ["digest": .string(digest.hex), "request": .string(request.hex), "madeAt": JSONValue(madeAt)]
    }
}

extension ApprovalRecord {
    fileprivate var json: JSONValue {
        [
            "request": .string(request.hex), "dryRun": .string(dryRun.hex), "officer": .string("\(officer)"),
            "envelope": .string(envelope.hex), "recordedAt": JSONValue(recordedAt),
        ]
    }
}
