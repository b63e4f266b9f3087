import TideMicrodata

/// A column whose values have places, for measuring what goes with them.
struct AssociatedColumn {
    let name: String
    private let codes: Codes
    /// By code: the place of its value, in ascending order where it is a number; `UInt32.max` for a missing one.
    private let placeOfCode: [UInt32]
    /// How many places there are.
    let places: Int
    /// Whether the places follow the order of numbers.
    let isOrdered: Bool
    /// By place: records; empty where places have no order.
    let counts: [Int]
    private let hasMissing: Bool

    /// A column of which each value is a number, or stands for numbers of a hierarchy, is ordered by them.
    ///
    /// - Parameter told: the hierarchy that its values come from; a value of any level is found in it.
    init(_ column: EncodedColumn, told: ToldLevel?) {
        let present = column.values.indices.filter { UInt32($0) != column.missingCode }
        let numbers = Self.numbers(column, told?.hierarchy)
        let isOrdered = !present.isEmpty && present.allSatisfy { numbers[$0] != nil }
        let order =
            isOrdered
            ? present.sorted { (numbers[$0] ?? 0, $0) < (numbers[$1] ?? 0, $1) } : present
        var places = [UInt32](repeating: .max, count: column.values.count)
        var place: UInt32 = 0
        for (position, code) in order.enumerated() {
            // `1` and `1.0` are one number.
            if position > 0, !isOrdered || numbers[code] != numbers[order[position - 1]] { place += 1 }
            places[code] = place
        }
        self.name = column.name
        self.codes = column.codes
        self.placeOfCode = places
        self.places = order.isEmpty ? 0 : Int(place) + 1
        self.isOrdered = isOrdered
        self.hasMissing = column.missingCode != nil
        self.counts = isOrdered ? Self.counts(column, places, self.places) : []
    }

    private static func counts(_ column: EncodedColumn, _ places: [UInt32], _ count: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        for (place, records) in zip(places, column.records) where place != .max { counts[Int(place)] += records }
        return counts
    }

    /// Whether every record of both columns has a value.
    func isFull(with other: AssociatedColumn) -> Bool { !hasMissing && !other.hasMissing }

    /// By code: the number, or the mean of those that a value of a hierarchy stands for.
    private static func numbers(_ column: EncodedColumn, _ hierarchy: Hierarchy?) -> [Double?] {
        let own = column.values.map(DecimalFigure.number)
        guard let hierarchy, own.contains(where: { $0 == nil }) else { return own }
        let leaves = hierarchy.values[0].map(DecimalFigure.number)
        // Where a leaf is no number, no value above it is told as one.
        guard leaves.allSatisfy({ $0 != nil }) else { return own }
        var means: [[UInt8]: Double] = [:]
        for level in (0..<hierarchy.levelCount).reversed() {
            var sums = [Double](repeating: 0, count: hierarchy.values[level].count)
            for (leaf, value) in hierarchy.ancestors[level].enumerated() { sums[Int(value)] += leaves[leaf] ?? 0 }
            for (value, text) in hierarchy.values[level].enumerated() {
                means[Array(text.utf8)] = sums[value] / Double(max(1, hierarchy.leafCounts[level][value]))
            }
        }
        return column.values.indices.map { own[$0] ?? means[Array(column.values[$0].utf8)] }
    }

    /// Gives the places of every record that has a value of both columns.
    @inline(__always) func forEachPair(with other: AssociatedColumn, _ body: (UInt32, UInt32) -> Void) {
        precondition(codes.count == other.codes.count, "columns of one table have unequal rows")
        var block = [UInt32](repeating: 0, count: Codes.blockSize)
        var others = block
        let (mine, theirs) = (placeOfCode.span, other.placeOfCode.span)
        let skips = hasMissing || other.hasMissing
        for first in stride(from: 0, to: codes.count, by: Codes.blockSize) {
            let rows = first..<min(first + Codes.blockSize, codes.count)
            codes.copy(rows, to: &block)
            other.codes.copy(rows, to: &others)
            for position in 0..<rows.count {
                let (one, another) = (mine[Int(block[position])], theirs[Int(others[position])])
                if skips && (one == .max || another == .max) { continue }
                body(one, another)
            }
        }
    }
}
