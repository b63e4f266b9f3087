import TideAgreement
import TideCore

extension Candidate {
    /// Whether the request states a safeguard weaker than the grant's.
    func checkSafeguards(of request: Request, into checks: inout ClauseChecks) {
        let due = entry.grant.safeguards
        if let anonymity = due.kAnonymity { checkK(request.safeguards, anonymity, into: &checks) }
        if !due.models.isEmpty {
            for family in SafeguardModel.Family.allCases { check(family, request.safeguards, into: &checks) }
        }
        if !due.protectNothing { checkSuppression(request.safeguards, into: &checks) }
    }

    private func checkK(_ asked: RequestedSafeguards, _ due: KAnonymity, into checks: inout ClauseChecks) {
        func place() -> ClauseReference { grantClause("safeguards/kAnonymity/k") }
        if let k = asked.k, k < due.k {
            let reason = Reason(.kBelow, .kBelow, asked: String(k), allowed: String(due.k), at: place())
            checks.refuse(.kAnonymity, reason, .change(.raiseK(to: due.k)))
        } else {
            checks.pass(.kAnonymity, asked: asked.k.map { "\($0)" } ?? "none", allowed: "\(due.k)", clause: place())
        }
        guard let unit = asked.unit else { return }
        // Units are the stricter count, where there is something to count them by.
        let canCountUnits = entry.dataset.dataset.unitIdentifier != nil
        let counted = due.unit ?? (canCountUnits ? .units : .records)
        func path() -> ClauseReference { grantClause("safeguards/kAnonymity/unit") }
        if unit == counted || unit == .units && canCountUnits {
            checks.pass(.kAnonymity, asked: unit.rawValue, allowed: counted.rawValue, clause: path())
        } else {
            let reason = Reason(.kBelow, .unitBelow, asked: unit.rawValue, allowed: counted.rawValue, at: path())
            checks.refuse(.kAnonymity, reason, .change(.leaveUnitOpen))
        }
    }

    private func checkSuppression(_ asked: RequestedSafeguards, into checks: inout ClauseChecks) {
        guard let share = asked.suppression else { return }
        let due = entry.grant.safeguards.suppression
        func path() -> ClauseReference {
            let isOfAll = entry.agreement.agreement.fields.has("\(entry.grant.path)/safeguards/suppression")
            return grantClause("safeguards/\(isOfAll ? "" : "kAnonymity/")suppression")
        }
        if share > due {
            let reason = Reason(
                .suppressionOverLimit,
                .suppressionOverLimit,
                asked: share.description,
                allowed: due.description,
                at: path()
            )
            checks.refuse(.suppression, reason, .change(.lowerSuppression(to: due)))
        } else {
            checks.pass(.suppression, asked: "\(share)", allowed: "\(due)", clause: path())
        }
    }

    /// A request that states models of a family states one at least as strict for each of the grant's.
    private func check(
        _ family: SafeguardModel.Family,
        _ asked: RequestedSafeguards,
        into checks: inout ClauseChecks
    ) {
        let due = entry.grant.safeguards.models(of: family)
        guard !due.isEmpty else { return }
        let stated = asked.models.filter { $0.family == family }
        let summary = list(stated.map(\.summary))
        for (position, model) in due.enumerated() {
            func place() -> ClauseReference {
                let path = "safeguards/\(family.rawValue)"
                let item = "\(path)/\(position)"
                let isList = entry.agreement.agreement.fields.has("\(entry.grant.path)/\(item)")
                return grantClause(isList ? item : path)
            }
            if stated.isEmpty || stated.contains(where: { $0.isAtLeast(model) }) {
                checks.pass(family.topic, asked: summary, allowed: model.summary, clause: place())
                continue
            }
            let message = family.message(isWeaker: stated.contains { model.isAtLeast($0) })
            let reason = Reason(family.code, message, asked: summary, allowed: model.summary, at: place())
            checks.refuse(family.topic, reason, .change(.model(model)))
        }
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
            kAnonymity = KAnonymity(k: max(asked.k ?? granted.k, granted.k), unit: asked.unit ?? granted.unit)
        } else if let k = asked.k {
            kAnonymity = KAnonymity(k: k, unit: asked.unit)
        }
        let suppression =
            due.protectNothing
            ? asked.suppression ?? .none : min(asked.suppression ?? due.suppression, due.suppression)
        return Safeguards(
            kAnonymity: kAnonymity,
            models: asked.models.isEmpty ? due.models : due.models.merged(with: asked.models),
            suppression: suppression,
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
    var isEmpty: Bool { k == nil && unit == nil && suppression == nil && models.isEmpty && preserve == nil }
}

extension SafeguardModel.Family {
    /// The reason code of a request that states something weaker.
    var code: ReasonCode {
        switch self {
        case .kMap: .kMapBelow
        case .lDiversity: .lBelow
        case .tCloseness: .tAbove
        case .deltaDisclosure: .deltaAbove
        case .betaLikeness: .betaAbove
        case .risk: .riskAbove
        case .populationUniqueness: .uniquenessAbove
        }
    }

    /// What a trace calls it.
    var topic: ClauseTopic {
        switch self {
        case .kMap: .kMap
        case .lDiversity: .lDiversity
        case .tCloseness: .tCloseness
        case .deltaDisclosure: .deltaDisclosure
        case .betaLikeness: .betaLikeness
        case .risk: .risk
        case .populationUniqueness: .populationUniqueness
        }
    }

    /// The sentence of a refusal.
    fileprivate func message(isWeaker: Bool) -> DiagnosticCode {
        switch self {
        case .lDiversity: isWeaker ? .lBelow : .lIncomparable
        case .tCloseness: isWeaker ? .tAbove : .tIncomparable
        case .kMap, .deltaDisclosure, .betaLikeness, .risk, .populationUniqueness:
            isWeaker ? .modelBelow : .modelIncomparable
        }
    }
}

extension ReferencePeriod {
    /// Both days, as `2024-01-01/2024-12-31`.
    ///
    /// *Source:* ISO 8601, a time interval.
    var summary: String { "\(from)/\(until)" }
}
