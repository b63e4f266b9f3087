package import TideCore

/// What an office has registered and done, as far as its next command must know it.
///
/// The ledger is what counts; the register is what the ledger and the evidence say, kept so that it can be asked quickly.
/// A change is appended to the ledger before it is recorded here. One conformance suite holds every implementation to
/// these rules.
package protocol Register: Sendable {
    /// The policy files in force: path relative to the policy folder, and the digest under which the evidence holds it.
    func policyFiles() throws -> [String: ContentDigest]

    /// Every registered agreement, by id, then version.
    func agreements() throws -> [RegisteredAgreement]

    /// Records an agreement together with the policy files that it was registered with, in one transaction.
    ///
    /// A file of the same path replaces the earlier one. An agreement of the same id and version is refused.
    func register(_ agreement: RegisteredAgreement, with files: [String: ContentDigest]) throws

    /// Records a dry run; the same digest again changes nothing.
    func record(_ dryRun: DryRunRecord) throws

    /// The dry run of a digest.
    func dryRun(_ digest: ContentDigest) throws -> DryRunRecord?

    /// Records an officer's approval; the same officer and dry run again changes nothing.
    func record(_ approval: ApprovalRecord) throws

    /// The approvals of a request, by dry run, then officer.
    func approvals(ofRequest request: ContentDigest) throws -> [ApprovalRecord]

    /// Records a release that is about to be appended to the ledger, in state `staged`.
    func stage(_ release: ReleaseRecord) throws

    /// Moves a release on; only `staged` to `released` or `aborted`, and `released` to `delivered` or `aborted`.
    func move(_ release: ReleaseIdentifier, to state: ReleaseState, entry: Int?) throws

    /// Every release, oldest first.
    func releases() throws -> [ReleaseRecord]
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

/// How far a release has come.
package enum ReleaseState: String, Hashable, Sendable, CaseIterable {
    /// Its files lie in the staging folder; its entry may or may not be in the ledger.
    case staged
    /// Its entry is in the ledger and acknowledged.
    case released
    /// Its bundle lies in the outbox, with its receipt.
    case delivered
    /// Nothing left the office.
    case aborted
}

/// A release, from the moment that its files are staged.
package struct ReleaseRecord: Hashable, Sendable {
    package let id: ReleaseIdentifier
    package let request: ContentDigest
    package let agreement: Identifier
    package let agreementVersion: Int
    package let recipient: Identifier
    package let dataset: Identifier
    /// SHA-256 of the input file.
    package let input: ContentDigest
    /// SHA-256 of what was done to it: plan and transformation.
    package let transformation: ContentDigest
    /// SHA-256 of the statement's envelope, which is the entry's bytes.
    package let statement: ContentDigest
    /// The folder that receives the bundle, absolute.
    package let outbox: String
    package let stagedAt: Instant
    package let state: ReleaseState
    /// Index of its decision's entry in the ledger, once there is one.
    package let entry: Int?

    package init(
        id: ReleaseIdentifier,
        request: ContentDigest,
        agreement: Identifier,
        agreementVersion: Int,
        recipient: Identifier,
        dataset: Identifier,
        input: ContentDigest,
        transformation: ContentDigest,
        statement: ContentDigest,
        outbox: String,
        stagedAt: Instant,
        state: ReleaseState,
        entry: Int?
    ) {
        self.id = id
        self.request = request
        self.agreement = agreement
        self.agreementVersion = agreementVersion
        self.recipient = recipient
        self.dataset = dataset
        self.input = input
        self.transformation = transformation
        self.statement = statement
        self.outbox = outbox
        self.stagedAt = stagedAt
        self.state = state
        self.entry = entry
    }
}
