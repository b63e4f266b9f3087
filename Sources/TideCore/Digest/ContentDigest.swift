package import Crypto

/// A SHA-256 digest of content.
///
/// *Source:* FIPS 180-4.
package struct ContentDigest: Hashable, Sendable {
    /// The digest, 32 bytes.
    package let bytes: [UInt8]

    /// Eight bytes tell digests apart as well as all of them; every decision that needs approvals looks one up.
    package func hash(into hasher: inout Hasher) {
        var first: UInt64 = 0
        for byte in bytes.prefix(8) { first = first << 8 | UInt64(byte) }
        hasher.combine(first)
    }

    /// The digest of some bytes.
    package init(of content: [UInt8]) { self.bytes = Array(SHA256.hash(data: content)) }

    /// The digest of a text's UTF-8.
    package init(of text: String) { self.init(of: Array(text.utf8)) }

    /// The digest of a value's canonical JSON.
    package init(of value: JSONValue) { self.init(of: CanonicalJSON.encode(value)) }

    /// Takes a digest that was computed elsewhere; `nil` unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex: String) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// Finishes a digest that was fed piece by piece.
    package init(finalizing hasher: SHA256) { self.bytes = Array(hasher.finalize()) }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.encode(bytes) }
}

extension ContentDigest: CustomStringConvertible {
    package var description: String { hex }
}

extension ContentDigest: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
