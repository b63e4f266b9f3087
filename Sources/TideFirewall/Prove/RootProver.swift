import TideAgreement
import TideCore

/// Proves what concerns the flows of one dataset after the other.
///
/// First everything that flows from the owner reach, then for each edge among it what they reach after it. A class because
/// what a search needs of memory is used again by the next.
final class RootProver {
    let network: Network
    private let hopCheck: HopCheck
    private let text: CertificateText
    private let onward: OnwardTable
    private(set) var fromOwner = FlowSearch()
    private var afterHop = FlowSearch()
    private var steps: Int
    private var bytes: Int

    init(_ network: Network, budget: ProofBudget) {
        self.network = network
        self.hopCheck = HopCheck(network)
        self.text = CertificateText(network)
        self.onward = OnwardTable(network)
        self.steps = budget.steps
        self.bytes = budget.certificateBytes
    }

    /// What is noted about one dataset.
    private struct Notes {
        var violations: [Key: Violation] = [:]
        var views: [RootProof.View] = []
        /// Positions of the views of each edge.
        var viewsByEdge: [Int: [Int]] = [:]
        var used: Set<DeclassifierNumber> = []
        /// By hop: what begins behind it.
        var seeds: [[FlowSearch.Seed]]

        struct Key: Hashable {
            let invariant: Invariant
            let firewall: Int?
            let edge: Int?
        }

        func isNew(_ invariant: Invariant, _ firewall: Int?, _ edge: Int?, level: Int) -> Bool {
            let known = violations[Key(invariant: invariant, firewall: firewall, edge: edge)]
            return known.map { level < $0.level } ?? true
        }

        mutating func add(_ violation: Violation) {
            let key = Key(
                invariant: violation.invariant,
                firewall: violation.firewall,
                edge: violation.edges.first
            )
            violations[key] = violation
        }
    }

    func prove(_ family: Family) -> RootProof {
        var notes = Notes(seeds: family.hops.map { _ in [] })
        var passings: [FlowSearch.Passing] = []
        let start = FlowSearch.start(of: family, in: network)
        var isComplete = fromOwner.run(family, in: network, from: [start], barred: nil, steps: &steps) {
            passings.append($0)
        }
        for passing in passings { note(passing, family, &notes) }
        noteDerivations(family, &notes)
        var certificate: [UInt8] = Array("{\"after\":[".utf8)
        for hop in family.hops.indices where isComplete && !notes.seeds[hop].isEmpty {
            isComplete = walkOn(after: Int32(hop), family, &notes)
            if certificate.last == UInt8(ascii: "}") { certificate.append(UInt8(ascii: ",")) }
            text.append(after: network.edges[family.edges[hop]], afterHop, family, to: &certificate)
            isComplete = isComplete && certificate.count <= bytes
        }
        certificate.append(UInt8(ascii: "]"))
        text.append(reach: fromOwner, family, root: family.root, to: &certificate)
        isComplete = isComplete && certificate.count <= bytes
        bytes -= isComplete ? certificate.count : 0
        return RootProof(
            root: family.root,
            basis: network.keys(of: family.edges),
            edges: family.edges,
            violations: notes.violations.values.sorted { left, right in
                if left.invariant != right.invariant { return left.invariant < right.invariant }
                if left.firewall != right.firewall { return (left.firewall ?? -1) < (right.firewall ?? -1) }
                return left.isBefore(right)
            },
            views: notes.views,
            used: notes.used,
            certificate: isComplete ? certificate : [],
            isComplete: isComplete
        )
    }

    /// What a possible hop breaks by itself, what its recipient sees, and what begins behind it.
    private func note(_ passing: FlowSearch.Passing, _ family: Family, _ notes: inout Notes) {
        let number = family.edges[Int(passing.hop)]
        let edge = network.edges[number]
        let level = Int(passing.level) + 1
        let held = edge.hold(passing.heldBySender)
        notes.seeds[Int(passing.hop)].append(
            FlowSearch.Seed(
                columns: passing.columns,
                from: passing.first,
                until: held,
                node: family.hops[Int(passing.hop)].target,
                level: passing.level + 1,
                parent: FlowRecord.before(passing.record),
                hop: passing.hop
            )
        )
        func add(_ invariant: Invariant, _ firewall: Int?, _ fault: Violation.Fault?) {
            guard let fault, notes.isNew(invariant, firewall, number, level: level) else { return }
            notes.add(
                Violation(
                    invariant: invariant,
                    firewall: firewall,
                    level: level,
                    edges: [number],
                    fault: fault,
                    paths: [walk(to: passing, in: fromOwner, family)]
                )
            )
        }
        if edge.dataset == family.root {
            for firewall in network.datasets[family.root].firewalls.members {
                let fault = hopCheck.forbidden(edge, by: firewall, last: passing.last, used: &notes.used)
                add(.nonInterference, firewall, fault)
            }
            if edge.isAboveAggregate, passing.first <= held { noteView(passing, held, family, &notes) }
        }
        add(.purposes, nil, hopCheck.incompatible(edge))
        add(.closure, nil, hopCheck.unclosed(edge, heldBySender: passing.heldBySender))
    }

    private func noteView(_ passing: FlowSearch.Passing, _ held: Day, _ family: Family, _ notes: inout Notes) {
        let number = family.edges[Int(passing.hop)]
        let isKnown = notes.viewsByEdge[number, default: []].contains { position in
            let view = notes.views[position]
            return passing.columns.isSubset(of: view.columns) && view.from <= passing.first && held <= view.until
        }
        guard !isKnown else { return }
        notes.viewsByEdge[number, default: []].append(notes.views.count)
        notes.views.append(
            RootProof.View(
                edge: number,
                columns: passing.columns,
                from: passing.first,
                until: held,
                level: Int(passing.level) + 1,
                walk: walk(to: passing, in: fromOwner, family)
            )
        )
    }

    /// What is made from a dataset is held no longer than what it was made from.
    private func noteDerivations(_ family: Family, _ notes: inout Notes) {
        for (number, record) in fromOwner.records.enumerated() where record.dominatedAt > record.level {
            for made in family.derivations(at: record.node) where made.retain > record.until {
                var walk = walk(to: Int32(number), in: fromOwner, family)
                let last = walk.steps.last { $0.edge != nil }?.edge
                guard notes.isNew(.closure, nil, last, level: Int(record.level)) else { continue }
                let step = Violation.Step(
                    edge: nil,
                    dataset: made.dataset,
                    columns: made.columns,
                    first: record.from,
                    last: record.until,
                    heldUntil: made.retain
                )
                walk = Violation.Walk(root: walk.root, steps: walk.steps + [step])
                let source = family.dataset(of: record.node)
                notes.add(
                    Violation(
                        invariant: .closure,
                        firewall: nil,
                        level: Int(record.level),
                        edges: last.map { [$0] } ?? [],
                        fault: .derivationOutlives(made: made.dataset, source: source, held: record.until),
                        paths: [walk]
                    )
                )
            }
        }
    }

    /// Whether every hop behind one is compatible with it and admitted by it.
    ///
    /// - Returns: whether everything was looked at.
    private func walkOn(after hop: Int32, _ family: Family, _ notes: inout Notes) -> Bool {
        let earlier = family.edges[Int(hop)]
        var check = OnwardCheck(of: earlier, in: network)
        var found: [(passing: FlowSearch.Passing, fault: Violation.Fault, invariant: Invariant)] = []
        var used: Set<DeclassifierNumber> = []
        let isComplete = afterHop.run(
            family,
            in: network,
            from: notes.seeds[Int(hop)],
            barred: family.hops[Int(hop)].provider,
            steps: &steps
        ) { passing in
            let later = family.edges[Int(passing.hop)]
            let isAdmitted = onward.isAdmitted(later, after: earlier) {
                check.launderedPurpose(later) == nil && check.admits(later, columns: network.edges[later].columns)
            }
            guard !isAdmitted else { return }
            let laundered = check.launderedPurpose(later)
            if let laundered { found.append((passing, .laundered(laundered, earlier: earlier), .purposes)) }
            guard !check.admits(later, columns: passing.columns) else { return }
            if let opening = hopCheck.opening(network.edges[later], last: passing.last) {
                used.formUnion(opening)
            } else {
                found.append((passing, .notAdmitted(earlier: earlier), .stickySafeguards))
            }
        }
        notes.used.formUnion(used)
        for (passing, fault, invariant) in found {
            let later = family.edges[Int(passing.hop)]
            guard notes.isNew(invariant, nil, later, level: Int(passing.level) + 1) else { continue }
            notes.add(
                Violation(
                    invariant: invariant,
                    firewall: nil,
                    level: Int(passing.level) + 1,
                    edges: [later],
                    fault: fault,
                    paths: [walk(to: passing, in: afterHop, family)]
                )
            )
        }
        return isComplete
    }
}
