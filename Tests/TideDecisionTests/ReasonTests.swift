import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// One thing changed from a request that is permitted, and the reason that must follow.
struct ReasonCase: CustomTestStringConvertible, Sendable {
    let rule: String
    let code: ReasonCode
    let path: String?
    let asked: String
    let allowed: String
    var also: [ReasonCode] = []
    var at = "2026-05-01"
    var state = Network.signed("a1@1")
    var around = Surroundings()
    var agreement: @Sendable (inout AgreementText) -> Void = { _ in }
    var request: @Sendable (inout RequestText) -> Void = { _ in }
    /// Agreements beside it.
    var others: [AgreementText] = []
    /// Whether the clause is one of the request, and no document of the policy set.
    var isAboutRequest = false

    var testDescription: String { rule }

    func decide(_ approvals: ApprovalMode = .required) throws -> Decision {
        var agreement = AgreementText()
        self.agreement(&agreement)
        var request = RequestText()
        self.request(&request)
        let policies = try Network.policies([agreement] + others, around)
        return evaluate(
            try request.read(),
            in: policies,
            facts: state,
            at: try instant(at),
            approvals: approvals
        )
    }
}

struct ReasonTests {
    @Test func `a request that meets every clause is permitted`() throws {
        let decision = try ReasonCase(rule: "", code: .noAgreement, path: nil, asked: "", allowed: "").decide()
        #expect(decision.verdict == .permit)
        #expect(decision.reasons.isEmpty)
        #expect(decision.nearest == nil)
        #expect(decision.agreement?.description == "a1@1")
        #expect(decision.grant == "permits")
    }

    @Test(arguments: ReasonCase.all)
    func `a broken clause refuses with its code, place and values`(_ item: ReasonCase) throws {
        let decision = try item.decide()
        #expect(decision.verdict == .refuse)
        #expect(decision.obligations == nil)
        #expect(decision.codes == Set([item.code] + item.also).map(\.rawValue).sorted())
        let reason = try #require(decision.reasons.first { $0.code == item.code })
        #expect(reason.asked == item.asked)
        #expect(reason.allowed == item.allowed)
        #expect(reason.clause?.path == item.path)
        if item.path != nil {
            // What the request alone says is told at its own place.
            let file = item.isAboutRequest ? "request.yaml" : "policies/policies.yaml"
            #expect(reason.clause?.place.file == file)
        }
    }

    @Test func `a day that is past leaves out no other reason against holding the data`() throws {
        let decision = try ReasonCase(
            rule: "",
            code: .retention,
            path: nil,
            asked: "",
            allowed: "",
            around: Surroundings(dataset: ["retain: 2026-04-20"]),
            request: { $0.clauses = ["retain: 2026-04-30"] }
        ).decide()
        #expect(Set(decision.reasons.map(\.message)) == [.retentionPast, .retentionOver])
    }

    @Test func `every reason code that a decision gives has a case`() {
        // Found by a release, which knows the data and the lists.
        let later: [ReasonCode] = [.optOut, .recalled, .composition]
        #expect(Set(ReasonCase.all.map(\.code)).union(later) == Set(ReasonCode.allCases))
    }

    @Test func `every broken clause is reported at once`() throws {
        let item = ReasonCase(
            rule: "all",
            code: .unsigned,
            path: nil,
            asked: "",
            allowed: "",
            at: "2027-01-01",
            state: Network.signed(changed: ["a1@1": ["dataset/work-permits"]]),
            around: Surroundings(datasetReference: "{from: 2024-01-01, until: 2025-12-31}"),
            agreement: {
                $0.recipientRoles = "[research]"
                $0.accreditation = "[code-of-practice]"
                $0.recipients = "[nso/chief]"
                $0.never = "[enforcement]"
                $0.approvals = "{count: 1, from: [mol/dpo]}"
                $0.grants[0].form = "k-anonymous"
                $0.grants[0].columns = "{sex: keep, full_name: drop}"
            },
            request: {
                $0.purpose = "immigration-enforcement"
                $0.officer = "nso/analyst"
                $0.columns = ["sex", "full_name"]
                $0.k = 2
                $0.suppression = "20%"
                $0.form = "identified"
                $0.reference = "{from: 2023-01-01, until: 2023-12-31}"
                $0.pseudonymise = "{sex: {scheme: hmac-sha256, domain: mine}}"
            }
        )
        let decision = try item.decide()
        #expect(
            decision.reasons.map(\.code) == [
                .unsigned, .binding, .expired, .purposeNotAllowed, .purposeNotAllowed, .recipientOfficer,
                .recipientRole, .accreditation, .columnNotCovered, .directIDPresent, .pseudonymScheme, .form, .kBelow,
                .suppressionOverLimit, .referencePeriod, .approvals,
            ]
        )
    }
}
