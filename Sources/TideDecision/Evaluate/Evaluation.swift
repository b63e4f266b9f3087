package import TideAgreement
package import TideCore

/// Decides a request: default deny, forbid overrides, every reason given, and the nearest request that would be permitted.
///
/// - Parameters:
///   - request: what is asked for.
///   - policies: the documents in force.
///   - facts: what the log and the register say.
///   - at: the instant of the decision; the only clock that it knows.
///   - approvals: whether missing approvals refuse or are listed as due.
/// - Returns: the same value, and the same bytes of ``Decision/json``, for the same arguments.
/// - Complexity: that of ``decide(_:in:facts:at:approvals:)``; a refusal also searches ``nearest(to:in:facts:at:)``.
package func evaluate(
    _ request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant,
    approvals: ApprovalMode
) -> Decision {
    let evaluation = Evaluation.of(request, index: policies.index, facts: facts, at: at, approvals: approvals)
    let nearest = evaluation.isPermitted ? nil : nearest(to: request, in: policies, facts: facts, at: at)
    return evaluation.decision(nearest: nearest)
}

/// Decides a request as ``evaluate(_:in:facts:at:approvals:)`` does, without looking for a nearest request.
///
/// For those who decide often: verdict, every reason and every obligation.
///
/// - Complexity: O(grants of the dataset between the two parties · columns asked for), whatever the number of agreements.
package func decide(
    _ request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant,
    approvals: ApprovalMode
) -> Decision {
    Evaluation.of(request, index: policies.index, facts: facts, at: at, approvals: approvals).decision(nearest: nil)
}

/// Whether a request would be permitted.
package func isPermitted(
    _ request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant,
    approvals: ApprovalMode
) -> Bool {
    Evaluation.of(request, index: policies.index, facts: facts, at: at, approvals: approvals).isPermitted
}

/// Every clause of the best candidate as it was held against a request, in the order of ``ClauseTopic``.
///
/// The same checks as those of the decision, told one by one; empty where there is no candidate.
package func trace(
    _ request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant,
    approvals: ApprovalMode
) -> [CheckedClause] {
    let evaluation = Evaluation.of(
        request,
        index: policies.index,
        facts: facts,
        at: at,
        approvals: approvals,
        isTraced: true
    )
    let order = Dictionary(uniqueKeysWithValues: ClauseTopic.allCases.enumerated().map { ($1, $0) })
    return (evaluation.outcomes.first?.trace ?? []).enumerated().sorted { left, right in
        (order[left.element.topic] ?? 0, left.offset) < (order[right.element.topic] ?? 0, right.offset)
    }.map(\.element)
}

/// One request held against every candidate.
struct Evaluation {
    /// The request's digest.
    let request: ContentDigest
    let at: Instant
    let approvals: ApprovalMode
    /// Reasons that no agreement is asked about: nobody the documents know, or nothing that they grant.
    let general: Findings
    /// Best first; see ``CandidateOutcome/isBetter(_:_:)``.
    private(set) var outcomes: [CandidateOutcome]

    /// Holds a request against every candidate.
    ///
    /// A function and no initialiser, which would take a copy of the request.
    static func of(
        _ request: Request,
        index: PolicyIndex,
        facts: some DecisionFacts,
        at: Instant,
        approvals: ApprovalMode,
        isTraced: Bool = false
    ) -> Evaluation {
        let entries = index.decidingGrants(of: request.dataset, from: request.holder, to: request.requester, facts, at)
        guard let first = entries.first else {
            let general = findings(withoutCandidate: request, index, facts, at)
            return Evaluation(request: request.digest, at: at, approvals: approvals, general: general, outcomes: [])
        }
        let context = RequestContext.of(request, under: first, index, facts, at)
        var outcomes: [CandidateOutcome] = []
        outcomes.reserveCapacity(entries.count)
        for entry in entries {
            let candidate = Candidate(entry, index: index, at: at)
            outcomes.append(
                candidate.outcome(of: request, in: context, facts: facts, approvals: approvals, isTraced: isTraced)
            )
        }
        if outcomes.count > 1 { outcomes.sort(by: CandidateOutcome.isBetter) }
        return Evaluation(request: request.digest, at: at, approvals: approvals, general: .none, outcomes: outcomes)
    }

    /// Why nothing is given where no grant could: names that nobody declared, no agreement, and what would stand against
    /// it besides.
    private static func findings(
        withoutCandidate request: Request,
        _ index: PolicyIndex,
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> Findings {
        let unknown = request.unknownNames(in: index)
        let range = index.purposes[request.purpose]
        var findings = unknown.isEmpty ? [request.lackOfAgreement] : unknown
        let prohibitions = request.prohibitions(
            range,
            own: index.prohibitions(of: request.holder, dataset: request.dataset),
            sources: index.datasets[request.dataset]?.sources ?? [],
            in: index,
            facts: facts,
            at: at
        )
        if range == nil { findings.append(request.undeclaredPurpose) }
        guard let requester = index.parties[request.requester], let dataset = index.datasets[request.dataset]
        else { return Findings(findings, prohibitions) }
        let hop = request.ungrantedHop(to: requester, of: dataset.dataset, purposes: index.purposes)
        if index.parties[request.holder] != nil, request.requester != request.holder {
            let chain = OnwardChain(index: index, facts: facts, at: at, approved: [])
            for case .blocked(let blocked) in chain.outcomes(for: hop, of: dataset) {
                findings.append(blocked.finding(hop, pseudonyms: [], index: index))
            }
        }
        for hit in FirewallHit.all(for: request, by: requester.party, of: dataset, range: range)
        where !hit.isUnderFloor(hop) { findings.append(hit.finding(hop, pseudonyms: [])) }
        return Findings(findings, prohibitions)
    }

    var isPermitted: Bool { !outcomes.isEmpty && outcomes[0].findings.isEmpty }

    /// The decision; what the best candidate binds to moves into it and is not copied.
    consuming func decision(nearest: NearestRequest?) -> Decision {
        guard !outcomes.isEmpty else { return refusal }
        var reports: [CandidateReport] = []
        reports.reserveCapacity(outcomes.count)
        // By position: what is iterated over would be copied.
        for position in outcomes.indices { reports.append(outcomes[position].report) }
        // Each field by itself: the whole outcome is never copied.
        return Decision(
            request: request,
            at: at,
            approvalMode: approvals,
            verdict: isPermitted ? .permit : .refuse,
            reasons: reports[0].reasons,
            agreement: reports[0].agreement,
            grant: reports[0].grant,
            obligations: outcomes[0].obligations.take(),
            approvedBy: outcomes[0].approvedBy,
            pendingApprovals: outcomes[0].pendingApprovals,
            pendingSignature: outcomes[0].pendingSignature,
            candidates: reports,
            nearest: nearest
        )
    }

    /// The decision where no grant could permit.
    private var refusal: Decision {
        Decision(
            request: request,
            at: at,
            approvalMode: approvals,
            verdict: .refuse,
            reasons: general.reasons,
            agreement: nil,
            grant: nil,
            obligations: nil,
            approvedBy: [],
            pendingApprovals: nil,
            pendingSignature: nil,
            candidates: [],
            nearest: nil
        )
    }
}

extension RequestContext {
    /// What is the same for every grant between the holder and the requester; any of them says it.
    ///
    /// A function and no initialiser, which would take a copy of the request.
    static func of(
        _ request: Request,
        under grant: IndexedGrant,
        _ index: PolicyIndex,
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> RequestContext {
        let range = index.purposes[request.purpose]
        return RequestContext(
            range: range,
            prohibitions: request.prohibitions(
                range,
                own: grant.ruledOut,
                sources: grant.dataset.sources,
                in: index,
                facts: facts,
                at: at
            ),
            firewalls: grant.dataset.firewalls.isEmpty
                ? [] : FirewallHit.all(for: request, by: grant.recipient.party, of: grant.dataset, range: range),
            mayNeedOnward: OnwardChain<State>.isNeeded(for: request, of: grant.dataset)
        )
    }
}
