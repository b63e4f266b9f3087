package import TideAgreement
package import TideCore

/// Decides a request: default deny, forbid overrides, every reason given.
///
/// - Parameters:
///   - request: what is asked for.
///   - policies: the documents in force.
///   - facts: what the log and the register say.
///   - at: the instant of the decision; the only clock that it knows.
///   - approvals: whether missing approvals refuse or are listed as due.
/// - Returns: the same value, and the same bytes of ``Decision/json``, for the same arguments.
/// - Complexity: O(candidates · columns) for a permit; a refusal also searches ``nearest(to:in:facts:at:)``.
package func evaluate(
    _ request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant,
    approvals: ApprovalMode
) -> Decision {
    let evaluation = Evaluation(request: request, policies: policies, facts: facts, at: at, approvals: approvals)
    let nearest = evaluation.isPermitted ? nil : nearest(to: request, in: policies, facts: facts, at: at)
    return evaluation.decision(nearest: nearest)
}

/// Whether a request would be permitted.
///
/// The verdict of ``evaluate(_:in:facts:at:approvals:)`` without the search that follows a refusal, for those who ask often.
package func isPermitted(
    _ request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant,
    approvals: ApprovalMode
) -> Bool {
    Evaluation(request: request, policies: policies, facts: facts, at: at, approvals: approvals).isPermitted
}

/// One request held against every candidate.
struct Evaluation {
    let request: Request
    let at: Instant
    let approvals: ApprovalMode
    /// Reasons that no agreement is asked about: nobody the documents know, or nothing that they grant.
    let general: [Finding]
    /// Best first; see ``CandidateOutcome/isBetter(_:_:)``.
    let outcomes: [CandidateOutcome]

    init(
        request: Request,
        policies: PolicySet,
        facts: some DecisionFacts,
        at: Instant,
        approvals: ApprovalMode
    ) {
        self.request = request
        self.at = at
        self.approvals = approvals
        let unknown = request.unknownNames(in: policies)
        let candidates = unknown.isEmpty ? Candidate.all(for: request, in: policies) : []
        let forbidden = request.forbiddenPurposes(in: policies, facts: facts)
        self.outcomes = candidates.map { candidate in
            candidate.outcome(of: request, forbidden: forbidden, facts: facts, at: at, approvals: approvals)
        }.sorted(by: CandidateOutcome.isBetter)
        let absent = unknown.isEmpty ? [request.lackOfAgreement] : unknown
        self.general = candidates.isEmpty ? absent + forbidden : []
    }

    var isPermitted: Bool { outcomes.first?.findings.isEmpty ?? false }

    func decision(nearest: NearestRequest?) -> Decision {
        let best = outcomes.first
        return Decision(
            request: request.digest,
            at: at,
            approvalMode: approvals,
            verdict: isPermitted ? .permit : .refuse,
            reasons: best?.report.reasons ?? general.map(\.reason),
            agreement: best?.report.agreement,
            grant: best?.report.grant,
            obligations: isPermitted ? best?.obligations : nil,
            approvedBy: best?.approvedBy ?? [],
            pendingApprovals: best?.pendingApprovals,
            candidates: outcomes.map(\.report),
            nearest: nearest
        )
    }
}

/// What came of one candidate.
struct CandidateOutcome {
    let candidate: Candidate
    /// In the order of ``ReasonCode``, then as found.
    let findings: [Finding]
    let obligations: Obligations
    let approvedBy: [OfficerName]
    let pendingApprovals: PendingApprovals?

    var report: CandidateReport {
        CandidateReport(
            agreement: candidate.version,
            grant: candidate.grant.id,
            reasons: findings.map(\.reason)
        )
    }

    /// Fewest reasons first, ties by id; of those that permit, one without approvals due comes first, so that a dry run
    /// chooses the grant that the release will.
    static func isBetter(_ left: Self, _ right: Self) -> Bool {
        if left.findings.count != right.findings.count { return left.findings.count < right.findings.count }
        let due = (left.pendingApprovals != nil, right.pendingApprovals != nil)
        if left.findings.isEmpty && due.0 != due.1 { return due.1 }
        return (left.candidate.version, left.candidate.grant.id) < (right.candidate.version, right.candidate.grant.id)
    }
}
