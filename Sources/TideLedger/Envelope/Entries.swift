package import TideCore

/// The first entry: what the log is, which keys it began with, what its entries look like.
package struct GenesisEntry: Sendable {
    package let log: VerifierKey
    package let registrarKey: VerifyingKey
    package let rootKeys: [VerifyingKey]
    package let releaseKeys: [VerifyingKey]
    /// Of the trust policy's bytes as first handed out.
    package let policy: ContentDigest

    package init(
        log: VerifierKey,
        registrarKey: VerifyingKey,
        rootKeys: [VerifyingKey],
        releaseKeys: [VerifyingKey],
        policy: ContentDigest
    ) {
        self.log = log
        self.registrarKey = registrarKey
        self.rootKeys = rootKeys
        self.releaseKeys = releaseKeys
        self.policy = policy
    }

    /// Everything in clear; the subject commits to origin and log key.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let value: JSONValue = ["logKey": .string(log.text), "origin": .string(log.name)]
        let commitment = Commitment(to: value, using: &generator)
        return EntryDraft(
            type: .logEvent,
            subjects: [Statement.Subject(name: "genesis", digest: commitment.digest)],
            state: "genesis",
            clear: [
                "hashes": ["disclosures": "sha-256", "files": "sha-256", "tree": "rfc6962-sha-256"],
                "logKey": .string(log.text),
                "origin": .string(log.name),
                "policy": .string(policy.hex),
                "registrarKey": .string(Base64.encode(registrarKey.spkiDER)),
                "releaseKeys": JSONValue(releaseKeys.map(\.keyID).sorted()),
                "rootKeys": JSONValue(rootKeys.sorted().map { Base64.encode($0.spkiDER) }),
                "schemas": PredicateType.schemaDigests,
            ],
            hidden: ["commitment": commitment.opening]
        )
    }
}

/// Which agreement, to the byte.
package struct AgreementReference: Hashable, Sendable {
    package let id: Identifier
    package let version: Int
    /// Of the signed form.
    package let digest: ContentDigest

    package init(id: Identifier, version: Int, digest: ContentDigest) {
        self.id = id
        self.version = version
        self.digest = digest
    }

    package var json: JSONValue {
        ["digest": .string(digest.hex), "id": .string(id.text), "version": JSONValue(version)]
    }
}

/// An agreement that all its signatories signed came into force.
package struct AgreementEntry: Sendable {
    package let agreement: AgreementReference
    package let provider: Identifier
    package let recipient: Identifier
    package let datasets: [Identifier]
    /// Who signed, with the key ids of the signatures.
    package let signatories: [(officer: OfficerName, keyID: String)]

    package init(
        agreement: AgreementReference,
        provider: Identifier,
        recipient: Identifier,
        datasets: [Identifier],
        signatories: [(officer: OfficerName, keyID: String)]
    ) {
        self.agreement = agreement
        self.provider = provider
        self.recipient = recipient
        self.datasets = datasets
        self.signatories = signatories
    }

    /// Nothing in clear but that an agreement was registered; the subject commits to it.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let commitment = Commitment(to: agreement.json, using: &generator)
        let signed = signatories.sorted { ($0.officer, $0.keyID) < ($1.officer, $1.keyID) }.map { signatory in
            ["key": .string(signatory.keyID), "officer": .string("\(signatory.officer)")] as JSONValue
        }
        return EntryDraft(
            type: .agreement,
            subjects: [Statement.Subject(name: "agreement", digest: commitment.digest)],
            state: "registered",
            hidden: [
                "agreement": agreement.json,
                "commitment": commitment.opening,
                "datasets": JSONValue(datasets.sorted().map(\.text)),
                "provider": .string(provider.text),
                "recipient": .string(recipient.text),
                "signatories": .array(signed),
            ]
        )
    }
}

/// What became of a release: handed over, or given up before anything left.
package struct ReleaseDeliveryEntry: Sendable {
    package enum Outcome: String, Sendable {
        case confirmed
        case aborted
    }

    package let outcome: Outcome
    /// The index of the decision's entry.
    package let decision: Int
    package let release: ReleaseIdentifier
    /// Of the release's manifest.
    package let manifest: ContentDigest
    /// Why it was given up; `nil` if it was not.
    package let reason: String?

    package init(
        outcome: Outcome,
        decision: Int,
        release: ReleaseIdentifier,
        manifest: ContentDigest,
        reason: String?
    ) {
        self.outcome = outcome
        self.decision = decision
        self.release = release
        self.manifest = manifest
        self.reason = reason
    }

    package func draft() -> EntryDraft {
        EntryDraft(
            type: .releaseDelivery,
            subjects: [Statement.Subject(name: BundleFile.manifest, digest: manifest)],
            state: outcome.rawValue,
            clear: ["decision": JSONValue(decision)],
            hidden: ["reason": reason.map(JSONValue.string), "release": .string(release.text)]
        )
    }
}
