import Crypto
import CryptoExtras
import FoundationEssentials
package import TideCore

/// What opens a sealed file.
package enum SealingKey: Sendable {
    /// A passphrase, stretched by scrypt: for the few files that a person opens.
    case passphrase(Redacted<[UInt8]>)
    /// The 32-byte master key of a workspace: for evidence, quick.
    case master(Redacted<[UInt8]>)
}

/// Secrets at rest, other than signing keys: the master key and the evidence.
///
///     tidegate/sealed/v1 LF
///     header LF
///     ciphertext, 16-byte tag
///
/// The header is canonical JSON on one line: `cipher` (`aes-256-gcm`), `purpose`, `check` and `key`: either
/// `{"source":"scrypt","n":32768,"p":1,"r":8,"salt":…}` or `{"source":"master","salt":…}`. Everything up to and with the
/// second newline is authenticated. The salt has 32 fresh bytes, so each file has a key of its own, and the nonce is
/// twelve zero bytes. `check` tells a wrong passphrase from a changed file and ties the file to one key.
///
/// *Source:* RFC 7914 (scrypt), RFC 5869 (HKDF), NIST SP 800-38D (GCM); docs/formats/sealed.md.
package enum SealedFormat {
    /// Seals bytes for a purpose, which the opener must name too.
    ///
    /// The purpose names the file's place, such as `evidence/<release>/report.json`, so that no sealed file passes for
    /// another.
    package static func seal(
        _ content: [UInt8],
        purpose: String,
        key: SealingKey,
        using generator: inout some RandomNumberGenerator
    ) throws(LedgerError) -> [UInt8] {
        let salt = [UInt8].random(32, using: &generator)
        guard let keys = keys(from: key, salt: salt) else { throw .failed(.notSealable, purpose) }
        let preamble = preamble(purpose: purpose, key: key, salt: salt, check: keys.check)
        guard let nonce = try? AES.GCM.Nonce(data: zeroNonce),
            let box = try? AES.GCM.seal(content, using: keys.file, nonce: nonce, authenticating: preamble)
        else { throw .failed(.notSealable, purpose) }
        return preamble + box.ciphertext + box.tag
    }

    /// Opens a sealed file.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid` for another format, another purpose or a key that does not open it; `.refused` for a changed
    ///   or cut file.
    package static func open(
        _ sealed: [UInt8],
        purpose: String,
        key: SealingKey,
        file: String
    ) throws(LedgerError) -> [UInt8] {
        guard sealed.starts(with: magic), let end = sealed.dropFirst(magic.count).firstIndex(of: UInt8(ascii: "\n")),
            let header = try? CanonicalJSON.decode(sealed[magic.count..<end]),
            let found = header["purpose"]?.text, let check = header["check"]?.text.flatMap(Base64.decode),
            let salt = header["key"]?["salt"]?.text.flatMap(Base64.decode), salt.count == 32
        else { throw .invalid(.notSealed, file) }
        let preamble = Array(sealed[...end])
        // Written again from what was read: an unknown field, cipher or cost is no sealed file of this version.
        guard self.preamble(purpose: found, key: key, salt: salt, check: check) == preamble else {
            throw .invalid(.notSealed, file)
        }
        guard found == purpose else { throw .invalid(.sealedForOther, file, found, purpose) }
        guard let keys = keys(from: key, salt: salt), Data(keys.check) == Data(check) else {
            throw .invalid(.wrongPassphrase, file)
        }
        let body = sealed[(end + 1)...]
        guard body.count >= tagSize, let nonce = try? AES.GCM.Nonce(data: zeroNonce),
            let box = try? AES.GCM.SealedBox(
                nonce: nonce,
                ciphertext: body.dropLast(tagSize),
                tag: body.suffix(tagSize)
            ),
            let content = try? AES.GCM.open(box, using: keys.file, authenticating: preamble)
        else { throw .refused(.brokenSeal, file) }
        return Array(content)
    }

    /// A name for sealed content that tells nothing about it: HMAC-SHA256 of its digest under a key from the master key,
    /// 64 hexadecimal digits.
    ///
    /// *Source:* RFC 2104, RFC 5869.
    package static func name(of digest: ContentDigest, under master: Redacted<[UInt8]>) -> String {
        let key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: master.exposed),
            salt: [UInt8](),
            info: Array("tidegate/evidence-name/v1".utf8),
            outputByteCount: 32
        )
        return Hex.encode(HMAC<SHA256>.authenticationCode(for: digest.bytes, using: key))
    }

    private static let magic = Array("tidegate/sealed/v1\n".utf8)
    private static let tagSize = 16
    private static let zeroNonce = [UInt8](repeating: 0, count: 12)
    private static let cost = (rounds: 32_768, blockSize: 8, parallelism: 1)

    private static func preamble(purpose: String, key: SealingKey, salt: [UInt8], check: [UInt8]) -> [UInt8] {
        var source: [String: JSONValue] = ["salt": .string(Base64.encode(salt))]
        switch key {
        case .passphrase:
            source["source"] = "scrypt"
            source["n"] = JSONValue(cost.rounds)
            source["r"] = JSONValue(cost.blockSize)
            source["p"] = JSONValue(cost.parallelism)
        case .master:
            source["source"] = "master"
        }
        let header: JSONValue = [
            "check": .string(Base64.encode(check)), "cipher": "aes-256-gcm", "key": .object(source),
            "purpose": .string(purpose),
        ]
        return magic + CanonicalJSON.encode(header) + [UInt8(ascii: "\n")]
    }

    private static func keys(from key: SealingKey, salt: [UInt8]) -> (file: SymmetricKey, check: [UInt8])? {
        let secret: SymmetricKey
        switch key {
        case .passphrase(let passphrase):
            guard !passphrase.exposed.isEmpty,
                let stretched = try? KDF.Scrypt.deriveKey(
                    from: passphrase.exposed,
                    salt: salt,
                    outputByteCount: 32,
                    rounds: cost.rounds,
                    blockSize: cost.blockSize,
                    parallelism: cost.parallelism
                )
            else { return nil }
            secret = stretched
        case .master(let master):
            guard master.exposed.count == 32 else { return nil }
            secret = SymmetricKey(data: master.exposed)
        }
        func derived(_ use: String, _ count: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: secret,
                salt: salt,
                info: Array("tidegate/sealed/v1/\(use)".utf8),
                outputByteCount: count
            )
        }
        let check = derived("check", 16)
        // SAFETY: the bytes are copied within the call.
        return (derived("key", 32), unsafe check.withUnsafeBytes { unsafe Array($0) })
    }
}
