import TideAgreement
import TideCore

/// Whether earlier agreements let a holder pass on what it received.
///
/// The data came from its owner along some chain of agreements. Each of them must admit this hop by one of its onward
/// clauses; a chain is enough. What was made from other datasets came along chains of theirs.
struct OnwardChain<Facts: DecisionFacts> {
    let index: PolicyIndex
    let facts: Facts
    let at: Instant
    /// The officers whose approval of the request is known.
    let approved: [OfficerName]

    /// What came of looking for a chain.
    enum Outcome {
        /// The officers whose approval the clauses of the chain ask for, with the clauses, and the chain itself, last
        /// link first.
        case admitted([OnwardApproval], links: [IndexedGrant])
        case blocked(Blocked)
    }

    /// Why there is no chain.
    struct Blocked {
        let dataset: IndexedDataset
        /// Agreements that could have been links and do not admit the hop, by id.
        let refusing: [IndexedGrant]
        /// Whether it is the dataset asked for, and not one that it was made from.
        let isWhole: Bool
    }

    /// Looks for a chain for every dataset that the asked one is or was made from.
    ///
    /// - Returns: one outcome for each owner who is neither the holder nor the requester.
    func outcomes(for hop: Hop, of dataset: IndexedDataset) -> [Outcome] {
        var outcomes: [Outcome] = []
        let ends = [(dataset, hop.holder)] + makers(of: dataset)
        for (source, maker) in ends {
            guard let owner = source.dataset.owner, owner != maker, owner != hop.requester.id else { continue }
            outcomes.append(chain(from: owner, to: maker, of: source, for: hop, isWhole: source === dataset))
        }
        return outcomes
    }

    /// Whether the dataset needs any chain; most do not.
    static func isNeeded(for request: Request, of dataset: IndexedDataset) -> Bool {
        dataset.dataset.owner != request.holder || !dataset.sources.isEmpty
    }

    /// Each dataset that it was made from, and who made something of it.
    private func makers(of dataset: IndexedDataset) -> [(IndexedDataset, Identifier)] {
        guard !dataset.sources.isEmpty else { return [] }
        let lineage = [dataset] + dataset.sources.compactMap { index.datasets[$0] }
        return lineage.flatMap { made -> [(IndexedDataset, Identifier)] in
            guard let maker = made.dataset.owner else { return [] }
            return (made.dataset.derivedFrom ?? []).sorted().compactMap { source in
                index.datasets[source].map { ($0, maker) }
            }
        }
    }

    /// The chain that needs the fewest approvals beside those given, ties by id of agreement.
    ///
    /// - Parameter isWhole: whether it is the dataset asked for, whose columns are those of the grants along the chain.
    private func chain(
        from owner: Identifier,
        to holder: Identifier,
        of dataset: IndexedDataset,
        for hop: Hop,
        isWhole: Bool
    ) -> Outcome {
        // Most who are asked for what they do not own never received it.
        guard !index.grants(of: dataset.dataset.id, to: holder).isEmpty else {
            return .blocked(Blocked(dataset: dataset, refusing: [], isWhole: isWhole))
        }
        var needs: [Identifier: [OnwardApproval]] = [holder: []]
        var links: [Identifier: [IndexedGrant]] = [holder: []]
        var open = [holder]
        var closed: Set<Identifier> = []
        var refusing: [IndexedGrant] = []
        func missing(_ party: Identifier) -> Int {
            needs[party, default: []].filter { !approved.contains($0.officer) }.count
        }
        while let position = open.indices.min(by: { missing(open[$0]) < missing(open[$1]) }) {
            let party = open.remove(at: position)
            guard closed.insert(party).inserted else { continue }
            if party == owner { return .admitted(needs[party] ?? [], links: links[party] ?? []) }
            for link in index.decidingGrants(of: dataset.dataset.id, to: party, facts, at) where isUsable(link) {
                guard let admission = admission(of: hop, by: link, isWhole: isWhole) else {
                    refusing.append(link)
                    continue
                }
                let provider = link.agreement.agreement.provider
                var needed = needs[party] ?? []
                if let approval = admission.approval, !needed.contains(approval) { needed.append(approval) }
                let count = needed.filter { !approved.contains($0.officer) }.count
                if needs[provider] == nil || count < missing(provider) {
                    needs[provider] = needed
                    links[provider] = (links[party] ?? []) + [link]
                    open.append(provider)
                }
            }
        }
        return .blocked(Blocked(dataset: dataset, refusing: refusing, isWhole: isWhole))
    }

    /// Whether what came by a grant may still be held: its agreement is signed and unchanged, has begun, neither the
    /// register nor another agreement ended it, and the day to destroy is not past.
    private func isUsable(_ link: IndexedGrant) -> Bool {
        let agreement = link.agreement.agreement
        let day = at.date(at: agreement.valid.utcOffset)
        guard agreement.valid.from <= day, link.agreement.isSigned(facts),
            facts.changedBindings(of: agreement.id, version: agreement.version).isEmpty,
            link.agreement.isStanding(on: day, facts, index)
        else { return false }
        let last = agreement.duties.destroy?.lastDay(ofReleaseOn: min(day, agreement.valid.until))
        return last.map { day <= $0 } ?? true
    }

    /// How a link admits the hop: by the clause that asks for no further approval where there is one.
    private func admission(of hop: Hop, by link: IndexedGrant, isWhole: Bool) -> Admission? {
        let agreement = link.agreement.agreement
        let terms = agreement.onward.map { OnwardTerms($0, of: link, isWhole: isWhole, in: index) }
        let admitting = terms.filter { $0.admits(hop) }
        let free = admitting.first { terms in terms.clause.approval.map(approved.contains) ?? true }
        return (free ?? admitting.first).map { terms in
            Admission(
                approval: terms.clause.approval.map { officer in
                    let path = "\(terms.clause.path)/approval"
                    return OnwardApproval(officer: officer, clause: agreement.fields.reference(path))
                }
            )
        }
    }

    private struct Admission {
        let approval: OnwardApproval?
    }
}

/// An officer whose approval an onward clause asks for.
struct OnwardApproval: Hashable {
    let officer: OfficerName
    let clause: ClauseReference
}
