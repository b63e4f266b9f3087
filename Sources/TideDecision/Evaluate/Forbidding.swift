import TideAgreement
import TideCore

extension Request {
    /// Refuses names that the policy set does not know: what cannot be evaluated is refused.
    func unknownNames(in policies: PolicySet) -> [Finding] {
        var findings: [Finding] = []
        for party in requester == holder ? [holder] : [holder, requester] where policies.parties[party] == nil {
            findings.append(.unknown(.noAgreement, .unknownParty, party))
        }
        if policies.datasets[dataset] == nil { findings.append(.unknown(.noAgreement, .unknownDataset, dataset)) }
        return findings
    }

    /// The reason where nothing lets the holder give this dataset to the requester.
    var lackOfAgreement: Finding {
        let asked = "\(dataset) from \(holder) to \(requester)"
        let reason = Reason(.noAgreement, .noAgreement, asked: asked, allowed: "none", clause: nil)
        return Finding(reason: reason, remedy: .outOfReach)
    }

    /// Refuses a purpose that any agreement of the holder rules out for the dataset, whoever it is with and whether or not
    /// it is in force; and one that the purpose tree does not have.
    ///
    /// Of an agreement count the newest version that is fully signed and every later one: a draft cannot lift what the
    /// signed version forbids.
    func forbiddenPurposes(in policies: PolicySet, facts: some DecisionFacts) -> [Finding] {
        guard policies.purposes.parents[purpose] != nil else {
            return [.unknown(.purposeNotAllowed, .unknownPurpose, purpose, remedy: .anotherPurpose)]
        }
        return policies.agreementsThatBind(holder, dataset: dataset, facts: facts).flatMap { agreement in
            agreement.never.enumerated().filter { _, never in
                policies.purposes.isPurpose(purpose, within: never)
                    || policies.purposes.isPurpose(never, within: purpose)
            }.map { position, never in
                let reason = Reason(
                    .purposeNotAllowed,
                    .purposeRuledOut,
                    asked: purpose.text,
                    allowed: "never \(never)",
                    clause: agreement.fields.clause("never/\(position)")
                )
                return Finding(reason: reason, remedy: .anotherPurpose)
            }
        }
    }
}

extension PolicySet {
    /// The versions whose prohibitions hold for a dataset of a provider, by id, then version.
    func agreementsThatBind(_ provider: Identifier, dataset: Identifier, facts: some DecisionFacts) -> [Agreement] {
        var newestSigned: [Identifier: Int] = [:]
        for agreement in agreements where agreement.isSigned(facts) {
            newestSigned[agreement.id] = max(agreement.version, newestSigned[agreement.id] ?? 0)
        }
        return agreements.filter { agreement in
            agreement.provider == provider && agreement.grants.contains { $0.dataset == dataset }
                && agreement.version >= newestSigned[agreement.id] ?? 0
        }.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    }
}

extension Agreement {
    /// Whether everybody who must sign this version did; an agreement that nobody must sign is not.
    func isSigned(_ facts: some DecisionFacts) -> Bool {
        let signed = facts.signatories(of: id, version: version)
        return !signatories.isEmpty && signatories.allSatisfy(signed.contains)
    }
}

extension Finding {
    /// A name that the documents do not declare.
    static func unknown(
        _ code: ReasonCode,
        _ message: DiagnosticCode,
        _ name: Identifier,
        remedy: Remedy = .outOfReach
    ) -> Finding {
        let reason = Reason(code, message, asked: name.text, allowed: "declared", clause: nil)
        return Finding(reason: reason, remedy: remedy)
    }
}
