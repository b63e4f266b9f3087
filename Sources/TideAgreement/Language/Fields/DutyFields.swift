import TideCore

/// What the language says about a duty: one of several, by its key.
enum DutyFields {
    static let destroy = Field<Duty?>.optional(
        "destroy",
        DestructionFields.reader,
        "By when the data is destroyed, and how soon that is certified."
    )
    static let notifyBreach = Field<Duty?>.optional(
        "notifyBreach",
        .record(RecordShape("a breach notice", [to.shape, within.shape])) { record in
            .breachNotice(BreachNotice(to: record[to], within: record[within], path: ""))
        },
        "Whom the recipient tells of a breach."
    )
    static let noReidentification = Field<Duty?>.optional(
        "noReidentification",
        .record(RecordShape("a ban on re-identification", [report.shape, within.shape])) { record in
            .noReidentification(NoReidentification(report: record[report], within: record[within], path: ""))
        },
        "The recipient does not try to find out who a record is about."
    )
    static let corrections = Field<Duty?>.optional(
        "corrections",
        .record(RecordShape("corrections", [within.shape])) { record in
            .corrections(CorrectionDuty(within: record[within], path: ""))
        },
        "The recipient replaces a file that was superseded."
    )

    private static let to = Field.required("to", .identifier, "The party that is told.")
    private static let report = Field.required(
        "report",
        .identifier,
        "The party that is told where it happens by accident."
    )
    private static let within = Field.required("within", .term, "How soon.")

    static let shape = RecordShape(
        "a duty",
        [destroy.shape, notifyBreach.shape, noReidentification.shape, corrections.shape],
        isChoice: true
    )

    /// One element of the duties.
    enum Duty: Sendable {
        case destroy(Destruction)
        case breachNotice(BreachNotice)
        case noReidentification(NoReidentification)
        case corrections(CorrectionDuty)
    }

    static let reader = ValueReader<Duty>.record(shape) { record in
        record[destroy] ?? record[notifyBreach] ?? record[noReidentification] ?? record[corrections]
    }
}

/// What the language says about destruction.
enum DestructionFields {
    static let by = Field<CalendarDate?>.optional("by", .date, "The last day of holding the data, inclusive.")
    static let after = Field<Term?>.optional("after", .term, "How long after the release, in the same sense.")
    static let certifyWithin = Field.required(
        "certifyWithin",
        .term,
        "How soon after that day a signed certificate is handed in."
    )
    static let shape = RecordShape(
        "a destruction",
        [by.shape, after.shape, certifyWithin.shape],
        oneOf: ["by", "after"]
    )

    static let reader = ValueReader<DutyFields.Duty>.record(shape) { record in
        let deadline = record[by].map { Destruction.Deadline.by($0) } ?? record[after].map { .after($0) }
        return deadline.map {
            .destroy(Destruction(deadline: $0, certifyWithin: record[certifyWithin], path: ""))
        }
    }
}

extension AgreementDuties {
    /// The duties of a list, each with its path; of those that stand once, the first.
    init(_ list: [DutyFields.Duty]) {
        var destroy: Destruction?
        var notices: [BreachNotice] = []
        var ban: NoReidentification?
        var corrections: CorrectionDuty?
        for (position, duty) in list.enumerated() {
            let path = "duties/\(position)"
            switch duty {
            case .destroy(let duty):
                destroy =
                    destroy
                    ?? Destruction(
                        deadline: duty.deadline,
                        certifyWithin: duty.certifyWithin,
                        path: "\(path)/destroy"
                    )
            case .breachNotice(let duty):
                notices.append(BreachNotice(to: duty.to, within: duty.within, path: "\(path)/notifyBreach"))
            case .noReidentification(let duty):
                ban =
                    ban
                    ?? NoReidentification(
                        report: duty.report,
                        within: duty.within,
                        path: "\(path)/noReidentification"
                    )
            case .corrections(let duty):
                corrections = corrections ?? CorrectionDuty(within: duty.within, path: "\(path)/corrections")
            }
        }
        self.init(destroy: destroy, breachNotices: notices, noReidentification: ban, corrections: corrections)
    }
}
