import TideAgreement
import TideCore

/// The approvals of a request, counted as its agreement and the onward clauses of earlier ones say.
struct ApprovalCount {
    private let agreement: IndexedAgreement
    private let count: OfficerCount?
    /// Officers each of whom must approve, and where it says so: an ethics board, those of onward clauses.
    private let named: [OnwardApproval]
    /// The officers whose approvals count, sorted.
    let counted: [OfficerName]
    private let unheard: [OnwardApproval]

    /// Counts registered officers whom the clauses name; anybody else's approval is nothing.
    init(of agreement: IndexedAgreement, onward: [OnwardApproval], given: [OfficerName], index: PolicyIndex) {
        self.agreement = agreement
        guard agreement.agreement.approvals != nil || !onward.isEmpty else {
            (self.count, self.named, self.counted, self.unheard) = (nil, [], [], [])
            return
        }
        let due = agreement.agreement.approvals
        let count = due.map { OfficerCount($0.quorum, given: given, index: index) }
        let ethics = due?.ethics.map { officer in
            OnwardApproval(officer: officer, clause: agreement.agreement.fields.reference("approvals/ethics"))
        }
        let named = (ethics.map { [$0] } ?? []) + onward
        let heard = named.filter { given.contains($0.officer) && index.officer($0.officer) != nil }
        self.count = count
        self.named = named
        self.unheard = named.filter { !heard.contains($0) }
        self.counted = Set((count?.counted ?? []) + heard.map(\.officer)).sorted()
    }

    /// What is still due; `nil` where nothing is.
    var pending: PendingApprovals? {
        let missing = count?.missing ?? 0
        guard missing > 0 || !unheard.isEmpty else { return nil }
        return PendingApprovals(
            missing: missing,
            from: missing > 0 ? count?.able ?? [] : [],
            distinct: agreement.agreement.approvals?.distinct ?? .persons,
            named: Set(unheard.map(\.officer)).sorted()
        )
    }

    /// Refuses what is due, unless it may come later.
    func check(_ mode: ApprovalMode, into checks: inout ClauseChecks) {
        if let count, let due = agreement.agreement.approvals {
            let clause = agreement.agreement.fields.reference("approvals")
            if count.missing > 0, mode == .required {
                let reason = Reason(
                    .approvals,
                    .approvalsMissing,
                    asked: list(count.counted),
                    allowed: due.quorum.summary,
                    at: clause
                )
                checks.refuse(.approvals, reason, .approvals)
            } else {
                checks.pass(.approvals, asked: list(count.counted), allowed: due.quorum.summary, clause: clause)
            }
        }
        for approval in named {
            if unheard.contains(approval), mode == .required {
                let reason = Reason(
                    .approvals,
                    .approvalOfOfficerMissing,
                    asked: "none",
                    allowed: "\(approval.officer)",
                    at: approval.clause
                )
                checks.refuse(.approvals, reason, .approvals)
            } else {
                let given = unheard.contains(approval) ? "none" : "\(approval.officer)"
                checks.pass(.approvals, asked: given, allowed: "\(approval.officer)", clause: approval.clause)
            }
        }
    }
}
