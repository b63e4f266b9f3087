package import TideCore

/// Checks of proofs, for those who hold no tree.
///
/// Strict: an index at or beyond the size, or a proof of another length than the tree demands, is refused.
///
/// *Source:* RFC 9162 sections 2.1.3.2 and 2.1.4.2.
package enum MerkleProof {
    /// Whether a leaf stands at an index of the tree with this root.
    package static func includes(
        leaf: ContentDigest,
        index: Int,
        size: Int,
        proof: [ContentDigest],
        root: ContentDigest
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var position = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                hash = MerkleHash.node(sibling, hash)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the tree with the second root begins with the tree with the first.
    ///
    /// From an empty tree nothing is proved, so a size of 0 is refused unless both are empty.
    package static func isConsistent(
        from oldSize: Int,
        _ oldRoot: ContentDigest,
        to newSize: Int,
        _ newRoot: ContentDigest,
        proof: [ContentDigest]
    ) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == newSize {
            return proof.isEmpty && oldRoot == newRoot && (oldSize > 0 || oldRoot == MerkleHash.empty)
        }
        guard oldSize > 0, !proof.isEmpty else { return false }
        // A complete old tree is its own first node, which the proof leaves out.
        var rest = proof[...]
        if oldSize & (oldSize - 1) == 0 { rest = [oldRoot] + rest }
        var position = oldSize - 1
        var last = newSize - 1
        while position & 1 == 1 {
            position >>= 1
            last >>= 1
        }
        guard let first = rest.popFirst() else { return false }
        var old = first
        var new = first
        for sibling in rest {
            guard last > 0 else { return false }
            if position & 1 == 1 || position == last {
                old = MerkleHash.node(sibling, old)
                new = MerkleHash.node(sibling, new)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                new = MerkleHash.node(new, sibling)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
