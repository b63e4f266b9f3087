import TideCore

extension Resolution {
    /// Who signs, approves and ends an agreement.
    mutating func checkSigning(of agreement: Agreement) {
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        if agreement.provider == agreement.recipient {
            note(.sameParty, [agreement.provider.text], at: place("recipient"))
        } else {
            checkSignatories(of: agreement)
        }
        if let approvals = agreement.approvals {
            check(approvals.quorum, at: "approvals", of: agreement)
            if let ethics = approvals.ethics { expectOfficer(ethics, at: place("approvals/ethics")) }
        }
        for (position, officer) in (agreement.termination?.by ?? []).enumerated() {
            expectOfficer(officer, at: place("termination/by/\(position)"))
        }
    }

    private mutating func checkSignatories(of agreement: Agreement) {
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        // Who belongs to a party that is not known cannot be told.
        let sides = [("provider", agreement.provider), ("recipient", agreement.recipient)]
        let areKnown = sides.allSatisfy { isDeclared(.party, $0.1) }
        func checkSide(_ officer: OfficerName, at path: String) {
            guard areKnown, !sides.contains(where: { $0.1 == officer.party }) else { return }
            foreign.append((officer, place(path)))
        }
        var foreign: [(OfficerName, Place)] = []
        var (officers, quorums) = (agreement.signatories[...], agreement.signatoryQuorums[...])
        for position in 0..<officers.count + quorums.count {
            let path = "signatories/\(position)"
            if agreement.fields.has("\(path)/from"), let quorum = quorums.popFirst() {
                check(quorum, at: path, of: agreement)
                for (index, officer) in quorum.from.enumerated() { checkSide(officer, at: "\(path)/from/\(index)") }
            } else if let officer = officers.popFirst() {
                expectOfficer(officer, at: place(path))
                checkSide(officer, at: path)
            }
        }
        for (officer, place) in foreign { note(.foreignSignatory, [officer.description], at: place) }
        for (side, party) in sides where areKnown && !signs(party, agreement) {
            note(.sideUnsigned, [side, party.text], at: place("signatories"))
        }
    }

    /// Whether an agreement cannot be signed without an officer of a party.
    private func signs(_ party: Identifier, _ agreement: Agreement) -> Bool {
        if agreement.signatories.contains(where: { $0.party == party }) { return true }
        return agreement.signatoryQuorums.contains { quorum in
            let others = quorum.from.filter { $0.party != party }
            return reach(of: others, in: quorum) < quorum.count
        }
    }

    /// How many of some officers may count as different; those who cannot be told apart yet are noted by themselves.
    private func reach(of officers: [OfficerName], in quorum: Quorum) -> Int {
        Set(officers.map { officer($0)?.countedOnce(in: quorum) ?? $0.description }).count
    }

    private mutating func check(_ quorum: Quorum, at path: String, of agreement: Agreement) {
        func place(_ name: String) -> Place { agreement.fields.clause("\(path)/\(name)").place }
        for (position, name) in quorum.from.enumerated() {
            expectOfficer(name, at: place("from/\(position)"))
            guard let officer = officer(name), officer.countedOnce(in: quorum) == nil else { continue }
            let code: DiagnosticCode = quorum.distinct == .units ? .officerWithoutUnit : .officerWithoutPerson
            note(code, [name.description], at: place("from/\(position)"))
        }
        let reachable = reach(of: quorum.from, in: quorum)
        guard quorum.count > reachable else { return }
        let arguments = [String(quorum.count), quorum.distinct.rawValue, String(reachable)]
        note(.approvalsOutOfReach, arguments, at: place("count"))
    }
}
