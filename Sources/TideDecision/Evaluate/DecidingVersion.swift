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
        // Grants come by id, so that each agreement's versions are looked through once.
        var (agreement, deciding): (Identifier?, IndexedAgreement?) = (nil, nil)
        return grants.filter { grant in
            if grant.agreement.version.id != agreement {
                agreement = grant.agreement.version.id
                deciding = decidingVersion(of: grant.agreement.version.id, facts, at)
            }
            return grant.agreement === deciding
        }
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
        newestInForce(of: agreement, facts, at) ?? versions(of: agreement).last
    }

    /// The newest version of an agreement that has come into force at an instant; `nil` where none has.
    func newestInForce(of agreement: Identifier, _ facts: some DecisionFacts, _ at: Instant) -> IndexedAgreement? {
        versions(of: agreement).last { $0.hasComeIntoForce(at, facts) }
    }

    /// The grants of versions that do not decide at an instant and come into force later, by id, then as written; each with
    /// its version's first day.
    ///
    /// - Complexity: O(grants of the dataset between the two parties).
    func laterGrants(
        of dataset: Identifier,
        from provider: Identifier,
        to recipient: Identifier,
        _ facts: some DecisionFacts,
        _ at: Instant
    ) -> [(grant: IndexedGrant, from: CalendarDate)] {
        guard hasAmendments else { return [] }
        return grants(of: dataset, from: provider, to: recipient).compactMap { grant in
            let valid = grant.agreement.agreement.valid
            let start = Instant(startOf: valid.from, at: valid.utcOffset)
            guard start > at, grant.agreement.hasComeIntoForce(start, facts) else { return nil }
            return (grant, valid.from)
        }
    }
}

extension IndexedAgreement {
    /// Whether it is signed, registered, and its first day has begun.
    func hasComeIntoForce(_ at: Instant, _ facts: some DecisionFacts) -> Bool {
        guard agreement.valid.from <= at.date(at: agreement.valid.utcOffset), isSigned(facts) else {
            return false
        }
        switch facts.standing(of: version.id, version: version.version) {
        case .proposed, .unregistered: return false
        case .inForce, .suspended, .terminated, .superseded: return true
        }
    }
}
