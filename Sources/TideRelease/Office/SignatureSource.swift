import TideAgreement
package import TideCore
package import TideLedger

/// How an officer's signature over a payload comes about.
package enum SignatureSource: Sendable {
    /// Made here, with an Ed25519 key of the officer.
    case key(SigningKey, of: OfficerName)
    /// Made elsewhere, over exactly the payload: a DSSE envelope, or a detached CMS signature by a certificate.
    ///
    /// `name` is the one to print in messages.
    case made([UInt8], name: String)
}

/// A signature that counted when it was taken.
struct TakenSignature: Hashable, Sendable {
    let signer: OfficerSignature.Signer
    /// The envelope, or CMS.
    let bytes: [UInt8]
    /// What it signs.
    let payload: [UInt8]

    /// Whether the bytes do not hold what they sign, so that it has to be filed beside them.
    var isDetached: Bool { bytes.first != UInt8(ascii: "{") }

    /// Files it.
    ///
    /// - Returns: its address, and the members that lead to it from the evidence behind an entry.
    func file(
        in evidence: EvidenceStore,
        using generator: inout some RandomNumberGenerator
    ) throws -> (address: ContentDigest, members: [String: JSONValue]) {
        let address = try evidence.put(bytes, using: &generator)
        var members: [String: JSONValue] = ["envelope": .string(address.hex)]
        if isDetached { members["payload"] = .string(try evidence.put(payload, using: &generator).hex) }
        return (address, members)
    }
}

extension OfficerSignature {
    /// Signs a payload with the officer's key, or holds a signature that was made elsewhere against it.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` with the reason for one that does not count.
    static func take(
        _ source: SignatureSource,
        over payload: [UInt8],
        type: String,
        among policies: PolicySet,
        at moment: Instant
    ) throws(ReleaseError) -> TakenSignature {
        switch source {
        case .key(let key, let officer):
            let envelope = try sign(payload, type: type, as: officer, with: key, among: policies, on: moment.date)
            let signer = Signer(officer: officer, keyID: key.verifyingKey.keyID)
            return TakenSignature(signer: signer, bytes: envelope.encoded, payload: payload)
        case .made(let bytes, let name):
            switch verify(bytes, payload: payload, type: type, among: policies.parties, at: moment) {
            case .valid(let signer): return TakenSignature(signer: signer, bytes: bytes, payload: payload)
            case .invalid(let reason): throw .invalid(.signatureNotValid, name, reason)
            }
        }
    }
}
