import TideAgreement
import TideCore
import TideDecision
import TideLedger

extension ReleasePipeline {
    /// Logs a refusal.
    func refuse(
        _ order: Order,
        _ matter: Matter,
        _ decision: Decision,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        var entry = decisionEntry(.refused, order.request, matter, decision)
        entry.reasons = decision.reasons.map(\.json)
        let signed = try office.sign(
            entry.draft(using: &generator).hide(using: &generator),
            at: instant,
            evidence: evidence(of: matter, decision, using: &generator),
            using: &generator
        )
        return .refused(.init(decision: decision, entry: try office.append(signed)))
    }

    /// Logs that a permit could not be met.
    func withhold(
        _ order: Order,
        _ matter: Matter,
        _ reason: Diagnostic,
        _ attainable: JSONValue,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        let decision = matter.decision
        var entry = decisionEntry(.withheld, order.request, matter, decision)
        entry.process = ["reason": reason.json, "attainable": attainable]
        let signed = try office.sign(
            entry.draft(using: &generator).hide(using: &generator),
            at: instant,
            evidence: evidence(of: matter, decision, using: &generator),
            using: &generator
        )
        let index = try office.append(signed)
        return .withheld(.init(decision: decision, reason: reason, attainable: attainable, entry: index))
    }

    /// What stands behind a decision's entry: the decision, the signature over the request where there is one, and more.
    func evidence(
        of matter: Matter,
        _ decision: Decision,
        _ more: [String: JSONValue] = [:],
        using generator: inout some RandomNumberGenerator
    ) throws -> [String: JSONValue] {
        var evidence = more
        evidence["decision"] = decision.json
        if let signature = matter.signature {
            var members = try signature.file(in: office.evidence, using: &generator).members
            members["officer"] = .string(signature.signer.officer.description)
            members["key"] = .string(signature.signer.keyID)
            evidence["requestSignature"] = .object(members)
        }
        return evidence
    }

    /// What every decision's entry says of its request.
    ///
    /// As who asked it names an officer only by the officer's signature; whom the request claims stands in the request.
    func decisionEntry(
        _ verdict: ReleaseDecisionEntry.Verdict,
        _ request: Request,
        _ matter: Matter,
        _ decision: Decision
    ) -> ReleaseDecisionEntry {
        var entry = ReleaseDecisionEntry(
            verdict: verdict,
            engine: program,
            request: request.canonical,
            requester: matter.signature?.signer.officer.description ?? request.requester.text
        )
        entry.provider = request.holder
        entry.recipient = request.requester
        entry.dataset = request.dataset
        entry.grant = decision.grant
        return entry
    }
}
