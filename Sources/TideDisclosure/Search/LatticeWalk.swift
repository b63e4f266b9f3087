/// A walk over a part of the lattice, column by column: one thread's share of a search.
///
/// At each step some columns have their level (the prefix) and the others do not yet. Two tables of classes go with it: `fine`, with the
/// others at their lowest level, from which every transformation below is rolled up; and `coarse`, with the others at their highest.
/// A part of the lattice is passed over if
///
/// - every transformation in it must suppress more than the limit, as the judge finds on the coarse table; or
/// - no loss in it can be smaller than the best found: every record costs at least what the prefix's levels and the others'
///   lowest cost it, and those that the coarse table says must go are suppressed throughout.
///
/// Both hold for every safeguard, monotone or not, and every loss measure; `docs/models/search.md` has the proofs.
struct LatticeWalk: Sendable {
    let lattice: Lattice
    let judge: ClassJudge
    /// The most records that may be suppressed.
    let limit: Int
    /// Whether as few records as can be are to be suppressed, whatever that loses.
    let minimisesSuppression: Bool
    /// The columns in the order of the walk: those that split the records most come first.
    let order: [Int]
    /// Transformations that have been counted before the walk.
    var known: Set<[Int]> = []
    /// The most transformations to count.
    var allowance = Int.max
    let isOver: (@Sendable () -> Bool)?

    var levels: [Int]
    var best: Standing?
    /// The best trade-offs of loss and risk among what was looked at.
    var front = TradeOffFront()
    private(set) var checked = 0
    /// Whether the allowance or the time ended before the walk did.
    private(set) var isStopped = false
    var verdict = ClassVerdict()
    var merger = ClassMerger()
    private var spare: [ClassTable] = []
    /// Parts to be walked later, instead of now.
    private(set) var parts: [LatticePart] = []

    init(
        _ lattice: Lattice,
        _ judge: ClassJudge,
        limit: Int,
        minimisesSuppression: Bool,
        isOver: (@Sendable () -> Bool)?
    ) {
        self.lattice = lattice
        self.judge = judge
        self.limit = limit
        self.minimisesSuppression = minimisesSuppression
        self.isOver = isOver
        self.levels = lattice.columns.map(\.highest)
        self.order = Self.order(lattice)
    }

    private static func order(_ lattice: Lattice) -> [Int] {
        func breadth(_ index: Int) -> Int {
            let column = lattice.columns[index]
            return column.lowest == column.highest ? Int.max : column.coverage[column.lowest].count
        }
        return lattice.columns.indices.sorted { left, right in
            let (first, second) = (breadth(left), breadth(right))
            return first == second ? left < right : first > second
        }
    }

    /// A copy that has done nothing yet, for another part.
    func fresh(allowance: Int) -> LatticeWalk {
        var walk = LatticeWalk(lattice, judge, limit: limit, minimisesSuppression: minimisesSuppression, isOver: isOver)
        walk.known = known
        walk.best = best
        walk.allowance = allowance
        return walk
    }
}

/// A part of the lattice: the levels of the walk's first columns.
struct LatticePart: Sendable {
    /// Of all columns; the open ones at their lowest.
    let levels: [Int]
    /// How many of the walk's columns have a level.
    let depth: Int
    /// Nothing in the part precedes it.
    let bound: Standing
}

// MARK: Walking

extension LatticeWalk {
    /// Goes from some levels to whichever neighbour one level finer loses least, as long as one loses less.
    mutating func descend(from base: ClassTable) {
        while let start = best {
            for column in lattice.columns.indices where start.levels[column] > lattice.columns[column].lowest {
                var node = start.levels
                node[column] -= 1
                guard !known.contains(node) else { continue }
                levels = node
                guard countNode(node) else { return }
                known.insert(node)
                let classes = table(at: node, from: base)
                consider(classes)
                spare.append(classes)
            }
            if best == start { return }
        }
    }

    /// Counts the classes at some levels and considers them.
    mutating func visit(_ node: [Int], from base: ClassTable) {
        levels = node
        guard countNode(node) else { return }
        known.insert(node)
        let classes = table(at: node, from: base)
        consider(classes)
        spare.append(classes)
    }

    /// Walks through every transformation with the levels of the walk's first `depth` columns.
    ///
    /// - Parameters:
    ///   - fine: the classes with all others at their lowest level.
    ///   - splitDepth: where parts are set aside instead of walked.
    mutating func explore(_ depth: Int, fine parent: ClassTable, splitDepth: Int? = nil) {
        let index = order[depth]
        let isLast = depth == order.count - 1
        let column = lattice.columns[index]
        for later in order[depth...] { levels[later] = lattice.columns[later].lowest }
        var coarse = takeSpare(like: parent)
        coarse.copy(parent)
        merger.rollUp(&coarse, order[(depth + 1)...].compactMap { lattice.columns[$0].wholeMove })
        var fine = takeSpare(like: parent)
        var fineLevel: Int?
        for level in column.lowest...column.highest {
            levels[index] = level
            if isHopeless(suppressed: 0, leastFigure()) { break }
            guard level == column.highest || countNode(opening: depth) else { break }
            if level > column.lowest, let move = column.move(from: level - 1, to: level) {
                merger.rollUp(&coarse, [move])
            }
            if isLast {
                consider(coarse)
                continue
            }
            judge.judge(coarse, .bound, upTo: limit, &verdict, &merger)
            let suppressed = verdict.suppressed
            guard suppressed <= limit else { continue }
            if isHopeless(suppressed: suppressed, bound(coarse, depth)) { continue }
            if let from = fineLevel {
                if let move = column.move(from: from, to: level) { merger.rollUp(&fine, [move]) }
            } else {
                fine.copy(parent)
                if let move = column.move(from: column.lowest, to: level) { merger.rollUp(&fine, [move]) }
            }
            fineLevel = level
            if boundNeedsFine, isHopeless(suppressed: suppressed, bound(coarse, fine: fine, depth)) { continue }
            if depth == splitDepth {
                let figure = boundNeedsFine ? bound(coarse, fine: fine, depth) : bound(coarse, depth)
                let bound = Standing(bound: figure, suppressed: suppressed, levels: levels)
                parts.append(LatticePart(levels: levels, depth: depth + 1, bound: bound))
                continue
            }
            explore(depth + 1, fine: fine, splitDepth: splitDepth)
            for later in order[(depth + 1)...] { levels[later] = lattice.columns[later].lowest }
            if isStopped { break }
        }
        spare.append(coarse)
        spare.append(fine)
    }

    /// Walks through a part that was set aside.
    mutating func explore(_ part: LatticePart, base: ClassTable) {
        levels = part.levels
        explore(part.depth, fine: table(at: part.levels, from: base))
    }

    /// Counts the transformation with the current levels and the highest of the columns that have none yet; says whether there was
    /// allowance and time for it.
    private mutating func countNode(opening depth: Int) -> Bool {
        var node = levels
        for column in order[(depth + 1)...] { node[column] = lattice.columns[column].highest }
        return known.contains(node) ? !isStopped : countNode(node)
    }

    private mutating func countNode(_ node: [Int]) -> Bool {
        if checked >= allowance || (isOver?() ?? false) { isStopped = true }
        if !isStopped { checked += 1 }
        return !isStopped
    }

    /// Holds the classes at the current levels against everything, and against the best found.
    private mutating func consider(_ classes: ClassTable) {
        judge.judge(classes, .verdict, upTo: limit, &verdict, &merger)
        guard verdict.suppressed <= limit else { return }
        let figure = figure(classes)
        let candidate = Standing(figure, suppressed: verdict.suppressed, levels: levels)
        let isBetter = best.map { candidate < $0 } ?? true
        let trade = tradeOff(classes, candidate, score: figure.score)
        let isTrade = trade.map(front.admits) ?? false
        guard isBetter || isTrade, judge.holds(classes, verdict) else { return }
        if isBetter { best = candidate }
        if let trade, isTrade { front.insert(trade) }
    }

    /// The risk that is left at the current levels beside what they lose; `nil` where nothing is left, or loss is not what is looked for.
    private func tradeOff(_ classes: ClassTable, _ standing: Standing, score: Double) -> TradeOff? {
        guard !minimisesSuppression, verdict.suppressed < lattice.rowCount else { return nil }
        var (kept, smallest) = (0, UInt32.max)
        let (sizes, removed) = (classes.sizes.span, verdict.removed.span)
        for position in 0..<classes.count where sizes[position] > removed[position] {
            kept += 1
            smallest = min(smallest, sizes[position])
        }
        return TradeOff(
            standing: standing,
            score: score,
            classes: kept,
            records: lattice.rowCount - verdict.suppressed,
            smallest: Int(smallest)
        )
    }

    private func isHopeless(suppressed: Int, _ figure: LossFigure) -> Bool {
        guard let best else { return false }
        return best <= Standing(bound: figure, suppressed: suppressed, levels: levels)
    }

    private mutating func takeSpare(like table: ClassTable) -> ClassTable {
        spare.popLast()
            ?? ClassTable(
                wordsPerKey: table.wordsPerKey,
                cellsPerClass: table.cellsPerClass,
                pairTables: table.pairs.count
            )
    }

    /// The classes at some levels.
    mutating func table(at levels: [Int], from base: ClassTable) -> ClassTable {
        var table = takeSpare(like: base)
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
