package import TideCore

/// Who may receive what, for which purposes, under which safeguards: a document of kind `agreement`.
///
/// It was read and validated; whether anybody signed it is for ``TideDecision`` to ask.
package struct Agreement: Hashable, Sendable {
    package let id: Identifier
    package let version: Int
    package let title: String
    package let provider: Identifier
    package let recipient: Identifier
    /// Who must sign; at least one officer of the provider and one of the recipient.
    package let signatories: [OfficerName]
    /// Officers of the recipient who may ask under it; anyone of the recipient where it names none.
    package let recipients: [OfficerName]
    /// Schemes that the recipient must be accredited under on the day.
    package let accreditation: [Identifier]
    /// Roles one of which the recipient must have; any where it names none.
    package let recipientRoles: [Role]
    package let legalBasis: [LegalBasis]
    package let notice: String?
    package let purposes: [Identifier]
    package let never: [Identifier]
    package let valid: Validity
    package let grants: [Grant]
    package let approvals: Approvals?
    package let fields: FieldPlaces

    package init(
        id: Identifier,
        version: Int,
        title: String,
        provider: Identifier,
        recipient: Identifier,
        signatories: [OfficerName],
        recipients: [OfficerName],
        accreditation: [Identifier],
        recipientRoles: [Role],
        legalBasis: [LegalBasis],
        notice: String?,
        purposes: [Identifier],
        never: [Identifier],
        valid: Validity,
        grants: [Grant],
        approvals: Approvals?,
        fields: FieldPlaces
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.provider = provider
        self.recipient = recipient
        self.signatories = signatories
        self.recipients = recipients
        self.accreditation = accreditation
        self.recipientRoles = recipientRoles
        self.legalBasis = legalBasis
        self.notice = notice
        self.purposes = purposes
        self.never = never
        self.valid = valid
        self.grants = grants
        self.approvals = approvals
        self.fields = fields
    }
}

/// The law that lets the provider share.
package struct LegalBasis: Hashable, Sendable {
    package let act: String
    package let section: String?
    /// As `statutory`, `consent`, `public-task`.
    package let kind: String

    package init(act: String, section: String?, kind: String) {
        self.act = act
        self.section = section
        self.kind = kind
    }
}

/// From when until when an agreement holds, both days inclusive, UTC.
package struct Validity: Hashable, Sendable {
    package let from: CalendarDate
    package let until: CalendarDate
    package let reviewBy: CalendarDate?

    package init(from: CalendarDate, until: CalendarDate, reviewBy: CalendarDate?) {
        self.from = from
        self.until = until
        self.reviewBy = reviewBy
    }
}

/// Who must approve a release, beside those who sign the agreement.
package struct Approvals: Hashable, Sendable {
    /// How many distinct officers of ``from``.
    package let count: Int
    package let from: [OfficerName]
    package let distinct: Distinct

    package init(count: Int, from: [OfficerName], distinct: Distinct) {
        self.count = count
        self.from = from
        self.distinct = distinct
    }

    /// What must differ between two approvals.
    package enum Distinct: String, Hashable, Sendable, CaseIterable {
        case persons
        case parties
    }
}

/// How much a file tells about a person, least first.
package enum Form: String, Hashable, Sendable, CaseIterable, Comparable {
    case aggregate
    case kAnonymous = "k-anonymous"
    case pseudonymised
    case identified

    package static func < (left: Self, right: Self) -> Bool {
        let order = Self.allCases
        return (order.firstIndex(of: left) ?? 0) < (order.firstIndex(of: right) ?? 0)
    }
}

/// One dataset of an agreement, with the columns and safeguards of its releases.
package struct Grant: Hashable, Sendable {
    package let id: Identifier
    package let dataset: Identifier
    package let form: Form
    package let reference: ReferencePeriod?
    /// In the document's order.
    package let columns: [GrantColumn]
    package let safeguards: Safeguards
    /// The path of this grant in its document, as `grants/0`.
    package let path: String

    package init(
        id: Identifier,
        dataset: Identifier,
        form: Form,
        reference: ReferencePeriod?,
        columns: [GrantColumn],
        safeguards: Safeguards,
        path: String
    ) {
        self.id = id
        self.dataset = dataset
        self.form = form
        self.reference = reference
        self.columns = columns
        self.safeguards = safeguards
        self.path = path
    }

    /// The column of a name.
    package func column(_ name: String) -> GrantColumn? { columns.first { $0.name == name } }
}

/// A column of a grant and how it leaves.
package struct GrantColumn: Hashable, Sendable {
    package let name: String
    package let treatment: Treatment

    package init(name: String, treatment: Treatment) {
        self.name = name
        self.treatment = treatment
    }
}

/// How a column leaves.
package enum Treatment: Hashable, Sendable {
    /// As it is; a quasi-identifier may still be generalised by the search.
    case keep
    /// Never leaves; written down so that a reader sees that it was thought of.
    case drop
    /// Along its hierarchy, at least to the level named; a date exactly to it.
    case generalise(atLeast: String)
    /// In bands of so many units: `0-4`, `5-9` for 5.
    case band(width: Int)
    case pseudonymise(Pseudonymisation)
}

/// How an identifier becomes a pseudonym.
package struct Pseudonymisation: Hashable, Sendable {
    package let scheme: PseudonymScheme
    /// Pseudonyms of one domain link with each other and with nothing else.
    package let domain: Identifier

    package init(scheme: PseudonymScheme, domain: Identifier) {
        self.scheme = scheme
        self.domain = domain
    }
}

/// The schemes of this version.
package enum PseudonymScheme: String, Hashable, Sendable, CaseIterable {
    /// Hexadecimal of the first 16 bytes of HMAC-SHA256.
    case hmacSHA256 = "hmac-sha256"
}

/// What a release must meet.
package struct Safeguards: Hashable, Sendable {
    package let kAnonymity: KAnonymity?
    /// What must stay usable: a column of these never reaches its top level.
    package let preserve: [Dimension]

    package init(kAnonymity: KAnonymity?, preserve: [Dimension]) {
        self.kAnonymity = kAnonymity
        self.preserve = preserve
    }
}

/// Every combination of quasi-identifiers that leaves is shared by at least k records.
///
/// *Source:* Samarati 2001.
package struct KAnonymity: Hashable, Sendable {
    /// At least 1.
    package let k: Int
    /// The largest share of records that may be removed.
    package let suppression: Share

    package init(k: Int, suppression: Share) {
        self.k = k
        self.suppression = suppression
    }
}
