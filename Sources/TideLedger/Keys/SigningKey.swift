import Crypto
package import TideCore

/// An Ed25519 private key.
///
/// No text shows it; its signatures are deterministic, so that signing again after a crash gives the same bytes.
///
/// *Source:* RFC 8032 section 5.1.
package struct SigningKey: Sendable {
    /// The public half.
    package let verifyingKey: VerifyingKey
    private let seed: Redacted<[UInt8]>
    /// Made of the seed once: that costs as much as a signature.
    private let key: Redacted<Curve25519.Signing.PrivateKey>

    /// A new key.
    package init(using generator: inout some RandomNumberGenerator) {
        guard let key = Self(seed: Redacted(.random(32, using: &generator)))
        // WHY: every 32 bytes are a seed.
        else { preconditionFailure("a seed of 32 bytes was refused") }
        self = key
    }

    /// From the 32 bytes of RFC 8032's private key; `nil` for another length.
    package init?(seed: Redacted<[UInt8]>) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed.exposed) else { return nil }
        self.verifyingKey = VerifyingKey(of: key)
        self.seed = seed
        self.key = Redacted(key)
    }

    /// The 64-byte signature over a message.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        guard let signature = try? key.exposed.signature(for: message)
        // WHY: the initialiser accepted the key, and signing has no other cause to fail.
        else { preconditionFailure("a key that was accepted does not sign") }
        return Array(signature)
    }

    /// The key as a DER PrivateKeyInfo: 48 bytes.
    ///
    /// *Source:* RFC 8410 section 7.
    var privateKeyInfo: Redacted<[UInt8]> { Redacted(Self.infoPrefix + seed.exposed) }

    /// Reads exactly the 48 bytes that ``privateKeyInfo`` writes.
    init?(privateKeyInfo info: Redacted<[UInt8]>) {
        guard info.exposed.count == 48, info.exposed.starts(with: Self.infoPrefix) else { return nil }
        self.init(seed: Redacted(Array(info.exposed.dropFirst(Self.infoPrefix.count))))
    }

    private static let infoPrefix: [UInt8] = [
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
}
