import Crypto

/// The ESS attribute signing-certificate-v2, which binds a signature to one certificate.
///
///     SEQUENCE { SEQUENCE OF ESSCertIDv2, policies OPTIONAL }
///     ESSCertIDv2: SEQUENCE { hash algorithm (SHA-256 if left out), OCTET STRING, issuer and serial OPTIONAL }
///
/// The first one is the signer's.
///
/// *Source:* RFC 5035 section 3; ETSI EN 319 122-1 section 5.2.2.
enum SigningCertificateBinding {
    /// Whether the attribute binds this certificate, in DER; `nil` if it is malformed or hashes with another digest.
    static func binds(_ attribute: [UInt8], to certificate: [UInt8]) -> Bool? {
        guard let value = DER.elements(attribute[...]), value.count == 1, value[0].tag == DER.Tag.sequence,
            let parts = DER.elements(value[0].content), let list = parts.first, list.tag == DER.Tag.sequence,
            let first = DER.elements(list.content)?.first, first.tag == DER.Tag.sequence,
            let fields = DER.elements(first.content)
        else { return nil }
        var rest = fields[...]
        var digest = sha256
        if let algorithm = rest.first, algorithm.tag == DER.Tag.sequence,
            let identifier = DER.elements(algorithm.content)?.first, identifier.tag == DER.Tag.objectIdentifier
        {
            digest = Array(identifier.content)
            rest = rest.dropFirst()
        }
        guard let hash = rest.first, hash.tag == DER.Tag.octetString else { return nil }
        switch digest {
        case sha256: return Array(SHA256.hash(data: certificate)) == Array(hash.content)
        case sha384: return Array(SHA384.hash(data: certificate)) == Array(hash.content)
        case sha512: return Array(SHA512.hash(data: certificate)) == Array(hash.content)
        default: return nil
        }
    }

    /// The same for the attribute's first version, signing-certificate, which hashes with SHA-1.
    ///
    /// The signature under the certificate's key is what counts; the attribute only says which of several certificates of
    /// that key was meant.
    ///
    /// *Source:* RFC 2634 section 5.4.
    static func bindsInFirstVersion(_ attribute: [UInt8], to certificate: [UInt8]) -> Bool? {
        guard let value = DER.elements(attribute[...]), value.count == 1, value[0].tag == DER.Tag.sequence,
            let list = DER.elements(value[0].content)?.first, list.tag == DER.Tag.sequence,
            let first = DER.elements(list.content)?.first, first.tag == DER.Tag.sequence,
            let hash = DER.elements(first.content)?.first, hash.tag == DER.Tag.octetString
        else { return nil }
        return Array(Insecure.SHA1.hash(data: certificate)) == Array(hash.content)
    }

    private static let sha256: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]
    private static let sha384: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02]
    private static let sha512: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03]
}
