package import TideAgreement
package import TideCore

/// The nearest request that would be permitted.
///
/// It is true: deciding ``request`` at ``at`` with the same facts permits, once those in ``pendingApprovals`` approve it and
/// ``pendingSignature`` signs it. A class because most decisions have none: room for a whole request would be copied with
/// every decision.
package final class NearestRequest: Sendable {
    /// What is different, at least one change; no part of them would do.
    package let changes: [RequestChange]
    /// The whole request, changes made.
    package let request: Request
    /// When it would be permitted: the instant of the decision unless a change names another day.
    package let at: Instant
    /// The agreement that would permit it.
    package let agreement: AgreementVersion
    package let grant: Identifier
    /// A changed request is a new one, so earlier approvals do not count for it unless the facts say so.
    package let pendingApprovals: PendingApprovals?
    /// The officer who must sign the changed request, for the same reason.
    package let pendingSignature: OfficerName?

    init(changes: [RequestChange], request: Request, at: Instant, permittedBy outcome: CandidateOutcome) {
        self.changes = changes
        self.request = request
        self.at = at
        self.agreement = outcome.entry.agreement.version
        self.grant = outcome.entry.grant.id
        self.pendingApprovals = outcome.pendingApprovals
        self.pendingSignature = outcome.pendingSignature
    }
}

extension NearestRequest: Hashable {
    package static func == (left: NearestRequest, right: NearestRequest) -> Bool {
        (left.changes, left.request, left.at) == (right.changes, right.request, right.at)
            && (left.agreement, left.grant) == (right.agreement, right.grant)
            && (left.pendingApprovals, left.pendingSignature) == (right.pendingApprovals, right.pendingSignature)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(request.digest)
        hasher.combine(at)
        hasher.combine(changes)
    }
}

/// Finds the smallest change to a refused request that makes it permitted.
///
/// Smallest is: the purpose as it is if that can be, then fewest changes (each column left out is one), then fewest columns
/// left out, the lowest k, the fewest days moved, then the order of candidates. Signatures, bindings, roles and
/// accreditations are facts that no requester can ask away. A day is moved forward to one on which a clause begins, a limit
/// is free again or an amendment comes into force, and back only to the last day that a clause names. A pseudonymisation that
/// is not the agreement's is left open and never named: whatever grants the named one grants the open one too.
///
/// - Returns: `nil` where the request is permitted but for approvals, and where asking differently cannot help.
/// - Complexity: one evaluation for each way of answering one reason after the other; at most
///   ``NearestSearch/mostSteps`` of them, ``NearestSearch/mostMade`` sets of changes, and about ``NearestSearch/mostColumns`` columns in all.
package func nearest(
    to request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant
) -> NearestRequest? {
    var search = NearestSearch(request: request, index: policies.index, facts: facts, at: at)
    return search.best()
}

extension Remedy {
    /// Whether approvals are all that is missing.
    var isApproval: Bool {
        if case .approvals = self { true } else { false }
    }
}
