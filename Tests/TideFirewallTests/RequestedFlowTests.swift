import Testing
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideTestSupport

/// A request is held against the network as it asks, not as its grant would allow.
@Suite struct RequestedFlowTests {
    private func breaches(
        _ mutant: String?,
        _ agreement: String,
        purpose: Identifier,
        columns: [String],
        form: Form = .kAnonymous,
        k: Int = 10,
        on day: String = "2026-07-01"
    ) throws -> [String] {
        let network = Network(try OracleNetwork.policies(mutant: mutant), endings: [:])
        let flow = RequestedFlow(
            agreement: try #require(AgreementVersion(agreement)),
            grant: 0,
            purpose: purpose,
            columns: columns,
            form: form,
            k: k,
            day: try #require(CalendarDate(day)),
            until: nil
        )
        return network.prove(budget: .standard).breaches(of: flow).map(\.invariant)
    }

    @Test func `what the network admits breaks nothing`() throws {
        #expect(try breaches(nil, "a5@1", purpose: "scientific-research", columns: ["sex", "wage"]).isEmpty)
    }

    @Test func `each mutant's own hop is refused for what it breaks`() throws {
        let research: Identifier = "scientific-research"
        #expect(try breaches("M1-firewall", "b1@1", purpose: research, columns: ["sex"]) == ["I1"])
        #expect(try breaches("M3-weaken", "a4@1", purpose: research, columns: ["sex"], k: 3) == ["I3"])
    }

    @Test func `a firewall refuses nothing for data that it does not protect, nor for what an agreement lacks`() throws
    {
        // The proof refutes both; neither is about what is asked.
        #expect(try breaches("M2-purpose", "b2@1", purpose: "labour-admission", columns: ["sex"]).isEmpty)
        #expect(try breaches("M5-outlive", "a5@1", purpose: "scientific-research", columns: ["sex"]).isEmpty)
    }

    @Test func `a request that asks less than its grant breaks less`() throws {
        let research: Identifier = "scientific-research"
        // The grant says k = 3; whoever asks for 10 keeps what the owner set.
        #expect(try breaches("M3-weaken", "a4@1", purpose: research, columns: ["sex"], k: 10).isEmpty)
        // Two columns in common join nothing; three do.
        let joining = ["birth_date", "citizenship", "sex"]
        #expect(try breaches("M4-recombine", "a5@1", purpose: research, columns: joining + ["wage"]) == ["I4"])
        #expect(try breaches("M4-recombine", "a5@1", purpose: research, columns: ["sex", "wage"]).isEmpty)
        // Under the floor it may go anywhere.
        #expect(try breaches("M1-firewall", "b1@1", purpose: research, columns: ["sex"], form: .aggregate).isEmpty)
    }

    @Test func `facts know of the network what is proved of it`() throws {
        let policies = try OracleNetwork.policies(mutant: "M2-purpose")
        let moment = try #require(Instant("2026-07-01T00:00:00Z"))
        let facts = State().withNetwork(of: policies, at: moment)
        #expect(facts.hasNetwork)
        let ended = State(standing: [try #require(AgreementVersion("b2@1")): .terminated(on: nil)])
        let endings = policies.endings(at: moment) { ended.standing(of: $0.id, version: $0.version) }
        #expect(endings == [try #require(AgreementVersion("b2@1")): moment.date])
        let draft = policies.endings(at: moment) { _ in .unregistered }
        #expect(draft.count == policies.agreements.count)
        #expect(Network(policies, endings: draft).prove(budget: .standard).broken.isEmpty)
    }
}
