import TideAgreement
import TideCore

/// A firewall that a request runs into: protected data, asked for by or for whom the firewall forbids.
///
/// Whether the hop stays under the firewall's floor is asked of each candidate. A declassifier opens nothing here: no
/// fact says whether the owner signed it, so it cannot be evaluated. Only this hop is looked at, not where the data could
/// go from there.
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
