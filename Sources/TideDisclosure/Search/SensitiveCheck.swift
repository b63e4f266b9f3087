import TideMicrodata

/// What one sensitive column's values within a class are held to, by one numbering of them.
///
/// Whether a class meets it is decided by the formulas of ``ClassDiversity`` and ``SensitiveDistribution``, on whole numbers. All rules but
/// distinct diversity share a property that the search rests on: of two classes that meet a rule, the union meets it. So in a class that
/// breaks one, some of the records that are kept at any finer level must go, and ``mostKept(_:_:size:)`` says how many may stay.
/// `docs/models/search.md` has the proofs.
struct SensitiveCheck: Sendable {
    /// A safeguard without its column.
    fileprivate enum Rule: Sendable {
        case distinct(Int)
        case entropy(Double)
        case recursive(c: Double, l: Int)
        case equal(Double)
        case ordered(Double)
        case hierarchical(Double)
        case delta(Double)
        case beta(Double, isEnhanced: Bool)

        var comparesWithTable: Bool {
            switch self {
            case .distinct, .entropy, .recursive: false
            case .equal, .ordered, .hierarchical, .delta, .beta: true
            }
        }
    }

    /// Which numbering of the values a rule needs; any does for most.
    enum Numbering: Hashable, Sendable {
        case ordered
        case hierarchical
        case any
    }

    let column: String
    /// The number of each of the column's codes.
    let numberOfCode: [UInt32]
    /// Values that some record has.
    let width: Int
    /// 0, 1, … up to `width`.
    let values: [UInt32]
    /// No class with fewer records meets the rules.
    private(set) var leastRecords = 1
    fileprivate let rules: [Rule]
    private let models: [PrivacyModel]
    private let distribution: SensitiveDistribution
    private let ordered: OrderedDistance?
    private let hierarchical: HierarchicalDistance?
    /// p of each value.
    private let shares: [Double]
    /// By level of the hierarchy, the node of each value, and p of each node.
    private let nodes: [(node: [UInt32], shares: [Double])]

    /// - Parameter models: of this column; those that need another numbering are left out.
    init(_ column: EncodedColumn, _ models: [PrivacyModel], _ numbering: Numbering, _ plan: SensitiveColumn?) {
        let numbers =
            switch numbering {
            case .ordered: SensitiveNumbering(ordered: column, order: plan?.order)
            case .hierarchical:
                plan?.hierarchy.map { SensitiveNumbering(along: $0, column) } ?? SensitiveNumbering(asCoded: column)
            case .any: SensitiveNumbering(asCoded: column)
            }
        let distribution = SensitiveDistribution(counts: numbers.counts)
        let records = Double(max(distribution.records, 1))
        self.column = column.name
        self.numberOfCode = numbers.numberOfCode
        self.width = numbers.counts.count
        self.values = numbers.counts.indices.map { UInt32($0) }
        self.models = models
        self.rules = models.compactMap(Self.rule)
        self.distribution = distribution
        self.ordered = numbering == .ordered ? OrderedDistance(counts: numbers.counts) : nil
        self.hierarchical =
            numbering == .hierarchical ? HierarchicalDistance(counts: numbers.counts, nodes: numbers.nodes) : nil
        self.shares = numbers.counts.map { Double($0) / records }
        self.nodes = numbers.nodes.map { node in
            var sums = [Int](repeating: 0, count: Int(node.last ?? 0) + 1)
            for (value, count) in numbers.counts.enumerated() { sums[Int(node[value])] += count }
            return (node, sums.map { Double($0) / records })
        }
        self.leastRecords = rules.reduce(1) { max($0, leastRecords(for: $1)) }
    }

    /// The numbering that a safeguard of a sensitive column needs; `nil` if it is none.
    static func numbering(for model: PrivacyModel) -> Numbering? {
        switch model {
        case .closeness(_, _, .ordered): .ordered
        case .closeness(_, _, .hierarchical): .hierarchical
        case .closeness(_, _, .equal), .diversity, .deltaDisclosure, .betaLikeness: .any
        case .kAnonymity, .kMap, .risk, .populationUniqueness: nil
        }
    }

    /// A check of the same rules, those that compare a class with a table, where the table has other records of each value; `nil` if no rule does.
    ///
    /// Values that no record has are none of that table's, as in a file that lacks them.
    ///
    /// - Parameter counts: one per value.
    func among(_ counts: [Int]) -> KeptCheck? {
        let rules = rules.filter(\.comparesWithTable)
        return rules.isEmpty ? nil : KeptCheck(self, rules, counts)
    }

    /// - Parameter values: those of `other` that are left, ascending.
    fileprivate init(_ other: SensitiveCheck, _ rules: [Rule], values: [Int], counts: [Int]) {
        let records = Double(max(counts.reduce(0, +), 1))
        let levels = values.count > 1 ? other.nodes.map { level in Self.renumbered(values.map { level.node[$0] }) } : []
        self.column = other.column
        self.numberOfCode = []
        self.width = values.count
        self.values = values.indices.map { UInt32($0) }
        self.models = []
        self.rules = rules
        self.distribution = SensitiveDistribution(counts: counts)
        self.ordered = other.ordered == nil ? nil : OrderedDistance(counts: counts)
        self.hierarchical = other.hierarchical == nil ? nil : HierarchicalDistance(counts: counts, nodes: levels)
        self.shares = counts.map { Double($0) / records }
        self.nodes = []
    }

    /// Ascending numbers without gaps, equal where the given ones are.
    private static func renumbered(_ nodes: [UInt32]) -> [UInt32] {
        var number: UInt32 = 0
        return nodes.indices.map { index in
            if index > 0, nodes[index] != nodes[index - 1] { number += 1 }
            return number
        }
    }

    private static func rule(_ model: PrivacyModel) -> Rule? {
        switch model {
        case .diversity(_, .distinct(let l)): .distinct(l)
        case .diversity(_, .entropy(let l)): .entropy(l)
        case .diversity(_, .recursive(let c, let l)): .recursive(c: c, l: l)
        case .closeness(_, let t, .equal): .equal(t)
        case .closeness(_, let t, .ordered): .ordered(t)
        case .closeness(_, let t, .hierarchical): .hierarchical(t)
        case .deltaDisclosure(_, let delta): .delta(delta)
        case .betaLikeness(_, let beta, let isEnhanced): .beta(beta, isEnhanced: isEnhanced)
        case .kAnonymity, .kMap, .risk, .populationUniqueness: nil
        }
    }

    /// A number of records below which no class meets a rule, since it has too few distinct values.
    private func leastRecords(for rule: Rule) -> Int {
        switch rule {
        case .distinct(let l): return l
        case .entropy(let l): return max(1, Int((l * (1 - 1e-9)).rounded(.up)))
        case .recursive(_, let l): return l
        case .equal(let t):
            // The distance is at least the share of the values that the class lacks.
            var (sum, count) = (0.0, 0)
            for share in shares.sorted(by: >) where sum < 1 - t - 1e-9 {
                sum += share
                count += 1
            }
            return max(count, 1)
        case .delta: return max(width, 1)
        case .ordered, .hierarchical, .beta: return 1
        }
    }

    /// Whether a rule compares a class with a table.
    var comparesWithTable: Bool { rules.contains(where: \.comparesWithTable) }

    /// Whether a class that meets the rules still does with any other records added.
    var onlyGrows: Bool { rules.allSatisfy { if case .distinct = $0 { true } else { false } } }

    /// Whether a class meets every rule.
    ///
    /// - Parameters:
    ///   - values: ascending numbers of values.
    ///   - counts: records of each; their sum is at least 1.
    func isMet(_ values: Span<UInt32>, _ counts: Span<UInt32>) -> Bool {
        for rule in rules where !isMet(rule, values, counts) { return false }
        return true
    }

    private func isMet(_ rule: Rule, _ values: Span<UInt32>, _ counts: Span<UInt32>) -> Bool {
        switch rule {
        case .distinct(let l): ClassDiversity.distinct(counts) >= l
        case .entropy(let l): ClassDiversity.isMet(entropy: ClassDiversity.entropy(counts), l: l)
        case .recursive(let c, let l): ClassDiversity.recursive(counts, l: l).isMet(c: c)
        case .equal(let t): Bound.isMet(distribution.equalDistance(values, counts), atMost: t)
        case .ordered(let t): ordered.map { Bound.isMet($0.distance(values, counts), atMost: t) } ?? false
        case .hierarchical(let t): hierarchical.map { Bound.isMet($0.distance(values, counts), atMost: t) } ?? false
        case .delta(let delta): distribution.deviation(values, counts).isMet(delta: delta)
        case .beta(let beta, let isEnhanced):
            distribution.deviation(values, counts).isMet(beta: beta, isEnhanced: isEnhanced)
        }
    }
}

// MARK: Figures

extension SensitiveCheck {
    /// Whether a safeguard is one of those that are held here.
    func holds(_ model: PrivacyModel) -> Bool { models.contains(model) }

    /// What a safeguard bounds in a class; infinite where no bound would do, `nil` if it is none of a class's values.
    ///
    /// - Parameter counts: one per value.
    func figure(of model: PrivacyModel, _ counts: Span<UInt32>) -> Double? {
        switch model {
        case .diversity(_, .distinct): Double(ClassDiversity.distinct(counts))
        case .diversity(_, .entropy):
            ClassDiversity.entropyDiversity(ofEntropy: ClassDiversity.entropy(counts))
        case .diversity(_, .recursive(_, let l)): ClassDiversity.recursive(counts, l: l).leastC
        case .closeness(_, _, .equal): distribution.equalDistance(values.span, counts)
        case .closeness(_, _, .ordered): ordered?.distance(values.span, counts)
        case .closeness(_, _, .hierarchical): hierarchical?.distance(values.span, counts)
        case .deltaDisclosure: distribution.deviation(values.span, counts).delta
        case .betaLikeness(_, _, let isEnhanced):
            isEnhanced
                ? distribution.deviation(values.span, counts).enhancedBeta
                : distribution.deviation(values.span, counts).basicBeta
        case .kAnonymity, .kMap, .risk, .populationUniqueness: nil
        }
    }
}

// MARK: How many may stay

extension SensitiveCheck {
    /// At most so many of a class's records can be kept, however finer levels divide it: any set of them that meets every rule is as large
    /// at most.
    ///
    /// - Parameter size: the class's records.
    func mostKept(_ values: Span<UInt32>, _ counts: Span<UInt32>, size: Int) -> Int {
        var most = size
        for rule in rules where !isMet(rule, values, counts) {
            most = min(most, mostKept(rule, values, counts, size: size), size - 1)
        }
        return most
    }

    private func mostKept(_ rule: Rule, _ values: Span<UInt32>, _ counts: Span<UInt32>, size: Int) -> Int {
        switch rule {
        // Any part of the class has as few values.
        case .distinct: return 0
        case .entropy, .recursive: return mostCapped(rule, counts)
        case .equal, .ordered, .hierarchical, .beta: break
        case .delta:
            var present = 0
            for index in counts.indices where counts[index] > 0 { present += 1 }
            if present < distribution.distinct { return 0 }
        }
        var (low, high) = (0, size)
        while low < high {
            let middle = (low + high + 1) / 2
            if mayKeep(Double(middle), rule, values, counts, size) { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Whether g of the class's records could meet a rule; if so, fewer could as well.
    private func mayKeep(
        _ kept: Double,
        _ rule: Rule,
        _ values: Span<UInt32>,
        _ counts: Span<UInt32>,
        _ size: Int
    ) -> Bool {
        let slack = 1e-9 * kept
        switch rule {
        case .equal(let t): return surplus(values, counts, kept) <= t * kept + slack
        case .ordered(let t): return orderedSurplus(values, counts, size, kept) <= t * kept + slack
        case .hierarchical(let t):
            return nodeSurplus(values, counts, kept) <= (t * kept + slack) * Double(nodes.count)
        case .delta(let delta):
            let factor = Natural.exponential(delta)
            for index in counts.indices where counts[index] > 0 {
                if kept * shares[Int(values[index])] > Double(counts[index]) * factor * (1 + 1e-9) { return false }
            }
            return mayHave(values, counts, kept) { _ in factor }
        case .beta(let beta, let isEnhanced):
            return mayHave(values, counts, kept) { share in
                1 + (isEnhanced ? min(beta, max(0, Natural.logarithm(1 / share))) : beta)
            }
        case .distinct, .entropy, .recursive: return true
        }
    }

    /// Σ of g·p − c over values where it is positive: g times the least equal distance of any g of the class's records.
    private func surplus(_ values: Span<UInt32>, _ counts: Span<UInt32>, _ kept: Double) -> Double {
        var (sum, present) = (0.0, 0.0)
        for index in values.indices {
            let share = shares[Int(values[index])]
            present += share
            sum += max(0, kept * share - Double(counts[index]))
        }
        return sum + kept * max(0, 1 - present)
    }

    /// The same by nodes, summed over the levels below the one where all values meet.
    private func nodeSurplus(_ values: Span<UInt32>, _ counts: Span<UInt32>, _ kept: Double) -> Double {
        var total = 0.0
        for level in nodes {
            var (sum, present, count) = (0.0, 0.0, 0.0)
            var current: UInt32?
            for index in values.indices {
                let node = level.node[Int(values[index])]
                if let known = current, known != node {
                    sum += max(0, kept * level.shares[Int(known)] - count)
                    present += level.shares[Int(known)]
                    count = 0
                }
                current = node
                count += Double(counts[index])
            }
            if let current {
                sum += max(0, kept * level.shares[Int(current)] - count)
                present += level.shares[Int(current)]
            }
            total += sum + kept * max(0, 1 - present)
        }
        return total
    }

    /// g times the least ordered distance of any g of the class's records.
    ///
    /// Up to each value they are at most as many as the class has there, and beyond it likewise.
    private func orderedSurplus(_ values: Span<UInt32>, _ counts: Span<UInt32>, _ size: Int, _ kept: Double) -> Double {
        guard width > 1 else { return 0 }
        var (total, below, share) = (0.0, 0.0, 0.0)
        var index = 0
        for value in 0..<width - 1 {
            share += shares[value]
            if index < values.count, Int(values[index]) == value {
                below += Double(counts[index])
                index += 1
            }
            total += max(0, kept * share - below, kept * (1 - share) - (Double(size) - below))
        }
        return total / Double(width - 1)
    }

    /// Whether g of the class's records can have each value at most `factor(p)` times as often as the table.
    private func mayHave(
        _ values: Span<UInt32>,
        _ counts: Span<UInt32>,
        _ kept: Double,
        _ factor: (Double) -> Double
    ) -> Bool {
        var room = 0.0
        for index in values.indices where counts[index] > 0 {
            let share = shares[Int(values[index])]
            room += min(Double(counts[index]), kept * share * factor(share))
        }
        return room * (1 + 1e-9) >= kept
    }

    /// The records that stay if no value has more than x + 1, for the largest x that a rule allows: no fewer than may be kept.
    ///
    /// Of all sets of a given size, the one that is cut at the top is the most even.
    private func mostCapped(_ rule: Rule, _ counts: Span<UInt32>) -> Int {
        var (low, high): (UInt32, UInt32) = (0, 0)
        for index in counts.indices { high = max(high, counts[index]) }
        while low < high {
            let middle = low + (high - low + 1) / 2
            let isPossible =
                switch rule {
                case .entropy(let l): Self.mayHaveEntropy(counts, cap: middle, l: l)
                case .recursive(let c, let l): Self.mayBeRecursive(counts, cap: middle, c: c, l: l)
                case .distinct, .equal, .ordered, .hierarchical, .delta, .beta: true
                }
            if isPossible { low = middle } else { high = middle - 1 }
        }
        guard low > 0 else { return 0 }
        var kept = 0
        for index in counts.indices { kept += Int(min(counts[index], low + 1)) }
        return kept
    }

    private static func mayHaveEntropy(_ counts: Span<UInt32>, cap: UInt32, l: Double) -> Bool {
        var capped: [UInt32] = []
        for index in counts.indices where counts[index] > 0 { capped.append(min(cap, counts[index])) }
        return ClassDiversity.entropy(capped.span) + 1e-9 >= Natural.logarithm(l)
    }

    private static func mayBeRecursive(_ counts: Span<UInt32>, cap: UInt32, c: Double, l: Int) -> Bool {
        var capped: [UInt32] = []
        for index in counts.indices where counts[index] > 0 { capped.append(min(cap, counts[index])) }
        let diversity = ClassDiversity.recursive(capped.span, l: l)
        return Double(diversity.largest) <= c * Double(diversity.tail) * (1 + 1e-9)
    }
}

/// Holds classes against the records that stay.
struct KeptCheck {
    private let check: SensitiveCheck
    /// The number that each value has among those that are left; only those of values that are left are read.
    private let numbers: [UInt32]

    fileprivate init(_ check: SensitiveCheck, _ rules: [SensitiveCheck.Rule], _ counts: [Int]) {
        let values = counts.indices.filter { counts[$0] > 0 }
        var numbers = [UInt32](repeating: 0, count: counts.count)
        for (number, value) in values.enumerated() { numbers[value] = UInt32(number) }
        self.check = SensitiveCheck(check, rules, values: values, counts: values.map { counts[$0] })
        self.numbers = numbers
    }

    /// Whether a class that stays meets every rule.
    ///
    /// - Parameters:
    ///   - values: ascending.
    ///   - counts: records of each, some of them 0.
    func isMet(_ values: Span<UInt32>, _ counts: Span<UInt32>) -> Bool {
        var (present, records): ([UInt32], [UInt32]) = ([], [])
        for index in values.indices where counts[index] > 0 {
            present.append(numbers[Int(values[index])])
            records.append(counts[index])
        }
        return check.isMet(present.span, records.span)
    }
}
