import TideAgreement
import TideCore

/// One grant that may permit a request: of an agreement's newest version, for this holder, requester and dataset.
struct Candidate {
    let entry: IndexedGrant
    let index: PolicyIndex
    /// The day of the decision where the agreement's clocks are.
    let day: CalendarDate
    let at: Instant

    init(_ entry: IndexedGrant, index: PolicyIndex, at: Instant) {
        self.entry = entry
        self.index = index
        self.day = at.date(at: entry.agreement.agreement.valid.utcOffset)
        self.at = at
    }

    var version: AgreementVersion { entry.agreement.version }

    /// Holds the request against every clause.
    func outcome(
        of request: Request,
        in context: RequestContext,
        facts: some DecisionFacts,
        approvals mode: ApprovalMode,
        isTraced: Bool
    ) -> CandidateOutcome {
        var checks = ClauseChecks(isTraced: isTraced)
        checkStanding(facts, into: &checks)
        checkPurpose(of: request, context, into: &checks)
        let isSignatureDue = checkRecipient(of: request, facts, mode, into: &checks)
        let asked = checkColumns(of: request, into: &checks)
        checkPseudonyms(of: request, asked, into: &checks)
        let safeguards = merged(request.safeguards)
        let form = impliedForm(asked, safeguards)
        checkForm(of: request, asked, implied: form, into: &checks)
        checkSafeguards(of: request, into: &checks)
        checkReference(of: request, into: &checks)
        let zones = checkZones(of: request, into: &checks)
        func hop() -> Hop {
            Hop(
                holder: request.holder,
                recipient: entry.recipient,
                purpose: request.purpose,
                range: context.range,
                form: form,
                k: safeguards.kAnonymity?.k ?? 1,
                zones: zones,
                columns: asked.covered.map(\.name)
            )
        }
        let approved = context.approvals(for: entry.agreement, request, facts)
        let onward =
            context.mayNeedOnward
            ? checkOnward(hop(), asked, approved: approved, facts: facts, into: &checks) : []
        checkAccess(of: request, into: &checks)
        let count = ApprovalCount(of: entry.agreement, onward: onward, given: approved, index: index)
        count.check(mode, into: &checks)
        let quotaLeft = checkQuota(facts, into: &checks)
        checkRetention(of: request, into: &checks)
        checkOutputs(of: request, into: &checks)
        checkDuties(of: request, facts, into: &checks)
        if !entry.dataset.firewalls.isEmpty { checkFirewalls(hop(), context, asked, facts, into: &checks) }
        if facts.hasNetwork { checkNetwork(hop(), of: request, facts, into: &checks) }
        let findings = Findings(checks.findings, context.prohibitions)
        return CandidateOutcome(
            entry: entry,
            findings: findings,
            trace: checks.trace,
            obligations: findings.isEmpty
                ? obligations(
                    of: request,
                    asked,
                    safeguards: safeguards,
                    form: form,
                    zones: request.zone.map { [$0] } ?? zones,
                    quotaLeft: quotaLeft
                ) : nil,
            approvedBy: count.counted,
            pendingApprovals: count.pending,
            pendingSignature: isSignatureDue ? request.officer : nil
        )
    }

    /// The clause of this agreement at a path.
    func clause(_ path: String) -> ClauseReference { entry.agreement.agreement.fields.reference(path) }

    /// The clause of this grant at a path below it.
    func grantClause(_ path: String) -> ClauseReference {
        .granted(path, column: nil, at: entry.grant.path, in: entry.agreement.agreement.fields)
    }

    /// The clause of this grant about a column.
    func columnClause(_ name: String) -> ClauseReference {
        .granted("columns", column: name, at: entry.grant.path, in: entry.agreement.agreement.fields)
    }
}

/// What is the same for every candidate of a request.
struct RequestContext {
    /// Where the purpose stands in the tree; `nil` where it is not declared.
    let range: PurposeRange?
    /// What rules out the purpose, whatever else permits.
    let prohibitions: Prohibitions?
    /// Firewalls that the request runs into.
    let firewalls: [FirewallHit]

    /// The approvals of the request; asked for only where the agreement, or an onward clause, may need one.
    func approvals(for agreement: IndexedAgreement, _ request: Request, _ facts: some DecisionFacts) -> [OfficerName] {
        agreement.agreement.approvals == nil && !mayNeedOnward
            ? [] : facts.approvals(of: request.digest)
    }

    /// Whether the holder passes on what it received.
    let mayNeedOnward: Bool
}

/// What came of one candidate.
struct CandidateOutcome {
    let entry: IndexedGrant
    let findings: Findings
    /// Every clause, where it was asked for.
    let trace: [CheckedClause]
    /// `nil` unless it permits.
    var obligations: Obligations?
    let approvedBy: [OfficerName]
    let pendingApprovals: PendingApprovals?
    /// The officer who asks and has not signed the request, where the agreement says who may ask.
    let pendingSignature: OfficerName?

    /// Whether somebody must still sign something before a release.
    private var isSomethingDue: Bool { pendingApprovals != nil || pendingSignature != nil }

    var report: CandidateReport {
        CandidateReport(
            agreement: entry.agreement.version,
            grant: entry.grant.id,
            reasons: findings.reasons
        )
    }

    /// Fewest reasons first, ties by id; of those that permit, one for which nobody must sign any more comes first, so that
    /// a dry run chooses the grant that the release will.
    static func isBetter(_ left: Self, _ right: Self) -> Bool {
        if left.findings.count != right.findings.count { return left.findings.count < right.findings.count }
        let due = (left.isSomethingDue, right.isSomethingDue)
        if left.findings.isEmpty && due.0 != due.1 { return due.1 }
        return (left.entry.agreement.version, left.entry.grant.id) < (
            right.entry.agreement.version, right.entry.grant.id
        )
    }
}
