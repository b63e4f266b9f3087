import TideCore

extension Resolution {
    /// Whether a column is made as its domain's entry says.
    mutating func check(_ column: PseudonymisedColumn, in domain: PseudonymDomain, at place: (String) -> Place) {
        if column.how.scheme != domain.scheme {
            let arguments = [domain.domain.text, domain.scheme.rawValue, column.how.scheme.rawValue]
            note(.domainOfOtherScheme, arguments, at: place("scheme"))
        }
        if domain.linkable == PseudonymDomain.Linkability.none, column.how.links {
            note(.linksInUnlinkable, [domain.domain.text], at: place("stable"))
        }
    }

    /// Domains within others: the outer one is in the list, of the same scheme, and no ring comes of it.
    mutating func checkRings(of agreement: Agreement) {
        let domains = agreement.pseudonymDomains
        for (position, item) in domains.enumerated() {
            guard let parent = item.parent else { continue }
            let place = agreement.fields.clause("pseudonymise/\(position)/within").place
            guard let outer = domains.first(where: { $0.domain == parent }) else {
                let meant = suggestion(
                    for: parent.text,
                    among: domains.map(\.domain.text).filter { $0 != item.domain.text }
                )
                note(.parentNotListed, [item.domain.text, parent.text], at: place, meant: meant)
                continue
            }
            let parents = domains.parents(of: item.domain)
            // The walk ends before it comes round: then the last one lies within one that was met.
            let last = domains.first { $0.domain == parents.last ?? item.domain }?.parent
            if let last, domains.contains(where: { $0.domain == last }) {
                note(.domainRing, [item.domain.text, parent.text], at: place)
            } else if outer.scheme != item.scheme {
                let arguments = [item.domain.text, item.scheme.rawValue, parent.text, outer.scheme.rawValue]
                note(.parentOfOtherScheme, arguments, at: place)
            }
        }
    }

    /// What agreements say of one domain agrees: one that links within an agreement alone is in no other, and all have the same
    /// domain around it.
    ///
    /// - Parameter positions: of the agreements that count, by id.
    mutating func checkDomainsAcross(_ positions: [Int]) {
        var users: [Identifier: [Identifier]] = [:]
        var parents: [Identifier: (agreement: Identifier, parent: Identifier?)] = [:]
        for position in positions {
            let agreement = agreements[position]
            for domain in Set(agreement.pseudonymisedColumns.map(\.how.domain)) {
                users[domain, default: []].append(agreement.id)
            }
        }
        for position in positions {
            let agreement = agreements[position]
            for (index, item) in agreement.pseudonymDomains.enumerated() {
                func place(_ key: String) -> Place {
                    agreement.fields.clause("pseudonymise/\(index)/\(key)").place
                }
                if let linkable = item.linkable, linkable != .declared,
                    let other = users[item.domain]?.first(where: { $0 != agreement.id })
                {
                    let arguments = [item.domain.text, linkable.rawValue, other.text]
                    note(.unlinkableShared, arguments, at: place("linkable"))
                }
                if let known = parents[item.domain] {
                    guard known.parent != item.parent else { continue }
                    let arguments = [item.domain.text, known.agreement.text, known.parent.map { "`\($0)`" } ?? "none"]
                    note(.parentDiffers, arguments, at: place("within"))
                } else {
                    parents[item.domain] = (agreement.id, item.parent)
                }
            }
        }
    }
}
