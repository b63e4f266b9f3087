import TideAgreement
import TideCore

extension Candidate {
    /// Whether the purpose asked is one of the agreement's or narrows one, and is ruled out by none.
    func checkPurpose(of request: Request, _ context: RequestContext, into checks: inout ClauseChecks) {
        if let range = context.range {
            if entry.agreement.covers(range) {
                checks.pass(
                    .purpose,
                    asked: request.purpose.text,
                    allowed: list(entry.agreement.agreement.purposes),
                    clause: clause("purposes")
                )
            } else {
                let reason = Reason(
                    .purposeNotAllowed,
                    .purposeNotAllowed,
                    asked: .text(request.purpose.text),
                    allowed: .names(entry.agreement.agreement.purposes),
                    at: clause("purposes")
                )
                checks.refuse(.purpose, reason, .anotherPurpose)
            }
        } else {
            let undeclared = request.undeclaredPurpose
            checks.refuse(.prohibitions, undeclared.reason, undeclared.remedy)
        }
        if let prohibitions = context.prohibitions {
            checks.refuse(prohibitions)
        } else if context.range != nil, !entry.agreement.agreement.never.isEmpty {
            checks.pass(
                .prohibitions,
                asked: request.purpose.text,
                allowed: "never \(list(entry.agreement.agreement.never))",
                clause: clause("never")
            )
        }
    }

    /// Whether the requester, and the officer who asks, are those whom the agreement trusts.
    ///
    /// - Returns: whether the officer who asks must still sign the request, which is due and no reason in a dry run.
    func checkRecipient(
        of request: Request,
        _ facts: some DecisionFacts,
        _ mode: ApprovalMode,
        into checks: inout ClauseChecks
    ) -> Bool {
        let isSignatureDue = checkOfficer(of: request, facts, mode, into: &checks)
        checkRole(into: &checks)
        checkAccreditation(into: &checks)
        return isSignatureDue
    }

    /// The officer that a request names is a claim: where the agreement says who may ask, the officer's signature over the
    /// request is what counts.
    private func checkOfficer(
        of request: Request,
        _ facts: some DecisionFacts,
        _ mode: ApprovalMode,
        into checks: inout ClauseChecks
    ) -> Bool {
        let asking = request.officer
        if asking == nil, entry.agreement.agreement.recipients.isEmpty { return false }
        let named = entry.agreement.agreement.recipients
        let isRegistered = asking.map { $0.party == request.requester && index.officer($0) != nil } ?? true
        let isNamed = named.isEmpty || asking.map(named.contains) ?? false
        let allowed = named.isEmpty ? "\(request.requester)" : list(named)
        func place() -> ClauseReference { clause(named.isEmpty ? "recipient" : "recipients") }
        if isRegistered, isNamed {
            // Where nobody in particular must ask, no signature is needed.
            let isUnsigned = !named.isEmpty && asking.map(facts.requestSigners(of: request.digest).contains) != true
            if isUnsigned, mode == .required {
                let officer = asking?.description ?? "none"
                let reason = Reason(
                    .recipientOfficer,
                    .requestUnsigned,
                    asked: "unsigned",
                    allowed: officer,
                    at: place()
                )
                checks.refuse(.officer, reason, .approvals)
            } else {
                checks.pass(.officer, asked: asking?.description ?? "none", allowed: allowed, clause: place())
            }
            return isUnsigned
        }
        let able = named.filter { index.officer($0) != nil }
        let changes: [[RequestChange]] = named.isEmpty ? [[.leaveOfficerOpen]] : able.map { [.askAs($0)] }
        let reason = Reason(
            .recipientOfficer,
            isRegistered ? (asking == nil ? .nobodyNamedAsks : .officerNotNamed) : .officerUnknown,
            asked: asking?.description ?? "none",
            allowed: allowed,
            at: place()
        )
        checks.refuse(.officer, reason, changes.isEmpty ? .outOfReach : .changes(changes))
        return false
    }

    private func checkRole(into checks: inout ClauseChecks) {
        guard !entry.agreement.agreement.recipientRoles.isEmpty else { return }
        let (held, needed) = (entry.recipient.party.roles, entry.agreement.agreement.recipientRoles)
        let texts = (list(held.map(\.rawValue)), list(needed.map(\.rawValue)))
        guard !needed.contains(where: held.contains) else {
            return checks.pass(.role, asked: texts.0, allowed: texts.1, clause: clause("recipientRoles"))
        }
        let reason = Reason(
            .recipientRole,
            .recipientRole,
            asked: texts.0,
            allowed: texts.1,
            at: clause("recipientRoles")
        )
        checks.refuse(.role, reason, .outOfReach)
    }

    private func checkAccreditation(into checks: inout ClauseChecks) {
        for (position, scheme) in entry.agreement.agreement.accreditation.enumerated() {
            let last = entry.recipient.party.accreditations.filter { $0.scheme == scheme }.map(\.until).max()
            func place() -> ClauseReference { clause("accreditation/\(position)") }
            guard let last else {
                let reason = Reason(
                    .accreditation,
                    .accreditationMissing,
                    asked: "none",
                    allowed: scheme.text,
                    at: place()
                )
                checks.refuse(.accreditation, reason, .outOfReach)
                continue
            }
            let texts = ("\(scheme) until \(last)", "\(scheme) on \(day)")
            if day <= last {
                checks.pass(.accreditation, asked: texts.0, allowed: texts.1, clause: place())
            } else {
                let reason = Reason(
                    .accreditation,
                    .accreditationExpired,
                    asked: texts.0,
                    allowed: texts.1,
                    at: place()
                )
                checks.refuse(.accreditation, reason, .outOfReach)
            }
        }
    }
}
