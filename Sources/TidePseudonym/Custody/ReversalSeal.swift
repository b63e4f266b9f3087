import Crypto
import FoundationEssentials
package import TideCore

/// Identifiers that are sealed to a key pair whose private half nobody keeps whole: only enough of its shares open them.
///
/// HPKE in its base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM: the 32 bytes of the ephemeral key, then
/// the ciphertext with its tag of 16 bytes. The context is `info`, so that a sealed identifier opens in its own row alone.
///
/// *Source:* RFC 9180.
package enum ReversalSeal {
    /// The public half, 32 bytes; `nil` unless the private half has 32.
    package static func publicKey(of privateKey: Redacted<[UInt8]>) -> [UInt8]? {
        let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: privateKey.exposed)
        return key.map { Array($0.publicKey.rawRepresentation) }
    }

    /// Seals an identifier's bytes.
    ///
    /// The ephemeral key is drawn by the cryptographic library.
    /// - Returns: `nil` for a public key that is none.
    package static func seal(_ identifier: [UInt8], to publicKey: [UInt8], context: [UInt8]) -> [UInt8]? {
        guard let key = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: publicKey),
            var sender = try? HPKE.Sender(recipientKey: key, ciphersuite: suite, info: Data(context)),
            let sealed = try? sender.seal(identifier)
        else { return nil }
        return Array(sender.encapsulatedKey) + Array(sealed)
    }

    /// Opens a sealed identifier; `nil` where it is of another key or context, or was changed.
    package static func open(
        _ sealed: [UInt8],
        with privateKey: Redacted<[UInt8]>,
        context: [UInt8]
    ) -> Redacted<[UInt8]>? {
        guard sealed.count >= 48,
            let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: privateKey.exposed),
            var recipient = try? HPKE.Recipient(
                privateKey: key,
                ciphersuite: suite,
                info: Data(context),
                encapsulatedKey: Data(sealed.prefix(32))
            ), let identifier = try? recipient.open(Data(sealed.dropFirst(32)))
        else { return nil }
        return Redacted(Array(identifier))
    }

    private static let suite = HPKE.Ciphersuite(
        kem: .Curve25519_HKDF_SHA256,
        kdf: .HKDF_SHA256,
        aead: .AES_GCM_256
    )
}
