import TideCore

/// What the language says about an agreement.
enum AgreementFields {
    static let version = Field.required(
        "version",
        .integer(1...Shape.largestInteger),
        "Counts amendments; the newest version of an agreement decides."
    )
    static let title = Field.required("title", .text, "What the agreement is called.")
    static let supersedes = Field<AgreementVersion?>.optional(
        "supersedes",
        .agreementVersion,
        "Another agreement's version that ends when this one comes into force."
    )
    static let sharingClass = Field<SharingClass?>.optional(
        "class",
        .word,
        "How pressing and how delicate the sharing is: the k of a grant that states none is 5, 10, 10."
    )
    static let provider = Field.required("provider", .identifier, "The party that gives data.")
    static let recipient = Field.required("recipient", .identifier, "The party that gets it.")
    static let signatories = Field.required(
        "signatories",
        .list(QuorumFields.signatory, atLeast: 2, isSet: true),
        "Officers who must all sign, or so many of some; at least one of the provider and one of the recipient."
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
    static let valid = Field.required("valid", ValidityFields.reader, "From when until when, both days inclusive.")
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
    static let access = Field.defaulted(
        "access",
        AccessFields.reader,
        Access.open,
        "How and where the recipient gets at the data; a file is handed over where left out."
    )
    static let pseudonymise = Field.defaulted(
        "pseudonymise",
        .list(PseudonymDomainFields.reader, atLeast: 1),
        [],
        "Every pseudonym domain that grants use, with who holds its key."
    )
    static let linkage = Field.defaulted(
        "linkage",
        .either([.word("none", meaning: []), .list(LinkageFields.reader, atLeast: 1)]),
        [],
        "What the recipient may join by pseudonyms; `none` where left out."
    )
    static let onward = Field.defaulted(
        "onward",
        .list(OnwardFields.reader),
        [],
        "To whom the recipient may pass data on; to nobody where left out."
    )
    static let outputs = Field<Outputs?>.optional(
        "outputs",
        OutputFields.reader,
        "What the recipient may publish."
    )
    static let quota = Field<Quota?>.optional("quota", QuotaFields.reader, "How many releases it is good for.")
    static let optOut = Field<OptOut?>.optional("optOut", OptOutFields.reader, "Whose rows never leave.")
    static let duties = Field.defaulted(
        "duties",
        .list(DutyFields.reader),
        [],
        "What the recipient owes, with its terms."
    )
    static let overdue = Field.defaulted(
        "overdue",
        .word,
        OverdueRule.refuse,
        "Whether an overdue duty of this agreement refuses the next release; it does where left out."
    )
    static let audit = Field<AuditRights?>.optional(
        "audit",
        AuditFields.reader,
        "Who may look whether the agreement is kept."
    )
    static let publish = Field.defaulted(
        "publish",
        ValueReader<[PublishedField]>.list(.word, isSet: true),
        [],
        "What the public register shows of it; nothing where left out."
    )
    static let terms = Field<Terms?>.optional("terms", TermFields.reader, "What no program decides.")
    static let termination = Field<Termination?>.optional(
        "termination",
        TerminationFields.reader,
        "How it is ended before its last day."
    )

    static let shape = HeadFields.document(
        "an agreement",
        .agreement,
        [
            version.shape, title.shape, supersedes.shape, sharingClass.shape, provider.shape, recipient.shape,
            signatories.shape, recipients.shape, accreditation.shape, recipientRoles.shape, legalBasis.shape,
            notice.shape, purposes.shape, never.shape, valid.shape, access.shape, grants.shape, pseudonymise.shape,
            linkage.shape, onward.shape, outputs.shape, quota.shape, optOut.shape, approvals.shape, duties.shape,
            overdue.shape, audit.shape, publish.shape, terms.shape, termination.shape,
        ]
    )

    static func read(_ record: RecordReader, _ fields: FieldPlaces) -> Agreement {
        let signing = record[signatories]
        let sharingClass = record[sharingClass]
        return Agreement(
            id: record[HeadFields.id],
            version: record[version],
            title: record[title],
            supersedes: record[supersedes],
            sharingClass: sharingClass,
            provider: record[provider],
            recipient: record[recipient],
            signatories: signing.compactMap(\.officer),
            signatoryQuorums: signing.compactMap(\.quorum),
            recipients: record[recipients],
            accreditation: record[accreditation],
            recipientRoles: record[recipientRoles],
            legalBasis: record[legalBasis],
            notice: record[notice],
            purposes: record[purposes],
            never: record[never],
            valid: record[valid],
            access: record[access],
            grants: record[grants].enumerated().map { position, grant in
                grant.placed(at: "grants/\(position)", in: sharingClass)
            },
            pseudonymDomains: record[pseudonymise],
            linkages: record[linkage],
            onward: record[onward].enumerated().map { position, clause in clause.placed(at: "onward/\(position)") },
            outputs: record[outputs],
            quota: record[quota],
            optOut: record[optOut],
            approvals: record[approvals],
            duties: AgreementDuties(record[duties]),
            overdue: record[overdue],
            audit: record[audit],
            publish: record[publish],
            terms: record[terms],
            termination: record[termination],
            fields: fields
        )
    }
}

/// What the language says about a legal basis.
enum LegalBasisFields {
    static let act = Field.required("act", .text, "The act or treaty.")
    static let section = Field<String?>.optional("section", .text, "The section or article of it.")
    static let kind = Field.required("kind", .text, "As `statutory`, `consent`, `public-task`.")
    static let shape = RecordShape("a legal basis", [act.shape, section.shape, kind.shape])

    static let reader = ValueReader<LegalBasis>.record(shape) { record in
        LegalBasis(act: record[act], section: record[section], kind: record[kind])
    }
}

/// What the language says about an agreement's validity.
enum ValidityFields {
    static let from = Field.required("from", .date, "The first day.")
    static let until = Field.required("until", .date, "The last day, inclusive.")
    static let reviewBy = Field<CalendarDate?>.optional("reviewBy", .date, "The day by which it is looked at again.")
    static let utcOffset = Field.defaulted(
        "utcOffset",
        .utcOffset,
        UTCOffset.zero,
        "Where the clocks stand by which days begin and end; UTC where left out."
    )
    static let shape = RecordShape("a validity", [from.shape, until.shape, reviewBy.shape, utcOffset.shape])

    static let reader = ValueReader<Validity>.record(shape) { record in
        Validity(
            from: record[from],
            until: record[until],
            reviewBy: record[reviewBy],
            utcOffset: record[utcOffset]
        )
    }
}
