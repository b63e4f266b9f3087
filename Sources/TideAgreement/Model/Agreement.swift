package import TideCore

/// Who may receive what, for which purposes, under which safeguards: a document of kind `agreement`.
///
/// It was read and validated; whether anybody signed it is for ``TideDecision`` to ask. Only reading makes one.
package struct Agreement: Hashable, Sendable {
    package let id: Identifier
    package let version: Int
    package let title: String
    /// Another agreement's version that ends when this one comes into force.
    package let supersedes: AgreementVersion?
    package let sharingClass: SharingClass?
    package let provider: Identifier
    package let recipient: Identifier
    /// Who must sign, each of them; at least one officer of each side signs, alone or in a quorum.
    package let signatories: [OfficerName]
    /// Who must sign beside them, so many out of several.
    package let signatoryQuorums: [Quorum]
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
    package let access: Access
    package let grants: [Grant]
    /// Every pseudonym domain that grants use, or none where the agreement does not say.
    package let pseudonymDomains: [PseudonymDomain]
    /// What may be joined; nothing where empty.
    package let linkages: [Linkage]
    package let onward: [OnwardClause]
    package let outputs: Outputs?
    package let quota: Quota?
    package let optOut: OptOut?
    package let approvals: Approvals?
    package let duties: AgreementDuties
    package let overdue: OverdueRule
    package let audit: AuditRights?
    package let publish: [PublishedField]
    package let terms: Terms?
    package let termination: Termination?
    package let fields: FieldPlaces
}

extension Agreement {
    /// This version of it.
    package var identity: AgreementVersion { AgreementVersion(id: id, version: version) }

    /// Every officer whose signature it may need: each signatory and those of the quorums, in order, once.
    package var possibleSignatories: [OfficerName] {
        var names: [OfficerName] = []
        for name in signatories + signatoryQuorums.flatMap(\.from) where !names.contains(name) { names.append(name) }
        return names
    }
}
