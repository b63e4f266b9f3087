import TideAgreement
import TideCore

extension Candidate {
    /// Whether the requester, or a party that counts as one reader with it, owes this provider something overdue, or the
    /// agreement's review is.
    ///
    /// Otherwise an agency would escape what it owes by asking through its parent.
    /// Duties under any agreement with this provider count, except under one that says `overdue: permit`.
    func checkDuties(of request: Request, _ facts: some DecisionFacts, into checks: inout ClauseChecks) {
        var (isOwed, isReviewOwed) = (false, false)
        checkDuties(of: request.requester, askedBy: request, facts, into: &checks, &isOwed, &isReviewOwed)
        for reader in entry.recipient.fellowReaders {
            checkDuties(of: reader, askedBy: request, facts, into: &checks, &isOwed, &isReviewOwed)
        }
        if !isOwed { checks.pass(.duties, asked: "none overdue", allowed: "none overdue", clause: nil) }
        if let due = entry.agreement.agreement.valid.reviewBy, !isReviewOwed { checkReview(due, facts, into: &checks) }
    }

    private func checkDuties(
        of party: Identifier,
        askedBy request: Request,
        _ facts: some DecisionFacts,
        into checks: inout ClauseChecks,
        _ isOwed: inout Bool,
        _ isReviewOwed: inout Bool
    ) {
        let isRequester = party == request.requester
        for duty in facts.openDuties(of: party) where duty.isOverdue(at: at) && isStillOwed(duty, facts) {
            let source = index.agreement(duty.agreement) ?? index.versions(of: duty.agreement.id).last
            if let source {
                guard source.agreement.provider == request.holder, source.agreement.overdue == .refuse else { continue }
            }
            isOwed = true
            if duty.kind == .review, duty.agreement == version { isReviewOwed = true }
            let reason = Reason(
                .dutyOverdue,
                isRequester ? .dutyOverdue : .dutyOverdueOfReader,
                asked: "\(duty.kind.rawValue) under \(duty.agreement)" + (isRequester ? "" : " by \(party)"),
                allowed: duty.due.description,
                at: source.map { $0.agreement.fields.reference(duty.kind.path(in: $0.agreement)) }
            )
            checks.refuse(.duties, reason, .outOfReach)
        }
    }

    /// Whether what a duty is about can still be done.
    ///
    /// Nobody reviews a version that another has taken the place of, or that was ended. Everything else is owed whatever became of the agreement.
    private func isStillOwed(_ duty: OpenDuty, _ facts: some DecisionFacts) -> Bool {
        guard duty.kind == .review else { return true }
        if duty.agreement.id == version.id, duty.agreement.version < version.version { return false }
        switch facts.standing(of: duty.agreement.id, version: duty.agreement.version) {
        case .terminated(let last?): return day < last
        case .terminated, .superseded: return false
        case .inForce, .proposed, .suspended, .unregistered: return true
        }
    }

    private func checkReview(_ due: CalendarDate, _ facts: some DecisionFacts, into checks: inout ClauseChecks) {
        let isOver = day > due && entry.agreement.agreement.overdue == .refuse
        guard isOver, facts.lastReview(of: version.id, version: version.version) == nil else {
            return checks.pass(.duties, asked: "\(day)", allowed: "\(due)", clause: clause("valid/reviewBy"))
        }
        let reason = Reason(
            .dutyOverdue,
            .reviewOverdue,
            asked: day.description,
            allowed: due.description,
            at: clause("valid/reviewBy")
        )
        checks.refuse(.duties, reason, .outOfReach)
    }
}

extension DutyKind {
    /// The field of an agreement that a duty comes from.
    func path(in agreement: Agreement) -> String {
        switch self {
        case .destroy, .certifyDestruction: agreement.duties.destroy?.path ?? "duties"
        case .breachNotice: agreement.duties.breachNotices.first?.path ?? "duties"
        case .reidentificationReport: agreement.duties.noReidentification?.path ?? "duties"
        case .correction: agreement.duties.corrections?.path ?? "duties"
        case .review: "valid/reviewBy"
        case .outputsReview: "outputs"
        case .recallAnswer: "duties"
        }
    }
}
