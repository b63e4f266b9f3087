import TideAgreement
import TideCore

/// One grant that may permit a request: of an agreement's newest version, for this holder, requester and dataset.
struct Candidate {
    let agreement: Agreement
    let grant: Grant
    let dataset: Dataset
    let requester: Party
    let policies: PolicySet
    /// The days on which the agreement holds and the recipient is accredited; `nil` if there is none.
    let window: ClosedRange<CalendarDate>?

    var version: AgreementVersion { AgreementVersion(id: agreement.id, version: agreement.version) }

    /// Every candidate, by id of agreement, then by position of the grant.
    static func all(for request: Request, in policies: PolicySet) -> [Candidate] {
        guard let dataset = policies.datasets[request.dataset], let requester = policies.parties[request.requester]
        else { return [] }
        return policies.newestAgreements.filter { agreement in
            agreement.provider == request.holder && agreement.recipient == request.requester
        }.flatMap { agreement in
            agreement.grants.filter { $0.dataset == request.dataset }.map { grant in
                Candidate(
                    agreement: agreement,
                    grant: grant,
                    dataset: dataset,
                    requester: requester,
                    policies: policies,
                    window: window(of: agreement, for: requester)
                )
            }
        }
    }

    private static func window(of agreement: Agreement, for requester: Party) -> ClosedRange<CalendarDate>? {
        var until = agreement.valid.until
        for scheme in agreement.accreditation {
            guard let accredited = requester.lastDay(under: scheme) else { return nil }
            until = min(until, accredited)
        }
        return agreement.valid.from <= until ? agreement.valid.from...until : nil
    }

    /// Holds the request against every clause.
    func outcome(
        of request: Request,
        forbidden: [Finding],
        facts: some DecisionFacts,
        at: Instant,
        approvals mode: ApprovalMode
    ) -> CandidateOutcome {
        let count = ApprovalCount(
            of: agreement,
            given: agreement.approvals == nil ? [] : facts.approvals(of: request.digest),
            parties: policies.parties
        )
        let findings =
            standing(facts: facts, on: at.date)
            + purpose(of: request) + forbidden
            + recipient(of: request, on: at.date)
            + columns(of: request) + pseudonymisation(of: request) + form(of: request)
            + safeguards(of: request) + reference(of: request)
            + count.findings(mode)
        return CandidateOutcome(
            candidate: self,
            findings: findings.inOrderOfCodes,
            obligations: obligations(of: request),
            approvedBy: count.counted,
            pendingApprovals: count.pending
        )
    }

    /// What a permit of this request would bind the release to.
    private func obligations(of request: Request) -> Obligations {
        Obligations(
            columns: request.columns.compactMap { grant.column($0) },
            safeguards: merged(request.safeguards),
            form: impliedForm(of: request),
            reference: dataset.reference,
            until: agreement.valid.until,
            reviewBy: agreement.valid.reviewBy
        )
    }

    /// The clause of this agreement at a path.
    func clause(_ path: String) -> Clause { agreement.fields.clause(path) }

    /// The clause of this grant at a path below it.
    func grantClause(_ path: String) -> Clause { agreement.fields.clause("\(grant.path)/\(path)") }
}

extension PolicySet {
    /// The newest version of every agreement, by id.
    var newestAgreements: [Agreement] {
        var newest: [Identifier: Agreement] = [:]
        for agreement in agreements where agreement.version >= newest[agreement.id]?.version ?? 0 {
            newest[agreement.id] = agreement
        }
        return newest.values.sorted { $0.id < $1.id }
    }

    /// Whether a party of the set has this officer.
    func hasOfficer(_ name: OfficerName) -> Bool {
        parties[name.party]?.officers.contains { $0.name == name } ?? false
    }
}

extension Party {
    /// The last day of being accredited under a scheme; `nil` if it never was.
    func lastDay(under scheme: Identifier) -> CalendarDate? {
        accreditations.filter { $0.scheme == scheme }.map(\.until).max()
    }
}

extension [Finding] {
    /// By code; findings of one code stay as they were found.
    var inOrderOfCodes: [Finding] {
        enumerated().sorted { left, right in
            (left.element.reason.code, left.offset) < (right.element.reason.code, right.offset)
        }.map(\.element)
    }
}
