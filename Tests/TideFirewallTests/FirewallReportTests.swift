import Foundation
import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// The proof in words and as JSON.
struct FirewallReportTests {
    private static let mutants = ["M1-firewall", "M2-purpose", "M3-weaken", "M4-recombine", "M5-outlive"]

    private static func proof(_ mutant: String?) throws -> NetworkProof {
        Network(try OracleNetwork.policies(mutant: mutant), endings: [:])
            .prove(budget: .standard).repaired(budget: .standard)
    }

    @Test(arguments: Self.mutants)
    func `a refuted network is told hop by hop`(_ mutant: String) throws {
        try expectGolden(try Self.proof(mutant).text + "\n", "\(mutant).txt")
    }

    @Test func `a network that holds has a line for each firewall and invariant, its scope and its certificate`() throws
    {
        try expectGolden(try Self.proof(nil).text + "\n", "base.txt")
    }

    @Test func `programs get the same as people`() throws {
        try expectGolden(CanonicalJSON.readable(try Self.proof("M4-recombine").json), "M4-recombine.json")
    }

    @Test func `a register that ended an agreement says so`() throws {
        let version = try #require(AgreementVersion("a4@1"))
        let day = try #require(CalendarDate("2026-06-30"))
        let proof = Network(try OracleNetwork.policies(), endings: [version: day]).prove(budget: .standard)
        #expect(proof.scope.endings.map { "\($0.agreement) \($0.last)" } == ["a4@1 2026-06-30"])
        #expect(proof.json["scope"]?["endings"] == ["a4@1": "2026-06-30"])
    }

    @Test func `past the budget an invariant is unknown, in words too`() throws {
        let network = Network(try OracleNetwork.policies(), endings: [:])
        let proof = network.prove(budget: ProofBudget(steps: 1, certificateBytes: 1_000_000))
        #expect(proof.text.contains("`wall`, I1 non-interference: unknown, the budget ended before the proof did"))
        #expect(!proof.text.contains("certificate"))
    }

    @Test func `what documents alone show stands beside the rest, in its place`() throws {
        let proof = try Self.proof(nil).adding([
            InvariantResult(firewall: nil, invariant: .noDeadClause, outcome: .holds),
            InvariantResult(firewall: nil, invariant: .amendmentOrder, outcome: .unknown),
        ])
        #expect(proof.results.map(\.invariant.rawValue) == ["I0", "I2", "I3", "I5", "I6", "I1", "I4"])
        #expect(!proof.holds)
    }

    @Test func `the page of the model shows the first mutant's path`() throws {
        let page = try String(
            contentsOf: repositoryRoot.appending(path: "docs/models/firewall.md"),
            encoding: .utf8
        )
        for line in try Self.proof("M1-firewall").text.split(separator: "\n") where line.hasPrefix("  ") {
            #expect(page.contains(line), "\(line)")
        }
    }
}
