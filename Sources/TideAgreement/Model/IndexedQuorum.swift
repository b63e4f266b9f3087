package import TideCore

/// A quorum with its officers looked up: the one way of counting, for signatures and approvals alike.
///
/// Counting then compares names and makes nothing; every decision does it.
package struct IndexedQuorum: Sendable {
    package let quorum: Quorum
    /// The officers who can count, each group those of one person, unit or party, who count once together.
    private let groups: [[OfficerName]]

    /// - Parameter officer: looks up a registered officer; anybody who is not registered is nobody.
    package init(_ quorum: Quorum, officer: (OfficerName) -> Officer?) {
        var groups: [[OfficerName]] = []
        var positions: [String: Int] = [:]
        for name in Set(quorum.from).sorted() {
            guard let key = officer(name)?.countedOnce(in: quorum) else { continue }
            if let position = positions[key] {
                groups[position].append(name)
            } else {
                positions[key] = groups.count
                groups.append([name])
            }
        }
        self.quorum = quorum
        self.groups = groups
    }

    /// How many more are needed beside some officers; whom the quorum does not name, or nobody registered, is nothing.
    ///
    /// - Complexity: O(officers named · officers given).
    package func missing(given: [OfficerName]) -> Int {
        var heard = 0
        for group in groups where group.contains(where: given.contains) { heard += 1 }
        return max(0, quorum.count - heard)
    }

    /// Those of some officers whose word counts, sorted; several of one person are all listed, and count once.
    package func counted(among given: [OfficerName]) -> [OfficerName] {
        var counted: [OfficerName] = []
        for group in groups {
            for name in group where given.contains(name) { counted.append(name) }
        }
        if groups.count < quorum.from.count { counted.sort() }
        return counted
    }

    /// Those who could still be counted beside some officers, sorted.
    package func able(beside given: [OfficerName]) -> [OfficerName] {
        groups.filter { !$0.contains(where: given.contains) }.flatMap(\.self).sorted()
    }
}

extension IndexedAgreement {
    /// Whether everybody who must has signed: each signatory, and enough of every quorum; one that nobody must sign is not.
    package func isSigned(by given: [OfficerName]) -> Bool {
        guard !given.isEmpty else { return false }
        for name in agreement.signatories where !given.contains(name) { return false }
        for quorum in signatoryQuorums where quorum.missing(given: given) > 0 { return false }
        return !agreement.signatories.isEmpty || !signatoryQuorums.isEmpty
    }

    /// How many signatures are missing beside those of some officers.
    package func missingSignatures(given: [OfficerName]) -> Int {
        agreement.signatories.count { !given.contains($0) }
            + signatoryQuorums.reduce(0) { $0 + $1.missing(given: given) }
    }

    /// Whose signatures are missing, in words: officers by name, then quorums as `2 units of xa.nso/a, xa.nso/b`.
    package func missingSignatories(given: [OfficerName]) -> [String] {
        agreement.signatories.filter { !given.contains($0) }.map(\.description)
            + signatoryQuorums.filter { $0.missing(given: given) > 0 }.map(\.quorum.summary)
    }
}

extension Quorum {
    /// In words: `2 persons of a, b, c`.
    package var summary: String {
        "\(count) \(distinct.rawValue) of \(from.sorted().map(\.description).joined(separator: ", "))"
    }
}
