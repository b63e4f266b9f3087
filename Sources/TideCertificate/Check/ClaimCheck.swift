import TideAgreement
import TideCore

/// Holds the claims of a certificate against every hop that is possible.
struct ClaimCheck {
    private let network: CheckedNetwork
    private let claims: Set<CertificateClaim>
    /// Those that claims are made of.
    private let walls: [Wall]
    private var views: [View] = []

    /// A firewall, or the network alone, with who counts as one reader.
    private struct Wall {
        let firewall: Firewall?
        let readers: [Identifier: Set<Identifier>]
    }

    /// What a hop hands over above aggregates, of a dataset at its own root.
    private struct View {
        let edge: Edge
        let label: Label
    }

    /// - Throws: where a claim is of a firewall that is not there, or not of one that is needed.
    init(_ claims: [CertificateClaim], _ network: CheckedNetwork) throws(CertificateRefusal) {
        let firewalls = network.policies.firewalls
        for claim in claims {
            let isOfNetwork = claim.firewall == nil
            let isKnown = isOfNetwork || firewalls.contains { $0.id == claim.firewall }
            let isMeant =
                switch claim.invariant {
                case .nonInterference: !isOfNetwork
                case .noRecombination: isOfNetwork == firewalls.isEmpty
                case .noPurposeLaundering, .stickySafeguards, .closureInTime: isOfNetwork
                }
            guard isKnown, isMeant else { throw CertificateRefusal(.certificateClaimUnknown, claim) }
        }
        self.network = network
        self.claims = Set(claims)
        self.walls =
            firewalls.map { Wall(firewall: $0, readers: network.readers(joining: $0.coalitions)) }
            + [Wall(firewall: nil, readers: network.readers(joining: []))]
    }

    private func expect(
        _ invariant: CertificateClaim.Invariant,
        of firewall: Firewall? = nil,
        at place: @autoclosure () -> CertificatePlace,
        _ holds: () -> Bool
    ) throws(CertificateRefusal) {
        let claim = CertificateClaim(invariant, firewall: firewall?.id)
        guard claims.contains(claim), !holds() else { return }
        throw CertificateRefusal(.certificateClaimBroken, claim, at: place())
    }

    /// A hop that is possible from the owner's data.
    mutating func check(_ hop: Hop, of root: Identifier) throws(CertificateRefusal) {
        func place() -> CertificatePlace { CertificatePlace(root: root, hop: hop.edge.name.description) }
        if hop.edge.grant.dataset == root {
            for wall in walls {
                guard let firewall = wall.firewall else { continue }
                try expect(.nonInterference, of: firewall, at: place()) { keepsOut(hop, firewall, wall.readers) }
            }
            if hop.edge.form > .aggregate, let made = hop.made { views.append(View(edge: hop.edge, label: made)) }
        }
        try expect(.noPurposeLaundering, at: place()) {
            hop.edge.lineage.allSatisfy { dataset in
                guard let collected = dataset.collectedFor else { return false }
                return hop.edge.purposes.allSatisfy { network.isCompatible(collected, $0) }
            }
        }
        try expect(.closureInTime, at: place()) { hop.edge.form == .aggregate || isClosedInTime(hop) }
    }

    /// A derivation that is possible from the owner's data.
    func check(_ derivation: Derivation, of root: Identifier) throws(CertificateRefusal) {
        let place = CertificatePlace(root: root, party: derivation.dataset.owner, dataset: derivation.dataset.id)
        try expect(.closureInTime, at: place) { derivation.until <= derivation.label.until }
    }

    /// A hop that is possible with what came by an edge.
    func check(_ hop: Hop, after edge: Edge, of root: Identifier) throws(CertificateRefusal) {
        func place() -> CertificatePlace { CertificatePlace(root: root, hop: "\(edge.name), \(hop.edge.name)") }
        try expect(.noPurposeLaundering, at: place()) {
            hop.edge.purposes.allSatisfy { next in edge.purposes.contains { network.isCompatible($0, next) } }
        }
        try expect(.stickySafeguards, at: place()) {
            edge.agreement.onward.contains { admits($0, of: edge, hop) } || isDeclassified(hop)
        }
    }

    // MARK: I1

    /// Protected data above the floor goes to no forbidden role and for no forbidden purpose, unless it is declassified.
    private func keepsOut(_ hop: Hop, _ firewall: Firewall, _ readers: [Identifier: Set<Identifier>]) -> Bool {
        let edge = hop.edge
        guard isProtected(edge.grant.dataset, by: firewall) else { return true }
        if let floor = firewall.floor, edge.form <= floor.form, edge.k >= floor.minK ?? 1,
            edge.form > .aggregate || edge.agreement.outputs?.minCell ?? 0 >= floor.minCell ?? 0
        {
            return true
        }
        let hit = forbidden(edge, firewall, readers)
        if hit.roles.isEmpty && hit.purposes.isEmpty { return true }
        return isDeclassified(hop, firewall) { way in passes(way, hit) }
    }

    /// Whether declassifiers that let the hop pass name its dataset and everything protected that it was made from.
    private func isDeclassified(_ hop: Hop, _ firewall: Firewall, _ isMeant: (Declassifier) -> Bool) -> Bool {
        hop.edge.lineage.allSatisfy { dataset in
            guard dataset.id == hop.edge.grant.dataset || isProtected(dataset.id, by: firewall) else { return true }
            return firewall.declassifiers.contains { way in
                way.dataset == dataset.id && hop.edge.form <= way.maxForm && hop.edge.k >= way.minK ?? 1
                    && hop.last <= way.until.daysSince1970 && isMeant(way)
            }
        }
    }

    /// Whether it is for everything forbidden that is hit.
    private func passes(_ way: Declassifier, _ hit: (roles: Set<Role>, purposes: [Identifier])) -> Bool {
        (way.roles.isEmpty || hit.roles.isSubset(of: way.roles))
            && (way.purposes.isEmpty || areAll(hit.purposes, within: way.purposes))
    }

    private func isProtected(_ dataset: Identifier, by firewall: Firewall) -> Bool {
        network.policies.index.datasets[dataset]?.firewalls.contains { $0.firewall.id == firewall.id } ?? true
    }

    /// The forbidden roles among the readers, and the possible purposes that are forbidden.
    private func forbidden(
        _ edge: Edge,
        _ firewall: Firewall,
        _ readers: [Identifier: Set<Identifier>]
    ) -> (roles: Set<Role>, purposes: [Identifier]) {
        let roles = (readers[edge.recipient] ?? [edge.recipient]).flatMap { network.policies.parties[$0]?.roles ?? [] }
        let purposes = edge.possible.filter { purpose in
            firewall.forbids.purposes.contains { network.isPurpose(purpose, within: $0) }
        }
        return (Set(roles).intersection(firewall.forbids.roles), purposes)
    }

    private func areAll(_ purposes: [Identifier], within others: [Identifier]) -> Bool {
        purposes.allSatisfy { purpose in others.contains { network.isPurpose(purpose, within: $0) } }
    }

    // MARK: I3

    /// Whether an onward clause of an edge lets what came by it go on.
    private func admits(_ clause: OnwardClause, of edge: Edge, _ hop: Hop) -> Bool {
        let next = hop.edge
        let isSame = next.dataset.id == edge.grant.dataset
        let carried = isSame ? hop.columns : hop.columns.filter { edge.dataset.column($0) != nil }
        let columns = clause.columns.map(Set.init) ?? (isSame ? edge.columns : nil)
        let zones = clause.zones ?? edge.agreement.access.zones
        return !clause.roles.filter(roles(of: next.recipient).contains).isEmpty
            && areAll(next.purposes, within: clause.purposes)
            && next.form <= (isSame ? min(clause.maxForm, edge.form) : clause.maxForm)
            && next.k >= clause.minK ?? edge.k
            && zones.map { next.zones.allSatisfy($0.contains) } ?? true
            && columns.map { carried.isSubset(of: $0) } ?? true
    }

    /// Whether owners signed that it may go to such a party for such purposes, whatever earlier agreements say.
    private func isDeclassified(_ hop: Hop) -> Bool {
        let own = roles(of: hop.edge.recipient)
        return walls.contains { wall in
            guard let firewall = wall.firewall else { return false }
            let hit = forbidden(hop.edge, firewall, wall.readers)
            return isDeclassified(hop, firewall) { way in
                passes(way, hit) && (way.roles.isEmpty || way.roles.contains(where: own.contains))
                    && (way.purposes.isEmpty || areAll(hop.edge.possible, within: way.purposes))
            }
        }
    }

    private func roles(of party: Identifier) -> [Role] { network.policies.parties[party]?.roles ?? [] }

    // MARK: I5

    /// Held no longer than by the provider; approved where it is protected; every owner hears of a breach.
    private func isClosedInTime(_ hop: Hop) -> Bool {
        let agreement = hop.edge.agreement
        let sources = hop.edge.lineage
        let told = Set(agreement.duties.breachNotices.map(\.to)).union([agreement.recipient])
        return hop.held <= hop.label.until
            && (agreement.approvals != nil || !sources.contains(where: \.isProtected))
            && sources.allSatisfy { $0.owner.map(told.contains) ?? false }
    }

    // MARK: I4

    /// No reader holds two views at one time that link, unless that was agreed.
    func checkRecombination() throws(CertificateRefusal) {
        let received = Dictionary(grouping: views) { $0.edge.recipient }
        for wall in walls where claims.contains(CertificateClaim(.noRecombination, firewall: wall.firewall?.id)) {
            for readers in Set(wall.readers.values).map({ $0.sorted() }).sorted(by: { $0.lexicographicallyPrecedes($1) }
            ) {
                let held = readers.flatMap { received[$0] ?? [] }.filter { view in
                    view.edge.dataset.owner != view.edge.recipient
                }
                let areStatistics = readers.allSatisfy { roles(of: $0).contains(.statistics) }
                for (position, view) in held.enumerated() {
                    for other in held[..<position] {
                        let place = CertificatePlace(
                            hop: "\(other.edge.name), \(view.edge.name)",
                            party: view.edge.recipient,
                            dataset: view.edge.grant.dataset
                        )
                        try expect(.noRecombination, of: wall.firewall, at: place) {
                            areApart(other, view, wall.firewall, areStatistics: areStatistics)
                        }
                    }
                }
            }
        }
    }

    private func areApart(_ one: View, _ other: View, _ firewall: Firewall?, areStatistics: Bool) -> Bool {
        let (first, second) = (one.edge.dataset, other.edge.dataset)
        let isOneDerived = isAllOf(one.edge, second, other.edge) || isAllOf(other.edge, first, one.edge)
        let isAtOneTime = max(one.label.from, other.label.from) <= min(one.label.until, other.label.until)
        if isOneDerived || !isAtOneTime { return true }
        if firewall?.linkages.contains(where: { $0.datasets.contains(first.id) && $0.datasets.contains(second.id) })
            ?? false
        {
            return true
        }
        let domains = one.edge.domains(of: one.label.columns).intersection(other.edge.domains(of: other.label.columns))
        if !domains.isEmpty {
            let asked = owners(one.edge, firewall).union(owners(other.edge, firewall))
            let agreed =
                agreedDomains(one.edge, with: second.id, asked) + agreedDomains(other.edge, with: first.id, asked)
            return domains.isSubset(of: agreed)
        }
        return areStatistics || !joinToSensitive(one, other, least: firewall?.recombinationQuasi ?? 3)
    }

    /// Whether all that an edge's dataset was made from is another one and what that was made from.
    private func isAllOf(_ edge: Edge, _ other: Dataset, _ otherEdge: Edge) -> Bool {
        let known = Set(otherEdge.lineage.map(\.id))
        return edge.lineage.contains { $0.id == other.id }
            && edge.lineage.allSatisfy { $0.id == edge.dataset.id || known.contains($0.id) }
    }

    /// Who owns what the firewall protects of all that an edge's dataset was made from.
    private func owners(_ edge: Edge, _ firewall: Firewall?) -> Set<Identifier> {
        guard let firewall else { return [] }
        return Set(edge.lineage.filter { isProtected($0.id, by: firewall) }.compactMap(\.owner))
    }

    /// The domains by which an edge's agreement lets its dataset join another one; none where not all who are asked sign it.
    private func agreedDomains(_ edge: Edge, with other: Identifier, _ asked: Set<Identifier>) -> [Identifier] {
        guard asked.isSubset(of: edge.agreement.signatories.map(\.party)) else { return [] }
        return edge.agreement.linkages.filter { $0.with.contains(other) }.map(\.domain)
    }

    /// Whether so many quasi-identifiers that both have join to a sensitive column of either.
    private func joinToSensitive(_ one: View, _ other: View, least: Int) -> Bool {
        func columns(_ view: View, _ role: DisclosureRole) -> [DatasetColumn] {
            view.edge.dataset.columns.filter { $0.role == role && view.label.columns.contains($0.name) }
        }
        let (left, right) = (columns(one, .quasi), columns(other, .quasi))
        let names = Set(left.map(\.name)).intersection(right.map(\.name))
        func dimensions(_ columns: [DatasetColumn]) -> Set<Dimension> {
            Set(columns.filter { !names.contains($0.name) }.compactMap(\.dimension))
        }
        let common = names.count + dimensions(left).intersection(dimensions(right)).count
        return common >= least && !(columns(one, .sensitive) + columns(other, .sensitive)).isEmpty
    }
}
