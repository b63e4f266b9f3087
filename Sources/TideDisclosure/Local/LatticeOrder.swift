/// The choices of levels in the order of what they cost a record on average, the cheapest first.
///
/// The order of equal ones hangs on the costs alone.
///
/// Each is made once: by raising columns from left to right, so that only the last one raised, or one behind it, is raised further.
/// Costs do not fall with the level, so no choice comes before one that it is made of.
struct LatticeOrder {
    private struct Choice {
        let cost: Double
        let steps: [UInt16]
        let last: Int

        func precedes(_ other: Choice) -> Bool {
            cost == other.cost ? steps.lexicographicallyPrecedes(other.steps) : cost < other.cost
        }
    }

    /// By column, then by step: what a record's cell costs on average, ascending.
    private let costs: [[Double]]
    /// A binary heap: no choice comes after one of the two below it.
    private var heap: [Choice]

    /// - Parameter costs: at least one step for each column.
    init(_ costs: [[Double]]) {
        self.costs = costs
        let finest = [UInt16](repeating: 0, count: costs.count)
        self.heap = [Choice(cost: Self.cost(finest, costs), steps: finest, last: 0)]
    }

    /// The next choice, by column the number of its step; `nil` after the last.
    mutating func next() -> [Int]? {
        guard let choice = pop() else { return nil }
        for column in choice.last..<max(costs.count, choice.last)
        where Int(choice.steps[column]) + 1 < costs[column].count {
            var steps = choice.steps
            steps[column] += 1
            push(Choice(cost: Self.cost(steps, costs), steps: steps, last: column))
        }
        return choice.steps.map { Int($0) }
    }

    /// Added up anew each time, so that it does not depend on the way.
    private static func cost(_ steps: [UInt16], _ costs: [[Double]]) -> Double {
        var sum = 0.0
        for column in steps.indices { sum += costs[column][Int(steps[column])] }
        return sum
    }

    private mutating func push(_ choice: Choice) {
        heap.append(choice)
        var position = heap.count - 1
        while position > 0, heap[position].precedes(heap[(position - 1) / 2]) {
            heap.swapAt(position, (position - 1) / 2)
            position = (position - 1) / 2
        }
    }

    private mutating func pop() -> Choice? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var position = 0
        while true {
            var least = position
            for below in [2 * position + 1, 2 * position + 2]
            where below < heap.count && heap[below].precedes(heap[least]) { least = below }
            guard least != position else { return first }
            heap.swapAt(position, least)
            position = least
        }
    }
}
