import TideAgreement
import TideCore

/// Everything that was found out about a network, by numbers.
struct ProofState: Sendable {
    /// By dataset.
    let roots: [RootProof]
    /// What breaks each statement, the shortest first.
    let violations: [Statement: [Violation]]
    /// Whether everything was looked at.
    let isComplete: Bool

    /// What is proved: an invariant of a firewall or of the network.
    struct Statement: Hashable, Sendable {
        /// The firewall's position; `nil` for the network.
        let firewall: Int?
        let invariant: Invariant
    }

    /// - Parameter before: what was found out about another network, and that network; what rests on the same is taken over.
    init(_ network: Network, budget: ProofBudget, after before: (network: Network, state: ProofState)?) {
        var edgesByDataset = network.datasets.map { _ in [Int]() }
        for (position, edge) in network.edges.enumerated() { edgesByDataset[edge.dataset].append(position) }
        let known = before.flatMap { before in
            before.network.signed == network.signed
                && before.network.digests.hasSameSurroundings(as: network.digests) ? before.state.roots : nil
        }
        let prover = RootProver(network, budget: budget)
        self.roots = network.datasets.indices.map { root in
            let family = Family(of: root, in: network, edgesByDataset: edgesByDataset)
            if let known = known?[root], known.isComplete, known.basis == network.keys(of: family.edges) {
                return known.moved(to: family.edges)
            }
            return prover.prove(family)
        }
        self.isComplete = roots.allSatisfy(\.isComplete)
        var violations: [Statement: [Violation]] = [:]
        for violation in roots.flatMap(\.violations) {
            let statement = Statement(firewall: violation.firewall, invariant: violation.invariant)
            violations[statement, default: []].append(violation)
        }
        let recombination = Recombination(network, roots)
        for (firewall, number) in network.recombinationBases {
            violations[Statement(firewall: number, invariant: .recombination)] =
                recombination.violations(firewall, number: number)
        }
        self.violations = violations.mapValues { found in
            var shortest: [[Int]: Violation] = [:]
            for violation in found {
                // The last hop of a flow may be met in several roots.
                let key = violation.invariant == .recombination ? violation.edges : Array(violation.edges.prefix(1))
                if shortest[key].map(violation.isBefore) ?? true { shortest[key] = violation }
            }
            return shortest.values.sorted { $0.isBefore($1) }
        }
    }

    /// Whether a statement was proved.
    func holds(_ statement: Statement) -> Bool { isComplete && violations[statement, default: []].isEmpty }
}

extension Network {
    /// Who is asked about recombination: every firewall, or the network alone where there is none.
    var recombinationBases: [(firewall: NetworkFirewall, number: Int?)] {
        firewalls.isEmpty ? [(alone, nil)] : firewalls.enumerated().map { ($1, $0) }
    }

    /// What is proved, in the order in which it is told: the network's, then each firewall's.
    var statements: [ProofState.Statement] {
        let whole: [Invariant] = [.purposes, .stickySafeguards] + (firewalls.isEmpty ? [.recombination] : [])
        return (whole + [.closure]).map { ProofState.Statement(firewall: nil, invariant: $0) }
            + firewalls.indices.flatMap { number in
                [Invariant.nonInterference, .recombination].map {
                    ProofState.Statement(firewall: number, invariant: $0)
                }
            }
    }
}
