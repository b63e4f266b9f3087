package import TideCore

/// What decisions look up in a policy set, worked out once when the set is made.
///
/// A class, as are its entries: every decision reads them and none changes them, so they are shared and not copied.
package final class PolicyIndex: Sendable {
    /// By id.
    package let parties: [Identifier: IndexedParty]
    /// By id.
    package let datasets: [Identifier: IndexedDataset]
    package let purposes: PurposeRanges
    /// Whether any agreement has more than one version; where none has, nobody needs to ask which of them decides.
    package let hasAmendments: Bool
    private let flows: [Flow: [IndexedGrant]]
    private let received: [Holding: [IndexedGrant]]
    private let prohibitions: [Holding: [RuledOutPurpose]]
    private let versions: [Identifier: [IndexedAgreement]]
    private let successors: [AgreementVersion: [IndexedAgreement]]

    /// - Complexity: O(documents and their parts).
    init(
        parties: [Identifier: Party],
        purposes: PurposeTree,
        datasets: [Identifier: Dataset],
        agreements: [Agreement],
        firewalls: [Firewall]
    ) {
        let ranges = PurposeRanges(of: purposes)
        let walls = firewalls.sorted { $0.id < $1.id }.map { IndexedFirewall($0, ranges: ranges) }
        let coalitions = PolicySet.coalitions(of: parties)
        let indexedParties = parties.mapValues { party in
            IndexedParty(party, fellowReaders: coalitions[party.id]?.filter { $0 != party.id } ?? [])
        }
        let indexedDatasets = datasets.mapValues { dataset in
            IndexedDataset(dataset, among: datasets, firewalls: walls, ranges: ranges)
        }
        var entries = Entries()
        for agreement in agreements.sorted(by: { $0.identity < $1.identity }) {
            entries.add(
                IndexedAgreement(agreement, ranges: ranges) { name in indexedParties[name.party]?.officer(name) }
            )
        }
        let versions = entries.versions
        let prohibitions = entries.prohibitions.mapValues { byPurpose in
            byPurpose.sorted { $0.key < $1.key }.map { purpose, prohibitions in
                RuledOutPurpose(
                    purpose: purpose,
                    range: ranges[purpose],
                    prohibitions: prohibitions,
                    areUnamended: prohibitions.allSatisfy { versions[$0.agreement.version.id]?.count == 1 }
                )
            }
        }
        for version in entries.versions.values.joined() {
            entries.addGrants(of: version, parties: indexedParties, datasets: indexedDatasets, prohibitions)
        }
        self.hasAmendments = entries.versions.values.contains { $0.count > 1 }
        self.parties = indexedParties
        self.datasets = indexedDatasets
        self.purposes = ranges
        self.flows = entries.flows.mapValues { $0.sorted(by: IndexedGrant.isBefore) }
        self.received = entries.received.mapValues { $0.sorted(by: IndexedGrant.isBefore) }
        self.prohibitions = prohibitions
        self.versions = entries.versions
        self.successors = entries.successors
    }

    /// The grants of a dataset in every version of every agreement between two parties, by id, version, then as written.
    package func grants(of dataset: Identifier, from provider: Identifier, to recipient: Identifier) -> [IndexedGrant] {
        flows[Flow(provider: provider, recipient: recipient, dataset: dataset)] ?? []
    }

    /// The grants by which a party receives a dataset from anybody, in every version, by id, version, then as written.
    package func grants(of dataset: Identifier, to recipient: Identifier) -> [IndexedGrant] {
        received[Holding(party: recipient, dataset: dataset)] ?? []
    }

    /// The purposes that any version of any agreement of a provider rules out for a dataset itself, by purpose.
    package func prohibitions(of provider: Identifier, dataset: Identifier) -> [RuledOutPurpose] {
        prohibitions[Holding(party: provider, dataset: dataset)] ?? []
    }

    /// Those at, above or below a purpose that a provider rules out for a dataset or for what it was made from, by purpose;
    /// of each first the dataset's own, then those of what it was made from, by name.
    ///
    /// - Parameter own: those of the dataset itself.
    /// - Complexity: O(purposes ruled out) for what was collected; for what was made from other data also
    ///   O(sources + prohibitions).
    package func prohibitions(
        of provider: Identifier,
        around range: PurposeRange,
        own: [RuledOutPurpose],
        sources: [Identifier]
    ) -> [RuledOutPurpose] {
        var found: [RuledOutPurpose] = []
        for purpose in own where purpose.range?.overlaps(range) ?? true { found.append(purpose) }
        let before = found.count
        for source in sources {
            for purpose in prohibitions(of: provider, dataset: source)
            where purpose.range?.overlaps(range) ?? true { found.append(purpose) }
        }
        guard found.count > before, found.count > 1 else { return found }
        return Dictionary(grouping: found, by: \.purpose).sorted { $0.key < $1.key }.map {
            RuledOutPurpose(merging: $1)
        }
    }

    /// Every version of an agreement, oldest first.
    package func versions(of agreement: Identifier) -> [IndexedAgreement] { versions[agreement] ?? [] }

    /// One version of an agreement.
    package func agreement(_ version: AgreementVersion) -> IndexedAgreement? {
        versions[version.id]?.first { $0.version == version }
    }

    /// The agreements that end a version of another one when they come into force, by id.
    package func successors(of version: AgreementVersion) -> [IndexedAgreement] {
        successors.isEmpty ? [] : successors[version] ?? []
    }

    /// A registered officer.
    package func officer(_ name: OfficerName) -> Officer? { parties[name.party]?.officer(name) }

    private struct Flow: Hashable {
        let provider: Identifier
        let recipient: Identifier
        let dataset: Identifier
    }

    private struct Holding: Hashable {
        let party: Identifier
        let dataset: Identifier
    }

    /// The index while it is made.
    private struct Entries {
        var flows: [Flow: [IndexedGrant]] = [:]
        var received: [Holding: [IndexedGrant]] = [:]
        var prohibitions: [Holding: [Identifier: [Prohibition]]] = [:]
        var versions: [Identifier: [IndexedAgreement]] = [:]
        var successors: [AgreementVersion: [IndexedAgreement]] = [:]

        mutating func add(_ entry: IndexedAgreement) {
            let agreement = entry.agreement
            versions[agreement.id, default: []].append(entry)
            if let ended = agreement.supersedes { successors[ended, default: []].append(entry) }
            guard !agreement.never.isEmpty else { return }
            for dataset in Set(agreement.grants.map(\.dataset)) {
                let holding = Holding(party: agreement.provider, dataset: dataset)
                for (position, never) in agreement.never.enumerated() {
                    let prohibition = Prohibition(agreement: entry, position: position)
                    prohibitions[holding, default: [:]][never, default: []].append(prohibition)
                }
            }
        }

        mutating func addGrants(
            of entry: IndexedAgreement,
            parties: [Identifier: IndexedParty],
            datasets: [Identifier: IndexedDataset],
            _ prohibitions: [Holding: [RuledOutPurpose]]
        ) {
            let agreement = entry.agreement
            guard let recipient = parties[agreement.recipient] else { return }
            for (position, grant) in agreement.grants.enumerated() {
                guard let dataset = datasets[grant.dataset] else { continue }
                let held = Holding(party: agreement.provider, dataset: grant.dataset)
                let indexed = IndexedGrant(
                    entry,
                    position: position,
                    grant,
                    dataset: dataset,
                    recipient: recipient,
                    ruledOut: prohibitions[held] ?? []
                )
                let flow = Flow(
                    provider: agreement.provider,
                    recipient: agreement.recipient,
                    dataset: grant.dataset
                )
                flows[flow, default: []].append(indexed)
                received[Holding(party: agreement.recipient, dataset: grant.dataset), default: []].append(indexed)
            }
        }
    }
}
