package import TideAgreement
package import TideCore

/// The nearest request that would be permitted.
///
/// It is true: deciding ``request`` at ``at`` with the same facts permits, once those in ``pendingApprovals`` approve it.
package struct NearestRequest: Hashable, Sendable {
    /// What is different, at least one change; each is needed.
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
}

/// Finds the smallest change to a refused request that makes it permitted.
///
/// Smallest is: the purpose as it is if that can be, then fewest changes (each column left out is one), then fewest columns
/// left out, the lowest k, the fewest days moved, then the order of candidates. Signatures, bindings, roles and
/// accreditations are facts that no requester can ask away.
///
/// - Returns: `nil` where the request is permitted but for approvals, and where asking differently cannot help.
/// - Complexity: one evaluation for each way of answering every reason of each candidate.
package func nearest(
    to request: Request,
    in policies: PolicySet,
    facts: some DecisionFacts,
    at: Instant
) -> NearestRequest? {
    let search = NearestSearch(request: request, policies: policies, facts: facts, at: at)
    return search.best()
}

/// The search, one candidate at a time.
private struct NearestSearch<Facts: DecisionFacts> {
    let request: Request
    let policies: PolicySet
    let facts: Facts
    let at: Instant

    func best() -> NearestRequest? {
        let start = evaluation(of: request, at: at)
        guard !start.isPermitted else { return nil }
        var best: (cost: [Int], nearest: NearestRequest)?
        for outcome in start.outcomes {
            for changes in ways(outcome) {
                guard let needed = needed(changes), let found = permitted(needed) else { continue }
                let cost = cost(of: needed)
                if best.map({ cost.lexicographicallyPrecedes($0.cost) }) ?? true { best = (cost, found) }
            }
        }
        return best?.nearest
    }

    /// Every way of answering all reasons of a candidate; none if one is out of reach.
    private func ways(_ outcome: CandidateOutcome) -> [[RequestChange]] {
        var ways: [[RequestChange]] = [[]]
        func extend(_ alternatives: [[RequestChange]]) {
            ways = ways.flatMap { way in alternatives.map { way + $0 } }
        }
        var isPurposeOpen = false
        var isDayOpen = false
        for finding in outcome.findings {
            switch finding.remedy {
            case .outOfReach: return []
            case .approvals: break
            case .changes(let alternatives): extend(alternatives)
            case .anotherDay: isDayOpen = true
            case .anotherPurpose: isPurposeOpen = true
            }
        }
        if isDayOpen {
            guard let window = outcome.candidate.window else { return [] }
            let isEarly = at.date < window.lowerBound
            extend([[isEarly ? .decideFrom(window.lowerBound) : .decideUntil(window.upperBound)]])
        }
        if isPurposeOpen { extend(outcome.candidate.agreement.purposes.map { [.purpose($0)] }) }
        return ways.map(merged)
    }

    /// The changes in order, each once, the strictest of those about the same figure.
    private func merged(_ changes: [RequestChange]) -> [RequestChange] {
        var merged: [RequestChange] = []
        for change in changes where !merged.contains(change) {
            switch change {
            case .raiseK(let least):
                if let index = merged.firstIndex(where: { if case .raiseK = $0 { true } else { false } }),
                    case .raiseK(let other) = merged[index]
                {
                    merged[index] = .raiseK(to: max(least, other))
                    continue
                }
            default: break
            }
            merged.append(change)
        }
        let position = Dictionary(uniqueKeysWithValues: request.columns.enumerated().map { ($1, $0) })
        func key(_ change: RequestChange) -> (Int, Int) {
            if case .leaveOut(let name) = change { return (change.rank, position[name] ?? 0) }
            return (change.rank, 0)
        }
        return merged.enumerated().sorted { left, right in
            let (first, second) = (key(left.element), key(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
    }

    /// The changes without those that are not needed; `nil` if all together do not help.
    private func needed(_ changes: [RequestChange]) -> [RequestChange]? {
        guard permitted(changes) != nil else { return nil }
        var needed = changes
        for change in changes.reversed() {
            let fewer = needed.filter { $0 != change }
            if permitted(fewer) != nil { needed = fewer }
        }
        return needed
    }

    private func permitted(_ changes: [RequestChange]) -> NearestRequest? {
        let changed = request.applying(changes)
        let moment = instant(changes)
        let evaluation = evaluation(of: changed, at: moment)
        guard evaluation.isPermitted, let outcome = evaluation.outcomes.first else { return nil }
        return NearestRequest(
            changes: changes,
            request: changed,
            at: moment,
            agreement: outcome.candidate.version,
            grant: outcome.candidate.grant.id,
            pendingApprovals: outcome.pendingApprovals
        )
    }

    private func evaluation(of request: Request, at: Instant) -> Evaluation {
        Evaluation(request: request, policies: policies, facts: facts, at: at, approvals: .pending)
    }

    private func instant(_ changes: [RequestChange]) -> Instant {
        for change in changes {
            switch change {
            case .decideFrom(let day), .decideUntil(let day): return Instant(startOf: day)
            default: continue
            }
        }
        return at
    }

    private func cost(of changes: [RequestChange]) -> [Int] {
        var (purposes, columns, k) = (0, 0, 0)
        for change in changes {
            switch change {
            case .purpose: purposes += 1
            case .leaveOut: columns += 1
            case .raiseK(let least): k = least
            default: break
            }
        }
        let days = abs(instant(changes).date.daysSince1970 - at.date.daysSince1970)
        return [purposes, changes.count, columns, k, days]
    }
}
