package import TideAgreement
package import TideCore

extension Firewall {
    /// What it protects or forbids under one policy set and no longer, or less, under another, though its own text is the same.
    ///
    /// A dataset that is not marked protected any more, or is gone, since it could come back as another one; an owner or a purpose of
    /// collection that is another; any other change of it that its owner, or one of what it was made from, does not sign. A purpose that was moved out of a
    /// forbidden one, or is gone. A purpose that data may serve now, and its owner does not sign for that.
    ///
    /// - Parameter signing: the parties that sign what changes.
    /// - Returns: as `dataset/health-register`, `dataset/health-register/postcode`, `purpose/return` or
    ///   `compatible/health-care/statistics`, sorted.
    package func losses(from before: PolicySet, to after: PolicySet, signing: Set<Identifier>) -> [String] {
        var lost: [String] = []
        for (name, dataset) in before.datasets where before.protects(name, by: id) {
            guard let now = after.datasets[name], after.protects(name, by: id), now.owner == dataset.owner,
                now.collectedFor == dataset.collectedFor, now.derivedFrom == dataset.derivedFrom
            else {
                lost.append("dataset/\(name)")
                continue
            }
            guard before.canonical["dataset/\(name)"] != after.canonical["dataset/\(name)"] else { continue }
            // The text of a dataset is its owner's, and of those whose data is in it; that a column tells less is nobody's alone.
            let sources = before.index.datasets[name]?.sources ?? []
            let owners = sources.filter { before.protects($0, by: id) }.compactMap { before.datasets[$0]?.owner }
            let isSigned = signing.isSuperset(of: owners + [dataset.owner].compactMap(\.self))
            let telling: [DisclosureRole] = [.direct, .quasi, .sensitive]
            let columns = dataset.columns.filter { column in
                guard telling.contains(column.role) else { return false }
                let role = now.column(column.name)?.role
                return isSigned ? role.map { !telling.contains($0) } ?? false : role != column.role
            }
            lost += columns.isEmpty && !isSigned ? ["dataset/\(name)"] : columns.map { "dataset/\(name)/\($0.name)" }
        }
        let purposes = before.purposes.parents.keys.filter { purpose in
            forbids.purposes.contains { before.purposes.isPurpose(purpose, within: $0) }
                && !(after.purposes.parents.keys.contains(purpose)
                    && forbids.purposes.contains { after.purposes.isPurpose(purpose, within: $0) })
        }
        return (lost + purposes.map { "purpose/\($0)" } + openings(from: before, to: after, signing: signing)).sorted()
    }

    /// What protected data may serve now and could not, without a signature of its owner: a new pair, or a purpose that moved.
    private func openings(from before: PolicySet, to after: PolicySet, signing: Set<Identifier>) -> [String] {
        let (old, new) = (before.purposes, after.purposes)
        guard old.parents != new.parents || old.compatible != new.compatible else { return [] }
        let collected = before.datasets.values.filter { dataset in
            before.protects(dataset.id, by: id) && !(dataset.owner.map(signing.contains) ?? false)
        }
        let served = Set(collected.compactMap(\.collectedFor)).reduce(into: Set<Identifier>()) { served, purpose in
            served.formUnion(new.parents.keys.filter { new.mayServe($0, collectedFor: purpose) })
        }
        return served.flatMap { from in
            old.parents.keys.filter { to in
                new.mayServe(to, collectedFor: from) && !old.mayServe(to, collectedFor: from)
            }
            .map { "compatible/\(from)/\($0)" }
        }
    }
}

extension PurposeTree {
    /// Whether data collected for one purpose may serve another: the same, a narrower one, or one of a declared pair.
    fileprivate func mayServe(_ purpose: Identifier, collectedFor collected: Identifier) -> Bool {
        isPurpose(purpose, within: collected)
            || compatible.contains { isPurpose(collected, within: $0.from) && isPurpose(purpose, within: $0.to) }
    }
}

extension PolicySet {
    /// Whether a dataset, or something that it was made from, is protected by a firewall.
    func protects(_ dataset: Identifier, by firewall: Identifier) -> Bool {
        index.datasets[dataset]?.firewalls.contains { $0.firewall.id == firewall } ?? false
    }
}
