import TideCore

extension Resolution {
    /// Where an agreement lists its pseudonym domains, the list is complete.
    mutating func checkDomains(of agreement: Agreement) {
        guard !agreement.pseudonymDomains.isEmpty else { return }
        func place(_ path: String) -> Place { agreement.fields.clause(path).place }
        let used = agreement.pseudonymisedColumns
        let ownDomains = Set(used.map(\.how.domain))
        let domains = ownDomains.union(ownDomains.flatMap { agreement.pseudonymDomains.parents(of: $0) })
        var listed: [Identifier: PseudonymDomain] = [:]
        for (position, item) in agreement.pseudonymDomains.enumerated() {
            let path = "pseudonymise/\(position)"
            expectDeclared(.party, item.custodian, at: place("\(path)/custodian"))
            if let date = item.rotateBy {
                expectOrder(("valid/from", agreement.valid.from), ("rotateBy", date), at: place("\(path)/rotateBy"))
            }
            if listed.updateValue(item, forKey: item.domain) != nil {
                note(.repeatedElement, [item.domain.text, "pseudonymise"], at: place("\(path)/domain"))
            }
            guard !domains.contains(item.domain) else { continue }
            let meant = suggestion(for: item.domain.text, among: used.map(\.how.domain.text))
            note(.domainNotUsed, [item.domain.text], at: place("\(path)/domain"), meant: meant)
        }
        checkRings(of: agreement)
        for column in used {
            guard let domain = listed[column.how.domain] else { continue }
            check(column, in: domain) { agreement.fields.clause("\(column.path)/\($0)").place }
        }
        for column in used where listed[column.how.domain] == nil {
            let meant = suggestion(for: column.how.domain.text, among: listed.keys.map(\.text))
            note(.domainNotListed, [column.how.domain.text], at: place("\(column.path)/domain"), meant: meant)
        }
    }

    mutating func checkLinkages(of agreement: Agreement) {
        guard !agreement.linkages.isEmpty else { return }
        let used = Set(agreement.pseudonymisedColumns.map(\.how.domain))
        for (position, linkage) in agreement.linkages.enumerated() {
            let path = "linkage/\(position)"
            func place(_ name: String) -> Place { agreement.fields.clause("\(path)/\(name)").place }
            for (index, dataset) in linkage.with.enumerated() {
                expectDeclared(.dataset, dataset, at: place("with/\(index)"))
            }
            for (index, purpose) in linkage.purposes.enumerated() {
                expectAllowed(purpose, of: agreement, at: "\(path)/purposes/\(index)")
                expectCovered(purpose, of: agreement, at: place("purposes/\(index)"))
            }
            // A domain of filters makes no pseudonyms, so no clause about it can let them join.
            guard linkage.way == .pseudonyms else {
                let known = agreement.pseudonymDomains.map(\.domain)
                if used.contains(linkage.domain) || known.contains(linkage.domain) {
                    note(.filtersInDomain, [linkage.domain.text], at: place("domain"))
                }
                continue
            }
            let listed = agreement.pseudonymDomains.first { $0.domain == linkage.domain }
            if let linkable = listed?.linkable, linkable != .declared {
                note(.linkageUndeclared, [linkage.domain.text, linkable.rawValue], at: place("domain"))
            }
            guard !used.contains(linkage.domain) else { continue }
            let meant = suggestion(for: linkage.domain.text, among: used.sorted().map(\.text))
            note(.domainNotUsed, [linkage.domain.text], at: place("domain"), meant: meant)
        }
    }

    /// Notes a purpose that is none of the agreement's and narrows none of them.
    mutating func expectCovered(_ purpose: Identifier, of agreement: Agreement, at place: Place) {
        guard let range = purposeRanges[purpose] else { return }
        guard covers(of: agreement).agreed.widest(around: range) == nil else { return }
        let meant = suggestion(for: purpose.text, among: agreement.purposes.map(\.text))
        note(.purposeNotCovered, [purpose.text], at: place, meant: meant)
    }

    /// Two agreements whose pseudonyms one reader could join say so: a domain shared over different datasets needs a
    /// linkage clause.
    ///
    /// - Complexity: O(agreements · datasets that share a domain and a reader).
    mutating func checkSharedDomains() {
        var groups: [String: [DomainUse]] = [:]
        let coalitions = PolicySet.coalitions(of: parties)
        let newest = newestAgreements()
        checkDomainsAcross(newest)
        for position in newest {
            let agreement = agreements[position]
            // Whoever counts as one reader goes by the first of them by name.
            let reader = coalitions[agreement.recipient]?.first ?? agreement.recipient
            for column in agreement.pseudonymisedColumns where column.how.links {
                let use = DomainUse(of: agreement, column)
                groups["\(column.how.domain)/\(reader)", default: []].append(use)
            }
        }
        for (_, uses) in groups.sorted(by: { $0.key < $1.key }) { checkSharing(uses) }
    }

    private mutating func checkSharing(_ uses: [DomainUse]) {
        guard Set(uses.map(\.dataset)).count > 1, Set(uses.map(\.agreement)).count > 1 else { return }
        var byDataset: [Identifier: [DomainUse]] = [:]
        for use in uses { byDataset[use.dataset, default: []].append(use) }
        let datasets = byDataset.keys.sorted()
        for use in uses {
            let linked = use.linked
            for other in datasets where other != use.dataset && !linked.contains(other) {
                // Said at the agreement that stands further down, so once for two.
                let uncovered = byDataset[other]?.first { partner in
                    partner.agreement < use.agreement && !partner.linked.contains(use.dataset)
                }
                guard let uncovered else { continue }
                let arguments = [use.column.how.domain.text, uncovered.agreement.text, other.text, use.dataset.text]
                note(.domainShared, arguments, at: use.fields.clause("\(use.column.path)/domain").place)
                break
            }
        }
    }

    /// Where the newest version of every agreement stands that no other supersedes, by id.
    private func newestAgreements() -> [Int] {
        var newest: [Identifier: Int] = [:]
        for position in agreements.indices {
            let known = newest[agreements[position].id].map { agreements[$0].version } ?? 0
            if agreements[position].version > known { newest[agreements[position].id] = position }
        }
        for version in newest.values.compactMap({ agreements[$0].supersedes }) {
            guard let position = newest[version.id], agreements[position].version == version.version else { continue }
            newest[version.id] = nil
        }
        return newest.sorted { $0.key < $1.key }.map(\.value)
    }
}

/// A column that leaves as a pseudonym.
struct PseudonymisedColumn {
    let dataset: Identifier
    let how: Pseudonymisation
    /// Of its pseudonymisation, as `grants/0/columns/passport_no/pseudonymise`.
    let path: String
}

/// A pseudonym domain as one agreement uses it for one dataset.
private struct DomainUse {
    let agreement: Identifier
    let fields: FieldPlaces
    let dataset: Identifier
    let column: PseudonymisedColumn
    /// The datasets that the agreement lets the recipient join in this domain.
    let linked: Set<Identifier>

    init(of agreement: Agreement, _ column: PseudonymisedColumn) {
        self.agreement = agreement.id
        self.fields = agreement.fields
        self.dataset = column.dataset
        self.column = column
        self.linked = Set(agreement.linkages.filter { $0.domain == column.how.domain }.flatMap(\.with))
    }
}

extension Agreement {
    /// Every column that leaves as a pseudonym, in the document's order.
    var pseudonymisedColumns: [PseudonymisedColumn] {
        grants.flatMap { grant in
            grant.columns.compactMap { column in
                guard case .pseudonymise(let how) = column.treatment else { return nil }
                let path = "\(grant.path)/columns/\(column.name)/pseudonymise"
                return PseudonymisedColumn(dataset: grant.dataset, how: how, path: path)
            }
        }
    }
}
