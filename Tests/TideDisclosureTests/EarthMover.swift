/// The earth mover's distance by definition: the least cost of moving one distribution into another, as a flow.
///
/// Slow and exact: masses and costs are whole numbers. Shares nothing with the formulas that it is compared with.
enum EarthMover {
    /// The least Σ flow · cost that turns `supply` into `demand`, which have equal sums.
    static func leastCost(_ supply: [Int], _ demand: [Int], cost: (Int, Int) -> Int) -> Int {
        let count = supply.count
        var supply = supply
        var demand = demand
        var flow = Array(repeating: Array(repeating: 0, count: count), count: count)
        var total = 0
        while let start = supply.firstIndex(where: { $0 > 0 }) {
            // Cheapest way from a value with supply to each other (Bellman and Ford), over moves that may be undone.
            // Nodes 0..<count send, count..<2·count receive.
            var distance = [Int?](repeating: nil, count: 2 * count)
            var previous = [Int](repeating: -1, count: 2 * count)
            distance[start] = 0
            var changed = true
            while changed {
                changed = false
                for from in 0..<count {
                    for to in 0..<count {
                        if let known = distance[from] {
                            let reached = known + cost(from, to)
                            if reached < distance[count + to] ?? .max {
                                (distance[count + to], previous[count + to], changed) = (reached, from, true)
                            }
                        }
                        if let known = distance[count + to], flow[from][to] > 0 {
                            let reached = known - cost(from, to)
                            if reached < distance[from] ?? .max {
                                (distance[from], previous[from], changed) = (reached, count + to, true)
                            }
                        }
                    }
                }
            }
            let open = (0..<count).filter { demand[$0] > 0 && distance[count + $0] != nil }
            guard let end = open.min(by: { distance[count + $0] ?? 0 < distance[count + $1] ?? 0 }) else { return -1 }
            var path = [count + end]
            while let node = path.last, previous[node] >= 0 { path.append(previous[node]) }
            path.reverse()
            var amount = min(supply[start], demand[end])
            for (node, next) in zip(path, path.dropFirst()) where node >= count {
                amount = min(amount, flow[next][node - count])
            }
            for (node, next) in zip(path, path.dropFirst()) {
                if node < count { flow[node][next - count] += amount } else { flow[next][node - count] -= amount }
            }
            supply[start] -= amount
            demand[end] -= amount
            total += amount * (distance[count + end] ?? 0)
        }
        return total
    }
}
