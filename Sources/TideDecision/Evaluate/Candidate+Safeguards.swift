import TideAgreement
import TideCore

extension Candidate {
    /// Whether the request states a safeguard weaker than the grant's.
    func checkSafeguards(of request: Request, into checks: inout ClauseChecks) {
        if entry.grant.safeguards.kAnonymity != nil { checkK(request.safeguards, into: &checks) }
        if let due = entry.grant.safeguards.lDiversity { checkL(request.safeguards, due, into: &checks) }
        if let due = entry.grant.safeguards.tCloseness { checkT(request.safeguards, due, into: &checks) }
    }

    private func checkK(_ asked: RequestedSafeguards, into checks: inout ClauseChecks) {
        guard let due = entry.grant.safeguards.kAnonymity else { return }
        func place() -> ClauseReference { grantClause("safeguards/kAnonymity/k") }
        if let k = asked.k, k < due.k {
            let reason = Reason(.kBelow, .kBelow, asked: String(k), allowed: String(due.k), at: place())
            checks.refuse(.kAnonymity, reason, .change(.raiseK(to: due.k)))
        } else {
            checks.pass(.kAnonymity, asked: asked.k.map { "\($0)" } ?? "none", allowed: "\(due.k)", clause: place())
        }
        guard let share = asked.suppression else { return }
        func path() -> ClauseReference { grantClause("safeguards/kAnonymity/suppression") }
        if share > due.suppression {
            let reason = Reason(
                .suppressionOverLimit,
                .suppressionOverLimit,
                asked: share.description,
                allowed: due.suppression.description,
                at: path()
            )
            checks.refuse(.suppression, reason, .change(.lowerSuppression(to: due.suppression)))
        } else {
            checks.pass(.suppression, asked: "\(share)", allowed: "\(due.suppression)", clause: path())
        }
    }

    private func checkL(_ asked: RequestedSafeguards, _ due: LDiversity, into checks: inout ClauseChecks) {
        func place() -> ClauseReference { grantClause("safeguards/lDiversity") }
        guard let stated = asked.lDiversity, !stated.isAtLeast(due) else {
            let text = asked.lDiversity?.summary ?? "none"
            return checks.pass(.lDiversity, asked: text, allowed: due.summary, clause: place())
        }
        let message: DiagnosticCode = due.isAtLeast(stated) ? .lBelow : .lIncomparable
        let reason = Reason(.lBelow, message, asked: stated.summary, allowed: due.summary, at: place())
        checks.refuse(.lDiversity, reason, .change(.diversity(due)))
    }

    private func checkT(_ asked: RequestedSafeguards, _ due: TCloseness, into checks: inout ClauseChecks) {
        func place() -> ClauseReference { grantClause("safeguards/tCloseness") }
        guard let stated = asked.tCloseness, stated.of != due.of || stated.t > due.t else {
            let text = asked.tCloseness?.summary ?? "none"
            return checks.pass(.tCloseness, asked: text, allowed: due.summary, clause: place())
        }
        let message: DiagnosticCode = stated.of == due.of ? .tAbove : .tIncomparable
        let reason = Reason(.tAbove, message, asked: stated.summary, allowed: due.summary, at: place())
        checks.refuse(.tCloseness, reason, .change(.closeness(due)))
    }

    /// The grant's safeguards where the request leaves them open, the stricter where it states them.
    ///
    /// A request that asks for k of its own where the grant states none removes no records unless it says how many. What
    /// must stay usable is what either names.
    func merged(_ asked: RequestedSafeguards) -> Safeguards {
        let due = entry.grant.safeguards
        if asked.isEmpty { return due }
        var preserve = due.preserve
        if let named = asked.preserve {
            preserve = Dimension.allCases.filter { due.preserve.contains($0) || named.contains($0) }
        }
        var kAnonymity = due.kAnonymity
        if let granted = due.kAnonymity {
            kAnonymity = KAnonymity(
                k: max(asked.k ?? granted.k, granted.k),
                suppression: min(asked.suppression ?? granted.suppression, granted.suppression)
            )
        } else if let k = asked.k {
            kAnonymity = KAnonymity(k: k, suppression: asked.suppression ?? .none)
        }
        return Safeguards(
            kAnonymity: kAnonymity,
            lDiversity: asked.lDiversity ?? due.lDiversity,
            tCloseness: asked.tCloseness ?? due.tCloseness,
            preserve: preserve
        )
    }

    /// Whether the dataset is about days that are granted, and about none that were not asked for.
    ///
    /// No row is cut by date, so what would leave is about the dataset's days: they count, and what a request states can
    /// only refuse. A dataset that does not declare its days fits no limit.
    func checkReference(of request: Request, into checks: inout ClauseChecks) {
        if entry.grant.reference == nil, request.reference == nil { return }
        let days = entry.dataset.dataset.reference
        if let granted = entry.grant.reference {
            func place() -> ClauseReference { grantClause("reference") }
            if days.map(granted.contains) ?? false {
                checks.pass(.reference, asked: days?.summary ?? "none", allowed: granted.summary, clause: place())
            } else {
                let reason = Reason(
                    .referencePeriod,
                    days == nil ? .referenceOfDatasetUnknown : .referenceOfDatasetOutsideGrant,
                    asked: days?.summary ?? "none",
                    allowed: granted.summary,
                    at: place()
                )
                checks.refuse(.reference, reason, .outOfReach)
            }
        }
        guard let asked = request.reference else { return }
        func place() -> ClauseReference { entry.dataset.dataset.fields.reference("reference") }
        if days.map(asked.contains) ?? false {
            checks.pass(.reference, asked: asked.summary, allowed: days?.summary ?? "none", clause: place())
        } else {
            let reason = Reason(
                .referencePeriod,
                days == nil ? .referenceAskedOfUnknown : .referenceBelowDataset,
                asked: asked.summary,
                allowed: days?.summary ?? "none",
                at: place()
            )
            checks.refuse(.reference, reason, .change(days.map(RequestChange.coverReference) ?? .leaveReferenceOpen))
        }
    }
}

extension RequestedSafeguards {
    /// Whether everything is left to the agreement.
    var isEmpty: Bool {
        k == nil && suppression == nil && lDiversity == nil && tCloseness == nil && preserve == nil
    }
}

extension ReferencePeriod {
    /// Both days, as `2024-01-01/2024-12-31`.
    ///
    /// *Source:* ISO 8601, a time interval.
    var summary: String { "\(from)/\(until)" }
}

extension LDiversity {
    /// Whether whatever meets this meets the other too.
    ///
    /// Measures of different kinds, and of different columns, are not compared.
    func isAtLeast(_ other: LDiversity) -> Bool {
        guard of == other.of else { return false }
        return switch (measure, other.measure) {
        case (.distinct(let mine), .distinct(let theirs)): mine >= theirs
        case (.entropy(let mine), .entropy(let theirs)): mine >= theirs
        case (.recursive(let c, let l), .recursive(let otherC, let otherL)): c <= otherC && l >= otherL
        default: false
        }
    }

    /// As data: `permit_status distinct 2`.
    var summary: String {
        switch measure {
        case .distinct(let count): "\(of) distinct \(count)"
        case .entropy(let number): "\(of) entropy \(number)"
        case .recursive(let c, let l): "\(of) recursive c \(c) l \(l)"
        }
    }
}

extension TCloseness {
    /// As data: `wage 20%`.
    var summary: String { "\(of) \(t)" }
}
