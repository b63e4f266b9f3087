/// Looks for values of a ladder that stand above themselves.
///
/// A text may be a value of several levels, as a category that is never made coarser. It must not become, over some levels,
/// another text that elsewhere becomes it again: nobody could say which of the two is the coarser.
struct LadderCycles {
    /// `texts[level][value]`: a number for each text, the same for the same bytes at every level.
    private let numbers: [[Int]]
    /// The text that each text becomes, as pairs of numbers, each once.
    private var steps: Set<Step> = []

    private struct Step: Hashable {
        let from: Int
        let to: Int
    }

    /// - Parameters:
    ///   - indexes: by level, each value's bytes with its index.
    ///   - parents: by level, the index at the next level of each value.
    /// - Returns: `nil` where no text is a value of two levels, so that nothing can stand above itself.
    init?(indexes: [[[UInt8]: UInt32]], parents: [[UInt32]]) {
        let isShared = indexes.indices.dropFirst().contains { level in
            indexes[level].keys.contains { key in indexes[..<level].contains { $0[key] != nil } }
        }
        guard isShared else { return nil }
        var known: [[UInt8]: Int] = [:]
        numbers = indexes.map { level in
            var numbers = [Int](repeating: 0, count: level.count)
            for (key, index) in level {
                let number = known[key] ?? known.count
                known[key] = number
                numbers[Int(index)] = number
            }
            return numbers
        }
        for level in parents.indices.dropLast() {
            for (value, parent) in parents[level].enumerated() {
                let step = Step(from: numbers[level][value], to: numbers[level + 1][Int(parent)])
                if step.from != step.to { steps.insert(step) }
            }
        }
        removeLooseEnds()
    }

    /// Leaves the steps that lie on a cycle, or on a way from one to another.
    private mutating func removeLooseEnds() {
        var count = 0
        while count != steps.count {
            count = steps.count
            let (sources, targets) = (Set(steps.map(\.from)), Set(steps.map(\.to)))
            steps = steps.filter { sources.contains($0.to) && targets.contains($0.from) }
        }
    }

    /// The first leaf whose way up takes such a step; `nil` where none does.
    func firstLeaf(in ancestors: [[UInt32]]) -> Int? {
        guard !steps.isEmpty, let leaves = ancestors.first?.indices else { return nil }
        return leaves.first { leaf in
            ancestors.indices.dropLast().contains { level in
                let step = Step(
                    from: numbers[level][Int(ancestors[level][leaf])],
                    to: numbers[level + 1][Int(ancestors[level + 1][leaf])]
                )
                return steps.contains(step)
            }
        }
    }
}
