package import TideCore

/// A party as decisions use it.
///
/// A class because decisions share it.
package final class IndexedParty: Sendable {
    package let party: Party
    /// The other parties that count as one reader with it, whichever of them says so, ascending.
    package let fellowReaders: [Identifier]

    init(_ party: Party, fellowReaders: [Identifier]) {
        self.party = party
        self.fellowReaders = fellowReaders
    }

    /// An officer of the party.
    func officer(_ name: OfficerName) -> Officer? { party.officers.first { $0.name == name } }
}

/// One version of an agreement as decisions use it.
///
/// A class because decisions share it.
package final class IndexedAgreement: Sendable {
    package let agreement: Agreement
    package let version: AgreementVersion
    /// Where its purposes stand in the tree, in the order written.
    package let purposes: [PurposeRange]
    /// In the order written.
    package let signatoryQuorums: [IndexedQuorum]
    /// Who must approve each release, without the ethics board.
    package let approvals: IndexedQuorum?

    init(_ agreement: Agreement, ranges: PurposeRanges, officer: (OfficerName) -> Officer?) {
        self.agreement = agreement
        self.version = agreement.identity
        self.purposes = agreement.purposes.compactMap { ranges[$0] }
        self.signatoryQuorums = agreement.signatoryQuorums.map { IndexedQuorum($0, officer: officer) }
        self.approvals = agreement.approvals.map { IndexedQuorum($0.quorum, officer: officer) }
    }

    /// Whether a purpose is one of the agreement's or narrows one.
    package func covers(_ purpose: PurposeRange) -> Bool {
        for agreed in purposes where agreed.contains(purpose) { return true }
        return false
    }
}

/// A grant of one version of an agreement as decisions use it.
///
/// A class because decisions share it.
package final class IndexedGrant: Sendable {
    package let agreement: IndexedAgreement
    package let grant: Grant
    package let dataset: IndexedDataset
    package let recipient: IndexedParty
    /// Its position in the agreement.
    package let position: Int
    /// By position of the grant's columns.
    package let columns: [IndexedColumn]
    package let duties: IndexedDuties
    /// What agreements of the provider about the dataset itself rule out, by purpose.
    package let ruledOut: [RuledOutPurpose]

    init(
        _ agreement: IndexedAgreement,
        position: Int,
        _ grant: Grant,
        dataset: IndexedDataset,
        recipient: IndexedParty,
        ruledOut: [RuledOutPurpose]
    ) {
        self.agreement = agreement
        self.position = position
        self.grant = grant
        self.dataset = dataset
        self.recipient = recipient
        self.columns = grant.columns.map { IndexedColumn($0, dataset.dataset.column($0.name)) }
        self.duties = IndexedDuties(of: agreement.agreement, dataset: dataset.dataset)
        self.ruledOut = ruledOut
    }

    /// By id of agreement, then as written.
    static func isBefore(_ left: IndexedGrant, _ right: IndexedGrant) -> Bool {
        (left.agreement.version, left.position) < (right.agreement.version, right.position)
    }
}

/// A column of a grant as it may leave.
package struct IndexedColumn: Sendable {
    /// Whether it shows who a person is.
    package let isDirect: Bool
    package let isPseudonym: Bool
    /// Whether it may leave: not dropped, and a direct identifier only as a pseudonym.
    package let mayLeave: Bool

    init(_ granted: GrantColumn, _ column: DatasetColumn?) {
        self.isDirect = column?.role == .direct
        self.isPseudonym = granted.isPseudonym
        self.mayLeave = column != nil && granted.treatment != .drop && (!isDirect || isPseudonym)
    }
}

/// A dataset as decisions use it.
///
/// A class because decisions share it.
package final class IndexedDataset: Sendable {
    package let dataset: Dataset
    /// Every dataset that it was made from, directly or not, sorted.
    package let sources: [Identifier]
    /// The firewalls that protect it or something that it was made from, by id.
    package let firewalls: [IndexedFirewall]

    init(
        _ dataset: Dataset,
        among datasets: [Identifier: Dataset],
        firewalls: [IndexedFirewall],
        ranges: PurposeRanges
    ) {
        self.dataset = dataset
        var sources: Set<Identifier> = []
        var waiting = dataset.derivedFrom ?? []
        while let next = waiting.popLast() {
            guard sources.insert(next).inserted else { continue }
            waiting += datasets[next]?.derivedFrom ?? []
        }
        self.sources = sources.subtracting([dataset.id]).sorted()
        let lineage = [dataset] + self.sources.compactMap { datasets[$0] }
        self.firewalls = firewalls.filter { firewall in lineage.contains { firewall.protects($0, ranges: ranges) } }
    }
}

/// A firewall as decisions use it.
///
/// A class because decisions share it.
package final class IndexedFirewall: Sendable {
    package let firewall: Firewall
    /// The forbidden purposes, in the order written; `nil` for one that the tree does not have.
    package let purposes: [PurposeRange?]

    init(_ firewall: Firewall, ranges: PurposeRanges) {
        self.firewall = firewall
        self.purposes = firewall.forbids.purposes.map { ranges[$0] }
    }

    /// Whether a dataset is named, or is marked protected and collected for what the firewall protects.
    func protects(_ dataset: Dataset, ranges: PurposeRanges) -> Bool {
        if firewall.protects.datasets.contains(dataset.id) { return true }
        guard dataset.isProtected else { return false }
        // What a protected dataset was collected for is always known in a policy set; if it were not, it is protected.
        guard let collected = dataset.collectedFor.flatMap({ ranges[$0] }) else { return true }
        return firewall.protects.collectedFor.contains { ranges[$0]?.contains(collected) ?? true }
    }
}

/// A purpose that agreements of one provider about one dataset rule out.
///
/// A class because a refusal shares it: whatever the number of agreements, a decision makes nothing anew.
package final class RuledOutPurpose: Sendable {
    package let purpose: Identifier
    /// Where it stands in the tree; `nil` where the tree does not have it.
    package let range: PurposeRange?
    /// Every version of every agreement that rules it out, by id, then version; at least one.
    package let prohibitions: [Prohibition]
    /// Whether each of these agreements has one version alone, so that nothing can have replaced what it rules out.
    package let areUnamended: Bool

    init(purpose: Identifier, range: PurposeRange?, prohibitions: [Prohibition], areUnamended: Bool) {
        self.purpose = purpose
        self.range = range
        self.prohibitions = prohibitions
        self.areUnamended = areUnamended
    }

    /// The prohibitions of one purpose for several datasets, each said once, in the order in which they come.
    ///
    /// - Precondition: there is at least one, and all are of one purpose.
    convenience init(merging purposes: [RuledOutPurpose]) {
        var seen: Set<ObjectIdentifier> = []
        // An agreement lists a purpose once.
        let prohibitions = purposes.flatMap(\.prohibitions).filter {
            seen.insert(ObjectIdentifier($0.agreement)).inserted
        }
        self.init(
            purpose: purposes[0].purpose,
            range: purposes[0].range,
            prohibitions: prohibitions,
            areUnamended: purposes.allSatisfy(\.areUnamended)
        )
    }

    /// The same with the prohibitions that hold; itself where all do, `nil` where none does.
    package func holding(_ holds: (Prohibition) -> Bool) -> RuledOutPurpose? {
        let kept = prohibitions.filter(holds)
        guard kept.count < prohibitions.count else { return self }
        return kept.isEmpty
            ? nil : RuledOutPurpose(purpose: purpose, range: range, prohibitions: kept, areUnamended: areUnamended)
    }
}

/// An agreement that rules out a purpose.
package struct Prohibition: Sendable {
    package let agreement: IndexedAgreement
    /// Where the agreement says so; see ``Clause/path``.
    package let path: String

    /// - Parameter position: the purpose's, under `never`.
    init(agreement: IndexedAgreement, position: Int) {
        self.agreement = agreement
        self.path = "never/\(position)"
    }
}
