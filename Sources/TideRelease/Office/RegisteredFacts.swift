package import TideAgreement
package import TideCore
package import TideDecision
import TideFirewall
import TideLedger

/// The facts of a workspace: signatures and approvals that verify under the registered parties' keys, what changed since
/// the signatures, what became of agreements, quota and duties.
///
/// Everything is read and verified once, when it is made; what does not verify is not there. Every command of a workspace
/// decides by these and no others.
package struct RegisteredFacts: DecisionFacts {
    private let signatures: RegisteredSignatures
    private let standings: RegisteredStandings
    private let proposed: [AgreementVersion: [OfficerName]]
    private var approved: [ContentDigest: [OfficerName]] = [:]
    /// Who signed the request, by its digest.
    private let signers: [ContentDigest: [OfficerName]]
    private var used: [Identifier: [Instant]] = [:]
    private let duties: RegisteredDuties
    /// `nil` where no firewall is in force.
    private let network: NetworkProof?
    private let declassifiers: [Identifier: [Identifier]]

    /// - Parameters:
    ///   - dryRun: only approvals of this dry run count; any dry run of the request where it is `nil`.
    ///   - instant: the moment at which keys and certificates must be valid, and agreements are looked at.
    ///   - signer: the officer whose signature over the request was taken.
    ///   - proposed: who signed versions that are proposed and not registered.
    package init(
        of office: some OfficeBooks,
        policies: PolicySet,
        request: ContentDigest,
        dryRun: ContentDigest?,
        at instant: Instant,
        signer: OfficerName? = nil,
        proposed: [AgreementVersion: [OfficerName]] = [:]
    ) throws {
        signers = signer.map { [request: [$0]] } ?? [:]
        self.proposed = proposed
        signatures = try office.signatures(under: policies)
        standings = RegisteredStandings(events: try office.register.events(), policies: policies, at: instant)
        network = try office.networkProof(in: policies, at: instant)
        // Who answers for a declassifier signed the firewall's text, or it would not have been declared.
        let declared = Set(try office.register.firewalls().filter { $0.event != .removed }.map(\.id))
        declassifiers = Dictionary(
            uniqueKeysWithValues: policies.firewalls.filter { declared.contains($0.id) }
                .map { ($0.id, $0.declassifiers.map(\.id)) }
        )
        let log = try office.log()
        for approval in try office.register.approvals(ofRequest: request)
        where dryRun == nil || approval.dryRun == dryRun {
            let signer = OfficerSignature.signer(
                of: try office.evidence.get(approval.envelope),
                payload: Approval(request: request, dryRun: approval.dryRun, log: log).encoded,
                type: PayloadType.approval,
                among: policies.parties,
                at: instant
            )?.officer
            if let signer, !(approved[request] ?? []).contains(signer) { approved[request, default: []].append(signer) }
        }
        for id in Set(policies.agreements.map(\.id)) { used[id] = try office.register.usedQuota(of: id) }
        duties = try office.duties()
    }

    package func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        let version = AgreementVersion(id: agreement, version: version)
        return signatures.signed[version] ?? proposed[version] ?? []
    }

    package func changedBindings(of agreement: Identifier, version: Int) -> [String] {
        signatures.changed[AgreementVersion(id: agreement, version: version)] ?? []
    }

    package func approvals(of request: ContentDigest) -> [OfficerName] { (approved[request] ?? []).sorted() }

    package func requestSigners(of request: ContentDigest) -> [OfficerName] { signers[request] ?? [] }

    package func standing(of agreement: Identifier, version: Int) -> AgreementStanding {
        standings.standing(of: AgreementVersion(id: agreement, version: version))
    }

    package func usedQuota(of agreement: Identifier) -> [Instant] { used[agreement] ?? [] }

    package func lastReview(of agreement: Identifier, version: Int) -> Instant? {
        duties.lastReview(of: AgreementVersion(id: agreement, version: version))
    }

    package func openDuties(of party: Identifier) -> [OpenDuty] { duties.open(of: party) }

    package var hasNetwork: Bool { network != nil }

    package func breaches(of flow: RequestedFlow) -> [NetworkBreach] { network?.breaches(of: flow) ?? [] }

    package func signedDeclassifiers(of firewall: Identifier) -> [Identifier] { declassifiers[firewall] ?? [] }
}
