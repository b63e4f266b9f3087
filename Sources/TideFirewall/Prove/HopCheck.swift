import TideAgreement
import TideCore

/// What a single hop breaks, whatever came before it: I1, the half of I2 about collection, and I5.
struct HopCheck {
    let network: Network
    /// By dataset: what is compatible with its collection and with that of everything it was made from.
    private let served: [Bits]
    /// By dataset: its owner and those of what it was made from.
    private let owners: [Bits]
    init(_ network: Network) {
        self.network = network
        let compatible = network.datasets.map { dataset in
            dataset.collectedFor.map { network.purposes.compatible(with: $0) } ?? Bits()
        }
        var (served, owners): ([Bits], [Bits]) = ([], [])
        for (number, dataset) in network.datasets.enumerated() {
            served.append(dataset.sources.members.reduce(compatible[number]) { $0.intersection(compatible[$1]) })
            owners.append(Bits([dataset.owner] + dataset.sources.members.map { network.datasets[$0].owner }))
        }
        self.served = served
        self.owners = owners
    }

    /// What a hop of protected data reaches that a firewall forbids; `nil` where nothing, or where it is let through.
    ///
    /// - Parameters:
    ///   - last: the last day on which it is possible.
    ///   - used: gets the declassifier that lets it through.
    func forbidden(_ edge: Edge, by number: Int, last: Day, used: inout Set<DeclassifierNumber>) -> Violation.Fault? {
        let firewall = network.firewalls[number]
        let roles = firewall.groupRoles[edge.recipient].intersection(firewall.forbiddenRoles)
        let purposes = edge.possible.intersection(firewall.forbiddenPurposes)
        guard !(roles.isEmpty && purposes.isEmpty), !firewall.isUnderFloor(edge) else { return nil }
        if let opening = opening(edge, by: number, last: last, names: false) {
            used.formUnion(opening)
            return nil
        }
        let own = roles.intersection(edge.recipientRoles)
        if let role = own.least ?? roles.least { return .role(role) }
        return purposes.least.map { .purpose($0) }
    }

    /// A purpose that is not compatible with what the data was collected for.
    func incompatible(_ edge: Edge) -> Violation.Fault? {
        guard !edge.purposes.isSubset(of: served[edge.dataset]) else { return nil }
        for dataset in [edge.dataset] + network.datasets[edge.dataset].sources.members {
            let compatible = network.datasets[dataset].collectedFor.map { network.purposes.compatible(with: $0) }
            if let purpose = edge.purposes.subtracting(compatible ?? Bits()).least {
                return .collected(purpose, dataset: dataset)
            }
        }
        return nil
    }

    /// What a hop above aggregate lacks of retention, approvals and notices.
    func unclosed(_ edge: Edge, heldBySender: Day) -> Violation.Fault? {
        guard edge.isAboveAggregate else { return nil }
        let held = edge.hold(heldBySender)
        if held > heldBySender { return .outlives(sender: heldBySender, recipient: held) }
        if network.datasets[edge.dataset].isProtected, !edge.hasApprovals { return .noApprovals }
        var told = edge.notified
        told.insert(edge.recipient)
        return owners[edge.dataset].subtracting(told).least.map { .noNotice($0) }
    }

    /// The declassifiers of one firewall that let a hop pass where no onward clause does; `nil` where none do.
    func opening(_ edge: Edge, last: Day) -> [DeclassifierNumber]? {
        network.firewalls.indices.lazy.compactMap { opening(edge, by: $0, last: last, names: true) }.first
    }

    /// The declassifiers of a firewall that let a hop pass: one of the dataset, and one of each dataset that it was made from
    /// and that the firewall protects; who makes something of protected data does not open it for the owner.
    ///
    /// - Parameter names: whether they must name the recipient and all purposes.
    private func opening(_ edge: Edge, by number: Int, last: Day, names: Bool) -> [DeclassifierNumber]? {
        let firewall = network.firewalls[number]
        guard !firewall.declassifiers.isEmpty else { return nil }
        let sources = network.datasets[edge.dataset].sources.members.filter {
            network.datasets[$0].firewalls.contains(number)
        }
        var found: [DeclassifierNumber] = []
        for dataset in [edge.dataset] + sources {
            let position = firewall.declassifiers.firstIndex { item in
                item.dataset == dataset && (!names || item.names(edge)) && firewall.opens(item, edge, last: last)
            }
            guard let position else { return nil }
            found.append(DeclassifierNumber(firewall: number, position: position))
        }
        return found
    }
}
