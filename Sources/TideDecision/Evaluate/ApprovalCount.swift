import TideAgreement
import TideCore

/// The approvals of a request, counted as its agreement says.
struct ApprovalCount {
    private let agreement: Agreement
    private let due: Approvals?
    /// The officers whose approvals count, sorted.
    let counted: [OfficerName]
    private let missing: Int
    /// Those of `from` who may still approve so that it counts, sorted.
    private let able: [OfficerName]

    /// Counts registered officers whom the agreement names; anybody else's approval is nothing.
    init(of agreement: Agreement, given: [OfficerName], parties: [Identifier: Party]) {
        self.agreement = agreement
        self.due = agreement.approvals
        guard let due else {
            (self.counted, self.missing, self.able) = ([], 0, [])
            return
        }
        let registered = Set(due.from).filter { name in
            parties[name.party]?.officers.contains { $0.name == name } ?? false
        }.sorted()
        let counted = registered.filter(given.contains)
        let others = registered.filter { !counted.contains($0) }
        func key(_ name: OfficerName) -> String? {
            parties[name.party]?.officers.first { $0.name == name }?.countedOnce(as: due.distinct)
        }
        let heard = Set(counted.compactMap(key))
        self.missing = max(0, due.count - heard.count)
        self.able = others.filter { key($0).map { !heard.contains($0) } ?? false }
        self.counted = counted
    }

    /// What is still due; `nil` where nothing is.
    var pending: PendingApprovals? {
        guard let due, missing > 0 else { return nil }
        return PendingApprovals(missing: missing, from: able, distinct: due.distinct)
    }

    /// Refuses what is due, unless it may come later.
    func findings(_ mode: ApprovalMode) -> [Finding] {
        guard let due, missing > 0, mode == .required else { return [] }
        let reason = Reason(
            .approvals,
            .approvalsMissing,
            asked: list(counted),
            allowed: "\(due.count) \(due.distinct.rawValue) of \(list(due.from.sorted()))",
            clause: agreement.fields.clause("approvals")
        )
        return [Finding(reason: reason, remedy: .approvals)]
    }
}
