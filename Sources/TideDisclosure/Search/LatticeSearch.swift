import TideCore

/// Finds the transformation of least loss that meets k-anonymity under the suppression limit, and proves it.
///
/// A walk over the lattice, column by column. At each step some columns have their level (the prefix) and the others do not
/// yet. Two tables of classes go with it: `fine`, with the others at their lowest level, from which every transformation
/// below is rolled up; and `coarse`, with the others at their highest, which suppresses fewest of them all. A part of the
/// lattice is passed over if
///
/// - its coarse table already suppresses more than the limit: finer transformations suppress at least the same records; or
/// - no loss in it can be smaller than the best found: every record costs at least what the prefix's levels and the others'
///   lowest cost it, and those suppressed in the coarse table are suppressed throughout.
///
/// Both hold for every weight of suppression; `docs/models/iyengar-loss.md` has the proof. A descent from the top gives the
/// walk a good transformation to compare with. The result does not depend on the order of the walk.
struct LatticeSearch {
    private let lattice: Lattice
    private let asked: Int
    /// The k asked for, as class sizes are counted: no class has more than 2^32 − 1 records.
    private let k: UInt32
    private let limit: Int
    /// Classes at the lowest levels allowed.
    private let base: ClassTable
    /// The columns in the order of the walk: those that split the records most come first.
    private let walk: [Int]

    private var levels: [Int]
    private var best: Standing?
    private var descended: Set<[Int]> = []
    private(set) var checked = 0
    private var merger = ClassMerger()
    private var spare: [ClassTable] = []

    init(_ profile: QuasiProfile, _ spec: ProtectionSpec) {
        precondition(
            spec.models.allSatisfy { if case .kAnonymity = $0 { true } else { false } } && spec.earlier.isEmpty
                && spec.unitColumn == nil && spec.loss.name == "iyengar",
            "a safeguard or a loss that this search does not know"
        )
        let lattice = Lattice(profile, spec)
        var base = profile.combinations
        var merger = ClassMerger()
        merger.rollUp(&base, lattice.columns.compactMap { $0.move(from: 0, to: $0.lowest) })
        self.lattice = lattice
        self.base = base
        self.asked = spec.k
        self.k = UInt32(clamping: spec.k)
        self.limit = spec.suppression.floor(of: profile.rowCount)
        self.levels = lattice.columns.map(\.highest)
        self.walk = Self.walk(lattice)
    }

    private static func walk(_ lattice: Lattice) -> [Int] {
        func breadth(_ index: Int) -> Int {
            let column = lattice.columns[index]
            return column.lowest == column.highest ? Int.max : column.coverage[column.lowest].count
        }
        return lattice.columns.indices.sorted { left, right in
            let (first, second) = (breadth(left), breadth(right))
            return first == second ? left < right : first > second
        }
    }

    /// Runs the search.
    mutating func run(descending: Bool) -> SearchOutcome {
        let top = table(at: levels)
        checked = 1
        let least = top.records(inClassesUnder: k)
        guard least <= limit else { return .unmeetable(attainable(top, least)) }
        best = standing(top, suppressed: least)
        if descending { descend() }
        if !walk.isEmpty { explore(0, fine: base) }
        return .found(result())
    }
}

// MARK: Walking

extension LatticeSearch {
    /// Goes from the top to whichever neighbour one level finer loses least, as long as one loses less.
    private mutating func descend() {
        descended.insert(levels)
        while let start = best {
            for column in lattice.columns.indices where start.levels[column] > lattice.columns[column].lowest {
                levels = start.levels
                levels[column] -= 1
                let classes = table(at: levels)
                checked += 1
                descended.insert(levels)
                let suppressed = classes.records(inClassesUnder: k)
                if suppressed <= limit { consider(standing(classes, suppressed: suppressed)) }
                spare.append(classes)
            }
            if best == start { return }
        }
    }

    /// Walks through every transformation with the levels of the walk's first `depth` columns.
    ///
    /// - Parameter fine: the classes with all others at their lowest level.
    private mutating func explore(_ depth: Int, fine parent: ClassTable) {
        let index = walk[depth]
        let isLast = depth == walk.count - 1
        let column = lattice.columns[index]
        for later in walk[depth...] { levels[later] = lattice.columns[later].lowest }
        var coarse = takeSpare()
        coarse.copy(parent)
        merger.rollUp(&coarse, walk[(depth + 1)...].compactMap { lattice.columns[$0].wholeMove })
        var fine = takeSpare()
        var fineLevel: Int?
        for level in column.lowest...column.highest {
            levels[index] = level
            if isHopeless(suppressed: 0, bound: leastScore()) { break }
            if level > column.lowest, let move = column.move(from: level - 1, to: level) {
                merger.rollUp(&coarse, [move])
            }
            if level < column.highest { count(walk[(depth + 1)...]) }
            let suppressed = coarse.records(inClassesUnder: k)
            guard suppressed <= limit else { continue }
            if isLast {
                consider(standing(coarse, suppressed: suppressed))
                continue
            }
            if isHopeless(suppressed: suppressed, bound: leastScore(coarse, suppressed, depth)) { continue }
            if let from = fineLevel {
                if let move = column.move(from: from, to: level) { merger.rollUp(&fine, [move]) }
            } else {
                fine.copy(parent)
                if let move = column.move(from: column.lowest, to: level) { merger.rollUp(&fine, [move]) }
            }
            fineLevel = level
            explore(depth + 1, fine: fine)
            for later in walk[(depth + 1)...] { levels[later] = lattice.columns[later].lowest }
        }
        spare.append(coarse)
        spare.append(fine)
    }

    /// Counts the transformation with the current levels and the highest of the columns that have none yet, unless the
    /// descent has been there.
    private mutating func count(_ open: ArraySlice<Int>) {
        var node = levels
        for column in open { node[column] = lattice.columns[column].highest }
        if !descended.contains(node) { checked += 1 }
    }

    private mutating func consider(_ candidate: Standing) {
        if let best, best <= candidate { return }
        best = candidate
    }

    private func isHopeless(suppressed: Int, bound score: Double) -> Bool {
        guard let best else { return false }
        return best <= Standing(bound: score, suppressed: suppressed, levels: levels)
    }

    private mutating func takeSpare() -> ClassTable { spare.popLast() ?? ClassTable(wordsPerKey: base.wordsPerKey) }

    private mutating func table(at levels: [Int]) -> ClassTable {
        var table = takeSpare()
        table.copy(base)
        merger.rollUp(
            &table,
            lattice.columns.indices.compactMap { index in
                lattice.columns[index].move(from: lattice.columns[index].lowest, to: levels[index])
            }
        )
        return table
    }
}

// MARK: Losses

extension LatticeSearch {
    /// The least score at the current levels and every coarser one.
    private func leastScore() -> Double {
        lattice.loss.score(lattice.columns.indices.map { lattice.columns[$0].leastLoss[levels[$0]] })
    }

    /// The least score with the current levels of the walk's first columns, up to `depth`, at the current levels or coarser
    /// ones of the others, given the classes with the others at their highest level.
    private func leastScore(_ coarse: ClassTable, _ suppressed: Int, _ depth: Int) -> Double {
        let known = Array(walk[...depth])
        let leaves = leavesOfSuppressed(coarse, known)
        var losses = lattice.columns.indices.map { index in
            let column = lattice.columns[index]
            return loss(
                index,
                suppressed,
                min(suppressed * column.mostCoverage[levels[index]], column.leaves[levels[index]])
            )
        }
        for (index, leaves) in zip(known, leaves) { losses[index] = loss(index, suppressed, leaves) }
        return lattice.loss.score(losses)
    }

    /// The standing of the current levels, given their classes.
    private func standing(_ classes: ClassTable, suppressed: Int) -> Standing {
        Standing(score: lattice.loss.score(losses(classes, suppressed)), suppressed: suppressed, levels: levels)
    }

    /// The losses by column at the current levels.
    private func losses(_ classes: ClassTable, _ suppressed: Int) -> [Double] {
        let all = Array(lattice.columns.indices)
        return zip(all, leavesOfSuppressed(classes, all)).map { loss($0, suppressed, $1) }
    }

    private func loss(_ index: Int, _ suppressed: Int, _ suppressedLeaves: Int) -> Double {
        let column = lattice.columns[index]
        return lattice.loss.column(
            domainSize: column.domainSize,
            leaves: column.leaves[levels[index]],
            suppressed: suppressed,
            suppressedLeaves: suppressedLeaves
        )
    }

    /// For each of some columns, what the values of the records in classes under k cover.
    private func leavesOfSuppressed(_ classes: ClassTable, _ columns: [Int]) -> [Int] {
        columns.map { index in
            let column = lattice.columns[index]
            let field = column.field
            let coverages = column.coverage[levels[index]]
            let coverage = coverages.span
            let keys = classes.keys.span
            let sizes = classes.sizes.span
            var leaves = 0
            var key = field.word
            for position in 0..<classes.count {
                let size = sizes[position]
                if size < k { leaves += Int(size) * coverage[field.code(in: keys[key])] }
                key += classes.wordsPerKey
            }
            return leaves
        }
    }
}

// MARK: Results

extension LatticeSearch {
    private mutating func result() -> Transformation {
        // WHY: the top was considered first.
        guard let best else { preconditionFailure("a search without a result") }
        levels = best.levels
        let classes = table(at: levels)
        let kept = classes.sizes[..<classes.count].filter { $0 >= k }
        let losses = losses(classes, best.suppressed)
        return Transformation(
            levels: zip(lattice.columns, levels).map { ColumnLevel(column: $0.name, level: $1) },
            isOptimal: true,
            loss: lattice.loss.loss(ofScore: lattice.loss.score(losses), columns: losses.count),
            lossByColumn: losses,
            suppressed: best.suppressed,
            classes: kept.count,
            smallestClass: Int(kept.min() ?? 0),
            largestClass: Int(kept.max() ?? 0),
            checked: checked
        )
    }

    private func attainable(_ top: ClassTable, _ least: Int) -> BestAttainable {
        var largest = 0
        var smaller = 0
        for size in top.sizes[..<top.count].sorted() {
            if Int(size) > largest && smaller > limit { break }
            largest = Int(size)
            smaller += Int(size)
        }
        return BestAttainable(
            k: asked,
            rowCount: lattice.rowCount,
            limit: limit,
            leastSuppressed: least,
            largestK: largest
        )
    }
}

/// Finds the transformation of least loss that meets the plan's safeguards, proven over the whole lattice.
///
/// Ties go to the fewest suppressed records, then to the finer level in the first column, in the plan's order, where two
/// transformations differ. The answer depends on the counted combinations alone: neither on the rows' order nor on how the
/// lattice is walked.
///
/// - Parameter descending: whether a descent from the top looks for a good transformation to compare with first. It saves time
///   and changes no result; tests do without it, so that the bounds have more to prove.
/// - Precondition: the profile was made for the same quasi-identifiers.
package func search(_ profile: QuasiProfile, for spec: ProtectionSpec, descending: Bool = true) -> SearchOutcome {
    var search = LatticeSearch(profile, spec)
    return search.run(descending: descending)
}
