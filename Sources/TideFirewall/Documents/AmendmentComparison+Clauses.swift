import TideAgreement
import TideCore
import TideDecision

extension AmendmentComparison {
    /// What no request of the recipient shows: what it gets more of for the same request, and owes less.
    mutating func compareClauses() {
        for grant in after.grants {
            self.grant = grant.id
            compareTreatments(of: grant)
        }
        grant = nil
        compareOnward()
        if let old = before.access.zones {
            let more = after.access.zones.map { $0.filter { !old.contains($0) } } ?? ["any"]
            if !more.isEmpty {
                note(
                    .zones,
                    before.fields.clause("access/zones"),
                    was: old.listed,
                    becomes: after.access.zones?.listed ?? "any"
                )
            }
        }
        for linkage in after.linkages where !before.linkages.contains(linkage) {
            let (with, domain) = (linkage.with.listed, linkage.domain)
            note(.linkage, after.fields.clause("linkage"), was: "none", becomes: "\(with) by \(domain)")
        }
        if let old = before.optOut, after.optOut != old {
            note(.optOut, before.fields.clause("optOut"), was: old.column, becomes: after.optOut?.column ?? "none")
        }
        if let old = before.outputs?.minCell, after.outputs.map({ $0.publication != .none }) ?? false,
            after.outputs?.minCell ?? 0 < old
        {
            let cell = after.outputs?.minCell.map { "\($0)" } ?? "none"
            note(.outputs, before.fields.clause("outputs/minCell"), was: "\(old)", becomes: cell)
        }
        compareDuties()
    }

    private mutating func compareTreatments(of grant: Grant) {
        let olds = before.grants.filter { $0.dataset == grant.dataset }
        let dataset = search.policies.datasets[grant.dataset]
        for column in grant.columns {
            let known = olds.compactMap { $0.column(column.name)?.treatment }.filter { $0 != .drop }
            guard let first = known.first, column.treatment != .drop else { continue }
            let levels = dataset?.column(column.name).flatMap { search.policies.levels(of: $0) } ?? []
            if known.contains(where: { column.treatment.isWithin($0, levels: levels) }) { continue }
            let clause = after.fields.clause("\(grant.path)/columns/\(column.name)")
            note(
                .treatment,
                clause,
                was: "\(column.name): \(first.written)",
                becomes: "\(column.name): \(column.treatment.written)"
            )
        }
    }

    /// Onward clauses that no older one contains; a request of a third party shows it, where one has an agreement.
    private mutating func compareOnward() {
        for clause in after.onward where !before.onward.contains(where: { contains($0, clause) }) {
            note(
                .onward,
                after.fields.clause(clause.path),
                was: nearest(to: clause)?.summary ?? "not passed on",
                becomes: clause.summary,
                passingOn(clause)
            )
        }
    }

    /// The older clause that is about the same roles and purposes, of which there are most in common.
    private func nearest(to clause: OnwardClause) -> OnwardClause? {
        func common(_ old: OnwardClause) -> Int {
            let roles = old.roles.count { clause.roles.contains($0) }
            return roles * old.purposes.count { clause.purposes.contains($0) }
        }
        return before.onward.filter { common($0) > 0 }.max { common($0) < common($1) }
    }

    private func contains(_ old: OnwardClause, _ new: OnwardClause) -> Bool {
        func least(_ clause: OnwardClause, _ agreement: Agreement) -> Int {
            clause.minK ?? agreement.grants.map { $0.safeguards.kAnonymity?.k ?? 1 }.min() ?? 1
        }
        let tree = search.policies.purposes
        let zones = (old.zones ?? before.access.zones, new.zones ?? after.access.zones)
        let isZoned = zones.0.map { held in zones.1.map { $0.allSatisfy(held.contains) } ?? false } ?? true
        let hasColumns = old.columns.map { held in new.columns.map { $0.allSatisfy(held.contains) } ?? false } ?? true
        return new.roles.allSatisfy(old.roles.contains)
            && new.purposes.allSatisfy { purpose in old.purposes.contains { tree.isPurpose(purpose, within: $0) } }
            && new.maxForm <= old.maxForm && least(new, after) >= least(old, before) && isZoned && hasColumns
            && (old.approval == nil || new.approval == old.approval)
    }

    /// A request of who would receive it next that only the newer version lets pass.
    private func passingOn(_ clause: OnwardClause) -> Widening.Witness? {
        for next in search.given[after.recipient] ?? [] {
            for position in next.grants.indices {
                let window = max(next.valid.from, after.valid.from)...max(next.valid.until, after.valid.from)
                guard window.lowerBound <= min(next.valid.until, after.valid.until) else { continue }
                let outcome = search.search(
                    next,
                    position,
                    purposes: clause.purposes.flatMap(search.purposes),
                    columns: next.grants[position].singleColumns,
                    on: search.days(of: next, next.grants[position], window),
                    factsAfter
                )
                guard let witness = outcome.witness else { continue }
                let older = decide(
                    witness.request,
                    in: earlier,
                    facts: factsBefore,
                    at: witness.at,
                    approvals: .pending
                )
                guard older.reasons.contains(where: { $0.code == .onwardForbidden }) else { continue }
                return Widening.Witness(
                    request: witness.request,
                    before: witness.at,
                    after: witness.at,
                    factsBefore: factsBefore,
                    factsAfter: factsAfter,
                    supposed: .ordinary
                )
            }
        }
        return nil
    }

    private mutating func compareDuties() {
        let (old, new) = (before.duties, after.duties)
        /// A duty by its field, with both terms; it points at the newer one, where there is one.
        func note(_ field: String, _ paths: (old: String, new: String?), _ was: Term, _ becomes: Term?) {
            let clause = paths.new.map(after.fields.clause) ?? before.fields.clause(paths.old)
            let late = becomes.map { "\(field) within \($0)" } ?? "no \(field)"
            self.note(.duties, clause, was: "\(field) within \(was)", becomes: late)
        }
        for notice in old.breachNotices {
            let kept = new.breachNotices.first { $0.to == notice.to }
            if kept.map({ $0.within.isWithin(notice.within) }) ?? false { continue }
            note("notifyBreach to \(notice.to)", (notice.path, kept?.path), notice.within, kept?.within)
        }
        if let ban = old.noReidentification {
            let kept = new.noReidentification.flatMap { $0.report == ban.report ? $0 : nil }
            if kept.map({ !$0.within.isWithin(ban.within) }) ?? true {
                note("noReidentification, report to \(ban.report)", (ban.path, kept?.path), ban.within, kept?.within)
            }
        }
        if let corrections = old.corrections, new.corrections.map({ !$0.within.isWithin(corrections.within) }) ?? true {
            let kept = new.corrections
            note("corrections", (corrections.path, kept?.path), corrections.within, kept?.within)
        }
        if let destroy = old.destroy, let kept = new.destroy, !kept.certifyWithin.isWithin(destroy.certifyWithin) {
            note("destroy, certified", (destroy.path, kept.path), destroy.certifyWithin, kept.certifyWithin)
        }
    }
}

extension Term {
    /// Whether it is never longer than another one, from whatever day.
    fileprivate func isWithin(_ other: Term) -> Bool {
        let days = [1, 59, 200].compactMap { CalendarDate(daysSince1970: 20_000 + $0) }.map { Instant(startOf: $0) }
        return days.allSatisfy { after($0) <= other.after($0) }
    }
}

extension Treatment {
    /// As it stands in a document, without its braces.
    fileprivate var written: String {
        switch self {
        case .keep: "keep"
        case .drop: "drop"
        case .generalise(let level): "generalise to \(level)"
        case .band(let width): "band of \(width)"
        case .code(let ends): "ends coded, \(ends.summary)"
        case .round(let base): "rounded to \(base)"
        case .shift(let days): "dates moved by \(days)d"
        case .microaggregate(let how): "means of \(how.summary)"
        case .pseudonymise(let made): "pseudonym, \(made.summary)"
        }
    }

    /// Whether it tells nothing beyond another one.
    ///
    /// - Parameter levels: of the column's ladder, finest first; levels that it does not name are not compared.
    fileprivate func isWithin(_ other: Treatment, levels: [String]) -> Bool {
        switch (self, other) {
        case (let new, let old) where new == old: return true
        case (.drop, _): return true
        // A pseudonym links with others of its domain, which what is kept as it is need not.
        case (.generalise, .keep), (.band, .keep), (.code, .keep), (.round, .keep), (.shift, .keep),
            (.microaggregate, .keep):
            return true
        case (.code(let new), .code(let old)): return new.covers(old)
        case (.generalise(let new), .generalise(let old)):
            guard let coarse = levels.firstIndex(of: new), let fine = levels.firstIndex(of: old) else { return false }
            return coarse >= fine && DateLevel(rawValue: old) != .week
        case (.band(let new), .band(let old)): return new.isMultiple(of: old)
        // Rounded anew, moved by another number of days or averaged over others, the two beside each other tell more than either.
        default: return false
        }
    }
}

extension PolicySet {
    /// The names of the levels of a column's ladder, finest first; empty where nobody names them.
    fileprivate func levels(of column: DatasetColumn) -> [String] {
        switch column.hierarchy {
        case .date(let levels): levels.map(\.rawValue)
        case .ladder(let ladder): ladder.levelNames
        case .document(let name): hierarchies[name]?.ladder.levelNames ?? []
        case nil: []
        }
    }
}

extension [Identifier] {
    /// Joined by commas.
    fileprivate var listed: String { map(\.text).joined(separator: ", ") }
}

extension [String] {
    /// Joined by commas.
    fileprivate var listed: String { joined(separator: ", ") }
}
