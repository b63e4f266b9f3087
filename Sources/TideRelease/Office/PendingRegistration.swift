import TideAgreement
import TideCore

/// What the register is told once an agreement's entry is in the ledger; filed behind that entry, so that a crash between
/// the two loses nothing.
struct PendingRegistration {
    let id: Identifier
    let version: Int
    /// Of the signed form, which the evidence holds under the same digest.
    let identity: ContentDigest
    let signatures: [ContentDigest]
    /// The policy files by path, with their addresses in the evidence.
    let files: [String: ContentDigest]
    let at: Instant

    init(
        id: Identifier,
        version: Int,
        identity: ContentDigest,
        signatures: [ContentDigest],
        files: [String: ContentDigest],
        at: Instant
    ) {
        self.id = id
        self.version = version
        self.identity = identity
        self.signatures = signatures
        self.files = files
        self.at = at
    }

    /// Reads what was filed; `nil` unless it is whole.
    init?(_ value: JSONValue) {
        guard let id = value["id"]?.text.flatMap(Identifier.init), let version = value["version"]?.number,
            let identity = value["identity"]?.text.flatMap(ContentDigest.init(hex:)),
            let signatures = value["signatures"]?.elements, let files = value["files"]?.members,
            let at = value["at"]?.text.flatMap(Instant.init)
        else { return nil }
        self.init(
            id: id,
            version: version,
            identity: identity,
            signatures: signatures.compactMap { $0.text.flatMap(ContentDigest.init(hex:)) },
            files: files.compactMapValues { $0.text.flatMap(ContentDigest.init(hex:)) },
            at: at
        )
        guard self.signatures.count == signatures.count, self.files.count == files.count else { return nil }
    }

    var json: JSONValue {
        [
            "id": .string(id.text), "version": JSONValue(version), "identity": .string(identity.hex),
            "signatures": JSONValue(signatures.map(\.hex)),
            "files": .object(files.mapValues { .string($0.hex) }), "at": .string(at.description),
        ]
    }

    /// As the register holds it.
    func registered(entry: Int) -> RegisteredAgreement {
        RegisteredAgreement(
            id: id,
            version: version,
            identity: identity,
            signedForm: identity,
            signatures: signatures,
            registeredAt: at,
            entry: entry
        )
    }
}
