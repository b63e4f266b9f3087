package import TideAgreement
package import TideCore

/// What was derived from what, and who counts as one reader with whom.
///
/// As documents say it today, and as they said it whenever something left: what is sealed with a release holds against
/// whatever leaves later, so no edit of a document makes releases unrelated.
package struct Relations: Hashable, Sendable {
    /// By dataset, those that it was derived from.
    private var sources: [Identifier: Set<Identifier>] = [:]
    /// By party, those that it names as one reader with it, or that name it.
    private var readers: [Identifier: Set<Identifier>] = [:]

    /// None at all.
    package init() {}

    /// As the documents of a policy set say it.
    package init(of policies: PolicySet) {
        for dataset in policies.datasets.values {
            for source in dataset.derivedFrom ?? [] { sources[dataset.id, default: []].insert(source) }
        }
        for party in policies.parties.values { join([party.id] + party.coalition) }
    }

    /// Adds all that others say.
    package mutating func formUnion(_ other: Relations) {
        sources.merge(other.sources) { $0.union($1) }
        readers.merge(other.readers) { $0.union($1) }
    }

    /// A party and all that count as one reader with it, whichever of them says so.
    package func coalition(of party: Identifier) -> Set<Identifier> { Self.group(of: party, readers) }

    /// A dataset with everything that derivations lead to from it, in whichever direction, over any number of steps.
    package func related(to dataset: Identifier) -> Set<Identifier> {
        var neighbours = sources
        for (derived, origins) in sources { for origin in origins { neighbours[origin, default: []].insert(derived) } }
        return Self.group(of: dataset, neighbours)
    }

    /// A dataset and all that are derived from it, over any number of steps.
    package func derived(from dataset: Identifier) -> Set<Identifier> {
        var derived: [Identifier: Set<Identifier>] = [:]
        for (dataset, origins) in sources { for origin in origins { derived[origin, default: []].insert(dataset) } }
        return Self.group(of: dataset, derived)
    }

    /// What of it bears on a release of a dataset that some parties may hold.
    func part(about dataset: Identifier, heldBy holders: Set<Identifier>) -> Relations {
        var part = Relations()
        let family = related(to: dataset)
        part.sources = sources.filter { family.contains($0.key) }
        for holder in holders {
            for member in coalition(of: holder) { part.readers[member] = readers[member] }
        }
        return part
    }

    private mutating func join(_ parties: [Identifier]) {
        for other in parties.dropFirst() where other != parties[0] {
            readers[parties[0], default: []].insert(other)
            readers[other, default: []].insert(parties[0])
        }
    }

    /// A name and all that can be reached from it.
    private static func group(of first: Identifier, _ neighbours: [Identifier: Set<Identifier>]) -> Set<Identifier> {
        var members: Set<Identifier> = [first]
        var open = [first]
        while let next = open.popLast() {
            for other in neighbours[next] ?? [] where members.insert(other).inserted { open.append(other) }
        }
        return members
    }
}

// MARK: As sealed

extension Relations {
    /// Reads what ``derivedJSON`` and ``readersJSON`` write; `nil` unless it is that.
    init?(derived: JSONValue?, readers groups: JSONValue?) {
        guard let members = derived?.members, let groups = groups?.elements else { return nil }
        for (name, value) in members {
            guard let dataset = Identifier(name), let origins = Self.identifiers(value) else { return nil }
            sources[dataset] = Set(origins)
        }
        for group in groups {
            guard let parties = Self.identifiers(group), parties.count > 1 else { return nil }
            join(parties)
        }
    }

    /// By dataset, what it was derived from.
    var derivedJSON: JSONValue {
        let members = sources.map { ($0.key.text, JSONValue($0.value.map(\.text).sorted())) }
        return .object(Dictionary(uniqueKeysWithValues: members))
    }

    /// Groups that count as one reader, each party in one at most.
    var readersJSON: JSONValue {
        var seen: Set<Identifier> = []
        var groups: [JSONValue] = []
        for party in readers.keys.sorted() where !seen.contains(party) {
            let group = coalition(of: party)
            seen.formUnion(group)
            groups.append(JSONValue(group.map(\.text).sorted()))
        }
        return .array(groups)
    }

    private static func identifiers(_ value: JSONValue) -> [Identifier]? {
        guard let elements = value.elements else { return nil }
        let found = elements.compactMap { $0.text.flatMap(Identifier.init) }
        return found.count == elements.count ? found : nil
    }
}
