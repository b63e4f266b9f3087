import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// What a decision does with what is proved of the whole network.
@Suite struct NetworkBreachTests {
    /// Facts that know of one breach, and remember nothing.
    private struct Facts: DecisionFacts {
        let state = Network.signed("a1@1")
        let found: [NetworkBreach]

        func signatories(of agreement: Identifier, version: Int) -> [OfficerName] {
            state.signatories(of: agreement, version: version)
        }
        func changedBindings(of agreement: Identifier, version: Int) -> [String] { [] }
        func approvals(of request: ContentDigest) -> [OfficerName] { [] }
        func requestSigners(of request: ContentDigest) -> [OfficerName] { [] }
        func standing(of agreement: Identifier, version: Int) -> AgreementStanding { .inForce }
        func usedQuota(of agreement: Identifier) -> [Instant] { [] }
        func openDuties(of party: Identifier) -> [OpenDuty] { [] }
        var hasNetwork: Bool { true }
        func breaches(of flow: RequestedFlow) -> [NetworkBreach] { flow.columns.contains("sex") ? found : [] }
    }

    private func decide(_ found: [NetworkBreach], columns: [String]) throws -> Decision {
        evaluate(
            try RequestText(columns: columns).read(),
            in: try Network.policies([AgreementText()]),
            facts: Facts(found: found),
            at: try instant("2026-05-01"),
            approvals: .pending
        )
    }

    @Test func `what would break the network is refused, in one sentence, and nothing else is`() throws {
        let found = Diagnostic(.nothingPasses, ["study@1", "2026-05-01"])
        let breach = NetworkBreach(firewall: "migrants", invariant: "I4", sentence: found, clause: nil)
        #expect(try decide([], columns: ["sex"]).isPermitted)
        let refused = try decide([breach], columns: ["sex"])
        #expect(refused.reasons.map(\.code) == [.firewall])
        let text = try #require(refused.text.split(separator: "\n").dropFirst().first)
        #expect(text == "  FIREWALL: the network of agreements would not keep `migrants, I4`: \(found.message)")
        #expect(try decide([breach], columns: ["citizenship"]).isPermitted)
    }

    @Test func `a reader of French is told in French what was found, and the decision is the same data`() throws {
        let found = Diagnostic(.nothingPasses, ["study@1", "2026-05-01"])
        let breach = NetworkBreach(firewall: "migrants", invariant: "I4", sentence: found, clause: nil)
        let refused = try decide([breach], columns: ["sex"])
        let (asked, json, text) = (refused.reasons[0].asked, refused.json, refused.text)
        #expect(asked == found.message)
        Language.$current.withValue(.french) {
            #expect(found.message != asked && refused.text != text && refused.text.contains(found.message))
            #expect(refused.reasons[0].asked == asked && refused.json == json)
        }
    }

    @Test func `every breach is given`() throws {
        let breaches = ["I2", "I3"].map {
            NetworkBreach(
                firewall: nil,
                invariant: $0,
                sentence: Diagnostic(.nothingPasses, ["study@1", "2026-05-01"]),
                clause: nil
            )
        }
        #expect(try decide(breaches, columns: ["sex"]).reasons.map(\.allowed) == ["I2", "I3"])
    }
}
