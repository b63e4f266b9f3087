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
    /// - Parameters:
    ///   - own: what agreements of the holder about the dataset itself rule out.
    ///   - sources: every dataset that it was made from.
    /// - Complexity: O(purposes ruled out), whatever the number of agreements, unless one of them was amended or the
    ///   dataset was made from others.
    func prohibitions(
        _ range: PurposeRange?,
        own: [RuledOutPurpose],
        sources: [Identifier],
        in index: PolicyIndex,
        facts: some DecisionFacts,
        at: Instant
    ) -> Prohibitions? {
        guard let range else { return nil }
        var holding: [RuledOutPurpose] = []
        // Prohibitions come by id, so that each agreement's versions are looked through once.
        var (agreement, newest): (Identifier?, Int) = (nil, 0)
        func holds(_ prohibition: Prohibition) -> Bool {
            let version = prohibition.agreement.version
            if version.id != agreement {
                agreement = version.id
                newest = index.newestInForce(of: version.id, facts, at)?.version.version ?? 0
            }
            return version.version >= newest
        }
        for purpose in index.prohibitions(of: holder, around: range, own: own, sources: sources) {
            if purpose.areUnamended {
                holding.append(purpose)
            } else if let left = purpose.holding(holds) {
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
