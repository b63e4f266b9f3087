import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// The network of `Tests/Vectors/network`: the base holds, each mutant breaks the one invariant that it names.
struct OracleNetworkTests {
    /// The agreements of the shortest path, or of both.
    private static let paths = [
        "M1-firewall": [["a1", "a5", "b1"]], "M2-purpose": [["a2", "b2"]], "M3-weaken": [["a1", "a4"]],
        "M4-recombine": [["a1", "a5"], ["a2", "b4"]], "M5-outlive": [["a1", "a5"]],
    ]
    private static let blamed = [
        "M1-firewall": "b1 grants/0/form", "M2-purpose": "b2 purposes/0",
        "M3-weaken": "a4 grants/0/safeguards/kAnonymity/k", "M4-recombine": "b4 grants/0/columns/birth_date",
        "M5-outlive": "a5 duties/0/destroy",
    ]

    private static func prove(_ policies: PolicySet) -> NetworkProof {
        Network(policies, endings: [:]).prove(budget: .standard)
    }

    @Test func `the base holds on every invariant and has a certificate`() throws {
        let proof = Self.prove(try OracleNetwork.policies())
        #expect(
            proof.results.map { "\($0.firewall?.text ?? "") \($0.invariant.rawValue)" } == [
                " I2", " I3", " I5", "wall I1", "wall I4",
            ]
        )
        #expect(proof.holds)
        #expect(proof.broken.isEmpty)
        #expect(proof.certificate != nil)
    }

    @Test func `there are five mutants, each expected to break one invariant`() throws {
        #expect(Set(try OracleNetwork.mutants().keys) == Set(Self.paths.keys))
    }

    @Test(arguments: Self.paths.keys.sorted())
    func `a mutant is refuted on exactly the invariant that it names, by the shortest path`(_ mutant: String) throws {
        let proof = Self.prove(try OracleNetwork.policies(mutant: mutant))
        let refuted = proof.results.filter { $0.outcome != .holds }
        #expect(refuted.map(\.invariant.rawValue) == (try OracleNetwork.mutants()[mutant]))
        guard case .refuted(let counterexample)? = refuted.first?.outcome else {
            Issue.record("nothing refuted")
            return
        }
        let paths = counterexample.paths.map { $0.hops.map(\.agreement.id.text) }.sorted { $0[0] < $1[0] }
        #expect(paths == Self.paths[mutant])
        #expect("\(counterexample.blame.document) \(counterexample.blame.path)" == Self.blamed[mutant])
        #expect(counterexample.isShortest)
        let last = Set(Self.paths[mutant]?.compactMap(\.last) ?? [])
        #expect(Set(proof.broken.map(\.agreement.id.text)) == last)
    }

    private static func frame(derivedFrom: String) -> [String] {
        [
            """
            kind: dataset
            id: frame-2026
            owner: nso
            collectedFor: official-statistics
            protected: true
            retain: 2029-06-30
            \(derivedFrom)
            columns: {sex: {role: quasi}, citizenship: {role: quasi}}
            """,
            """
            kind: agreement
            id: b6
            version: 1
            title: Survey frame
            provider: nso
            recipient: interior
            signatories: [nso/signer, interior/signer]
            legalBasis: [{act: Act, kind: statutory}]
            purposes: [official-statistics]
            valid: {from: 2026-06-01, until: 2026-12-31}
            approvals: {count: 1, from: [nso/signer]}
            duties: [{notifyBreach: {to: nso, within: 72h}}, {notifyBreach: {to: mol, within: 72h}}]
            grants:
              - {id: only, dataset: frame-2026, form: pseudonymised, columns: {sex: keep, citizenship: keep}}
            """,
        ]
    }

    @Test func `a dataset made from a protected one is protected by the same firewall`() throws {
        let further = Self.frame(derivedFrom: "derivedFrom: [work-permits]")
        let proof = Self.prove(try OracleNetwork.policies(further: further))
        let broken = try #require(proof.results.first { $0.invariant == .nonInterference })
        guard case .refuted(let counterexample) = broken.outcome else {
            Issue.record("laundered")
            return
        }
        #expect(counterexample.paths[0].root.text == "frame-2026")
        #expect(counterexample.paths[0].hops.map(\.agreement.id.text) == ["b6"])
        // What came from the ministry goes on without a clause that admits it.
        let onward = try #require(proof.results.first { $0.invariant == .stickySafeguards })
        guard case .refuted(let chain) = onward.outcome else {
            Issue.record("laundered")
            return
        }
        #expect(chain.paths[0].root.text == "work-permits")
        #expect(chain.paths[0].hops.map(\.made.first?.text) == [nil, "frame-2026"])
    }

    @Test func `a dataset that hides what it was made from is not read at all`() {
        do {
            _ = try OracleNetwork.policies(further: Self.frame(derivedFrom: ""))
            Issue.record("read")
        } catch let error as AgreementError {
            #expect(error.diagnostics.map(\.code) == [.derivationOpen])
        } catch {
            Issue.record("\(error)")
        }
    }
}
