import Foundation
import Testing
import TideCore
import TideDisclosure
import TideMicrodata
import TideTestSupport

/// A table's histogram of a sensitive column, and one class's.
private struct Histogram {
    let table: [Int]
    let inClass: [UInt32]
    let values: [UInt32]

    init(seed: UInt64, most: Int = 8) {
        var random = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...most, using: &random)
        var inClass = (0..<count).map { _ in
            Bool.random(using: &random) ? 0 : UInt32.random(in: 0...6, using: &random)
        }
        if inClass.allSatisfy({ $0 == 0 }) { inClass[0] = 1 }
        self.inClass = inClass
        self.table = inClass.map { Int($0) + Int.random(in: $0 == 0 ? 1...9 : 0...9, using: &random) }
        self.values = table.indices.map { UInt32($0) }
    }

    var size: Int { inClass.reduce(0) { $0 + Int($1) } }
    var records: Int { table.reduce(0, +) }
    var q: [Double] { inClass.map { Double($0) / Double(size) } }
    var p: [Double] { table.map { Double($0) / Double(records) } }

    /// The values in another order, those that the class lacks left out.
    func shuffled(seed: UInt64) -> (values: [UInt32], counts: [UInt32]) {
        var random = SeededGenerator(seed: seed)
        let order = values.filter { inClass[Int($0)] > 0 }.shuffled(using: &random)
        return (order, order.map { inClass[Int($0)] })
    }

    /// The distance by moving earth, masses multiplied so that they are whole, costs by `scale`.
    func movedEarth(scale: Int, cost: (Int, Int) -> Int) -> Double {
        let supply = inClass.map { Int($0) * records }
        let demand = table.map { $0 * size }
        return Double(EarthMover.leastCost(supply, demand, cost: cost)) / Double(size * records * scale)
    }
}

private func isNear(_ left: Double, _ right: Double) -> Bool {
    left == right || abs(left - right) <= 1e-12 * max(1, abs(left), abs(right))
}

struct SensitiveFormulaTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `diversities are those of the definitions`(seed: UInt64) {
        let histogram = Histogram(seed: seed)
        let counts = histogram.inClass
        #expect(ClassDiversity.distinct(counts.span) == counts.count { $0 > 0 })
        let entropy = -histogram.q.filter { $0 > 0 }.map { $0 * log($0) }.reduce(0, +)
        #expect(isNear(ClassDiversity.entropy(counts.span), entropy))
        let sorted = counts.map { Int($0) }.filter { $0 > 0 }.sorted(by: >)
        for l in 1...10 {
            let figure = ClassDiversity.recursive(counts.span, l: l)
            #expect(figure.largest == sorted[0])
            #expect(figure.tail == sorted.dropFirst(l - 1).reduce(0, +))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `figures are the same bits whatever the order of values`(seed: UInt64) {
        let histogram = Histogram(seed: seed, most: 40)
        let distribution = SensitiveDistribution(counts: histogram.table)
        let other = histogram.shuffled(seed: seed + 1)
        #expect(ClassDiversity.entropy(histogram.inClass.span) == ClassDiversity.entropy(other.counts.span))
        #expect(
            distribution.equalDistance(histogram.values.span, histogram.inClass.span)
                == distribution.equalDistance(other.values.span, other.counts.span)
        )
        #expect(
            distribution.deviation(histogram.values.span, histogram.inClass.span)
                == distribution.deviation(other.values.span, other.counts.span)
        )
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `distances are the least cost of moving earth`(seed: UInt64) {
        let histogram = Histogram(seed: seed)
        let (values, counts) = (histogram.values, histogram.inClass)
        let equal = SensitiveDistribution(counts: histogram.table).equalDistance(values.span, counts.span)
        #expect(isNear(equal, histogram.movedEarth(scale: 1) { $0 == $1 ? 0 : 1 }))
        let ordered = OrderedDistance(counts: histogram.table).distance(values.span, counts.span)
        let span = max(1, values.count - 1)
        #expect(isNear(ordered, histogram.movedEarth(scale: span) { abs($0 - $1) }))
        // The values that the class lacks may be left out.
        let present = values.filter { counts[Int($0)] > 0 }
        let sparse = present.map { counts[Int($0)] }
        #expect(OrderedDistance(counts: histogram.table).distance(present.span, sparse.span) == ordered)
    }

    @Test(arguments: 0..<150 as Range<UInt64>)
    func `the hierarchical distance is the least cost of moving earth up and down the tree`(seed: UInt64) throws {
        let histogram = Histogram(seed: seed)
        var random = SeededGenerator(seed: seed + 10_000)
        let levels = Int.random(in: 1...4, using: &random)
        var rows = histogram.values.map { ["v\($0)"] }
        for level in 1..<max(levels, 1) {
            let isTop = level == levels - 1 && Bool.random(using: &random)
            var group: [String: String] = [:]
            for row in rows.indices {
                let below = rows[row][level - 1]
                let known = group[below] ?? (isTop ? "*" : "g\(level).\(Int.random(in: 0..<3, using: &random))")
                group[below] = known
                rows[row].append(known)
            }
        }
        // One value may be missing from the hierarchy: it meets the others at the top.
        let isUnlisted = rows.count > 1 && Bool.random(using: &random)
        let hierarchy = try Hierarchy(rows: isUnlisted ? Array(rows.dropLast()) : rows, levelNames: [], name: "h")
        let height = hierarchy.values.firstIndex { $0.count == 1 } ?? hierarchy.levelCount
        let top = max(height, 1)
        func cost(_ left: Int, _ right: Int) -> Int {
            if left == right { return 0 }
            if isUnlisted, max(left, right) == rows.count - 1 { return top }
            return rows[left].indices.first { rows[left][$0] == rows[right][$0] } ?? top
        }
        let codes = histogram.table.indices.flatMap { Array(repeating: UInt32($0), count: histogram.table[$0]) }
        let column = EncodedColumn(name: "s", codes: codes, values: rows.map { $0[0] }, missingCode: nil)
        let numbering = SensitiveNumbering(along: hierarchy, column)
        let pairs = histogram.values.map { (numbering.numberOfCode[Int($0)], histogram.inClass[Int($0)]) }.sorted {
            $0.0 < $1.0
        }
        let (numbers, counts) = (pairs.map(\.0), pairs.map(\.1))
        let measure = HierarchicalDistance(counts: numbering.counts, nodes: numbering.nodes)
        let distance = measure.distance(numbers.span, counts.span)
        #expect(isNear(distance, histogram.movedEarth(scale: top, cost: cost)))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `delta and beta are those of the definitions`(seed: UInt64) {
        let histogram = Histogram(seed: seed)
        let deviation = SensitiveDistribution(counts: histogram.table)
            .deviation(histogram.values.span, histogram.inClass.span)
        let pairs = zip(histogram.q, histogram.p)
        #expect(isNear(deviation.deltaOfPresentValues, pairs.filter { $0.0 > 0 }.map { abs(log($0 / $1)) }.max() ?? 0))
        #expect(isNear(deviation.delta, pairs.map { $0 == 0 ? .infinity : abs(log($0 / $1)) }.max() ?? 0))
        let gains = pairs.map { ($0 - $1) / $1 }
        #expect(isNear(deviation.basicBeta, max(0, gains.max() ?? 0)))
        let isBounded = zip(gains, histogram.p).allSatisfy { $0 <= -log($1) + 1e-12 }
        #expect(deviation.enhancedBeta.isFinite == isBounded)
        #expect(isNear(deviation.enhancedBeta, isBounded ? deviation.basicBeta : .infinity))
    }

    @Test(arguments: [2, 3, 4, 6, 7, 8, 10, 64, 1000])
    func `an even histogram of m values has an entropy diversity of m, which meets m and nothing above`(m: Int) {
        for each in [1, 3, 1_000_003] as [UInt32] {
            let counts = Array(repeating: each, count: m)
            let entropy = ClassDiversity.entropy(counts.span)
            #expect(isNear(ClassDiversity.entropyDiversity(ofEntropy: entropy), Double(m)))
            #expect(ClassDiversity.isMet(entropy: entropy, l: Double(m)))
            #expect(!ClassDiversity.isMet(entropy: entropy, l: Double(m) + 0.001))
        }
    }

    @Test(
        arguments: [([9, 2, 1], 3, 9.0), ([9, 2, 1], 2, 3), ([3, 30], 2, 10), ([1, 10], 2, 10)]
            as [([UInt32], Int, Double)]
    )
    func `at a tie recursive diversity is not met`(counts: [UInt32], l: Int, c: Double) {
        let figure = ClassDiversity.recursive(counts.span, l: l)
        #expect(figure.leastC == c)
        #expect(!figure.isMet(c: c))
        #expect(figure.isMet(c: c * 1.000_001))
        #expect(!ClassDiversity.recursive(counts.span, l: 4).isMet(c: 1e300))
    }

    @Test func `at a tie closeness and beta-likeness are met, delta-disclosure is not`() {
        // p = 0.3 and 0.7, q = 0.6 and 0.4.
        let distribution = SensitiveDistribution(counts: [3, 7])
        let (values, counts): ([UInt32], [UInt32]) = ([0, 1], [3, 2])
        #expect(Bound.isMet(distribution.equalDistance(values.span, counts.span), atMost: 0.3))
        let deviation = distribution.deviation(values.span, counts.span)
        #expect(deviation.isMet(beta: 1, isEnhanced: false))
        #expect(deviation.isMet(beta: 1, isEnhanced: true))
        #expect(!deviation.isMet(beta: 0.999, isEnhanced: false))
        #expect(!deviation.isMet(delta: deviation.delta))
        #expect(deviation.isMet(delta: deviation.delta * 1.000_001))
    }

    @Test func `one value is at no distance, has no gain and no disclosure`() {
        let (values, counts): ([UInt32], [UInt32]) = ([0], [4])
        let deviation = SensitiveDistribution(counts: [9]).deviation(values.span, counts.span)
        #expect(deviation.delta == 0)
        #expect(deviation.enhancedBeta == 0)
        #expect(SensitiveDistribution(counts: [9]).equalDistance(values.span, counts.span) == 0)
        #expect(OrderedDistance(counts: [9]).distance(values.span, counts.span) == 0)
        #expect(HierarchicalDistance(counts: [9], nodes: []).distance(values.span, counts.span) == 0)
    }

    @Test func `values are ordered as stated, or as numbers, or by bytes, the missing value last`() {
        let numbers = encoded("n", ["10", "", "9", "-1", "9.5"], missing: "")
        #expect(SensitiveNumbering(ordered: numbers, order: nil).numberOfCode == [3, 4, 1, 0, 2])
        let words = encoded("w", ["low", "", "high", "middle"], missing: "")
        let order = ["low", "middle", "high"]
        #expect(SensitiveNumbering(ordered: words, order: .stated(order)).numberOfCode == [0, 3, 2, 1])
        #expect(SensitiveNumbering(ordered: words, order: nil).numberOfCode == [1, 3, 0, 2])
    }

    @Test(arguments: [
        ["under 0", "-10 to -1", "0-4", "5-9", "100-104", "over 119"],
        ["-5 to under 0", "0 to under 500", "500 to under 1000", "10000 to under 10500"],
        ["2009-12-31", "2010-01-01", "2010-01-02", "2011-03-04"], ["2009-W53", "2010-W01", "2010-W10"],
        ["1990s", "2000s", "2010s"],
    ])
    func `bands and dates follow each other as what they hold does, in the search and in a report`(texts: [String]) {
        let shuffled = encoded("n", Array(texts.reversed()))
        let numbers = SensitiveNumbering(ordered: shuffled, order: .natural).numberOfCode
        #expect(numbers == texts.indices.reversed().map { UInt32($0) })
        // The first class has the lowest value alone, which lies furthest from the rest.
        let classes = encoded("q", texts.indices.map { $0 == texts.count - 1 ? "low" : "other" })
        let measures = SensitiveMeasures(
            of: shuffled,
            in: ClassPartition(of: [classes], records: texts.count),
            declared: SensitiveColumn(column: "n", order: .natural)
        )
        // Σ (1 − i/m) over the m − 1 values before the last is (m − 1)/2, by m − 1.
        #expect(measures.orderedDistance == 0.5)
        let undeclared = SensitiveMeasures(of: shuffled, in: ClassPartition(of: [classes], records: texts.count))
        #expect(undeclared.orderedDistance == nil)
    }
}
