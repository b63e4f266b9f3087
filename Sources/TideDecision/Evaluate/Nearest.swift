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
/// accreditations are facts that no requester can ask away.
///
/// - Returns: `nil` where the request is permitted but for approvals, and where asking differently cannot help.
/// - Complexity: one evaluation for each way of answering one reason after the other; at most
///   ``NearestSearch/mostSteps`` of them.
package func nearest(
    to request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant
) -> NearestRequest? {
    NearestSearch(request: request, index: policies.index, facts: facts, at: at).best()
}

/// The search: from the request as asked, the cheapest set of changes first, each answering the first reason left.
struct NearestSearch<Facts: DecisionFacts> {
    let request: Request
    let index: PolicyIndex
    let facts: Facts
    let at: Instant

    /// How many sets of changes are looked at before the search gives up.
    static var mostSteps: Int { 4000 }
    /// How many changes there may be for every part of them to be tried.
    private static var mostTriedWhole: Int { 10 }

    /// A set of changes, for one candidate.
    private struct Node {
        let entry: IndexedGrant
        let candidate: Int
        let changes: [RequestChange]
        let cost: [Int]
    }

    func best() -> NearestRequest? {
        let entries = index.decidingGrants(of: request.dataset, from: request.holder, to: request.requester, facts, at)
        guard !entries.isEmpty, permitted([], by: nil) == nil else { return nil }
        var open = entries.enumerated().map { position, entry in
            Node(entry: entry, candidate: position, changes: [], cost: [0, 0, 0, 0, 0, position])
        }
        var seen: Set<[RequestChange]> = []
        var seenBy = [Set<[RequestChange]>](repeating: [], count: entries.count)
        for _ in 0..<Self.mostSteps {
            let next = open.indices.min { open[$0].cost.lexicographicallyPrecedes(open[$1].cost) }
            guard let next else { return nil }
            let node = open.remove(at: next)
            guard seenBy[node.candidate].insert(node.changes).inserted else { continue }
            let findings = findings(of: node)
            guard let remedy = findings.firstRemedy else {
                if seen.insert(node.changes).inserted, let found = smallest(node) { return found }
                continue
            }
            for way in ways(remedy, node.entry) {
                guard let changes = node.changes.adding(way, columns: request.columns), changes != node.changes
                else { continue }
                open.append(
                    Node(
                        entry: node.entry,
                        candidate: node.candidate,
                        changes: changes,
                        cost: cost(of: changes, by: node.entry) + [node.candidate]
                    )
                )
            }
        }
        return nil
    }

    /// What still refuses the changed request under a node's candidate.
    private func findings(of node: Node) -> Findings {
        let changed = node.changes.isEmpty ? request : request.applying(node.changes)
        let context = RequestContext.of(changed, under: node.entry, index, facts, at)
        return Candidate(node.entry, index: index, at: instant(node.changes, by: node.entry))
            .outcome(of: changed, in: context, facts: facts, approvals: .pending, isTraced: false)
            .findings
    }

    /// Every way of answering a reason.
    private func ways(_ remedy: Remedy, _ entry: IndexedGrant) -> [[RequestChange]] {
        switch remedy {
        case .outOfReach, .approvals: []
        case .change(let change): [[change]]
        case .changes(let alternatives): alternatives
        case .anotherPurposeOr(let alternatives):
            alternatives + entry.agreement.agreement.purposes.map { [.purpose($0)] }
        }
    }

    /// The changes of a node without those that are not needed: the smallest part of them that is permitted.
    private func smallest(_ node: Node) -> NearestRequest? {
        let changes = node.changes
        guard !changes.isEmpty, let whole = permitted(changes, by: node.entry) else { return nil }
        guard changes.count <= Self.mostTriedWhole else { return withoutNeedless(whole, node) }
        // By size, so that the first part that is permitted has no smaller one.
        let parts = (1..<(1 << changes.count) - 1).sorted { left, right in
            (left.nonzeroBitCount, left) < (right.nonzeroBitCount, right)
        }
        for part in parts {
            let fewer = changes.indices.filter { part >> $0 & 1 == 1 }.map { changes[$0] }
            if let found = permitted(fewer, by: node.entry) { return found }
        }
        return whole
    }

    /// Leaves out one change after the other as long as the rest is permitted.
    private func withoutNeedless(_ whole: NearestRequest, _ node: Node) -> NearestRequest {
        var best = whole
        for change in whole.changes.reversed() {
            if let fewer = permitted(best.changes.filter { $0 != change }, by: node.entry) { best = fewer }
        }
        return best
    }

    private func permitted(_ changes: [RequestChange], by entry: IndexedGrant?) -> NearestRequest? {
        let changed = changes.isEmpty ? request : request.applying(changes)
        let moment = entry.map { instant(changes, by: $0) } ?? at
        let evaluation = Evaluation.of(changed, index: index, facts: facts, at: moment, approvals: .pending)
        guard evaluation.isPermitted, let outcome = evaluation.outcomes.first else { return nil }
        return NearestRequest(changes: changes, request: changed, at: moment, permittedBy: outcome)
    }

    /// The start of the day that a change names, where the agreement's clocks are.
    private func instant(_ changes: [RequestChange], by entry: IndexedGrant) -> Instant {
        for change in changes {
            switch change {
            case .decideFrom(let day), .decideUntil(let day):
                return Instant(startOf: day, at: entry.agreement.agreement.valid.utcOffset)
            default: continue
            }
        }
        return at
    }

    private func cost(of changes: [RequestChange], by entry: IndexedGrant) -> [Int] {
        var (purposes, columns, k) = (0, 0, 0)
        for change in changes {
            switch change {
            case .purpose: purposes += 1
            case .leaveOut: columns += 1
            case .raiseK(let least): k = least
            default: break
            }
        }
        let days = abs(instant(changes, by: entry).date.daysSince1970 - at.date.daysSince1970)
        return [purposes, changes.count, columns, k, days]
    }
}

extension Remedy {
    /// Whether approvals are all that is missing.
    var isApproval: Bool {
        if case .approvals = self { true } else { false }
    }
}
