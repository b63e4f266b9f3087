import TideAgreement
import TideCore

/// The search for the nearest request: from the request as asked, the cheapest set of changes first, each answering the first
/// reason left.
struct NearestSearch<Facts: DecisionFacts> {
    let request: Request
    let index: PolicyIndex
    let facts: Facts
    let at: Instant
    private var columnsRead = 0

    /// How many sets of changes are looked at before the search gives up.
    static var mostSteps: Int { 20_000 }
    /// How many sets of changes are made before the search gives up.
    static var mostMade: Int { 100_000 }
    /// How many columns of requests are looked at, under all candidates together, before the search gives up.
    static var mostColumns: Int { 10_000_000 }
    /// How many changes there may be for every part of them to be tried.
    private static var mostTriedWhole: Int { 10 }

    init(request: Request, index: PolicyIndex, facts: Facts, at: Instant) {
        (self.request, self.index, self.facts, self.at) = (request, index, facts, at)
    }

    mutating func best() -> NearestRequest? {
        var open = OpenChanges()
        for start in starts { open.insert(start) }
        guard !open.isEmpty, permitted([], by: nil) == nil else { return nil }
        var seen: Set<[RequestChange]> = []
        var seenBy: [Int: Set<[RequestChange]>] = [:]
        var steps = 0
        while steps < Self.mostSteps, columnsRead < Self.mostColumns, let node = open.popCheapest() {
            steps += 1
            guard seenBy[node.candidate, default: []].insert(node.changes).inserted else { continue }
            guard let ways = self.ways(node) else {
                if seen.insert(node.changes).inserted, let found = smallest(node) { return found }
                continue
            }
            for way in ways {
                let changes = node.changes.adding(way, columns: request.columns)
                guard let changes, changes != node.changes else { continue }
                guard open.arrivals < Self.mostMade else { return nil }
                open.insert(self.node(node.entry, node.candidate, changes))
            }
        }
        return nil
    }

    /// The candidates: those that decide, with the request as asked, and those of amendments that will, on their first day.
    private var starts: [CandidateChanges] {
        let (dataset, holder, requester) = (request.dataset, request.holder, request.requester)
        let deciding = index.decidingGrants(of: dataset, from: holder, to: requester, facts, at)
        var starts = deciding.enumerated().map { node($1, $0, []) }
        for (grant, day) in index.laterGrants(of: dataset, from: holder, to: requester, facts, at) {
            starts.append(node(grant, starts.count, [.decideFrom(day)]))
        }
        return starts
    }

    private func node(_ entry: IndexedGrant, _ candidate: Int, _ changes: [RequestChange]) -> CandidateChanges {
        CandidateChanges(
            entry: entry,
            candidate: candidate,
            changes: changes,
            cost: cost(of: changes, by: entry) + [candidate]
        )
    }

    /// Every way of answering what still refuses the changed request under a node's candidate: its columns all at once,
    /// otherwise the first reason; `nil` where nothing but approvals is missing.
    private mutating func ways(_ node: CandidateChanges) -> [[RequestChange]]? {
        let changed = node.changes.isEmpty ? request : request.applying(node.changes)
        let moment = instant(node.changes, by: node.entry)
        columnsRead += request.columns.count
        let context = RequestContext.of(changed, under: node.entry, index, facts, moment)
        let findings = Candidate(node.entry, index: index, at: moment)
            .outcome(of: changed, in: context, facts: facts, approvals: .pending, isTraced: false).findings
        guard let remedy = findings.firstRemedy else { return nil }
        let columns = findings.columnChanges
        if !columns.isEmpty { return [columns] }
        switch remedy {
        case .outOfReach, .approvals: return []
        case .change(let change): return [[change]]
        case .changes(let alternatives): return alternatives
        case .anotherPurposeOr(let alternatives):
            let agreement = node.entry.agreement.agreement
            var ways = alternatives
            if let moment = findings.prohibitions?.lifted(facts, index) {
                ways.append([.decideFrom(CalendarDate(firstWholeFrom: moment, at: agreement.valid.utcOffset))])
            }
            for purpose in agreement.purposes { ways.append([.purpose(purpose)]) }
            return ways
        }
    }

    /// The changes of a node without those that are not needed: the smallest part of them that is permitted.
    private mutating func smallest(_ node: CandidateChanges) -> NearestRequest? {
        let changes = node.changes
        guard !changes.isEmpty, let whole = permitted(changes, by: node.entry) else { return nil }
        let needed = self.needed(instant(changes, by: node.entry))
        let others = changes.filter { !needed.contains($0) }
        guard others.count <= Self.mostTriedWhole else { return withoutNeedless(whole, others, node) }
        // By size, so that the first part that is permitted has no smaller one.
        let parts = (0..<(1 << others.count) - 1).sorted { left, right in
            (left.nonzeroBitCount, left) < (right.nonzeroBitCount, right)
        }
        for part in parts {
            let kept = Set(others.indices.filter { part >> $0 & 1 == 1 }.map { others[$0] })
            let fewer = changes.filter { needed.contains($0) || kept.contains($0) }
            if let found = permitted(fewer, by: node.entry) { return found }
        }
        return whole
    }

    /// Leaves out one change after the other as long as the rest is permitted; `nil` where that would take too long.
    private mutating func withoutNeedless(
        _ whole: NearestRequest,
        _ others: [RequestChange],
        _ node: CandidateChanges
    ) -> NearestRequest? {
        var best = whole
        for change in others.reversed() {
            guard columnsRead < Self.mostColumns else { return nil }
            if let fewer = permitted(best.changes.filter { $0 != change }, by: node.entry) { best = fewer }
        }
        return best
    }

    /// The changes of columns that every candidate asks for, now and at the moment that the changes name: no part without
    /// them can do.
    private mutating func needed(_ moment: Instant) -> Set<RequestChange> {
        var needed: Set<RequestChange>?
        for at in moment == at ? [at] : [at, moment] {
            let evaluation = self.evaluation(of: request, at)
            for outcome in evaluation.outcomes {
                let changes = Set(outcome.findings.columnChanges)
                needed = needed?.intersection(changes) ?? changes
            }
        }
        return needed ?? []
    }

    private mutating func evaluation(of changed: Request, _ at: Instant) -> Evaluation {
        let evaluation = Evaluation.of(changed, index: index, facts: facts, at: at, approvals: .pending)
        columnsRead += (request.columns.count + 1) * max(1, evaluation.outcomes.count)
        return evaluation
    }

    private mutating func permitted(_ changes: [RequestChange], by entry: IndexedGrant?) -> NearestRequest? {
        let changed = changes.isEmpty ? request : request.applying(changes)
        let moment = entry.map { instant(changes, by: $0) } ?? at
        let evaluation = self.evaluation(of: changed, moment)
        guard evaluation.isPermitted, let outcome = evaluation.outcomes.first else { return nil }
        return NearestRequest(changes: changes, request: changed, at: moment, permittedBy: outcome)
    }

    /// The start of the day that a change names, where the agreement's clocks are.
    private func instant(_ changes: [RequestChange], by entry: IndexedGrant) -> Instant {
        for change in changes {
            switch change {
            case .decideFrom(let day):
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

/// A set of changes, for one candidate.
struct CandidateChanges {
    let entry: IndexedGrant
    /// Its position among the candidates.
    let candidate: Int
    let changes: [RequestChange]
    /// What there is least of comes first.
    let cost: [Int]
}

/// Sets of changes that are still to be looked at, the cheapest first; of equal ones the one that came first.
private struct OpenChanges {
    /// A binary heap: no node comes after one of the two below it.
    private var heap: [(node: CandidateChanges, arrival: Int)] = []
    /// How many ever came.
    private(set) var arrivals = 0

    var isEmpty: Bool { heap.isEmpty }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (heap[left].node.cost, heap[right].node.cost)
        return first == second ? heap[left].arrival < heap[right].arrival : first.lexicographicallyPrecedes(second)
    }

    /// - Complexity: O(log sets of changes).
    mutating func insert(_ node: CandidateChanges) {
        heap.append((node, arrivals))
        arrivals += 1
        var position = heap.count - 1
        while position > 0, isBefore(position, (position - 1) / 2) {
            heap.swapAt(position, (position - 1) / 2)
            position = (position - 1) / 2
        }
    }

    /// - Complexity: O(log sets of changes).
    mutating func popCheapest() -> CandidateChanges? {
        guard let cheapest = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return cheapest.node }
        heap[0] = last
        var position = 0
        while true {
            var least = position
            for below in [2 * position + 1, 2 * position + 2] where below < heap.count && isBefore(below, least) {
                least = below
            }
            guard least != position else { return cheapest.node }
            heap.swapAt(position, least)
            position = least
        }
    }
}
