import TideAgreement
import TideCore

extension BruteForce {
    /// For each statement, as `firewall invariant`, the length of the shortest path that breaks it; `nil` where it holds.
    func verdicts() -> [String: Int?] {
        var shortest: [String: Int] = [:]
        func note(_ statement: String, _ length: Int) {
            shortest[statement] = min(shortest[statement] ?? length, length)
        }
        var views: [View] = []
        for root in policies.datasets.values {
            let walks = walks(root)
            for walk in walks {
                for hop in hops where isPossible(hop, from: walk.label, root: root.id) {
                    let length = walk.length + 1
                    let last = min(walk.label.until, hop.until)
                    if hop.grant.dataset == root.id {
                        for firewall in policies.firewalls where isForbidden(hop, by: firewall, last: last) {
                            note("\(firewall.id) I1", length)
                        }
                        let label = arrival(hop, from: walk.label)
                        if hop.grant.form > .aggregate, label.from <= label.until {
                            views.append(View(hop: hop, label: label, length: length))
                        }
                    }
                    if !isCompatibleWithCollection(hop) { note(" I2", length) }
                    if !isClosed(hop, heldBySender: walk.label.until) { note(" I5", length) }
                }
                for made in policies.datasets.values
                where made.owner == walk.label.party && made.derivedFrom?.contains(walk.label.dataset) ?? false {
                    if Self.day(made.retain) > walk.label.until { note(" I5", walk.length) }
                }
            }
            for earlier in hops {
                let starts = walks.filter { isPossible(earlier, from: $0.label, root: root.id) }.map { walk in
                    Walk(label: arrival(earlier, from: walk.label), length: walk.length + 1)
                }
                for walk in self.walks(root.id, from: starts, barred: earlier.agreement.provider) {
                    for later in hops where isPossible(later, from: walk.label, root: root.id) {
                        if !isCompatible(later, after: earlier) { note(" I2", walk.length + 1) }
                        let carried = walk.label.columns.intersection(later.columns)
                        let last = min(walk.label.until, later.until)
                        if !isAdmitted(later, after: earlier, carried: carried, last: last) {
                            note(" I3", walk.length + 1)
                        }
                    }
                }
            }
        }
        let bases: [(firewall: Firewall?, name: String)] =
            policies.firewalls.isEmpty ? [(nil, "")] : policies.firewalls.map { ($0, $0.id.text) }
        for (firewall, name) in bases {
            for first in views {
                for second in views where joins(first, second, firewall) {
                    note("\(name) I4", first.length + second.length)
                }
            }
        }
        let statements =
            [" I2", " I3", " I5"]
            + (policies.firewalls.isEmpty ? [" I4"] : policies.firewalls.flatMap { ["\($0.id) I1", "\($0.id) I4"] })
        return Dictionary(uniqueKeysWithValues: statements.map { ($0, shortest[$0]) })
    }

    struct View {
        let hop: Hop
        let label: Label
        let length: Int
    }

    private func roles(of group: Set<Identifier>) -> Set<Role> {
        Set(group.flatMap { policies.parties[$0]?.roles ?? [] })
    }

    private func group(of party: Identifier, _ firewall: Firewall?) -> Set<Identifier> {
        var pairs = policies.parties.values.flatMap { party in party.coalition.map { [party.id, $0] } }
        pairs += firewall?.coalitions ?? []
        var group: Set<Identifier> = [party]
        while let next = pairs.first(where: { !group.isDisjoint(with: $0) && !group.isSuperset(of: $0) }) {
            group.formUnion(next)
        }
        return group
    }

    private func lineage(_ dataset: Identifier) -> Set<Identifier> { sources(dataset).union([dataset]) }

    private func isProtected(_ dataset: Identifier, by firewall: Firewall) -> Bool {
        lineage(dataset).contains { name in
            guard let dataset = policies.datasets[name] else { return false }
            if firewall.protects.datasets.contains(name) { return true }
            guard dataset.isProtected, let collected = dataset.collectedFor else { return false }
            return firewall.protects.collectedFor.contains { policies.purposes.isPurpose(collected, within: $0) }
        }
    }

    private func hits(_ hop: Hop, _ firewall: Firewall) -> (roles: Set<Role>, purposes: Set<Identifier>) {
        let roles = roles(of: group(of: hop.agreement.recipient, firewall)).intersection(firewall.forbids.roles)
        let purposes = hop.possible.filter { purpose in
            firewall.forbids.purposes.contains { policies.purposes.isPurpose(purpose, within: $0) }
        }
        return (roles, purposes)
    }

    private func opens(_ item: Declassifier, _ hop: Hop, _ firewall: Firewall, last: Day) -> Bool {
        let (roles, purposes) = hits(hop, firewall)
        return hop.grant.form <= item.maxForm && hop.k >= item.minK ?? 1 && last <= Self.day(item.until)
            && (item.roles.isEmpty || roles.isSubset(of: item.roles))
            && (item.purposes.isEmpty || purposes.allSatisfy { isWithin($0, item.purposes) })
    }

    private func isWithin(_ purpose: Identifier, _ others: [Identifier]) -> Bool {
        others.contains { policies.purposes.isPurpose(purpose, within: $0) }
    }

    /// The dataset, and of what it was made from all that the firewall protects.
    private func needsOpening(_ hop: Hop, _ firewall: Firewall) -> Set<Identifier> {
        sources(hop.grant.dataset).filter { isProtected($0, by: firewall) }.union([hop.grant.dataset])
    }

    private func isForbidden(_ hop: Hop, by firewall: Firewall, last: Day) -> Bool {
        guard isProtected(hop.grant.dataset, by: firewall) else { return false }
        if let floor = firewall.floor, hop.grant.form <= floor.form, hop.k >= floor.minK ?? 1 {
            let cell = hop.agreement.outputs?.minCell ?? 0
            if hop.grant.form != .aggregate || cell >= floor.minCell ?? 0 { return false }
        }
        let (roles, purposes) = hits(hop, firewall)
        guard !roles.isEmpty || !purposes.isEmpty else { return false }
        return !needsOpening(hop, firewall).allSatisfy { dataset in
            firewall.declassifiers.contains { $0.dataset == dataset && opens($0, hop, firewall, last: last) }
        }
    }

    private func isCompatible(_ from: Identifier, _ to: Identifier) -> Bool {
        let tree = policies.purposes
        return tree.isPurpose(to, within: from)
            || tree.compatible.contains { tree.isPurpose(from, within: $0.from) && tree.isPurpose(to, within: $0.to) }
    }

    private func isCompatibleWithCollection(_ hop: Hop) -> Bool {
        lineage(hop.grant.dataset).allSatisfy { name in
            hop.purposes.allSatisfy { purpose in
                policies.datasets[name]?.collectedFor.map { isCompatible($0, purpose) } ?? false
            }
        }
    }

    private func isCompatible(_ later: Hop, after earlier: Hop) -> Bool {
        later.purposes.allSatisfy { purpose in earlier.purposes.contains { isCompatible($0, purpose) } }
    }

    private func isAdmitted(_ later: Hop, after earlier: Hop, carried: Set<String>, last: Day) -> Bool {
        let recipient = policies.parties[later.agreement.recipient]
        let roles = recipient?.roles ?? []
        let zones = later.agreement.access.zones ?? recipient?.zones ?? []
        let isSame = later.grant.dataset == earlier.grant.dataset
        let declared = Set(policies.datasets[earlier.grant.dataset]?.columns.map(\.name) ?? [])
        let isAdmitted = earlier.agreement.onward.contains { clause in
            let allowed = clause.zones ?? earlier.agreement.access.zones
            let columns = clause.columns.map(Set.init) ?? (isSame ? earlier.columns : nil)
            let asked = isSame ? carried : carried.intersection(declared)
            return clause.roles.contains(where: roles.contains)
                && later.purposes.allSatisfy { isWithin($0, clause.purposes) }
                && later.grant.form <= (isSame ? min(clause.maxForm, earlier.grant.form) : clause.maxForm)
                && later.k >= clause.minK ?? earlier.k
                && (allowed.map { zones.allSatisfy($0.contains) } ?? true)
                && (columns.map(asked.isSubset) ?? true)
        }
        return isAdmitted
            || policies.firewalls.contains { firewall in
                needsOpening(later, firewall).allSatisfy { dataset in
                    firewall.declassifiers.contains { item in
                        item.dataset == dataset && opens(item, later, firewall, last: last)
                            && (item.roles.isEmpty || item.roles.contains(where: roles.contains))
                            && (item.purposes.isEmpty || later.possible.allSatisfy { isWithin($0, item.purposes) })
                    }
                }
            }
    }

    private func isClosed(_ hop: Hop, heldBySender: Day) -> Bool {
        guard hop.grant.form > .aggregate else { return true }
        let lineage = lineage(hop.grant.dataset).compactMap { policies.datasets[$0] }
        let told = hop.agreement.duties.breachNotices.map(\.to)
        return hold(hop, heldBySender) <= heldBySender
            && (!lineage.contains(where: \.isProtected) || hop.agreement.approvals != nil)
            && lineage.compactMap(\.owner).allSatisfy { $0 == hop.agreement.recipient || told.contains($0) }
    }

    private func joins(_ first: View, _ second: View, _ firewall: Firewall?) -> Bool {
        let (left, right) = (first.label.dataset, second.label.dataset)
        let group = group(of: first.label.party, firewall)
        guard left != right, group.contains(second.label.party), first.label.from <= second.label.until,
            second.label.from <= first.label.until, !isCopy(left, of: right), !isCopy(right, of: left),
            let one = policies.datasets[left], let other = policies.datasets[right],
            one.owner != first.label.party, other.owner != second.label.party
        else { return false }
        if (firewall?.linkages ?? []).contains(where: { $0.datasets.contains(left) && $0.datasets.contains(right) }) {
            return false
        }
        let shared = domains(first).intersection(domains(second))
        guard shared.isEmpty else {
            // Whoever owns data under the firewall has to have signed the clause.
            let owners = lineage(left).union(lineage(right)).filter { name in
                firewall.map { isProtected(name, by: $0) } ?? false
            }.compactMap { policies.datasets[$0]?.owner }
            let signed = [(first, right), (second, left)].filter { view, _ in
                owners.allSatisfy { owner in view.hop.agreement.signatories.contains { $0.party == owner } }
            }
            let clauses = signed.flatMap { view, other in view.hop.agreement.linkages.filter { $0.with.contains(other) }
            }
            return shared.contains { domain in !clauses.contains { $0.domain == domain } }
        }
        let isStatistics = group.allSatisfy { policies.parties[$0]?.roles.contains(.statistics) ?? false }
        guard !isStatistics else { return false }
        func columns(_ view: View, _ dataset: Dataset, _ role: DisclosureRole) -> [DatasetColumn] {
            dataset.columns.filter { $0.role == role && view.label.columns.contains($0.name) }
        }
        guard !columns(first, one, .sensitive).isEmpty || !columns(second, other, .sensitive).isEmpty else {
            return false
        }
        let (quasi, others) = (columns(first, one, .quasi), columns(second, other, .quasi))
        let names = Set(quasi.map(\.name)).intersection(others.map(\.name))
        let dimensions = Set(quasi.filter { !names.contains($0.name) }.compactMap(\.dimension))
            .intersection(others.filter { !names.contains($0.name) }.compactMap(\.dimension))
        return names.count + dimensions.count >= firewall?.recombinationQuasi ?? 3
    }

    /// Whether everything that a dataset was made from is another one, or was in that one.
    private func isCopy(_ dataset: Identifier, of other: Identifier) -> Bool {
        sources(dataset).contains(other) && sources(dataset).isSubset(of: lineage(other))
    }

    private func domains(_ view: View) -> Set<Identifier> {
        Set(
            view.hop.grant.columns.compactMap { column in
                guard view.label.columns.contains(column.name), case .pseudonymise(let how) = column.treatment,
                    how.links
                else {
                    return nil
                }
                return how.domain
            }
        )
    }
}
