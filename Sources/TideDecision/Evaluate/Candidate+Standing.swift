import TideAgreement
import TideCore

extension Candidate {
    /// Whether the agreement is signed, unchanged since, and in force on a day.
    func standing(facts: some DecisionFacts, on day: CalendarDate) -> [Finding] {
        signatures(facts) + bindings(facts) + validity(on: day)
    }

    private func signatures(_ facts: some DecisionFacts) -> [Finding] {
        guard !agreement.isSigned(facts) else { return [] }
        let signed = Set(facts.signatories(of: agreement.id, version: agreement.version))
        let reason = Reason(
            .unsigned,
            .agreementUnsigned,
            asked: list(agreement.signatories.filter(signed.contains)),
            allowed: list(agreement.signatories),
            clause: clause("signatories")
        )
        return [Finding(reason: reason, remedy: .outOfReach)]
    }

    private func bindings(_ facts: some DecisionFacts) -> [Finding] {
        let changed = Set(facts.changedBindings(of: agreement.id, version: agreement.version))
        return changed.sorted().map { name in
            let reason = Reason(
                .binding,
                .bindingChanged,
                asked: name,
                allowed: "unchanged",
                clause: clause(ofBinding: name)
            )
            return Finding(reason: reason, remedy: .outOfReach)
        }
    }

    /// The field through which the agreement depends on a name.
    private func clause(ofBinding name: String) -> Clause {
        switch name {
        case "party/\(agreement.provider)": clause("provider")
        case "party/\(agreement.recipient)": clause("recipient")
        case let name where name.hasPrefix("purposes/"): clause("purposes")
        case "dataset/\(grant.dataset)": grantClause("dataset")
        default: clause("grants")
        }
    }

    private func validity(on day: CalendarDate) -> [Finding] {
        let (from, until) = (agreement.valid.from, agreement.valid.until)
        if day < from { return [date(.notYetValid, .agreementNotYetValid, day, limit: from, "valid/from")] }
        if day > until { return [date(.expired, .agreementExpired, day, limit: until, "valid/until")] }
        return []
    }

    private func date(
        _ code: ReasonCode,
        _ message: DiagnosticCode,
        _ day: CalendarDate,
        limit: CalendarDate,
        _ path: String
    ) -> Finding {
        let reason = Reason(
            code,
            message,
            asked: day.description,
            allowed: limit.description,
            clause: clause(path)
        )
        return Finding(reason: reason, remedy: .anotherDay)
    }

    /// Whether the purpose asked is one of the agreement's or narrows one.
    func purpose(of request: Request) -> [Finding] {
        let tree = policies.purposes
        // An undeclared purpose has its reason already, whatever the agreement.
        guard tree.parents[request.purpose] != nil,
            !agreement.purposes.contains(where: { tree.isPurpose(request.purpose, within: $0) })
        else { return [] }
        let reason = Reason(
            .purposeNotAllowed,
            .purposeNotAllowed,
            asked: request.purpose.text,
            allowed: list(agreement.purposes),
            clause: clause("purposes")
        )
        return [Finding(reason: reason, remedy: .anotherPurpose)]
    }
}
