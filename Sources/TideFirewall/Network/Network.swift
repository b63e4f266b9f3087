package import TideAgreement
package import TideCore

/// The agreements of a policy set as a network along which data flows: parties, datasets, and an edge for each grant.
///
/// Names are numbers inside, in the order of names, so that all output comes in that order. `docs/models/firewall.md` has
/// the model.
package struct Network: Sendable {
    package let policies: PolicySet
    /// The last day of versions that the register ended.
    package let endings: [AgreementVersion: CalendarDate]
    /// By firewall: the declassifiers that count as signed; all of all where it is `nil`.
    package let signed: [Identifier: Set<Identifier>]?
    let partyNames: NameTable<Identifier>
    let parties: [Party]
    let datasetNames: NameTable<Identifier>
    var datasets: [NetworkDataset]
    let purposes: PurposeTable
    let zones: NameTable<String>
    let domains: NameTable<Identifier>
    let firewalls: [NetworkFirewall]
    /// The network alone, where there is no firewall.
    let alone: NetworkFirewall
    /// By agreement, version and grant; those along which nothing can pass are not there.
    var edges: [Edge]
    /// Of each document that a proof rests on, by name.
    let digests: DocumentDigests

    /// - Parameters:
    ///   - endings: the last day, inclusive, on which data may pass under a version that the register ended; a day before its
    ///     first for one that is not in force at all.
    ///   - signed: by firewall, the declassifiers that their officers signed; all count where it is `nil`.
    ///   - before: a network that this one was made from, whose digests of unchanged documents are taken over.
    /// - Complexity: O(documents and their parts).
    package init(
        _ policies: PolicySet,
        endings: [AgreementVersion: CalendarDate],
        signed: [Identifier: Set<Identifier>]? = nil,
        after before: Network? = nil
    ) {
        let parties = policies.parties.values.sorted { $0.id < $1.id }
        let partyNames = NameTable(parties.map(\.id))
        let datasetNames = NameTable(policies.datasets.keys)
        let purposes = PurposeTable(policies.purposes)
        func firewall(_ firewall: Firewall?) -> NetworkFirewall {
            NetworkFirewall(
                firewall,
                signed: signed.map { signed in firewall.flatMap { signed[$0.id] } ?? [] },
                parties: parties,
                partyNames: partyNames,
                datasets: datasetNames,
                purposes: purposes
            )
        }
        self.policies = policies
        self.endings = endings
        self.signed = signed
        self.partyNames = partyNames
        self.parties = parties
        self.datasetNames = datasetNames
        self.purposes = purposes
        self.firewalls = policies.firewalls.map { firewall($0) }
        self.alone = firewall(nil)
        self.datasets = Self.datasets(policies, datasetNames, partyNames, purposes)
        let agreements = policies.agreements
        let clauseZones = agreements.flatMap { ($0.access.zones ?? []) + $0.onward.flatMap { $0.zones ?? [] } }
        self.zones = NameTable(parties.flatMap(\.zones) + clauseZones)
        self.domains = NameTable(
            agreements.flatMap { $0.grants.flatMap(\.pseudonymDomains) + $0.linkages.map(\.domain) }
        )
        self.digests = DocumentDigests(policies, after: before?.digests)
        self.edges = []
        let windows = Windows(agreements, endings: endings)
        let ruledOut = RuledOut(agreements, windows: windows, purposes: purposes)
        for position in agreements.indices where windows.from[position] <= windows.until[position] {
            edges += edges(of: position, from: windows.from[position], until: windows.until[position], ruledOut)
        }
    }

    private static func datasets(
        _ policies: PolicySet,
        _ names: NameTable<Identifier>,
        _ parties: NameTable<Identifier>,
        _ purposes: PurposeTable
    ) -> [NetworkDataset] {
        var derivations = names.names.map { _ in Bits() }
        for (position, name) in names.names.enumerated() {
            for source in policies.datasets[name]?.derivedFrom ?? [] where source != name {
                if let source = names[source] { derivations[source].insert(position) }
            }
        }
        let walls = NameTable(policies.firewalls.map(\.id))
        return names.names.enumerated().compactMap { position, name in
            policies.index.datasets[name].map { indexed in
                let lineage = [name] + indexed.sources
                return NetworkDataset(
                    indexed,
                    at: position,
                    among: names,
                    parties: parties,
                    purposes: purposes,
                    derivations: derivations[position].members,
                    firewalls: walls.bits(indexed.firewalls.map(\.firewall.id)),
                    isProtected: lineage.contains { policies.datasets[$0]?.isProtected ?? false }
                )
            }
        }
    }
}

extension Grant {
    /// The domains of the columns that leave as pseudonyms.
    var pseudonymDomains: [Identifier] { columns.compactMap(\.domain) }
}

extension GrantColumn {
    /// The domain of a pseudonym by which files can be joined.
    var domain: Identifier? {
        if case .pseudonymise(let how) = treatment, how.links { how.domain } else { nil }
    }
}
