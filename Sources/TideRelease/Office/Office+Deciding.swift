package import TideAgreement
package import TideCore
package import TideDecision

/// A request decided by what a workspace holds, with what the answer was read from.
package struct OfficeDecision {
    package let policies: PolicySet
    package let facts: RegisteredFacts
    package let decision: Decision
}

extension OfficeBooks {
    /// Decides a request under the registered policy set.
    ///
    /// Where no registered agreement is about it and one that is proposed is, the answer is that one's: `UNSIGNED`, with who
    /// has signed, and whatever else would refuse. A proposal never permits, and changes no other answer.
    ///
    /// - Parameters:
    ///   - dryRun: the one whose approvals count; any of the request where it is `nil`.
    ///   - signer: the officer whose signature over the request was taken.
    package func decision(
        on request: Request,
        in policies: PolicySet,
        dryRun: ContentDigest?,
        at instant: Instant,
        approvals: ApprovalMode,
        signer: OfficerName? = nil
    ) throws -> OfficeDecision {
        func decided(in policies: PolicySet, _ proposed: [AgreementVersion: [OfficerName]]) throws -> OfficeDecision {
            let facts = try RegisteredFacts(
                of: self,
                policies: policies,
                request: request.digest,
                dryRun: dryRun,
                at: instant,
                signer: signer,
                proposed: proposed
            )
            let decision = evaluate(request, in: policies, facts: facts, at: instant, approvals: approvals)
            return OfficeDecision(policies: policies, facts: facts, decision: decision)
        }
        let answer = try decided(in: policies, [:])
        guard !answer.decision.isPermitted,
            trace(request, in: policies, facts: answer.facts, at: instant, approvals: approvals).isEmpty
        else { return answer }
        for id in try proposals() {
            // A proposal that cannot be registered as things stand is no answer to anybody's request.
            guard let (matter, signers) = try? signers(ofProposed: id, at: instant)
            else { continue }
            let proposed = try decided(in: matter.policies, [matter.agreement.identity: signers])
            if proposed.decision.reasons.contains(where: { $0.code == .unsigned }) { return proposed }
        }
        return answer
    }

    /// The agreements of which a version is proposed and not registered, by id.
    private func proposals() throws -> [Identifier] {
        let versions = Dictionary(grouping: try register.events(), by: \.versioned)
        return Set(versions.filter { !$0.value.contains { $0.kind == .registered } }.keys.map(\.id)).sorted()
    }
}
