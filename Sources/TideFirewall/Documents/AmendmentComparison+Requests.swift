import TideAgreement
import TideCore
import TideDecision

extension AmendmentComparison {
    /// Asks for everything that a grant of the newer version admits, one thing at a time.
    mutating func askForGrant(_ position: Int) {
        guard let base = base(of: position) else { return }
        let grant = after.grants[position]
        let (terms, at) = (base.terms, base.at)
        ask(terms, for: grant.dataset, at: at)
        askForPurposes(terms, grant, at)
        askForColumns(terms, grant, at)
        askForSafeguards(terms, grant, at)
        askForTerms(terms, grant, at)
        askOnDays(terms, grant)
        askUnderFacts(terms, grant, at)
    }

    private mutating func askForPurposes(_ base: WitnessTerms, _ grant: Grant, _ at: Instant) {
        for purpose in Set(after.purposes.flatMap(search.purposes)).sorted() {
            var terms = base
            terms.purpose = purpose
            ask(terms, for: grant.dataset, at: at)
        }
    }

    private mutating func askForColumns(_ base: WitnessTerms, _ grant: Grant, _ at: Instant) {
        for column in grant.columns where column.treatment != .drop {
            var terms = base
            terms.columns = [column.name]
            ask(terms, for: grant.dataset, at: at)
            guard case .pseudonymise(let made) = column.treatment else { continue }
            terms.pseudonymise = [column.name: made]
            ask(terms, for: grant.dataset, at: at)
        }
    }

    private mutating func askForSafeguards(_ base: WitnessTerms, _ grant: Grant, _ at: Instant) {
        let due = grant.safeguards
        func vary(_ change: (inout WitnessTerms) -> Void) -> WitnessTerms {
            var terms = base
            change(&terms)
            return terms
        }
        var asked: [WitnessTerms] = Form.allCases.filter { $0 <= grant.form }.flatMap { form in
            [vary { $0.form = form }, vary { ($0.form, $0.k) = (form, due.kAnonymity?.k) }]
        }
        for k in [due.kAnonymity?.k, 1, 2] { asked.append(vary { $0.k = k }) }
        for unit in CountedUnit.allCases { asked.append(vary { $0.unit = unit }) }
        let olds = before.grants.filter { $0.dataset == grant.dataset }
        let shares = [due.suppression] + (due.protectNothing ? [Share("100%")].compactMap(\.self) : [])
        for share in shares { asked.append(vary { $0.suppression = share }) }
        for family in SafeguardModel.Family.allCases {
            let own = due.models(of: family)
            let weakest = own.isEmpty ? olds.flatMap { $0.safeguards.models(of: family) }.compactMap(\.weakest) : []
            if !own.isEmpty { asked.append(vary { $0.models = own }) }
            for model in weakest { asked.append(vary { $0.models = [model] }) }
        }
        for terms in asked { ask(terms, for: grant.dataset, at: at) }
    }

    private mutating func askForTerms(_ base: WitnessTerms, _ grant: Grant, _ at: Instant) {
        var asked: [WitnessTerms] = []
        func add(_ change: (inout WitnessTerms) -> Void) {
            var terms = base
            change(&terms)
            asked.append(terms)
        }
        askToHold(base, grant, at)
        for zone in search.policies.parties[after.recipient]?.zones ?? [] { add { $0.zone = zone } }
        let embargo = after.outputs?.embargo
        add { $0.outputs = RequestedOutputs(publish: true, on: embargo) }
        let officers = search.policies.parties[after.recipient]?.officers.map(\.name) ?? []
        for officer in after.recipients.isEmpty ? officers : after.recipients { add { $0.officer = officer } }
        for terms in asked { ask(terms, for: grant.dataset, at: at) }
    }

    /// As long as the newer version lets the recipient hold what it gets: on the first day, and on the last that both versions
    /// have, since a term from the release on outgrows a fixed day.
    private mutating func askToHold(_ base: WitnessTerms, _ grant: Grant, _ at: Instant) {
        guard after.duties.destroy?.deadline != before.duties.destroy?.deadline else { return }
        let last = min(before.valid.until, after.valid.until)
        let isShared = last >= max(before.valid.from, at.date(at: after.valid.utcOffset))
        for moment in [at] + (isShared ? [Instant(startOf: last, at: after.valid.utcOffset)] : []) {
            let lasts = [
                after.duties.destroy?.lastDay(ofReleaseOn: moment.date(at: after.valid.utcOffset)),
                search.policies.datasets[grant.dataset]?.retain, after.duties.destroy == nil ? .last : nil,
            ]
            for last in lasts.compactMap(\.self) {
                var terms = base
                terms.retain = last
                ask(terms, for: grant.dataset, at: moment)
            }
        }
    }

    /// On the first and last days, and just beyond those of the older version.
    private mutating func askOnDays(_ terms: WitnessTerms, _ grant: Grant) {
        let (old, new) = (before.valid, after.valid)
        let beyond =
            [old.until, old.reviewBy].compactMap { $0?.next } + before.pseudonymDomains.compactMap { $0.rotateBy?.next }
        let days = [new.from, new.until] + beyond + [CalendarDate(daysSince1970: old.from.daysSince1970 - 1)]
        for day in Set(days).sorted() where new.from <= day && day <= new.until {
            let moments = [Instant(startOf: day, at: new.utcOffset), Instant(endOf: day, at: new.utcOffset)]
            for at in moments {
                askForAny(terms, grant, at, .ordinary)
                if old.reviewBy != nil || new.reviewBy != nil {
                    var unreviewed = Supposition.ordinary
                    unreviewed.isReviewed = false
                    askForAny(terms, grant, at, unreviewed)
                }
                for column in grant.columns where column.isPseudonym {
                    var pseudonym = terms
                    pseudonym.columns = [column.name]
                    ask(pseudonym, for: grant.dataset, at: at, isSameDay: true)
                }
            }
        }
    }

    /// For one column after another until the newer version permits one: a pseudonym's key may be too old on a later day.
    private mutating func askForAny(
        _ terms: WitnessTerms,
        _ grant: Grant,
        _ at: Instant,
        _ supposed: Supposition
    ) {
        for columns in [terms.columns] + grant.singleColumns.filter({ $0 != terms.columns }) {
            var asked = terms
            asked.columns = columns
            if ask(asked, for: grant.dataset, at: at, isSameDay: true, supposing: supposed) { return }
        }
    }

    /// With as few approvals and signatures, as many releases, and as much overdue as the newer version lets pass.
    private mutating func askUnderFacts(_ terms: WitnessTerms, _ grant: Grant, _ at: Instant) {
        let index = search.policies.index
        func supposing(_ change: (inout Supposition) -> Void) -> Supposition {
            var supposed = Supposition.ordinary
            change(&supposed)
            return supposed
        }
        if before.approvals != nil, let approvals = fewest(for: after.approvals) {
            let request = terms.request(for: grant.dataset, under: after)
            let pending = decide(request, in: search.policies, facts: factsAfter, at: at, approvals: .pending)
            let named = pending.pendingApprovals?.named ?? []
            let all = approvals + named.filter { !approvals.contains($0) }
            ask(terms, for: grant.dataset, at: at, supposing: supposing { $0.approvals = all })
        }
        var signers = after.signatories
        for quorum in index.agreement(after.identity)?.signatoryQuorums ?? [] {
            signers = fewest(of: quorum, beside: signers)
        }
        ask(terms, for: grant.dataset, at: at, supposing: supposing { $0.signatures = signers })
        if let quota = before.quota {
            // Now, in earlier periods, and as near as the newer version lets it be.
            let apart = after.quota?.apart.map { at.secondsSince1970 - $0.after(at).secondsSince1970 }
            let days: [Int64] = [40, 100, 400]
            for shift in [0, apart ?? 0] + days.map({ -86_400 * $0 }) {
                let moment = Instant(secondsSince1970: at.secondsSince1970 + shift)
                for count in Set([min(quota.releases, 10_000), 1]).sorted() {
                    let used = Array(repeating: moment, count: count)
                    ask(terms, for: grant.dataset, at: at, supposing: supposing { $0.used = used })
                }
            }
        }
        let yesterday = Instant(startOf: CalendarDate(daysSince1970: at.date.daysSince1970 - 1))
        ask(terms, for: grant.dataset, at: at, supposing: supposing { $0.overdue = yesterday })
    }

    /// As few officers as satisfy approvals; `nil` where their officers are not enough.
    private func fewest(for approvals: Approvals?) -> [OfficerName]? {
        guard let approvals else { return [] }
        let ethics = approvals.ethics.map { [$0] } ?? []
        let quorum = IndexedQuorum(approvals.quorum, officer: search.policies.index.officer)
        return fewest(of: quorum, beside: ethics)
    }

    /// Whom the older version does not name comes first, so that a wider choice shows.
    private func fewest(of quorum: IndexedQuorum, beside given: [OfficerName]) -> [OfficerName] {
        let known = before.possibleSignatories + (before.approvals?.from ?? [])
        var officers = given
        while quorum.missing(given: officers) > 0 {
            let able = quorum.able(beside: officers)
            guard let next = able.first(where: { !known.contains($0) }) ?? able.first else { return officers }
            officers.append(next)
        }
        return officers
    }
}

extension SafeguardModel {
    /// A model of the same family and column that demands next to nothing.
    fileprivate var weakest: SafeguardModel? {
        guard let all = Share("100%"), let large = DecimalNumber("999999") else { return nil }
        return switch self {
        case .kMap: .kMap(1)
        case .lDiversity(let model): .lDiversity(LDiversity(of: model.of, measure: .distinct(1)))
        case .tCloseness(let model): .tCloseness(TCloseness(of: model.of, t: all, distance: model.distance))
        case .deltaDisclosure(let model): .deltaDisclosure(DeltaDisclosure(of: model.of, delta: large))
        case .betaLikeness(let model): .betaLikeness(BetaLikeness(of: model.of, beta: large, isEnhanced: false))
        case .risk(let limit): .risk(RiskLimit(limit.attacker, .average, atMost: all))
        case .populationUniqueness: .populationUniqueness(all)
        }
    }
}
