/// A clause that is one comparison: the constraint that carries it, in both directions.
///
/// One table of these drives export and import, so that neither knows a clause that the other does not.
struct ConstraintTerm: Sendable {
    /// Below the agreement, the grant or the clause that it is about.
    let path: [String]
    /// As `odrl:purpose`.
    let left: String
    /// As `odrl:isAnyOf`.
    let comparison: String
    let value: ConstraintValue
    /// Other comparisons that say the same of a single value.
    let others: Set<String>

    init(_ path: String, _ left: String, _ comparison: String, _ value: ConstraintValue, others: Set<String> = []) {
        self.path = path.split(separator: "/").map(String.init)
        self.left = left
        self.comparison = comparison
        self.value = value
        self.others = others
    }

    /// What the clause is called in messages.
    var name: String { path.joined(separator: "/") }
}

extension ConstraintTerm {
    /// What an agreement says once for all its grants; each permission repeats it.
    static let ofAgreement: [ConstraintTerm] = [
        ConstraintTerm("purposes", "odrl:purpose", "odrl:isAnyOf", .names(.purpose), others: ["odrl:isA"]),
        ConstraintTerm("valid/from", "odrl:dateTime", "odrl:gteq", .firstDay, others: ["odrl:gt"]),
        ConstraintTerm("valid/until", "odrl:dateTime", "odrl:lteq", .lastDay, others: ["odrl:lt"]),
        ConstraintTerm("recipients", "tidegate:requester", "odrl:isAnyOf", .names(.officer)),
        ConstraintTerm("recipientRoles", "tidegate:recipientRole", "odrl:isAnyOf", .names(.role)),
        ConstraintTerm("accreditation", "tidegate:accreditation", "odrl:isAllOf", .names(.accreditation)),
        ConstraintTerm("access/zones", "odrl:spatial", "odrl:isAnyOf", .names(.zone), others: ["odrl:eq"]),
        ConstraintTerm("access/mode", "odrl:deliveryChannel", "odrl:eq", .name(.access)),
    ]

    /// How many releases, where there is one grant and so one permission to count by.
    static let ofQuota: [ConstraintTerm] = [
        ConstraintTerm("quota/releases", "odrl:count", "odrl:lteq", .integer),
        ConstraintTerm("quota/apart", "odrl:timeInterval", "odrl:eq", .duration),
    ]

    /// What a grant says of each release.
    static let ofGrant: [ConstraintTerm] = [
        ConstraintTerm("form", "tidegate:form", "odrl:lteq", .name(.form)),
        ConstraintTerm("safeguards/kAnonymity/k", "tidegate:kAnonymity", "odrl:gteq", .integer),
        ConstraintTerm("safeguards/kAnonymity/unit", "tidegate:kAnonymityCounts", "odrl:eq", .name(.counted)),
        ConstraintTerm(
            "safeguards/kAnonymity/suppression",
            "tidegate:kAnonymitySuppression",
            "odrl:lteq",
            .share
        ),
        ConstraintTerm("safeguards/kMap/k", "tidegate:kMap", "odrl:gteq", .integer),
        risk("prosecutor/average", "prosecutorAverageRisk"), risk("prosecutor/highest", "prosecutorHighestRisk"),
        risk("journalist/average", "journalistAverageRisk"), risk("journalist/highest", "journalistHighestRisk"),
        risk("marketer/average", "marketerAverageRisk"), risk("marketer/highest", "marketerHighestRisk"),
        ConstraintTerm(
            "safeguards/populationUniqueness/atMost",
            "tidegate:populationUniqueness",
            "odrl:lteq",
            .share
        ),
        ConstraintTerm("safeguards/suppression", "tidegate:suppression", "odrl:lteq", .share),
        ConstraintTerm("safeguards/preserve", "tidegate:preserves", "odrl:isAllOf", .names(.dimension)),
    ]

    private static func risk(_ path: String, _ term: String) -> ConstraintTerm {
        ConstraintTerm("safeguards/risk/\(path)", "tidegate:\(term)", "odrl:lteq", .share)
    }

    /// Which days of a dataset a grant opens: a refinement of its target.
    static let ofTarget: [ConstraintTerm] = [
        ConstraintTerm("reference/from", "tidegate:reference", "odrl:gteq", .date),
        ConstraintTerm("reference/until", "tidegate:reference", "odrl:lteq", .date),
    ]

    /// What is passed on.
    static let ofOnward: [ConstraintTerm] = [
        ConstraintTerm("roles", "tidegate:recipientRole", "odrl:isAnyOf", .names(.role)),
        ConstraintTerm("purposes", "odrl:purpose", "odrl:isAnyOf", .names(.purpose), others: ["odrl:isA"]),
        ConstraintTerm("maxForm", "tidegate:form", "odrl:lteq", .name(.form)),
        ConstraintTerm("minK", "tidegate:kAnonymity", "odrl:gteq", .integer),
        ConstraintTerm("zones", "odrl:spatial", "odrl:isAnyOf", .names(.zone), others: ["odrl:eq"]),
    ]

    /// What data may never serve.
    static let ofNever: [ConstraintTerm] = [
        ConstraintTerm("never", "odrl:purpose", "odrl:isAnyOf", .names(.purpose), others: ["odrl:isA"])
    ]

    /// By when an agreement is looked at again.
    static let ofReview: [ConstraintTerm] = [
        ConstraintTerm("valid/reviewBy", "odrl:dateTime", "odrl:lteq", .lastDay, others: ["odrl:lt"])
    ]

    /// By when data is destroyed.
    static let ofDestruction: [ConstraintTerm] = [
        ConstraintTerm("by", "odrl:dateTime", "odrl:lteq", .lastDay, others: ["odrl:lt"]),
        ConstraintTerm("after", "odrl:elapsedTime", "odrl:lteq", .duration),
        ConstraintTerm("certifyWithin", "tidegate:certifyWithin", "odrl:lteq", .duration),
    ]

    /// How soon something is done.
    static let ofDelay: [ConstraintTerm] = [
        ConstraintTerm("within", "odrl:elapsedTime", "odrl:lteq", .duration)
    ]

    /// What must differ between those who approve.
    static let ofApproval: [ConstraintTerm] = [
        ConstraintTerm("distinct", "tidegate:approvalsDiffer", "odrl:eq", .name(.distinct))
    ]

    /// How an audit goes.
    static let ofAudit: [ConstraintTerm] = [
        ConstraintTerm("notice", "odrl:delayPeriod", "odrl:gteq", .duration),
        ConstraintTerm("records", "tidegate:recordsKept", "odrl:gteq", .duration),
    ]
}
