import TideAgreement
import TideCore

extension Firewall {
    /// What it protects or forbids under one policy set and no longer, or less, under another, though its own text is the same.
    ///
    /// A dataset that is not marked protected any more, or is gone, since it could come back as another one; a column of one that
    /// says it tells less of a person; an owner or a purpose of collection that is another. A purpose that was moved out of a
    /// forbidden one, or is gone.
    ///
    /// - Returns: as `dataset/health-register`, `dataset/health-register/postcode` or `purpose/return`, sorted.
    func losses(from before: PolicySet, to after: PolicySet) -> [String] {
        func isProtected(_ dataset: Identifier, in set: PolicySet) -> Bool {
            set.index.datasets[dataset]?.firewalls.contains { $0.firewall.id == id } ?? false
        }
        var lost: [String] = []
        for (name, dataset) in before.datasets where isProtected(name, in: before) {
            guard let now = after.datasets[name], isProtected(name, in: after), now.owner == dataset.owner,
                now.collectedFor == dataset.collectedFor, now.derivedFrom == dataset.derivedFrom
            else {
                lost.append("dataset/\(name)")
                continue
            }
            let telling: [DisclosureRole] = [.direct, .quasi, .sensitive]
            lost += dataset.columns.filter { column in
                telling.contains(column.role) && now.column(column.name)?.role != column.role
            }.map { "dataset/\(name)/\($0.name)" }
        }
        let purposes = before.purposes.parents.keys.filter { purpose in
            forbids.purposes.contains { before.purposes.isPurpose(purpose, within: $0) }
                && !(after.purposes.parents.keys.contains(purpose)
                    && forbids.purposes.contains { after.purposes.isPurpose(purpose, within: $0) })
        }
        return (lost + purposes.map { "purpose/\($0)" }).sorted()
    }
}
