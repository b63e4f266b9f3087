package import TideCore

/// What a network of agreements must keep, whichever way data goes.
package enum Invariant: String, Hashable, Sendable, CaseIterable {
    /// Each clause admits some request.
    case noDeadClause = "I0"
    /// Protected data above the floor never reaches a forbidden role or purpose.
    case nonInterference = "I1"
    /// Every purpose is compatible with the collection and with every earlier hop.
    case purposes = "I2"
    /// Every hop is admitted by the onward clause of every earlier one.
    case stickySafeguards = "I3"
    /// Nobody holds views that join without a linkage clause.
    case recombination = "I4"
    /// Retention, approvals and notices hold along every flow.
    case closure = "I5"
    /// An amendment permits no more than the version before it.
    case amendmentOrder = "I6"
}

extension Invariant: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Whether an invariant holds, for a firewall or for the network as a whole.
package struct InvariantResult: Hashable, Sendable {
    /// `nil` for the network.
    package let firewall: Identifier?
    package let invariant: Invariant
    package let outcome: Outcome

    package init(firewall: Identifier?, invariant: Invariant, outcome: Outcome) {
        self.firewall = firewall
        self.invariant = invariant
        self.outcome = outcome
    }

    /// What came of proving it.
    package enum Outcome: Hashable, Sendable {
        case holds
        case refuted(Counterexample)
        /// The budget ended before the proof did.
        case unknown
    }
}

/// How far a proof may go before it says that it does not know.
package struct ProofBudget: Hashable, Sendable {
    /// How many pairs of a label and an edge are looked at, at most.
    package let steps: Int
    /// How many bytes of certificate are written, at most.
    package let certificateBytes: Int

    package init(steps: Int, certificateBytes: Int) {
        self.steps = steps
        self.certificateBytes = certificateBytes
    }

    /// Enough for tens of thousands of agreements in less than a minute, within 2 GB of memory.
    package static let standard = ProofBudget(steps: 1_000_000_000, certificateBytes: 500_000_000)
}
