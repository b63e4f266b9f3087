package import TideCore

extension PolicySet {
    /// A party and all that count as one reader with it, whichever of them says so.
    package func coalition(of party: Identifier) -> Set<Identifier> {
        closure(of: party, groups: parties.values.map { [$0.id] + $0.coalition })
    }

    /// A dataset and all that are derived from it or it from them, over any number of steps.
    package func related(to dataset: Identifier) -> Set<Identifier> {
        closure(of: dataset, groups: datasets.values.map { [$0.id] + ($0.derivedFrom ?? []) })
    }

    /// Every coalition by each of its members, ascending; a party that counts as one reader with nobody is not there.
    ///
    /// - Complexity: O(members · log members).
    static func coalitions(of parties: [Identifier: Party]) -> [Identifier: [Identifier]] {
        var neighbours: [Identifier: [Identifier]] = [:]
        for party in parties.values {
            for other in party.coalition {
                neighbours[party.id, default: []].append(other)
                neighbours[other, default: []].append(party.id)
            }
        }
        var found: [Identifier: [Identifier]] = [:]
        for first in neighbours.keys.sorted() where found[first] == nil {
            var members: Set<Identifier> = [first]
            var open = [first]
            while let next = open.popLast() {
                for other in neighbours[next] ?? [] where members.insert(other).inserted { open.append(other) }
            }
            let sorted = members.sorted()
            for member in sorted { found[member] = sorted }
        }
        return found
    }

    /// Everything that shares a group with a member, over any number of groups.
    private func closure(of first: Identifier, groups: [[Identifier]]) -> Set<Identifier> {
        var members: Set<Identifier> = [first]
        var count = 0
        while count != members.count {
            count = members.count
            for group in groups where !members.isDisjoint(with: group) { members.formUnion(group) }
        }
        return members
    }
}
