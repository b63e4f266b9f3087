import COpenSSL
package import TideCore

/// A private key at rest: PEM `ENCRYPTED PRIVATE KEY`, as `openssl pkey` reads it.
///
/// PKCS#8 with PBES2: scrypt (N = 16,384, r = 8, p = 1, salt of 16 bytes) and AES-256-CBC. Keys that openssl wrote with
/// PBES2 are read too, whatever its derivation.
///
/// *Source:* RFC 5958 section 3, RFC 8018 section 6.2, RFC 7914 section 7.
package enum KeyFile {
    /// The file's bytes for a key under a passphrase of at least one byte.
    package static func encrypt(
        _ key: SigningKey,
        passphrase: Redacted<[UInt8]>,
        using generator: inout some RandomNumberGenerator
    ) throws(LedgerError) -> [UInt8] {
        let info = key.privateKeyInfo.exposed
        let secret = passphrase.exposed
        let salt = [UInt8].random(16, using: &generator)
        let vector = [UInt8].random(16, using: &generator)
        var output = [UInt8](repeating: 0, count: 1024)
        let capacity = output.count
        // SAFETY: every buffer lives for the call and travels with its length; salt and vector have their 16 bytes.
        let count = unsafe tide_pkcs8_encrypt(
            info,
            info.count,
            secret,
            secret.count,
            salt,
            vector,
            16_384,
            8,
            1,
            &output,
            capacity
        )
        guard !secret.isEmpty, count > 0 else { throw .failed(.keyNotEncrypted) }
        return PEMText.encode(Array(output.prefix(Int(count))), label: label)
    }

    /// Opens the file's bytes.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid` for another format, for another kind of key, or a passphrase that does not open it.
    package static func decrypt(
        _ pem: [UInt8],
        passphrase: Redacted<[UInt8]>,
        file: String
    ) throws(LedgerError) -> SigningKey {
        guard let sealed = PEMText.decode(pem, label: label) else {
            throw .invalid(isOfAnotherKind(pem) ? .privateKeyOfAnotherKind : .notAPrivateKey, file)
        }
        let secret = passphrase.exposed
        var output = [UInt8](repeating: 0, count: max(1024, sealed.count))
        let capacity = output.count
        // SAFETY: every buffer lives for the call and travels with its length.
        let count = unsafe tide_pkcs8_decrypt(sealed, sealed.count, secret, secret.count, &output, capacity)
        guard count != TIDE_OPENSSL_WRONG_PASSPHRASE else { throw .invalid(.wrongPassphrase, file) }
        guard count > 0 else { throw .invalid(.notAPrivateKey, file) }
        guard let key = SigningKey(privateKeyInfo: Redacted(Array(output.prefix(Int(count))))) else {
            throw .invalid(.privateKeyOfAnotherKind, file)
        }
        return key
    }

    /// Whether the file holds a private key in clear that is no Ed25519 one, as openssl writes those of certificates.
    private static func isOfAnotherKind(_ pem: [UInt8]) -> Bool {
        if let info = PEMText.decode(pem, label: "PRIVATE KEY") {
            return SigningKey(privateKeyInfo: Redacted(info)) == nil
        }
        return ["EC PRIVATE KEY", "RSA PRIVATE KEY"].contains { PEMText.decode(pem, label: $0) != nil }
    }

    private static let label = "ENCRYPTED PRIVATE KEY"
}
