package import TideAgreement
package import TideCore

extension PolicySet {
    /// What is valid and seldom meant: clauses that nothing comes of or that another one covers, and personal data without a
    /// firewall or a limit of how long it is held.
    ///
    /// None of it decides anything; an author may say of each that it is meant, see ``Allowances``.
    ///
    /// - Returns: each finding with its place, in source order.
    /// - Complexity: about one decision for each column and purpose of an agreement.
    package var lint: [Diagnostic] {
        let small = looked
        let large = agreements.filter { !small.contains($0.identity) }.map { agreement in
            Diagnostic(.lintTooLarge, ["\(agreement.identity)"], at: agreement.fields.clause("id").place)
        }
        let dead = small.isEmpty ? [] : deadClauses { small.contains($0.identity) }.map(\.sentence)
        let covered = agreements.filter { small.contains($0.identity) }.flatMap(coveredClauses)
        return (dead + covered + large + unprotected + agreements.flatMap(looseTerms)).sorted()
    }

    /// The agreements that are looked through: as many, in order, as take some seconds at most, whatever they say.
    private var looked: Set<AgreementVersion> {
        guard purposes.parents.count <= 2_000, agreements.count <= 2_000 else { return [] }
        let search = WitnessSearch(self)
        var left = 1_000_000
        var looked: Set<AgreementVersion> = []
        for agreement in agreements {
            let requests = agreement.requests(search)
            guard requests <= left else { continue }
            left -= requests
            looked.insert(agreement.identity)
        }
        return looked
    }

    /// Every code that ``lint`` gives.
    package static let lintCodes: [DiagnosticCode] = [
        .deadGrant, .deadColumn, .deadPurpose, .deadOnwardPurpose, .deadOnwardFirewall, .deadOnwardEarlier,
        .correctionBeyondQuota, .noticeToItself, .reportThroughFirewall, .coveredPurpose, .coveredOnward, .coveredGrant,
        .noFirewall, .noRetention, .lintTooLarge, .hidesNobody, .suppressesAll, .noApprovals, .curlyQuotes,
        .commentBehindText,
    ]

    /// Safeguards that keep nothing back, and releases that nobody looks at.
    private func looseTerms(of agreement: Agreement) -> [Diagnostic] {
        let version = agreement.identity.description
        var found: [Diagnostic] = []
        for grant in agreement.grants {
            func note(_ code: DiagnosticCode, _ field: String) {
                let place = agreement.fields.clause("\(grant.path)/safeguards/\(field)").place
                found.append(Diagnostic(code, [grant.id.text, version], at: place))
            }
            if grant.safeguards.kAnonymity?.k == 1 { note(.hidesNobody, "kAnonymity/k") }
            if let all = Share("100%"), grant.safeguards.suppression == all, !grant.safeguards.protectNothing {
                note(.suppressesAll, "kAnonymity/suppression")
            }
        }
        let telling = agreement.grants.filter { grant in
            grant.form >= .pseudonymised && datasets[grant.dataset]?.isPersonal ?? false
        }
        if agreement.approvals == nil, let form = telling.map(\.form).max() {
            let place = agreement.fields.clause("id").place
            found.append(Diagnostic(.noApprovals, [version, form.rawValue], at: place))
        }
        return found
    }

    /// Clauses without which an agreement would say the same.
    private func coveredClauses(of agreement: Agreement) -> [Diagnostic] {
        let version = agreement.identity.description
        func covered(_ code: DiagnosticCode, _ name: String, by other: String, at path: String) -> Diagnostic {
            Diagnostic(code, [name, version, other], at: agreement.fields.clause(path).place)
        }
        /// The first other item that covers one; of two that cover each other the later is the one too many.
        func cover<Item>(_ items: [Item], _ position: Int, _ contains: (Item, Item) -> Bool) -> Item? {
            items.indices.first { other in
                guard other != position, contains(items[other], items[position]) else { return false }
                return other < position || !contains(items[position], items[other])
            }.map { items[$0] }
        }
        var found: [Diagnostic] = []
        for (field, listed) in [("purposes", agreement.purposes), ("never", agreement.never)] {
            for (position, purpose) in listed.enumerated() {
                guard let wider = cover(listed, position, { purposes.isPurpose($1, within: $0) }) else { continue }
                found.append(covered(.coveredPurpose, purpose.text, by: wider.text, at: "\(field)/\(position)"))
            }
        }
        for (position, clause) in agreement.onward.enumerated() {
            guard let wider = cover(agreement.onward, position, { $0.covers($1, purposes) }) else { continue }
            found.append(covered(.coveredOnward, clause.path, by: wider.path, at: clause.path))
        }
        for (position, grant) in agreement.grants.enumerated() {
            guard let wider = cover(agreement.grants, position, { $0.covers($1) }) else { continue }
            found.append(covered(.coveredGrant, grant.id.text, by: wider.id.text, at: grant.path))
        }
        return found
    }

    /// Personal data that leaves without what it is due.
    private var unprotected: [Diagnostic] {
        var found: [Diagnostic] = []
        let granted = Set(agreements.flatMap(\.grants).map(\.dataset))
        for id in granted.sorted() where index.datasets[id]?.firewalls.isEmpty ?? false {
            guard let dataset = datasets[id], dataset.isPersonal else { continue }
            found.append(Diagnostic(.noFirewall, [id.text], at: dataset.fields.clause("id").place))
        }
        for agreement in agreements {
            let own = agreement.grants.compactMap { datasets[$0.dataset] }.filter(\.isPersonal)
            let (version, place) = (agreement.identity.description, agreement.fields.clause("id").place)
            if agreement.duties.destroy == nil, let kept = own.first(where: { $0.retain == nil }) {
                found.append(Diagnostic(.noRetention, [version, kept.id.text], at: place))
            }
        }
        return found
    }
}

extension Agreement {
    /// At most how many requests, and comparisons of clauses, the lint makes of it.
    fileprivate func requests(_ search: WitnessSearch) -> Int {
        let asked = purposes.reduce(0) { $0 + search.purposes(within: $1).count }
        let columns = grants.reduce(0) { $0 + $1.columns.count }
        let listed = purposes.count + never.count + onward.reduce(0) { $0 + $1.purposes.count } + grants.count
        // Each purpose with each column, on up to seventeen days, with two k; clauses each with each.
        let (requests, isTooMany) = (asked + 1).multipliedReportingOverflow(by: 34 * (columns + 1))
        return isTooMany || listed > 200 ? .max : requests
    }
}

extension OnwardClause {
    /// Whether it lets pass everything that another one does, without an approval that the other does not ask for.
    fileprivate func covers(_ other: OnwardClause, _ tree: PurposeTree) -> Bool {
        let isWithin = other.purposes.allSatisfy { purpose in purposes.contains { tree.isPurpose(purpose, within: $0) }
        }
        // Where one leaves zones, columns or k to the agreement, only the same is known to be no narrower.
        let hasZones =
            zones == other.zones || zones.map { held in other.zones?.allSatisfy(held.contains) ?? false } ?? false
        let hasColumns =
            columns == nil || (columns.map { held in other.columns?.allSatisfy(held.contains) ?? false } ?? false)
        let isAsLow = minK == other.minK || (minK.map { own in other.minK.map { own <= $0 } ?? false } ?? false)
        return isWithin && hasZones && hasColumns && isAsLow && maxForm >= other.maxForm
            && other.roles.allSatisfy(roles.contains) && (approval == nil || approval == other.approval)
    }
}

extension Grant {
    /// Whether every request under another grant could be made under this one, and would get the same.
    fileprivate func covers(_ other: Grant) -> Bool {
        dataset == other.dataset && form >= other.form && reference == other.reference
            && safeguards == other.safeguards && necessity == nil && search == other.search
            && other.columns.allSatisfy { own in
                own.treatment == .drop || column(own.name)?.treatment == own.treatment
            }
    }
}
