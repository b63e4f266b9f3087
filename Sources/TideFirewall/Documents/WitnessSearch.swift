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
    /// By purpose: what data that was collected for it may serve; `nil` where no firewall is declared, so that nobody asks.
    let compatible: [Identifier: Set<Identifier>]?

    init(_ policies: PolicySet) {
        self.policies = policies
        self.given = Dictionary(grouping: policies.agreements, by: \.provider)
        var narrower: [Identifier: [Identifier]] = [:]
        let lineages = policies.purposes.parents.keys.map { ($0, policies.purposes.lineage(of: $0)) }
        for (purpose, lineage) in lineages.sorted(by: { ($0.1.count, $0.0) < ($1.1.count, $1.0) }) {
            for wider in lineage { narrower[wider, default: []].append(purpose) }
        }
        self.narrower = narrower
        let table = policies.firewalls.isEmpty ? nil : PurposeTable(policies.purposes)
        self.compatible = table.map { table in
            let pairs = table.names.enumerated().map { position, name in
                (name, Set(table.names(table.compatible(with: position))))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        let stated =
            policies.agreements.flatMap { agreement in
                agreement.onward.compactMap(\.minK) + agreement.grants.compactMap { $0.safeguards.kAnonymity?.k }
            } + policies.firewalls.compactMap { $0.floor?.minK }
        self.strictestK = max(2, stated.max() ?? 2)
    }

    /// A purpose and all that narrow it, the widest first.
    func purposes(within purpose: Identifier) -> [Identifier] { narrower[purpose] ?? [] }

    /// Facts under which every version is signed, reviewed when that is due and, but for those named, in force.
    ///
    /// Without the reviews every version would be overdue on its later days, and none would be wider there than another.
    func facts(standing: [AgreementVersion: AgreementStanding] = [:]) -> State {
        let signed = policies.agreements.map { ($0.identity, $0.possibleSignatories) }
        let reviewed = policies.agreements.compactMap { agreement in
            agreement.valid.reviewBy.map { (agreement.identity, Instant(startOf: $0, at: agreement.valid.utcOffset)) }
        }
        return State(
            signatures: Dictionary(uniqueKeysWithValues: signed),
            standing: standing,
            reviewed: Dictionary(uniqueKeysWithValues: reviewed)
        )
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
        let texts = map(\.inWords)
        return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
    }
}

extension Reason {
    /// The reason in words; of a firewall with its name, since whoever reads of several documents cannot tell which one it is.
    var inWords: String {
        guard message == .firewallPurpose || message == .firewallRole, let wall = clause?.document,
            let joint = asked.firstRange(of: ": ")
        else { return sentence.message }
        let (whom, what) = (asked[..<joint.lowerBound], asked[joint.upperBound...])
        let most =
            allowed == "none"
            ? worded(en: "it lets nothing through", fr: "elle ne laisse rien passer")
            : worded(en: "it lets through at most `\(allowed)`", fr: "elle laisse passer au plus `\(allowed)`")
        return worded(
            en: "firewall `\(wall)` closes this data to `\(whom)`; \(most), this would be `\(what)`",
            fr: "la cloison `\(wall)` ferme ces données à `\(whom)`\u{a0}; \(most), ce serait `\(what)`"
        )
    }
}
