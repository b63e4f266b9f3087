import TideAgreement
package import TideCore

extension Decision {
    /// The decision for programs and for the log: data without words, the same bytes for the same arguments.
    ///
    /// `docs/formats/decision.md` is its specification.
    package var json: JSONValue {
        .members([
            "verdict": .string(verdict.rawValue),
            "request": .string(request.hex),
            "at": .string(at.description),
            "approvals": .string(approvalMode.rawValue),
            "reasons": .array(reasons.map(\.json)),
            "agreement": agreement?.json,
            "grant": grant.map { .string($0.text) },
            "obligations": obligations?.json,
            "approvedBy": JSONValue(approvedBy.map(\.description)),
            "pendingApprovals": pendingApprovals?.json,
            "candidates": .array(candidates.map(\.json)),
            "nearest": nearest?.json,
        ])
    }
}

extension CandidateReport {
    var json: JSONValue {
        ["agreement": agreement.json, "grant": .string(grant.text), "reasons": .array(reasons.map(\.json))]
    }
}

extension AgreementVersion {
    var json: JSONValue { ["id": .string(id.text), "version": JSONValue(version)] }
}

extension Reason {
    /// `code`, `asked`, `allowed`, and `clause` where there is one.
    package var json: JSONValue {
        .members([
            "code": .string(code.rawValue), "asked": .string(asked), "allowed": .string(allowed),
            "clause": clause?.json,
        ])
    }
}

extension Clause {
    var json: JSONValue {
        [
            "document": .string(document.text), "path": .string(path), "file": .string(place.file),
            "line": JSONValue(place.line),
        ]
    }
}

extension PendingApprovals {
    /// `missing`, `from`, `distinct`.
    package var json: JSONValue {
        [
            "missing": JSONValue(missing), "from": JSONValue(from.map(\.description)),
            "distinct": .string(distinct.rawValue),
        ]
    }
}

extension Obligations {
    /// `columns` in the order asked for, `safeguards`, `form`, `until`, and `reference`, `reviewBy` where there is one.
    package var json: JSONValue {
        .members([
            "columns": .array(columns.map(\.json)),
            "safeguards": safeguards.json,
            "form": .string(form.rawValue),
            "reference": reference?.json,
            "until": .string(until.description),
            "reviewBy": reviewBy.map { .string($0.description) },
        ])
    }
}

extension GrantColumn {
    var json: JSONValue { ["name": .string(name), "treatment": treatment.json] }
}

extension Treatment {
    /// As it stands in an agreement.
    package var json: JSONValue {
        switch self {
        case .keep: "keep"
        case .drop: "drop"
        case .generalise(let level): ["generalise": ["atLeast": .string(level)]]
        case .band(let width): ["band": JSONValue(width)]
        case .pseudonymise(let pseudonymisation): ["pseudonymise": pseudonymisation.json]
        }
    }
}

extension Pseudonymisation {
    var json: JSONValue { ["scheme": .string(scheme.rawValue), "domain": .string(domain.text)] }
}

extension Safeguards {
    /// As it stands in an agreement.
    var json: JSONValue {
        .members([
            "kAnonymity": kAnonymity.map {
                ["k": JSONValue($0.k), "suppression": .string($0.suppression.description)]
            },
            "preserve": JSONValue(preserve.map(\.rawValue)),
        ])
    }
}

extension ReferencePeriod {
    var json: JSONValue { ["from": .string(from.description), "until": .string(until.description)] }
}

extension NearestRequest {
    /// `changes`, the whole `request` and `at`, which permit, and by which `agreement` and `grant`.
    package var json: JSONValue {
        .members([
            "changes": .array(changes.map(\.json)),
            "request": request.canonical,
            "at": .string(at.description),
            "agreement": agreement.json,
            "grant": .string(grant.text),
            "pendingApprovals": pendingApprovals?.json,
        ])
    }
}

extension RequestChange {
    /// `change` names what to do, the other members to what.
    package var json: JSONValue {
        switch self {
        case .leaveOut(let name): ["change": "leave-out", "column": .string(name)]
        case .leavePseudonymisationOpen(let name):
            ["change": "leave-pseudonymisation-open", "column": .string(name)]
        case .leaveFormOpen: ["change": "leave-form-open"]
        case .raiseK(let least): ["change": "raise-k", "k": JSONValue(least)]
        case .lowerSuppression(let most):
            ["change": "lower-suppression", "suppression": .string(most.description)]
        case .coverReference(let period): ["change": "cover-reference", "reference": period.json]
        case .leaveReferenceOpen: ["change": "leave-reference-open"]
        case .leaveOfficerOpen: ["change": "leave-officer-open"]
        case .askAs(let officer): ["change": "ask-as", "officer": .string(officer.description)]
        case .decideFrom(let day): ["change": "decide-from", "date": .string(day.description)]
        case .decideUntil(let day): ["change": "decide-until", "date": .string(day.description)]
        case .purpose(let purpose): ["change": "purpose", "purpose": .string(purpose.text)]
        }
    }
}
