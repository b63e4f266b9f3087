/// Where a complete subtree of 2^level leaves stands: the `index`-th of its level.
///
/// It covers the leaves from index·2^level up to (index + 1)·2^level.
package struct NodeAddress: Hashable, Sendable {
    package let level: Int
    package let index: Int

    package init(level: Int, index: Int) {
        self.level = level
        self.index = index
    }

    /// The number under which the node is stored: nodes in the order in which a growing tree completes them.
    ///
    /// *Source:* `StoredHashIndex` of golang.org/x/mod/sumdb/tlog, so that a store can be compared with Go's.
    package var storedIndex: Int {
        // A node of level l stands right after its right child, level by level after its last leaf.
        var leaf = index
        for _ in 0..<level { leaf = 2 * leaf + 1 }
        var before = 0
        while leaf > 0 {
            before += leaf
            leaf >>= 1
        }
        return before + level
    }

    /// How many nodes a tree of `size` leaves stores.
    package static func storedCount(size: Int) -> Int {
        var count = 0
        var rest = size
        while rest > 0 {
            count += rest
            rest >>= 1
        }
        return count
    }

    /// The numbers of the nodes that are stored with the leaves of a range.
    package static func storedRange(of leaves: Range<Int>) -> Range<Int> {
        storedCount(size: leaves.lowerBound)..<storedCount(size: leaves.upperBound)
    }

    /// The numbers of the nodes that cover a whole tree, left to right: what its root and every later node is computed from.
    package static func frontier(size: Int) -> [Int] { cover(0..<size).map(\.storedIndex) }

    /// The largest complete subtrees that cover the leaves of a range, left to right.
    ///
    /// For a range that starts at 0 they are what the root is computed from; otherwise each must start at a multiple of
    /// its size.
    static func cover(_ range: Range<Int>) -> [NodeAddress] {
        var addresses: [NodeAddress] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var level = start == 0 ? Int.bitWidth - 2 : start.trailingZeroBitCount
            while 1 << level > range.upperBound - start { level -= 1 }
            addresses.append(NodeAddress(level: level, index: start >> level))
            start += 1 << level
        }
        return addresses
    }
}
