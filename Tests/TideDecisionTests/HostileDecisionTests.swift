import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// Documents as large as the reader takes, made so that whoever compares everything with everything never ends.
@Suite(.timeLimit(.minutes(2)))
struct HostileDecisionTests {
    private func decide(_ request: RequestText, _ policies: PolicySet, _ state: State) throws -> Decision {
        evaluate(
            try request.read(),
            in: policies,
            facts: state,
            at: try instant("2026-05-01"),
            approvals: .required
        )
    }

    @Test func `thousands of grants in one agreement are all candidates, and the nearest request is found`() throws {
        let count = 4000
        let grants = (0..<count).map { number in
            GrantText(id: "g\(number)", columns: "{sex: keep}", safeguards: "{kAnonymity: {k: \(number + 2)}}")
        }
        let policies = try Network.policies([AgreementText(grants: grants)])
        let decision = try decide(RequestText(columns: ["sex", "wage"], k: 1), policies, Network.signed("a1@1"))
        #expect(decision.candidates.count == count)
        #expect(decision.nearest?.changes.map(\.sentence) == ["leave out `wage`", "ask for k of at least 2"])
    }

    @Test func `thousands of grants of a dataset of thousands of columns take what their own columns take`() throws {
        let columns = (0..<15_000).map { "c\($0): {role: quasi}" }.joined(separator: ", ")
        var around = Surroundings()
        around.documents.append(
            """
            kind: dataset
            id: wide
            owner: mol
            collectedFor: service
            derivedFrom: none
            columns: {\(columns)}
            """
        )
        let grants = (0..<4000).map { number in
            GrantText(
                id: "g\(number)",
                dataset: "wide",
                columns: "{c\(number): keep}",
                safeguards: "{kAnonymity: {k: 2}}"
            )
        }
        let policies = try Network.policies([AgreementText(grants: grants)], around)
        let request = RequestText(dataset: "wide", columns: ["c3999"])
        #expect(try decide(request, policies, Network.signed("a1@1")).grant == "g3999")
    }

    @Test func `thousands of versions of one agreement decide by the one in force`() throws {
        let count = 2000
        let versions = (1...count).map { version in
            AgreementText(
                version: version,
                never: "[research]",
                grants: [GrantText(columns: "{sex: keep}", safeguards: "{kAnonymity: {k: 2}}")]
            )
        }
        let policies = try Network.policies(versions)
        let everybody = ["mol/director", "nso/chief"].compactMap(OfficerName.init)
        let state = State(
            signatures: Dictionary(
                uniqueKeysWithValues: policies.agreements.filter { $0.version <= count / 2 }.map {
                    ($0.identity, everybody)
                }
            )
        )
        #expect(try decide(RequestText(columns: ["sex"]), policies, state).agreement?.version == count / 2)
        let refused = try decide(RequestText(purpose: "research", columns: ["sex"]), policies, state)
        // The version in force and every later draft rule it out; and it is none of the agreement's own.
        #expect(refused.reasons.count == count / 2 + 2)
        #expect(refused.nearest?.changes.count == 1)
    }

    @Test func `thousands of columns that nobody may have are each a reason, and each left out of the nearest request`()
        throws
    {
        let columns = ["sex"] + (0..<20_000).map { "c\($0)" }
        let policies = try Network.policies([AgreementText()])
        let decision = try decide(RequestText(columns: columns, k: 1), policies, Network.signed("a1@1"))
        #expect(decision.reasons.count == 20_001)
        #expect(decision.nearest?.changes.count == 20_001)
        #expect(decision.nearest?.request.columns == ["sex"])
    }

    @Test func `agreements that supersede each other in a long row leave the last one standing`() throws {
        let count = 2000
        let agreements = (0..<count).map { number in
            AgreementText(
                id: "a\(number)",
                clauses: number > 0 ? ["supersedes: a\(number - 1)@1"] : [],
                grants: [GrantText(columns: "{sex: keep}", safeguards: "{kAnonymity: {k: 2}}")]
            )
        }
        let policies = try Network.policies(agreements)
        let everybody = ["mol/director", "nso/chief"].compactMap(OfficerName.init)
        let state = State(
            signatures: Dictionary(uniqueKeysWithValues: policies.agreements.map { ($0.identity, everybody) })
        )
        let decision = try decide(RequestText(columns: ["sex"]), policies, state)
        #expect(decision.isPermitted && decision.agreement?.id.text == "a\(count - 1)")
    }
}
