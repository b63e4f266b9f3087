import TideAgreement
import TideCore

extension Candidate {
    /// Whether the data may still be held on the day, and for as long as the requester wants to.
    func checkRetention(of request: Request, into checks: inout ClauseChecks) {
        if let asked = request.retain, asked < day {
            let reason = Reason(
                .retention,
                .retentionPast,
                asked: asked.description,
                allowed: day.description,
                at: request.fields.reference("retain")
            )
            checks.refuse(.retention, reason, .change(.leaveRetentionOpen))
        }
        if let last = entry.agreement.agreement.duties.destroy?.lastDay(ofReleaseOn: day) {
            func place() -> ClauseReference { clause(DutyKind.destroy.path(in: entry.agreement.agreement)) }
            checkHolding(request, until: last, clause: place(), into: &checks)
        }
        if let last = entry.dataset.dataset.retain {
            func place() -> ClauseReference { entry.dataset.dataset.fields.reference("retain") }
            checkHolding(request, until: last, clause: place(), into: &checks)
        }
    }

    private func checkHolding(
        _ request: Request,
        until last: CalendarDate,
        clause: @autoclosure () -> ClauseReference,
        into checks: inout ClauseChecks
    ) {
        if day > last {
            let reason = Reason(
                .retention,
                .retentionOver,
                asked: .day(day),
                allowed: .day(last),
                at: clause()
            )
            checks.refuse(.retention, reason, .outOfReach)
        } else if let asked = request.retain, asked < day {
            // Refused already; the day that is agreed rules out nothing more.
            return
        } else if let asked = request.retain, asked > last {
            let reason = Reason(
                .retention,
                .retentionTooLong,
                asked: .day(asked),
                allowed: .day(last),
                at: clause()
            )
            checks.refuse(.retention, reason, .change(.retainUntil(last)))
        } else {
            checks.pass(
                .retention,
                asked: (request.retain ?? last).description,
                allowed: last.description,
                clause: clause()
            )
        }
    }

    /// The last day of holding what would be released today, and the duty to destroy it then: the earliest of the
    /// agreement's, the owner's and the requester's own; `nil` where nobody sets one.
    func holding(of request: Request) -> (last: CalendarDate, duty: IndexedDuty)? {
        let indexed = entry.duties.destroy
        let agreed = entry.agreement.agreement.duties.destroy?.lastDay(ofReleaseOn: day)
        var earliest: (last: CalendarDate, duty: IndexedDuty)?
        if let duty = indexed.byAgreement, let agreed { earliest = (agreed, duty) }
        if let duty = indexed.byOwner, let retain = entry.dataset.dataset.retain,
            earliest.map({ retain < $0.last }) ?? true
        {
            earliest = (retain, duty)
        }
        if let retain = request.retain, earliest.map({ retain < $0.last }) ?? true {
            let (requester, holder) = (request.requester, request.holder)
            earliest = (retain, IndexedDuty(of: requester, to: holder, fields: request.fields, path: "retain"))
        }
        return earliest
    }

    /// Whether what the requester wants to publish may be published then.
    func checkOutputs(of request: Request, into checks: inout ClauseChecks) {
        guard let asked = request.outputs, asked.publish else { return }
        let publication = entry.agreement.agreement.outputs?.publication ?? .none
        func place() -> ClauseReference {
            clause(entry.agreement.agreement.outputs == nil ? "outputs" : "outputs/publication")
        }
        guard publication != .none else {
            let reason = Reason(
                .outputs,
                .publicationNotAllowed,
                asked: "publish",
                allowed: publication.rawValue,
                at: place()
            )
            return checks.refuse(.outputs, reason, .change(.leavePublicationOut))
        }
        checks.pass(.outputs, asked: "publish", allowed: publication.rawValue, clause: place())
        guard let embargo = entry.agreement.agreement.outputs?.embargo else { return }
        let on = asked.on ?? day
        if on < embargo {
            let reason = Reason(
                .outputs,
                .publicationTooEarly,
                asked: .day(on),
                allowed: .day(embargo),
                at: clause("outputs/embargo")
            )
            checks.refuse(.outputs, reason, .changes([[.publishFrom(embargo)], [.leavePublicationOut]]))
        } else {
            checks.pass(.outputs, asked: "\(on)", allowed: "\(embargo)", clause: clause("outputs/embargo"))
        }
    }
}
