/// The earth mover's distance between a class and the table where a sensitive column's values have a hierarchy.
///
/// Two values that meet at level h are h/H apart, H being the level at which all values have met. On such a tree the earth mover's
/// distance is the mean, over the levels below H, of the distance that a level's values have if all are equally far apart:
///
///     1/H · Σ_{h < H} ½ Σ_v |q_v − p_v|,   v the values of level h
///
/// This is the sum of the costs `height/H · min(positive, negative extra)` of all inner nodes, as it is usually given, written by edges
/// instead of nodes: what crosses the edge above v is |q_v − p_v|, and a path between values that meet at level h crosses 2·h edges.
///
/// *Source:* Li, Li and Venkatasubramanian 2007, section 5.2.
package struct HierarchicalDistance: Hashable, Sendable {
    private struct Level: Hashable, Sendable {
        /// The node of each value.
        let node: [UInt32]
        /// The table's records of each node.
        let counts: [Int]
    }

    private let levels: [Level]
    private let records: Int

    /// - Parameters:
    ///   - counts: the table's records of each value.
    ///   - nodes: `nodes[level][value]`, from level 0, the values themselves, to the last at which they have not all met; the values of a
    ///     node follow each other. See ``SensitiveNumbering``.
    package init(counts: [Int], nodes: [[UInt32]]) {
        self.records = counts.reduce(0, +)
        precondition(records <= 3_000_000_000, "more records than the product of two counts allows")
        self.levels = nodes.map { node in
            precondition(node.count == counts.count, "a value without a node")
            precondition(
                zip(node, node.dropFirst()).allSatisfy { $1 == $0 || $1 == $0 + 1 },
                "the values of a node lie apart"
            )
            var sums = [Int](repeating: 0, count: Int(node.last ?? 0) + 1)
            for (value, count) in counts.enumerated() { sums[Int(node[value])] += count }
            return Level(node: node, counts: sums)
        }
    }

    /// The distance of a class, from 0 to 1.
    ///
    /// - Parameters:
    ///   - values: ascending.
    ///   - counts: one per value; their sum, at least 1, is the number of the class's records.
    /// - Complexity: O(levels · values).
    package func distance(_ values: Span<UInt32>, _ counts: Span<UInt32>) -> Double {
        guard !levels.isEmpty else { return 0 }
        let size = SensitiveDistribution.sum(counts)
        var surplus: Int128 = 0
        for level in levels { surplus += Int128(Self.surplus(level, values, counts, records, size)) }
        return Double(surplus) / (Double(size) * Double(records) * Double(levels.count))
    }

    /// Σ of q·N·n − p·N·n over the nodes of a level where q is larger.
    private static func surplus(
        _ level: Level,
        _ values: Span<UInt32>,
        _ counts: Span<UInt32>,
        _ records: Int,
        _ size: Int
    ) -> Int {
        var (surplus, sum) = (0, 0)
        var current: UInt32 = 0
        for index in values.indices where counts[index] > 0 {
            let node = level.node[Int(values[index])]
            if node != current {
                surplus += max(0, sum * records - level.counts[Int(current)] * size)
                (current, sum) = (node, 0)
            }
            sum += Int(counts[index])
        }
        return surplus + max(0, sum * records - level.counts[Int(current)] * size)
    }
}
