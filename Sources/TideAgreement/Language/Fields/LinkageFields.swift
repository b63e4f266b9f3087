import TideCore

/// What the language says about a pseudonym domain.
enum PseudonymDomainFields {
    static let domain = Field.required("domain", .identifier, "The domain, as grants name it.")
    static let scheme = Field.required("scheme", ValueReader<SchemeName>.word, "How its pseudonyms are made.")
    static let custodian = Field.required("custodian", .identifier, "The party that holds the key.")
    static let rotateBy = Field<CalendarDate?>.optional(
        "rotateBy",
        .date,
        "The last day on which the key may still make pseudonyms."
    )
    static let linkable = Field<PseudonymDomain.Linkability?>.optional(
        "linkable",
        .word,
        "What may be joined by its pseudonyms: nothing, the agreement's own releases, or what linkage clauses declare as well; "
            + "as linkage clauses say where left out."
    )
    static let parent = Field<Identifier?>.optional(
        "within",
        .identifier,
        "The domain of the list whose pseudonyms meet this one's key, in the place of identifiers."
    )
    static let shape = RecordShape(
        "a pseudonym domain",
        [domain.shape, scheme.shape, custodian.shape, rotateBy.shape, linkable.shape, parent.shape],
        later: ["epoch"]
    )

    static let reader = ValueReader<PseudonymDomain>.record(shape) { record in
        PseudonymDomain(
            domain: record[domain],
            scheme: record[scheme],
            custodian: record[custodian],
            rotateBy: record[rotateBy],
            linkable: record[linkable],
            parent: record[parent]
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
    static let domain = Field.required("domain", .identifier, "The domain that joins them.")
    static let purposes = Field.required(
        "purposes",
        .list(.identifier, atLeast: 1, isSet: true),
        "What the join may serve."
    )
    static let way = Field.defaulted(
        "by",
        .word,
        Linkage.Way.pseudonyms,
        "What records are found again by: pseudonyms of the domain, or key filters, where no identifier is shared."
    )
    static let shape = RecordShape("a linkage", [with.shape, domain.shape, purposes.shape, way.shape])

    static let reader = ValueReader<Linkage>.record(shape) { record in
        Linkage(with: record[with], domain: record[domain], purposes: record[purposes], way: record[way])
    }
}
