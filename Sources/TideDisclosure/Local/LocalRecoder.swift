import TideCore

/// Puts records into classes, the cheapest first: the choices of levels are gone through in the order of what they cost, and each takes, of the
/// records that are left, every class that meets the safeguards.
///
/// A record so gets about the cheapest class that it fits into with k − 1 others that are still there. What a class tells is then made as
/// fine as its members allow. Few records are left after the first choices, so most of them take next to no time.
///
/// INVARIANT: classes that were taken meet every safeguard of a class, each by itself.
///
/// *Source:* the idea of searching again among what was suppressed is of Prasser et al. 2020, "Flexible data anonymization using ARX";
/// here the whole lattice stands in for repeated searches. `docs/models/local-recoding.md`.
struct LocalRecoder {
    /// What may be looked at: records' combinations over all choices, and as many again for each choice as looking at it takes in any case.
    private static let mostWork = 1 << 26
    private static let workOfChoice = 256

    let columns: [LocalColumn]
    let profile: QuasiProfile
    let judge: ClassJudge
    private let effort: SearchEffort
    /// By column, then by step.
    private let moves: [[FieldMove?]]
    private let costs: [[Double]]
    /// The combinations that are in no class yet, as they were counted.
    private var pool: ClassTable
    /// By class of the pool, its position in the profile.
    private(set) var open: [UInt32]
    /// By combination of the profile; with gaps.
    private(set) var classOfCombination: [UInt32]
    private var nextClass: UInt32 = 0
    /// Choices of levels that were looked at.
    private(set) var checked = 0
    private var work = 0
    private var scratch: ClassTable
    private var merger = ClassMerger()
    private var verdict = ClassVerdict()

    /// Stands for the class of a combination that is in none.
    static let noClass = ProtectedTable.suppressedRow

    init(_ profile: QuasiProfile, _ spec: ProtectionSpec, _ columns: [LocalColumn]) {
        let weights = spec.quasiIdentifiers.map(\.column.weight)
        let combinations = profile.combinations
        self.columns = columns
        self.profile = profile
        self.judge = ClassJudge(spec, profile.contents)
        self.effort = spec.effort
        self.moves = zip(columns, profile.layout.fields).map { column, field in
            column.steps.map { FieldMove(told: $0, field) }
        }
        self.costs = columns.indices.map { index in
            let records = profile.recordsByLeaf(of: index)
            let column = columns[index]
            return column.steps.map { step in
                // Whole numbers, so that the order of the values does not matter.
                let lost = zip(records, step).reduce(0) { $0 + $1.0 * max(0, column.coverage[Int($1.1)] - 1) }
                let most = max(1, (column.domainSize ?? 1) - 1) * max(1, profile.rowCount)
                return weights[index] * Double(lost) / Double(most)
            }
        }
        self.pool = combinations
        self.scratch = combinations
        self.open = (0..<UInt32(combinations.count)).map { $0 }
        self.classOfCombination = Array(repeating: Self.noClass, count: combinations.count)
    }

    /// Takes classes until nothing is left, or until as much was looked at as may be; then climbs to the coarsest levels on one way.
    mutating func run() {
        var order = LatticeOrder(costs)
        while pool.count > 0 {
            guard let steps = order.next() else { return }
            if isSpent { return climb() }
            take(at: steps)
        }
    }

    private var isSpent: Bool {
        work > Self.mostWork || checked >= effort.nodes ?? .max || effort.isOver?() ?? false
    }

    /// Takes every class at some levels that meets the safeguards.
    mutating func take(at steps: [Int]) {
        guard judge(at: steps) > 0 else { return }
        for position in 0..<pool.count {
            let target = merger.targets[position]
            if verdict.removed[Int(target)] == 0 { classOfCombination[Int(open[position])] = nextClass + target }
        }
        nextClass += UInt32(scratch.count)
        let isLeft = (0..<pool.count).map { verdict.removed[Int(merger.targets[$0])] > 0 }
        open = zip(open, isLeft).filter(\.1).map(\.0)
        pool.keep(isLeft)
    }

    /// How many open records are in classes at some levels that meet the safeguards.
    private mutating func judge(at steps: [Int]) -> Int {
        checked += 1
        work += pool.count + Self.workOfChoice
        scratch.copy(pool)
        let moves = zip(moves, steps).compactMap { of, step in of[step] }
        merger.rollUp(&scratch, moves, tellsTargets: true)
        judge.judge(scratch, .verdict, &verdict, &merger)
        return scratch.sizes[..<scratch.count].reduce(0) { $0 + Int($1) } - verdict.suppressed
    }

    /// From the finest levels on, raises the column that lets most records be taken for what it costs, until all are at their coarsest.
    private mutating func climb() {
        var steps = columns.map { _ in 0 }
        while pool.count > 0 {
            var best: (column: Int, worth: Double)?
            for column in columns.indices where steps[column] + 1 < columns[column].steps.count {
                var raised = steps
                raised[column] += 1
                let cost = costs[column][steps[column] + 1] - costs[column][steps[column]]
                let worth = Double(judge(at: raised) + 1) / max(cost, 0x1p-40)
                if worth > best?.worth ?? -1 { best = (column, worth) }
            }
            guard let best else { return }
            steps[best.column] += 1
            take(at: steps)
        }
    }
}

extension FieldMove {
    /// To what a step tells each leaf as, each value being told by the first leaf that has it; `nil` where all leaves stay apart.
    fileprivate init?(told: [UInt32], _ field: KeyLayout.Field) {
        var firstLeaf: [UInt32: UInt32] = [:]
        let parents = told.enumerated().map { leaf, value in
            let first = firstLeaf[value] ?? UInt32(leaf)
            firstLeaf[value] = first
            return first
        }
        if firstLeaf.count == told.count { return nil }
        self.init(field: field, parents: parents)
    }
}

extension ClassTable {
    /// Keeps some classes, with all that is counted in them.
    ///
    /// - Parameter isKept: one for each class in use.
    mutating func keep(_ isKept: [Bool]) {
        var places = [UInt32](repeating: 0, count: count)
        var kept = 0
        for position in 0..<count where isKept[position] {
            places[position] = UInt32(kept)
            if kept != position {
                sizes[kept] = sizes[position]
                for word in 0..<wordsPerKey { keys[kept * wordsPerKey + word] = keys[position * wordsPerKey + word] }
                for cell in 0..<cellsPerClass {
                    cells[kept * cellsPerClass + cell] = cells[position * cellsPerClass + cell]
                }
            }
            kept += 1
        }
        for index in pairs.indices {
            var left = PairTable()
            for entry in 0..<pairs[index].count where isKept[Int(pairs[index].entries[entry] >> 32)] {
                let code = UInt32(truncatingIfNeeded: pairs[index].entries[entry])
                let place = places[Int(pairs[index].entries[entry] >> 32)]
                left.append(Int(place), code, pairs[index].sizes[entry])
            }
            pairs[index] = left
        }
        count = kept
    }
}
