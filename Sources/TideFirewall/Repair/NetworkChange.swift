import TideAgreement
import TideCore

/// A change of documents, as the network feels it and as it is written.
struct NetworkChange: Sendable {
    /// What the network feels.
    let effects: [Effect]
    /// What is written; all of it together.
    let changes: [ClauseChange]

    /// What a change does to edges.
    enum Effect: Sendable {
        case leaveOut(Target)
        case form(Form, Target)
        case k(Int, Target)
        case dropColumns(Bits, Target)
        case leavePurposesOut(Bits, document: Int)
        case destroyBy(Day, CalendarDate, document: Int)
        case tell(Bits, document: Int)
        case askApproval(document: Int)
        case link(LinkageRule, document: Int)
        case zones(Bits, document: Int)
        case minCell(Int, document: Int)
        case onward([OnwardRule], Target)
        /// The last day of an owner's own data.
        case retain(Day, dataset: Int)
    }

    /// One grant of one version of an agreement.
    struct Target: Hashable, Sendable {
        let document: Int
        let grant: Int

        init(document: Int, grant: Int) {
            self.document = document
            self.grant = grant
        }

        init(_ edge: Edge) { self.init(document: edge.document, grant: edge.grant) }
    }

    /// Whether no clause is written in two ways.
    var isUnambiguous: Bool {
        let places = changes.filter { $0.was != nil }.map { "\($0.document) \($0.path)" }
        return Set(places).count == places.count
    }

    static func + (left: Self, right: Self) -> Self {
        NetworkChange(effects: left.effects + right.effects, changes: left.changes + right.changes)
    }
}

extension Network {
    /// The network as it would be after a change; edges along which nothing can pass any more are gone.
    func changed(by change: NetworkChange) -> Network {
        var changed = self
        changed.edges = edges.compactMap { edge in
            var edited: Edge? = edge
            for effect in change.effects { edited = edited.flatMap { self.edge($0, after: effect) } }
            return edited
        }
        for case .retain(let day, let dataset) in change.effects { changed.datasets[dataset].retain = day }
        return changed
    }

    /// Whether everybody who passes something on still owns it, made it or receives it; documents are not valid otherwise.
    func leavesProviders(_ change: NetworkChange) -> Bool {
        var gone: Set<NetworkChange.Target> = []
        for case .leaveOut(let target) in change.effects { gone.insert(target) }
        for target in gone {
            let agreement = policies.agreements[target.document]
            let name = agreement.grants[target.grant].dataset
            guard let dataset = datasetNames[name].map({ datasets[$0] }), let party = partyNames[agreement.recipient]
            else { return false }
            if dataset.owner == party || dataset.sources.members.contains(where: { datasets[$0].owner == party }) {
                continue
            }
            func remain(_ document: Int, _ has: (Agreement) -> Bool) -> Bool {
                let other = policies.agreements[document]
                return has(other)
                    && other.grants.indices.contains { grant in
                        let target = NetworkChange.Target(document: document, grant: grant)
                        return other.grants[grant].dataset == name && !gone.contains(target)
                    }
            }
            let documents = policies.agreements.indices
            let passesOn = documents.contains { remain($0) { $0.provider == agreement.recipient } }
            let receives = documents.contains { remain($0) { $0.recipient == agreement.recipient } }
            if passesOn, !receives { return false }
        }
        return true
    }

    private func edge(_ edge: Edge, after effect: NetworkChange.Effect) -> Edge? {
        var edited = edge
        edited.revision += 1
        let target = NetworkChange.Target(edge)
        switch effect {
        case .leaveOut(let other) where other == target: return nil
        case .form(let form, let other) where other == target: edited.form = form
        case .k(let k, let other) where other == target: edited.k = k
        case .dropColumns(let columns, let other) where other == target:
            edited.columns = edge.columns.subtracting(columns)
        case .leavePurposesOut(let left, let document) where document == edge.document:
            edited.purposes = edge.purposes.subtracting(left)
            edited.possible = edge.possible.intersection(
                edited.purposes.members.reduce(into: Bits()) { $0.formUnion(purposes.within($1)) }
            )
        case .destroyBy(_, let date, let document) where document == edge.document: edited.destroy = .by(date)
        case .tell(let parties, let document) where document == edge.document: edited.notified.formUnion(parties)
        case .askApproval(let document) where document == edge.document: edited.hasApprovals = true
        case .link(let rule, let document) where document == edge.document: edited.linkages.append(rule)
        case .zones(let zones, let document) where document == edge.document:
            (edited.zones, edited.accessZones) = (zones, zones)
        case .minCell(let count, let document) where document == edge.document: edited.minCell = count
        case .onward(let rules, let other) where other == target: edited.onward = rules
        case .retain(let day, let dataset) where dataset == edge.dataset: edited.retain = day
        default: return edge
        }
        return edited.columns.isEmpty || edited.purposes.isEmpty ? nil : edited
    }
}
