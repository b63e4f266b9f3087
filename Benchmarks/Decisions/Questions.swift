import TideAgreement
import TideCore
import TideDecision

/// A request of an office to a ministry.
///
/// A class, so that asking measures deciding and not the copying of a request.
final class Question: Sendable {
    let request: Request

    init(_ number: Int, in plan: Network.Plan, slip: Slip?) throws {
        let (ministry, office) = (number * 7919 % plan.providers, number * 104_729 % plan.recipients)
        // Nobody has an agreement about what another ministry holds of this one.
        let holder = slip == .noAgreement ? (ministry + 1) % plan.providers : ministry
        var columns = ["birth_date", "sex", "citizenship", "occupation"]
        switch slip {
        case .name: columns.append("full_name")
        case .status: columns.append("permit_status")
        case .purpose, .noAgreement, nil: break
        }
        let text = """
            tidegate: v1
            kind: request
            id: r\(number)
            requester: o\(office)
            holder: m\(holder)
            dataset: permits-\(ministry)
            purpose: \(slip == .purpose ? "immigration-enforcement" : "survey-frame")
            columns: [\(columns.joined(separator: ", "))]
            safeguards: {k: \(slip == .name ? 5 : 10)}
            """
        self.request = try Request.read(Array(text.utf8), file: "r\(number).yaml")
    }
}

/// What a request asks for that it may not have.
enum Slip: CaseIterable {
    /// A direct identifier, with too small a k: two reasons.
    case name
    /// A column that no grant lists.
    case status
    /// What the agreement rules out and does not agree to.
    case purpose
    /// Data of one ministry from another.
    case noAgreement

    /// One after the other.
    init(_ number: Int) { self = Self.allCases[number % Self.allCases.count] }
}

/// Requests to a network, with what its register would say: everybody signed and approved, and there was one release.
struct Questions {
    /// When they are decided.
    let at: Instant
    /// Asked in turn.
    let all: [Question]
    private let policies: PolicySet
    private let facts: RegisterFacts

    /// - Parameter refused: whether every fourth asks for what it may not have.
    init(to network: Network, refused: Bool) throws {
        guard let at = Instant("2026-05-01T12:00:00Z") else { preconditionFailure("no instant") }
        self.at = at
        self.policies = network.policies
        self.all = try (0..<1000).map { number in
            try Question(number, in: network.plan, slip: refused && number % 4 == 0 ? Slip(number / 4) : nil)
        }
        self.facts = RegisterFacts(network.policies, all)
    }

    /// A decoded request to a whole decision: every reason, every obligation, neither nearest request nor JSON.
    func decision(on question: Question) -> Decision {
        decide(question.request, in: policies, facts: facts, at: at, approvals: .required)
    }
}

/// What a register would say, looked up as a register's facts are.
private struct RegisterFacts: DecisionFacts {
    private let signatures: [AgreementVersion: [OfficerName]]
    private let approvals: [ContentDigest: [OfficerName]]
    private let used: [Identifier: [Instant]]

    init(_ policies: PolicySet, _ questions: [Question]) {
        let used = [Instant("2026-02-01")].compactMap(\.self)
        self.signatures = Dictionary(
            uniqueKeysWithValues: policies.agreements.map { ($0.identity, $0.possibleSignatories) }
        )
        self.used = Dictionary(uniqueKeysWithValues: policies.agreements.map { ($0.id, used) })
        var approvals: [ContentDigest: [OfficerName]] = [:]
        for request in questions.map(\.request) {
            let agreement = policies.index.grants(of: request.dataset, from: request.holder, to: request.requester)
                .first
            approvals[request.digest] = agreement?.agreement.agreement.approvals?.from
        }
        self.approvals = approvals
    }

    func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
        signatures[AgreementVersion(id: agreement, version: version)] ?? []
    }

    func changedBindings(of agreement: Identifier, version: Int) -> [String] { [] }

    func approvals(of request: ContentDigest) -> [OfficerName] { approvals[request] ?? [] }

    func requestSigners(of request: ContentDigest) -> [OfficerName] { [] }

    func standing(of agreement: Identifier, version: Int) -> AgreementStanding { .inForce }

    func usedQuota(of agreement: Identifier) -> [Instant] { used[agreement] ?? [] }

    func openDuties(of party: Identifier) -> [OpenDuty] { [] }
}
