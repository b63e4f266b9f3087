package import TideAgreement
package import TideCore

/// What a party may hold along the registered agreements.
package struct Holding: Hashable, Sendable {
    package let party: Identifier
    package let dataset: Identifier
    /// By name.
    package let columns: [String]
    /// How much it tells; `nil` for what the party made itself.
    package let form: Form?
    /// 1 where no k is due.
    package let k: Int
    /// For what it may be asked; empty for what the party made itself.
    package let purposes: [Identifier]
    /// By which it came; `nil` for what the party made itself.
    package let agreement: AgreementVersion?
    package let grant: Int?
    /// The earliest day; `nil` where it was there from the beginning.
    package let from: CalendarDate?
    /// The last day of holding it; `nil` where nobody must destroy it.
    package let until: CalendarDate?
    /// The duties of the agreement, by their path in it.
    package let duties: [String]
    /// The same in words.
    package let owed: [String]
}

extension Holding {
    /// Whether another one is all that this one is.
    func isCovered(by other: Holding) -> Bool {
        party == other.party && dataset == other.dataset && Set(columns).isSubset(of: other.columns)
            && form ?? .identified <= other.form ?? .identified && k >= other.k
            && Set(purposes).isSubset(of: other.purposes)
            && until ?? .last <= other.until ?? .last
    }
}

extension Network {
    /// What a hop brings, by names.
    func holding(_ passing: FlowSearch.Passing, _ family: Family) -> Holding {
        let edge = edges[family.edges[Int(passing.hop)]]
        let duties = policies.agreements[edge.document].duties
        return Holding(
            party: partyNames.names[edge.recipient],
            dataset: datasetNames.names[edge.dataset],
            columns: datasets[edge.dataset].names(passing.columns),
            form: edge.form,
            k: edge.k,
            purposes: purposes.names(edge.purposes),
            agreement: edge.version,
            grant: edge.grant,
            from: passing.first.date,
            until: edge.hold(passing.heldBySender).date,
            duties: [
                duties.destroy.map { [$0.path] } ?? [], duties.breachNotices.map(\.path),
                duties.noReidentification.map { [$0.path] } ?? [], duties.corrections.map { [$0.path] } ?? [],
            ].flatMap(\.self),
            owed: duties.inWords
        )
    }

    /// What an owner made of what it held, by names.
    func holding(_ record: FlowRecord, madeIn family: Family) -> Holding {
        let dataset = family.dataset(of: record.node)
        return Holding(
            party: partyNames.names[family.party(of: record.node)],
            dataset: datasetNames.names[dataset],
            columns: datasets[dataset].columns,
            form: nil,
            k: 1,
            purposes: [],
            agreement: nil,
            grant: nil,
            from: record.from.date,
            until: record.until.date,
            duties: [],
            owed: []
        )
    }
}

extension [Holding] {
    /// Each once, what another one covers left out where it came by the same grant, by party, dataset, agreement and grant.
    var settled: [Holding] {
        let kept = enumerated().filter { position, holding in
            !enumerated().contains { other, candidate in
                other != position && candidate.agreement == holding.agreement && candidate.grant == holding.grant
                    && holding.isCovered(by: candidate) && (other < position || !candidate.isCovered(by: holding))
            }
        }
        return kept.map(\.element).sorted { left, right in
            if left.party != right.party { return left.party < right.party }
            if left.dataset != right.dataset { return left.dataset < right.dataset }
            if left.agreement != right.agreement {
                guard let first = left.agreement, let second = right.agreement else { return left.agreement == nil }
                return first < second
            }
            if left.grant != right.grant { return left.grant ?? -1 < right.grant ?? -1 }
            if left.columns != right.columns { return left.columns.lexicographicallyPrecedes(right.columns) }
            return left.until ?? .last < right.until ?? .last
        }
    }
}
