package import TideAgreement
package import TideCore

/// Facts written down: what `decide --state FILE` and the `state` of a case say of the log and the register.
///
/// What it leaves out is not so: without signatures everything is refused. A version whose standing it leaves out is in
/// force once it is signed.
package struct State: Hashable, Sendable {
    /// The officers who signed, by version of an agreement.
    package let signatures: [AgreementVersion: [OfficerName]]
    /// The names whose binding changed since the signatures, by version of an agreement.
    package let changed: [AgreementVersion: [String]]
    /// The officers who approved the request that is decided, whichever it is.
    package let approvals: [OfficerName]
    /// The officers who signed the request that is decided, whichever it is.
    package let requestSignatures: [OfficerName]
    /// What became of a version, where it is not simply in force.
    package let standing: [AgreementVersion: AgreementStanding]
    /// When releases were made that count against the quota of an agreement, ascending.
    package let used: [Identifier: [Instant]]
    /// What parties owe, in the order written.
    package let duties: [OwedDuty]
    /// The declassifiers that were signed, by firewall.
    package let declassifiers: [Identifier: [Identifier]]
    /// When a version was last reviewed.
    package let reviewed: [AgreementVersion: Instant]
    private let dutiesByParty: [Identifier: [OpenDuty]]

    /// A duty together with who owes it.
    package struct OwedDuty: Hashable, Sendable {
        package let party: Identifier
        package let duty: OpenDuty

        package init(party: Identifier, duty: OpenDuty) {
            self.party = party
            self.duty = duty
        }
    }

    package init(
        signatures: [AgreementVersion: [OfficerName]] = [:],
        changed: [AgreementVersion: [String]] = [:],
        approvals: [OfficerName] = [],
        requestSignatures: [OfficerName] = [],
        standing: [AgreementVersion: AgreementStanding] = [:],
        used: [Identifier: [Instant]] = [:],
        duties: [OwedDuty] = [],
        reviewed: [AgreementVersion: Instant] = [:],
        declassifiers: [Identifier: [Identifier]] = [:]
    ) {
        self.signatures = signatures
        self.changed = changed
        self.approvals = approvals
        self.requestSignatures = requestSignatures
        self.standing = standing
        self.used = used.mapValues { $0.sorted() }
        self.duties = duties
        self.reviewed = reviewed
        self.declassifiers = declassifiers
        self.dutiesByParty = Dictionary(grouping: duties, by: \.party).mapValues { $0.map(\.duty) }
    }
}

extension State: DecisionFacts {
    package func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        signatures[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func changedBindings(of agreement: Identifier, version: Int) -> [String] {
        changed.isEmpty ? [] : changed[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func approvals(of request: ContentDigest) -> [OfficerName] { approvals }

    package func requestSigners(of request: ContentDigest) -> [OfficerName] { requestSignatures }

    package func standing(of agreement: Identifier, version: Int) -> AgreementStanding {
        standing.isEmpty ? .inForce : standing[AgreementVersion(id: agreement, version: version)] ?? .inForce
    }

    package func usedQuota(of agreement: Identifier) -> [Instant] { used[agreement] ?? [] }

    package func openDuties(of party: Identifier) -> [OpenDuty] {
        dutiesByParty.isEmpty ? [] : dutiesByParty[party] ?? []
    }

    package func lastReview(of agreement: Identifier, version: Int) -> Instant? {
        reviewed[AgreementVersion(id: agreement, version: version)]
    }

    package func signedDeclassifiers(of firewall: Identifier) -> [Identifier] { declassifiers[firewall] ?? [] }
}
