import TideAgreement
import TideCore

extension Request {
    /// Refuses names that the policy set does not know: what cannot be evaluated is refused.
    func unknownNames(in index: PolicyIndex) -> [Finding] {
        var findings: [Finding] = []
        for party in requester == holder ? [holder] : [holder, requester] where index.parties[party] == nil {
            findings.append(.unknown(.noAgreement, .unknownParty, party))
        }
        if index.datasets[dataset] == nil { findings.append(.unknown(.noAgreement, .unknownDataset, dataset)) }
        return findings
    }

    /// The reason where nothing lets the holder give this dataset to the requester.
    var lackOfAgreement: Finding {
        let asked = "\(dataset) from \(holder) to \(requester)"
        let reason = Reason(.noAgreement, .noAgreement, asked: asked, allowed: "none", clause: nil)
        return Finding(reason: reason, remedy: .outOfReach)
    }

    /// Refuses a purpose that any agreement of the holder rules out for the dataset or for what it was made from, whoever it
    /// is with and whether or not it is in force; and one that the purpose tree does not have.
    ///
    /// Of an agreement count the newest version that has come into force and every later one: neither a draft nor an
    /// amendment that begins next year lifts what holds today.
    ///
    /// - Parameter ruledOut: what agreements of the holder about the dataset rule out.
    func forbiddenPurposes(
        _ range: PurposeRange?,
        among ruledOut: [RuledOutPurpose],
        in index: PolicyIndex,
        facts: some DecisionFacts,
        at: Instant
    ) -> [Finding] {
        guard let range else {
            return [.unknown(.purposeNotAllowed, .unknownPurpose, purpose, remedy: .anotherPurpose)]
        }
        var findings: [Finding] = []
        for group in ruledOut where group.range?.overlaps(range) ?? true {
            let never = "never \(group.purpose)"
            for prohibition in group.prohibitions where prohibition.agreement.binds(at, facts, index) {
                let reason = Reason(
                    .purposeNotAllowed,
                    .purposeRuledOut,
                    asked: purpose.text,
                    allowed: never,
                    at: prohibition.agreement.agreement.fields.reference(prohibition.path)
                )
                findings.append(Finding(reason: reason, remedy: .anotherPurpose))
            }
        }
        return findings
    }
}

extension IndexedAgreement {
    /// Whether the version's prohibitions hold: it is the newest that has come into force, or a later one.
    fileprivate func binds(_ at: Instant, _ facts: some DecisionFacts, _ index: PolicyIndex) -> Bool {
        guard index.hasAmendments else { return true }
        return !index.versions(of: version.id).contains {
            $0.version > version && $0.hasComeIntoForce(at, facts, index)
        }
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
