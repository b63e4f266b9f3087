package import TideCore

/// One way of counting for signatures and approvals alike.
extension Quorum {
    /// What tells apart those of some officers who count here: registered, named by the quorum, each person, unit or party
    /// once.
    ///
    /// - Parameter given: who signed or approved; anybody whom the quorum does not name is nothing.
    package func counted(among given: [OfficerName], in parties: [Identifier: Party]) -> Set<String> {
        Set(
            Set(from).intersection(given).compactMap { name in
                parties[name.party]?.officers.first { $0.name == name }?.countedOnce(as: distinct)
            }
        )
    }

    /// Whether enough of some officers count.
    package func isMet(by given: [OfficerName], in parties: [Identifier: Party]) -> Bool {
        counted(among: given, in: parties).count >= count
    }
}

extension Agreement {
    /// Whether everyone who must has signed: each signatory, and enough of every quorum.
    package func isSigned(by given: [OfficerName], in parties: [Identifier: Party]) -> Bool {
        !possibleSignatories.isEmpty && signatories.allSatisfy(given.contains)
            && signatoryQuorums.allSatisfy { $0.isMet(by: given, in: parties) }
    }

    /// Whose signatures are missing, in words: officers by name, then quorums as `2 units of xa.nso/a, xa.nso/b`.
    package func missingSignatures(given: [OfficerName], in parties: [Identifier: Party]) -> [String] {
        signatories.filter { !given.contains($0) }.map(\.description)
            + signatoryQuorums.filter { !$0.isMet(by: given, in: parties) }.map { quorum in
                let names = quorum.from.map(\.description).joined(separator: ", ")
                return "\(quorum.count) \(quorum.distinct.rawValue) of \(names)"
            }
    }
}
