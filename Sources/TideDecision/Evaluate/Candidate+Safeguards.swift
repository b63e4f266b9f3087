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
        guard let k = [asked.k, due.kAnonymity?.k].compactMap(\.self).max() else {
            return Safeguards(kAnonymity: nil, preserve: preserve)
        }
        let suppression = [asked.suppression, due.kAnonymity?.suppression].compactMap(\.self).min() ?? .none
        return Safeguards(kAnonymity: KAnonymity(k: k, suppression: suppression), preserve: preserve)
    }

    /// Whether the data is about the days that the grant covers.
    ///
    /// The period asked for is the one stated, else the dataset's own: no row is cut by date, so a dataset that reaches
    /// beyond the grant needs a request that names the part it is about.
    func reference(of request: Request) -> [Finding] {
        var findings: [Finding] = []
        guard let asked = request.reference ?? dataset.reference else { return [] }
        let limits = [grant.reference, dataset.reference].compactMap(\.self)
        let from = ([asked.from] + limits.map(\.from)).max() ?? asked.from
        let until = ([asked.until] + limits.map(\.until)).min() ?? asked.until
        let remedy: Remedy =
            from <= until
            ? .changes([[.narrowReference(to: ReferencePeriod(from: from, until: until))]]) : anyReference(limits)
        if let granted = grant.reference, !granted.contains(asked) {
            let message: DiagnosticCode =
                request.reference == nil ? .referenceOfDatasetOutsideGrant : .referenceOutsideGrant
            let clause = grantClause("reference")
            findings.append(finding(message, asked, allowed: granted, clause, remedy))
        }
        if let declared = dataset.reference, !declared.contains(asked) {
            let clause = dataset.fields.clause("reference")
            findings.append(finding(.referenceOutsideDataset, asked, allowed: declared, clause, remedy))
        }
        return findings
    }

    /// The whole period that every limit allows, where the one asked for misses it.
    private func anyReference(_ limits: [ReferencePeriod]) -> Remedy {
        guard let from = limits.map(\.from).max(), let until = limits.map(\.until).min(), from <= until else {
            return .outOfReach
        }
        return .changes([[.narrowReference(to: ReferencePeriod(from: from, until: until))]])
    }

    private func finding(
        _ message: DiagnosticCode,
        _ asked: ReferencePeriod,
        allowed: ReferencePeriod,
        _ clause: Clause,
        _ remedy: Remedy
    ) -> Finding {
        let reason = Reason(
            .referencePeriod,
            message,
            asked: asked.summary,
            allowed: allowed.summary,
            clause: clause
        )
        return Finding(reason: reason, remedy: remedy)
    }
}

extension ReferencePeriod {
    /// Both days, as `2024-01-01/2024-12-31`.
    ///
    /// *Source:* ISO 8601, a time interval.
    var summary: String { "\(from)/\(until)" }
}
