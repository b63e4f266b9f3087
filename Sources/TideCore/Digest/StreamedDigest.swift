import Crypto
package import FoundationEssentials

/// SHA-256 of content that comes piece by piece.
package struct StreamedDigest: Sendable {
    private var hasher = SHA256()

    package init() {}

    /// Takes the next piece.
    package mutating func add(_ piece: [UInt8]) { hasher.update(data: piece) }

    /// Takes the next piece, as a database lends it.
    package mutating func add(lent piece: Data) { hasher.update(data: piece) }

    /// Of all pieces so far.
    package var digest: ContentDigest { ContentDigest(finalizing: hasher) }
}
