import Crypto
import TideCore

/// An Ed25519 public key that may be enrolled.
///
/// A key of small order, or whose coordinate is written in more than one way, never becomes one: signatures under it can
/// hold for every message, and two spellings of a key have two key ids. A key that is no point of the curve verifies
/// nothing.
///
/// *Source:* RFC 8032 section 5.1; the weak points: Chalkias, Garillot, Nikolaenko, "Taming the many EdDSAs", table 1.
package struct VerifyingKey: Hashable, Sendable {
    /// The compressed point, 32 bytes.
    package let rawBytes: [UInt8]
    /// SHA-256 of the DER SubjectPublicKeyInfo in lower-case hexadecimal: names the key, decides nothing.
    package let keyID: String

    package static func == (left: Self, right: Self) -> Bool { left.rawBytes == right.rawBytes }

    package func hash(into hasher: inout Hasher) { hasher.combine(rawBytes) }

    /// Takes the compressed point.
    ///
    /// - Parameter file: named in the message.
    /// - Throws: `.invalid` for another length, a point of small order or a second spelling of a coordinate.
    package init(rawBytes: [UInt8], file: String) throws(LedgerError) {
        guard rawBytes.count == 32 else { throw .invalid(.notAPublicKey, file) }
        guard !Self.isWeak(rawBytes) else { throw .invalid(.weakPublicKey, file) }
        self.init(checked: rawBytes)
    }

    private init(checked rawBytes: [UInt8]) {
        self.rawBytes = rawBytes
        keyID = ContentDigest(of: Self.spkiPrefix + rawBytes).hex
    }

    /// Reads a DER SubjectPublicKeyInfo: exactly its 44 bytes.
    ///
    /// *Source:* RFC 8410 section 4.
    package init(spkiDER der: [UInt8], file: String) throws(LedgerError) {
        guard der.count == Self.spkiPrefix.count + 32, der.starts(with: Self.spkiPrefix) else {
            throw .invalid(.notAPublicKey, file)
        }
        try self.init(rawBytes: Array(der.dropFirst(Self.spkiPrefix.count)), file: file)
    }

    /// Reads a PEM block `PUBLIC KEY` and nothing beside it.
    package init(pem: [UInt8], file: String) throws(LedgerError) {
        guard let der = PEMText.decode(pem, label: "PUBLIC KEY") else { throw .invalid(.notAPublicKey, file) }
        try self.init(spkiDER: der, file: file)
    }

    /// The public half of a signing key, which no input chose.
    init(of key: Curve25519.Signing.PrivateKey) {
        self.init(checked: Array(key.publicKey.rawRepresentation))
    }

    /// The DER SubjectPublicKeyInfo, 44 bytes.
    package var spkiDER: [UInt8] { Self.spkiPrefix + rawBytes }

    /// The PEM block, ending in a newline.
    package var pem: [UInt8] { PEMText.encode(spkiDER, label: "PUBLIC KEY") }

    /// Whether the signature is this key's over exactly these bytes.
    package func isValid(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: rawBytes) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }

    private static let spkiPrefix: [UInt8] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]

    /// Coordinates y, little endian without the sign bit, of the eight points whose order divides 8.
    private static let smallOrder: Set<[UInt8]> = Set(
        [
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        ].compactMap(Hex.decode)
    )

    private static func isWeak(_ point: [UInt8]) -> Bool {
        var coordinate = point
        coordinate[31] &= 0x7f
        // At least 2^255 − 19: the bytes above the lowest are all ones.
        let isCanonical = coordinate[31] != 0x7f || coordinate[1..<31].contains { $0 != 0xff } || coordinate[0] < 0xed
        return !isCanonical || smallOrder.contains(coordinate)
    }
}

extension VerifyingKey: Comparable {
    /// In the order of their key ids.
    package static func < (left: Self, right: Self) -> Bool { left.keyID < right.keyID }
}
