package import TideAgreement
package import TideCore
package import TideDecision

/// Facts of a decision together with what is proved of the network: what is asked breaks nothing that firewalls declare.
package struct NetworkFacts<Facts: DecisionFacts>: DecisionFacts {
    private let facts: Facts
    private let proof: NetworkProof

    /// - Parameter proof: of the policy set that is decided under.
    package init(_ facts: Facts, proof: NetworkProof) {
        self.facts = facts
        self.proof = proof
    }

    package func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        facts.signatories(of: agreement, version: version)
    }

    package func changedBindings(of agreement: Identifier, version: Int) -> [String] {
        facts.changedBindings(of: agreement, version: version)
    }

    package func approvals(of request: ContentDigest) -> [OfficerName] { facts.approvals(of: request) }

    package func requestSigners(of request: ContentDigest) -> [OfficerName] { facts.requestSigners(of: request) }

    package func standing(of agreement: Identifier, version: Int) -> AgreementStanding {
        facts.standing(of: agreement, version: version)
    }

    package func usedQuota(of agreement: Identifier) -> [Instant] { facts.usedQuota(of: agreement) }

    package func openDuties(of party: Identifier) -> [OpenDuty] { facts.openDuties(of: party) }

    package func lastReview(of agreement: Identifier, version: Int) -> Instant? {
        facts.lastReview(of: agreement, version: version)
    }

    package func signedDeclassifiers(of firewall: Identifier) -> [Identifier] {
        facts.signedDeclassifiers(of: firewall)
    }

    package var hasNetwork: Bool { true }

    package func breaches(of flow: RequestedFlow) -> [NetworkBreach] { proof.breaches(of: flow) }
}

extension State {
    /// The same facts, with what is proved of the network where a firewall is declared.
    package func withNetwork(of policies: PolicySet, at instant: Instant) -> any DecisionFacts {
        guard !policies.firewalls.isEmpty else { return self }
        let endings = policies.endings(at: instant) { standing(of: $0.id, version: $0.version) }
        // What nobody is known to have signed opens nothing.
        let signed = Dictionary(
            uniqueKeysWithValues: policies.firewalls.map { ($0.id, Set(signedDeclassifiers(of: $0.id))) }
        )
        let network = Network(policies, endings: endings, signed: signed)
        return NetworkFacts(self, proof: network.prove(budget: .standard))
    }
}

extension PolicySet {
    /// The last day, inclusive, on which data may pass under the versions that do not simply hold.
    ///
    /// A version that was never registered ended before it began. One that is suspended ended on the day of that: whoever
    /// resumes it proves it anew. What a later version or another agreement replaced is cut by that one's first day.
    ///
    /// - Parameters:
    ///   - entering: a version that is to count as if it were in force.
    ///   - standing: what the register says of a version.
    package func endings(
        entering: AgreementVersion? = nil,
        at instant: Instant,
        standing: (AgreementVersion) -> AgreementStanding
    ) -> [AgreementVersion: CalendarDate] {
        var endings: [AgreementVersion: CalendarDate] = [:]
        for agreement in agreements where agreement.identity != entering {
            let offset = agreement.valid.utcOffset
            switch standing(agreement.identity) {
            case .inForce, .superseded: break
            case .proposed, .unregistered: endings[agreement.identity] = agreement.valid.from.before
            case .suspended(let since): endings[agreement.identity] = (since ?? instant).date(at: offset)
            case .terminated(let day): endings[agreement.identity] = day ?? instant.date(at: offset)
            }
        }
        return endings
    }
}

extension CalendarDate {
    /// The day before.
    fileprivate var before: CalendarDate { CalendarDate(daysSince1970: daysSince1970 - 1) }
}
