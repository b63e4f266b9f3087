import TideAgreement
import TideCore

/// Puts changes of one grant into effects and into words of its document, with what else must then be written for the
/// document to stay valid.
struct ChangeWriter {
    let network: Network
    let edge: Edge
    let agreement: Agreement
    let grant: Grant
    let dataset: NetworkDataset

    init(_ number: Int, in network: Network) {
        self.network = network
        self.edge = network.edges[number]
        self.agreement = network.policies.agreements[edge.document]
        self.grant = agreement.grants[edge.grant]
        self.dataset = network.datasets[edge.dataset]
    }

    private var target: NetworkChange.Target { NetworkChange.Target(edge) }

    func change(_ path: String, was: String?, becomes: String?) -> ClauseChange {
        ClauseChange(document: "agreement/\(edge.version)", path: path, was: was, becomes: becomes)
    }

    /// The whole grant, all grants where there is no other; `nil` where the agreement does more than grant: what it rules out
    /// or replaced would come back.
    var leaveOut: NetworkChange? {
        let replaces = network.policies.agreements.contains {
            $0.id == agreement.id && $0.version < agreement.version
        }
        guard agreement.never.isEmpty, agreement.supersedes == nil, !replaces else { return nil }
        let path = agreement.grants.count == 1 ? "grants" : grant.path
        return NetworkChange(
            effects: [.leaveOut(target)],
            changes: [change(path, was: "\(grant.dataset), \(edge.form.rawValue), k \(edge.k)", becomes: nil)]
        )
    }

    /// A lower form, with the k that it needs, without pseudonyms where it has none, and what the onward clauses then say.
    func form(_ form: Form, k: Int) -> NetworkChange? {
        let least = form == .kAnonymous ? max(2, k) : k
        let pseudonyms = Bits(edge.domains.map(\.column)).intersection(edge.columns)
        var whole = NetworkChange(
            effects: [.form(form, target)],
            changes: [change("\(grant.path)/form", was: edge.form.rawValue, becomes: form.rawValue)]
        )
        if form < .pseudonymised, !pseudonyms.isEmpty {
            guard let dropped = drop(pseudonyms) else { return nil }
            whole = whole + dropped
        }
        if edge.k < least { whole = whole + raise(to: least) }
        return whole + onward(most: form, least: max(least, edge.k))
    }

    func k(_ least: Int) -> NetworkChange { raise(to: least) + onward(most: edge.form, least: least) }

    private func raise(to least: Int) -> NetworkChange {
        let path = "\(grant.path)/safeguards/kAnonymity/k"
        let was = grant.safeguards.kAnonymity.map { "\($0.k)" }
        return NetworkChange(effects: [.k(least, target)], changes: [change(path, was: was, becomes: "\(least)")])
    }

    /// Onward clauses that would tell more than the grant does, written lower.
    private func onward(most: Form, least: Int) -> NetworkChange {
        let others = agreement.grants.filter { $0.path != grant.path }
        let highest = others.reduce(most) { max($0, $1.form) }
        let isStated = others.allSatisfy { $0.safeguards.kAnonymity != nil }
        let lowest = others.reduce(least) { min($0, $1.safeguards.kAnonymity?.k ?? 1) }
        var (rules, changes): ([OnwardRule], [ClauseChange]) = (edge.onward, [])
        for (position, clause) in agreement.onward.enumerated() {
            if clause.maxForm > highest {
                rules[position].maxForm = highest
                let path = "\(clause.path)/maxForm"
                changes.append(change(path, was: clause.maxForm.rawValue, becomes: highest.rawValue))
            }
            if let minK = clause.minK, isStated, minK < lowest {
                rules[position].minK = lowest
                changes.append(change("\(clause.path)/minK", was: "\(minK)", becomes: "\(lowest)"))
            }
        }
        return NetworkChange(effects: changes.isEmpty ? [] : [.onward(rules, target)], changes: changes)
    }

    /// Columns that no longer leave; `nil` where another clause of the document needs one of them.
    func drop(_ columns: Bits) -> NetworkChange? {
        let names = dataset.names(columns)
        let left = dataset.names(edge.columns.subtracting(columns))
        let dimensions = left.compactMap { dataset.dataset.column($0)?.dimension }
        guard !left.isEmpty, !grant.safeguards.sensitiveColumns.contains(where: names.contains),
            grant.safeguards.preserve.allSatisfy(dimensions.contains),
            !(grant.necessity ?? []).contains(where: { $0.columns.contains(where: names.contains) }),
            !agreement.onward.contains(where: { ($0.columns ?? []).contains(where: names.contains) })
        else { return nil }
        let gone = Set(grant.columns.filter { names.contains($0.name) }.compactMap(\.domain))
        guard gone.isEmpty || (agreement.linkages.isEmpty && agreement.pseudonymDomains.isEmpty) else { return nil }
        return NetworkChange(
            effects: [.dropColumns(columns, target)],
            changes: names.map { name in
                let how = grant.column(name)?.treatment
                let was = if case .pseudonymise? = how { "pseudonymise" } else { "keep" }
                return change("\(grant.path)/columns/\(name)", was: was, becomes: "drop")
            }
        )
    }

    /// Purposes that are no longer agreed; `nil` where none would be left, or another clause needs one of them.
    func leaveOut(purposes left: Bits) -> NetworkChange? {
        let names = network.purposes.names(left)
        guard agreement.purposes.contains(where: { !names.contains($0) }), agreement.linkages.isEmpty,
            grant.necessity == nil
        else { return nil }
        let kept = agreement.purposes.filter { !names.contains($0) }
        let written = change("purposes", was: "[\(list(agreement.purposes))]", becomes: "[\(list(kept))]")
        return NetworkChange(effects: [.leavePurposesOut(left, document: edge.document)], changes: [written])
    }

    /// An earlier last day of holding; `nil` where the agreement has not begun by then.
    func destroy(by day: Day) -> NetworkChange? {
        guard let date = day.date, day >= edge.from else { return nil }
        let written: ClauseChange
        switch agreement.duties.destroy?.deadline {
        case .by(let stated)? where stated == date: return nil
        case .by(let stated)?:
            let path = "\(agreement.duties.destroy?.path ?? "duties")/by"
            written = change(path, was: "\(stated)", becomes: "\(date)")
        case .after(let term)?:
            let path = agreement.duties.destroy?.path ?? "duties"
            written = change(path, was: "after: \(term)", becomes: "by: \(date)")
        case nil: written = change("duties", was: nil, becomes: "destroy: {by: \(date), certifyWithin: 30d}")
        }
        return NetworkChange(effects: [.destroyBy(day, date, document: edge.document)], changes: [written])
    }

    func tell(_ parties: Bits) -> NetworkChange {
        NetworkChange(
            effects: [.tell(parties, document: edge.document)],
            changes: network.partyNames.names(parties).map { party in
                change("duties", was: nil, becomes: "notifyBreach: {to: \(party), within: 72h}")
            }
        )
    }

    /// An approval by an officer of whoever gives the data; `nil` where it has none.
    var askApproval: NetworkChange? {
        guard let officer = network.parties[edge.provider].officers.first?.name else { return nil }
        let written = change("approvals", was: nil, becomes: "{count: 1, from: [\(officer)]}")
        return NetworkChange(effects: [.askApproval(document: edge.document)], changes: [written])
    }

    /// A linkage clause; `nil` where the agreement has no pseudonyms to join by.
    func link(with other: Int, by wanted: Int?) -> NetworkChange? {
        guard let domain = wanted ?? edge.domains.first?.domain, edge.domains.contains(where: { $0.domain == domain })
        else { return nil }
        let name = network.domains.names[domain]
        let text =
            "{with: [\(network.datasetNames.names[other])], domain: \(name), purposes: [\(list(agreement.purposes))]}"
        return NetworkChange(
            effects: [.link(LinkageRule(with: Bits([other]), domain: domain), document: edge.document)],
            changes: [change("linkage", was: nil, becomes: text)]
        )
    }

    /// Fewer zones; `nil` where none would be left.
    func zones(within allowed: Bits) -> NetworkChange? {
        let left = edge.zones.intersection(allowed)
        guard !left.isEmpty else { return nil }
        let was = agreement.access.zones.map { "[\(list($0))]" }
        return NetworkChange(
            effects: [.zones(left, document: edge.document)],
            changes: [change("access/zones", was: was, becomes: "[\(list(network.zones.names(left)))]")]
        )
    }

    func minCell(_ count: Int) -> NetworkChange {
        let written =
            agreement.outputs == nil
            ? change("outputs", was: nil, becomes: "{publication: none, minCell: \(count)}")
            : change("outputs/minCell", was: agreement.outputs?.minCell.map { "\($0)" }, becomes: "\(count)")
        return NetworkChange(effects: [.minCell(count, document: edge.document)], changes: [written])
    }
}
