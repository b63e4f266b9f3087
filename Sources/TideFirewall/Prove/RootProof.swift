import TideAgreement
import TideCore

/// What was found out about the flows of one dataset.
///
/// Edges are numbered as in the network that it was proved for; ``moved(to:)`` numbers them anew where an agreement came in
/// before them.
struct RootProof: Sendable {
    let root: Int
    /// What it rests on: if another network has the same, it has the same flows.
    let basis: [EdgeKey]
    /// Positions of the network's edges, ascending.
    var edges: [Int]
    /// For each invariant, firewall and last hop the first of the shortest violations.
    var violations: [Violation]
    /// What readers hold of the dataset itself, above aggregate.
    var views: [View]
    /// The declassifiers without which more would be broken.
    let used: Set<DeclassifierNumber>
    /// Its part of the certificate; empty where the budget ended first.
    let certificate: [UInt8]
    /// Whether everything was looked at.
    let isComplete: Bool

    /// A label at a reader, and the walk to it.
    struct View: Sendable {
        /// The position of the network's edge.
        var edge: Int
        let columns: Bits
        let from: Day
        let until: Day
        let level: Int
        let walk: Violation.Walk
    }
}

extension RootProof {
    /// The same for a network in which the same edges have other positions.
    func moved(to positions: [Int]) -> RootProof {
        guard positions != edges else { return self }
        let moves = Dictionary(uniqueKeysWithValues: zip(edges, positions))
        var moved = self
        moved.edges = positions
        moved.violations = violations.map { $0.moved(by: moves) }
        moved.views = views.map { view in
            View(
                edge: moves[view.edge] ?? view.edge,
                columns: view.columns,
                from: view.from,
                until: view.until,
                level: view.level,
                walk: view.walk.moved(by: moves)
            )
        }
        return moved
    }
}

/// A declassifier by the position of its firewall and its own in it.
struct DeclassifierNumber: Hashable, Sendable, Comparable {
    let firewall: Int
    let position: Int

    static func < (left: Self, right: Self) -> Bool {
        (left.firewall, left.position) < (right.firewall, right.position)
    }
}

/// What tells an edge apart beside the parties, purposes, datasets and firewalls around it.
struct EdgeKey: Hashable, Sendable {
    let agreement: ContentDigest?
    let grant: Int
    let from: Day
    let until: Day
    let possible: Bits
    let purposes: Bits
    let revision: Int
}
