package import TideCore

/// A quorum with its officers looked up: the one way of counting, for signatures and approvals alike.
///
/// Counting then compares names and makes nothing; every decision does it.
package struct IndexedQuorum: Sendable {
    package let quorum: Quorum
    /// The officers who can count, group after group: those of one person, unit or party count once together.
    private let officers: [OfficerName]
    /// Where each group ends in ``officers``.
    private let ends: [Int]

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
        self.officers = Array(groups.joined())
        var ends: [Int] = []
        for group in groups { ends.append((ends.last ?? 0) + group.count) }
        self.ends = ends
    }

    /// How many more are needed beside some officers; whom the quorum does not name, or nobody registered, is nothing.
    ///
    /// - Complexity: O(officers named · officers given).
    package func missing(given: [OfficerName]) -> Int {
        var (missing, position) = (quorum.count, 0)
        for end in ends {
            guard missing > 0 else { return 0 }
            while position < end, !Self.has(given, officers[position]) { position += 1 }
            if position < end { missing -= 1 }
            position = end
        }
        return missing
    }

    /// Those of some officers whose word counts, sorted, and how many more are needed; several of one person are all
    /// listed, and count once.
    package func count(given: [OfficerName]) -> (counted: [OfficerName], missing: Int) {
        guard !given.isEmpty else { return ([], quorum.count) }
        var (counted, heard, position): ([OfficerName], Int, Int) = ([], 0, 0)
        counted.reserveCapacity(given.count)
        for end in ends {
            let before = counted.count
            while position < end {
                if Self.has(given, officers[position]) { counted.append(officers[position]) }
                position += 1
            }
            if counted.count > before { heard += 1 }
        }
        if ends.count < quorum.from.count { counted.sort() }
        return (counted, max(0, quorum.count - heard))
    }

    /// Officers differ by their own name more often than by their party's.
    private static func has(_ given: [OfficerName], _ name: OfficerName) -> Bool {
        for other in given where other.officer == name.officer && other.party == name.party { return true }
        return false
    }

    /// Those who could still be counted beside some officers, sorted.
    package func able(beside given: [OfficerName]) -> [OfficerName] {
        var able: [OfficerName] = []
        var start = 0
        for end in ends {
            let group = officers[start..<end]
            if !group.contains(where: given.contains) { able += group }
            start = end
        }
        return able.sorted()
    }
}

extension IndexedAgreement {
    /// Whether everybody who must has signed: each signatory, and enough of every quorum; one that nobody must sign is not.
    package func isSigned(by given: [OfficerName]) -> Bool {
        guard !given.isEmpty else { return false }
        for name in agreement.signatories where !given.contains(name) { return false }
        // By position: what is iterated over would be copied.
        for position in signatoryQuorums.indices where signatoryQuorums[position].missing(given: given) > 0 {
            return false
        }
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
    /// In words: `2 persons of a, b, c`; `1 of a, b` where no two need differ.
    package var summary: String {
        "\(count)\(count == 1 ? "" : " \(distinct.rawValue)") of \(from.sorted().map(\.description).joined(separator: ", "))"
    }
}
