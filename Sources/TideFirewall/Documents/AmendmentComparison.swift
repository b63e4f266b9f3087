import TideAgreement
import TideCore
package import TideDecision

/// Holds a version of an agreement against the one before it.
///
/// Requests are put together from the newer version's clauses and decided under both; the older one's reasons say what is
/// wider. What no request can show is compared clause by clause.
struct AmendmentComparison {
    let before: Agreement
    let after: Agreement
    /// Among what the newer version stands.
    let search: WitnessSearch
    /// Among what the older version stands: the same documents, or those of another folder.
    let earlier: PolicySet
    /// Facts under which the older, and the newer version is the newest that is in force.
    let factsBefore: State
    let factsAfter: State
    private var found: [Widening] = []
    /// What the newer version says and another document keeps from being permitted; `nil` while nobody asks for it.
    private var held: [Widening]?
    /// The grant of the newer version that is asked for; `nil` while clauses of the whole agreement are compared.
    var grant: Identifier?

    /// - Parameter earlier: among what the older version stands, where that is not what the newer one does.
    init(before: Agreement, after: Agreement, search: WitnessSearch, earlier: WitnessSearch? = nil) {
        self.before = before
        self.after = after
        self.search = search
        self.earlier = (earlier ?? search).policies
        self.factsBefore = Self.facts(newest: before.identity, earlier ?? search)
        self.factsAfter = Self.facts(newest: after.identity, search)
    }

    private static func facts(newest: AgreementVersion, _ search: WitnessSearch) -> State {
        let later = search.policies.index.versions(of: newest.id).map(\.version).filter { newest < $0 }
        return search.facts(standing: Dictionary(uniqueKeysWithValues: later.map { ($0, .unregistered) }))
    }

    /// Every kind of widening once, the first that was found, one with a witness before others.
    mutating func widenings() -> [Widening] {
        let all = everyWidening()
        return Widening.Kind.allCases.compactMap { kind in
            all.first { $0.kind == kind && $0.witness != nil } ?? all.first { $0.kind == kind }
        }
    }

    /// Every widening, and what would be one if no other document stood against it.
    mutating func everyWideningAndHeld() -> (found: [Widening], held: [Widening]) {
        held = []
        let all = everyWidening()
        let kept = (held ?? []).filter { one in !all.contains { $0.isLike(one) } }
        return (all, Widening.Kind.allCases.flatMap { kind in kept.filter { $0.kind == kind } })
    }

    /// Every widening by kind, then in the order found: each grant, clause and value once.
    mutating func everyWidening() -> [Widening] {
        found = []
        for position in after.grants.indices {
            grant = after.grants[position].id
            askForGrant(position)
        }
        grant = nil
        compareClauses()
        return Widening.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
    }

    /// Notes a widening, unless the same one is known with a witness.
    mutating func note(
        _ kind: Widening.Kind,
        _ clause: Clause,
        was: String,
        becomes: String,
        limits: [Reason] = [],
        _ witness: Widening.Witness? = nil
    ) {
        let widening = Widening(
            kind: kind,
            grant: grant,
            clause: clause,
            was: was,
            becomes: becomes,
            limits: limits,
            witness: witness
        )
        guard let known = found.firstIndex(where: { $0.isLike(widening) }) else { return found.append(widening) }
        if found[known].witness == nil && witness != nil { found[known] = widening }
    }

    /// The same day where the older version holds on it, else the nearest on which it does.
    private func clamped(_ at: Instant) -> Instant {
        let (valid, day) = (before.valid, at.date(at: before.valid.utcOffset))
        if day < valid.from { return Instant(startOf: valid.from, at: valid.utcOffset) }
        return day > valid.until ? Instant(startOf: valid.until, at: valid.utcOffset) : at
    }

    /// Decides a request under both versions; where only the newer permits it, notes why the older one does not.
    ///
    /// - Parameters:
    ///   - isSameDay: whether the older version is asked on the same day though it may not hold then.
    ///   - supposed: what is known beside signatures, of each version.
    /// - Returns: whether the newer version permits it.
    @discardableResult mutating func ask(
        _ terms: WitnessTerms,
        for dataset: Identifier,
        at: Instant,
        isSameDay: Bool = false,
        supposing supposed: Supposition = .ordinary
    ) -> Bool {
        let request = terms.request(for: dataset, under: after)
        let older = supposed.facts(factsBefore, of: before, askedBy: terms.officer)
        let newer = supposed.facts(factsAfter, of: after, askedBy: terms.officer)
        let mode = supposed.approvalMode
        let day = isSameDay ? at : clamped(at)
        guard isPermitted(request, in: search.policies, facts: newer, at: at, approvals: mode) else {
            guard held != nil else { return false }
            let refusal = decide(request, in: search.policies, facts: newer, at: at, approvals: mode)
            let decision = decide(request, in: earlier, facts: older, at: day, approvals: mode)
            noteHeld(refusal.reasons, decision.reasons, for: dataset)
            return false
        }
        let decision = decide(request, in: earlier, facts: older, at: day, approvals: mode)
        guard !decision.isPermitted else { return true }
        var told = supposed
        told.isReviewed = isReviewDue(at, day) ? supposed.isReviewed ?? true : nil
        let witness = Widening.Witness(
            request: request,
            before: day,
            after: at,
            factsBefore: older,
            factsAfter: newer,
            supposed: told
        )
        for reason in decision.reasons {
            let (was, becomes) = values(of: reason)
            let isOwn = reason.clause.map { $0.document == before.id } ?? true
            note(
                reason.widening,
                clause(of: reason, for: dataset),
                was: was,
                becomes: becomes,
                limits: isOwn ? [] : [reason],
                witness
            )
        }
        return true
    }

    /// What the newer version itself would permit and the older one would not, where all that refuses it stands in other
    /// documents.
    private mutating func noteHeld(_ refusing: Reasons, _ older: Reasons, for dataset: Identifier) {
        let isHeld = refusing.allSatisfy { $0.clause.map { $0.document != after.id } ?? false }
        guard isHeld, !refusing.isEmpty else { return }
        for reason in older where reason.clause?.document == before.id {
            let (was, becomes) = values(of: reason)
            let widening = Widening(
                kind: reason.widening,
                grant: grant,
                clause: clause(of: reason, for: dataset),
                was: was,
                becomes: becomes,
                limits: Array(refusing),
                witness: nil
            )
            if held?.contains(where: { $0.isLike(widening) }) == false { held?.append(widening) }
        }
    }

    /// Whether the review of one of the versions is due on the day on which it is asked.
    private func isReviewDue(_ at: Instant, _ day: Instant) -> Bool {
        [(before.valid, day), (after.valid, at)].contains { valid, moment in
            valid.reviewBy.map { $0 < moment.date(at: valid.utcOffset) } ?? false
        }
    }

    /// Where a reason of the older version stands in the newer one.
    private func clause(of reason: Reason, for dataset: Identifier) -> Clause {
        let whole: String? =
            switch reason.widening {
            case .signatories: "signatories"
            case .approvals where reason.clause?.document == before.id: "approvals"
            default: nil
            }
        return whole.map(after.fields.clause) ?? reason.clause.map { inNewerVersion($0, for: dataset) }
            ?? after.fields.clause("grants")
    }

    /// Where a clause of the older version stands in the newer one, whose author is the one to change something.
    private func inNewerVersion(_ clause: Clause, for dataset: Identifier) -> Clause {
        guard clause.document == before.id else { return clause }
        var steps = clause.path.split(separator: "/").map(String.init)
        if steps.count > 1, steps[0] == "grants" {
            guard let position = after.grants.firstIndex(where: { $0.dataset == dataset }) else {
                return after.fields.clause("grants")
            }
            steps[1] = String(position)
        }
        return after.fields.clause(steps.joined(separator: "/"))
    }

    /// A request that the newer version permits, where there is one the older permits too.
    func base(of position: Int) -> WitnessSearch.Witness? {
        let grant = after.grants[position]
        let days = search.days(of: after, grant, after.valid.from...after.valid.until)
        let shared = before.purposes.flatMap(search.purposes).filter(after.purposes.flatMap(search.purposes).contains)
        let granted = Set(before.grants.filter { $0.dataset == grant.dataset }.flatMap(\.leavingColumns))
        let columns = grant.singleColumns.sorted { granted.contains($0[0]) && !granted.contains($1[0]) }
        return search.search(
            after,
            position,
            purposes: shared + after.purposes.flatMap(search.purposes),
            columns: columns,
            on: days,
            factsAfter
        ).witness
    }
}

extension Reason {
    /// What is wider where the newer version does not refuse for it.
    package var widening: Widening.Kind {
        switch code {
        case .noAgreement: .grants
        case .unsigned, .binding, .suspended: .signatories
        case .notYetValid, .expired: .days
        case .purposeNotAllowed, .firewall: .purposes
        case .recipientOfficer, .recipientRole, .accreditation: .recipients
        case .columnNotCovered, .directIDPresent: .columns
        case .pseudonymScheme: .pseudonyms
        case .form: .form
        case .kBelow: .k
        case .lBelow, .tAbove, .kMapBelow, .deltaAbove, .betaAbove, .riskAbove, .uniquenessAbove, .suppressionOverLimit,
            .composition:
            .safeguards
        case .referencePeriod: .reference
        case .onwardForbidden: .onward
        case .zone: .zones
        case .accessMode: .access
        case .approvals: .approvals
        case .quota: .quota
        case .retention: .hold
        case .outputs: .outputs
        case .optOut: .optOut
        case .dutyOverdue: message == .reviewOverdue ? .review : .overdue
        case .recalled: .duties
        }
    }
}
