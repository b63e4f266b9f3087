import TideCore

/// Finds the transformation of least loss that meets every safeguard under the suppression limit, and proves it.
///
/// First a descent from the top, which gives the walk something good to compare with; then the lattice is cut into parts by the levels of
/// the first columns, and the parts are walked in the order of their bounds, a batch at a time, on several threads. Every part of a
/// batch is walked with what was best before the batch, so that what is looked at does not depend on how many threads there are.
struct LatticeSearch {
    /// Parts walked at a time, and so the most threads that are of use.
    private static let batchSize = 8
    /// Into at least so many parts the lattice is cut, if it has as many.
    private static let leastParts = 8

    private var spec: ProtectionSpec
    private let lattice: Lattice
    private let judge: ClassJudge
    private let limit: Int
    /// Classes at the lowest levels allowed.
    private let base: ClassTable
    private var walk: LatticeWalk
    private var checked = 0
    /// The least score of what was not looked at; `nil` where everything was.
    private var unseen: Double?

    init(_ profile: QuasiProfile, _ spec: ProtectionSpec, minimisesSuppression: Bool = false) {
        let lattice = Lattice(profile, spec)
        let judge = ClassJudge(spec, profile.contents)
        let limit = minimisesSuppression ? profile.rowCount : spec.suppression.floor(of: profile.rowCount)
        var base = profile.combinations
        var merger = ClassMerger()
        merger.rollUp(&base, lattice.columns.compactMap { $0.move(from: 0, to: $0.lowest) })
        self.spec = spec
        self.lattice = lattice
        self.judge = judge
        self.base = base
        self.limit = limit
        self.walk = LatticeWalk(
            lattice,
            judge,
            limit: limit,
            minimisesSuppression: minimisesSuppression,
            isOver: spec.effort.isOver
        )
    }

    /// Runs the search.
    mutating func run(descending: Bool) -> SearchOutcome {
        explore(descending: descending)
        if let best = walk.best { return .found(transformation(best)) }
        if let unseen {
            return .unfinished(UnfinishedSearch(checked: checked, leastLoss: leastLoss(unseen)))
        }
        return .unmeetable(attainable())
    }

    /// The fewest records that any transformation suppresses which meets the safeguards of the whole table; `nil` if none does.
    ///
    /// What is left of the budget is all that it takes, and then it may be fewer.
    private mutating func leastSuppressed() -> (records: Int?, isProven: Bool) {
        explore(descending: false)
        return (walk.best?.suppressed, unseen == nil)
    }
}

// MARK: Running

extension LatticeSearch {
    private mutating func explore(descending: Bool) {
        walk.allowance = spec.effort.nodes ?? .max
        let whole = Standing.lowered(leastScore())
        walk.visit(lattice.columns.map(\.highest), from: base)
        if descending, walk.best != nil { walk.descend(from: base) }
        let isSettled = walk.best == nil && judge.coarsestIsBest
        if !walk.isStopped, !walk.order.isEmpty, !isSettled {
            walk.explore(0, fine: base, splitDepth: splitDepth)
        }
        checked = walk.checked
        if walk.isStopped {
            unseen = whole
        } else {
            explore(walk.parts.sorted { $0.bound < $1.bound })
        }
    }

    /// The least score of any transformation.
    private mutating func leastScore() -> Double {
        walk.levels = lattice.columns.map(\.lowest)
        return walk.leastFigure().score
    }

    /// After which column of the walk the lattice is cut into parts; `nil` where it is too small for that.
    private var splitDepth: Int? {
        var parts = 1
        for (depth, index) in walk.order.dropLast().enumerated() {
            parts *= lattice.columns[index].highest - lattice.columns[index].lowest + 1
            if parts >= Self.leastParts { return depth }
        }
        return nil
    }

    /// Walks the parts, in the order of their bounds.
    private mutating func explore(_ parts: [LatticePart]) {
        var remaining = (spec.effort.nodes ?? .max) - checked
        var start = 0
        while start < parts.count {
            if let best = walk.best, best <= parts[start].bound { return }
            let batch = parts[start..<min(start + Self.batchSize, parts.count)]
            let before = walk
            let walks = Threads.map(Array(batch), threads: spec.effort.threads) { [remaining, base] part in
                var walk = before.fresh(allowance: remaining)
                walk.explore(part, base: base)
                return walk
            }
            for (offset, var done) in walks.enumerated() {
                if done.checked > remaining {
                    done = before.fresh(allowance: remaining)
                    done.explore(batch[start + offset], base: base)
                }
                checked += done.checked
                remaining -= done.checked
                take(done)
                if done.isStopped {
                    let isTimed = spec.effort.isOver?() ?? false
                    if isTimed { for other in walks[(offset + 1)...] { take(other) } }
                    unseen = parts[(start + offset)...].map(\.bound.score).min()
                    return
                }
            }
            start += batch.count
        }
    }

    private mutating func take(_ done: LatticeWalk) {
        walk.front.formUnion(done.front)
        guard let candidate = done.best else { return }
        if let best = walk.best, best <= candidate { return }
        walk.best = candidate
    }
}

// MARK: Results

extension LatticeSearch {
    private func loss(ofScore score: Double) -> Double {
        LossFigure.loss(ofScore: score, by: lattice.measure.aggregate, columns: lattice.columns.count)
    }

    /// A loss that nothing whose score is at least `score` undercuts; scores were rounded to 40 binary digits on the way.
    private func leastLoss(_ score: Double) -> Double {
        loss(ofScore: max(score * (1 - 0x1p-39), lattice.measure.aggregate == nil ? 0 : 1))
    }

    private mutating func transformation(_ best: Standing) -> Transformation {
        walk.levels = best.levels
        let classes = walk.table(at: best.levels, from: base)
        judge.judge(classes, .verdict, &walk.verdict, &walk.merger)
        let kept = (0..<classes.count).filter { walk.verdict.removed[$0] < classes.sizes[$0] }
            .map { classes.sizes[$0] - walk.verdict.removed[$0] }
        let figure = walk.figure(classes)
        let loss = loss(ofScore: figure.score)
        return Transformation(
            levels: zip(lattice.columns, best.levels).map { ColumnLevel(column: $0.name, level: $1) },
            isOptimal: unseen == nil,
            loss: loss,
            lossByColumn: walk.lossByColumn(classes),
            suppressed: best.suppressed,
            classes: kept.count,
            smallestClass: Int(kept.min() ?? 0),
            largestClass: Int(kept.max() ?? 0),
            checked: checked,
            leastLoss: unseen.map { min(loss, leastLoss($0)) },
            front: front(best, loss: loss, kept)
        )
    }

    /// The best trade-offs that were looked at, at most so many, and what was chosen.
    private func front(_ best: Standing, loss: Double, _ kept: [UInt32]) -> [TriedTransformation] {
        func tried(_ point: TradeOff) -> TriedTransformation {
            TriedTransformation(
                levels: point.standing.levels,
                loss: self.loss(ofScore: point.score),
                suppressed: point.standing.suppressed,
                records: point.records,
                classes: point.classes,
                smallestClass: point.smallest,
                isChosen: false
            )
        }
        let others = walk.front.thinned(to: TriedTransformation.most).filter { $0.standing.levels != best.levels }
        guard !kept.isEmpty else { return others.map(tried) }
        let chosen = TriedTransformation(
            levels: best.levels,
            loss: loss,
            suppressed: best.suppressed,
            records: lattice.rowCount - best.suppressed,
            classes: kept.count,
            smallestClass: Int(kept.min() ?? 0),
            isChosen: true
        )
        // Nothing that was looked at loses less.
        return [chosen] + others.map(tried)
    }

    /// What is known where nothing meets the safeguards.
    private func attainable() -> BestAttainable {
        var walk = walk
        let top = walk.table(at: lattice.columns.map(\.highest), from: base)
        judge.judge(top, .verdict, &walk.verdict, &walk.merger)
        var least: (records: Int?, isProven: Bool) = (walk.verdict.suppressed, true)
        if !judge.coarsestIsBest {
            var search = self
            search.walk = LatticeWalk(
                lattice,
                judge,
                limit: lattice.rowCount,
                minimisesSuppression: true,
                isOver: spec.effort.isOver
            )
            search.unseen = nil
            search.spec.effort.nodes = spec.effort.nodes.map { max(0, $0 - checked) }
            least = search.leastSuppressed()
        }
        var largest = 0
        var smaller = 0
        for size in top.sizes[..<top.count].sorted() {
            if Int(size) > largest && smaller > limit { break }
            largest = Int(size)
            smaller += Int(size)
        }
        return BestAttainable(
            k: spec.k,
            rowCount: lattice.rowCount,
            limit: limit,
            leastSuppressed: least.records ?? lattice.rowCount,
            isLeastProven: least.isProven,
            largestK: largest,
            figures: spec.models.map { judge.attainable($0, top, limit: limit) }
        )
    }
}

/// Finds the transformation of least loss that meets the plan's safeguards, proven over the whole lattice unless a budget ends the search before.
///
/// Ties go to the fewest suppressed records, then to the finer level in the first column, in the plan's order, where two
/// transformations differ. The answer depends on the counted combinations alone: neither on the rows' order nor on how the
/// lattice is walked, nor on the number of threads.
///
/// - Parameter descending: whether a descent from the top looks for a good transformation to compare with first. It saves time
///   and changes no result; tests do without it, so that the bounds have more to prove.
/// - Precondition: the profile was made for the same quasi-identifiers, safeguards and earlier releases.
package func search(_ profile: QuasiProfile, for spec: ProtectionSpec, descending: Bool = true) -> SearchOutcome {
    var search = LatticeSearch(profile, spec)
    return search.run(descending: descending)
}
