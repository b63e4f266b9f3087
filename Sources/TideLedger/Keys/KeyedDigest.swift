import Crypto
import FoundationEssentials
package import TideCore

/// HMAC-SHA256 under a key that is derived from a workspace's master key for one purpose.
///
/// Whoever lacks the master key can neither make such a digest nor tell one from random bytes.
///
/// *Source:* RFC 2104, RFC 5869.
package struct KeyedDigest: Sendable {
    private let key: SymmetricKey

    /// - Parameter purpose: tells this key from every other that comes from the same master, as `register-seal`.
    package init(of master: Redacted<[UInt8]>, purpose: String) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: master.exposed),
            salt: [UInt8](),
            info: Array("tidegate/\(purpose)/v1".utf8),
            outputByteCount: 32
        )
    }

    /// The digest of some bytes.
    package func digest(of content: [UInt8]) -> ContentDigest {
        // WHY: an authentication code of SHA-256 has 32 bytes.
        guard let digest = ContentDigest(bytes: Array(HMAC<SHA256>.authenticationCode(for: content, using: key))) else {
            preconditionFailure("an HMAC of another length")
        }
        return digest
    }
}
