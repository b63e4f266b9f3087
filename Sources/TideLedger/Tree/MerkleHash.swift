package import FoundationEssentials
package import TideCore

/// The three hashes of a Merkle tree; a prefix keeps leaves and nodes apart.
///
/// *Source:* RFC 6962 section 2.1.
package enum MerkleHash {
    /// SHA-256 of nothing: the root of an empty tree.
    package static let empty = ContentDigest(of: [UInt8]())

    /// SHA-256(0x00 || entry).
    package static func leaf(_ entry: [UInt8]) -> ContentDigest {
        var hasher = StreamedDigest()
        hasher.add([0])
        hasher.add(entry)
        return hasher.digest
    }

    /// The same of bytes that a database lends.
    package static func leaf(lent entry: Data) -> ContentDigest {
        var hasher = StreamedDigest()
        hasher.add([0])
        hasher.add(lent: entry)
        return hasher.digest
    }

    /// SHA-256(0x01 || left || right).
    package static func node(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        var hasher = StreamedDigest()
        hasher.add([1])
        hasher.add(left.bytes)
        hasher.add(right.bytes)
        return hasher.digest
    }
}
