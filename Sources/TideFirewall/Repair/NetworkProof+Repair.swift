import TideAgreement
import TideCore

extension NetworkProof {
    /// How many changes of one kind are shown, and how many are tried to find one that needs another beside it.
    private static var mostShown: Int { 4 }
    private static var mostTried: Int { 24 }

    /// The same with the smallest changes of documents that restore each refuted invariant, each proved on the changed
    /// network to break nothing that held.
    ///
    /// One change where one suffices, else two that are needed together; where two do not either, those that mend the
    /// shortest path alone, and say so.
    ///
    /// - Parameter budget: of each proof.
    /// - Complexity: O(changes tried · flows that a change touches).
    package func repaired(budget: ProofBudget) -> NetworkProof {
        let repaired = results.map { result -> InvariantResult in
            let number = result.firewall.flatMap { id in network.firewalls.firstIndex { $0.firewall?.id == id } }
            let statement = ProofState.Statement(firewall: number, invariant: result.invariant)
            guard network.statements.contains(statement), state.isComplete,
                let violation = state.violations[statement]?.first
            else { return result }
            let edits = edits(for: violation, of: statement, budget: budget)
            return InvariantResult(
                firewall: result.firewall,
                invariant: result.invariant,
                outcome: .refuted(network.counterexample(violation, edits: edits, isShortest: true))
            )
        }
        return NetworkProof(network: network, state: state, results: repaired)
    }

    /// A change that was tried, with the network after it.
    private struct Trial {
        let change: NetworkChange
        let network: Network
        let state: ProofState
    }

    private func edits(
        for violation: Violation,
        of statement: ProofState.Statement,
        budget: ProofBudget
    ) -> [ProvedEdit] {
        let singles = network.candidates(for: violation).prefix(Self.mostTried).compactMap {
            trial($0, on: network, state, budget: budget)
        }
        let restoring = singles.filter { $0.state.holds(statement) }
        if !restoring.isEmpty { return shown(restoring.map(\.change), restores: true) }
        var pairs: [NetworkChange] = []
        for single in singles {
            guard pairs.count < Self.mostShown, let next = single.state.violations[statement]?.first else { break }
            for second in single.network.candidates(for: next).prefix(Self.mostShown) {
                let both = single.change + second
                guard both.isUnambiguous else { continue }
                guard let trial = trial(both, on: network, state, budget: budget), trial.state.holds(statement) else {
                    continue
                }
                pairs.append(both)
                break
            }
        }
        if !pairs.isEmpty { return shown(pairs, restores: true) }
        return shown(singles.filter { mends(violation, statement, $0) }.map(\.change), restores: false)
    }

    /// A change on a network; `nil` where it breaks what held.
    private func trial(
        _ change: NetworkChange,
        on network: Network,
        _ state: ProofState,
        budget: ProofBudget
    ) -> Trial? {
        guard network.leavesProviders(change) else { return nil }
        let changed = network.changed(by: change)
        let touchesDatasets = change.effects.contains { if case .retain = $0 { true } else { false } }
        let after = ProofState(changed, budget: budget, after: touchesDatasets ? nil : (network, state))
        let isBroken = network.statements.contains { state.holds($0) && !after.holds($0) }
        return isBroken ? nil : Trial(change: change, network: changed, state: after)
    }

    /// Whether no path with the same last hops breaks the same.
    private func mends(_ violation: Violation, _ statement: ProofState.Statement, _ trial: Trial) -> Bool {
        let last = violation.edges.map { NetworkChange.Target(network.edges[$0]) }
        return !trial.state.violations[statement, default: []].contains { other in
            other.edges.map { NetworkChange.Target(trial.network.edges[$0]) } == last
        }
    }

    private func shown(_ changes: [NetworkChange], restores: Bool) -> [ProvedEdit] {
        let ordered = changes.enumerated().sorted {
            ($0.element.changes.count, $0.offset) < ($1.element.changes.count, $1.offset)
        }
        return ordered.prefix(Self.mostShown).map { ProvedEdit(changes: $0.element.changes, restores: restores) }
    }
}
