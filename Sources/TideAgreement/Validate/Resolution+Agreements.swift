import TideCore

extension Resolution {
    mutating func check(_ agreement: Agreement) {
        checkParties(of: agreement)
        checkSigning(of: agreement)
        checkPurposes(of: agreement)
        checkValidity(of: agreement)
        var grants: Set<Identifier> = []
        for grant in agreement.grants {
            if !grants.insert(grant.id).inserted {
                note(.grantTwice, [grant.id.text], at: agreement.fields.clause("\(grant.path)/id").place)
            }
            check(grant, of: agreement)
        }
        checkLegalBasis(of: agreement)
        checkAccess(of: agreement)
        checkDomains(of: agreement)
        checkLinkages(of: agreement)
        for clause in agreement.onward { check(clause, of: agreement) }
        checkOutputs(of: agreement)
        checkOptOut(of: agreement)
        checkDuties(of: agreement)
    }

    private mutating func checkValidity(of agreement: Agreement) {
        let valid = agreement.valid
        func place(_ path: String) -> Place { agreement.fields.clause("valid/\(path)").place }
        expectOrder(("from", valid.from), ("until", valid.until), at: place("until"))
        guard let review = valid.reviewBy else { return }
        expectOrder(("from", valid.from), ("reviewBy", review), at: place("reviewBy"))
        expectOrder(("reviewBy", review), ("until", valid.until), at: place("reviewBy"))
    }

    private mutating func checkParties(of agreement: Agreement) {
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        expectDeclared(.party, agreement.provider, at: place("provider"))
        expectDeclared(.party, agreement.recipient, at: place("recipient"))
        for (position, officer) in agreement.recipients.enumerated() {
            let path = place("recipients/\(position)")
            expectOfficer(officer, at: path)
            guard isDeclared(.party, agreement.recipient), agreement.provider != agreement.recipient,
                officer.party != agreement.recipient
            else { continue }
            note(.foreignOfficer, [officer.description, agreement.recipient.text], at: path)
        }
        for (position, party) in (agreement.audit?.by ?? []).enumerated() {
            expectDeclared(.party, party, at: place("audit/by/\(position)"))
        }
    }

    private mutating func checkPurposes(of agreement: Agreement) {
        for (position, purpose) in agreement.never.enumerated() {
            expectPurpose(purpose, at: agreement.fields.clause("never/\(position)").place)
        }
        for (position, purpose) in agreement.purposes.enumerated() {
            expectAllowed(purpose, of: agreement, at: "purposes/\(position)")
        }
    }

    /// Notes a purpose that is not declared, or that the agreement's own `never` forbids.
    mutating func expectAllowed(_ purpose: Identifier, of agreement: Agreement, at path: String) {
        func place() -> Place { agreement.fields.clause(path).place }
        expectPurpose(purpose, at: place())
        guard !agreement.never.isEmpty, let range = purposeRanges[purpose] else { return }
        guard let forbidden = covers(of: agreement).never.widest(around: range) else { return }
        note(.purposeForbidden, [purpose.text, forbidden.text], at: place())
    }

    /// Data about people leaves only where a law lets it.
    private mutating func checkLegalBasis(of agreement: Agreement) {
        guard agreement.legalBasis.isEmpty else { return }
        let personal = agreement.grants.first { datasets[$0.dataset]?.isPersonal ?? false }
        guard let personal else { return }
        note(.noLegalBasis, [personal.dataset.text], at: agreement.fields.clause("legalBasis").place)
    }
}
