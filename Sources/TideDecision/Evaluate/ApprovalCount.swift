import TideAgreement
import TideCore

/// The approvals of a request, counted as its agreement and the onward clauses of earlier ones say.
struct ApprovalCount {
    private let agreement: IndexedAgreement
    private let given: [OfficerName]
    /// How many officers of the agreement's quorum are missing.
    private let missing: Int
    /// Those of the quorum whose approvals count, sorted.
    private let ofQuorum: [OfficerName]
    /// Officers each of whom must approve, and where it says so: an ethics board, those of onward clauses.
    private let named: [OnwardApproval]
    /// The officers whose approvals count, sorted.
    let counted: [OfficerName]
    private let unheard: [OnwardApproval]

    /// Counts registered officers whom the clauses name; anybody else's approval is nothing.
    init(of agreement: IndexedAgreement, onward: [OnwardApproval], given: [OfficerName], index: PolicyIndex) {
        self.agreement = agreement
        self.given = given
        (self.ofQuorum, self.missing) = agreement.approvals?.count(given: given) ?? ([], 0)
        let ethics = agreement.agreement.approvals?.ethics.map { officer in
            OnwardApproval(officer: officer, clause: agreement.agreement.fields.reference("approvals/ethics"))
        }
        self.named = (ethics.map { [$0] } ?? []) + onward
        guard !named.isEmpty else {
            (self.counted, self.unheard) = (ofQuorum, [])
            return
        }
        let heard = named.filter { given.contains($0.officer) && index.officer($0.officer) != nil }
        self.unheard = named.filter { !heard.contains($0) }
        self.counted = Set(ofQuorum + heard.map(\.officer)).sorted()
    }

    /// What is still due; `nil` where nothing is.
    var pending: PendingApprovals? {
        guard missing > 0 || !unheard.isEmpty else { return nil }
        return PendingApprovals(
            missing: missing,
            from: missing > 0 ? agreement.approvals?.able(beside: given) ?? [] : [],
            distinct: agreement.agreement.approvals?.distinct ?? .persons,
            named: Set(unheard.map(\.officer)).sorted()
        )
    }

    /// Refuses what is due, unless it may come later.
    func check(_ mode: ApprovalMode, into checks: inout ClauseChecks) {
        if let due = agreement.approvals {
            let clause = agreement.agreement.fields.reference("approvals")
            if missing > 0, mode == .required {
                let reason = Reason(
                    .approvals,
                    .approvalsMissing,
                    asked: list(ofQuorum),
                    allowed: due.quorum.summary,
                    at: clause
                )
                checks.refuse(.approvals, reason, .approvals)
            } else {
                checks.pass(.approvals, asked: list(ofQuorum), allowed: due.quorum.summary, clause: clause)
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
