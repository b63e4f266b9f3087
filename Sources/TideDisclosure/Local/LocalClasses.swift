import TideCore

/// The classes of a local recoding as they are told, and what they come to.
struct LocalClasses {
    private let recoder: LocalRecoder
    private var forms: LocalForms
    /// By combination of the profile; ``LocalRecoder/noClass`` where it is in none.
    private var classOfCombination: [UInt32]

    /// - Parameter joinsRest: whether the records that no class was found for join the class where least is lost by it, if the safeguards
    ///   allow for any record to join any class.
    init(_ recoder: LocalRecoder, _ spec: ProtectionSpec, joinsRest: Bool) {
        self.recoder = recoder
        self.forms = LocalForms(recoder.columns, weights: spec.quasiIdentifiers.map(\.column.weight))
        self.classOfCombination = recoder.classOfCombination
        var numbers: [UInt32: Int] = [:]
        for position in classOfCombination.indices where classOfCombination[position] != LocalRecoder.noClass {
            let next = numbers.count
            let number = numbers[classOfCombination[position], default: next]
            if number == next { numbers[classOfCombination[position]] = number }
            add(position, to: number)
        }
        if joinsRest && recoder.judge.coarsestIsBest { joinRest() }
        mergeAlike()
    }

    private func leaves(_ position: Int) -> [UInt32] {
        let layout = recoder.profile.layout
        return layout.fields.map { field in
            let word = recoder.profile.combinations.keys[position * layout.wordsPerKey + field.word]
            return UInt32(field.code(in: word))
        }
    }

    private mutating func add(_ position: Int, to number: Int) {
        forms.add(leaves(position), Int(recoder.profile.combinations.sizes[position]), to: number)
        classOfCombination[position] = UInt32(number)
    }

    /// The rest is what is too few even at the coarsest levels.
    ///
    /// It joins in the order of its texts, and of equal classes the one whose texts come first, so that the order of the source's rows does not matter.
    private mutating func joinRest() {
        let rest = recoder.open.map { (position: Int($0), texts: texts(leaves(Int($0)))) }
        for (position, _) in rest.sorted(by: { Self.precedes($0.texts, $1.texts) }) {
            let member = leaves(position)
            let records = Int(recoder.profile.combinations.sizes[position])
            var best: (number: Int, cost: Double)?
            for number in forms.sizes.indices {
                let bound = (best?.cost).map { $0.nextUp } ?? .infinity
                guard let cost = forms.cost(of: member, records, joining: number, below: bound) else { continue }
                if let best, cost == best.cost, !Self.precedes(texts(told: number), texts(told: best.number)) { continue }
                best = (number, cost)
            }
            if let best { add(position, to: best.number) }
        }
    }

    private func texts(_ leaves: [UInt32]) -> [String] {
        zip(recoder.columns, leaves).map { $0.texts[Int($0.steps[0][Int($1)])] }
    }

    private func texts(told number: Int) -> [String] {
        zip(recoder.columns, forms.told(number)).map { $0.texts[Int($1)] }
    }

    private static func precedes(_ left: [String], _ right: [String]) -> Bool {
        for (mine, other) in zip(left, right) where !mine.utf8.elementsEqual(other.utf8) {
            return mine.utf8.lexicographicallyPrecedes(other.utf8)
        }
        return false
    }

    /// Makes one class of those that tell the same, and numbers classes in the order of the combinations.
    private mutating func mergeAlike() {
        var numbers: [[UInt32]: Int] = [:]
        var targets = [Int?](repeating: nil, count: forms.sizes.count)
        var merged = LocalForms(forms.columns, weights: [])
        for position in classOfCombination.indices where classOfCombination[position] != LocalRecoder.noClass {
            let old = Int(classOfCombination[position])
            let target: Int
            if let known = targets[old] {
                target = known
            } else {
                let next = numbers.count
                target = numbers[forms.told(old), default: next]
                if target == next { numbers[forms.told(old)] = target }
                targets[old] = target
            }
            merged.add(leaves(position), Int(recoder.profile.combinations.sizes[position]), to: target)
            classOfCombination[position] = UInt32(target)
        }
        forms = merged
    }
}

// MARK: What they come to

extension LocalClasses {
    /// The recoding, if it meets every safeguard and the limit on suppression.
    func recoding(_ spec: ProtectionSpec, checked: Int? = nil) -> LocalRecoding? {
        let suppressed = recoder.profile.rowCount - forms.sizes.reduce(0, +)
        guard suppressed <= spec.suppression.floor(of: recoder.profile.rowCount), meetsSafeguards() else { return nil }
        let lossByColumn = lossByColumn(spec, suppressed: suppressed)
        var recoding = LocalRecoding(
            rowCount: recoder.profile.rowCount,
            suppressed: suppressed,
            loss: 0,
            lossByColumn: lossByColumn,
            classes: forms.sizes.count,
            smallestClass: forms.sizes.min() ?? 0,
            largestClass: forms.sizes.max() ?? 0,
            cellsSuppressed: cellsSuppressed,
            checked: checked ?? recoder.checked,
            columns: recoder.columns,
            classOfCombination: classOfCombination,
            told: forms.sizes.indices.flatMap { forms.told($0) }
        )
        let score = recoding.score(spec).score
        recoding.loss = LossFigure.loss(ofScore: score, by: spec.loss.aggregate, columns: recoder.columns.count)
        return recoding
    }

    /// Whether the classes meet every safeguard, counted anew.
    private func meetsSafeguards() -> Bool {
        var table = recoder.profile.combinations
        table.keep(classOfCombination.map { $0 != LocalRecoder.noClass })
        var numbered = ClassTable(
            wordsPerKey: 1,
            cellsPerClass: table.cellsPerClass,
            pairTables: table.pairs.count
        )
        numbered.keys = classOfCombination.filter { $0 != LocalRecoder.noClass }.map { UInt64($0) }
        numbered.sizes = table.sizes
        numbered.cells = table.cells
        numbered.pairs = table.pairs
        numbered.count = table.count
        var merger = ClassMerger()
        merger.rollUp(&numbered, [], tellsTargets: true)
        var verdict = ClassVerdict()
        recoder.judge.judge(numbered, .verdict, &verdict, &merger)
        return verdict.suppressed == 0 && recoder.judge.holds(numbered, verdict)
    }

    private var cellsSuppressed: Int {
        var cells = 0
        for number in forms.sizes.indices {
            for (column, value) in zip(recoder.columns, forms.told(number)) where column.tellsNothing[Int(value)] {
                cells += forms.sizes[number]
            }
        }
        return cells
    }

    private func lossByColumn(_ spec: ProtectionSpec, suppressed: Int) -> [Double] {
        let measure = IyengarLoss(
            rowCount: recoder.profile.rowCount,
            suppressionWeight: spec.loss.suppressionWeight ?? 0.5
        )
        let combinations = recoder.profile.combinations
        return recoder.columns.indices.map { index in
            let column = recoder.columns[index]
            var suppressedLeaves = 0
            for position in classOfCombination.indices where classOfCombination[position] == LocalRecoder.noClass {
                // What is removed counts as it stood at the finest level allowed.
                let finest = column.steps[0][Int(leaves(position)[index])]
                suppressedLeaves += Int(combinations.sizes[position]) * column.coverage[Int(finest)]
            }
            let kept = forms.sizes.indices.reduce(0) {
                $0 + forms.sizes[$1] * column.coverage[Int(forms.told($1, index))]
            }
            return measure.column(
                domainSize: column.domainSize,
                leaves: kept + suppressedLeaves,
                suppressed: suppressed,
                suppressedLeaves: suppressedLeaves
            )
        }
    }
}
