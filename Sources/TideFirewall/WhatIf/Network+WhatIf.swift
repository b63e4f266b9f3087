package import TideAgreement
package import TideCore

extension Network {
    /// What parties could get along a draft of the agreements and cannot get along these.
    ///
    /// - Parameter draft: the same register with the draft in it.
    package func newlyReachable(with draft: Network) -> [Holding] {
        let known = Dictionary(grouping: allHoldings, by: Recipient.init)
        return draft.allHoldings.filter { holding in
            !(known[Recipient(holding)] ?? []).contains(where: holding.isCovered)
        }.settled
    }

    /// Who still holds what came by a version of an agreement if it ended on a day, or was made from that, and until when.
    ///
    /// - Parameter last: the last day, inclusive, on which data may pass under it.
    package func holdings(afterEnding version: AgreementVersion, on last: CalendarDate) -> [Holding] {
        let ended = Network(
            policies,
            endings: endings.merging([version: last]) { min($0, $1) },
            signed: signed,
            after: self
        )
        let numbers = ended.edges.indices.filter { ended.edges[$0].version == version }
        var found: [Holding] = []
        for dataset in Set(numbers.map { ended.edges[$0].dataset }) {
            let family = ended.family(of: dataset)
            let arrivals = ended.arrivals(in: family)
            for number in numbers where ended.edges[number].dataset == dataset {
                found += ended.holdings(behind: number, arrivals, family)
            }
        }
        return found.filter { $0.until ?? .last > last }.settled
    }

    /// Who may hold a dataset, or anything made from it, on a day; its owner apart.
    package func holders(of dataset: Identifier, on day: CalendarDate) -> [Holding] {
        guard let number = datasetNames[dataset] else { return [] }
        let family = family(of: number)
        var found: [Holding] = []
        var search = FlowSearch()
        run(&search, in: family) { found.append(holding($0, family)) }
        found += search.records.filter { $0.isUndominated && $0.hop == FlowRecord.none && $0.node != family.start }
            .map { holding($0, madeIn: family) }
        return found.filter { holding in
            holding.from.map { $0 <= day } ?? true && holding.until.map { day <= $0 } ?? true
        }.settled
    }

    /// Who gets what.
    private struct Recipient: Hashable {
        let party: Identifier
        let dataset: Identifier

        init(_ holding: Holding) { (self.party, self.dataset) = (holding.party, holding.dataset) }
    }

    /// Everything that anybody gets, by the flows of each dataset.
    private var allHoldings: [Holding] {
        datasets.indices.flatMap { root in
            let family = family(of: root)
            return arrivals(in: family).filter { edges[family.edges[Int($0.hop)]].dataset == root }
                .map { holding($0, family) }
        }
    }

    private func family(of root: Int) -> Family {
        var edgesByDataset = datasets.map { _ in [Int]() }
        for (position, edge) in edges.enumerated() { edgesByDataset[edge.dataset].append(position) }
        return Family(of: root, in: self, edgesByDataset: edgesByDataset)
    }

    private func run(_ search: inout FlowSearch, in family: Family, visit: (FlowSearch.Passing) -> Void) {
        let start = FlowSearch.start(of: family, in: self)
        var steps = Int.max
        _ = search.run(family, in: self, from: [start], barred: nil, steps: &steps, visit: visit)
    }

    private func arrivals(in family: Family) -> [FlowSearch.Passing] {
        var search = FlowSearch()
        var found: [FlowSearch.Passing] = []
        run(&search, in: family) { found.append($0) }
        return found
    }

    /// What came along an edge, and all that went on from there or was made from it.
    private func holdings(behind number: Int, _ arrivals: [FlowSearch.Passing], _ family: Family) -> [Holding] {
        let edge = edges[number]
        let own = arrivals.filter { family.edges[Int($0.hop)] == number }
        let seeds = own.map { passing in
            FlowSearch.Seed(
                columns: passing.columns,
                from: passing.first,
                until: edge.hold(passing.heldBySender),
                node: family.hops[Int(passing.hop)].target,
                level: passing.level + 1,
                parent: FlowRecord.none,
                hop: passing.hop
            )
        }
        var search = FlowSearch()
        var found = own.map { holding($0, family) }
        var steps = Int.max
        _ = search.run(family, in: self, from: seeds, barred: edge.provider, steps: &steps) { passing in
            guard family.hops[Int(passing.hop)].recipient != edge.provider else { return }
            found.append(holding(passing, family))
        }
        found += search.records.filter { $0.isUndominated && $0.hop == FlowRecord.none }
            .map { holding($0, madeIn: family) }
        return found
    }
}
