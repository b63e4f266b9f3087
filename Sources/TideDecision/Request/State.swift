package import TideAgreement
package import TideCore

/// Facts written down: what `decide --state FILE` and the `state` of a case say of the log and the register.
///
/// What it leaves out is not so: without signatures everything is refused.
package struct State: Hashable, Sendable {
    /// The officers who signed, by version of an agreement.
    package let signatures: [AgreementVersion: [OfficerName]]
    /// The names whose binding changed since the signatures, by version of an agreement.
    package let changed: [AgreementVersion: [String]]
    /// The officers who approved the request that is decided, whichever it is.
    package let approvals: [OfficerName]

    package init(
        signatures: [AgreementVersion: [OfficerName]] = [:],
        changed: [AgreementVersion: [String]] = [:],
        approvals: [OfficerName] = []
    ) {
        self.signatures = signatures
        self.changed = changed
        self.approvals = approvals
    }
}

extension State: DecisionFacts {
    package func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        signatures[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func changedBindings(of agreement: Identifier, version: Int) -> [String] {
        changed[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func approvals(of request: ContentDigest) -> [OfficerName] { approvals }
}
