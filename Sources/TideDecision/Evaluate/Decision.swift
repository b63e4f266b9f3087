package import TideAgreement
package import TideCore

/// The answer to a request, with everything that led to it.
///
/// A pure function of the policy set, the facts, the request and the instant: see ``evaluate(_:in:facts:at:approvals:)``.
package struct Decision: Hashable, Sendable {
    /// SHA-256 of the request's canonical form.
    package let request: ContentDigest
    package let at: Instant
    package let approvalMode: ApprovalMode
    package let verdict: Verdict
    /// Every reason of the candidate with the fewest; empty for a permit.
    package let reasons: Reasons
    /// The candidate that permits, or whose reasons are the verdict's; `nil` where there was none.
    package let agreement: AgreementVersion?
    /// The grant of ``agreement``.
    package let grant: Identifier?
    /// What a permit binds the release to; `nil` for a refusal.
    package let obligations: Obligations?
    /// The officers whose approvals counted, sorted.
    package let approvedBy: [OfficerName]
    /// What must still be approved before a release; `nil` where nothing is due.
    package let pendingApprovals: PendingApprovals?
    /// The officer who asks and must still sign the request before a release; `nil` where nothing is due.
    package let pendingSignature: OfficerName?
    /// Every candidate with its reasons, those with fewest first, ties by id.
    package let candidates: [CandidateReport]
    /// The nearest request that would be permitted; `nil` for a permit, and where asking differently cannot help.
    package let nearest: NearestRequest?

    /// Whether the answer is yes.
    package var isPermitted: Bool { verdict == .permit }

    /// The same decision, refused for a reason that only the data could show.
    package func refused(for reason: Reason) -> Decision { refused(for: [reason]) }

    /// The same with several reasons; at least one.
    package func refused(for reasons: [Reason]) -> Decision {
        Decision(
            request: request,
            at: at,
            approvalMode: approvalMode,
            verdict: .refuse,
            reasons: Reasons(reasons),
            agreement: agreement,
            grant: grant,
            obligations: nil,
            approvedBy: approvedBy,
            pendingApprovals: nil,
            pendingSignature: nil,
            candidates: candidates,
            nearest: nil
        )
    }

    /// The answer itself.
    package enum Verdict: String, Hashable, Sendable {
        case permit
        case refuse
    }
}

/// One grant that was held against the request.
package struct CandidateReport: Hashable, Sendable {
    package let agreement: AgreementVersion
    package let grant: Identifier
    /// Every reason, in the order of ``ReasonCode``; empty for one that permits.
    package let reasons: Reasons
}

/// Approvals that are still due.
package struct PendingApprovals: Hashable, Sendable {
    /// How many of ``from`` are missing.
    package let missing: Int
    /// Who may still give them, sorted.
    package let from: [OfficerName]
    package let distinct: Quorum.Distinct
    /// Officers each of whom must still approve beside that: an ethics board, those of onward clauses; sorted.
    package let named: [OfficerName]

    /// Everybody who may still approve so that it counts, sorted.
    package var officers: [OfficerName] { Set(from + named).sorted() }
}
