package import TideCore

/// Why a detached signature does not hold, or does not count at a moment.
package enum SignatureFlaw: Hashable, Sendable {
    /// No detached CMS signature of one signer over signed attributes; says what is wrong.
    case malformed(String)
    /// The signature holds, but over other bytes.
    case otherPayload
    /// It names another certificate than the pinned one, or binds another.
    case otherSigner(String)
    /// It names the certificate, whose key did not make it.
    case broken(String)
    /// A digest or signature algorithm that is not read.
    case weakAlgorithm(String)
    /// The moment lies before the certificate's first.
    case notYetValid(String, from: Instant)
    /// The moment lies after the certificate's last.
    case expired(String, since: Instant)
    /// The certificate, or one that vouches for it, was revoked by then.
    case revoked(String, since: Instant)
    /// The issuers do not lead from the certificate to their anchor.
    case chainBroken(String, reason: String)
    /// There are revocation lists, and none of them answers for the moment.
    case revocationUnknown(String, reason: String)

    /// As a message; the names in it are subjects of certificates.
    package var diagnostic: Diagnostic {
        switch self {
        case .malformed(let reason): Diagnostic(.signatureMalformed, [reason])
        case .otherPayload: Diagnostic(.signatureOfOtherBytes)
        case .otherSigner(let subject): Diagnostic(.signatureOfOther, [subject])
        case .broken(let subject): Diagnostic(.signatureBroken, [subject])
        case .weakAlgorithm(let what): Diagnostic(.signatureWeak, [what])
        case .notYetValid(let subject, let from): Diagnostic(.certificateNotYetValid, [subject, "\(from)"])
        case .expired(let subject, let since): Diagnostic(.certificateExpired, [subject, "\(since)"])
        case .revoked(let subject, let since): Diagnostic(.certificateRevoked, [subject, "\(since)"])
        case .chainBroken(let subject, let reason): Diagnostic(.chainBroken, [subject, reason])
        case .revocationUnknown(let subject, let reason): Diagnostic(.revocationUnknown, [subject, reason])
        }
    }
}
