import TideCore

/// What the language says about a pseudonym domain.
enum PseudonymDomainFields {
    static let domain = Field.required("domain", .identifier, "The domain, as grants name it.")
    static let scheme = Field.required("scheme", ValueReader<PseudonymScheme>.word, "How its pseudonyms are made.")
    static let custodian = Field.required("custodian", .identifier, "The party that holds the key.")
    static let rotateBy = Field<CalendarDate?>.optional(
        "rotateBy",
        .date,
        "The last day on which the key may still make pseudonyms."
    )
    static let shape = RecordShape(
        "a pseudonym domain",
        [domain.shape, scheme.shape, custodian.shape, rotateBy.shape],
        later: ["epoch"]
    )

    static let reader = ValueReader<PseudonymDomain>.record(shape) { record in
        PseudonymDomain(
            domain: record[domain],
            scheme: record[scheme],
            custodian: record[custodian],
            rotateBy: record[rotateBy]
        )
    }
}

/// What the language says about a linkage.
enum LinkageFields {
    static let with = Field.required(
        "with",
        .list(.identifier, atLeast: 1, isSet: true),
        "The datasets that those of the agreement may be joined with."
    )
    static let domain = Field.required("domain", .identifier, "The pseudonym domain that joins them.")
    static let purposes = Field.required(
        "purposes",
        .list(.identifier, atLeast: 1, isSet: true),
        "What the join may serve."
    )
    static let shape = RecordShape("a linkage", [with.shape, domain.shape, purposes.shape])

    static let reader = ValueReader<Linkage>.record(shape) { record in
        Linkage(with: record[with], domain: record[domain], purposes: record[purposes])
    }
}
