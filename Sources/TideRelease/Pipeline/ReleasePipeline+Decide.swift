import TideAgreement
import TideCore
import TideDecision

/// A request with the answer and everything that the answer was read from.
struct Matter {
    let policies: PolicySet
    let decision: Decision
    /// The signature of the officer who asks, where one was handed in.
    let signature: TakenSignature?
    /// `nil` for a refusal.
    let permit: Permit?

    /// What a permit rests on.
    struct Permit {
        let policies: PolicySet
        let dataset: Dataset
        let agreement: Agreement
        let registered: RegisteredAgreement
        let obligations: Obligations
    }
}

extension ReleasePipeline {
    /// Decides under the registered policy set, by the signature that was handed in with the request.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a signature that does not count, also where none is needed.
    func decide(_ order: Order, approvals: ApprovalMode) throws -> Matter {
        let request = order.request
        guard request.holder == office.configuration.office else {
            throw ReleaseError.invalid(.holderElsewhere, request.holder.text, office.configuration.office.text)
        }
        let policies = try office.policies()
        let signature = try order.requestSignature.map {
            try OfficerSignature.take($0, overRequest: request, among: policies, at: instant)
        }
        let decision = try decide(
            request,
            in: policies,
            dryRun: nil,
            approvals: approvals,
            signer: signature?.signer.officer
        )
        return Matter(
            policies: policies,
            decision: decision,
            signature: signature,
            permit: try office.permit(decision, on: request, in: policies)
        )
    }

    /// Decides under a policy set that was read before.
    ///
    /// - Parameter dryRun: the one whose approvals count; any of the request where it is `nil`.
    func decide(
        _ request: Request,
        in policies: PolicySet,
        dryRun: ContentDigest?,
        approvals: ApprovalMode,
        signer: OfficerName?
    ) throws -> Decision {
        try office.decision(
            on: request,
            in: policies,
            dryRun: dryRun,
            at: instant,
            approvals: approvals,
            signer: signer
        ).decision
    }
}
