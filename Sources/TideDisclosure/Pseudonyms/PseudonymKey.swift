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
    let key: Redacted<SymmetricKey>

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

/// Keys that come from the master key, each bound to what it is for.
package enum DerivedKey {
    /// 32 bytes by HKDF-SHA256 with an empty salt.
    ///
    /// *Source:* RFC 5869.
    package static func derive(from master: Redacted<[UInt8]>, info: [UInt8]) -> Redacted<SymmetricKey> {
        Redacted(
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: master.exposed),
                salt: [UInt8](),
                info: info,
                outputByteCount: 32
            )
        )
    }

    /// The same with canonical JSON as info, so that no two lists of names run together.
    ///
    /// *Source:* RFC 8785 for the info.
    static func derive(from master: Redacted<[UInt8]>, info: JSONValue) -> Redacted<SymmetricKey> {
        derive(from: master, info: CanonicalJSON.encode(info))
    }
}
