import TideCore

/// What the language says about audits.
enum AuditFields {
    static let by = Field.required("by", .list(.identifier, atLeast: 1, isSet: true), "The parties that may audit.")
    static let notice = Field<Term?>.optional("notice", .term, "How long beforehand an audit is announced.")
    static let records = Field<Term?>.optional("records", .term, "How long records are kept.")
    static let shape = RecordShape("audit rights", [by.shape, notice.shape, records.shape])

    static let reader = ValueReader<AuditRights>.record(shape) { record in
        AuditRights(by: record[by], notice: record[notice], records: record[records])
    }
}

/// What the language says about terms.
enum TermFields {
    static let law = Field.required("law", .text, "The law that governs the agreement.")
    static let dispute = Field.required("dispute", .text, "How disputes are settled.")
    static let precedence = Field.required("precedence", .text, "What prevails where documents differ.")
    static let cost = Field<String?>.optional("cost", .text, "Who pays what.")
    static let intellectualProperty = Field<String?>.optional(
        "intellectualProperty",
        .text,
        "Who owns the data and what is made from it."
    )
    static let liability = Field<String?>.optional("liability", .text, "Who answers for damage.")
    static let shape = RecordShape(
        "terms",
        [
            law.shape, dispute.shape, precedence.shape, cost.shape, intellectualProperty.shape, liability.shape,
        ]
    )

    static let reader = ValueReader<Terms>.record(shape) { record in
        Terms(
            law: record[law],
            dispute: record[dispute],
            precedence: record[precedence],
            cost: record[cost],
            intellectualProperty: record[intellectualProperty],
            liability: record[liability]
        )
    }
}

/// What the language says about termination.
enum TerminationFields {
    static let notice = Field<Term?>.optional(
        "notice",
        .term,
        "How long after it was declared it takes effect at the earliest; at once where left out."
    )
    static let by = Field.defaulted(
        "by",
        .list(.officer, isSet: true),
        [],
        "Who may suspend and terminate beside the signatories."
    )
    static let shape = RecordShape("a termination", [notice.shape, by.shape])

    static let reader = ValueReader<Termination>.record(shape) { record in
        Termination(notice: record[notice], by: record[by])
    }
}
