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
        let text = """
            tidegate: v1
            kind: request
            id: r\(number)
            requester: \(slip == .requester ? "nobody" : "o\(office)")
            holder: m\(holder)
            dataset: permits-\(ministry)
            purpose: \(slip?.purpose ?? "survey-frame")
            columns: [birth_date, sex, citizenship, occupation\(slip?.column.map { ", \($0)" } ?? "")]
            safeguards: {k: \(slip == .name || slip == .k ? 5 : 10)}
            \(slip?.field ?? "")
            """
        self.request = try Request.read(Array(text.utf8), file: "r\(number).yaml")
    }
}

/// What a request asks for that it may not have.
enum Slip: String, CaseIterable {
    /// A direct identifier, with too small a k: three reasons.
    case name
    /// A column that no grant lists.
    case status
    /// What every agreement of the ministry rules out, this one included, and it does not agree to.
    case purpose
    /// Data of one ministry from another.
    case noAgreement
    /// Nothing but too small a k.
    case k
    /// A column that the dataset does not have.
    case column
    /// What the agreement does not agree to, and nobody rules out.
    case otherPurpose
    /// What the purpose tree does not have.
    case undeclaredPurpose
    /// By nobody who is registered.
    case requester
    /// An enclave where a transfer is agreed.
    case access
    /// Holding the data longer than agreed and than the owner lets anybody.
    case retain
    /// Publishing where nothing is agreed about it.
    case publish
    /// A zone where the requester does not work, and which is not agreed.
    case zone

    /// Those of the mix, which the peers decide too.
    private static let mixed: [Slip] = [.name, .status, .purpose, .noAgreement]

    /// One of the mix after the other.
    static func mixed(_ number: Int) -> Slip { mixed[number % mixed.count] }

    var purpose: String? {
        switch self {
        case .purpose: "immigration-enforcement"
        case .otherPurpose: "statistics"
        case .undeclaredPurpose: "amusement"
        default: nil
        }
    }

    var column: String? {
        switch self {
        case .name: "full_name"
        case .status: "permit_status"
        case .column: "height"
        default: nil
        }
    }

    /// A further line of the request.
    var field: String? {
        switch self {
        case .access: "access: enclave"
        case .retain: "retain: 2040-01-01"
        case .publish: "outputs: {publish: true}"
        case .zone: "zone: XB"
        default: nil
        }
    }
}

/// Which requests are asked.
enum Asking {
    case permitted
    /// Every fourth asks for what it may not have.
    case oneInFourRefused
    /// Every one makes the same mistake.
    case refused(Slip)

    func slip(_ number: Int) -> Slip? {
        switch self {
        case .permitted: nil
        case .oneInFourRefused: number % 4 == 0 ? .mixed(number / 4) : nil
        case .refused(let slip): slip
        }
    }
}

/// Requests to a network, with what its register would say: everybody signed and approved, and there was one release.
struct Questions {
    /// When they are decided.
    let at: Instant
    /// Asked in turn.
    let all: [Question]
    private let policies: PolicySet
    private let facts: RegisterFacts

    init(to network: Network, _ asking: Asking) throws {
        guard let at = Instant("2026-05-01T12:00:00Z") else { preconditionFailure("no instant") }
        self.at = at
        self.policies = network.policies
        self.all = try (0..<1000).map { number in
            try Question(number, in: network.plan, slip: asking.slip(number))
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
