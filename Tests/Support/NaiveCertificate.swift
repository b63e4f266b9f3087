package import TideAgreement
package import TideCertificate
package import TideCore

/// A slow twin of whoever makes certificates: every rule as it is written, tried until nothing changes any more.
package struct NaiveCertificate {
    /// What a party has at most of a dataset.
    struct Held: Hashable {
        var party: Identifier
        var dataset: Identifier
        var columns: Set<String>
        /// `nil` for ever before.
        var from: CalendarDate?
        /// `nil` for ever after.
        var until: CalendarDate?

        func isWithin(_ other: Held) -> Bool {
            party == other.party && dataset == other.dataset && columns.isSubset(of: other.columns)
                && Self.latest(from, other.from) == from && until == other.until
        }

        static func latest(_ left: CalendarDate?, _ right: CalendarDate?) -> CalendarDate? {
            guard let left, let right else { return left ?? right }
            return max(left, right)
        }

        static func earliest(_ left: CalendarDate?, _ right: CalendarDate?) -> CalendarDate? {
            guard let left, let right else { return left ?? right }
            return min(left, right)
        }

        var isPossible: Bool {
            guard let from, let until else { return true }
            return from <= until
        }
    }

    /// A grant that may be used.
    struct Way {
        let agreement: Agreement
        let position: Int
        let from: CalendarDate
        let until: CalendarDate
        let columns: Set<String>
        var dataset: Identifier { agreement.grants[position].dataset }
        var name: String { "\(agreement.identity)/\(position)" }
    }

    let policies: PolicySet
    let endings: [AgreementVersion: CalendarDate]
    let ways: [Way]

    package init(_ policies: PolicySet, endings: [AgreementVersion: CalendarDate] = [:]) {
        self.policies = policies
        self.endings = endings
        self.ways = policies.agreements.flatMap { agreement in
            agreement.grants.indices.compactMap { Self.way(agreement, $0, policies, endings) }
        }
    }

    private static func way(
        _ agreement: Agreement,
        _ position: Int,
        _ policies: PolicySet,
        _ endings: [AgreementVersion: CalendarDate]
    ) -> Way? {
        func end(_ version: Agreement) -> CalendarDate {
            min(version.valid.until, endings[version.identity] ?? version.valid.until)
        }
        var until = end(agreement)
        for later in policies.agreements where later.valid.from <= end(later) {
            let isNewer = later.id == agreement.id && later.version > agreement.version
            guard isNewer || later.supersedes == agreement.identity else { continue }
            until = min(until, CalendarDate(daysSince1970: later.valid.from.daysSince1970 - 1))
        }
        let grant = agreement.grants[position]
        let columns = grant.columns.filter { column in
            let role = policies.datasets[grant.dataset]?.column(column.name)?.role
            return role != nil && column.treatment != .drop && (role != .direct || column.isPseudonym)
        }
        guard agreement.valid.from <= until, !columns.isEmpty, mayServe(agreement, grant.dataset, policies, until, end)
        else {
            return nil
        }
        return Way(
            agreement: agreement,
            position: position,
            from: agreement.valid.from,
            until: until,
            columns: Set(columns.map(\.name))
        )
    }

    /// Whether any purpose of an agreement is left by what its provider rules out for the dataset or what it was made from.
    ///
    /// What a version rules out is lifted where a newer one begins by the last day.
    private static func mayServe(
        _ agreement: Agreement,
        _ dataset: Identifier,
        _ policies: PolicySet,
        _ last: CalendarDate,
        _ end: (Agreement) -> CalendarDate
    ) -> Bool {
        let tree = policies.purposes
        let sources = ancestors(of: dataset, policies)
        let nevers = policies.agreements.filter { other in
            other.provider == agreement.provider && other.grants.contains { sources.contains($0.dataset) }
                && !policies.agreements.contains { newer in
                    newer.id == other.id && newer.version > other.version && newer.valid.from <= end(newer)
                        && newer.valid.from <= last
                }
        }.flatMap(\.never)
        return tree.parents.keys.contains { purpose in
            agreement.purposes.contains { tree.isPurpose(purpose, within: $0) }
                && !nevers.contains { tree.isPurpose(purpose, within: $0) || tree.isPurpose($0, within: purpose) }
        }
    }

    private static func ancestors(of dataset: Identifier, _ policies: PolicySet) -> Set<Identifier> {
        var found: Set<Identifier> = [dataset]
        for _ in policies.datasets {
            for name in found { found.formUnion(policies.datasets[name]?.derivedFrom ?? []) }
        }
        return found
    }

    /// What a party gets by a way from what another has; `nil` where the way is not possible.
    private func cross(_ way: Way, _ held: Held) -> (made: Held, isHeld: Bool)? {
        guard held.party == way.agreement.provider, held.dataset == way.dataset else { return nil }
        var made = held
        made.party = way.agreement.recipient
        made.columns = held.columns.intersection(way.columns)
        made.from = Held.latest(held.from, way.from)
        let last = Held.earliest(held.until, way.until)
        made.until = last
        guard !made.columns.isEmpty, made.isPossible, let last else { return nil }
        let destroyed = way.agreement.duties.destroy?.lastDay(ofReleaseOn: last)
        made.until = Held.earliest(destroyed, policies.datasets[way.dataset]?.retain)
        return (made, made.isPossible)
    }

    /// Everything that comes of something, without what others cover.
    private func all(from start: Set<Held>, barred: Set<Identifier>) -> Set<Held> {
        var all = start
        while true {
            var next = all
            for held in all {
                for way in ways where !barred.contains(way.agreement.recipient) {
                    if let crossing = cross(way, held), crossing.isHeld { next.insert(crossing.made) }
                }
                for dataset in policies.datasets.values
                where dataset.owner == held.party && dataset.derivedFrom?.contains(held.dataset) ?? false {
                    var made = held
                    made.dataset = dataset.id
                    made.columns = Set(dataset.columns.map(\.name))
                    made.until = dataset.retain
                    if made.isPossible { next.insert(made) }
                }
            }
            next = next.filter { held in !next.contains { $0 != held && held.isWithin($0) } }
            if next == all { return all }
            all = next
        }
    }

    package func json(_ claims: [JSONValue]) -> JSONValue {
        let kinds = ["party/", "purposes/", "dataset/", "agreement/", "firewall/"]
        let named = policies.canonical.filter { entry in kinds.contains { entry.key.hasPrefix($0) } }
        let digests = named.mapValues { JSONValue.string(ContentDigest(of: $0).hex) }
        let ended = endings.map { ($0.key.description, JSONValue.string($0.value.description)) }
        return [
            "format": "tidegate-certificate/v1",
            "policies": .string(ContentDigest(of: .object(digests)).hex),
            "endings": .object(Dictionary(uniqueKeysWithValues: ended)),
            "claims": .array(claims),
            "flows": .array(policies.datasets.keys.sorted().map(flow)),
        ]
    }

    private func flow(_ root: Identifier) -> JSONValue {
        guard let dataset = policies.datasets[root], let owner = dataset.owner else { return .null }
        let start = Held(
            party: owner,
            dataset: root,
            columns: Set(dataset.columns.map(\.name)),
            from: nil,
            until: dataset.retain
        )
        let reach = all(from: [start], barred: [owner])
        let after = ways.compactMap { way -> JSONValue? in
            guard way.agreement.recipient != owner else { return nil }
            let crossings = reach.compactMap { cross(way, $0) }
            guard !crossings.isEmpty else { return nil }
            let later = all(
                from: Set(crossings.filter(\.isHeld).map(\.made)),
                barred: [owner, way.agreement.provider]
            )
            return ["hop": .string(way.name), "reach": Self.json(later)]
        }
        return ["root": .string(root.text), "reach": Self.json(reach), "after": .array(after)]
    }

    private static func json(_ reach: Set<Held>) -> JSONValue {
        let nodes = Dictionary(grouping: reach) { [$0.party.text, $0.dataset.text] }
        return .array(
            nodes.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { node, held in
                // Days as text sort as days; before all of them, none, and after all of them, none.
                let labels = held.map {
                    ($0.columns.sorted(), $0.from?.description ?? "", $0.until?.description ?? "~")
                }
                let sorted = labels.sorted { left, right in
                    left.0 == right.0
                        ? (left.1, left.2) < (right.1, right.2) : left.0.lexicographicallyPrecedes(right.0)
                }
                return [
                    "party": .string(node[0]), "dataset": .string(node[1]),
                    "labels": .array(
                        sorted.map { columns, from, until in
                            [
                                "columns": JSONValue(columns), "from": from.isEmpty ? .null : .string(from),
                                "until": until == "~" ? .null : .string(until),
                            ]
                        }
                    ),
                ]
            }
        )
    }

    package func bytes(_ claims: [CertificateClaim]) -> [UInt8] {
        CanonicalJSON.encode(json(claims.sorted().map(\.written)))
    }
}

extension CertificateClaim {
    package var written: JSONValue {
        .members(["invariant": .string(invariant.rawValue), "firewall": firewall.map { .string($0.text) }])
    }
}

extension PolicySet {
    /// Every claim that a certificate of it can make.
    package var allClaims: [CertificateClaim] {
        let network = [CertificateClaim(.noPurposeLaundering), .init(.stickySafeguards), .init(.closureInTime)]
        let walls = firewalls.flatMap { wall in
            [CertificateClaim(.nonInterference, firewall: wall.id), .init(.noRecombination, firewall: wall.id)]
        }
        return (walls.isEmpty ? network + [CertificateClaim(.noRecombination)] : network + walls).sorted()
    }
}
