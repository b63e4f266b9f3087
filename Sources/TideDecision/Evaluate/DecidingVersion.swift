import TideAgreement
import TideCore

extension PolicyIndex {
    /// The grants of a dataset between two parties in the versions that decide at an instant, by id, then as written.
    func decidingGrants(
        of dataset: Identifier,
        from provider: Identifier,
        to recipient: Identifier,
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> [IndexedGrant] {
        deciding(among: grants(of: dataset, from: provider, to: recipient), facts, at)
    }

    /// The grants by which a party receives a dataset, in the versions that decide at an instant, by id, then as written.
    func decidingGrants(
        of dataset: Identifier,
        to recipient: Identifier,
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> [IndexedGrant] {
        deciding(among: grants(of: dataset, to: recipient), facts, at)
    }

    private func deciding(
        among grants: [IndexedGrant],
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> [IndexedGrant] {
        guard hasAmendments else { return grants }
        return grants.filter { $0.agreement === decidingVersion(of: $0.agreement.version.id, facts, at) }
    }

    /// The version of an agreement that decides: the newest that has come into force, or the newest where none has.
    ///
    /// An amendment that lacks signatures, is proposed, or begins later leaves the version before it in force. One that
    /// came into force decides also when it was suspended or ended since: what it replaced does not come back.
    private func decidingVersion(
        of agreement: Identifier,
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> IndexedAgreement? {
        let versions = versions(of: agreement)
        return versions.last { $0.hasComeIntoForce(at, facts, self) } ?? versions.last
    }
}

extension IndexedAgreement {
    /// Whether it is signed, registered, and its first day has begun.
    func hasComeIntoForce(_ at: Instant, _ facts: some DecisionFacts, _ index: PolicyIndex) -> Bool {
        guard agreement.valid.from <= at.date(at: agreement.valid.utcOffset), isSigned(facts) else {
            return false
        }
        switch facts.standing(of: version.id, version: version.version) {
        case .proposed, .unregistered: return false
        case .inForce, .suspended, .terminated, .superseded: return true
        }
    }
}
