import TideCore

/// What the language says about an agreement.
enum AgreementFields {
    static let version = Field.required(
        "version",
        .integer(1...Shape.largestInteger),
        "Counts amendments; the newest version of an agreement decides."
    )
    static let title = Field.required("title", .text, "What the agreement is called.")
    static let provider = Field.required("provider", .identifier, "The party that gives data.")
    static let recipient = Field.required("recipient", .identifier, "The party that gets it.")
    static let signatories = Field.required(
        "signatories",
        .list(.officer, atLeast: 2, isSet: true),
        "Officers who must sign; at least one of the provider and one of the recipient."
    )
    static let recipients = Field.defaulted(
        "recipients",
        .list(.officer, isSet: true),
        [],
        "Officers of the recipient who may ask; any of them where left out."
    )
    static let accreditation = Field.defaulted(
        "accreditation",
        .list(.identifier, isSet: true),
        [],
        "Schemes that the recipient must be accredited under on the day."
    )
    static let recipientRoles = Field.defaulted(
        "recipientRoles",
        ValueReader<[Role]>.list(.word, atLeast: 1, isSet: true),
        [],
        "Roles one of which the recipient must have; any where left out."
    )
    static let legalBasis = Field.defaulted(
        "legalBasis",
        .list(LegalBasisFields.reader),
        [],
        "The law that lets the provider share."
    )
    static let notice = Field<String?>.optional("notice", .text, "What respondents were told.")
    static let purposes = Field.required(
        "purposes",
        .list(.identifier, atLeast: 1, isSet: true),
        "What the data may serve; a purpose covers those that narrow it."
    )
    static let never = Field.defaulted(
        "never",
        .list(.identifier, isSet: true),
        [],
        "What the data may never serve, whatever else permits it."
    )
    static let valid = Field.required("valid", ValidityFields.reader, "From when until when, both days inclusive, UTC.")
    static let grants = Field.required(
        "grants",
        .list(GrantFields.reader, atLeast: 1),
        "The datasets with the columns and safeguards of their releases."
    )
    static let approvals = Field<Approvals?>.optional(
        "approvals",
        ApprovalFields.reader,
        "Who must approve each release."
    )

    static let shape = HeadFields.document(
        "an agreement",
        .agreement,
        [
            version.shape, title.shape, provider.shape, recipient.shape, signatories.shape, recipients.shape,
            accreditation.shape, recipientRoles.shape, legalBasis.shape, notice.shape, purposes.shape, never.shape,
            valid.shape, grants.shape, approvals.shape,
        ],
        later: [
            "access", "audit", "class", "duties", "linkage", "necessity", "onward", "optOut", "outputs", "pseudonymise",
            "publish", "quota", "supersedes", "terms", "timeZone",
        ]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Agreement {
        Agreement(
            id: record[HeadFields.id],
            version: record[version],
            title: record[title],
            supersedes: nil,
            sharingClass: nil,
            provider: record[provider],
            recipient: record[recipient],
            signatories: record[signatories],
            signatoryQuorums: [],
            recipients: record[recipients],
            accreditation: record[accreditation],
            recipientRoles: record[recipientRoles],
            legalBasis: record[legalBasis],
            notice: record[notice],
            purposes: record[purposes],
            never: record[never],
            valid: record[valid],
            access: .open,
            grants: record[grants].enumerated().map { position, grant in grant.placed(at: "grants/\(position)") },
            pseudonymDomains: [],
            linkages: [],
            onward: [],
            outputs: nil,
            quota: nil,
            optOut: nil,
            approvals: record[approvals],
            duties: .none,
            overdue: .refuse,
            audit: nil,
            publish: [],
            terms: nil,
            termination: nil,
            fields: fields
        )
    }
}

/// What the language says about a legal basis.
enum LegalBasisFields {
    static let act = Field.required("act", .text, "The act or treaty.")
    static let section = Field<String?>.optional("section", .text, "The section or article of it.")
    static let kind = Field.required("kind", .text, "As `statutory`, `consent`, `public-task`.")
    static let shape = RecordShape("a legal basis", [act.shape, section.shape, kind.shape], later: ["gateway"])

    static let reader = ValueReader<LegalBasis>.record(shape) { record in
        LegalBasis(act: record[act], section: record[section], kind: record[kind])
    }
}

/// What the language says about an agreement's validity.
enum ValidityFields {
    static let from = Field.required("from", .date, "The first day.")
    static let until = Field.required("until", .date, "The last day, inclusive.")
    static let reviewBy = Field<CalendarDate?>.optional("reviewBy", .date, "The day by which it is looked at again.")
    static let shape = RecordShape("a validity", [from.shape, until.shape, reviewBy.shape], later: ["timeZone"])

    static let reader = ValueReader<Validity>.record(shape) { record in
        Validity(from: record[from], until: record[until], reviewBy: record[reviewBy], utcOffset: .zero)
    }
}

/// What the language says about approvals.
enum ApprovalFields {
    static let count = Field.required("count", .integer(1...1000), "How many officers must approve.")
    static let from = Field.required("from", .list(.officer, atLeast: 1, isSet: true), "Who may approve.")
    static let distinct = Field.defaulted(
        "distinct",
        .word,
        Approvals.Distinct.persons,
        "What must differ between two approvals."
    )
    static let shape = RecordShape("approvals", [count.shape, from.shape, distinct.shape], later: ["ethics"])

    static let reader = ValueReader<Approvals>.record(shape) { record in
        let quorum = Quorum(count: record[count], from: record[from], distinct: record[distinct])
        return Approvals(quorum: quorum, ethics: nil)
    }
}
