import TideCertificate
import TideCore
import TideFirewall
import TideLedger

/// An entry with what stands behind it.
struct ReplayedEntry {
    let entry: VerifiedEntry
    /// SHA-256 of the entry's bytes.
    let digest: ContentDigest
    let record: JSONValue
    let changes: [RegisterChange]
    let disclosures: [Disclosure]
    /// What the entry hides, by name.
    let hidden: [String: JSONValue]

    var index: Int { entry.index }
    var statement: Statement { entry.statement }

    /// - Throws: ``ReleaseError/failed(_:)`` where the evidence is missing, changed or not understood; `LedgerError.refused`
    ///   for a disclosure that is of another entry.
    init(_ entry: VerifiedEntry, in books: ReplayedOffice) throws {
        self.entry = entry
        digest = ContentDigest(of: entry.bytes)
        record = try books.evidence.record(behind: digest)
        guard record["index"] == JSONValue(entry.index) else {
            throw ReleaseError.failed(.evidenceChanged, digest.hex)
        }
        changes = try RegisterChange.all(in: record, index: entry.index)
        let texts = record[EvidenceMember.disclosures]?.elements ?? []
        disclosures = texts.compactMap { $0.text.flatMap(Disclosure.init) }
        guard disclosures.count == texts.count else { throw ReleaseError.failed(.evidenceChanged, digest.hex) }
        hidden = try entry.statement.revealed(by: disclosures, file: "entry \(entry.index)")
    }

    /// An address that the record holds.
    func address(_ name: String) -> ContentDigest? { record[name]?.text.flatMap(ContentDigest.init(hex:)) }

    /// When the office says that it made the entry.
    var loggedAt: Instant {
        get throws {
            guard let instant = statement.loggedAt else { throw ReleaseError.failed(.evidenceChanged, digest.hex) }
            return instant
        }
    }
}

/// Holds what stands behind an entry against what the entry says.
struct EntryReplay {
    let replayed: ReplayedEntry
    let books: ReplayedOffice
    /// Whether fields of the entry are gone, and a later entry says so.
    var isErased = false

    /// Of an entry of any kind.
    func check(_ comparison: inout EntryComparison) throws {
        let hidden = replayed.hidden
        let committed = hidden["commitment"].flatMap(Commitment.init(opening:))
        if let committed, !isRelease {
            let subject = replayed.statement.subjects.first?.digest.hex
            comparison.hold("commitment", subject.map(JSONValue.string), against: .string(committed.digest.hex))
        }
        switch replayed.statement.type {
        case .logEvent: checkPolicy(&comparison)
        case .clockEvent, .disclosureErasure, .keyEvent: break
        case .agreement: try checkAgreement(&comparison)
        case .firewall: try checkFirewall(&comparison)
        case .party: try checkParties(&comparison)
        case .pseudonym: try checkPseudonym(&comparison)
        case .duty: checkDuties(&comparison)
        case .releaseDelivery: try checkDelivery(&comparison)
        case .releaseIncident: try checkIncident(&comparison)
        case .releaseDecision: break
        }
        guard !replayed.statement.isLogEvent("genesis") else { return }
        // Last, so that a difference is told by its name where it has one.
        let behind = EvidenceMember.digest(of: replayed.record, isErased: isErased).hex
        comparison.hold("evidence", hidden["evidence"], against: .string(behind))
    }

    private var isRelease: Bool {
        replayed.statement.type == .releaseDecision && replayed.statement.state == "released"
    }

    var state: JSONValue { .string(replayed.statement.state) }

    func time(_ instant: Instant) -> JSONValue { .string("\(instant)") }

    /// Of a policy that came into force: what the register took from it.
    private func checkPolicy(_ comparison: inout EntryComparison) {
        guard replayed.statement.isLogEvent("policy") else { return }
        guard case .policy(let policy)? = replayed.changes.first, replayed.changes.count == 1 else {
            return comparison.hold("policy", replayed.statement.predicate["policy"], against: nil)
        }
        comparison.hold("policy", replayed.statement.predicate["policy"], against: .string(policy.digest.hex))
        comparison.hold("quorum", replayed.statement.predicate["quorum"], against: .string(policy.rule.rawValue))
    }

    private func checkAgreement(_ comparison: inout EntryComparison) throws {
        let logged = time(try replayed.loggedAt)
        let said = replayed.hidden["agreement"]
        switch replayed.changes.first {
        case .event(let event)? where replayed.changes.count == 1:
            let reference = AgreementReference(id: event.agreement, version: event.version, digest: event.identity)
            comparison.hold("agreement", said, against: reference.json)
            comparison.hold("event", state, against: .string(event.kind.rawValue))
            comparison.hold("previous", replayed.hidden["previous"], against: event.previous.map { JSONValue($0) })
            comparison.hold("effective", replayed.hidden["effective"] ?? logged, against: time(event.effective))
            comparison.hold("loggedAt", logged, against: time(event.recordedAt))
        case .registration(let agreement, _)? where replayed.changes.count == 1:
            let reference = AgreementReference(
                id: agreement.id,
                version: agreement.version,
                digest: agreement.identity
            )
            comparison.hold("agreement", said, against: reference.json)
            comparison.hold("event", state, against: .string(AgreementEntry.Event.registered.rawValue))
            comparison.hold("loggedAt", logged, against: time(agreement.registeredAt))
        default: comparison.hold("event", state, against: nil)
        }
    }

    /// Of a certificate of the network: proved again it is the same, and the checker accepts it.
    ///
    /// - Precondition: the entry's changes are in the books.
    func checkCertificate(_ comparison: inout EntryComparison) throws {
        let said = replayed.hidden["certificate"]
        let policies = try books.policies()
        let moment = try replayed.loggedAt
        let certificate = try books.networkProof(in: policies, at: moment)?.certificate
        comparison.hold("certificate", said, against: certificate.map { .string(ContentDigest(of: $0).hex) })
        let filed = try said?.text.flatMap(ContentDigest.init(hex:)).map { try books.evidence.get($0) }
        let check = CertificateCheck(policies: policies, endings: try books.endings(in: policies, at: moment))
        if let filed, case .refused(let refusal) = check.check(filed) {
            comparison.hold("certificate", .string(refusal.diagnostic.message), against: nil)
        }
    }

    private func checkFirewall(_ comparison: inout EntryComparison) throws {
        let state = replayed.statement.state
        guard state != FirewallEntry.Event.refused.rawValue else {
            if !replayed.changes.isEmpty { comparison.hold("event", self.state, against: nil) }
            return
        }
        guard case .firewall(let firewall, _)? = replayed.changes.first, replayed.changes.count == 1 else {
            return comparison.hold("event", self.state, against: nil)
        }
        let reference = FirewallEntry.Reference(id: firewall.id, digest: firewall.form)
        comparison.hold("firewall", replayed.hidden["firewall"], against: reference.json)
        comparison.hold("event", self.state, against: .string(firewall.event.rawValue))
        comparison.hold("previous", replayed.hidden["previous"], against: firewall.previous.map { JSONValue($0) })
        comparison.hold("loggedAt", time(try replayed.loggedAt), against: time(firewall.registeredAt))
    }

    private func checkParties(_ comparison: inout EntryComparison) throws {
        guard case .parties(let parties, let files)? = replayed.changes.first, replayed.changes.count == 1 else {
            return comparison.hold("event", state, against: nil)
        }
        let said = replayed.hidden["parties"]?.elements ?? []
        guard replayed.statement.state == PartyEntry.Event.registered.rawValue else {
            let digests = Set(said.compactMap { $0["digest"]?.text })
            let lists = JSONValue(Set(files.values).map(\.hex).sorted())
            return comparison.hold("parties", JSONValue(digests.sorted()), against: lists)
        }
        let entry = PartyEntry.members(of: parties.map { .init(id: $0.id, digest: $0.form, previous: $0.previous) })
        comparison.hold("parties", .array(said), against: entry)
        let logged = time(try replayed.loggedAt)
        for party in parties { comparison.hold("loggedAt", logged, against: time(party.registeredAt)) }
    }

    private func checkDuties(_ comparison: inout EntryComparison) {
        let names = replayed.changes.map { change -> String in
            switch change {
            case .duty(let duty): duty.id
            case .discharge(let duty): duty
            default: ""
            }
        }
        // A certificate of what nobody owes any more changes nothing.
        if !names.isEmpty { comparison.hold("duties", replayed.hidden["duties"], against: JSONValue(names.sorted())) }
        comparison.hold("envelope", replayed.hidden["envelope"], against: replayed.record["envelope"])
    }

    private func checkDelivery(_ comparison: inout EntryComparison) throws {
        let isConfirmed = replayed.statement.state == ReleaseDeliveryEntry.Outcome.confirmed.rawValue
        guard case .outcome(let release, let state)? = replayed.changes.last else {
            return comparison.hold("outcome", self.state, against: nil)
        }
        comparison.hold("release", replayed.hidden["release"], against: .string(release.text))
        let expected: ReleaseState = isConfirmed ? .delivered : .aborted
        comparison.hold("outcome", .string(expected.rawValue), against: .string(state.rawValue))
        let known = try books.register.release(release)
        comparison.hold(
            "decision",
            replayed.statement.predicate["decision"],
            against: known?.entry.map { JSONValue($0) }
        )
        guard let known, isConfirmed else { return }
        let plan = DutyPlan(evidence: try books.evidence.record(behind: known.statement)) ?? .none
        let duties = replayed.changes.dropLast().map(\.json)
        comparison.hold("duties", .array(duties), against: .array(plan.dated.map(\.change.json)))
    }

    private func checkIncident(_ comparison: inout EntryComparison) throws {
        guard case .incident(let incident)? = replayed.changes.first else {
            return comparison.hold("event", state, against: nil)
        }
        let hidden = replayed.hidden
        comparison.hold("event", state, against: .string(incident.event.rawValue))
        comparison.hold("release", hidden["release"], against: .string(incident.release.text))
        comparison.hold("replacement", hidden["replacement"], against: incident.replacement.map { .string($0.text) })
        comparison.hold("input", hidden["input"], against: incident.correctedInput.map { .string($0.hex) })
        comparison.hold("envelope", hidden["envelope"], against: .string(incident.envelope.hex))
        comparison.hold("loggedAt", time(try replayed.loggedAt), against: time(incident.declared))
    }
}
