package import TideMicrodata

/// The values of a sensitive column that some record has, numbered in the order that a distance between them needs.
///
/// The missing value is one of them: last in an order, and apart from all others in a hierarchy until its top.
package struct SensitiveNumbering: Hashable, Sendable {
    /// The number of each of the column's codes; `UInt32.max` for a code that no record has.
    package let numberOfCode: [UInt32]
    /// The records of each number; at least 1.
    package let counts: [Int]
    /// `nodes[level][number]`, of a numbering along a hierarchy: from level 0, the values, to the last at which they have not all met.
    package let nodes: [[UInt32]]

    private init(_ order: [Int], countOfCode: [Int], nodes: [[UInt32]] = []) {
        var numbers = [UInt32](repeating: .max, count: countOfCode.count)
        for (number, code) in order.enumerated() { numbers[code] = UInt32(number) }
        self.numberOfCode = numbers
        self.counts = order.map { countOfCode[$0] }
        self.nodes = nodes
    }

    /// In the order of the column's codes, for figures that know no order.
    package init(asCoded column: EncodedColumn) {
        let counts = Self.count(column)
        self.init(counts.indices.filter { counts[$0] > 0 }, countOfCode: counts)
    }

    /// In the order of the values: as stated, or else as numbers if all are decimal numbers, or else as bands and dates follow each other.
    ///
    /// A value that the stated order lacks comes after those that it has, byte by byte.
    package init(ordered column: EncodedColumn, order: ValueOrder?) {
        let stated: [String]? = if case .stated(let values)? = order { values } else { nil }
        let counts = Self.count(column)
        let present = counts.indices.filter { counts[$0] > 0 && UInt32($0) != column.missingCode }
        var codes: [Int]
        if let stated {
            var places: [[UInt8]: Int] = [:]
            for (place, value) in stated.enumerated() { places[Array(value.utf8)] = place }
            let placed = present.map { (code: $0, place: places[Array(column.values[$0].utf8)] ?? .max) }
            codes = placed.sorted { left, right in
                left.place != right.place
                    ? left.place < right.place : Self.precedes(column.values[left.code], column.values[right.code])
            }.map(\.code)
        } else {
            let numbers = present.compactMap { DecimalFigure.number(column.values[$0]) }
            let isNumeric = numbers.count == present.count
            let keys = isNumeric ? numbers : present.map { Recoding.place(of: column.values[$0]) }
            codes = zip(keys, present).sorted { left, right in
                left.0 != right.0
                    ? left.0 < right.0 : Self.precedes(column.values[left.1], column.values[right.1])
            }.map(\.1)
        }
        if let missing = column.missingCode, counts[Int(missing)] > 0 { codes.append(Int(missing)) }
        self.init(codes, countOfCode: counts)
    }

    /// Whether every value that is not missing is a decimal number, and there is one.
    package static func isNumeric(_ column: EncodedColumn) -> Bool {
        let texts = column.values.indices.filter { UInt32($0) != column.missingCode }
        return !texts.isEmpty && texts.allSatisfy { DecimalFigure.number(column.values[$0]) != nil }
    }

    /// Along a hierarchy, so that the values of each node follow each other.
    ///
    /// A value that the hierarchy does not list, the missing one among them, meets others only where all meet: at the first level with one
    /// value for the whole domain, or above the hierarchy if it has no such level.
    package init(along hierarchy: Hierarchy, _ column: EncodedColumn) {
        let counts = Self.count(column)
        let top = hierarchy.values.firstIndex { $0.count == 1 } ?? hierarchy.levelCount
        // Coarsest first, so that sorting by paths brings the values of every node together.
        let paths = column.values.indices.map { code -> [UInt64] in
            guard let leaf = hierarchy.leaf(column.values[code]) else {
                return Array(repeating: UInt64(1) << 32 + UInt64(code), count: max(top, 1))
            }
            return (0..<max(top, 1)).reversed().map { UInt64(hierarchy.ancestors[$0][Int(leaf)]) }
        }
        let order = counts.indices.filter { counts[$0] > 0 }.sorted { left, right in
            paths[left] == paths[right]
                ? Self.precedes(column.values[left], column.values[right])
                : paths[left].lexicographicallyPrecedes(paths[right])
        }
        let nodes = (0..<(order.count > 1 ? max(top, 1) : 0)).map { level in
            var node: UInt32 = 0
            return order.indices.map { position -> UInt32 in
                let depth = max(top, 1) - level
                if position > 0, paths[order[position]].prefix(depth) != paths[order[position - 1]].prefix(depth) {
                    node += 1
                }
                return node
            }
        }
        self.init(order, countOfCode: counts, nodes: nodes)
    }

    private static func count(_ column: EncodedColumn) -> [Int] {
        var counts = [Int](repeating: 0, count: column.values.count)
        for code in column.codes { counts[Int(code)] += 1 }
        return counts
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
