package import TideCore

/// The three hashes of a Merkle tree; a prefix keeps leaves and nodes apart.
///
/// *Source:* RFC 6962 section 2.1.
package enum MerkleHash {
    /// SHA-256 of nothing: the root of an empty tree.
    package static let empty = ContentDigest(of: [UInt8]())

    /// SHA-256(0x00 || entry).
    package static func leaf(_ entry: [UInt8]) -> ContentDigest { ContentDigest(of: [0] + entry) }

    /// SHA-256(0x01 || left || right).
    package static func node(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        ContentDigest(of: [1] + left.bytes + right.bytes)
    }
}
