import TideAgreement
package import TideCore

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
            "pendingSignature": pendingSignature.map { .string($0.description) },
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
        case .model(let due):
            ["change": .string("state-\(due.family.topic.rawValue)"), due.family.rawValue: due.json]
        case .leaveUnitOpen: ["change": "leave-unit-open"]
        case .coverReference(let period): ["change": "cover-reference", "reference": period.json]
        case .leaveReferenceOpen: ["change": "leave-reference-open"]
        case .access(let mode): ["change": "access", "access": .string(mode.rawValue)]
        case .leaveZoneOpen: ["change": "leave-zone-open"]
        case .retainUntil(let day): ["change": "retain-until", "date": .string(day.description)]
        case .leaveRetentionOpen: ["change": "leave-retention-open"]
        case .leavePublicationOut: ["change": "leave-publication-out"]
        case .publishFrom(let day): ["change": "publish-from", "date": .string(day.description)]
        case .leaveOfficerOpen: ["change": "leave-officer-open"]
        case .askAs(let officer): ["change": "ask-as", "officer": .string(officer.description)]
        case .decideFrom(let day): ["change": "decide-from", "date": .string(day.description)]
        case .purpose(let purpose): ["change": "purpose", "purpose": .string(purpose.text)]
        }
    }
}
