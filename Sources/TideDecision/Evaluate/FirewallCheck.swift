import TideAgreement
import TideCore

/// A firewall that a request runs into: protected data, asked for by or for whom the firewall forbids.
///
/// Whether the hop stays under the firewall's floor, or a signed declassifier lets it pass, is asked of each candidate. Only
/// this hop is looked at; which ways it would end is what ``DecisionFacts/breaches(of:)`` knows.
struct FirewallHit {
    let firewall: Firewall
    /// What is forbidden, as a reason gives it: a role or a purpose.
    let forbidden: String
    let message: DiagnosticCode
    let path: String
    /// Whether another purpose would help.
    let isAboutPurpose: Bool

    /// Every firewall that protects the dataset and forbids the requester's roles or the purpose, or cannot tell.
    static func all(
        for request: Request,
        by requester: Party,
        of dataset: IndexedDataset,
        range: PurposeRange?
    ) -> [FirewallHit] {
        dataset.firewalls.flatMap { indexed -> [FirewallHit] in
            let firewall = indexed.firewall
            var hits: [FirewallHit] = []
            for (position, role) in firewall.forbids.roles.enumerated() where requester.roles.contains(role) {
                hits.append(
                    FirewallHit(
                        firewall: firewall,
                        forbidden: role.rawValue,
                        message: .firewallRole,
                        path: "forbids/roles/\(position)",
                        isAboutPurpose: false
                    )
                )
            }
            for (position, purpose) in firewall.forbids.purposes.enumerated() {
                let forbidden = indexed.purposes[position]
                if let range, let forbidden, !forbidden.contains(range) { continue }
                let isKnown = range != nil && forbidden != nil
                hits.append(
                    FirewallHit(
                        firewall: firewall,
                        forbidden: isKnown ? purpose.text : request.purpose.text,
                        message: isKnown ? .firewallPurpose : .firewallUnknown,
                        path: "forbids/purposes/\(position)",
                        isAboutPurpose: true
                    )
                )
                if !isKnown { break }
            }
            return hits
        }
    }

    /// Whether what would leave is so little that the firewall lets it go anywhere.
    func isUnderFloor(_ hop: Hop) -> Bool {
        // Counts in cells are those of tables, which no release makes yet: what cannot be evaluated is not under it.
        guard let floor = firewall.floor, floor.minCell == nil || hop.form > .aggregate else { return false }
        return hop.form <= floor.form && hop.k >= floor.minK ?? 1
    }

    /// Whether an officer of the data's owner signed a way past the firewall that covers the hop.
    ///
    /// A declassifier covers what it names: of what is forbidden this hit, at most its form, at least its k, until its last day.
    func isDeclassified(
        _ hop: Hop,
        of dataset: IndexedDataset,
        _ facts: some DecisionFacts,
        on day: CalendarDate,
        in index: PolicyIndex
    ) -> Bool {
        guard !firewall.declassifiers.isEmpty, let range = hop.range else { return false }
        let signed = facts.signedDeclassifiers(of: firewall.id)
        // Who makes something of protected data is not who may open it: each source that is protected needs its owner's own.
        let needed = [dataset.dataset.id] + dataset.sources.filter { isProtected($0, index) }
        return needed.allSatisfy { name in
            firewall.declassifiers.contains { covers(hop, range, of: name, $0, signed, on: day, in: index) }
        }
    }

    private func covers(
        _ hop: Hop,
        _ range: PurposeRange,
        of dataset: Identifier,
        _ item: Declassifier,
        _ signed: [Identifier],
        on day: CalendarDate,
        in index: PolicyIndex
    ) -> Bool {
        guard item.dataset == dataset, signed.contains(item.id), hop.form <= item.maxForm, hop.k >= item.minK ?? 1,
            day <= item.until
        else { return false }
        return isAboutPurpose
            ? item.purposes.contains { index.purposes[$0]?.contains(range) ?? false }
            : item.roles.contains { $0.rawValue == forbidden }
    }

    /// Whether the firewall protects a dataset, or something that it was made from.
    private func isProtected(_ dataset: Identifier, _ index: PolicyIndex) -> Bool {
        index.datasets[dataset].map { $0.firewalls.contains { $0.firewall.id == firewall.id } } ?? false
    }

    /// The reason, and what would help.
    func finding(_ hop: Hop, pseudonyms: [String]) -> Finding {
        let floor = firewall.floor.map { "\($0.form.rawValue), k \($0.minK ?? 1)" } ?? "none"
        let reason = Reason(
            .firewall,
            message,
            asked: "\(forbidden): \(hop.form.rawValue), k \(hop.k)",
            allowed: floor,
            at: firewall.fields.reference(path)
        )
        return Finding(reason: reason, remedy: remedy(hop, pseudonyms: pseudonyms))
    }

    private func remedy(_ hop: Hop, pseudonyms: [String]) -> Remedy {
        var ways: [[RequestChange]] = []
        if let floor = firewall.floor, floor.form >= .kAnonymous {
            let tooTelling = floor.form < .pseudonymised ? pseudonyms.map { RequestChange.leaveOut($0) } : []
            let least = max(floor.form < .pseudonymised ? 2 : 1, floor.minK ?? 1)
            ways.append(tooTelling + (hop.k < least ? [.raiseK(to: least)] : []))
        }
        ways = ways.filter { !$0.isEmpty }
        if isAboutPurpose { return .anotherPurposeOr(ways) }
        return ways.isEmpty ? .outOfReach : .changes(ways)
    }
}
