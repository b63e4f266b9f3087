import TideAgreement
import TideCore
import TideDecision

extension AmendmentComparison {
    /// What two versions say where a reason of the older one points.
    ///
    /// A decision tells what was asked on one day by one officer; where the clause is one value, both values say more.
    func values(of reason: Reason) -> (was: String, becomes: String) {
        guard reason.clause.map({ $0.document == before.id }) ?? true else { return (reason.allowed, reason.asked) }
        switch (reason.widening, reason.code) {
        case (.approvals, _): return (before.approvals.summary, after.approvals.summary)
        case (.signatories, _): return (before.signing, after.signing)
        case (.quota, _): return (before.quota.summary, after.quota.summary)
        case (.overdue, _): return (before.overdue.rawValue, after.overdue.rawValue)
        case (.review, _):
            let days = [before, after].map { $0.valid.reviewBy?.description ?? "none" }
            guard days[0] == days[1] else { return (days[0], days[1]) }
            return ("\(days[0]), overdue: \(before.overdue.rawValue)", "\(days[1]), overdue: \(after.overdue.rawValue)")
        case (.recipients, .recipientOfficer): return (before.recipients.orAny, after.recipients.orAny)
        case (.recipients, .recipientRole):
            return (before.recipientRoles.map(\.rawValue).orAny, after.recipientRoles.map(\.rawValue).orAny)
        case (.days, .notYetValid): return ("from \(before.valid.from)", "from \(after.valid.from)")
        case (.days, .expired): return ("until \(before.valid.until)", "until \(after.valid.until)")
        default: return (reason.allowed, reason.asked)
        }
    }
}

extension Agreement {
    /// Who must sign, as a difference tells it.
    fileprivate var signing: String {
        (signatories.map(\.description) + signatoryQuorums.map(\.summary)).joined(separator: ", ")
    }
}

extension Approvals? {
    /// Who must approve, as a difference tells it.
    fileprivate var summary: String {
        guard let self else { return "none" }
        return self.quorum.summary + (self.ethics.map { " and \($0)" } ?? "")
    }
}

extension Quota? {
    /// How many releases there may be, as a difference tells it.
    fileprivate var summary: String {
        guard let self else { return "unlimited" }
        let apart = self.apart.map { ", \($0) apart" } ?? ""
        return "\(self.releases) per \(self.per.rawValue)\(apart)"
    }
}

extension Collection where Element: CustomStringConvertible {
    /// Joined by commas; `any` where nothing is named.
    fileprivate var orAny: String { isEmpty ? "any" : map(\.description).joined(separator: ", ") }
}

extension OnwardClause {
    /// To whom and for what, and in which shape; as a difference tells it.
    var summary: String {
        let (to, what) = (roles.map(\.rawValue).joined(separator: ", "), purposes.map(\.text).joined(separator: ", "))
        let more = [
            minK.map { "k \($0)" }, zones.map { "in \($0.joined(separator: ", "))" },
            columns.map { "columns \($0.joined(separator: ", "))" }, approval.map { "approved by \($0)" },
        ]
        return (["\(to) for \(what)", "at most \(maxForm.rawValue)"] + more.compactMap(\.self)).joined(separator: ", ")
    }
}
