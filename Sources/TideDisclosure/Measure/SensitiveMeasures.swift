package import TideMicrodata

/// What the classes of a table give away of a sensitive column: the worst class by every measure.
///
/// A class's values are compared with those of this table's own records, so that who has the file can count every figure again. A missing
/// value is a value of its own. `docs/models/measures.md` has the definitions.
package struct SensitiveMeasures: Hashable, Sendable {
    package let column: String
    /// Distinct values in the table, the missing one among them.
    package let values: Int
    /// The least number of distinct values in a class: the l of distinct l-diversity; 0 for a table without records.
    package let distinct: Int
    /// The least entropy of a class, in nats; 0 for a table without records.
    package let entropy: Double
    /// For each l asked for, ascending, the class that needs the largest c.
    package let recursive: [RecursiveMeasure]
    /// The greatest earth mover's distance between a class and the table, from 0 to 1.
    package let equalDistance: Double
    /// The same where the values have an order; `nil` where they have none.
    package let orderedDistance: Double?
    /// The same where the values have a hierarchy; `nil` where they have none.
    package let hierarchicalDistance: Double?
    /// For delta-disclosure and beta-likeness, over all classes.
    package let deviation: ClassDeviation
    /// The classes whose records all have the same value: whoever is found in one is known to have it.
    package let uniformClasses: Int
    /// The records of those classes.
    package let uniformRecords: Int

    /// The l for which the reports state the c of recursive (c,l)-diversity.
    package static let usualRecursive = [2, 3, 4]

    /// The worst class of recursive (c,l)-diversity.
    package struct RecursiveMeasure: Hashable, Sendable {
        package let l: Int
        package let worst: RecursiveDiversity
    }

    /// The least l of entropy l-diversity; 0 for a table without records.
    package var entropyDiversity: Double { distinct == 0 ? 0 : ClassDiversity.entropyDiversity(ofEntropy: entropy) }

    /// Measures a column.
    ///
    /// The order of values is the one stated, or that of numbers where all values are; there is none otherwise.
    ///
    /// - Complexity: O(records + values · log(values)) and, for each class, its values times the levels of the hierarchy.
    package init(
        of column: EncodedColumn,
        in partition: ClassPartition,
        declared: SensitiveColumn? = nil,
        recursive: [Int] = usualRecursive
    ) {
        precondition(column.codes.count == partition.records, "a column of another table")
        let isOrdered = declared?.order != nil || SensitiveNumbering.isNumeric(column)
        let numbering =
            isOrdered
            ? SensitiveNumbering(ordered: column, order: declared?.order) : SensitiveNumbering(asCoded: column)
        let levels = recursive.sorted()
        var walk = SensitiveWalk(column, partition, numbering, isOrdered: isOrdered, declared?.hierarchy, levels)
        for number in 0..<partition.count { walk.take(partition.starts[number]..<partition.starts[number + 1]) }
        self.column = column.name
        self.values = numbering.counts.count
        self.distinct = partition.count == 0 ? 0 : walk.distinct
        self.entropy = partition.count == 0 ? 0 : walk.entropy
        self.recursive = zip(levels, walk.recursive).map { RecursiveMeasure(l: $0, worst: $1) }
        self.equalDistance = walk.equal
        self.orderedDistance = walk.ordered == nil ? nil : walk.orderedDistance
        self.hierarchicalDistance = walk.along == nil ? nil : walk.hierarchicalDistance
        self.deviation = walk.deviation
        self.uniformClasses = walk.uniformClasses
        self.uniformRecords = walk.uniformRecords
    }
}

/// One pass over the classes of a table for a sensitive column.
private struct SensitiveWalk {
    private var histograms: ClassHistograms
    private let distribution: SensitiveDistribution
    let ordered: OrderedDistance?
    let along: (distance: HierarchicalDistance, numbers: [UInt32])?
    private let levels: [Int]
    /// Values that a class whose records all have it was seen with: such classes differ in nothing that is measured by shares.
    private var isSeenAlone: [Bool]

    private(set) var distinct = Int.max
    private(set) var entropy = Double.infinity
    private(set) var recursive: [RecursiveDiversity]
    private(set) var equal = 0.0
    private(set) var orderedDistance = 0.0
    private(set) var hierarchicalDistance = 0.0
    private(set) var deviation = ClassDeviation()
    private(set) var uniformClasses = 0
    private(set) var uniformRecords = 0

    init(
        _ column: EncodedColumn,
        _ partition: ClassPartition,
        _ numbering: SensitiveNumbering,
        isOrdered: Bool,
        _ hierarchy: Hierarchy?,
        _ levels: [Int]
    ) {
        self.histograms = ClassHistograms(
            partition,
            column.codes,
            numberOfCode: numbering.numberOfCode,
            below: numbering.counts.count
        )
        self.distribution = SensitiveDistribution(counts: numbering.counts)
        self.ordered = isOrdered ? OrderedDistance(counts: numbering.counts) : nil
        self.along = hierarchy.map { hierarchy in
            let other = SensitiveNumbering(along: hierarchy, column)
            var numbers = [UInt32](repeating: 0, count: numbering.counts.count)
            for (code, number) in numbering.numberOfCode.enumerated() where number != .max {
                numbers[Int(number)] = other.numberOfCode[code]
            }
            return (HierarchicalDistance(counts: other.counts, nodes: other.nodes), numbers)
        }
        self.levels = levels
        self.isSeenAlone = [Bool](repeating: false, count: numbering.counts.count)
        self.recursive = levels.map { _ in RecursiveDiversity(largest: 0, tail: 1) }
    }

    /// Takes the class at some positions in.
    mutating func take(_ positions: Range<Int>) {
        histograms.read(positions)
        let (values, counts) = (histograms.values, histograms.counts)
        distinct = min(distinct, values.count)
        for (index, l) in levels.enumerated() {
            let figure = ClassDiversity.recursive(counts.span, l: l)
            if recursive[index].isBetter(than: figure) { recursive[index] = figure }
        }
        if values.count == 1 {
            uniformClasses += 1
            uniformRecords += positions.count
            if isSeenAlone[Int(values[0])] { return }
            isSeenAlone[Int(values[0])] = true
        }
        entropy = min(entropy, ClassDiversity.entropy(counts.span))
        equal = max(equal, distribution.equalDistance(values.span, counts.span))
        deviation.formUnion(distribution.deviation(values.span, counts.span))
        if let ordered { orderedDistance = max(orderedDistance, ordered.distance(values.span, counts.span)) }
        if let along {
            let pairs = zip(values, counts).map { (along.numbers[Int($0)], $1) }.sorted { $0.0 < $1.0 }
            let (numbers, records) = (pairs.map(\.0), pairs.map(\.1))
            hierarchicalDistance = max(hierarchicalDistance, along.distance.distance(numbers.span, records.span))
        }
    }
}
