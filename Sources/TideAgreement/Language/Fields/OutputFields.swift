import TideCore

/// What the language says about outputs.
enum OutputFields {
    static let publication = Field.required(
        "publication",
        ValueReader<Outputs.Publication>.word,
        "Whether nothing is published, what a reviewer let pass, or anything."
    )
    static let reviewer = Field<OfficerName?>.optional(
        "reviewer",
        .officer,
        "Who looks at outputs before they are published; needed where they are reviewed."
    )
    static let within = Field<Term?>.optional("within", .term, "How soon the reviewer answers.")
    static let embargo = Field<CalendarDate?>.optional("embargo", .date, "Nothing is published before this day.")
    static let minCell = Field<Int?>.optional(
        "minCell",
        .integer(1...Shape.largestInteger),
        "The smallest count in a cell of a published table."
    )
    static let citation = Field<String?>.optional("citation", .text, "How the source is named.")
    static let shape = RecordShape(
        "outputs",
        [publication.shape, reviewer.shape, within.shape, embargo.shape, minCell.shape, citation.shape]
    )

    static let reader = ValueReader<Outputs>.record(shape) { record in
        Outputs(
            publication: record[publication],
            reviewer: record[reviewer],
            within: record[within],
            embargo: record[embargo],
            minCell: record[minCell],
            citation: record[citation]
        )
    }
}

/// What the language says about a quota.
enum QuotaFields {
    static let releases = Field.required("releases", .integer(1...1_000_000), "How many releases.")
    static let per = Field.required(
        "per",
        ValueReader<Quota.Period>.word,
        "The calendar period, UTC, in which they are counted; `agreement` is its whole life, all versions."
    )
    static let apart = Field<Term?>.optional("apart", .term, "The least distance of two releases.")
    static let shape = RecordShape("a quota", [releases.shape, per.shape, apart.shape])

    static let reader = ValueReader<Quota>.record(shape) { record in
        Quota(releases: record[releases], per: record[per], apart: record[apart])
    }
}

/// What the language says about opt-outs.
enum OptOutFields {
    static let column = Field.required(
        "column",
        .text,
        "The column that tells it, of every granted dataset; it need not be granted."
    )
    static let keep = Field<[String]?>.optional(
        "keep",
        .list(.text(.cell), atLeast: 1, isSet: true),
        "Values whose rows may leave; no other row does."
    )
    static let register = Field<Identifier?>.optional(
        "register",
        .identifier,
        "A list of values whose rows never leave; a release is refused without it."
    )
    static let shape = RecordShape(
        "an opt-out",
        [column.shape, keep.shape, register.shape],
        oneOf: ["keep", "register"]
    )

    static let reader = ValueReader<OptOut>.record(shape) { record in
        let rule = record[register].map { OptOut.Rule.register($0) } ?? .keep(record[keep] ?? [])
        return OptOut(column: record[column], rule: rule)
    }
}
