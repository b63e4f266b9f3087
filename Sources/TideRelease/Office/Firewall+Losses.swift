import TideAgreement
import TideCore

extension Firewall {
    /// What it protects or forbids under one policy set and no longer under another, though its own text is the same: a dataset
    /// that is not marked protected any more, a purpose that was moved out of a forbidden one.
    ///
    /// - Returns: as `dataset/health-register` or `purpose/return`, sorted.
    func losses(from before: PolicySet, to after: PolicySet) -> [String] {
        func isProtected(_ dataset: Identifier, in set: PolicySet) -> Bool {
            set.index.datasets[dataset]?.firewalls.contains { $0.firewall.id == id } ?? false
        }
        let datasets = before.datasets.keys.filter { name in
            isProtected(name, in: before) && after.datasets[name] != nil && !isProtected(name, in: after)
        }
        let purposes = before.purposes.parents.keys.filter { purpose in
            after.purposes.parents.keys.contains(purpose)
                && forbids.purposes.contains { before.purposes.isPurpose(purpose, within: $0) }
                && !forbids.purposes.contains { after.purposes.isPurpose(purpose, within: $0) }
        }
        return (datasets.map { "dataset/\($0)" } + purposes.map { "purpose/\($0)" }).sorted()
    }
}
