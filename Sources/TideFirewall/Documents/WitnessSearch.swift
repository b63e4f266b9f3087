import TideAgreement
import TideCore
import TideDecision

/// Looks for requests that clauses admit, where everything is signed and every approval is given.
struct WitnessSearch {
    let policies: PolicySet
    /// The grants by which each party gives something away.
    let given: [Identifier: [Agreement]]
    /// Every purpose with itself and all that narrow it, the widest first.
    private let narrower: [Identifier: [Identifier]]
    /// A k that no clause asks more than: stricter than all, so that nothing but k-anonymity itself can refuse it.
    private let strictestK: Int

    init(_ policies: PolicySet) {
        self.policies = policies
        self.given = Dictionary(grouping: policies.agreements, by: \.provider)
        var narrower: [Identifier: [Identifier]] = [:]
        let lineages = policies.purposes.parents.keys.map { ($0, policies.purposes.lineage(of: $0)) }
        for (purpose, lineage) in lineages.sorted(by: { ($0.1.count, $0.0) < ($1.1.count, $1.0) }) {
            for wider in lineage { narrower[wider, default: []].append(purpose) }
        }
        self.narrower = narrower
        let stated =
            policies.agreements.flatMap { agreement in
                agreement.onward.compactMap(\.minK) + agreement.grants.compactMap { $0.safeguards.kAnonymity?.k }
            } + policies.firewalls.compactMap { $0.floor?.minK }
        self.strictestK = max(2, stated.max() ?? 2)
    }

    /// A purpose and all that narrow it, the widest first.
    func purposes(within purpose: Identifier) -> [Identifier] { narrower[purpose] ?? [] }

    /// Facts under which every version is signed and, but for those named, in force.
    func facts(standing: [AgreementVersion: AgreementStanding] = [:]) -> State {
        let signed = policies.agreements.map { ($0.identity, $0.possibleSignatories) }
        return State(signatures: Dictionary(uniqueKeysWithValues: signed), standing: standing)
    }

    /// A request that is permitted under a grant, and when.
    struct Witness {
        let terms: WitnessTerms
        let request: Request
        let at: Instant
        let k: Int?
    }

    /// What came of looking.
    enum Outcome {
        case found(Witness)
        /// Why the last request was refused.
        case none(Reasons)

        var witness: Witness? { if case .found(let witness) = self { witness } else { nil } }
    }

    /// The first request that is permitted: of some purposes, each with some columns, on some days.
    ///
    /// - Parameters:
    ///   - position: the grant's, which the request must be permitted under; another one's yes does not count.
    ///   - known: a witness of the same grant, whose day and k are tried first.
    func search(
        _ agreement: Agreement,
        _ position: Int,
        purposes: [Identifier],
        columns: [[String]],
        on days: [CalendarDate],
        _ facts: State,
        like known: Witness? = nil
    ) -> Outcome {
        let grant = agreement.grants[position]
        var refusal: Reasons?
        let offset = agreement.valid.utcOffset
        let instants = (known.map { [$0.at] } ?? []) + days.map { Instant(startOf: $0, at: offset) }
        for at in instants {
            for purpose in purposes {
                for names in columns {
                    for k in [known?.k, strictestK] {
                        var terms = WitnessTerms(purpose: purpose, columns: names, under: agreement)
                        terms.k = k
                        let request = terms.request(for: grant.dataset, under: agreement)
                        let decision = decide(request, in: policies, facts: facts, at: at, approvals: .pending)
                        let own = decision.candidates.first { candidate in
                            candidate.agreement == agreement.identity && candidate.grant == grant.id
                        }
                        if let own, own.reasons.isEmpty {
                            return .found(Witness(terms: terms, request: request, at: at, k: k))
                        }
                        if refusal == nil { refusal = own?.reasons ?? decision.reasons }
                    }
                }
            }
        }
        return .none(refusal ?? [])
    }

    /// The first day of a version, and those on which what it needs can begin: what its provider receives, and what it seals to.
    func days(of agreement: Agreement, _ grant: Grant, _ window: ClosedRange<CalendarDate>) -> [CalendarDate] {
        let sources = [grant.dataset] + (policies.index.datasets[grant.dataset]?.sources ?? [])
        let received = sources.flatMap { source -> [CalendarDate] in
            let makers = [agreement.provider] + (policies.datasets[grant.dataset]?.owner.map { [$0] } ?? [])
            return makers.flatMap { policies.index.grants(of: source, to: $0) }.map(\.agreement.agreement.valid.from)
        }
        let sealed = policies.parties[agreement.recipient]?.certificates.map(\.from) ?? []
        let later = Set(received + sealed).filter { window.contains($0) && $0 > window.lowerBound }
        return [window.lowerBound] + later.sorted().prefix(16)
    }
}

extension Grant {
    /// The columns that leave, each by itself.
    var singleColumns: [[String]] { columns.filter { $0.treatment != .drop }.map { [$0.name] } }
}

extension Reasons {
    /// Each reason in words, as a sentence of another message gives it.
    var inWords: String {
        var seen: Set<String> = []
        let texts = map { $0.sentence.message }
        return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
    }
}
