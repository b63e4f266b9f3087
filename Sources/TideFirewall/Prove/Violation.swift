import TideCore

/// One way in which a flow breaks an invariant, by numbers; names come when it is told.
struct Violation: Sendable {
    let invariant: Invariant
    /// The firewall's position; `nil` for the network.
    let firewall: Int?
    /// How many hops it takes, those of both paths where there are two.
    let level: Int
    /// The last hop of each path, as positions of the network's edges; none where an owner breaks it with its own data.
    var edges: [Int]
    let fault: Fault
    let paths: [Walk]

    /// What is broken.
    enum Fault: Hashable, Sendable {
        /// A role of a reader that counts as one with the recipient.
        case role(Int)
        case purpose(Int)
        /// A purpose, and the dataset that was collected for another.
        case collected(Int, dataset: Int)
        /// A purpose, and the earlier edge that let the data go for others.
        case laundered(Int, earlier: Int)
        /// The earlier edge whose onward clauses do not admit the hop.
        case notAdmitted(earlier: Int)
        /// A pseudonym domain in common.
        case domain(Int)
        /// How many quasi-identifiers are in common, and the column names of the first view among them.
        case quasi(Int, columns: Bits)
        /// The sender must destroy it earlier than the recipient.
        case outlives(sender: Day, recipient: Day)
        /// What was made from a dataset is held longer than what it was made from.
        case derivationOutlives(made: Int, source: Int, held: Day)
        case noApprovals
        /// An owner who is told nothing.
        case noNotice(Int)
    }

    /// A flow by numbers.
    struct Walk: Sendable {
        let root: Int
        let steps: [Step]
    }

    /// One hop or derivation, with the label that its sender held.
    struct Step: Sendable {
        /// The position of the network's edge; `nil` where the holder makes another dataset.
        var edge: Int?
        /// The dataset that passes or is made.
        let dataset: Int
        /// What comes this far.
        let columns: Bits
        let first: Day
        let last: Day
        let heldUntil: Day
    }
}

extension Violation {
    /// Whether it is told before another one of the same invariant: the shorter path, then the earlier edges.
    func isBefore(_ other: Violation) -> Bool {
        if level != other.level { return level < other.level }
        return edges.lexicographicallyPrecedes(other.edges)
    }
}

extension Violation {
    /// The same where edges have other positions.
    func moved(by moves: [Int: Int]) -> Violation {
        let fault: Fault =
            switch fault {
            case .laundered(let purpose, let earlier): .laundered(purpose, earlier: moves[earlier] ?? earlier)
            case .notAdmitted(let earlier): .notAdmitted(earlier: moves[earlier] ?? earlier)
            default: fault
            }
        return Violation(
            invariant: invariant,
            firewall: firewall,
            level: level,
            edges: edges.map { moves[$0] ?? $0 },
            fault: fault,
            paths: paths.map { $0.moved(by: moves) }
        )
    }
}

extension Violation.Walk {
    /// The same where edges have other positions.
    func moved(by moves: [Int: Int]) -> Self {
        let steps = steps.map { step in
            var moved = step
            moved.edge = step.edge.map { moves[$0] ?? $0 }
            return moved
        }
        return Self(root: root, steps: steps)
    }
}
