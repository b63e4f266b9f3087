import TideCore

/// All hashes of a tree that leaves are added to: 64 bytes a leaf.
///
/// *Source:* RFC 6962 section 2.1.
struct GrowingTree: Sendable {
    /// The hashes of complete subtrees, by level; the leaves first.
    private(set) var levels: [[ContentDigest]] = [[]]

    /// How many leaves it has.
    var size: Int { levels[0].count }
    var leaves: [ContentDigest] { levels[0] }

    /// - Parameter size: how many leaves there will be, as far as is known.
    init(expecting size: Int) {
        var count = size
        levels = []
        repeat {
            levels.append([])
            levels[levels.count - 1].reserveCapacity(count)
            count >>= 1
        } while count > 0
    }

    /// Adds a leaf, and every node that it completes.
    mutating func add(_ leaf: ContentDigest) {
        levels[0].append(leaf)
        var level = 0
        while levels[level].count.isMultiple(of: 2) {
            let count = levels[level].count
            let node = MerkleHash.node(levels[level][count - 2], levels[level][count - 1])
            level += 1
            if level == levels.count { levels.append([]) }
            levels[level].append(node)
        }
    }

    /// The root that it had when it had so many leaves; `nil` for more than there are.
    func root(atSize size: Int) -> ContentDigest? {
        guard (0...self.size).contains(size) else { return nil }
        let tree = MerkleTree(size: size) { levels[$0.level][$0.index] }
        return try? tree.root()
    }
}
