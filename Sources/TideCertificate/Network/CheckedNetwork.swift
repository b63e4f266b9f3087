import TideAgreement
import TideCore

/// The edges of a policy set, and what is asked about its purposes and datasets.
struct CheckedNetwork {
    let policies: PolicySet
    /// By provider and dataset, sorted by name.
    let edges: [Node: [Edge]]
    /// What is made from a dataset directly, by dataset, each sorted by id.
    let derived: [Identifier: [Dataset]]
    /// Every purpose with itself and all that it narrows.
    private let lineage: [Identifier: Set<Identifier>]

    /// - Parameter endings: the last day, inclusive, of versions that were ended or suspended.
    init(_ policies: PolicySet, endings: [AgreementVersion: CalendarDate]) {
        let tree = policies.purposes
        self.policies = policies
        self.lineage = Dictionary(uniqueKeysWithValues: tree.parents.keys.map { ($0, Set(tree.lineage(of: $0))) })
        var derived: [Identifier: [Dataset]] = [:]
        for dataset in policies.datasets.values.sorted(by: { $0.id < $1.id }) {
            for source in Set(dataset.derivedFrom ?? []) { derived[source, default: []].append(dataset) }
        }
        self.derived = derived
        let windows = Self.windows(of: policies.agreements, endings: endings)
        let versions = Dictionary(grouping: windows, by: \.key.id)
        var nevers: [Node: [Never]] = [:]
        for agreement in policies.agreements where !agreement.never.isEmpty {
            let newer = (versions[agreement.id] ?? []).filter { $0.key.version > agreement.version }
            let never = Never(purposes: agreement.never, lifted: newer.map(\.value.from).min() ?? .max)
            for dataset in Set(agreement.grants.map(\.dataset)) {
                nevers[Node(party: agreement.provider, dataset: dataset), default: []].append(never)
            }
        }
        var edges: [Node: [Edge]] = [:]
        for agreement in policies.agreements {
            guard let window = windows[agreement.identity], window.from <= window.until else { continue }
            for position in agreement.grants.indices {
                guard let edge = Self.edge(agreement, position, window, policies, lineage, nevers) else { continue }
                edges[edge.source, default: []].append(edge)
            }
        }
        self.edges = edges
    }

    /// What a version rules out, and the day from which a newer version says what is ruled out instead.
    private struct Never {
        let purposes: [Identifier]
        let lifted: Day
    }

    /// From when until when each version may be used, where its own days or an ending leave any.
    ///
    /// A newer version ends an older one on the day before it begins, and so does an agreement that supersedes it.
    private static func windows(
        of agreements: [Agreement],
        endings: [AgreementVersion: CalendarDate]
    ) -> [AgreementVersion: (from: Day, until: Day)] {
        var windows: [AgreementVersion: (from: Day, until: Day)] = [:]
        for agreement in agreements {
            let until = min(agreement.valid.until, endings[agreement.identity] ?? .last)
            guard agreement.valid.from <= until else { continue }
            windows[agreement.identity] = (agreement.valid.from.daysSince1970, until.daysSince1970)
        }
        let versions = Dictionary(grouping: windows.keys, by: \.id)
        for agreement in agreements {
            guard let start = windows[agreement.identity]?.from else { continue }
            let replaced = (versions[agreement.id] ?? []).filter { $0.version < agreement.version }
            for version in replaced + [agreement.supersedes].compactMap(\.self) {
                guard let window = windows[version] else { continue }
                windows[version] = (window.from, min(window.until, start - 1))
            }
        }
        return windows
    }

    private static func edge(
        _ agreement: Agreement,
        _ position: Int,
        _ window: (from: Day, until: Day),
        _ policies: PolicySet,
        _ lineage: [Identifier: Set<Identifier>],
        _ nevers: [Node: [Never]]
    ) -> Edge? {
        let grant = agreement.grants[position]
        guard let dataset = policies.datasets[grant.dataset], let indexed = policies.index.datasets[grant.dataset],
            let recipient = policies.parties[agreement.recipient]
        else { return nil }
        let columns = grant.columns.filter { granted in
            guard let column = dataset.column(granted.name), granted.treatment != .drop else { return false }
            return column.role != .direct || granted.isPseudonym
        }
        let ruledOut = Set(
            ([dataset.id] + indexed.sources)
                .flatMap { nevers[Node(party: agreement.provider, dataset: $0)] ?? [] }
                .filter { window.until < $0.lifted }.flatMap(\.purposes)
        )
        let possible = lineage.filter { purpose, above in
            !above.isDisjoint(with: agreement.purposes) && above.isDisjoint(with: ruledOut)
                && !ruledOut.contains { lineage[$0]?.contains(purpose) ?? true }
        }
        let purposes = agreement.purposes.filter { agreed in possible.values.contains { $0.contains(agreed) } }
        guard !columns.isEmpty, !purposes.isEmpty else { return nil }
        return Edge(
            agreement,
            grant: position,
            of: [dataset] + indexed.sources.compactMap { policies.datasets[$0] },
            days: window,
            columns: Set(columns.map(\.name)),
            possible: possible.keys.sorted(),
            purposes: purposes,
            zones: agreement.access.zones ?? recipient.zones
        )
    }

    /// Whether a purpose is another one or narrows it.
    func isPurpose(_ purpose: Identifier, within other: Identifier) -> Bool {
        lineage[purpose]?.contains(other) ?? false
    }

    /// Whether data collected or received for one purpose may serve another.
    func isCompatible(_ from: Identifier, _ to: Identifier) -> Bool {
        isPurpose(to, within: from)
            || policies.purposes.compatible.contains {
                isPurpose(from, within: $0.from) && isPurpose(to, within: $0.to)
            }
    }

    /// Who counts as one reader with each party, itself among them, where some parties do beside what their documents say.
    func readers(joining coalitions: [[Identifier]]) -> [Identifier: Set<Identifier>] {
        var readers: [Identifier: Set<Identifier>] = [:]
        let own = policies.parties.values.map { [$0.id] + $0.coalition }
        for coalition in own + coalitions {
            let all = coalition.reduce(into: Set(coalition)) { $0.formUnion(readers[$1] ?? []) }
            for party in all { readers[party] = all }
        }
        return readers
    }
}
