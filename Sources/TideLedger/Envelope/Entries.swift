package import TideCore

/// The first entry: what the log is, which keys it began with, what its entries look like.
package struct GenesisEntry: Sendable {
    package let log: VerifierKey
    package let registrarKey: VerifyingKey
    package let rootKeys: [VerifyingKey]
    package let releaseKeys: [VerifyingKey]
    /// Of the trust policy's bytes as first handed out.
    package let policy: ContentDigest
    /// The final tree head of the log before this one, which is frozen; `nil` for a first log.
    package let predecessor: Checkpoint?

    package init(
        log: VerifierKey,
        registrarKey: VerifyingKey,
        rootKeys: [VerifyingKey],
        releaseKeys: [VerifyingKey],
        policy: ContentDigest,
        predecessor: Checkpoint? = nil
    ) {
        self.log = log
        self.registrarKey = registrarKey
        self.rootKeys = rootKeys
        self.releaseKeys = releaseKeys
        self.policy = policy
        self.predecessor = predecessor
    }

    /// Everything in clear; the subject commits to origin and log key.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let value: JSONValue = ["logKey": .string(log.text), "origin": .string(log.name)]
        let commitment = Commitment(to: value, using: &generator)
        var clear: [String: JSONValue] = [
            "hashes": ["disclosures": "sha-256", "files": "sha-256", "tree": "rfc6962-sha-256"],
            "logKey": .string(log.text),
            "origin": .string(log.name),
            "policy": .string(policy.hex),
            "registrarKey": .string(Base64.encode(registrarKey.spkiDER)),
            "releaseKeys": JSONValue(releaseKeys.map(\.keyID).sorted()),
            "rootKeys": JSONValue(rootKeys.sorted().map { Base64.encode($0.spkiDER) }),
            "schemas": PredicateType.schemaDigests,
        ]
        clear["predecessor"] = predecessor?.predecessor
        return EntryDraft(
            type: .logEvent,
            subjects: [Statement.Subject(name: "genesis", digest: commitment.digest)],
            state: "genesis",
            clear: clear,
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

/// What became of an agreement.
package struct AgreementEntry: Sendable {
    /// The event, as it stands in clear.
    package enum Event: String, Hashable, Sendable, CaseIterable {
        case proposed
        case signed
        /// Everyone who must had signed.
        case registered
        case suspended
        case resumed
        case terminated
    }

    package let event: Event
    package let agreement: AgreementReference
    package let provider: Identifier
    package let recipient: Identifier
    package let datasets: [Identifier]
    /// Who signed what this entry says, with the key ids of the signatures.
    package let signatories: [(officer: OfficerName, keyID: String)]
    /// The index of the version's entry before this one; `nil` for its first.
    package let previous: Int?
    /// From when it counts, where that is not at once.
    package let effective: Instant?
    /// In the officers' words.
    package let reason: String?
    /// SHA-256 of the certificate of what was proved of the network with the agreement in it; `nil` where nothing was proved.
    package let certificate: ContentDigest?

    package init(
        event: Event = .registered,
        agreement: AgreementReference,
        provider: Identifier,
        recipient: Identifier,
        datasets: [Identifier],
        signatories: [(officer: OfficerName, keyID: String)],
        previous: Int? = nil,
        effective: Instant? = nil,
        reason: String? = nil,
        certificate: ContentDigest? = nil
    ) {
        self.event = event
        self.agreement = agreement
        self.provider = provider
        self.recipient = recipient
        self.datasets = datasets
        self.signatories = signatories
        self.previous = previous
        self.effective = effective
        self.reason = reason
        self.certificate = certificate
    }

    /// Nothing in clear but what happened to some agreement; the subject commits to it.
    package func draft(using generator: inout some RandomNumberGenerator) -> EntryDraft {
        let commitment = Commitment(to: agreement.json, using: &generator)
        return EntryDraft(
            type: .agreement,
            subjects: [Statement.Subject(name: "agreement", digest: commitment.digest)],
            state: event.rawValue,
            hidden: [
                "agreement": agreement.json,
                "certificate": certificate.map { .string($0.hex) },
                "commitment": commitment.opening,
                "datasets": JSONValue(datasets.sorted().map(\.text)),
                "effective": effective.map { .string("\($0)") },
                "previous": previous.map { JSONValue($0) },
                "provider": .string(provider.text),
                "reason": reason.map(JSONValue.string),
                "recipient": .string(recipient.text),
                "signatories": Self.signatories(signatories),
            ]
        )
    }

    /// Who signed, as entries list them: by officer, then key.
    package static func signatories(_ signatories: [(officer: OfficerName, keyID: String)]) -> JSONValue {
        .array(
            signatories.sorted { ($0.officer, $0.keyID) < ($1.officer, $1.keyID) }.map { signatory in
                ["key": .string(signatory.keyID), "officer": .string("\(signatory.officer)")]
            }
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
    /// Why it was given up, or what is known of a bundle that left and is not in the outbox any more; `nil` otherwise.
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
