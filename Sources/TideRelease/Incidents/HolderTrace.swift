package import TideAgreement
package import TideCore

/// Follows a release to everybody who holds something of it, or may.
///
/// Known are the recipient, its coalition, and the recipients of this office's own releases of data that is derived from
/// the release's dataset. Possible is everybody whom a holder may have handed it to: along every registered agreement
/// whose provider holds it, about the same dataset or one derived from it, that was in force at some time between then and
/// now. Whether the onward clauses of the agreements before it admit that is not asked: what matters is where the data may
/// lie, not whether it may lie there.
package struct HolderTrace {
    /// A registered agreement and the days on which data may have moved under it.
    package struct Edge: Hashable, Sendable {
        package let agreement: AgreementVersion
        package let provider: Identifier
        package let recipient: Identifier
        package let datasets: [Identifier]
        package let from: CalendarDate
        /// The last day, inclusive: of its validity or before its termination.
        package let until: CalendarDate

        package init(
            agreement: AgreementVersion,
            provider: Identifier,
            recipient: Identifier,
            datasets: [Identifier],
            from: CalendarDate,
            until: CalendarDate
        ) {
            self.agreement = agreement
            self.provider = provider
            self.recipient = recipient
            self.datasets = datasets
            self.from = from
            self.until = until
        }
    }

    /// A release of this office that was handed over.
    package struct Handed: Hashable, Sendable {
        package let release: ReleaseIdentifier
        package let agreement: AgreementVersion
        package let recipient: Identifier
        package let dataset: Identifier
        package let on: CalendarDate

        package init(
            release: ReleaseIdentifier,
            agreement: AgreementVersion,
            recipient: Identifier,
            dataset: Identifier,
            on day: CalendarDate
        ) {
            self.release = release
            self.agreement = agreement
            self.recipient = recipient
            self.dataset = dataset
            self.on = day
        }
    }

    private let relations: Relations
    private let office: Identifier
    /// By agreement, so that the same question has the same answer.
    private let edges: [Edge]
    private let handed: [Handed]
    private let today: CalendarDate

    /// - Parameter relations: who counts as one reader with whom, and what is derived from what.
    package init(
        _ relations: Relations,
        office: Identifier,
        edges: [Edge],
        handed: [Handed],
        today: CalendarDate
    ) {
        self.relations = relations
        self.office = office
        self.edges = edges.sorted { $0.agreement < $1.agreement }
        self.handed = handed
        self.today = today
    }

    /// Everybody but the office, by party: the surest and earliest way to each.
    ///
    /// - Complexity: O(parties · agreements).
    package func holders(of release: Handed) -> [Holder] {
        let datasets = relations.derived(from: release.dataset)
        var found: [Identifier: Holder] = [:]
        var waiting: [Identifier] = []
        func add(_ holder: Holder) {
            guard holder.party != office else { return }
            if let known = found[holder.party], !holder.precedes(known) { return }
            found[holder.party] = holder
            waiting.append(holder.party)
        }
        let derived = handed.filter { other in
            other.release != release.release && other.dataset != release.dataset && datasets.contains(other.dataset)
                && other.on >= release.on
        }
        for first in [release] + derived {
            for party in relations.coalition(of: first.recipient).sorted() {
                add(
                    Holder(
                        party: party,
                        certainty: .known,
                        through: [first.agreement],
                        since: first.on,
                        what: .release(first.release)
                    )
                )
            }
        }
        while !waiting.isEmpty {
            guard let holder = found[waiting.removeFirst()] else { continue }
            for edge in edges where edge.provider == holder.party {
                guard let dataset = edge.datasets.first(where: datasets.contains) else { continue }
                let since = max(holder.since, edge.from)
                guard since <= min(edge.until, today) else { continue }
                for party in relations.coalition(of: edge.recipient).sorted() {
                    add(
                        Holder(
                            party: party,
                            certainty: .possible,
                            through: holder.through + [edge.agreement],
                            since: since,
                            what: .dataset(dataset)
                        )
                    )
                }
            }
        }
        return found.values.sorted { $0.party < $1.party }
    }
}

extension Holder {
    /// Whether it is the better reason to ask the party: surer, then earlier, then on a shorter way.
    fileprivate func precedes(_ other: Holder) -> Bool {
        if certainty != other.certainty { return certainty == .known }
        if since != other.since { return since < other.since }
        if through.count != other.through.count { return through.count < other.through.count }
        return through.lexicographicallyPrecedes(other.through)
    }
}

extension PolicySet {
    /// A dataset and all that it is derived from, over any number of steps.
    package func origins(of dataset: Identifier) -> Set<Identifier> {
        var members: Set<Identifier> = []
        var waiting = [dataset]
        while let next = waiting.popLast() {
            if members.insert(next).inserted { waiting += datasets[next]?.derivedFrom ?? [] }
        }
        return members
    }
}
