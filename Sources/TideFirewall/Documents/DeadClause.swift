package import TideAgreement
package import TideCore
import TideDecision

/// A clause that nothing can ever come of: no request is admitted by it, or nobody can fulfil it.
package struct DeadClause: Hashable, Sendable {
    package let agreement: AgreementVersion
    package let clause: Clause
    /// What is wrong, with the reasons that refuse it.
    package let sentence: Diagnostic
}

extension PolicySet {
    /// I0: every clause that admits no request, and every duty that nobody could fulfil, by agreement, in the document's order.
    ///
    /// Asked are a grant, each of its columns, each purpose, each onward clause and each duty of every version that has days
    /// on which it decides. A grant, a column and a purpose are dead if no request is permitted on the version's first day, nor
    /// on one on which what it waits for begins, with everything signed and approved. An onward clause is dead if a
    /// prohibition, a firewall or an earlier agreement shuts out everything that it says, whoever would receive it.
    ///
    /// - Parameters:
    ///   - endings: the last day, inclusive, of versions that were ended or suspended.
    ///   - isAsked: the agreements that are asked of; all where left out.
    /// - Complexity: about one decision for each column and purpose that is alive.
    package func deadClauses(
        endings: [AgreementVersion: CalendarDate] = [:],
        of isAsked: (Agreement) -> Bool = { _ in true }
    ) -> [DeadClause] {
        let search = WitnessSearch(self)
        let days = DecidingDays(self, endings: endings)
        let facts = search.facts(standing: days.standing)
        return agreements.flatMap { agreement -> [DeadClause] in
            guard let window = days.windows[agreement.identity], isAsked(agreement) else { return [] }
            let check = DeadClauseCheck(agreement: agreement, search: search, window: window, facts: facts)
            return check.grants() + check.onward() + check.duties()
        }
    }
}

/// On which days each version decides, and what the register says of those that were ended.
struct DecidingDays {
    /// Without versions that never decide.
    let windows: [AgreementVersion: ClosedRange<CalendarDate>]
    let standing: [AgreementVersion: AgreementStanding]

    init(_ policies: PolicySet, endings: [AgreementVersion: CalendarDate]) {
        var standing: [AgreementVersion: AgreementStanding] = [:]
        var windows: [AgreementVersion: ClosedRange<CalendarDate>] = [:]
        for agreement in policies.agreements {
            let version = agreement.identity
            let until = min(agreement.valid.until, endings[version] ?? .last)
            if agreement.valid.from <= until {
                windows[version] = agreement.valid.from...until
                if endings[version] != nil { standing[version] = .terminated(on: until.next) }
            } else {
                // What was ended before it began never came into force, and replaces nothing.
                standing[version] = .unregistered
            }
        }
        let begun = windows.mapValues(\.lowerBound)
        for agreement in policies.agreements {
            guard let start = begun[agreement.identity] else { continue }
            let older = policies.index.versions(of: agreement.id).map(\.version).filter { $0 < agreement.identity }
            for version in older + (agreement.supersedes.map { [$0] } ?? []) {
                guard let window = windows[version] else { continue }
                let last = min(window.upperBound, CalendarDate(daysSince1970: start.daysSince1970 - 1))
                windows[version] = window.lowerBound <= last ? window.lowerBound...last : nil
            }
        }
        self.windows = windows
        self.standing = standing
    }
}

extension CalendarDate {
    /// The day after; the last that there is has none after it.
    var next: CalendarDate { CalendarDate(daysSince1970: min(daysSince1970 + 1, Self.last.daysSince1970)) }
}

/// Asks of one version of an agreement which clauses are dead.
struct DeadClauseCheck {
    let agreement: Agreement
    let search: WitnessSearch
    let window: ClosedRange<CalendarDate>
    let facts: State

    func dead(_ code: DiagnosticCode, _ arguments: [String], at path: String) -> DeadClause {
        let clause = agreement.fields.clause(path)
        let version = agreement.identity
        return DeadClause(
            agreement: version,
            clause: clause,
            sentence: Diagnostic(code, [version.description] + arguments, at: clause.place)
        )
    }

    /// Grants that admit nothing, and columns and purposes of the others that admit nothing.
    func grants() -> [DeadClause] {
        var found: [DeadClause] = []
        var witnesses: [(position: Int, witness: WitnessSearch.Witness)] = []
        for (position, grant) in agreement.grants.enumerated() {
            let days = search.days(of: agreement, grant, window)
            let purposes = agreement.purposes.flatMap(search.purposes)
            let served = purposes.filter { collection($0, of: grant.dataset) == nil }
            if served.isEmpty, let first = purposes.first, let why = collection(first, of: grant.dataset) {
                let reasons = refusals(position, purposes, columns: grant.singleColumns, on: days)
                found.append(dead(.deadGrant, [grant.id.text, (reasons + [why.message]).inSentence], at: grant.path))
                continue
            }
            func look(_ columns: [[String]], like known: WitnessSearch.Witness? = nil) -> WitnessSearch.Outcome {
                let tried = (known.map { [$0.request.purpose] } ?? []) + served
                return search.search(
                    agreement,
                    position,
                    purposes: tried,
                    columns: columns,
                    on: days,
                    facts,
                    like: known
                )
            }
            switch look(grant.singleColumns) {
            case .none(let reasons):
                found.append(dead(.deadGrant, [grant.id.text, reasons.inWords], at: grant.path))
            case .found(let witness):
                witnesses.append((position, witness))
                for names in grant.singleColumns where names != witness.request.columns {
                    guard case .none(let reasons) = look([names], like: witness) else { continue }
                    let arguments = [names[0], grant.id.text, reasons.inWords]
                    found.append(dead(.deadColumn, arguments, at: "\(grant.path)/columns/\(names[0])"))
                }
            }
        }
        return witnesses.isEmpty ? found : found + purposes(beside: witnesses)
    }

    private func purposes(beside known: [(position: Int, witness: WitnessSearch.Witness)]) -> [DeadClause] {
        agreement.purposes.enumerated().compactMap { place, purpose in
            let all = search.purposes(within: purpose)
            var refusal = ""
            for (position, witness) in known {
                if all.contains(witness.request.purpose) { return nil }
                let grant = agreement.grants[position]
                let within = all.filter { collection($0, of: grant.dataset) == nil }
                if within.isEmpty {
                    let days = search.days(of: agreement, grant, window)
                    let reasons = refusals(position, all, columns: [witness.request.columns], on: days)
                    refusal =
                        (reasons + [collection(purpose, of: grant.dataset)?.message].compactMap(\.self)).inSentence
                    continue
                }
                let outcome = search.search(
                    agreement,
                    position,
                    purposes: within,
                    columns: [witness.request.columns] + grant.singleColumns,
                    on: search.days(of: agreement, grant, window),
                    facts,
                    like: witness
                )
                switch outcome {
                case .found: return nil
                case .none(let reasons): refusal = reasons.inWords
                }
            }
            return dead(.deadPurpose, [purpose.text, refusal], at: "purposes/\(place)")
        }
    }
}
