/// What a party may hold of a dataset after some flow, and by which hop it came.
struct FlowRecord: Sendable {
    let columns: Bits
    /// The earliest day.
    let from: Day
    /// The last day of holding it.
    let until: Day
    let node: Int32
    /// How many hops the flow has.
    let level: Int32
    /// Where it came from: another record of the search; ``none``; or below that a record of the search that this one
    /// began with.
    let parent: Int32
    /// The hop by which it came; ``none`` for what was there from the beginning, or made from other data.
    let hop: Int32
    fileprivate var next: Int32 = none
    /// The level of a record that says all that this one says; the greatest number where there is none.
    fileprivate(set) var dominatedAt: Int32 = .max

    static let none: Int32 = -1

    /// Whether no other record of its node says all that it says.
    var isUndominated: Bool { dominatedAt == .max }

    /// As a parent in another search.
    static func before(_ record: Int32) -> Int32 { -2 - record }
}

/// Everything that flows reach from some beginnings, by levels of hop count.
///
/// At each node the undominated labels are kept: another one says the same if it has all the columns, begins no later, and
/// ends on the same day. Levels are walked in order, so the first record that shows something is one of the shortest walk
/// that does; a record that a later level dominates has been walked on from by then.
struct FlowSearch {
    private(set) var records: [FlowRecord] = []
    private var heads: [Int32] = []
    private var touched: [Int32] = []
    /// The records of each level.
    private var levels: [[Int32]] = []

    /// Where flows begin.
    struct Seed {
        let columns: Bits
        let from: Day
        let until: Day
        let node: Int32
        let level: Int32
        let parent: Int32
        let hop: Int32
    }

    /// Where the flows of a family begin: everything, at the owner of its root.
    static func start(of family: Family, in network: Network) -> Seed {
        let dataset = network.datasets[family.root]
        return Seed(
            columns: dataset.allColumns,
            from: .beginning,
            until: dataset.retain,
            node: family.start,
            level: 0,
            parent: FlowRecord.none,
            hop: FlowRecord.none
        )
    }

    /// A record that may leave along a hop.
    struct Passing {
        let record: Int32
        let level: Int32
        let hop: Int32
        let columns: Bits
        let first: Day
        let last: Day
        /// The last day of the sender.
        let heldBySender: Day
    }

    /// Walks from the seeds until nothing new is reached.
    ///
    /// - Parameters:
    ///   - seeds: ascending by level.
    ///   - barred: a party that is not entered again; hops to it are passed on to `visit` all the same.
    ///   - steps: how many more pairs of record and hop may be looked at.
    ///   - visit: called for each pair of which the hop is possible, by level.
    /// - Returns: whether the walk came to its end before `steps` did.
    mutating func run(
        _ family: Family,
        in network: Network,
        from seeds: [Seed],
        barred: Int?,
        steps: inout Int,
        visit: (Passing) -> Void
    ) -> Bool {
        reset(family)
        var (position, depth) = (0, Int(seeds.first?.level ?? 0))
        while position < seeds.count || (depth < levels.count && !levels[depth].isEmpty) {
            while position < seeds.count, Int(seeds[position].level) == depth {
                add(seeds[position], family)
                position += 1
            }
            if depth < levels.count {
                guard walk(depth, family, in: network, barred: barred, steps: &steps, visit: visit) else {
                    return false
                }
            }
            depth += 1
        }
        return true
    }

    /// Walks on from the records of one level; what they reach is of the next.
    private mutating func walk(
        _ depth: Int,
        _ family: Family,
        in network: Network,
        barred: Int?,
        steps: inout Int,
        visit: (Passing) -> Void
    ) -> Bool {
        for number in levels[depth] {
            let record = records[Int(number)]
            guard record.dominatedAt > record.level else { continue }
            for hopNumber in family.hops(from: record.node) {
                steps -= 1
                let hop = family.hops[Int(hopNumber)]
                let first = max(record.from, hop.from)
                let last = min(record.until, hop.until)
                guard first <= last else { continue }
                let columns = record.columns.intersection(hop.columns)
                guard !columns.isEmpty else { continue }
                visit(
                    Passing(
                        record: number,
                        level: record.level,
                        hop: hopNumber,
                        columns: columns,
                        first: first,
                        last: last,
                        heldBySender: record.until
                    )
                )
                guard hop.recipient != barred else { continue }
                let seed = Seed(
                    columns: columns,
                    from: first,
                    until: hop.hold(record.until) ?? network.edges[family.edges[Int(hopNumber)]].hold(record.until),
                    node: hop.target,
                    level: record.level + 1,
                    parent: number,
                    hop: hopNumber
                )
                add(seed, family)
            }
            guard steps > 0 else { return false }
        }
        return true
    }

    private mutating func reset(_ family: Family) {
        for node in touched { heads[Int(node)] = FlowRecord.none }
        if heads.count < family.nodeCount {
            heads += repeatElement(FlowRecord.none, count: family.nodeCount - heads.count)
        }
        touched.removeAll(keepingCapacity: true)
        records.removeAll(keepingCapacity: true)
        for depth in levels.indices { levels[depth].removeAll(keepingCapacity: true) }
    }

    /// Adds what nothing at the node says already, and what its holder makes from it.
    private mutating func add(_ seed: Seed, _ family: Family) {
        guard seed.from <= seed.until else { return }
        let node = Int(seed.node)
        var (here, before) = (heads[node], FlowRecord.none)
        if here == FlowRecord.none { touched.append(seed.node) }
        while here != FlowRecord.none {
            let position = Int(here)
            let next = records[position].next
            if records[position].until == seed.until {
                let from = records[position].from
                if from <= seed.from, seed.columns.isSubset(of: records[position].columns) { return }
                if seed.from <= from, records[position].columns.isSubset(of: seed.columns) {
                    records[position].dominatedAt = seed.level
                    if before == FlowRecord.none {
                        heads[node] = next
                    } else {
                        records[Int(before)].next = next
                    }
                    here = next
                    continue
                }
            }
            before = here
            here = next
        }
        let number = Int32(records.count)
        records.append(
            FlowRecord(
                columns: seed.columns,
                from: seed.from,
                until: seed.until,
                node: seed.node,
                level: seed.level,
                parent: seed.parent,
                hop: seed.hop,
                next: heads[node]
            )
        )
        heads[node] = number
        while levels.count <= Int(seed.level) { levels.append([]) }
        levels[Int(seed.level)].append(number)
        for made in family.derivations(at: seed.node) {
            let derived = Seed(
                columns: made.columns,
                from: seed.from,
                until: made.retain,
                node: made.target,
                level: seed.level,
                parent: number,
                hop: FlowRecord.none
            )
            add(derived, family)
        }
    }

    /// The nodes that were reached, ascending.
    var reached: [Int32] { touched.sorted() }

    /// The undominated labels of a node, in the order of certificates.
    func labels(at node: Int32) -> [FlowRecord] {
        var found: [FlowRecord] = []
        var here = heads[Int(node)]
        while here != FlowRecord.none {
            found.append(records[Int(here)])
            here = records[Int(here)].next
        }
        return found.count < 2 ? found : found.sorted(by: FlowRecord.isBefore)
    }
}

extension FlowRecord {
    /// By columns, then first and last day.
    fileprivate static func isBefore(_ left: Self, _ right: Self) -> Bool {
        if left.columns != right.columns { return left.columns.precedes(right.columns) }
        return (left.from, left.until) < (right.from, right.until)
    }
}
