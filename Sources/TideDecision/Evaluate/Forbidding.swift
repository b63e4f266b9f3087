import TideAgreement
import TideCore

extension Request {
    /// Refuses names that the policy set does not know: what cannot be evaluated is refused.
    func unknownNames(in index: PolicyIndex) -> [Finding] {
        var findings: [Finding] = []
        if index.parties[holder] == nil { findings.append(.unknown(.noAgreement, .unknownParty, holder)) }
        if requester != holder, index.parties[requester] == nil {
            findings.append(.unknown(.noAgreement, .unknownParty, requester))
        }
        if index.datasets[dataset] == nil { findings.append(.unknown(.noAgreement, .unknownDataset, dataset)) }
        return findings
    }

    /// The reason where nothing lets the holder give this dataset to the requester.
    var lackOfAgreement: Finding {
        let asked = ReasonText.flow(of: dataset, from: holder, to: requester)
        let reason = Reason(.noAgreement, .noAgreement, asked: asked, allowed: "none", at: nil)
        return Finding(reason: reason, remedy: .outOfReach)
    }

    /// What rules the purpose out: any agreement of the holder about the dataset or about what it was made from, whoever it
    /// is with and whether or not it is in force; `nil` where none does, or the purpose tree does not have the purpose.
    ///
    /// Of an agreement count the newest version that has come into force and every later one: neither a draft nor an
    /// amendment that begins next year lifts what holds today.
    ///
    /// - Parameter ruledOut: what agreements of the holder about the dataset rule out.
    /// - Complexity: O(purposes ruled out), whatever the number of agreements, unless one of them was amended.
    func prohibitions(
        _ range: PurposeRange?,
        among ruledOut: [RuledOutPurpose],
        in index: PolicyIndex,
        facts: some DecisionFacts,
        at: Instant
    ) -> Prohibitions? {
        guard let range else { return nil }
        var holding: [RuledOutPurpose] = []
        for purpose in ruledOut where purpose.range?.overlaps(range) ?? true {
            if purpose.areUnamended {
                holding.append(purpose)
            } else if let left = purpose.holding({ $0.agreement.binds(at, facts, index) }) {
                holding.append(left)
            }
        }
        return holding.isEmpty ? nil : Prohibitions(asked: self.purpose, holding)
    }

    /// Refuses a purpose that the tree does not have.
    var undeclaredPurpose: Finding {
        .unknown(.purposeNotAllowed, .unknownPurpose, purpose, remedy: .anotherPurpose)
    }
}

extension IndexedAgreement {
    /// Whether the version's prohibitions hold: it is the newest that has come into force, or a later one.
    fileprivate func binds(_ at: Instant, _ facts: some DecisionFacts, _ index: PolicyIndex) -> Bool {
        !index.versions(of: version.id).contains {
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
        let reason = Reason(code, message, asked: .text(name.text), allowed: "declared", at: nil)
        return Finding(reason: reason, remedy: remedy)
    }
}
