package import TideCore

/// What a decision must know beside documents: what the log and the register say.
///
/// The decision owns the protocol; a workspace answers it from its register, ``State`` from a file. An implementation
/// answers from one moment and never fails: a fact that is not known is not there, and what is not there refuses.
package protocol DecisionFacts: Sendable {
    /// The officers whose valid signature over the signed form of this version is known.
    func signatories(of agreement: Identifier, version: Int) -> [OfficerName]

    /// The names that the version binds whose digest is no longer the one that was signed, as `dataset/work-permits`.
    func changedBindings(of agreement: Identifier, version: Int) -> [String]

    /// The registered officers whose valid approval of this request and its dry run is known.
    ///
    /// - Parameter request: ``Request/digest``.
    func approvals(of request: ContentDigest) -> [OfficerName]

    /// The registered officers of the requester whose valid signature over this request is known.
    ///
    /// - Parameter request: ``Request/digest``.
    func requestSigners(of request: ContentDigest) -> [OfficerName]

    /// What the register says of a version beside its signatures and its dates.
    func standing(of agreement: Identifier, version: Int) -> AgreementStanding

    /// When releases under any version of an agreement were made that count against its quota, ascending.
    ///
    /// What is staged counts; what was aborted or withheld does not.
    func usedQuota(of agreement: Identifier) -> [Instant]

    /// The duties of a party that it has not discharged, under whatever agreement, overdue or not.
    func openDuties(of party: Identifier) -> [OpenDuty]

    /// When a version was last reviewed, as its `reviewBy` asks; `nil` where it never was.
    func lastReview(of agreement: Identifier, version: Int) -> Instant?

    /// Whether the network of agreements was looked at: whether ``breaches(of:)`` has anything to say.
    var hasNetwork: Bool { get }

    /// What a flow would break of what the firewalls declare for the whole network, with all that flows already.
    func breaches(of flow: RequestedFlow) -> [NetworkBreach]

    /// The declassifiers of a firewall that the officers who answer for them signed.
    func signedDeclassifiers(of firewall: Identifier) -> [Identifier]
}

extension DecisionFacts {
    /// Never: a review that nobody has recorded was not held.
    package func lastReview(of agreement: Identifier, version: Int) -> Instant? { nil }

    package var hasNetwork: Bool { false }

    package func breaches(of flow: RequestedFlow) -> [NetworkBreach] { [] }

    /// None: what nobody is known to have signed opens nothing.
    package func signedDeclassifiers(of firewall: Identifier) -> [Identifier] { [] }
}

/// What missing approvals, and a request that its officer has not signed yet, mean.
package enum ApprovalMode: String, Hashable, Sendable, CaseIterable {
    /// They refuse: a release.
    case required
    /// They are listed as due: a dry run, whose outcome is what officers approve.
    case pending
}
