extension LocalClasses {
    /// What a recoder came to: every class as fine as its members allow.
    ///
    /// - Parameter joinsRest: whether the records that no class was found for join the class where least is lost by it, if the safeguards
    ///   allow for any record to join any class.
    init(_ recoder: LocalRecoder, _ spec: ProtectionSpec, joinsRest: Bool) {
        let profile = recoder.profile
        var forms = LocalForms(recoder.columns, weights: spec.quasiIdentifiers.map(\.column.weight))
        var numbers: [UInt32: Int] = [:]
        var classOfCombination = recoder.classOfCombination.enumerated().map { position, taken -> Int? in
            guard taken != LocalRecoder.noClass else { return nil }
            let next = numbers.count
            let number = numbers[taken, default: next]
            if number == next { numbers[taken] = number }
            forms.add(profile, position, to: number)
            return number
        }
        if joinsRest && recoder.judge.coarsestIsBest {
            for (position, number) in Self.join(recoder, &forms) { classOfCombination[position] = number }
        }
        self.init(profile, recoder.columns) { classOfCombination[$0].map { forms.told($0) } }
    }

    /// Where the records go that are too few even at the coarsest levels.
    ///
    /// They join in the order of their texts, and of equal classes the one whose texts come first, so that the order of the source's rows does
    /// not matter.
    private static func join(_ recoder: LocalRecoder, _ forms: inout LocalForms) -> [(position: Int, number: Int)] {
        let profile = recoder.profile
        var joined: [(position: Int, number: Int)] = []
        let rest = recoder.open.map { position in
            let finest = recoder.columns.indices.map { column in
                recoder.columns[column].steps[0][profile.leaf(of: Int(position), column)]
            }
            return (position: Int(position), texts: recoder.columns.texts(finest))
        }
        for (position, _) in rest.sorted(by: { [LocalColumn].precedes($0.texts, $1.texts) }) {
            var best: (number: Int, cost: Double)?
            for number in forms.sizes.indices {
                let bound = (best?.cost).map { $0.nextUp } ?? .infinity
                guard let cost = forms.cost(of: position, profile, joining: number, below: bound) else { continue }
                if let best, cost == best.cost {
                    let (mine, other) = (forms.told(number), forms.told(best.number))
                    if ![LocalColumn].precedes(recoder.columns.texts(mine), recoder.columns.texts(other)) { continue }
                }
                best = (number, cost)
            }
            guard let best else { continue }
            forms.add(profile, position, to: best.number)
            joined.append((position, best.number))
        }
        return joined
    }
}

extension [LocalColumn] {
    /// The texts of values, one for each column.
    func texts(_ values: [UInt32]) -> [String] { zip(self, values).map { $0.texts[Int($1)] } }

    /// Whether texts come before others, byte by byte in the first column where they differ.
    static func precedes(_ left: [String], _ right: [String]) -> Bool {
        for (mine, other) in zip(left, right) where !mine.utf8.elementsEqual(other.utf8) {
            return mine.utf8.lexicographicallyPrecedes(other.utf8)
        }
        return false
    }
}
