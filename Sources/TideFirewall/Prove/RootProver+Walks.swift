import TideCore

extension RootProver {
    /// The hops of a flow up to one that passes.
    func walk(to passing: FlowSearch.Passing, in search: FlowSearch, _ family: Family) -> Violation.Walk {
        let number = family.edges[Int(passing.hop)]
        let edge = network.edges[number]
        let last = Violation.Step(
            edge: number,
            dataset: edge.dataset,
            columns: passing.columns,
            first: passing.first,
            last: passing.last,
            heldUntil: edge.hold(passing.heldBySender)
        )
        let before = walk(to: passing.record, in: search, family)
        return Violation.Walk(root: before.root, steps: before.steps + [last])
    }

    /// The hops of a flow up to a record.
    func walk(to record: Int32, in search: FlowSearch, _ family: Family) -> Violation.Walk {
        var steps: [Violation.Step] = []
        var records = search.records
        var here = record
        while here != FlowRecord.none {
            if here < FlowRecord.none {
                records = fromOwner.records
                here = FlowRecord.before(here)
                continue
            }
            let arrived = records[Int(here)]
            let isStart = arrived.parent == FlowRecord.none
            if !isStart {
                let sent =
                    arrived.parent < FlowRecord.none
                    ? fromOwner.records[Int(FlowRecord.before(arrived.parent))] : records[Int(arrived.parent)]
                let number = arrived.hop == FlowRecord.none ? nil : family.edges[Int(arrived.hop)]
                steps.append(
                    Violation.Step(
                        edge: number,
                        dataset: family.dataset(of: arrived.node),
                        columns: arrived.columns,
                        first: arrived.from,
                        last: number.map { min(sent.until, network.edges[$0].until) } ?? sent.until,
                        heldUntil: arrived.until
                    )
                )
            }
            here = arrived.parent
        }
        return Violation.Walk(root: family.root, steps: steps.reversed())
    }
}
