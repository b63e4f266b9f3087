package import TideAgreement
package import TideCore
import TideDecision
import TideLedger

/// What follows when a release was wrong: whom the office tells, who tells whom under a breach clause, who answers and who
/// replaces the file.
package struct IncidentDuties {
    private let order: IncidentOrder
    /// The agreement that permitted the release.
    private let agreement: AgreementVersion
    private let office: Identifier
    private let holders: [Holder]
    /// By version; as signed.
    private let clauses: [AgreementVersion: SignedClauses]
    /// The release's dataset and everything that it is derived from.
    private let origins: Set<Identifier>

    /// How soon a holder is told where the agreement has no breach clause: the 72 hours of the European rule.
    ///
    /// *Source:* Regulation (EU) 2016/679, Article 33(1).
    package static let noticeWithin = Term(count: 72, unit: .hours)

    package init(
        order: IncidentOrder,
        agreement: AgreementVersion,
        office: Identifier,
        holders: [Holder],
        clauses: [SignedClauses],
        origins: Set<Identifier>
    ) {
        self.order = order
        self.agreement = agreement
        self.office = office
        self.holders = holders
        self.clauses = Dictionary(clauses.map { ($0.agreement, $0) }) { first, _ in first }
        self.origins = origins
    }

    /// The duties, in a fixed order: notices, then answers.
    ///
    /// A corrected file makes nobody owe anything: its release has its own duties, and what was recalled is destroyed.
    package var all: [NewDuty] {
        let answerWithin: Term
        switch order.call {
        case .recall(_, let term), .replace(_, let term): answerWithin = term
        case .correct: return []
        }
        let drafts = notices + answers(within: answerWithin)
        let word = order.event == .recalled ? "recall" : "supersede"
        return drafts.enumerated().map { index, draft in
            NewDuty(
                id: "\(order.release)/\(word)-\(index + 1)",
                release: order.release,
                agreement: draft.agreement,
                kind: draft.kind,
                owedBy: draft.owedBy,
                owedTo: draft.owedTo,
                due: draft.due
            )
        }
    }

    private struct Draft: Hashable {
        let agreement: AgreementVersion
        let kind: DutyKind
        let owedBy: Identifier
        let owedTo: Identifier
        let due: Instant
    }

    /// The office tells every holder; who got data under a breach clause tells whom the clause names, the office too.
    private var notices: [Draft] {
        let soonest = (clauses[agreement]?.breachNotices ?? []).map { $0.within.after(order.discovered) }.min()
        let due = soonest ?? Self.noticeWithin.map { $0.after(order.discovered) } ?? order.discovered
        var notices = holders.map { holder in
            Draft(agreement: agreement, kind: .breachNotice, owedBy: office, owedTo: holder.party, due: due)
        }
        let ways = Set(holders.flatMap(\.through)).union([agreement])
        let upstream = clauses.values.filter { $0.recipient == office && !origins.isDisjoint(with: $0.datasets) }
        for version in ways.union(upstream.map(\.agreement)).sorted() {
            guard let clause = clauses[version] else { continue }
            for notice in clause.breachNotices where notice.to != office && notice.to != clause.recipient {
                let draft = Draft(
                    agreement: version,
                    kind: .breachNotice,
                    owedBy: clause.recipient,
                    owedTo: notice.to,
                    due: notice.within.after(order.discovered)
                )
                // The office tells a holder once, under whichever agreement.
                let isSaid = notices.contains { $0.owedBy == draft.owedBy && $0.owedTo == draft.owedTo }
                if !isSaid { notices.append(draft) }
            }
        }
        return notices
    }

    /// Who got the very file replaces it; everybody else says what became of it.
    private func answers(within answerWithin: Term) -> [Draft] {
        let answer = answerWithin.after(order.declared)
        let replace = (clauses[agreement]?.corrections ?? answerWithin).after(order.declared)
        return holders.map { holder in
            let replaces = order.event == .superseded && holder.what == .release(order.release)
            return Draft(
                agreement: replaces ? agreement : holder.through.last ?? agreement,
                kind: replaces ? .correction : .recallAnswer,
                owedBy: holder.party,
                owedTo: office,
                due: replaces ? replace : answer
            )
        }
    }
}
