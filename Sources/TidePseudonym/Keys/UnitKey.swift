package import TideCore

/// Numbers the units of an office's data, so that what is kept of a release finds them again in the next.
///
/// A number is the first eight bytes, big-endian, of HMAC-SHA256 over the normalised identifier under a key of its own:
/// 32 bytes by HKDF-SHA256 from the master key, info the canonical JSON array `["tidegate/unit/v1", namespace, profile]`. It
/// has nothing in common with any pseudonym. Among ten million units two share a number with a probability of 3 in a million.
///
/// *Source:* RFC 2104, RFC 5869.
package struct UnitKey: Sendable {
    private let generator: PseudonymGenerator

    package init(master: Redacted<[UInt8]>, namespace: Identifier, normalisation: Normalisation) {
        let info: JSONValue = [
            "tidegate/unit/v1", .string(namespace.text), .string(normalisation.rawValue),
        ]
        generator = PseudonymGenerator(DerivedKey.derive(from: master, info: info), normalisation)
    }

    /// For units of one source file, known by its SHA-256, whose identifiers mean nothing elsewhere.
    ///
    /// The info is the canonical JSON array `["tidegate/unit-within/v1", file, column, profile]`.
    package init(master: Redacted<[UInt8]>, within file: ContentDigest, column: String, normalisation: Normalisation) {
        let info: JSONValue = [
            "tidegate/unit-within/v1", .string(file.hex), .string(column), .string(normalisation.rawValue),
        ]
        generator = PseudonymGenerator(DerivedKey.derive(from: master, info: info), normalisation)
    }

    /// The identifier as it meets the key.
    package func normalised(_ identifier: String) -> String { generator.normalised(identifier) }

    /// The number of a normalised identifier.
    package func number(of normalised: String) -> UInt64 {
        generator.code(of: Array(normalised.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
