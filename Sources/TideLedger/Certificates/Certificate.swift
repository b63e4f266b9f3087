import COpenSSL
package import TideCore

/// An X.509 certificate of a kind that may sign or be sealed to here.
///
/// Its key is Ed25519, ECDSA on P-256 or RSA of at least 2,048 bits; it is itself signed with SHA-256, -384 or -512, or
/// Ed25519; every critical extension is understood. Whether anybody vouches for it is not its matter: it is trusted
/// because a signed party document holds it.
///
/// *Source:* RFC 5280 section 4.
package struct Certificate: Hashable, Sendable, ChainEnd {
    /// The kinds of keys.
    package enum Key: Hashable, Sendable {
        case ed25519
        case p256
        case rsa(bits: Int)
    }

    /// What a certificate is used for.
    package enum Use: String, Hashable, Sendable {
        case signing
        case sealing
    }

    /// The exact bytes.
    package let der: [UInt8]
    /// Whose it is, as RFC 2253 text, such as `CN=Registrar,O=Ministry`.
    package let subject: String
    /// Who signed it, as RFC 2253 text.
    package let issuer: String
    /// In hexadecimal.
    package let serial: String
    /// The first moment at which it is valid.
    package let notBefore: Instant
    /// The last moment at which it is valid.
    package let notAfter: Instant
    /// The DER SubjectPublicKeyInfo.
    package let spkiDER: [UInt8]
    package let key: Key
    private let usage: UInt32

    /// Reads one certificate: DER, or a PEM block `CERTIFICATE` and nothing beside it.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid`.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        let der = bytes.first == DER.Tag.sequence ? bytes : PEMText.decode(bytes, label: Self.label)
        var facts = tide_certificate_facts()
        // SAFETY: the buffer lives for the call and travels with its length; the facts are filled within it.
        guard let der, unsafe tide_certificate_read(der, der.count, &facts) == 1 else {
            throw .invalid(.notACertificate, file)
        }
        let bits = Int(facts.key_bits)
        switch facts.key {
        case TIDE_KEY_ED25519: self.key = .ed25519
        case TIDE_KEY_P256: self.key = .p256
        case TIDE_KEY_RSA where bits >= 2048 && bits <= 16_384: self.key = .rsa(bits: bits)
        default: throw .invalid(.certificateKey, file)
        }
        guard facts.has_strong_digest == 1 else { throw .invalid(.certificateDigest, file) }
        guard facts.has_known_extensions == 1 else { throw .invalid(.certificateExtension, file) }
        guard let subject = Self.text(TIDE_FIELD_SUBJECT, of: der), let issuer = Self.text(TIDE_FIELD_ISSUER, of: der),
            let serial = Self.text(TIDE_FIELD_SERIAL, of: der),
            let spki = Self.field(TIDE_FIELD_PUBLIC_KEY, of: der)
        else { throw .invalid(.notACertificate, file) }
        self.der = der
        self.subject = subject
        self.issuer = issuer
        self.serial = serial
        self.spkiDER = spki
        self.notBefore = Instant(secondsSince1970: facts.not_before)
        self.notAfter = Instant(secondsSince1970: facts.not_after)
        self.usage = facts.key_usage
        if key == .ed25519 { _ = try VerifyingKey(spkiDER: spki, file: file) }
    }

    /// SHA-256 of the DER.
    package var fingerprint: ContentDigest { ContentDigest(of: der) }

    /// SHA-256 of the DER SubjectPublicKeyInfo in lower-case hexadecimal, as of every other key.
    package var keyID: String { ContentDigest(of: spkiDER).hex }

    /// The PEM block, ending in a newline.
    package var pem: [UInt8] { PEMText.encode(der, label: Self.label) }

    /// Whether a moment lies within its validity.
    package func isValid(at moment: Instant) -> Bool { notBefore <= moment && moment <= notAfter }

    /// Whether its key and its key usage serve a use through CMS; without the key-usage extension any use is allowed.
    ///
    /// Signing wants digitalSignature or nonRepudiation; sealing wants keyEncipherment for RSA and keyAgreement for P-256.
    /// Ed25519 does neither here.
    ///
    /// *Source:* RFC 5280 section 4.2.1.3.
    package func serves(_ use: Use) -> Bool {
        switch (use, key) {
        case (_, .ed25519): false
        case (.signing, _): usage & UInt32(KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION) != 0
        case (.sealing, .rsa): usage & UInt32(KU_KEY_ENCIPHERMENT) != 0
        case (.sealing, .p256): usage & UInt32(KU_KEY_AGREEMENT) != 0
        }
    }

    /// Throws `.invalid` unless it serves a use.
    package func require(_ use: Use) throws(LedgerError) {
        guard serves(use) else { throw .invalid(.certificateUse, subject, use.rawValue) }
    }

    static let label = "CERTIFICATE"

    /// A field of a certificate in DER, `TIDE_FIELD_…`, as text; `nil` if the bytes are no certificate.
    static func text(_ field: Int32, of der: [UInt8]) -> String? {
        Self.field(field, of: der).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func field(_ field: Int32, of der: [UInt8]) -> [UInt8]? {
        var output = [UInt8](repeating: 0, count: der.count * 4 + 64)
        let capacity = output.count
        // SAFETY: both buffers live for the call and travel with their lengths.
        let count = unsafe tide_certificate_field(der, der.count, field, &output, capacity)
        return count < 0 ? nil : Array(output.prefix(Int(count)))
    }
}
