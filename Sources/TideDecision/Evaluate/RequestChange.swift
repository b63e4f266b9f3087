package import TideAgreement
package import TideCore

/// One thing that a requester could ask differently.
package enum RequestChange: Hashable, Sendable {
    /// Leave out a column.
    case leaveOut(String)
    /// Leave the pseudonymisation of a column to the agreement.
    case leavePseudonymisationOpen(String)
    /// Leave the form to what columns and safeguards make.
    case leaveFormOpen
    /// Ask for a k of at least so much.
    case raiseK(to: Int)
    /// Ask for at most so much suppression.
    case lowerSuppression(to: Share)
    /// Ask for all the days that the dataset is about.
    case coverReference(ReferencePeriod)
    /// Leave open which days are asked for.
    case leaveReferenceOpen
    /// Leave open which officer asks.
    case leaveOfficerOpen
    /// Have this officer ask.
    case askAs(OfficerName)
    /// Ask on this day at the earliest.
    case decideFrom(CalendarDate)
    /// Ask on this day at the latest.
    case decideUntil(CalendarDate)
    /// Ask for this purpose, if that is what the data will serve.
    case purpose(Identifier)

    /// Changes are listed in this order.
    var rank: Int {
        switch self {
        case .leaveOut: 0
        case .leavePseudonymisationOpen: 1
        case .leaveFormOpen: 2
        case .raiseK: 3
        case .lowerSuppression: 4
        case .coverReference, .leaveReferenceOpen: 5
        case .leaveOfficerOpen, .askAs: 6
        case .decideFrom, .decideUntil: 7
        case .purpose: 8
        }
    }
}

extension Request {
    /// The request with changes made; changes of the day are no part of a request.
    func applying(_ changes: [RequestChange]) -> Request {
        let leftOut = changes.compactMap { if case .leaveOut(let name) = $0 { name } else { nil } }
        let openPseudonyms = changes.compactMap {
            if case .leavePseudonymisationOpen(let name) = $0 { name } else { nil }
        }
        var (officer, purpose, form, reference) = (officer, purpose, form, reference)
        var (k, suppression) = (safeguards.k, safeguards.suppression)
        for change in changes {
            switch change {
            case .leaveOut, .leavePseudonymisationOpen, .decideFrom, .decideUntil: break
            case .leaveFormOpen: form = nil
            case .raiseK(let least): k = max(k ?? least, least)
            case .lowerSuppression(let most): suppression = min(suppression ?? most, most)
            case .coverReference(let period): reference = period
            case .leaveReferenceOpen: reference = nil
            case .leaveOfficerOpen: officer = nil
            case .askAs(let other): officer = other
            case .purpose(let other): purpose = other
            }
        }
        let changed = Request(
            id: id,
            requester: requester,
            officer: officer,
            holder: holder,
            dataset: dataset,
            purpose: purpose,
            columns: columns.filter { !leftOut.contains($0) },
            form: form,
            reference: reference,
            safeguards: RequestedSafeguards(
                k: k,
                suppression: suppression,
                lDiversity: safeguards.lDiversity,
                tCloseness: safeguards.tCloseness,
                preserve: safeguards.preserve
            ),
            pseudonymise: pseudonymise.filter { !leftOut.contains($0.key) && !openPseudonyms.contains($0.key) },
            access: access,
            zone: zone,
            outputs: outputs,
            retain: retain,
            canonical: canonical,
            fields: fields
        )
        return changed.withCanonicalForm(from: self)
    }

    /// The document of a changed request: the members that differ from the original written anew, the others as they are.
    private func withCanonicalForm(from original: Request) -> Request {
        var members = canonical.members ?? [:]
        if purpose != original.purpose { members["purpose"] = .string(purpose.text) }
        if officer != original.officer { members["officer"] = officer.map { .string($0.description) } }
        if columns != original.columns { members["columns"] = JSONValue(columns) }
        if form != original.form { members["form"] = form.map { .string($0.rawValue) } }
        if reference != original.reference { members["reference"] = reference?.json }
        if safeguards != original.safeguards {
            var stated = members["safeguards"]?.members ?? [:]
            if safeguards.k != original.safeguards.k { stated["k"] = safeguards.k.map { JSONValue($0) } }
            if safeguards.suppression != original.safeguards.suppression {
                stated["suppression"] = safeguards.suppression.map { .string($0.description) }
            }
            members["safeguards"] = .object(stated)
        }
        if pseudonymise != original.pseudonymise {
            let kept = (members["pseudonymise"]?.members ?? [:]).filter { pseudonymise[$0.key] != nil }
            members["pseudonymise"] = kept.isEmpty ? nil : .object(kept)
        }
        return Request(
            id: id,
            requester: requester,
            officer: officer,
            holder: holder,
            dataset: dataset,
            purpose: purpose,
            columns: columns,
            form: form,
            reference: reference,
            safeguards: safeguards,
            pseudonymise: pseudonymise,
            access: access,
            zone: zone,
            outputs: outputs,
            retain: retain,
            canonical: .object(members),
            fields: fields
        )
    }
}
