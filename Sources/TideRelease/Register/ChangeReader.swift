import TideCore
import TideLedger

/// Reads a change that was filed, with the index of the entry that it lies behind.
struct ChangeReader {
    private let value: JSONValue
    private let entry: Int?

    init(_ value: JSONValue, entry: Int?) {
        self.value = value
        self.entry = entry
    }

    var parties: RegisterChange? {
        guard let entry, let elements = value["parties"]?.elements else { return nil }
        let parties = elements.compactMap { element -> RegisteredParty? in
            guard let id = element.identifier("id"), let form = element.digest("form"),
                let envelope = element.digest("envelope"), let at = element.instant("registeredAt")
            else { return nil }
            return RegisteredParty(
                id: id,
                form: form,
                envelope: envelope,
                registeredAt: at,
                previous: element["previous"]?.number,
                entry: entry
            )
        }
        return .parties(parties, files: value.files)
    }

    var firewall: RegisterChange? {
        guard let entry, let firewall = value["firewall"], let id = firewall.identifier("id"),
            let event = firewall["event"]?.text.flatMap(RegisteredFirewall.Event.init),
            let form = firewall.digest("form"), let at = firewall.instant("registeredAt")
        else { return nil }
        return .firewall(
            RegisteredFirewall(
                id: id,
                event: event,
                form: form,
                signatures: firewall.digests("signatures"),
                registeredAt: at,
                previous: firewall["previous"]?.number,
                entry: entry
            ),
            files: value.files
        )
    }

    var vault: RegisterChange? {
        guard let entry, let vault = value["vault"], let domain = vault.identifier("domain"),
            let generation = vault["state"]?["generation"]?.number, let sum = vault["state"]?.digest("sum"),
            let asked = vault["asked"]?.number, let made = vault["made"]?.number,
            let at = vault.instant("recordedAt")
        else { return nil }
        let kind = vault.identifier("namespace").flatMap { namespace in
            vault["profile"]?.text.map { VaultRecord.Kind(namespace: namespace, profile: $0) }
        }
        let record = VaultRecord(
            domain: domain,
            kind: kind,
            state: VaultState(generation: generation, sum: sum),
            asked: asked,
            made: made,
            recordedAt: at,
            entry: entry
        )
        guard let approval = value["approval"] else { return .vault(record, approval: nil) }
        guard let statement = approval.digest("statement") else { return nil }
        return .vault(
            record,
            approval: VaultApproval(statement: statement, signatures: approval.digests("signatures"))
        )
    }

    var pseudonym: PseudonymAct? {
        guard let entry, let act = value["pseudonym"], let domain = act.identifier("domain"),
            let kind = act["kind"]?.text.flatMap(PseudonymAct.Kind.init), let epoch = act["epoch"]?.text,
            let count = act["count"]?.number, let statement = act.digest("statement"),
            let at = act.instant("recordedAt")
        else { return nil }
        return PseudonymAct(
            kind: kind,
            domain: domain,
            epoch: epoch,
            count: count,
            publicKey: act["publicKey"]?.text.flatMap { Hex.decode($0) },
            tokens: act["tokens"]?.text,
            statement: statement,
            signatures: act.digests("signatures"),
            recordedAt: at,
            previous: act["previous"]?.number,
            entry: entry
        )
    }

    var policy: RegisterChange? {
        guard let entry, let digest = value.digest("digest"),
            let rule = value["quorum"]?.text.flatMap(QuorumRule.init)
        else { return nil }
        return .policy(LogPolicy(digest: digest, rule: rule, entry: entry))
    }

    var event: AgreementEvent? {
        guard let entry, let event = value["event"], let agreement = event.identifier("agreement"),
            let version = event["version"]?.number, let identity = event.digest("identity"),
            let kind = event["kind"]?.text.flatMap(AgreementEvent.Kind.init),
            let effective = event.instant("effective"),
            let recorded = event.instant("recordedAt")
        else { return nil }
        return AgreementEvent(
            agreement: agreement,
            version: version,
            kind: kind,
            identity: identity,
            effective: effective,
            recordedAt: recorded,
            signatures: event.digests("signatures"),
            files: event.files,
            previous: event["previous"]?.number,
            entry: entry
        )
    }

    var registration: RegisterChange? {
        guard let entry, let agreement = value["agreement"], let id = agreement.identifier("id"),
            let version = agreement["version"]?.number, let identity = agreement.digest("identity"),
            let form = agreement.digest("signedForm"), let at = agreement.instant("registeredAt")
        else { return nil }
        return .registration(
            RegisteredAgreement(
                id: id,
                version: version,
                identity: identity,
                signedForm: form,
                signatures: agreement.digests("signatures"),
                registeredAt: at,
                entry: entry
            ),
            files: value.files
        )
    }

    var release: ReleaseRecord? {
        guard let release = value["release"], let id = release["id"]?.text.flatMap(ReleaseIdentifier.init),
            let request = release.digest("request"), let agreement = release.identifier("agreement"),
            let version = release["agreementVersion"]?.number, let recipient = release.identifier("recipient"),
            let dataset = release.identifier("dataset"), let input = release.digest("input"),
            let transformation = release.digest("transformation"), let statement = release.digest("statement"),
            let outbox = release["outbox"]?.text, let at = release.instant("stagedAt")
        else { return nil }
        return ReleaseRecord(
            id: id,
            request: request,
            agreement: agreement,
            agreementVersion: version,
            recipient: recipient,
            dataset: dataset,
            input: input,
            transformation: transformation,
            statement: statement,
            outbox: outbox,
            stagedAt: at,
            state: .staged,
            entry: nil
        )
    }

    var outcome: RegisterChange? {
        guard let release = value["release"]?.text.flatMap(ReleaseIdentifier.init),
            let state = value["state"]?.text.flatMap(ReleaseState.init)
        else { return nil }
        return .outcome(release, state)
    }

    var departure: RegisterChange? {
        guard let release = value["release"]?.text.flatMap(ReleaseIdentifier.init),
            let departure = BundleDeparture(value)
        else { return nil }
        return .departure(release, departure)
    }

    var duty: DutyRecord? {
        guard let entry, let duty = value["duty"], let id = duty["id"]?.text,
            let agreement = duty.identifier("agreement"), let version = duty["agreementVersion"]?.number,
            let kind = duty["kind"]?.text, let owedBy = duty.identifier("owedBy"), let due = duty.instant("due")
        else { return nil }
        return DutyRecord(
            id: id,
            release: duty["release"]?.text.flatMap(ReleaseIdentifier.init),
            agreement: agreement,
            agreementVersion: version,
            kind: kind,
            owedBy: owedBy,
            owedTo: duty.identifier("owedTo"),
            due: due,
            created: entry
        )
    }

    var incident: ReleaseIncident? {
        guard let entry, let incident = value["incident"],
            let release = incident["release"]?.text.flatMap({ ReleaseIdentifier($0) }),
            let event = incident["event"]?.text.flatMap(ReleaseIncidentEntry.Event.init),
            let discovered = incident.instant("discovered"), let declared = incident.instant("declared"),
            let envelope = incident.digest("envelope")
        else { return nil }
        return ReleaseIncident(
            release: release,
            event: event,
            replacement: incident["replacement"]?.text.flatMap { ReleaseIdentifier($0) },
            correctedInput: incident.digest("correctedInput"),
            discovered: discovered,
            declared: declared,
            envelope: envelope,
            entry: entry
        )
    }

    var dryRun: RegisterChange? {
        guard let dryRun = value["dryRun"], let digest = dryRun.digest("digest"),
            let request = dryRun.digest("request"), let at = dryRun.instant("madeAt")
        else { return nil }
        let record = DryRunRecord(digest: digest, request: request, madeAt: at)
        return .dryRun(record, reports: value.digests("reports"))
    }

    var approval: ApprovalRecord? {
        guard let approval = value["approval"], let request = approval.digest("request"),
            let dryRun = approval.digest("dryRun"), let officer = approval["officer"]?.text.flatMap(OfficerName.init),
            let envelope = approval.digest("envelope"), let at = approval.instant("recordedAt")
        else { return nil }
        return ApprovalRecord(request: request, dryRun: dryRun, officer: officer, envelope: envelope, recordedAt: at)
    }
}

extension JSONValue {
    fileprivate func identifier(_ name: String) -> Identifier? { self[name]?.text.flatMap(Identifier.init) }
    fileprivate func digest(_ name: String) -> ContentDigest? { self[name]?.text.flatMap(ContentDigest.init(hex:)) }
    fileprivate func instant(_ name: String) -> Instant? { self[name]?.text.flatMap(Instant.init) }

    fileprivate func digests(_ name: String) -> [ContentDigest] {
        (self[name]?.elements ?? []).compactMap { $0.text.flatMap(ContentDigest.init(hex:)) }
    }

    fileprivate var files: [String: ContentDigest] {
        (self["files"]?.members ?? [:]).compactMapValues { $0.text.flatMap(ContentDigest.init(hex:)) }
    }
}
