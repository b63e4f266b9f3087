import TideCore

/// The classes of records that are told alike, and what they come to.
struct LocalClasses {
    private let profile: QuasiProfile
    private let columns: [LocalColumn]
    /// By combination of the profile; ``LocalRecoder/noClass`` where it is removed.
    private var classOfCombination: [UInt32] = []
    /// By class, then by column.
    private var told: [UInt32] = []
    /// Records of each class.
    private var sizes: [Int] = []

    /// - Parameter value: what a combination is told as, column by column; `nil` where it is removed.
    init(_ profile: QuasiProfile, _ columns: [LocalColumn], told value: (Int) -> [UInt32]?) {
        self.profile = profile
        self.columns = columns
        var numbers: [[UInt32]: Int] = [:]
        for position in 0..<profile.combinations.count {
            guard let told = value(position) else {
                classOfCombination.append(LocalRecoder.noClass)
                continue
            }
            let next = numbers.count
            let number = numbers[told, default: next]
            if number == next {
                numbers[told] = number
                self.told += told
                sizes.append(0)
            }
            sizes[number] += Int(profile.combinations.sizes[position])
            classOfCombination.append(UInt32(number))
        }
    }

    /// The recoding, if it meets every safeguard and the limit on suppression.
    func recoding(_ spec: ProtectionSpec, by judge: ClassJudge, checked: Int) -> LocalRecoding? {
        guard suppressed <= spec.suppression.floor(of: profile.rowCount), meetsSafeguards(judge) else { return nil }
        return summary(spec, checked: checked)
    }

    /// The recoding, whatever it meets.
    func summary(_ spec: ProtectionSpec, checked: Int) -> LocalRecoding {
        let lossByColumn = lossByColumn(spec)
        let weights = spec.quasiIdentifiers.map(\.column.weight)
        let aggregate = spec.loss.aggregate ?? .arithmeticMean
        let score = LossFigure(zip(weights, lossByColumn).map { $0 * $1 }, by: aggregate).score
        return LocalRecoding(
            rowCount: profile.rowCount,
            suppressed: suppressed,
            score: score,
            loss: LossFigure.loss(ofScore: score, by: aggregate, columns: columns.count),
            lossByColumn: lossByColumn,
            classes: sizes.count,
            smallestClass: sizes.min() ?? 0,
            largestClass: sizes.max() ?? 0,
            suppressedByColumn: cellsSuppressed(),
            checked: checked,
            columns: columns,
            classOfCombination: classOfCombination,
            told: told
        )
    }

    private var suppressed: Int { profile.rowCount - sizes.reduce(0, +) }

    /// Whether the classes meet every safeguard, counted anew.
    private func meetsSafeguards(_ judge: ClassJudge) -> Bool {
        var kept = profile.combinations
        kept.keep(classOfCombination.map { $0 != LocalRecoder.noClass })
        var table = ClassTable(wordsPerKey: 1, cellsPerClass: kept.cellsPerClass, pairTables: kept.pairs.count)
        table.keys = classOfCombination.filter { $0 != LocalRecoder.noClass }.map { UInt64($0) }
        table.sizes = kept.sizes
        table.cells = kept.cells
        table.pairs = kept.pairs
        table.count = kept.count
        var merger = ClassMerger()
        merger.rollUp(&table, [], tellsTargets: true)
        var verdict = ClassVerdict()
        judge.judge(table, .verdict, &verdict, &merger)
        return verdict.suppressed == 0 && judge.holds(table, verdict, removed: suppressed)
    }

    /// By column, the cells of kept records that tell nothing and told something at the finest level allowed.
    private func cellsSuppressed() -> [Int] {
        var cells = [Int](repeating: 0, count: columns.count)
        for position in classOfCombination.indices where classOfCombination[position] != LocalRecoder.noClass {
            let start = Int(classOfCombination[position]) * columns.count
            for (index, column) in columns.enumerated() where column.tellsNothing[Int(told[start + index])] {
                let leaf = profile.leaf(of: position, index)
                if !column.tellsNothing[Int(column.steps[0][leaf])] {
                    cells[index] += Int(profile.combinations.sizes[position])
                }
            }
        }
        return cells
    }

    private func lossByColumn(_ spec: ProtectionSpec) -> [Double] {
        let measure = IyengarLoss(
            rowCount: profile.rowCount,
            suppressionWeight: spec.loss.suppressionWeight ?? 0.5
        )
        return columns.indices.map { index in
            let column = columns[index]
            var leaves = sizes.indices.reduce(0) {
                $0 + sizes[$1] * column.coverage[Int(told[$1 * columns.count + index])]
            }
            var suppressedLeaves = 0
            for position in classOfCombination.indices where classOfCombination[position] == LocalRecoder.noClass {
                // What is removed counts as it stood at the finest level allowed.
                let finest = column.steps[0][profile.leaf(of: position, index)]
                suppressedLeaves += Int(profile.combinations.sizes[position]) * column.coverage[Int(finest)]
            }
            leaves += suppressedLeaves
            return measure.column(
                domainSize: column.domainSize,
                leaves: leaves,
                suppressed: suppressed,
                suppressedLeaves: suppressedLeaves
            )
        }
    }
}

extension QuasiProfile {
    /// The leaf that a combination has in a column.
    func leaf(of combination: Int, _ column: Int) -> Int {
        let field = layout.fields[column]
        return field.code(in: combinations.keys[combination * layout.wordsPerKey + field.word])
    }
}
