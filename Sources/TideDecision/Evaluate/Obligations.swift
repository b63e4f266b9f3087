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
    /// Who owes it.
    package let party: Identifier
    /// To whom.
    package let to: Identifier?
    package let due: Due
    /// The document that says so, and where in it; looked up only when somebody asks.
    private let fields: FieldPlaces
    private let path: String

    /// Where the agreement, dataset or request says so.
    package var clause: Clause { fields.clause(path) }

    /// When it is due.
    package enum Due: Hashable, Sendable {
        /// The last moment.
        case by(Instant)
        /// So long after what it is about has happened: a breach, a recognition, a correction, a draft to be reviewed.
        case within(Term)
    }

    init(_ kind: DutyKind, of party: Identifier, to: Identifier?, due: Due, fields: FieldPlaces, path: String) {
        self.kind = kind
        self.party = party
        self.to = to
        self.due = due
        self.fields = fields
        self.path = path
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
        var duties: [CreatedDuty] = []
        duties.reserveCapacity(8)
        let (holder, requester) = (request.holder, request.requester)
        let fields = entry.agreement.agreement.fields
        func owe(_ kind: DutyKind, _ due: CreatedDuty.Due, to: Identifier?, _ path: String) {
            duties.append(CreatedDuty(kind, of: requester, to: to, due: due, fields: fields, path: path))
        }
        let owed = entry.agreement.agreement.duties
        if let holding = holding(of: request) {
            let due = CreatedDuty.Due.by(end(of: holding.last))
            duties.append(
                CreatedDuty(
                    .destroy,
                    of: requester,
                    to: holder,
                    due: due,
                    fields: holding.fields,
                    path: holding.path
                )
            )
            if let destroy = owed.destroy {
                let last = destroy.certifyWithin.after(holding.last)
                owe(.certifyDestruction, .by(end(of: last)), to: holder, destroy.path)
            }
        }
        for notice in owed.breachNotices { owe(.breachNotice, .within(notice.within), to: notice.to, notice.path) }
        if let rule = owed.noReidentification {
            owe(.reidentificationReport, .within(rule.within), to: rule.report, rule.path)
        }
        if let corrections = owed.corrections {
            owe(.correction, .within(corrections.within), to: holder, corrections.path)
        }
        if let review = entry.agreement.agreement.valid.reviewBy {
            owe(.review, .by(end(of: review)), to: holder, "valid/reviewBy")
        }
        if let outputs = entry.agreement.agreement.outputs, let reviewer = outputs.reviewer, let within = outputs.within
        {
            duties.append(
                CreatedDuty(
                    .outputsReview,
                    of: reviewer.party,
                    to: requester,
                    due: .within(within),
                    fields: fields,
                    path: "outputs/within"
                )
            )
        }
        return duties
    }

    /// The last moment of a day where the agreement's clocks are.
    private func end(of day: CalendarDate) -> Instant {
        let start = Instant(startOf: day, at: entry.agreement.agreement.valid.utcOffset)
        return Instant(secondsSince1970: start.secondsSince1970 + 86_399)
    }
}
