import TideAgreement
import TideCore

extension Network {
    /// Changes that could mend a violation, the gentlest first: less of what passes, then nothing of it.
    func candidates(for violation: Violation) -> [NetworkChange] {
        var found: [NetworkChange?] = []
        let last = violation.edges.map { ChangeWriter($0, in: self) }
        switch violation.fault {
        case .role, .purpose: found = forbidden(violation, last[0])
        case .collected(let purpose, let source):
            let served = datasets[source].collectedFor.map { purposes.compatible(with: $0) } ?? Bits()
            found = [last[0].leaveOut(purposes: last[0].edge.purposes.subtracting(served).union(Bits([purpose])))]
        case .laundered(_, let earlier):
            let served = purposes.compatible(with: edges[earlier].purposes)
            found = [last[0].leaveOut(purposes: last[0].edge.purposes.subtracting(served))]
        case .notAdmitted(let earlier):
            found = edges[earlier].onward.indices.map { admitted(violation, last[0], earlier: earlier, clause: $0) }
        case .domain(let domain):
            found =
                linked(violation, by: domain)
                + last.map { writer in
                    writer.drop(Bits(writer.edge.domains.filter { $0.domain == domain }.map(\.column)))
                }
        case .quasi(let count, let columns):
            found = linked(violation, by: nil) + apart(violation, count: count, columns)
        case .outlives(let sender, _): found = [last[0].destroy(by: sender)]
        case .derivationOutlives(let made, _, let held):
            found = [retain(made, held)]
        case .noApprovals: found = [last[0].askApproval]
        case .noNotice: found = [last[0].tell(untold(last[0].edge))]
        }
        found += violation.paths.flatMap(destroyedBefore)
        found += violation.edges.reversed().map { ChangeWriter($0, in: self).leaveOut }
        let earlier = violation.paths.flatMap(\.steps).compactMap(\.edge).filter { !violation.edges.contains($0) }
        found += earlier.reversed().map { ChangeWriter($0, in: self).leaveOut }
        return found.compactMap(\.self)
    }

    /// Under the floor, or without the forbidden purposes.
    private func forbidden(_ violation: Violation, _ writer: ChangeWriter) -> [NetworkChange?] {
        guard let number = violation.firewall else { return [] }
        let firewall = firewalls[number]
        let edge = writer.edge
        var found: [NetworkChange?] = []
        if firewall.groupRoles[edge.recipient].intersection(firewall.forbiddenRoles).isEmpty {
            let bad = edge.purposes.members.filter { name in
                purposes.within(name).intersection(edge.possible).intersects(firewall.forbiddenPurposes)
            }
            found.append(writer.leaveOut(purposes: Bits(bad)))
        }
        if let floor = firewall.firewall?.floor {
            let k = max(edge.k, floor.minK ?? 1)
            var lower = edge.form > floor.form ? writer.form(floor.form, k: k) : edge.k < k ? writer.k(k) : nil
            if let cell = floor.minCell, min(edge.form, floor.form) == .aggregate, edge.minCell ?? 0 < cell {
                lower =
                    edge.form > floor.form || edge.k < k
                    ? lower.map { $0 + writer.minCell(cell) } : writer.minCell(cell)
            }
            found.append(lower)
        }
        return found
    }

    /// Every term that an onward clause misses, kept; `nil` where one of them is not for the later agreement to keep.
    private func admitted(
        _ violation: Violation,
        _ writer: ChangeWriter,
        earlier: Int,
        clause: Int
    ) -> NetworkChange? {
        let (before, after) = (edges[earlier], writer.edge)
        let rule = before.onward[clause]
        let misses = rule.misses(after, after: before)
        var whole = NetworkChange(effects: [], changes: [])
        func add(_ change: NetworkChange?) -> Bool {
            guard let change else { return false }
            whole = whole + change
            return true
        }
        let k = max(after.k, rule.leastK(after: before))
        if misses.contains(.role) { return nil }
        if misses.contains(.purpose), !add(writer.leaveOut(purposes: after.purposes.subtracting(rule.purposes))) {
            return nil
        }
        if misses.contains(.form) {
            guard add(writer.form(rule.mostForm(after, after: before), k: k)) else { return nil }
        } else if misses.contains(.k), !add(writer.k(k)) {
            return nil
        }
        if misses.contains(.zones), !add((rule.zones ?? before.accessZones).flatMap(writer.zones)) { return nil }
        if let allowed = rule.columns {
            let lacking = columns(of: after.dataset, lackingIn: allowed, of: before.dataset).intersection(after.columns)
            if !lacking.isEmpty, !add(writer.drop(lacking)) { return nil }
        }
        return whole.changes.isEmpty ? nil : whole
    }

    /// A linkage clause in either agreement, the later first.
    private func linked(_ violation: Violation, by domain: Int?) -> [NetworkChange?] {
        let later = later(violation.edges)
        let earlier = violation.edges[0] == later ? violation.edges[1] : violation.edges[0]
        return [(later, earlier), (earlier, later)].map { own, other in
            ChangeWriter(own, in: self).link(with: edges[other].dataset, by: domain)
        }
    }

    /// Fewer columns in common, or none that is sensitive.
    private func apart(_ violation: Violation, count: Int, _ columns: Bits) -> [NetworkChange?] {
        let quasi = violation.firewall.map { firewalls[$0].recombinationQuasi } ?? alone.recombinationQuasi
        let names = Set(datasets[edges[violation.edges[0]].dataset].names(columns))
        var found: [NetworkChange?] = []
        for number in violation.edges {
            let writer = ChangeWriter(number, in: self)
            let joining = writer.edge.columns.intersection(writer.dataset.bits(names)).members
            found.append(joining.count < count - quasi + 1 ? nil : writer.drop(Bits(joining.suffix(count - quasi + 1))))
        }
        let sensitive = violation.edges.filter { edges[$0].columns.intersects(datasets[edges[$0].dataset].sensitive) }
        if sensitive.count == 1 {
            let writer = ChangeWriter(sensitive[0], in: self)
            found.append(writer.drop(writer.edge.columns.intersection(writer.dataset.sensitive)))
        }
        return found
    }

    /// For each hop of a path, an earlier destruction after which the next one has nothing to pass on.
    private func destroyedBefore(_ walk: Violation.Walk) -> [NetworkChange?] {
        zip(walk.steps, walk.steps.dropFirst()).map { step, next in
            guard let number = step.edge, let later = next.edge else { return nil }
            return ChangeWriter(number, in: self).destroy(by: edges[later].from.dayBefore)
        }
    }

    /// The owners who are not told of a breach.
    private func untold(_ edge: Edge) -> Bits {
        let lineage = [edge.dataset] + datasets[edge.dataset].sources.members
        var told = edge.notified
        told.insert(edge.recipient)
        return Bits(lineage.map { datasets[$0].owner }).subtracting(told)
    }

    private func retain(_ made: Int, _ held: Day) -> NetworkChange? {
        guard let date = held.date else { return nil }
        // Whoever got it from its owner would have to be told to destroy it by then, too.
        let name = datasetNames.names[made]
        let isHeldLonger = policies.agreements.contains { agreement in
            guard case .by(let last)? = agreement.duties.destroy?.deadline else { return false }
            return date < last && agreement.grants.contains { $0.dataset == name }
        }
        guard !isHeldLonger else { return nil }
        let change = ClauseChange(
            document: "dataset/\(name)",
            path: "retain",
            was: datasets[made].retain.date?.description,
            becomes: date.description
        )
        return NetworkChange(effects: [.retain(held, dataset: made)], changes: [change])
    }
}
