import TideAgreement
import TideCore

extension DeadClauseCheck {
    /// Onward clauses of which nothing is left.
    ///
    /// Whoever would receive the data need not be there yet: an onward clause says in advance what a later agreement may.
    func onward() -> [DeadClause] {
        agreement.onward.compactMap { clause in
            var why: (code: DiagnosticCode, cause: String)?
            for dataset in Set(agreement.grants.map(\.dataset)).sorted() {
                guard let obstacle = obstacle(to: clause, of: dataset) else { return nil }
                why = why ?? obstacle
            }
            return why.map { dead($0.code, [clause.path, $0.cause], at: clause.path) }
        }
    }

    /// What shuts out everything that an onward clause says; `nil` where something is left.
    private func obstacle(to clause: OnwardClause, of dataset: Identifier) -> (code: DiagnosticCode, cause: String)? {
        let index = search.policies.index
        guard let indexed = index.datasets[dataset] else { return nil }
        let possible = clause.purposes.flatMap(search.purposes).compactMap { index.purposes[$0] }
        let ruledOut = ([dataset] + indexed.sources).flatMap { source in
            index.prohibitions(of: agreement.recipient, dataset: source)
        }.filter(\.areUnamended)
        let left = possible.filter { range in !ruledOut.contains { $0.range?.overlaps(range) ?? true } }
        if left.isEmpty, let first = ruledOut.first {
            return (.deadOnwardPurpose, "\(first.prohibitions[0].agreement.version)")
        }
        for wall in indexed.firewalls where wall.firewall.floor == nil && wall.firewall.declassifiers.isEmpty {
            let forbidden = wall.purposes
            let isShut =
                clause.roles.allSatisfy(wall.firewall.forbids.roles.contains)
                || left.allSatisfy { range in forbidden.contains { $0?.contains(range) ?? true } }
            if isShut { return (.deadOnwardFirewall, wall.firewall.id.text) }
        }
        guard let owner = indexed.dataset.owner, owner != agreement.provider else { return nil }
        let received = index.grants(of: dataset, to: agreement.provider)
        let lets = received.contains { link in
            link.agreement.agreement.onward.contains { earlier in
                earlier.roles.contains(where: clause.roles.contains)
                    && earlier.purposes.contains { purpose in
                        let range = index.purposes[purpose]
                        return range.map { range in left.contains(where: range.contains) } ?? false
                    }
                    && (earlier.columns.map { columns in
                        agreement.grants.contains { grant in
                            grant.dataset == dataset && !Set(clause.columns ?? columns).isDisjoint(with: columns)
                        }
                    } ?? true)
            }
        }
        let names = Set(received.map(\.agreement.version)).sorted().map(\.description).joined(separator: ", ")
        return lets || received.isEmpty ? nil : (.deadOnwardEarlier, names)
    }

    /// Duties that nobody can fulfil, or that are themselves what is forbidden.
    ///
    /// What can be seen in the documents alone is refused when they are read: data that is to be destroyed before the agreement
    /// begins (TG0294), beyond its owner's own retention (TG0253), a notice to nobody.
    func duties() -> [DeadClause] {
        let (duties, recipient) = (agreement.duties, agreement.recipient)
        var found: [DeadClause] = []
        if let corrections = duties.corrections, let quota = agreement.quota, quota.per == .agreement,
            quota.releases == 1
        {
            found.append(dead(.correctionBeyondQuota, [], at: corrections.path))
        }
        for notice in duties.breachNotices where notice.to == recipient && duties.breachNotices.count == 1 {
            found.append(dead(.noticeToItself, [recipient.text], at: notice.path))
        }
        guard let ban = duties.noReidentification else { return found }
        if ban.report == recipient { found.append(dead(.noticeToItself, [recipient.text], at: ban.path)) }
        let roles = search.policies.parties[ban.report]?.roles ?? []
        let walls = agreement.grants.flatMap { search.policies.index.datasets[$0.dataset]?.firewalls ?? [] }
        if let wall = walls.first(where: { $0.firewall.forbids.roles.contains(where: roles.contains) }) {
            let arguments = [ban.report.text, wall.firewall.id.text]
            found.append(dead(.reportThroughFirewall, arguments, at: ban.path))
        }
        return found
    }
}
