package import TideCore

/// The office's own signature over a tree head, by a certificate of its PKI: `checkpoint.p7s`.
///
/// CAdES-BES, detached, DER, over the bytes of `checkpoint`. It says that the office stands behind the head under the law
/// of its country; it proves no time.
///
/// *Source:* ETSI EN 319 122-1; RFC 5652.
package struct CheckpointSidecar: Hashable, Sendable {
    /// The certificate's name in `pki/` of the trust folder.
    package let name: String
    /// Whose certificate it is, as RFC 2253 text.
    package let subject: String
    /// What should be told although it counts.
    package let findings: [Diagnostic]

    /// Signs a tree head; the time is a claim.
    ///
    /// - Throws: `.invalid` if the certificate does not sign or the key is another's; `.failed`.
    package static func sign(
        _ checkpoint: [UInt8],
        certificate: Certificate,
        key: CertificateKey,
        at moment: Instant
    ) throws(LedgerError) -> [UInt8] {
        try DetachedSignature.sign(checkpoint, certificate: certificate, key: key, at: moment)
    }

    /// Checks a signature over a tree head against the certificates that the trust folder pins.
    ///
    /// It must hold now. Where its certificate or a list has only ended, or was revoked for a reason that spoils nothing, it
    /// counts if it held when the head was stamped; that is told. Nothing proves when it was made, so that a certificate that
    /// any list revokes for another reason, whenever, no longer signs.
    ///
    /// - Parameters:
    ///   - file: named in messages.
    ///   - stamped: the proven time of the head's first stamp, if it has one.
    ///   - now: when it is asked.
    package static func verify(
        _ cms: [UInt8],
        over checkpoint: [UInt8],
        file: String,
        trust: StampTrust,
        stamped: Instant?,
        at now: Instant
    ) -> Verification<CheckpointSidecar> {
        func fails(_ reason: String) -> Diagnostic { Diagnostic(.sidecarNotValid, [file, reason]) }
        // Every other form of a signature is somebody's own; this one has one.
        guard cms.first == DER.Tag.sequence else { return .notVerified([fails("it is no DER")]) }
        var reasons: [Diagnostic] = []
        for (name, signer) in trust.signers.sorted(by: { $0.key < $1.key }) {
            let subject = signer.certificate.subject
            func outcome(at moment: Instant) -> Result<DetachedSignature.Outcome, LedgerError> {
                Result { () throws(LedgerError) in
                    try DetachedSignature.verify(
                        cms,
                        over: checkpoint,
                        pinned: signer.certificate.der,
                        issuers: signer.issuers,
                        revocations: signer.lists,
                        at: moment
                    )
                }
            }
            var findings: [Diagnostic] = []
            var found = outcome(at: now)
            if let flaws = try? found.get().flaws, let flaw = flaws.first, let stamped, flaws.allSatisfy(\.isOfTime) {
                findings = [Diagnostic(.stampAged, [file, flaw.diagnostic.message, "it held at \(stamped)"])]
                found = outcome(at: stamped)
            }
            switch found {
            case .failure(let error): reasons += error.diagnostics
            case .success(.holds(.cades)):
                let last = min(now, signer.certificate.notAfter)
                if let spoiled = signer.vouching.spoiling(of: signer.certificate, at: last) {
                    reasons.append(fails(SignatureFlaw.revoked(subject, since: spoiled).diagnostic.message))
                    continue
                }
                return .verified(CheckpointSidecar(name: name, subject: subject, findings: findings))
            case .success(.holds(.plain)): reasons.append(Diagnostic(.sidecarForm, [file]))
            case .success(.doesNotHold(let flaws)):
                // That it is another's is said only where it is nobody's.
                reasons += flaws.filter { $0 != .otherSigner(subject) }.map { fails($0.diagnostic.message) }
            }
        }
        return .notVerified(reasons.isEmpty ? [fails("no certificate in `pki/` of the trust folder made it")] : reasons)
    }
}

extension SignatureFlaw {
    /// Whether it says nothing of what was signed before; of a revocation, where its reason spoils nothing.
    fileprivate var isOfTime: Bool {
        switch self {
        case .expired, .revocationUnknown, .revoked: true
        default: false
        }
    }
}
