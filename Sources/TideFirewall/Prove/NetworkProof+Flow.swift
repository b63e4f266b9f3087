import TideAgreement
import TideCore
package import TideDecision

extension NetworkProof {
    /// What one request would break if it were granted: every way that ends with it, and every view that it would add.
    ///
    /// The grant's hop is narrowed to what is asked: this day, this purpose, these columns, this form and k. What the grant would
    /// allow beside that is no reason against the request. A firewall speaks for the data that it protects: of other data the proof
    /// tells, and nothing is refused; nor for what an agreement lacks whatever is asked under it (I5), which is told when it is
    /// registered.
    ///
    /// - Complexity: that of proving the flows of the grant's dataset.
    package func breaches(of flow: RequestedFlow) -> [NetworkBreach] {
        guard let changed = network.narrowed(to: flow) else { return network.unknown(flow) }
        let proof = changed.prove(budget: .standard, after: self)
        let broken = proof.broken.first { $0.agreement == flow.agreement && $0.grant == flow.grant }
        let fields = network.policies.agreements.first { $0.identity == flow.agreement }?.fields
        var found = (broken?.breaks ?? []).filter { network.isFirewalls($0, of: flow) }.map { item in
            NetworkBreach(
                firewall: item.firewall,
                invariant: item.invariant.rawValue,
                sentence: item.sentence,
                clause: fields?.clause("grants/\(flow.grant)")
            )
        }
        if !proof.isComplete {
            let steps = String(ProofBudget.standard.steps)
            let sentence = Diagnostic(.networkNotProved, [steps])
            found.append(NetworkBreach(firewall: nil, invariant: "I1", sentence: sentence, clause: nil))
        }
        return found
    }
}

extension NetworkProof {
    /// Whether everything was looked at before the budget ended.
    package var isComplete: Bool { state.isComplete }

    /// Whether anything is refuted.
    package var isRefuted: Bool { results.contains { if case .refuted = $0.outcome { true } else { false } } }

    /// What this network breaks and another one did not.
    package func breaks(beyond before: NetworkProof?) -> [BrokenGrant] {
        let known = Dictionary(
            (before?.broken ?? []).map { (BrokenGrant.Place($0), Set($0.breaks.map(\.statement))) }
        ) { first, _ in first }
        return broken.compactMap { broken in
            let new = broken.breaks.filter { known[BrokenGrant.Place(broken)]?.contains($0.statement) != true }
            return new.isEmpty ? nil : BrokenGrant(agreement: broken.agreement, grant: broken.grant, breaks: new)
        }
    }

    /// The results of what is refuted among some breaks.
    package func results(of broken: [BrokenGrant]) -> [InvariantResult] {
        let statements = Set(broken.flatMap { $0.breaks.map(\.statement) })
        return results.filter { result in
            guard case .refuted = result.outcome else { return false }
            return statements.contains(
                BrokenGrant.Break.Statement(firewall: result.firewall, invariant: result.invariant)
            )
        }
    }
}

extension BrokenGrant {
    /// Which grant it is.
    fileprivate struct Place: Hashable {
        let agreement: AgreementVersion
        let grant: Int

        init(_ broken: BrokenGrant) {
            agreement = broken.agreement
            grant = broken.grant
        }
    }
}

extension BrokenGrant.Break {
    /// What is broken, whatever the words.
    fileprivate struct Statement: Hashable {
        let firewall: Identifier?
        let invariant: Invariant
    }

    fileprivate var statement: Statement { Statement(firewall: firewall, invariant: invariant) }
}

extension Network {
    /// A breach where protected data would pass along an edge that the network does not have, though the agreement holds that day.
    fileprivate func unknown(_ flow: RequestedFlow) -> [NetworkBreach] {
        guard let agreement = policies.agreements.first(where: { $0.identity == flow.agreement }),
            agreement.grants.indices.contains(flow.grant), purposes.position(of: flow.purpose) != nil,
            agreement.valid.from <= flow.day, flow.day <= agreement.valid.until,
            let dataset = policies.index.datasets[agreement.grants[flow.grant].dataset],
            let firewall = dataset.firewalls.first
        else { return [] }
        return [
            NetworkBreach(
                firewall: firewall.firewall.id,
                invariant: Invariant.nonInterference.rawValue,
                sentence: Diagnostic(.nothingPasses, ["\(flow.agreement)", "\(flow.day)"]),
                clause: agreement.fields.clause("grants/\(flow.grant)")
            )
        ]
    }

    /// Whether a break is one that a firewall rules out for the data of a flow.
    fileprivate func isFirewalls(_ item: BrokenGrant.Break, of flow: RequestedFlow) -> Bool {
        guard item.invariant != .closure,
            let edge = edges.first(where: { $0.version == flow.agreement && $0.grant == flow.grant })
        else { return false }
        let protecting = datasets[edge.dataset].firewalls
        guard let firewall = item.firewall else { return !protecting.isEmpty }
        return protecting.members.contains { firewalls[$0].firewall?.id == firewall }
    }

    /// The network with one edge as a request would have it; `nil` where nothing can pass along the edge at all.
    fileprivate func narrowed(to flow: RequestedFlow) -> Network? {
        let found = edges.firstIndex { $0.version == flow.agreement && $0.grant == flow.grant }
        guard let position = found, let purpose = purposes.position(of: flow.purpose) else { return nil }
        var changed = self
        changed.edges[position].from = Day(flow.day)
        changed.edges[position].until = Day(flow.day)
        // Whoever is granted a purpose may serve all that narrow it.
        changed.edges[position].possible = edges[position].possible.intersection(purposes.within(purpose))
        changed.edges[position].purposes = Bits([purpose])
        changed.edges[position].columns = datasets[edges[position].dataset].bits(flow.columns)
        changed.edges[position].form = flow.form
        changed.edges[position].k = flow.k
        changed.edges[position].revision += 1
        if let until = flow.until { changed.edges[position].destroy = .by(until) }
        return changed
    }
}
