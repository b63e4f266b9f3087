package import TideAgreement
package import TideCore

/// What a permit binds the release to.
package struct Obligations: Hashable, Sendable {
    /// How each column asked for leaves, in the order asked for; no other column leaves.
    package let columns: [GrantColumn]
    /// The agreement's where the request left them open, the stricter where it stated them.
    package let safeguards: Safeguards
    /// What the file will be: never above what was asked for or granted.
    package let form: Form
    /// The days that the dataset, and so the released data, is about; `nil` where it does not declare them.
    package let reference: ReferencePeriod?
    /// How the recipient gets at the data.
    package let access: AccessMode
    /// Where it may process it, as asked or as its party document says.
    package let zones: [String]
    /// The certificate of the recipient's party document that the bundle is sealed to.
    package let sealTo: Identifier?
    /// Whose rows never leave.
    package let optOut: OptOut?
    /// What may be published, and how.
    package let outputs: Outputs?
    /// How many releases the period's quota is good for after this one; `nil` where they are not limited.
    package let quotaLeft: Int?
    /// What the release makes somebody owe.
    package let duties: [CreatedDuty]
    /// The last day on which the agreement holds, inclusive, in its own time.
    package let until: CalendarDate
    /// By when the agreement must be reviewed.
    package let reviewBy: CalendarDate?
}

/// A duty that a release creates.
package struct CreatedDuty: Hashable, Sendable {
    package let kind: DutyKind
    package let due: Due
    private let indexed: IndexedDuty

    /// Who owes it.
    package var party: Identifier { indexed.party }

    /// To whom.
    package var to: Identifier? { indexed.to }

    /// Where the agreement, dataset or request says so.
    package var clause: Clause { indexed.clause }

    /// When it is due.
    package enum Due: Hashable, Sendable {
        /// The last moment.
        case by(Instant)
        /// So long after what it is about has happened: a breach, a recognition, a correction, a draft to be reviewed.
        case within(Term)
    }

    init(_ kind: DutyKind, _ indexed: IndexedDuty, due: Due) {
        self.kind = kind
        self.due = due
        self.indexed = indexed
    }

    package static func == (left: Self, right: Self) -> Bool {
        (left.kind, left.party, left.to, left.due) == (right.kind, right.party, right.to, right.due)
            && left.clause == right.clause
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(party)
        hasher.combine(due)
    }
}

extension Candidate {
    /// What a permit of this request would bind the release to.
    func obligations(
        of request: Request,
        _ asked: AskedColumns,
        safeguards: Safeguards,
        form: Form,
        zones: [String],
        quotaLeft: Int?
    ) -> Obligations {
        Obligations(
            columns: asked.covered,
            safeguards: safeguards,
            form: form,
            reference: entry.dataset.dataset.reference,
            access: entry.agreement.agreement.access.mode,
            zones: zones,
            sealTo: entry.agreement.agreement.access.sealTo,
            optOut: entry.agreement.agreement.optOut,
            outputs: entry.agreement.agreement.outputs,
            quotaLeft: quotaLeft,
            duties: duties(of: request),
            until: entry.agreement.agreement.valid.until,
            reviewBy: entry.agreement.agreement.valid.reviewBy
        )
    }

    /// What the release would make somebody owe, in the order of ``DutyKind``.
    private func duties(of request: Request) -> [CreatedDuty] {
        let owed = entry.duties
        let offset = entry.agreement.agreement.valid.utcOffset
        var duties: [CreatedDuty] = []
        duties.reserveCapacity(8)
        if let holding = holding(of: request) {
            duties.append(CreatedDuty(.destroy, holding.duty, due: .by(Instant(endOf: holding.last, at: offset))))
            if let certify = owed.certify {
                let last = certify.within.after(holding.last)
                duties.append(
                    CreatedDuty(.certifyDestruction, certify.duty, due: .by(Instant(endOf: last, at: offset)))
                )
            }
        }
        func owe(_ kind: DutyKind, _ waiting: IndexedDuties.Waiting) {
            duties.append(CreatedDuty(kind, waiting.duty, due: .within(waiting.within)))
        }
        for notice in owed.breachNotices { owe(.breachNotice, notice) }
        if let rule = owed.noReidentification { owe(.reidentificationReport, rule) }
        if let corrections = owed.corrections { owe(.correction, corrections) }
        if let review = owed.review { duties.append(CreatedDuty(.review, review.duty, due: .by(review.by))) }
        if let outputs = owed.outputs { owe(.outputsReview, outputs) }
        return duties
    }
}
