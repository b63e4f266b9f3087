package import TideCore

/// Roots and proofs of a tree whose complete subtrees are stored.
///
/// `node` gives the stored hash of a complete subtree; it is asked for O(log size) nodes a call.
///
/// *Source:* RFC 6962 section 2.1.
package struct MerkleTree {
    package typealias Reader = (NodeAddress) throws(LedgerError) -> ContentDigest

    /// How many leaves it has.
    package let size: Int
    private let node: Reader

    package init(size: Int, node: @escaping Reader) {
        self.size = size
        self.node = node
    }

    /// MTH(D[0..<size]).
    package func root() throws(LedgerError) -> ContentDigest { try subtree(0..<size) }

    /// The root that the tree had when it had fewer leaves.
    package func root(atSize earlier: Int) throws(LedgerError) -> ContentDigest {
        precondition((0...size).contains(earlier), "a root of a tree that is not yet there")
        return try subtree(0..<earlier)
    }

    /// PATH(index, D[0..<size]): the hashes beside the way from a leaf up to the root, lowest first.
    package func inclusionProof(of index: Int) throws(LedgerError) -> [ContentDigest] {
        precondition((0..<size).contains(index), "a proof of a leaf that is not there")
        var proof: [ContentDigest] = []
        var range = 0..<size
        while range.count > 1 {
            let middle = range.lowerBound + Self.split(range.count)
            if index < middle {
                proof.append(try subtree(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                proof.append(try subtree(range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return proof.reversed()
    }

    /// PROOF(earlier, D[0..<size]): that the tree of `earlier` leaves is the beginning of this one.
    ///
    /// - Parameter earlier: from 1 to the size.
    package func consistencyProof(from earlier: Int) throws(LedgerError) -> [ContentDigest] {
        precondition((1...size).contains(earlier), "a proof from a tree that is not there")
        var proof: [ContentDigest] = []
        var range = 0..<size
        var isWhole = true
        while earlier < range.upperBound {
            let middle = range.lowerBound + Self.split(range.count)
            if earlier <= middle {
                proof.append(try subtree(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                proof.append(try subtree(range.lowerBound..<middle))
                range = middle..<range.upperBound
                isWhole = false
            }
        }
        if !isWhole { proof.append(try subtree(range)) }
        return proof.reversed()
    }

    private func subtree(_ range: Range<Int>) throws(LedgerError) -> ContentDigest {
        var hash: ContentDigest?
        for address in NodeAddress.cover(range).reversed() {
            let left = try node(address)
            hash = hash.map { MerkleHash.node(left, $0) } ?? left
        }
        return hash ?? MerkleHash.empty
    }

    /// The largest power of two below a count of at least 2.
    static func split(_ count: Int) -> Int { 1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount) }
}

extension MerkleTree {
    /// The nodes that one more leaf completes, itself first.
    ///
    /// - Parameters:
    ///   - leaf: the hash of the leaf whose index is the tree's size.
    ///   - node: gives the stored hash of a complete subtree of the tree before, or of a node just completed.
    static func completed(
        by leaf: ContentDigest,
        at index: Int,
        node: Reader
    ) throws(LedgerError) -> [(address: NodeAddress, hash: ContentDigest)] {
        var completed = [(address: NodeAddress(level: 0, index: index), hash: leaf)]
        var position = index
        var hash = leaf
        while position & 1 == 1 {
            let level = completed.count
            hash = MerkleHash.node(try node(NodeAddress(level: level - 1, index: position - 1)), hash)
            position >>= 1
            completed.append((NodeAddress(level: level, index: position), hash))
        }
        return completed
    }
}
