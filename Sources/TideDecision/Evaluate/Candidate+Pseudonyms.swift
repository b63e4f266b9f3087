import TideAgreement
import TideCore

extension Candidate {
    /// Whether the pseudonymisation that the request states is the grant's, and the keys are the holder's and still good.
    func checkPseudonyms(of request: Request, _ asked: AskedColumns, into checks: inout ClauseChecks) {
        if !request.pseudonymise.isEmpty { checkStated(request, asked, into: &checks) }
        guard asked.hasPseudonym else { return }
        for column in asked.covered {
            guard case .pseudonymise(let made) = column.treatment else { continue }
            // A domain within another needs the other's key as well.
            for domain in [made.domain] + entry.agreement.agreement.pseudonymDomains.parents(of: made.domain) {
                checkDomain(of: column.name, domain, request, into: &checks)
            }
        }
    }

    private func checkStated(_ request: Request, _ asked: AskedColumns, into checks: inout ClauseChecks) {
        for (name, stated) in request.pseudonymise.sorted(by: { $0.key < $1.key }) {
            // A column that is not granted has its reason already.
            guard let column = asked.covered.first(where: { $0.name == name }) else { continue }
            let texts = (
                "\(name): \(Treatment.pseudonymise(stated).summary)", "\(name): \(column.treatment.summary)"
            )
            func place() -> ClauseReference { columnClause(name) }
            if column.treatment == .pseudonymise(stated) {
                checks.pass(.pseudonyms, asked: texts.0, allowed: texts.1, clause: place())
            } else {
                let reason = Reason(
                    .pseudonymScheme,
                    .pseudonymDiffers,
                    asked: texts.0,
                    allowed: texts.1,
                    at: place()
                )
                checks.refuse(.pseudonyms, reason, .change(.leavePseudonymisationOpen(name)))
            }
        }
    }

    private func checkDomain(
        of column: String,
        _ name: Identifier,
        _ request: Request,
        into checks: inout ClauseChecks
    ) {
        let domains = entry.agreement.agreement.pseudonymDomains
        guard let position = domains.firstIndex(where: { $0.domain == name }) else { return }
        let domain = domains[position]
        let path = "pseudonymise/\(position)"
        if domain.custodian != request.holder {
            // Only who holds the key can make the pseudonyms.
            let reason = Reason(
                .pseudonymScheme,
                .pseudonymCustodian,
                asked: "\(column): \(request.holder)",
                allowed: "\(domain.domain): \(domain.custodian)",
                at: clause("\(path)/custodian")
            )
            checks.refuse(.pseudonyms, reason, .change(.leaveOut(column)))
        } else {
            checks.pass(
                .pseudonyms,
                asked: "\(column): \(request.holder)",
                allowed: "\(domain.domain): \(domain.custodian)",
                clause: clause("\(path)/custodian")
            )
        }
        guard let last = domain.rotateBy else { return }
        if day > last {
            let reason = Reason(
                .pseudonymScheme,
                .pseudonymKeyOld,
                asked: "\(column): \(day)",
                allowed: "\(domain.domain): \(last)",
                at: clause("\(path)/rotateBy")
            )
            checks.refuse(.pseudonyms, reason, .change(.leaveOut(column)))
        } else {
            checks.pass(
                .pseudonyms,
                asked: "\(column): \(day)",
                allowed: "\(domain.domain): \(last)",
                clause: clause("\(path)/rotateBy")
            )
        }
    }
}
