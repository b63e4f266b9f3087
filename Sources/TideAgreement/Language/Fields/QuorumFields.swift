import TideCore

/// What the language says about so many of some officers.
enum QuorumFields {
    static let count = Field.required("count", .integer(1...1000), "How many officers.")
    static let from = Field.required("from", .list(.officer, atLeast: 1, isSet: true), "Out of whom.")
    static let distinct = Field.defaulted(
        "distinct",
        .word,
        Quorum.Distinct.persons,
        "What must differ between two officers for both to count; persons where left out."
    )
    static let shape = RecordShape("a quorum", [count.shape, from.shape, distinct.shape])

    /// One element of the signatories.
    struct Signatory: Sendable {
        var officer: OfficerName?
        var quorum: Quorum?
    }

    static let signatory = ValueReader<Signatory>.either([
        ValueReader<OfficerName>.officer.map { Signatory(officer: $0) },
        .record(shape) { record in
            Signatory(quorum: Quorum(count: record[count], from: record[from], distinct: record[distinct]))
        },
    ])
}

/// What the language says about approvals.
enum ApprovalFields {
    static let ethics = Field<OfficerName?>.optional(
        "ethics",
        .officer,
        "An officer whose approval is needed beside the count."
    )
    static let shape = RecordShape("approvals", QuorumFields.shape.fields + [ethics.shape])

    static let reader = ValueReader<Approvals>.record(shape) { record in
        let quorum = Quorum(
            count: record[QuorumFields.count],
            from: record[QuorumFields.from],
            distinct: record[QuorumFields.distinct]
        )
        return Approvals(quorum: quorum, ethics: record[ethics])
    }
}
