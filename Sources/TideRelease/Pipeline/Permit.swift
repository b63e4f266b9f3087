import TideAgreement
import TideCore
import TideDecision

extension OfficeBooks {
    /// What a permit rests on; `nil` for a refusal.
    func permit(_ decision: Decision, on request: Request, in policies: PolicySet) throws -> Matter.Permit? {
        guard let version = decision.agreement, let obligations = decision.obligations,
            let dataset = policies.datasets[request.dataset],
            let agreement = policies.agreements.first(where: { $0.id == version.id && $0.version == version.version }),
            let registered = try register.agreements()
                .first(where: { $0.id == version.id && $0.version == version.version })
        else { return nil }
        return Matter.Permit(
            policies: policies,
            dataset: dataset,
            agreement: agreement,
            registered: registered,
            obligations: obligations
        )
    }
}

// MARK: What refuses after the decision, by the agreement and the register alone

extension Matter.Permit {
    /// A permit of another access than handing over a file is refused: this program does nothing else.
    func refusalByAccess(of decision: Decision) -> Decision? {
        guard obligations.access != .transfer else { return nil }
        return decision.refused(
            for: Reason(
                .accessMode,
                .accessByFileAlone,
                asked: AccessMode.transfer.rawValue,
                allowed: obligations.access.rawValue,
                clause: agreement.fields.clause("access/mode")
            )
        )
    }

    /// The register of opt-outs whose list is needed; `nil` where none is.
    var optOutRegister: Identifier? {
        if case .register(let name)? = obligations.optOut?.rule { name } else { nil }
    }

    /// The list of a register of opt-outs is needed and was not given.
    func refusalByMissingList(of decision: Decision, _ register: Identifier) -> Decision {
        decision.refused(
            for: Reason(
                .optOut,
                .optOutListNeeded,
                asked: "none",
                allowed: register.text,
                clause: agreement.fields.clause("optOut/register")
            )
        )
    }

    /// The quota was used up between the decision and the staging.
    func refusalByQuota(of decision: Decision, _ staging: Staging, at instant: Instant) -> Decision {
        let quota = agreement.quota
        let (asked, allowed): (String, String) =
            switch staging {
            case .staged: ("", "")
            case .quotaReached(let used):
                ("\(used + 1)", quota.map { "\($0.releases) per \($0.per.rawValue)" } ?? "none")
            case .tooSoon(let last): ("\(instant)", "\(quota?.apart?.description ?? "some time") after \(last)")
            }
        return decision.refused(
            for: Reason(
                .quota,
                .quotaTakenMeanwhile,
                asked: asked,
                allowed: allowed,
                clause: agreement.fields.clause("quota")
            )
        )
    }
}
