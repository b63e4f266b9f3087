package import TideAgreement
package import TideCore
package import TideLedger

/// What an office has registered and done, as far as its next command must know it.
///
/// The ledger is what counts; the register is what the ledger and the evidence say, kept so that it can be asked quickly.
/// A change is appended to the ledger before it is recorded here. One conformance suite holds every implementation to
/// these rules.
package protocol Register: Sendable {
    /// How much of the ledger and of the journal was brought into it.
    func extent() throws -> RegisterExtent

    /// Notes that everything up to there is in it; a smaller number than before changes nothing.
    func advance(to extent: RegisterExtent) throws

    /// The policy files in force: path relative to the policy folder, and the digest under which the evidence holds it.
    func policyFiles() throws -> [String: ContentDigest]

    /// Every registered agreement, by id, then version.
    func agreements() throws -> [RegisteredAgreement]

    /// Records an agreement together with the policy files that it was registered with, in one transaction.
    ///
    /// A file of the same path replaces the earlier one. An agreement of the same id and version is refused.
    func register(_ agreement: RegisteredAgreement, with files: [String: ContentDigest]) throws

    /// Records what became of a version of an agreement: proposed, signed, suspended, resumed or terminated.
    ///
    /// A registration is recorded by ``register(_:with:)``, which makes its event too. The very same event again changes
    /// nothing; one that may not follow the version's last one is refused, and one that names another predecessor.
    func record(_ event: AgreementEvent) throws

    /// Every event of every version of every agreement, in the order of their entries.
    func events() throws -> [AgreementEvent]

    /// Every event of every version of one agreement, in the order of their entries.
    func events(of agreement: Identifier) throws -> [AgreementEvent]

    /// Records parties that the registrar let in, or whose documents the registrar changed, together with the policy files
    /// that hold them, in one transaction.
    ///
    /// The very same record again changes nothing; one that names another predecessor is refused.
    func record(_ parties: [RegisteredParty], with files: [String: ContentDigest]) throws

    /// Every record of every party, by id, then entry: the last of an id is the one that holds.
    func partyHistory() throws -> [RegisteredParty]

    /// Records what became of a firewall together with the policy files that hold it, in one transaction.
    ///
    /// The very same record again changes nothing; one that names another predecessor, or follows a removal by anything but a
    /// declaration, is refused.
    func record(_ firewall: RegisteredFirewall, with files: [String: ContentDigest]) throws

    /// Every record of every firewall, by id, then entry: the last of an id is the one that holds.
    func firewallHistory() throws -> [RegisteredFirewall]

    /// Records a signed step about a domain of pseudonyms.
    ///
    /// The very same record again changes nothing; one that names another predecessor within its domain is refused, a rotation to
    /// anything but the next epoch, and a second custody of one domain.
    func record(_ act: PseudonymAct) throws

    /// Every signed step about domains of pseudonyms, by entry.
    func pseudonymActs() throws -> [PseudonymAct]

    /// Records a use of the vault of tokens; the very same record again changes nothing, one of an entry that is not after those
    /// before it is refused.
    func record(_ use: VaultRecord) throws

    /// Every use of the vault of tokens, by entry: the last says where it has to stand.
    func vaultUses() throws -> [VaultRecord]

    /// Records a duty; the very same again changes nothing, another one of the same id is refused.
    func record(_ duty: DutyRecord) throws

    /// Records that a duty was done; the same entry again changes nothing, another one is refused.
    ///
    /// - Parameter entry: index of the ledger entry that says so.
    func discharge(_ duty: String, entry: Int) throws

    /// Every duty, by due date, then id.
    func duties() throws -> [DutyRecord]

    /// The duties of a party that nobody has discharged, by due date, then id.
    func openDuties(of party: Identifier) throws -> [DutyRecord]

    /// Records that a release was recalled or superseded; the very same again changes nothing, a second recall or
    /// superseding of one release is refused.
    func record(_ incident: ReleaseIncident) throws

    /// Every incident, by entry.
    func incidents() throws -> [ReleaseIncident]

    /// Records a trust policy that came into force; the very same again changes nothing.
    func record(_ policy: LogPolicy) throws

    /// Every trust policy that came into force after the first, by entry: the last is the one that holds.
    func logPolicies() throws -> [LogPolicy]

    /// Records a dry run; the same digest again changes nothing.
    func record(_ dryRun: DryRunRecord) throws

    /// Every dry run, by digest.
    func dryRuns() throws -> [DryRunRecord]

    /// The dry run of a digest.
    func dryRun(_ digest: ContentDigest) throws -> DryRunRecord?

    /// Records an officer's approval; the same officer and dry run again changes nothing.
    func record(_ approval: ApprovalRecord) throws

    /// The approvals of a request, by dry run, then officer.
    func approvals(ofRequest request: ContentDigest) throws -> [ApprovalRecord]

    /// Records a release that is about to be appended to the ledger, in state `staged`, if its agreement's quota admits it.
    ///
    /// Counting and recording are one transaction, so that two runs cannot both take the last place.
    ///
    /// - Parameter quota: what the agreement admits around now; `nil` where it has no quota clause.
    /// - Returns: ``Staging/staged``, or why nothing was recorded.
    func stage(_ release: ReleaseRecord, quota: QuotaWindow?) throws -> Staging

    /// When quota of an agreement was used, under any of its versions, ascending.
    ///
    /// A release that is staged, released or delivered uses quota; an aborted one does not.
    func usedQuota(of agreement: Identifier) throws -> [Instant]

    /// Moves a release on; only `staged` to `released` or `aborted`, and `released` to `delivered` or `aborted`.
    func move(_ release: ReleaseIdentifier, to state: ReleaseState, entry: Int?) throws

    /// Every release, oldest first.
    func releases() throws -> [ReleaseRecord]

    /// The release of an id; `nil` where it was never staged.
    func release(_ id: ReleaseIdentifier) throws -> ReleaseRecord?
}

extension Register {
    /// Records a release of an agreement without a quota.
    package func stage(_ release: ReleaseRecord) throws { _ = try stage(release, quota: nil) }

    package func release(_ id: ReleaseIdentifier) throws -> ReleaseRecord? { try releases().first { $0.id == id } }

    /// Whether a domain of pseudonyms has a vault, which then has to be there.
    package func hasVault() throws -> Bool { try pseudonymActs().contains { $0.kind == .custody } }

    /// The events of one version of an agreement, in the order of their entries.
    package func events(of version: AgreementVersion) throws -> [AgreementEvent] {
        try events(of: version.id).filter { $0.version == version.version }
    }

    /// The event of an entry that was recorded just now.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the register has none.
    func event(at entry: Int, of version: AgreementVersion) throws -> AgreementEvent {
        guard let event = try events(of: version).last(where: { $0.entry == entry }) else {
            throw ReleaseError.failed(.changeNotUnderstood, "entry \(entry)")
        }
        return event
    }

    /// The parties that hold, each by its newest record, by id.
    package func parties() throws -> [RegisteredParty] {
        var newest: [Identifier: RegisteredParty] = [:]
        for party in try partyHistory() { newest[party.id] = party }
        return newest.values.sorted { $0.id < $1.id }
    }

    /// What holds of every firewall that was declared, by id; those that were removed too.
    package func firewalls() throws -> [RegisteredFirewall] {
        var newest: [Identifier: RegisteredFirewall] = [:]
        for firewall in try firewallHistory() { newest[firewall.id] = firewall }
        return newest.values.sorted { $0.id < $1.id }
    }
}

/// How much of what the register is made of is in it.
package struct RegisterExtent: Hashable, Sendable {
    /// Of the ledger, from its first on.
    package let entries: Int
    /// Records of the journal, from its first on.
    package let journal: Int

    package init(entries: Int, journal: Int) {
        self.entries = entries
        self.journal = journal
    }

    /// Of an empty register.
    package static let none = RegisterExtent(entries: 0, journal: 0)
}

/// An agreement with its signatures, as registered.
package struct RegisteredAgreement: Hashable, Sendable {
    package let id: Identifier
    package let version: Int
    /// SHA-256 of the signed form's canonical JSON: the agreement's identity inside the office.
    package let identity: ContentDigest
    /// The signed form, `{agreement, binds}`, in the evidence.
    package let signedForm: ContentDigest
    /// The detached signatures, DSSE envelopes in the evidence, sorted by digest.
    package let signatures: [ContentDigest]
    package let registeredAt: Instant
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        id: Identifier,
        version: Int,
        identity: ContentDigest,
        signedForm: ContentDigest,
        signatures: [ContentDigest],
        registeredAt: Instant,
        entry: Int
    ) {
        self.id = id
        self.version = version
        self.identity = identity
        self.signedForm = signedForm
        self.signatures = signatures
        self.registeredAt = registeredAt
        self.entry = entry
    }
}

/// A trust policy of the office's log, from one entry on.
package struct LogPolicy: Hashable, Sendable {
    /// SHA-256 of the policy's bytes, which are in the evidence.
    package let digest: ContentDigest
    package let rule: QuorumRule
    /// Index of the entry that brought it into force.
    package let entry: Int

    package init(digest: ContentDigest, rule: QuorumRule, entry: Int) {
        self.digest = digest
        self.rule = rule
        self.entry = entry
    }
}

/// A dry run that officers may approve.
package struct DryRunRecord: Hashable, Sendable {
    /// SHA-256 of its record's canonical JSON, which is in the evidence under the same digest.
    package let digest: ContentDigest
    package let request: ContentDigest
    package let madeAt: Instant

    package init(digest: ContentDigest, request: ContentDigest, madeAt: Instant) {
        self.digest = digest
        self.request = request
        self.madeAt = madeAt
    }
}

/// An officer's signature over {request, dry run}.
package struct ApprovalRecord: Hashable, Sendable {
    package let request: ContentDigest
    package let dryRun: ContentDigest
    package let officer: OfficerName
    /// The DSSE envelope, in the evidence.
    package let envelope: ContentDigest
    package let recordedAt: Instant

    package init(
        request: ContentDigest,
        dryRun: ContentDigest,
        officer: OfficerName,
        envelope: ContentDigest,
        recordedAt: Instant
    ) {
        self.request = request
        self.dryRun = dryRun
        self.officer = officer
        self.envelope = envelope
        self.recordedAt = recordedAt
    }
}
