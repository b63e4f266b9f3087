import COpenSSL
import TideCore

/// A certificate as a chain begins with it.
protocol ChainEnd {
    /// The exact bytes.
    var der: [UInt8] { get }
    /// Whose it is, as RFC 2253 text.
    var subject: String { get }
    var notBefore: Instant { get }
    var notAfter: Instant { get }
}

/// Who vouches for a certificate, and what they revoked.
///
/// The issuers lead from the certificate to an anchor: a self-signed one among them, or the last of them where none is.
/// Each of them is a CA, within its validity at the moment, with a signature of at least 112 bits of security. Where
/// lists are given, one of the certificate's own issuer must answer for the moment; lists about the issuers count where
/// they are there. A revocation counts from its date; a list made after the moment is good, one that ended before it is
/// not.
///
/// *Source:* RFC 5280 sections 5 and 6.
struct CertificateChain: Sendable {
    private let issuers: [UInt8]
    private let lists: [UInt8]

    /// Reads PEM blocks one after the other, or DER.
    ///
    /// - Throws: `.invalid` for bytes of another kind, and for lists without the issuers that signed them.
    init(issuers: [UInt8]?, revocations: [UInt8]?) throws(LedgerError) {
        self.issuers = try Self.read(issuers, label: Certificate.label, areLists: false, else: .notIssuers)
        self.lists = try Self.read(revocations, label: "X509 CRL", areLists: true, else: .notRevocations)
        if self.issuers.isEmpty && !lists.isEmpty { throw .invalid(.revocationsAlone) }
    }

    /// What keeps the certificate from counting at a moment; without issuers only its own validity is looked at.
    func flaws(of certificate: some ChainEnd, at moment: Instant) -> [SignatureFlaw] {
        let subject = certificate.subject
        guard certificate.notBefore <= moment else { return [.notYetValid(subject, from: certificate.notBefore)] }
        guard moment <= certificate.notAfter else { return [.expired(subject, since: certificate.notAfter)] }
        guard !issuers.isEmpty else { return [] }
        let (result, chain) = check(certificate.der, at: moment)
        switch result {
        case TIDE_CHAIN_HOLDS: return []
        case TIDE_CHAIN_UNREADABLE: return [.chainBroken(subject, reason: "the issuers cannot be read")]
        case TIDE_CHAIN_WEAK_LIST: return [.weakAlgorithm("the signature of a revocation list")]
        case X509_V_ERR_CERT_REVOKED where chain.revoked != Int64.min:
            return [.revoked(Self.name(subject, chain.depth), since: Instant(secondsSince1970: chain.revoked))]
        case let error where Self.listErrors.contains(error):
            return [.revocationUnknown(Self.name(subject, chain.depth), reason: Self.words(error))]
        case X509_V_ERR_CA_MD_TOO_WEAK, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_EE_KEY_TOO_SMALL:
            return [.weakAlgorithm("an issuer of `\(subject)`")]
        default:
            return [.chainBroken(subject, reason: Self.words(result))]
        }
    }

    /// When the certificate, or one that vouches for it, was revoked for a reason that leaves nothing good of what was
    /// signed before, as far as the lists that count at a moment know; `nil` if it was not.
    ///
    /// *Source:* RFC 3161 section 4: a stated reason of unspecified, affiliationChanged, superseded or
    /// cessationOfOperation leaves older stamps good.
    func spoiling(of certificate: some ChainEnd, at moment: Instant) -> Instant? {
        guard !lists.isEmpty else { return nil }
        let spoiled = check(certificate.der, at: moment).chain.spoiled
        return spoiled == Int64.max ? nil : Instant(secondsSince1970: spoiled)
    }

    private func check(_ der: [UInt8], at moment: Instant) -> (result: Int32, chain: tide_chain) {
        var chain = tide_chain(at: moment.secondsSince1970, depth: 0, revoked: 0, spoiled: Int64.max)
        // SAFETY: the buffers live for the call and travel with their lengths; the result is filled within it.
        let result = unsafe tide_chain_check(
            der,
            der.count,
            issuers,
            issuers.count,
            lists,
            lists.count,
            &chain
        )
        return (result, chain)
    }

    private static let listErrors: Set<Int32> = [
        X509_V_ERR_UNABLE_TO_GET_CRL, X509_V_ERR_UNABLE_TO_DECRYPT_CRL_SIGNATURE, X509_V_ERR_CRL_SIGNATURE_FAILURE,
        X509_V_ERR_CRL_HAS_EXPIRED, X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD,
        X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD, X509_V_ERR_UNABLE_TO_GET_CRL_ISSUER,
        X509_V_ERR_KEYUSAGE_NO_CRL_SIGN, X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION,
        X509_V_ERR_DIFFERENT_CRL_SCOPE, X509_V_ERR_CRL_PATH_VALIDATION_ERROR, X509_V_ERR_CERT_REVOKED,
    ]

    private static func name(_ subject: String, _ depth: Int32) -> String {
        depth == 0 ? subject : "issuer \(depth) of \(subject)"
    }

    private static func words(_ error: Int32) -> String {
        // SAFETY: a static C string of libcrypto, copied at once.
        unsafe String(cString: tide_chain_words(error)).lowercased()
    }

    private static func read(
        _ bytes: [UInt8]?,
        label: String,
        areLists: Bool,
        else code: DiagnosticCode
    ) throws(LedgerError) -> [UInt8] {
        guard let bytes else { return [] }
        let der = bytes.first == DER.Tag.sequence ? bytes : PEMText.decodeAll(bytes, label: label)?.flatMap(\.self)
        // SAFETY: the buffer lives for the call and travels with its length.
        guard let der, unsafe tide_count_of(der, der.count, areLists ? 1 : 0) > 0 else { throw .invalid(code) }
        return der
    }
}
