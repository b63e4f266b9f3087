import TideAgreement
import TideCore
import TideTestSupport

/// Parties, datasets, agreements and firewalls drawn from a seed, small enough to walk every walk.
struct RandomAgreements {
    var parties: [PartyDraft] = []
    var datasets: [DatasetDraft] = []
    var agreements: [AgreementDraft] = []
    var firewalls: [String] = []
    var endings: [String: String] = [:]
    /// Whether datasets have all columns and agreements drop few, so that views join.
    private var isWide = false

    struct PartyDraft {
        let id: String
        let roles: [String]
        let zones: [String]
        let coalition: [String]
    }

    struct DatasetDraft {
        let id: String
        let owner: String
        let collectedFor: String
        var isProtected: Bool
        let retain: String?
        let columns: [String]
        let derivedFrom: [String]
    }

    /// Roles and dimensions are those of a name everywhere, so that what is derived keeps them.
    static let columns = [
        "person": "{role: direct, identifier: {namespace: person}}", "age": "{role: quasi, dimension: age}",
        "birth": "{role: quasi, dimension: age}", "sex": "{role: quasi, dimension: sex}",
        "town": "{role: quasi, dimension: geography}", "district": "{role: quasi, dimension: geography}",
        "wage": "{role: sensitive}", "note": "{role: attribute}",
    ]
    static let purposes = ["statistics", "survey", "research", "service", "health", "enforcement", "tracing"]

    /// Tries what a seed gives until the documents are valid together.
    static func valid(seed: UInt64, calm: Bool = false) throws -> (RandomAgreements, PolicySet) {
        for attempt in 0..<200 as Range<UInt64> {
            let drawn = RandomAgreements(seed: seed * 1000 + attempt, calm: calm)
            if let policies = try? drawn.policies() { return (drawn, policies) }
        }
        throw Unreadable()
    }

    /// No attempt gave documents that are valid together.
    struct Unreadable: Error {}

    /// None of any.
    init() {}

    /// - Parameter calm: whether agreements are drawn so that most networks hold.
    init(seed: UInt64, calm: Bool) {
        var draw = Draw(seed: seed)
        drawParties(&draw)
        isWide = draw.chance(35)
        drawDatasets(&draw)
        for position in 0..<(3 + draw.number(below: 8)) { drawAgreement(position, &draw, calm: calm) }
        for position in 0..<draw.number(below: 3) { drawFirewall(position, &draw) }
        for agreement in agreements where draw.chance(6) {
            endings["\(agreement.id)@\(agreement.version)"] = draw.one(of: ["2025-01-01", "2026-08-01", "2027-03-01"])
        }
    }

    private mutating func drawParties(_ draw: inout Draw) {
        let count = 3 + draw.number(below: 5)
        for position in 0..<count {
            let roles = draw.one(of: [
                ["statistics"], ["service"], ["research"], ["research"], ["service", "research"], ["enforcement"],
                ["statistics", "research"],
            ])
            let others = (0..<count).filter { $0 != position }
            parties.append(
                PartyDraft(
                    id: "p\(position)",
                    roles: roles,
                    zones: draw.one(of: [["XA"], ["XA"], ["XA", "XB"], ["XB"]]),
                    coalition: draw.chance(12) ? ["p\(draw.one(of: others))"] : []
                )
            )
        }
    }

    private mutating func drawDatasets(_ draw: inout Draw) {
        for position in 0..<(2 + draw.number(below: 3)) {
            let sources = position > 0 && draw.chance(35) ? [draw.one(of: datasets)] : []
            let names = Self.columns.keys.sorted().filter { _ in draw.chance(isWide ? 100 : 75) }
            let isProtected = sources.contains(where: \.isProtected) || draw.chance(50)
            let owner = draw.one(of: parties.prefix(4).map(\.id))
            datasets.append(
                DatasetDraft(
                    id: "d\(position)",
                    owner: owner,
                    collectedFor: draw.one(of: ["service", "health", "statistics"]),
                    isProtected: isProtected,
                    retain: draw.one(of: [nil, "2027-12-31", "2028-12-31", "2030-12-31"]),
                    columns: names.isEmpty ? ["sex"] : names,
                    derivedFrom: sources.map(\.id)
                )
            )
        }
    }

    private mutating func drawAgreement(_ position: Int, _ draw: inout Draw, calm: Bool) {
        let dataset = draw.one(of: datasets)
        let holders = [dataset.owner] + agreements.filter { $0.dataset == dataset.id }.map(\.recipient)
        // Whoever got it last passes it on as often as anybody: chains grow long.
        let provider = draw.chance(50) ? holders[holders.count - 1] : draw.one(of: holders)
        let recipient = draw.one(of: parties.map(\.id).filter { $0 != provider })
        var agreement = AgreementDraft(
            id: "a\(position)",
            provider: provider,
            recipient: recipient,
            dataset: dataset.id
        )
        let amended = agreements.filter { $0.version == 1 && $0.provider == provider && $0.recipient == recipient }
        if let earlier = amended.first, draw.chance(40) {
            if draw.chance(70) {
                (agreement.id, agreement.version) = (earlier.id, 2)
            } else {
                agreement.supersedes = "\(earlier.id)@\(earlier.version)"
            }
        }
        agreement.keptColumns = isWide ? 98 : 80
        agreement.draw(columns: dataset.columns, retain: dataset.retain, datasets: datasets, parties: parties, &draw)
        if calm { agreement.calm(dataset, datasets: datasets) }
        if agreements.contains(where: { $0.id == agreement.id && $0.version == agreement.version }) { return }
        agreements.append(agreement)
    }

    private mutating func drawFirewall(_ position: Int, _ draw: inout Draw) {
        var fields = ["kind: firewall", "id: w\(position)", "title: Wall"]
        fields.append("protects: {collectedFor: [\(draw.one(of: ["service", "health", "statistics, service"]))]}")
        fields.append("owners: [\(parties.map(\.id).joined(separator: ", "))]")
        let roles = draw.one(of: ["enforcement", "enforcement, research", ""])
        fields.append("forbids: {roles: [\(roles)], purposes: [\(draw.one(of: ["enforcement", "tracing, research"]))]}")
        let floors = ["{form: aggregate, minK: 5}", "{form: aggregate, minCell: 5}", "{form: k-anonymous, minK: 5}"]
        if draw.chance(80) { fields.append("floor: \(draw.one(of: floors))") }
        if draw.chance(30) {
            fields.append("coalitions: [[\(parties[0].id), \(draw.one(of: parties.dropFirst().map(\.id)))]]")
        }
        if draw.chance(30) { fields.append("recombination: {quasi: \(1 + draw.number(below: 4))}") }
        if draw.chance(25), datasets.count > 1 {
            fields.append("linkages: [{datasets: [d0, d1], by: p0/o, purposes: [statistics]}]")
        }
        if draw.chance(50) {
            let dataset = draw.one(of: datasets)
            let reached = draw.one(of: [
                "roles: [enforcement]", "roles: [enforcement, research], purposes: [enforcement, research]",
                "purposes: [research]", "roles: [research, service, statistics]",
            ])
            let form = draw.one(of: ["k-anonymous", "pseudonymised"])
            let until = draw.one(of: ["2026-12-31", "2030-12-31"])
            let item =
                "id: x, dataset: \(dataset.id), \(reached), maxForm: \(form), by: \(dataset.owner)/o, until: \(until)"
            fields.append("declassifiers: [{\(item)}]")
        }
        firewalls.append(fields.joined(separator: "\n"))
    }

    var documents: [String] {
        let tree = """
            kind: purposes
            id: tree
            purposes:
              statistics:
              survey: statistics
              research:
              service:
              health: service
              enforcement:
              tracing: enforcement
            compatible:
              - [service, statistics]
              - [statistics, research]
              - [service, tracing]
            """
        let parties = parties.map { party in
            """
            kind: party
            id: \(party.id)
            name: Party \(party.id)
            jurisdiction: XA
            zones: [\(party.zones.joined(separator: ", "))]
            roles: [\(party.roles.joined(separator: ", "))]
            coalition: [\(party.coalition.joined(separator: ", "))]
            officers: {o: {title: Officer}}
            """
        }
        let datasets = datasets.map { dataset in
            """
            kind: dataset
            id: \(dataset.id)
            owner: \(dataset.owner)
            collectedFor: \(dataset.collectedFor)
            protected: \(dataset.isProtected)
            \(dataset.retain.map { "retain: \($0)" } ?? "title: Kept")
            derivedFrom: \(dataset.derivedFrom.isEmpty ? "none" : "[\(dataset.derivedFrom.joined(separator: ", "))]")
            columns: {\(dataset.columns.map { "\($0): \(Self.columns[$0] ?? "")" }.joined(separator: ", "))}
            """
        }
        return [tree] + parties + datasets + firewalls + agreements.map(\.yaml)
    }

    func policies() throws -> PolicySet {
        let text = documents.map { "---\ntidegate: v1\n\($0)\n" }.joined()
        return try PolicySet.read(["network.yaml": Array(text.utf8)], folder: "network")
    }

    var endingDays: [AgreementVersion: CalendarDate] {
        Dictionary(
            uniqueKeysWithValues: endings.compactMap { name, day in
                guard let version = AgreementVersion(name), let date = CalendarDate(day) else { return nil }
                return (version, date)
            }
        )
    }
}

/// Draws from a seed.
struct Draw {
    private var generator: SeededGenerator

    init(seed: UInt64) { self.generator = SeededGenerator(seed: seed) }

    mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
    mutating func chance(_ percent: Int) -> Bool { number(below: 100) < percent }
    mutating func one<Item>(of items: [Item]) -> Item { items[number(below: items.count)] }
}
