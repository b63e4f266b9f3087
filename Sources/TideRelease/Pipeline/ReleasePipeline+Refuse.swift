import TideAgreement
import TideCore
import TideDecision
import TideLedger

extension ReleasePipeline {
    /// Logs a refusal.
    ///
    /// - Parameter dryRun: the record of what would have left, of a refusal that came after it was made.
    func refuse(
        _ order: Order,
        _ matter: Matter,
        _ decision: Decision,
        dryRun: ContentDigest? = nil,
        using generator: inout some RandomNumberGenerator
    ) throws -> ReleaseOutcome {
        var entry = try decisionEntry(.refused, order.request, matter, decision)
        entry.reasons = decision.reasons.map(\.json)
        let more = dryRun.map { [EvidenceMember.dryRun: JSONValue.string($0.hex)] } ?? [:]
        let index = try log(entry, behind: evidence(of: matter, decision, more, using: &generator), using: &generator)
        return .refused(.init(decision: decision, entry: index))
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
        var entry = try decisionEntry(.withheld, order.request, matter, decision)
        entry.process = ["reason": reason.json, "attainable": attainable]
        let index = try log(entry, behind: evidence(of: matter, decision, using: &generator), using: &generator)
        return .withheld(.init(decision: decision, reason: reason, attainable: attainable, entry: index))
    }

    /// Signs and appends an answer that is no.
    private func log(
        _ entry: ReleaseDecisionEntry,
        behind evidence: [String: JSONValue],
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        let draft = entry.draft(using: &generator).committing(to: EvidenceMember.digest(of: evidence, []))
        let hidden = draft.hide(using: &generator)
        return try office.append(office.sign(hidden, at: instant, evidence: evidence, using: &generator))
    }

    /// What stands behind a decision's entry: the decision, the signature over the request where there is one, and more.
    func evidence(
        of matter: Matter,
        _ decision: Decision,
        _ more: [String: JSONValue] = [:],
        using generator: inout some RandomNumberGenerator
    ) throws -> [String: JSONValue] {
        var evidence = more
        evidence[EvidenceMember.decision] = decision.json
        if let signature = matter.signature {
            var members = try signature.file(in: office.evidence, using: &generator).members
            members["officer"] = .string(signature.signer.officer.description)
            members["key"] = .string(signature.signer.keyID)
            evidence[EvidenceMember.requestSignature] = .object(members)
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
    ) throws -> ReleaseDecisionEntry {
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
        entry.policies = try office.policyDigest()
        return entry
    }
}
