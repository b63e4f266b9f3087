import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

struct PropertyTests {
    @Test func `random networks permit and refuse alike`() throws {
        let verdicts = try (0..<400 as Range<UInt64>).map { try RandomNetwork(seed: $0).decide(.pending).verdict }
        #expect(verdicts.filter { $0 == .permit }.count > 10)
        #expect(verdicts.filter { $0 == .refuse }.count > 10)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a prohibition more never turns a refusal into a permit`(_ seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed)
        let request = try network.request.read()
        let before = try network.decide()
        for position in network.agreements.indices {
            for never in ["enforcement", "service", "official-statistics", "survey-frame", "research"] {
                var stricter = network
                stricter.agreements[position].never = "[\(never)]"
                // What prohibits its own purpose is no valid document; what was prohibited already stays so.
                guard network.agreements[position].never == "[]", let policies = try? stricter.policies() else {
                    continue
                }
                #expect(before.isPermitted || !decide(stricter, in: policies, request).isPermitted)
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a signature less never turns a refusal into a permit`(_ seed: UInt64) throws {
        var network = try RandomNetwork(seed: seed)
        let policies = try network.policies()
        let request = try network.request.read()
        let before = decide(network, in: policies, request)
        let full = network.state
        for version in full.signatures.keys.sorted() {
            for officer in full.signatures[version] ?? [] {
                var signatures = full.signatures
                signatures[version]?.removeAll { $0 == officer }
                network.state = State(signatures: signatures, approvals: full.approvals, used: full.used)
                let after = decide(network, in: policies, request)
                #expect(before.isPermitted || !after.isPermitted)
            }
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a shorter validity never turns a refusal into a permit`(_ seed: UInt64) throws {
        var network = try RandomNetwork(seed: seed)
        let before = try network.decide()
        for position in network.agreements.indices {
            network.agreements[position].from = "2026-05-01"
            network.agreements[position].until = "2026-05-31"
            #expect(try before.isPermitted || !network.decide().isPermitted)
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a column more never turns a refusal into a permit`(_ seed: UInt64) throws {
        var network = try RandomNetwork(seed: seed)
        let before = try network.decide()
        for name in Network.columns where !network.request.columns.contains(name) {
            network.request.columns.append(name)
            #expect(try before.isPermitted || !network.decide().isPermitted)
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `days that a request states never turn a refusal into a permit`(_ seed: UInt64) throws {
        var network = try RandomNetwork(seed: seed)
        network.request.reference = nil
        let before = try network.decide()
        for period in [
            "2024-01-01, until: 2024-06-30", "2024-02-01, until: 2024-02-29", "1990-01-01, until: 2090-12-31",
        ] {
            network.request.reference = "{from: \(period)}"
            let after = try network.decide()
            #expect(before.isPermitted || !after.isPermitted)
            #expect(!after.isPermitted || after.obligations?.reference == before.obligations?.reference)
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `the same arguments give the same bytes`(_ seed: UInt64) throws {
        let first = try CanonicalJSON.encode(RandomNetwork(seed: seed).decide().json)
        var shuffled = try RandomNetwork(seed: seed)
        let again = try CanonicalJSON.encode(shuffled.decide().json)
        #expect(first == again)
        // Places differ when documents change places; everything else is the same.
        shuffled.agreements.reverse()
        let other = try shuffled.decide()
        let original = try RandomNetwork(seed: seed).decide()
        #expect(other.reasons.map(\.message) == original.reasons.map(\.message))
        #expect(other.nearest?.changes == original.nearest?.changes)
        #expect(other.agreement == original.agreement)
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a permit obliges to what was asked, no less protected than granted`(_ seed: UInt64) throws {
        let network = try RandomNetwork(seed: seed)
        let decision = try network.decide(.pending)
        guard let obligations = decision.obligations else { return }
        #expect(obligations.columns.map(\.name) == network.request.columns)
        let granted = try #require(
            try network.policies().agreements.first { agreement in
                AgreementVersion(id: agreement.id, version: agreement.version) == decision.agreement
            }?.grants.first
        )
        #expect(obligations.form <= granted.form)
        #expect(obligations.columns.allSatisfy { granted.column($0.name) == $0 })
        let (due, held) = (granted.safeguards.kAnonymity, obligations.safeguards.kAnonymity)
        #expect(held?.k ?? 0 >= due?.k ?? 0)
        #expect(obligations.safeguards.suppression <= granted.safeguards.suppression || due == nil)
    }

    private func decide(_ network: RandomNetwork, in policies: PolicySet, _ request: Request) -> Decision {
        evaluate(request, in: policies, facts: network.state, at: network.at, approvals: .required)
    }
}
