package import Crypto

/// A SHA-256 digest of content.
///
/// *Source:* FIPS 180-4.
package struct ContentDigest: Hashable, Sendable {
    // Four words, most significant byte first: a million digests are kept without a million arrays.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The digest, 32 bytes.
    package var bytes: [UInt8] {
        let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
        // SAFETY: the bytes of the words are copied within the call.
        return unsafe withUnsafeBytes(of: words) { unsafe Array($0) }
    }

    /// The first eight bytes as a number.
    package var prefix: UInt64 { first }

    /// Eight bytes tell digests apart as well as all of them; every decision that needs approvals looks one up.
    package func hash(into hasher: inout Hasher) { hasher.combine(first) }

    /// The digest of some bytes.
    package init(of content: [UInt8]) { self.init(SHA256.hash(data: content)) }

    private init(_ digest: SHA256Digest) {
        // SAFETY: a digest of SHA-256 has 32 bytes, which are read within the call.
        self = unsafe digest.withUnsafeBytes { unsafe Self(loading: $0) }
    }

    /// - Precondition: 32 bytes.
    private init(loading bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == 32, "a digest of another length")
        // SAFETY: the four words are within the 32 bytes.
        unsafe first = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        // SAFETY: as above.
        unsafe second = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        unsafe third = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        // SAFETY: as above.
        unsafe fourth = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
    }

    /// The digest of a text's UTF-8.
    package init(of text: String) { self.init(of: Array(text.utf8)) }

    /// The digest of a value's canonical JSON.
    package init(of value: JSONValue) { self.init(of: CanonicalJSON.encode(value)) }

    /// Takes a digest that was computed elsewhere; `nil` unless it has 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        // SAFETY: the bytes are read within the call.
        self = unsafe bytes.withUnsafeBytes { unsafe Self(loading: $0) }
    }

    /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
    package init?(hex: String) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes: bytes)
    }

    /// Finishes a digest that was fed piece by piece.
    package init(finalizing hasher: SHA256) { self.init(hasher.finalize()) }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hex.encode(bytes) }
}

extension ContentDigest: CustomStringConvertible {
    package var description: String { hex }
}

extension ContentDigest: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.first, left.second, left.third, left.fourth) < (right.first, right.second, right.third, right.fourth)
    }
}
