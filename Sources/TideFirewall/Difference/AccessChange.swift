package import TideAgreement
package import TideCore
package import TideDecision

/// One way in which two versions of an agreement answer differently, or the same answer means more or less.
package struct AccessChange: Hashable, Sendable {
    package let kind: Widening.Kind
    /// `nil` where it is about the whole agreement.
    package let grant: Identifier?
    /// Of the version that limits, where it is known.
    package let clause: Clause
    /// What the older version had, in its own terms.
    package let was: String
    /// What the newer version has.
    package let becomes: String
    /// A request with what both versions answer; `nil` where no request shows it, since the same one is permitted by
    /// both, and gets more or owes less.
    package let shown: Shown?
    /// What refuses, where that is another document than the agreement: on the side that refuses, or of what is held, on the
    /// newer one.
    package let limits: [Reason]

    /// A request that was put to both versions.
    package struct Shown: Hashable, Sendable {
        package let request: Request
        /// What was supposed of both versions alike.
        package let supposed: Supposition
        /// What the older version says: on the same day, or on its own nearest where it does not hold then.
        package let old: Decision
        package let new: Decision
    }
}

extension AccessChange {
    /// What is permitted by the second of two versions and not by the first.
    ///
    /// - Parameter isReversed: whether the second is the older one: then it is what becomes refused.
    init(_ widening: Widening, from first: PolicySet, to second: PolicySet, isReversed: Bool) {
        self.kind = widening.kind
        self.grant = widening.grant
        self.clause = widening.clause
        self.was = isReversed ? widening.becomes : widening.was
        self.becomes = isReversed ? widening.was : widening.becomes
        self.limits = widening.limits
        self.shown = widening.witness.map { witness in
            let refused = decide(
                witness.request,
                in: first,
                facts: witness.factsBefore,
                at: witness.before,
                approvals: witness.approvals
            )
            let permitted = decide(
                witness.request,
                in: second,
                facts: witness.factsAfter,
                at: witness.after,
                approvals: witness.approvals
            )
            return Shown(
                request: witness.request,
                supposed: witness.supposed,
                old: isReversed ? permitted : refused,
                new: isReversed ? refused : permitted
            )
        }
    }
}
