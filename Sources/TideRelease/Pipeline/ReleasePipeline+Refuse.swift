import TideAgreement
import TideCore
import TideDecision
import TideLedger

extension ReleasePipeline {
    /// Logs a refusal.
    func refuse(
        _ order: Order,
        _ decision: Decision,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        var entry = decisionEntry(.refused, order.request, decision)
        entry.reasons = decision.reasons.map(\.json)
        let signed = try office.sign(
            entry.draft(using: &generator).hide(using: &generator),
            at: instant,
            evidence: ["decision": decision.json],
            using: &generator
        )
        return .refused(.init(decision: decision, entry: try office.append(signed)))
    }

    /// Logs that a permit could not be met.
    func withhold(
        _ order: Order,
        _ decision: Decision,
        _ reason: Diagnostic,
        _ attainable: JSONValue,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        var entry = decisionEntry(.withheld, order.request, decision)
        entry.process = ["reason": reason.json, "attainable": attainable]
        let signed = try office.sign(
            entry.draft(using: &generator).hide(using: &generator),
            at: instant,
            evidence: ["decision": decision.json],
            using: &generator
        )
        let index = try office.append(signed)
        return .withheld(.init(decision: decision, reason: reason, attainable: attainable, entry: index))
    }

    /// What every decision's entry says of its request.
    func decisionEntry(
        _ verdict: ReleaseDecisionEntry.Verdict,
        _ request: Request,
        _ decision: Decision
    ) -> ReleaseDecisionEntry {
        var entry = ReleaseDecisionEntry(
            verdict: verdict,
            engine: program,
            request: request.canonical,
            requester: request.officer?.description ?? request.requester.text
        )
        entry.provider = request.holder
        entry.recipient = request.requester
        entry.dataset = request.dataset
        entry.grant = decision.grant
        return entry
    }
}
