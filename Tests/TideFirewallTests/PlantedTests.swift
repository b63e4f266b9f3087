import Testing
import TideAgreement
import TideCore
import TideFirewall

/// A chain of agreements to enforcement, planted into networks that hold.
struct PlantedTests {
    private static let wall = """
        kind: firewall
        id: planted
        title: Wall
        protects: {datasets: [d0]}
        owners: [p0, p1, p2, p3]
        forbids: {roles: [enforcement], purposes: [enforcement]}
        """

    private static func drawn(seed: UInt64) throws -> RandomAgreements {
        var (drawn, _) = try RandomAgreements.valid(seed: seed, calm: true)
        let owners = (0..<4).filter { $0 < drawn.parties.count }.map { "p\($0)" }.joined(separator: ", ")
        drawn.firewalls.append(wall.replacing("[p0, p1, p2, p3]", with: "[\(owners)]"))
        drawn.endings = [:]
        // What a firewall names is marked, and so is what was made of it.
        for position in drawn.datasets.indices { drawn.datasets[position].isProtected = true }
        return drawn
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `a planted chain is found, at its whole length where nothing shorter was there`(seed: UInt64) throws {
        var drawn = try Self.drawn(seed: seed)
        guard let before = try? drawn.policies() else { return }
        let base = Network(before, endings: [:]).prove(budget: .standard)
        let length = 1 + Int(seed % 6)
        var holder = drawn.datasets[0].owner
        for position in 0..<length {
            let isLast = position == length - 1
            let party = RandomAgreements.PartyDraft(
                id: "q\(position)",
                roles: [isLast ? "enforcement" : "research"],
                zones: ["XA"],
                coalition: []
            )
            drawn.parties.append(party)
            var agreement = AgreementDraft(id: "c\(position)", provider: holder, recipient: party.id, dataset: "d0")
            agreement.columns = [(drawn.datasets[0].columns.first { $0 != "person" } ?? "sex", "keep")]
            agreement.from = "2026-0\(1 + position)-01"
            agreements(&drawn, agreement)
            holder = party.id
        }
        let policies = try drawn.policies()
        let proof = Network(policies, endings: [:]).prove(budget: .standard)
        func result(_ proof: NetworkProof) throws -> InvariantResult {
            try #require(proof.results.first { $0.firewall == "planted" && $0.invariant == .nonInterference })
        }
        guard case .refuted(let counterexample) = try result(proof).outcome else {
            Issue.record("not found")
            return
        }
        let hops = counterexample.paths[0].hops
        #expect(hops.count <= length)
        if try result(base).outcome == .holds {
            #expect(hops.map(\.agreement.id.text) == (0..<length).map { "c\($0)" })
        }
    }

    private func agreements(_ drawn: inout RandomAgreements, _ agreement: AgreementDraft) {
        drawn.agreements.append(agreement)
    }

    @Test func `a chain whose last link begins after the data was destroyed is no chain`() throws {
        var drawn = try Self.drawn(seed: 8)
        drawn.agreements = []
        drawn.parties += ["q0", "q1"].map { name in
            RandomAgreements.PartyDraft(
                id: name,
                roles: [name == "q1" ? "enforcement" : "research"],
                zones: ["XA"],
                coalition: []
            )
        }
        var first = AgreementDraft(id: "c0", provider: drawn.datasets[0].owner, recipient: "q0", dataset: "d0")
        first.columns = [("sex", "keep")]
        var second = AgreementDraft(id: "c1", provider: "q0", recipient: "q1", dataset: "d0")
        (second.columns, second.from, second.until) = (first.columns, "2027-01-01", "2027-12-31")
        for (destroy, holds) in [("by: 2026-12-31", true), ("by: 2027-01-01", false), ("after: 1d", false)] {
            first.destroy = destroy
            drawn.agreements = [first, second]
            let proof = Network(try drawn.policies(), endings: [:]).prove(budget: .standard)
            let result = proof.results.first { $0.firewall == "planted" && $0.invariant == .nonInterference }
            #expect((result?.outcome == .holds) == holds, "\(destroy)")
        }
    }
}
