import TideAgreement
import TideCore

extension Candidate {
    /// Whether the agreement is signed, in the register, unchanged since, and in force on the day.
    func checkStanding(_ facts: some DecisionFacts, into checks: inout ClauseChecks) {
        let isSigned = entry.agreement.isSigned(facts)
        checkSignatures(isSigned: isSigned, facts, into: &checks)
        checkRegister(isSigned: isSigned, facts, into: &checks)
        checkBindings(facts, into: &checks)
        checkValidity(into: &checks)
    }

    private func checkSignatures(isSigned: Bool, _ facts: some DecisionFacts, into checks: inout ClauseChecks) {
        func signed() -> String {
            let known = facts.signatories(of: version.id, version: version.version)
            return list(entry.agreement.agreement.possibleSignatories.filter(known.contains))
        }
        guard !isSigned else {
            return checks.pass(
                .signatures,
                asked: signed(),
                allowed: entry.agreement.agreement.neededSignatures,
                clause: clause("signatories")
            )
        }
        let reason = Reason(
            .unsigned,
            .agreementUnsigned,
            asked: signed(),
            allowed: entry.agreement.agreement.neededSignatures,
            at: clause("signatories")
        )
        checks.refuse(.signatures, reason, .outOfReach)
    }

    private func checkRegister(isSigned: Bool, _ facts: some DecisionFacts, into checks: inout ClauseChecks) {
        let standing = entry.agreement.standing(on: day, facts, index)
        guard standing != .inForce else {
            return checks.pass(.register, asked: standing.summary, allowed: "in force", clause: clause("version"))
        }
        let (code, message): (ReasonCode, DiagnosticCode)
        switch standing {
        case .inForce: return
        case .proposed, .unregistered:
            // What lacks signatures is told as such already.
            guard isSigned else { return }
            (code, message) = (.unsigned, .agreementNotInForce)
        case .suspended: (code, message) = (.suspended, .agreementSuspended)
        case .terminated: (code, message) = (.expired, .agreementTerminated)
        case .superseded: (code, message) = (.expired, .agreementSuperseded)
        }
        let reason = Reason(code, message, asked: standing.summary, allowed: "in force", at: clause("version"))
        checks.refuse(.register, reason, .outOfReach)
    }

    private func checkBindings(_ facts: some DecisionFacts, into checks: inout ClauseChecks) {
        let changed = facts.changedBindings(of: version.id, version: version.version)
        guard !changed.isEmpty else {
            return checks.pass(.bindings, asked: "unchanged", allowed: "unchanged", clause: clause("grants"))
        }
        for name in Set(changed).sorted() {
            let reason = Reason(
                .binding,
                .bindingChanged,
                asked: name,
                allowed: "unchanged",
                at: clause(ofBinding: name)
            )
            checks.refuse(.bindings, reason, .outOfReach)
        }
    }

    /// The field through which the agreement depends on a name.
    private func clause(ofBinding name: String) -> ClauseReference {
        switch name {
        case "party/\(entry.agreement.agreement.provider)": clause("provider")
        case "party/\(entry.agreement.agreement.recipient)": clause("recipient")
        case let name where name.hasPrefix("purposes/"): clause("purposes")
        case "dataset/\(entry.grant.dataset)": grantClause("dataset")
        default: clause("grants")
        }
    }

    private func checkValidity(into checks: inout ClauseChecks) {
        let (from, until) = (entry.agreement.agreement.valid.from, entry.agreement.agreement.valid.until)
        if day < from {
            let reason = date(.notYetValid, .agreementNotYetValid, limit: from, "valid/from")
            checks.refuse(.validity, reason, .change(.decideFrom(from)))
        } else if day > until {
            let reason = date(.expired, .agreementExpired, limit: until, "valid/until")
            // Nobody asks on a day that is past.
            checks.refuse(.validity, reason, .outOfReach)
        } else {
            checks.pass(.validity, asked: "\(day)", allowed: "\(from)/\(until)", clause: clause("valid"))
        }
    }

    private func date(_ code: ReasonCode, _ message: DiagnosticCode, limit: CalendarDate, _ path: String) -> Reason {
        Reason(code, message, asked: .day(day), allowed: .day(limit), at: clause(path))
    }
}

extension IndexedAgreement {
    /// Whether everybody who must sign this version did; an agreement that nobody must sign is not.
    func isSigned(_ facts: some DecisionFacts) -> Bool {
        isSigned(by: facts.signatories(of: version.id, version: version.version))
    }

    /// What the register says of this version on a day, and whether another agreement that came into force ended it.
    func standing(on day: CalendarDate, _ facts: some DecisionFacts, _ index: PolicyIndex) -> AgreementStanding {
        let known = facts.standing(of: version.id, version: version.version)
        switch known {
        case .terminated(let end?) where day < end: break
        case .inForce: break
        default: return known
        }
        for successor in index.successors(of: version) {
            let other = successor.version
            if successor.agreement.valid.from <= day, successor.isSigned(facts),
                facts.standing(of: other.id, version: other.version) == .inForce
            {
                return .superseded(by: other)
            }
        }
        return .inForce
    }

    /// Whether nothing has suspended or ended it on a day.
    func isStanding(on day: CalendarDate, _ facts: some DecisionFacts, _ index: PolicyIndex) -> Bool {
        standing(on: day, facts, index) == .inForce
    }
}

extension Agreement {
    /// Who must sign, as a reason gives it.
    var neededSignatures: String {
        let alone = signatories.map(\.description)
        return list(alone + signatoryQuorums.map(\.summary))
    }
}

extension AgreementStanding {
    /// The standing as data, with its day where that is known.
    var summary: String {
        switch self {
        case .inForce: "in force"
        case .proposed: "proposed"
        case .suspended(let since): since.map { "suspended since \($0)" } ?? "suspended"
        case .terminated(let day): day.map { "terminated on \($0)" } ?? "terminated"
        case .superseded(let other): other.map { "superseded by \($0)" } ?? "superseded"
        case .unregistered: "unregistered"
        }
    }
}
