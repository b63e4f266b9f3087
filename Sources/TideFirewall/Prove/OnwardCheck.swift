import TideAgreement
import TideCore

/// Whether an edge lets data go on as a later hop takes it.
struct OnwardCheck {
    private let network: Network
    let earlier: Int
    /// What data that came for one of the edge's purposes may serve.
    private let served: Bits
    private var forbiddenColumns: [Int: Bits] = [:]

    init(of earlier: Int, in network: Network) {
        self.network = network
        self.earlier = earlier
        self.served = network.purposes.compatible(with: network.edges[earlier].purposes)
    }

    /// The first purpose of a later hop that none of the edge's purposes is compatible with.
    func launderedPurpose(_ later: Int) -> Int? {
        let purposes = network.edges[later].purposes
        return purposes.isSubset(of: served) ? nil : purposes.subtracting(served).least
    }

    /// Whether one onward clause admits a later hop that carries some columns.
    mutating func admits(_ later: Int, columns: Bits) -> Bool {
        network.edges[earlier].onward.indices.contains { clause in
            network.edges[earlier].onward[clause].misses(network.edges[later], after: network.edges[earlier]).isEmpty
                && !columns.intersects(forbidden(by: clause, network.edges[later].dataset))
        }
    }

    /// The columns of a dataset that a clause does not let pass.
    ///
    /// Of a dataset that was made from the edge's, those that the edge's declares too and the clause does not name.
    private mutating func forbidden(by clause: Int, _ dataset: Int) -> Bits {
        let edge = network.edges[earlier]
        guard let allowed = edge.onward[clause].columns else { return Bits() }
        let key = clause * network.datasets.count + dataset
        if let known = forbiddenColumns[key] { return known }
        let forbidden = network.columns(of: dataset, lackingIn: allowed, of: edge.dataset)
        forbiddenColumns[key] = forbidden
        return forbidden
    }
}

extension Network {
    /// The columns of a dataset that another one declares too and that are not among some of the other's.
    func columns(of dataset: Int, lackingIn allowed: Bits, of other: Int) -> Bits {
        guard dataset != other else { return datasets[dataset].allColumns.subtracting(allowed) }
        let names = datasets[dataset].columns
        return Bits(
            names.indices.filter { position in
                datasets[other].position(of: names[position]).map { !allowed.contains($0) } ?? false
            }
        )
    }
}

/// A term of an onward clause that a hop does not keep.
enum OnwardMiss: Hashable {
    case role
    case purpose
    case form
    case k
    case zones
    case columns
}

extension OnwardRule {
    /// The most that may be passed on of the same dataset or of one made from it.
    func mostForm(_ later: Edge, after earlier: Edge) -> Form {
        later.dataset == earlier.dataset ? min(maxForm, earlier.form) : maxForm
    }

    func leastK(after earlier: Edge) -> Int { minK ?? earlier.k }

    /// The terms that a hop does not keep, whatever columns it carries.
    func misses(_ later: Edge, after earlier: Edge) -> [OnwardMiss] {
        var misses: [OnwardMiss] = []
        if !roles.intersects(later.recipientRoles) { misses.append(.role) }
        if !later.purposes.isSubset(of: purposes) { misses.append(.purpose) }
        if later.form > mostForm(later, after: earlier) { misses.append(.form) }
        if later.k < leastK(after: earlier) { misses.append(.k) }
        if let zones = zones ?? earlier.accessZones, !later.zones.isSubset(of: zones) { misses.append(.zones) }
        return misses
    }
}
