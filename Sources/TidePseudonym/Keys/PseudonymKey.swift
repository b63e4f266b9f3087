package import Crypto
package import TideCore

/// The key of one pseudonym scheme: for one domain, identifier namespace, normalisation profile and epoch.
///
/// It is derived, 32 bytes by HKDF-SHA256 without salt, from the office's master key. The info is the canonical JSON array
/// `["tidegate/pseudonym/v1", domain, namespace, profile, epoch]`, so that a file's column name plays no part, two domains
/// never link, and one epoch's pseudonyms end with it. `docs/formats/pseudonyms.md` is the specification.
///
/// *Source:* RFC 5869.
package struct PseudonymKey: Sendable {
    package let domain: Identifier
    package let namespace: Identifier
    package let normalisation: Normalisation
    package let epoch: String
    package let key: Redacted<SymmetricKey>

    /// Derives the key.
    ///
    /// - Parameters:
    ///   - master: the office's master key.
    ///   - domain: who may link: pseudonyms of two domains have nothing in common.
    ///   - namespace: which identifier it is, such as `passport-no`, whatever the column is called.
    ///   - epoch: as text; another epoch, other pseudonyms.
    package init(
        master: Redacted<[UInt8]>,
        domain: Identifier,
        namespace: Identifier,
        normalisation: Normalisation,
        epoch: String
    ) {
        self.domain = domain
        self.namespace = namespace
        self.normalisation = normalisation
        self.epoch = epoch
        self.key = DerivedKey.derive(
            from: master,
            info: [
                "tidegate/pseudonym/v1", JSONValue(domain.text), JSONValue(namespace.text),
                JSONValue(normalisation.rawValue), JSONValue(epoch),
            ]
        )
    }
}
