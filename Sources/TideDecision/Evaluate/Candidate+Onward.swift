import TideAgreement
import TideCore

extension Candidate {
    /// Whether earlier agreements let the holder pass this on, where it is not the owner of the data.
    ///
    /// - Returns: the approvals that their clauses ask for.
    func checkOnward(
        _ hop: Hop,
        _ asked: AskedColumns,
        approved: [OfficerName],
        facts: some DecisionFacts,
        into checks: inout ClauseChecks
    ) -> [OnwardApproval] {
        let chain = OnwardChain(index: index, facts: facts, at: at, approved: approved)
        var approvals: [OnwardApproval] = []
        for outcome in chain.outcomes(for: hop, of: entry.dataset) {
            switch outcome {
            case .admitted(let needed, let links):
                for approval in needed where !approvals.contains(approval) { approvals.append(approval) }
                for link in links {
                    checks.pass(
                        .onward,
                        asked: hop.summary,
                        allowed: "\(link.agreement.version)",
                        clause: link.agreement.agreement.fields.reference("onward")
                    )
                }
            case .blocked(let blocked):
                let finding = blocked.finding(hop, pseudonyms: asked.pseudonyms, index: index)
                checks.refuse(.onward, finding.reason, finding.remedy)
            }
        }
        return approvals
    }

    /// Whether a firewall stands between, and how little would have to leave for it not to.
    func checkFirewalls(
        _ hop: Hop,
        _ context: RequestContext,
        _ asked: AskedColumns,
        _ facts: some DecisionFacts,
        into checks: inout ClauseChecks
    ) {
        let day = day
        func isLet(_ hit: FirewallHit) -> Bool {
            hit.isUnderFloor(hop) || hit.isDeclassified(hop, of: entry.dataset, facts, on: day, in: index)
        }
        for hit in context.firewalls where !isLet(hit) {
            let finding = hit.finding(hop, pseudonyms: asked.pseudonyms)
            checks.refuse(.firewall, finding.reason, finding.remedy)
        }
        guard checks.isTraced else { return }
        for indexed in entry.dataset.firewalls {
            let firewall = indexed.firewall
            let isHit = context.firewalls.contains { $0.firewall.id == firewall.id && !isLet($0) }
            if isHit { continue }
            let forbidden = firewall.forbids.roles.map(\.rawValue) + firewall.forbids.purposes.map(\.text)
            checks.pass(
                .firewall,
                asked: hop.summary,
                allowed: "never \(list(forbidden))",
                clause: firewall.fields.reference("forbids")
            )
        }
    }
}

extension Candidate {
    /// Whether what is asked would break something that is declared for the whole network.
    ///
    /// What a firewall says of this hop alone is told by ``checkFirewalls(_:_:_:_:into:)``, once.
    func checkNetwork(
        _ hop: Hop,
        of request: Request,
        _ facts: some DecisionFacts,
        into checks: inout ClauseChecks
    ) {
        let flow = RequestedFlow(
            agreement: version,
            grant: entry.position,
            purpose: hop.purpose,
            columns: hop.columns,
            form: hop.form,
            k: hop.k,
            day: day,
            until: holding(of: request)?.last
        )
        let told = Set(checks.findings.filter { $0.reason.code == .firewall }.map(\.reason.clause?.document))
        for breach in facts.breaches(of: flow) where breach.invariant != "I1" || !told.contains(breach.firewall) {
            let reason = Reason(
                .firewall,
                .firewallNetwork,
                asked: .sentence(breach.sentence),
                allowed: .text(breach.firewall.map { "\($0), \(breach.invariant)" } ?? breach.invariant),
                at: breach.clause.map(ClauseReference.known)
            )
            checks.refuse(.firewall, reason, .outOfReach)
        }
    }
}

extension OnwardChain.Blocked {
    /// The reason that there is no chain, and what would help.
    func finding(_ hop: Hop, pseudonyms: [String], index: PolicyIndex) -> Finding {
        let dataset = dataset.dataset
        guard let first = refusing.first else {
            let reason = Reason(
                .onwardForbidden,
                .onwardWithoutChain,
                asked: .flow(of: dataset.id, from: hop.holder, to: hop.requester.id),
                allowed: "none",
                at: dataset.fields.reference("owner")
            )
            return Finding(reason: reason, remedy: .outOfReach)
        }
        let agreement = first.agreement.agreement
        let terms = agreement.onward.map { OnwardTerms($0, of: first, isWhole: isWhole, in: index) }
        // Of several clauses the one that the hop comes closest to.
        let nearest = terms.map { $0.misses(hop) }.min { $0.count < $1.count }
        let reason = Reason(
            .onwardForbidden,
            nearest == nil ? .onwardNone : .onwardNotAdmitted,
            asked: nearest.map { list($0.map(\.asked)) } ?? hop.summary,
            allowed: nearest.map { list($0.map(\.agreed)) } ?? "none",
            at: agreement.fields.reference("onward")
        )
        let ways = refusing.flatMap { link in
            link.agreement.agreement.onward.flatMap { clause in
                OnwardTerms(clause, of: link, isWhole: isWhole, in: index).ways(for: hop, pseudonyms: pseudonyms)
            }
        }
        return Finding(reason: reason, remedy: ways.isEmpty ? .outOfReach : .changes(ways))
    }
}
