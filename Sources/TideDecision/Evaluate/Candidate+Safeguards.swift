import TideAgreement
import TideCore

extension Candidate {
    /// Whether the request states a safeguard weaker than the grant's.
    func safeguards(of request: Request) -> [Finding] {
        guard let due = grant.safeguards.kAnonymity else { return [] }
        var findings: [Finding] = []
        if let asked = request.safeguards.k, asked < due.k {
            let reason = Reason(
                .kBelow,
                .kBelow,
                asked: String(asked),
                allowed: String(due.k),
                clause: grantClause("safeguards/kAnonymity/k")
            )
            findings.append(Finding(reason: reason, remedy: .changes([[.raiseK(to: due.k)]])))
        }
        if let asked = request.safeguards.suppression, asked > due.suppression {
            let reason = Reason(
                .suppressionOverLimit,
                .suppressionOverLimit,
                asked: asked.description,
                allowed: due.suppression.description,
                clause: grantClause("safeguards/kAnonymity/suppression")
            )
            findings.append(Finding(reason: reason, remedy: .changes([[.lowerSuppression(to: due.suppression)]])))
        }
        return findings
    }

    /// The grant's safeguards where the request leaves them open, the stricter where it states them.
    ///
    /// A request that asks for k of its own where the grant states none removes no records unless it says how many. What
    /// must stay usable is what either names.
    func merged(_ asked: RequestedSafeguards) -> Safeguards {
        let due = grant.safeguards
        let preserve = Dimension.allCases.filter { dimension in
            due.preserve.contains(dimension) || (asked.preserve ?? []).contains(dimension)
        }
        let k = [asked.k, due.kAnonymity?.k].compactMap(\.self).max()
        let suppression = [asked.suppression, due.kAnonymity?.suppression].compactMap(\.self).min() ?? .none
        return Safeguards(
            kAnonymity: k.map { KAnonymity(k: $0, suppression: suppression) },
            lDiversity: due.lDiversity ?? asked.lDiversity,
            tCloseness: due.tCloseness ?? asked.tCloseness,
            preserve: preserve
        )
    }

    /// Whether the dataset is about days that are granted, and about none that were not asked for.
    ///
    /// No row is cut by date, so what would leave is about the dataset's days: they count, and what a request states can
    /// only refuse. A dataset that does not declare its days fits no limit.
    func reference(of request: Request) -> [Finding] {
        var findings: [Finding] = []
        if let granted = grant.reference, !(dataset.reference.map(granted.contains) ?? false) {
            let reason = Reason(
                .referencePeriod,
                dataset.reference == nil ? .referenceOfDatasetUnknown : .referenceOfDatasetOutsideGrant,
                asked: dataset.reference?.summary ?? "none",
                allowed: granted.summary,
                clause: grantClause("reference")
            )
            findings.append(Finding(reason: reason, remedy: .outOfReach))
        }
        if let asked = request.reference, !(dataset.reference.map(asked.contains) ?? false) {
            let reason = Reason(
                .referencePeriod,
                dataset.reference == nil ? .referenceAskedOfUnknown : .referenceBelowDataset,
                asked: asked.summary,
                allowed: dataset.reference?.summary ?? "none",
                clause: dataset.fields.clause("reference")
            )
            let change = dataset.reference.map(RequestChange.coverReference) ?? .leaveReferenceOpen
            findings.append(Finding(reason: reason, remedy: .changes([[change]])))
        }
        return findings
    }
}

extension ReferencePeriod {
    /// Both days, as `2024-01-01/2024-12-31`.
    ///
    /// *Source:* ISO 8601, a time interval.
    var summary: String { "\(from)/\(until)" }
}
