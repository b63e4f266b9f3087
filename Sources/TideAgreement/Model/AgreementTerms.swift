package import TideCore

/// Who may look whether the agreement is kept.
package struct AuditRights: Hashable, Sendable {
    package let by: [Identifier]
    /// How long beforehand an audit is announced.
    package let notice: Term?
    /// How long records are kept.
    package let records: Term?
}

/// What the public register shows of an agreement.
package enum PublishedField: String, Hashable, Sendable, CaseIterable {
    case title
    case parties
    case legalBasis
    case purposes
    case datasets
    case columns
    case valid
    case notice
    case contact
}

/// What no program decides and lawyers ask for first.
package struct Terms: Hashable, Sendable {
    package let law: String
    package let dispute: String
    package let precedence: String
    package let cost: String?
    package let intellectualProperty: String?
    package let liability: String?
}

/// How the agreement is ended before its last day.
package struct Termination: Hashable, Sendable {
    /// How long after it was declared a termination takes effect at the earliest; at once where left out.
    package let notice: Term?
    /// Who may suspend and terminate beside the signatories.
    package let by: [OfficerName]
}
