import TideCore

extension Resolution {
    mutating func check(_ agreement: Agreement) {
        checkParties(of: agreement)
        checkPurposes(of: agreement)
        checkApprovals(of: agreement)
        let valid = agreement.valid
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        expectOrder(("from", valid.from), ("until", valid.until), at: place("valid/until"))
        expectOrder(("from", valid.from), valid.reviewBy.map { ("reviewBy", $0) }, at: place("valid/reviewBy"))
        if let review = valid.reviewBy {
            expectOrder(("reviewBy", review), ("until", valid.until), at: place("valid/reviewBy"))
        }
        var grants: Set<Identifier> = []
        for grant in agreement.grants {
            if !grants.insert(grant.id).inserted {
                note(.grantTwice, [grant.id.text], at: place("\(grant.path)/id"))
            }
            check(grant, of: agreement)
        }
        checkLegalBasis(of: agreement)
    }

    private mutating func checkParties(of agreement: Agreement) {
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        expectDeclared(.party, agreement.provider, at: place("provider"))
        expectDeclared(.party, agreement.recipient, at: place("recipient"))
        if agreement.provider == agreement.recipient {
            return note(.sameParty, [agreement.provider.text], at: place("recipient"))
        }
        // Who belongs to a party that is not known cannot be told.
        let sides = [("provider", agreement.provider), ("recipient", agreement.recipient)]
        let areKnown = sides.allSatisfy { isDeclared(.party, $0.1) }
        for (position, officer) in agreement.signatories.enumerated() {
            let path = place("signatories/\(position)")
            expectOfficer(officer, at: path)
            guard areKnown, !sides.contains(where: { $0.1 == officer.party }) else { continue }
            note(.foreignSignatory, [officer.description], at: path)
        }
        for (side, party) in sides where areKnown && !agreement.signatories.contains(where: { $0.party == party }) {
            note(.sideUnsigned, [side, party.text], at: place("signatories"))
        }
        for (position, officer) in agreement.recipients.enumerated() {
            let path = place("recipients/\(position)")
            expectOfficer(officer, at: path)
            guard areKnown, officer.party != agreement.recipient else { continue }
            note(.foreignOfficer, [officer.description, agreement.recipient.text], at: path)
        }
    }

    private mutating func checkPurposes(of agreement: Agreement) {
        for (position, purpose) in agreement.never.enumerated() {
            expectPurpose(purpose, at: agreement.fields.clause("never/\(position)").place)
        }
        for (position, purpose) in agreement.purposes.enumerated() {
            let place = agreement.fields.clause("purposes/\(position)").place
            expectPurpose(purpose, at: place)
            let forbidden = purposeTree.flatMap { tree in
                agreement.never.first { tree.isPurpose(purpose, within: $0) }
            }
            guard let forbidden else { continue }
            note(.purposeForbidden, [purpose.text, forbidden.text], at: place)
        }
    }

    private mutating func checkApprovals(of agreement: Agreement) {
        guard let approvals = agreement.approvals else { return }
        for (position, officer) in approvals.from.enumerated() {
            expectOfficer(officer, at: agreement.fields.clause("approvals/from/\(position)").place)
        }
        let reachable =
            switch approvals.distinct {
            case .persons: Set(approvals.from).count
            case .units: Set(approvals.from).count
            case .parties: Set(approvals.from.map(\.party)).count
            }
        guard approvals.count > reachable else { return }
        let arguments = [String(approvals.count), approvals.distinct.rawValue, String(reachable)]
        note(.approvalsOutOfReach, arguments, at: agreement.fields.clause("approvals/count").place)
    }

    /// Data about people leaves only where a law lets it: a dataset about persons or households, one that is protected,
    /// or one with direct identifiers.
    private mutating func checkLegalBasis(of agreement: Agreement) {
        guard agreement.legalBasis.isEmpty else { return }
        let personal = agreement.grants.first { grant in
            guard let dataset = datasets[grant.dataset] else { return false }
            return dataset.isProtected || dataset.unit != .event || dataset.columns.contains { $0.role == .direct }
        }
        guard let personal else { return }
        note(.noLegalBasis, [personal.dataset.text], at: agreement.fields.clause("legalBasis").place)
    }
}
