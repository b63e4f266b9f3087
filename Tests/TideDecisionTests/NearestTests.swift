import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

struct NearestTests {
    private func decide(
        _ agreement: AgreementText,
        _ request: RequestText,
        at: String = "2026-05-01",
        datasetReference: String? = nil
    ) throws -> Decision {
        evaluate(
            try request.read(),
            in: try Network.policies([agreement], datasetReference: datasetReference),
            facts: Network.signed("a1@1"),
            at: try instant(at),
            approvals: .required
        )
    }

    private func changes(
        _ request: RequestText,
        at: String = "2026-05-01",
        datasetReference: String? = nil,
        _ adapt: (inout AgreementText) -> Void = { _ in }
    ) throws -> [String]? {
        var agreement = AgreementText()
        adapt(&agreement)
        let decision = try decide(agreement, request, at: at, datasetReference: datasetReference)
        return decision.nearest?.changes.map(\.sentence)
    }

    @Test func `several changes are named together, columns first, the purpose last`() throws {
        let request = RequestText(
            purpose: "immigration-enforcement",
            columns: ["sex", "wage", "full_name"],
            form: "identified",
            k: 2,
            suppression: "50%"
        )
        #expect(
            try changes(request, at: "2025-05-01") { $0.never = "[enforcement]" } == [
                "leave out `wage`", "leave out `full_name`", "leave the form open", "ask for k of at least 5",
                "ask for at most 10% of the records to be removed", "ask on 2026-01-01 or later",
                "ask for the purpose `official-statistics`, if that is all that the data will serve",
            ]
        )
    }

    @Test func `before the first day it is the first day`() throws {
        #expect(try changes(RequestText(), at: "2025-06-01") == ["ask on 2026-01-01 or later"])
    }

    @Test func `no day that is past is offered`() throws {
        #expect(try changes(RequestText(), at: "2027-06-01") == nil)
        #expect(try changes(RequestText(), at: "2026-07-01") { $0.accreditation = "[code-of-practice]" } == nil)
    }

    @Test func `a pseudonym in a file asked to be k-anonymous costs the form, not the column`() throws {
        let request = RequestText(columns: ["sex", "passport_no", "birth_date"], form: "k-anonymous")
        #expect(try changes(request) == ["leave the form open"])
    }

    @Test func `a wrong domain of pseudonyms is left to the agreement`() throws {
        var request = RequestText(columns: ["sex", "passport_no"])
        request.pseudonymise = "{passport_no: {scheme: hmac-sha256, domain: mine}}"
        #expect(try changes(request) == ["leave the pseudonymisation of `passport_no` to the agreement"])
    }

    @Test func `another officer is named where the agreement names recipients`() throws {
        #expect(try changes(RequestText()) { $0.recipients = "[nso/chief]" } == ["have `nso/chief` ask"])
        #expect(try changes(RequestText(officer: "nso/gone")) == ["leave open which officer asks"])
    }

    @Test func `days are those that the dataset is about, or left open where it does not say`() throws {
        let days = "{from: 2024-03-01, until: 2024-12-31}"
        let expected = ["ask for all days that the dataset is about, 2024-03-01 to 2024-12-31"]
        for asked in ["{from: 2024-03-01, until: 2024-03-31}", "{from: 2019-03-01, until: 2019-06-30}"] {
            let request = RequestText(reference: asked)
            #expect(try changes(request, datasetReference: days) == expected)
            #expect(try changes(request, datasetReference: days) { $0.grants[0].reference = days } == expected)
            #expect(try changes(request) == ["leave open which days are asked for"])
        }
    }

    @Test func `days beyond the grant have no nearest request`() throws {
        let dataset = "{from: 2020-01-01, until: 2025-12-31}"
        for asked in [nil, "{from: 2024-03-01, until: 2024-12-31}"] {
            let changed = try changes(RequestText(reference: asked), datasetReference: dataset) {
                $0.grants[0].reference = "{from: 2024-03-01, until: 2024-12-31}"
            }
            #expect(changed == nil)
        }
    }

    @Test func `what others must do first has no nearest request`() throws {
        #expect(try changes(RequestText(requester: "uni")) == nil)
        #expect(try changes(RequestText()) { $0.version = 2 } == nil)
        #expect(try changes(RequestText()) { $0.recipientRoles = "[research]" } == nil)
        #expect(try changes(RequestText()) { $0.accreditation = "[safe-haven]" } == nil)
        #expect(try changes(RequestText(columns: ["wage", "full_name"])) == nil)
    }

    @Test func `missing approvals are no reason to ask differently`() throws {
        #expect(try changes(RequestText()) { $0.approvals = "{count: 1, from: [mol/dpo]}" } == nil)
        let decision = try decide(AgreementText(approvals: "{count: 1, from: [mol/dpo]}"), RequestText(k: 1))
        #expect(decision.codes == ["APPROVALS", "K_BELOW"])
        #expect(decision.nearest?.pendingApprovals?.missing == 1)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the nearest request, asked as printed, is permitted`(_ seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed)
        let policies = try network.policies()
        guard let nearest = try network.decide(.pending).nearest else { return }
        #expect(!nearest.changes.isEmpty)
        let bytes = CanonicalJSON.encode(nearest.request.canonical)
        let request = try Request.read(bytes, file: "nearest.json")
        #expect(request.digest == nearest.request.digest)
        let decision = evaluate(request, in: policies, facts: network.state, at: nearest.at, approvals: .pending)
        #expect(decision.isPermitted)
        #expect(decision.agreement == nearest.agreement)
        #expect(decision.pendingApprovals == nearest.pendingApprovals)
        #expect(decision.pendingSignature == nearest.pendingSignature)
        let approved = State(
            signatures: network.state.signatures,
            approvals: network.state.approvals + (nearest.pendingApprovals?.officers ?? []),
            requestSignatures: nearest.pendingSignature.map { [$0] } ?? [],
            used: network.state.used
        )
        #expect(evaluate(request, in: policies, facts: approved, at: nearest.at, approvals: .required).isPermitted)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `no part of the changes would do`(_ seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed)
        let policies = try network.policies()
        guard let nearest = try network.decide(.pending).nearest, nearest.changes.count <= 8 else { return }
        let request = try network.request.read()
        for part in 0..<(1 << nearest.changes.count) - 1 {
            let changes = nearest.changes.indices.filter { part >> $0 & 1 == 1 }.map { nearest.changes[$0] }
            let isDayChanged = changes.contains { change in
                switch change {
                case .decideFrom: true
                default: false
                }
            }
            let at = isDayChanged ? nearest.at : network.at
            let changed = request.applying(changes)
            let permits = isPermitted(changed, in: policies, facts: network.state, at: at, approvals: .pending)
            #expect(!permits, "\(changes.map(\.sentence)) of \(nearest.changes.map(\.sentence))")
        }
    }
}
