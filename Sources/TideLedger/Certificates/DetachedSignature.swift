import COpenSSL
package import TideCore

/// A detached CMS signature by the key of an X.509 certificate.
///
/// SignedData of exactly one signer over signed attributes, content type `id-data`, without the content; SHA-256, -384 or
/// -512 with RSA (PKCS #1 v1.5 or PSS) or ECDSA on P-256. Certificates, lists and unsigned attributes inside it are not
/// looked at: the signer's certificate is the one that the caller holds.
///
/// *Source:* RFC 5652; CAdES-BES: ETSI EN 319 122-1.
package enum DetachedSignature {
    /// How the signature is bound to its certificate.
    package enum Form: Hashable, Sendable {
        /// CAdES-BES: the certificate's digest is signed too.
        case cades
        /// Plain CMS: issuer and serial number, or a key identifier, name it.
        case plain
    }

    /// What a check found.
    package enum Outcome: Hashable, Sendable {
        case holds(Form)
        /// At least one reason: first about the signature, then about the certificate.
        case doesNotHold([SignatureFlaw])

        /// Why not; empty if it holds.
        package var flaws: [SignatureFlaw] {
            guard case .doesNotHold(let flaws) = self else { return [] }
            return flaws
        }
    }

    /// Checks a signature over exactly these bytes against the pinned certificate, as things stood at a moment.
    ///
    /// - Parameters:
    ///   - cms: DER, PEM (`CMS` or `PKCS7`) or base64 alone.
    ///   - certificate: DER or PEM.
    ///   - issuers: certificates from the pinned one's issuer to the anchor; without them the pinned one stands alone.
    ///   - revocations: lists (CRLs) of the issuers.
    ///   - moment: when it must have held.
    /// - Throws: `.invalid` if the certificate, the issuers or the lists are not what they should be.
    package static func verify(
        _ cms: [UInt8],
        over payload: [UInt8],
        pinned certificate: [UInt8],
        issuers: [UInt8]?,
        revocations: [UInt8]?,
        at moment: Instant
    ) throws(LedgerError) -> Outcome {
        let certificate = try Certificate(certificate, file: "certificate")
        try certificate.require(.signing)
        let chain = try CertificateChain(issuers: issuers, revocations: revocations)
        let standing = chain.flaws(of: certificate, at: moment)
        guard let message = decode(cms) else {
            return .doesNotHold([.malformed("it is neither DER nor PEM nor base64")] + standing)
        }
        switch check(message, over: payload, by: certificate) {
        case .doesNotHold(let flaws): return .doesNotHold(flaws + standing)
        case .holds(let form): return standing.isEmpty ? .holds(form) : .doesNotHold(standing)
        }
    }

    /// Signs bytes: CAdES-BES, detached, DER, with the certificate inside; the time is the attribute `signingTime`.
    ///
    /// ECDSA draws its nonce from libcrypto.
    ///
    /// - Throws: `.invalid` if the certificate does not sign or the key is another's; `.failed`.
    package static func sign(
        _ payload: [UInt8],
        certificate: Certificate,
        key: CertificateKey,
        at moment: Instant
    ) throws(LedgerError) -> [UInt8] {
        try certificate.require(.signing)
        let info = key.info.exposed
        let der = certificate.der
        var output = [UInt8](repeating: 0, count: der.count + 8192)
        let capacity = output.count
        // SAFETY: every buffer lives for the call and travels with its length.
        let count = unsafe tide_cms_sign(
            payload,
            payload.count,
            der,
            der.count,
            info,
            info.count,
            moment.secondsSince1970,
            &output,
            capacity
        )
        guard count != TIDE_CMS_OTHER_KEY else { throw .invalid(.keyOfOtherCertificate, certificate.subject) }
        guard count > 0 else { throw .failed(.notSignable, certificate.subject) }
        return Array(output.prefix(Int(count)))
    }

    private static func check(_ message: [UInt8], over payload: [UInt8], by certificate: Certificate) -> Outcome {
        let der = certificate.der
        var binding = [UInt8](repeating: 0, count: 4096)
        let capacity = binding.count
        var count = 0
        // SAFETY: every buffer lives for the call and travels with its length; the count is filled within it.
        let result = unsafe tide_cms_verify(
            message,
            message.count,
            payload,
            payload.count,
            der,
            der.count,
            &binding,
            capacity,
            &count
        )
        switch result {
        case TIDE_CMS_HOLDS where count == 0: return .holds(.plain)
        case TIDE_CMS_HOLDS:
            switch SigningCertificateBinding.binds(Array(binding.prefix(count)), to: certificate.der) {
            case true?: return .holds(.cades)
            case false?: return .doesNotHold([.otherSigner(certificate.subject)])
            case nil: return .doesNotHold([.malformed("its attribute signing-certificate-v2 cannot be read")])
            }
        case TIDE_CMS_ATTACHED: return .doesNotHold([.malformed("it holds content of its own")])
        case TIDE_CMS_NOT_ONE_SIGNER: return .doesNotHold([.malformed("it is not of exactly one signer")])
        case TIDE_CMS_NO_ATTRIBUTES: return .doesNotHold([.malformed("it has no signed attributes")])
        case TIDE_CMS_OTHER_SIGNER: return .doesNotHold([.otherSigner(certificate.subject)])
        case TIDE_CMS_WEAK: return .doesNotHold([.weakAlgorithm("the signature")])
        case TIDE_CMS_BROKEN: return .doesNotHold([.broken(certificate.subject)])
        case TIDE_CMS_OTHER_PAYLOAD: return .doesNotHold([.otherPayload])
        case TIDE_CMS_FAILED: return .doesNotHold([.malformed("it could not be checked")])
        default: return .doesNotHold([.malformed("it is no CMS SignedData over `id-data`")])
        }
    }

    private static func decode(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.first == DER.Tag.sequence { return bytes }
        for label in ["CMS", "PKCS7"] {
            if let der = PEMText.decode(bytes, label: label) { return der }
        }
        let text = bytes.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return Base64.decode(String(decoding: text, as: UTF8.self)).flatMap { $0.isEmpty ? nil : $0 }
    }
}
