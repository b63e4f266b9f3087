package import TideAgreement
package import TideCore

/// What rests on an agreement: what its recipient passes on, and what was released under it with the duties still open.
package struct Cascade: Hashable, Sendable {
    /// An agreement further down: its provider is the recipient of one above, and it grants the same or derived data.
    package struct Downstream: Hashable, Sendable {
        package let agreement: AgreementVersion
        package let provider: Identifier
        package let recipient: Identifier
        /// The granted datasets that come from above.
        package let datasets: [Identifier]
    }

    /// A release that left under the agreement.
    package struct Release: Hashable, Sendable {
        package let id: ReleaseIdentifier
        package let recipient: Identifier
        package let dataset: Identifier
        /// Open duties, by due date.
        package let duties: [DutyRecord]
    }

    /// What rests on a version of an agreement; `nil` where the documents no longer hold it.
    package init?(of version: AgreementVersion, in policies: PolicySet, office: Office) throws {
        guard let agreement = policies.agreement(version.id, version: version.version) else { return nil }
        try self.init(of: agreement, in: policies, office: office)
    }

    /// By distance, then id.
    package let downstream: [Downstream]
    /// Oldest first, under any version of the agreement.
    package let releases: [Release]

    init(of agreement: Agreement, in policies: PolicySet, office: Office) throws {
        let registered = try office.register.agreements()
        var newest: [Identifier: Int] = [:]
        for version in registered { newest[version.id] = version.version }
        let candidates = policies.agreements.filter { newest[$0.id] == $0.version && $0.id != agreement.id }
        var found: [Downstream] = []
        var open = [(party: agreement.recipient, datasets: Set(agreement.grants.map(\.dataset)))]
        while !open.isEmpty {
            let (party, datasets) = open.removeFirst()
            let reachable = policies.derived(from: datasets)
            for next in candidates where next.provider == party {
                let passed = Set(next.grants.map(\.dataset)).intersection(reachable)
                guard !passed.isEmpty, !found.contains(where: { $0.agreement == next.identity }) else { continue }
                found.append(
                    Downstream(
                        agreement: next.identity,
                        provider: next.provider,
                        recipient: next.recipient,
                        datasets: passed.sorted()
                    )
                )
                open.append((next.recipient, passed))
            }
        }
        self.downstream = found
        let duties = try office.register.duties().filter { $0.discharged == nil }
        self.releases = try office.register.releases().filter { release in
            release.agreement == agreement.id && (release.state == .released || release.state == .delivered)
        }.map { release in
            Release(
                id: release.id,
                recipient: release.recipient,
                dataset: release.dataset,
                duties: duties.filter { $0.release == release.id }
            )
        }
    }

    package var isEmpty: Bool { downstream.isEmpty && releases.isEmpty }
}

extension PolicySet {
    /// Some datasets and all that are derived from them, over any number of steps.
    fileprivate func derived(from datasets: Set<Identifier>) -> Set<Identifier> {
        var found = datasets
        while true {
            let next = self.datasets.values.filter { !found.isDisjoint(with: $0.derivedFrom ?? []) }.map(\.id)
            let grown = found.union(next)
            if grown == found { return found }
            found = grown
        }
    }
}
