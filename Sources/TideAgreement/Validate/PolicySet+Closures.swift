package import TideCore

extension PolicySet {
    /// A party and all that count as one reader with it, whichever of them says so.
    package func coalition(of party: Identifier) -> Set<Identifier> {
        Self.group(of: party, Self.neighbours(of: parties.values.map { ($0.id, $0.coalition) }))
    }

    /// Every coalition by each of its members, ascending; a party that counts as one reader with nobody is not there.
    ///
    /// - Complexity: O(members · log members).
    static func coalitions(of parties: [Identifier: Party]) -> [Identifier: [Identifier]] {
        let neighbours = Self.neighbours(of: parties.values.map { ($0.id, $0.coalition) })
        var found: [Identifier: [Identifier]] = [:]
        for first in neighbours.keys where found[first] == nil {
            let members = group(of: first, neighbours).sorted()
            for member in members { found[member] = members }
        }
        return found
    }

    /// Names that name each other, in either direction.
    private static func neighbours(of names: [(Identifier, [Identifier])]) -> [Identifier: [Identifier]] {
        var neighbours: [Identifier: [Identifier]] = [:]
        for (name, others) in names {
            for other in others {
                neighbours[name, default: []].append(other)
                neighbours[other, default: []].append(name)
            }
        }
        return neighbours
    }

    /// A name and all that can be reached from it.
    private static func group(of first: Identifier, _ neighbours: [Identifier: [Identifier]]) -> Set<Identifier> {
        var members: Set<Identifier> = [first]
        var open = [first]
        while let next = open.popLast() {
            for other in neighbours[next] ?? [] where members.insert(other).inserted { open.append(other) }
        }
        return members
    }
}
