extension LatticeWalk {
    /// What the current levels lose, given their classes and the judge's verdict.
    func figure(_ classes: ClassTable) -> LossFigure {
        if minimisesSuppression { return LossFigure(Double(verdict.suppressed)) }
        guard let aggregate = lattice.measure.aggregate else { return LossFigure(tableLoss(classes)) }
        let losses = lossByColumn(classes, isKnown: nil)
        return LossFigure(weighted(losses), by: aggregate)
    }

    /// The losses by column at the current levels, without weights; by Iyengar's Loss where the measure has none.
    func lossByColumn(_ classes: ClassTable) -> [Double] { lossByColumn(classes, isKnown: nil) }

    /// The least figure at the current levels and every coarser one.
    func leastFigure() -> LossFigure {
        if minimisesSuppression { return LossFigure(0) }
        let columns = lattice.columns
        switch lattice.measure {
        case .iyengar(let aggregate, _), .precision(let aggregate, _), .normalisedEntropy(let aggregate):
            return LossFigure(weighted(columns.indices.map { columns[$0].leastLoss[levels[$0]] }), by: aggregate)
        case .nonUniformEntropy:
            let bits = columns.indices.reduce(0) { $0 + columns[$1].bits[levels[$1]] }
            return LossFigure(max(0, bits - Double(columns.count) * lattice.bitsInDoubt))
        case .height: return LossFigure(Double(levels.reduce(0, +)))
        case .discernibility, .averageClassSize, .ambiguity: return LossFigure(0)
        }
    }

    /// The least figure with the current levels of the walk's first columns, up to `depth`, at the current levels or coarser
    /// ones of the others, given the classes with the others at their highest level and what the judge says must go.
    func bound(_ coarse: ClassTable, _ depth: Int) -> LossFigure {
        if minimisesSuppression { return LossFigure(Double(verdict.suppressed)) }
        var isKnown = [Bool](repeating: false, count: levels.count)
        for index in order[...depth] { isKnown[index] = true }
        switch lattice.measure {
        case .iyengar(let aggregate, _), .precision(let aggregate, _), .normalisedEntropy(let aggregate):
            return LossFigure(weighted(lossByColumn(coarse, isKnown: isKnown)), by: aggregate)
        case .nonUniformEntropy: return LossFigure(bits(coarse, isKnown: isKnown))
        case .height, .discernibility, .averageClassSize, .ambiguity: return leastFigure()
        }
    }

    /// Whether a bound takes the finest classes of a part.
    var boundNeedsFine: Bool {
        switch lattice.measure {
        case .discernibility, .averageClassSize, .ambiguity: !minimisesSuppression
        case .iyengar, .precision, .normalisedEntropy, .nonUniformEntropy, .height: false
        }
    }

    /// The least figure of a part, given its finest classes, its coarsest and what the judge says must go of these.
    func bound(_ coarse: ClassTable, fine: ClassTable, _ depth: Int) -> LossFigure {
        switch lattice.measure {
        case .discernibility(let penalisesSuppression):
            let least = penalisesSuppression ? Int(judge.leastRecords) : 1
            let all = lattice.rowCount
            // A record costs at least as many as its finest class has, or as a class needs; one that must go costs all.
            var sum = 0
            for position in 0..<fine.count {
                let size = Int(fine.sizes[position])
                sum += size * min(all, max(size, least))
            }
            guard penalisesSuppression else { return LossFigure(Double(sum)) }
            for position in 0..<coarse.count where verdict.removed[position] > 0 {
                sum += Int(verdict.removed[position]) * (all - min(all, max(Int(coarse.sizes[position]), least)))
            }
            return LossFigure(Double(sum))
        case .averageClassSize:
            // As many classes as the finest ones, or as fit into what may stay of each coarsest one.
            var most = 0
            for position in 0..<coarse.count {
                most += Int(coarse.sizes[position] - verdict.removed[position]) / Int(judge.leastRecords)
            }
            var finest = 0
            for position in 0..<fine.count where fine.sizes[position] > 0 { finest += 1 }
            return LossFigure(averageClassSize(classes: min(most, finest), suppresses: limit > 0))
        case .ambiguity:
            var sum = 0.0
            for position in 0..<fine.count {
                sum += Double(fine.sizes[position]) * combinations(fine, position, at: levels)
            }
            var node = levels
            for index in order[(depth + 1)...] { node[index] = lattice.columns[index].highest }
            for position in 0..<coarse.count where verdict.removed[position] > 0 {
                let most = combinations(coarse, position, at: node)
                sum += Double(verdict.removed[position]) * max(0, lattice.domain - most)
            }
            // Sums of so many figures may differ by that much, by their order alone.
            return LossFigure(sum * (1 - Double(fine.count + coarse.count) * 0x1p-51))
        case .iyengar, .precision, .normalisedEntropy, .nonUniformEntropy, .height: return leastFigure()
        }
    }
}

// MARK: By column

extension LatticeWalk {
    private func weighted(_ losses: [Double]) -> [Double] { zip(losses, lattice.columns).map { $0 * $1.weight } }

    /// - Parameter isKnown: for a bound, which columns' codes in the table are of the current levels; the others' are of the highest.
    ///   `nil`: all of them.
    private func lossByColumn(_ classes: ClassTable, isKnown: [Bool]?) -> [Double] {
        let suppressed = verdict.suppressed
        let doubt = isKnown == nil ? 0 : lattice.bitsInDoubt
        return lattice.columns.indices.map { index in
            let column = lattice.columns[index]
            let level = levels[index]
            let isKnown = isKnown?[index] ?? true
            switch lattice.measure {
            case .precision:
                return lattice.loss.precision(level: level, height: column.height, suppressed: suppressed)
            case .normalisedEntropy:
                guard column.mostBits > 0 else { return 0 }
                let removed = removedBits(classes, index, at: isKnown ? level : column.highest)
                return max(0, column.bits[level] + removed - doubt) / column.mostBits
            case .iyengar, .nonUniformEntropy, .discernibility, .averageClassSize, .ambiguity, .height:
                let leaves =
                    isKnown
                    ? removedLeaves(classes, index)
                    : min(suppressed * column.mostCoverage[level], column.leaves[level])
                return lattice.loss.column(
                    domainSize: column.domainSize,
                    leaves: column.leaves[level],
                    suppressed: suppressed,
                    suppressedLeaves: leaves
                )
            }
        }
    }

    /// What the values of the removed records cover.
    private func removedLeaves(_ classes: ClassTable, _ index: Int) -> Int {
        guard verdict.suppressed > 0 else { return 0 }
        let field = lattice.columns[index].field
        let coverages = lattice.columns[index].coverage[levels[index]]
        let coverage = coverages.span
        let keys = classes.keys.span
        let removed = verdict.removed.span
        var leaves = 0
        var key = field.word
        for position in 0..<classes.count {
            leaves += Int(removed[position]) * coverage[field.code(in: keys[key])]
            key += classes.wordsPerKey
        }
        return leaves
    }

    /// The bits that tell the removed records' values apart.
    ///
    /// - Parameter level: of the column's codes in the table.
    private func removedBits(_ classes: ClassTable, _ index: Int, at level: Int) -> Double {
        guard verdict.suppressed > 0 else { return 0 }
        let column = lattice.columns[index]
        var counts = [Int](repeating: 0, count: column.coverage[level].count)
        for position in 0..<classes.count where verdict.removed[position] > 0 {
            let word = classes.keys[position * classes.wordsPerKey + column.field.word]
            counts[column.field.code(in: word)] += Int(verdict.removed[position])
        }
        return max(0, Entropy.sum([verdict.suppressed]) - Entropy.sum(counts))
    }

    private func bits(_ classes: ClassTable, isKnown: [Bool]?) -> Double {
        guard case .nonUniformEntropy(let countsSuppressed) = lattice.measure else { return 0 }
        let doubt = isKnown == nil ? 0 : lattice.bitsInDoubt
        return lattice.columns.indices.reduce(0) { sum, index in
            let column = lattice.columns[index]
            let level = levels[index]
            let isKnown = isKnown?[index] ?? true
            let removed = countsSuppressed ? removedBits(classes, index, at: isKnown ? level : column.highest) : 0
            return sum + max(0, column.bits[level] + removed - doubt)
        }
    }
}

// MARK: Of the table

extension LatticeWalk {
    private func tableLoss(_ classes: ClassTable) -> Double {
        switch lattice.measure {
        case .nonUniformEntropy: return bits(classes, isKnown: nil)
        case .height: return Double(levels.reduce(0, +))
        case .discernibility(let penalisesSuppression):
            var sum = 0
            for position in 0..<classes.count {
                let size = Int(classes.sizes[position])
                let isRemoved = verdict.removed[position] > 0 && penalisesSuppression
                sum += size * (isRemoved ? lattice.rowCount : size)
            }
            return Double(sum)
        case .averageClassSize:
            var kept = 0
            for position in 0..<classes.count where verdict.removed[position] < classes.sizes[position] { kept += 1 }
            return averageClassSize(classes: kept, suppresses: verdict.suppressed > 0)
        case .ambiguity:
            var sum = 0.0
            for position in 0..<classes.count {
                let isRemoved = verdict.removed[position] > 0
                let each = isRemoved ? lattice.domain : combinations(classes, position, at: levels)
                sum += Double(classes.sizes[position]) * each
            }
            return sum
        case .iyengar, .precision, .normalisedEntropy: return 0
        }
    }

    private func averageClassSize(classes: Int, suppresses: Bool) -> Double {
        Double(lattice.rowCount) / Double(max(1, classes + (suppresses ? 1 : 0)))
    }

    /// How many combinations of leaves a class's values cover.
    private func combinations(_ classes: ClassTable, _ position: Int, at levels: [Int]) -> Double {
        var product = 1.0
        for index in lattice.columns.indices {
            let column = lattice.columns[index]
            guard column.domainSize != nil else { continue }
            let word = classes.keys[position * classes.wordsPerKey + column.field.word]
            product *= Double(column.coverage[levels[index]][column.field.code(in: word)])
        }
        return product
    }
}
