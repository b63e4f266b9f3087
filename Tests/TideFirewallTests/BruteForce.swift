import TideAgreement
import TideCore

/// The statements of the firewall proof, found out by walking every walk: slow, and straight from the model.
///
/// Walks that arrive with the same label at the same place go on alike, so of these the shortest is walked on. Nothing else
/// is left out: no label counts as another's better.
struct BruteForce {
    /// Days after 1970-01-01; the limits where there is none.
    typealias Day = Int

    static let beginning = Int.min
    static let never = Int.max

    struct Grantee: Hashable {
        let agreement: AgreementVersion
        let grant: Int
    }

    struct Hop {
        let name: Grantee
        let agreement: Agreement
        let grant: Grant
        let from: Day
        let until: Day
        let columns: Set<String>
        let possible: Set<Identifier>
        let purposes: [Identifier]
        var k: Int { grant.safeguards.kAnonymity?.k ?? 1 }
    }

    struct Label: Hashable {
        let party: Identifier
        let dataset: Identifier
        let columns: Set<String>
        let from: Day
        let until: Day
    }

    /// A walk by its label and number of hops.
    struct Walk {
        let label: Label
        let length: Int
    }

    let policies: PolicySet
    let hops: [Hop]

    init(_ policies: PolicySet, endings: [AgreementVersion: CalendarDate]) {
        self.policies = policies
        self.hops = Self.hops(policies, endings)
    }

    static func day(_ date: CalendarDate?) -> Day { date?.daysSince1970 ?? never }

    /// Everything that a dataset was made from.
    func sources(_ dataset: Identifier) -> Set<Identifier> {
        var found: Set<Identifier> = []
        for _ in policies.datasets {
            for name in found.union([dataset]) { found.formUnion(policies.datasets[name]?.derivedFrom ?? []) }
        }
        return found
    }

    private static func hops(_ policies: PolicySet, _ endings: [AgreementVersion: CalendarDate]) -> [Hop] {
        func first(_ agreement: Agreement) -> Day { day(agreement.valid.from) }
        func cut(_ agreement: Agreement) -> Day { min(day(agreement.valid.until), day(endings[agreement.identity])) }
        let real = policies.agreements.filter { first($0) <= cut($0) }
        return policies.agreements.flatMap { agreement -> [Hop] in
            var until = cut(agreement)
            for other in real where other.id == agreement.id && other.version > agreement.version {
                until = min(until, first(other) - 1)
            }
            for other in real where other.supersedes == agreement.identity { until = min(until, first(other) - 1) }
            guard first(agreement) <= until else { return [] }
            return agreement.grants.enumerated().compactMap { position, grant in
                hop(agreement, grant, position, until, real, policies)
            }
        }
    }

    private static func hop(
        _ agreement: Agreement,
        _ grant: Grant,
        _ position: Int,
        _ until: Day,
        _ real: [Agreement],
        _ policies: PolicySet
    ) -> Hop? {
        guard let dataset = policies.datasets[grant.dataset] else { return nil }
        var lineage: Set<Identifier> = [dataset.id]
        for _ in policies.datasets {
            for name in lineage { lineage.formUnion(policies.datasets[name]?.derivedFrom ?? []) }
        }
        let nevers = policies.agreements.filter { other in
            other.provider == agreement.provider && other.grants.contains { lineage.contains($0.dataset) }
                && !real.contains { newer in
                    newer.id == other.id && newer.version > other.version && day(newer.valid.from) <= until
                }
        }.flatMap(\.never)
        let tree = policies.purposes
        let possible = tree.parents.keys.filter { purpose in
            agreement.purposes.contains { tree.isPurpose(purpose, within: $0) }
                && !nevers.contains { tree.isPurpose(purpose, within: $0) || tree.isPurpose($0, within: purpose) }
        }
        let purposes = agreement.purposes.filter { own in possible.contains { tree.isPurpose($0, within: own) } }
        let columns = grant.columns.filter { column in
            guard let declared = dataset.column(column.name), column.treatment != .drop else { return false }
            return declared.role != .direct || column.isPseudonym
        }
        guard !purposes.isEmpty, !columns.isEmpty else { return nil }
        return Hop(
            name: Grantee(agreement: agreement.identity, grant: position),
            agreement: agreement,
            grant: grant,
            from: day(agreement.valid.from),
            until: until,
            columns: Set(columns.map(\.name)),
            possible: Set(possible),
            purposes: purposes
        )
    }

    /// The last day of holding what came by a hop from a holder until a day.
    func hold(_ hop: Hop, _ heldBySender: Day) -> Day {
        let retain = Self.day(policies.datasets[hop.grant.dataset]?.retain)
        let last = min(heldBySender, hop.until)
        switch hop.agreement.duties.destroy?.deadline {
        case nil: return retain
        case .by(let date)?: return min(Self.day(date), retain)
        case .after(let term)?: return min(Self.day(term.after(CalendarDate(daysSince1970: last))), retain)
        }
    }

    func isPossible(_ hop: Hop, from label: Label, root: Identifier) -> Bool {
        hop.agreement.provider == label.party && hop.grant.dataset == label.dataset
            && hop.agreement.recipient != policies.datasets[root]?.owner
            && !hop.columns.isDisjoint(with: label.columns)
            && max(label.from, hop.from) <= min(label.until, hop.until)
    }

    func arrival(_ hop: Hop, from label: Label) -> Label {
        Label(
            party: hop.agreement.recipient,
            dataset: hop.grant.dataset,
            columns: label.columns.intersection(hop.columns),
            from: max(label.from, hop.from),
            until: hold(hop, label.until)
        )
    }

    /// Every label that walks from some others arrive with, each with the length of the shortest.
    func walks(_ root: Identifier, from starts: [Walk], barred: Identifier?) -> [Walk] {
        var lengths: [Label: Int] = [:]
        var open = starts
        while let position = open.indices.min(by: { open[$0].length < open[$1].length }) {
            let walk = open.remove(at: position)
            let label = walk.label
            guard label.from <= label.until, lengths[label] == nil else { continue }
            lengths[label] = walk.length
            for made in policies.datasets.values where made.owner == label.party {
                guard made.derivedFrom?.contains(label.dataset) ?? false else { continue }
                let derived = Label(
                    party: label.party,
                    dataset: made.id,
                    columns: Set(made.columns.map(\.name)),
                    from: label.from,
                    until: Self.day(made.retain)
                )
                open.append(Walk(label: derived, length: walk.length))
            }
            for hop in hops where isPossible(hop, from: label, root: root) && hop.agreement.recipient != barred {
                open.append(Walk(label: arrival(hop, from: label), length: walk.length + 1))
            }
        }
        return lengths.map { Walk(label: $0, length: $1) }
    }

    /// Every label that flows from a dataset's owner arrive with.
    func walks(_ root: Dataset) -> [Walk] {
        guard let owner = root.owner else { return [] }
        let start = Label(
            party: owner,
            dataset: root.id,
            columns: Set(root.columns.map(\.name)),
            from: Self.beginning,
            until: Self.day(root.retain)
        )
        return walks(root.id, from: [Walk(label: start, length: 0)], barred: nil)
    }
}
