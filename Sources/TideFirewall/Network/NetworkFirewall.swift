import TideAgreement
import TideCore

/// A firewall as the proof uses it, or the network alone where there is none: who counts as one reader, and what is
/// forbidden.
struct NetworkFirewall: Sendable {
    /// `nil` for the network alone.
    let firewall: Firewall?
    /// By party: the least member of those that count as one reader with it.
    let groups: [Int]
    /// By party: the roles of all that count as one reader with it.
    let groupRoles: [Bits]
    /// By party: whether each that counts as one reader with it has the role of statistics.
    let areStatistics: [Bool]
    let forbiddenRoles: Bits
    /// The forbidden purposes and all that narrow them.
    let forbiddenPurposes: Bits
    /// How many quasi-identifiers in common make a recombination.
    let recombinationQuasi: Int
    /// The datasets that each linkage lets join.
    let linkages: [Bits]
    let declassifiers: [NetworkDeclassifier]

    /// - Parameter signed: the declassifiers that count; all where it is `nil`.
    init(
        _ firewall: Firewall?,
        signed: Set<Identifier>?,
        parties: [Party],
        partyNames: NameTable<Identifier>,
        datasets: NameTable<Identifier>,
        purposes: PurposeTable
    ) {
        var union = UnionFind(count: parties.count)
        for (position, party) in parties.enumerated() {
            for other in party.coalition.compactMap({ partyNames[$0] }) { union.join(position, other) }
        }
        for coalition in firewall?.coalitions ?? [] {
            let members = coalition.compactMap { partyNames[$0] }
            for member in members.dropFirst() { union.join(members[0], member) }
        }
        let groups = parties.indices.map { union.least(of: $0) }
        var roles: [Int: Bits] = [:]
        var others: Set<Int> = []
        for (position, party) in parties.enumerated() {
            roles[groups[position], default: Bits()].formUnion(Bits(party.roles))
            if !party.roles.contains(.statistics) { others.insert(groups[position]) }
        }
        self.firewall = firewall
        self.groups = groups
        self.groupRoles = groups.map { roles[$0] ?? Bits() }
        self.areStatistics = groups.map { !others.contains($0) }
        self.forbiddenRoles = Bits(firewall?.forbids.roles ?? [])
        self.forbiddenPurposes = purposes.cover(firewall?.forbids.purposes ?? [])
        self.recombinationQuasi = firewall?.recombinationQuasi ?? 3
        self.linkages = (firewall?.linkages ?? []).map { datasets.bits($0.datasets) }
        self.declassifiers = (firewall?.declassifiers ?? []).filter { signed?.contains($0.id) ?? true }.map {
            NetworkDeclassifier($0, datasets: datasets, purposes: purposes)
        }
    }

    /// Whether so little leaves by an edge that it may go anywhere.
    func isUnderFloor(_ edge: Edge) -> Bool {
        guard let floor = firewall?.floor, edge.form <= floor.form, edge.k >= floor.minK ?? 1 else { return false }
        guard let minCell = floor.minCell, edge.form == .aggregate else { return true }
        return edge.minCell.map { $0 >= minCell } ?? false
    }

    /// Whether a declassifier opens the way to what an edge reaches that is forbidden.
    ///
    /// - Parameter last: the last day on which data can pass along the edge.
    func opens(_ item: NetworkDeclassifier, _ edge: Edge, last: Day) -> Bool {
        guard edge.form <= item.maxForm, edge.k >= item.minK, last <= item.until else { return false }
        let roles = groupRoles[edge.recipient].intersection(forbiddenRoles)
        let purposes = edge.possible.intersection(forbiddenPurposes)
        return (item.roles.map(roles.isSubset) ?? true) && (item.purposes.map(purposes.isSubset) ?? true)
    }
}

/// A declassifier as the proof uses it; it counts as signed.
struct NetworkDeclassifier: Sendable {
    let item: Declassifier
    let dataset: Int
    /// `nil` where it names none, which means any.
    let roles: Bits?
    /// The purposes and all that narrow them; `nil` where it names none, which means any.
    let purposes: Bits?
    let maxForm: Form
    let minK: Int
    let until: Day

    init(_ item: Declassifier, datasets: NameTable<Identifier>, purposes: PurposeTable) {
        self.item = item
        self.dataset = datasets[item.dataset] ?? -1
        self.roles = item.roles.isEmpty ? nil : Bits(item.roles)
        self.purposes = item.purposes.isEmpty ? nil : purposes.cover(item.purposes)
        self.maxForm = item.maxForm
        self.minK = item.minK ?? 1
        self.until = Day(item.until)
    }

    /// Whether it names the recipient and everything that an edge may serve, as far as it names anything: what opens a way
    /// to enforcement opens none to the public.
    func names(_ edge: Edge) -> Bool {
        (roles?.intersects(edge.recipientRoles) ?? true) && (purposes.map(edge.possible.isSubset) ?? true)
    }
}

/// Sets of numbers that are joined step by step.
private struct UnionFind {
    private var parents: [Int]

    init(count: Int) { self.parents = Array(0..<count) }

    /// The least member of a number's set.
    mutating func least(of member: Int) -> Int {
        var root = member
        while parents[root] != root { root = parents[root] }
        var here = member
        while parents[here] != root { (here, parents[here]) = (parents[here], root) }
        return root
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (first, second) = (least(of: left), least(of: right))
        parents[max(first, second)] = min(first, second)
    }
}

extension Bits {
    /// Roles, by their place in the language.
    init(_ roles: [Role]) { self.init(roles.compactMap { Role.allCases.firstIndex(of: $0) }) }
}
