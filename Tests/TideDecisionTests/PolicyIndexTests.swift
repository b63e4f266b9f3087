import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// What is worked out once is what a search through the documents would find.
struct PolicyIndexTests {
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a purpose lies in the range of another one exactly where it narrows it`(_ seed: UInt64) throws {
        var draw = Draw(seed: seed)
        var lines = ["tidegate: v1", "kind: purposes", "id: tree", "purposes:"]
        for number in 0...20 {
            // A parent has a smaller number, so there is no cycle.
            let parent = number > 0 && draw.chance(80) ? "p\(draw.number(below: number))" : ""
            lines.append("  p\(number): \(parent)")
        }
        let text = lines.joined(separator: "\n") + "\n"
        let policies = try PolicySet.read(["tree.yaml": Array(text.utf8)], folder: "policies")
        let (tree, ranges) = (policies.purposes, policies.index.purposes)
        for purpose in tree.parents.keys {
            for other in tree.parents.keys {
                let narrows = tree.isPurpose(purpose, within: other)
                let (range, wider) = (try #require(ranges[purpose]), try #require(ranges[other]))
                #expect(wider.contains(range) == narrows)
                #expect(wider.overlaps(range) == (narrows || tree.isPurpose(other, within: purpose)))
            }
        }
        #expect(ranges["unknown"] == nil)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `grants and prohibitions are those of the documents`(_ seed: UInt64) throws {
        let policies = try RandomNetwork(seed: seed).policies()
        let grants = policies.index.grants(of: "work-permits", from: "mol", to: "nso")
        let expected = policies.agreements.flatMap { agreement in
            agreement.grants.map { "\(agreement.identity) \($0.id)" }
        }
        #expect(grants.map { "\($0.agreement.version) \($0.grant.id)" } == expected)
        #expect(policies.index.grants(of: "work-permits", to: "nso").count == grants.count)
        #expect(policies.index.grants(of: "work-permits", from: "nso", to: "mol").isEmpty)
        let ruledOut = policies.index.prohibitions(of: "mol", dataset: "work-permits").flatMap { group in
            group.prohibitions.map { "\($0.agreement.version) \(group.purpose)" }
        }
        let nevers = policies.agreements.flatMap { agreement in agreement.never.map { "\(agreement.identity) \($0)" } }
        #expect(ruledOut.sorted() == nevers.sorted())
        for agreement in policies.agreements {
            #expect(policies.index.agreement(agreement.identity)?.agreement == agreement)
        }
    }

    @Test func `what was made from a protected dataset is protected by its firewall`() throws {
        let made = """
            kind: dataset
            id: frame
            owner: nso
            collectedFor: statistics
            protected: true
            derivedFrom: [work-permits]
            columns: {sex: {role: quasi}}
            """
        var around = Surroundings.firewall(floor: nil)
        let open = "kind: dataset\nid: open\nowner: mol\ncollectedFor: service\nprotected: false\nderivedFrom: none\n"
        around.documents += [made, open + "columns: {sex: {role: quasi}}"]
        let policies = try Network.policies([AgreementText()], around)
        #expect(policies.index.datasets["frame"]?.sources == ["work-permits"])
        #expect(policies.index.datasets["frame"]?.firewalls.map(\.firewall.id) == ["wall"])
        #expect(policies.index.datasets["open"]?.firewalls.isEmpty == true)
    }

    @Test func `what was made from a dataset goes only where its onward clauses let it`() throws {
        let made = """
            kind: dataset
            id: frame
            owner: nso
            collectedFor: statistics
            derivedFrom: [work-permits]
            columns: {sex: {role: quasi}, weight: {role: weight, type: decimal}}
            """
        var passed = AgreementText(
            id: "f1",
            provider: "nso",
            recipient: "uni",
            signatories: "[nso/chief, uni/dean]",
            purposes: "[research]"
        )
        passed.grants = [GrantText(dataset: "frame", columns: "{sex: keep}", safeguards: "{kAnonymity: {k: 5}}")]
        let request = RequestText(
            requester: "uni",
            holder: "nso",
            dataset: "frame",
            purpose: "research",
            columns: ["sex"]
        )
        for (onward, codes) in [
            ("", ["ONWARD_FORBIDDEN"]), ("{roles: [research], purposes: [research], maxForm: k-anonymous}", []),
            ("{roles: [public], purposes: [research], maxForm: k-anonymous}", ["ONWARD_FORBIDDEN"]),
        ] {
            let decision = decide(
                try request.read(),
                in: try Network.policies(
                    [passed, ReasonCase.received(onward)],
                    Surroundings(documents: [made])
                ),
                facts: Network.signed("f1@1", "u1@1"),
                at: try instant("2026-05-01"),
                approvals: .required
            )
            #expect(decision.codes == codes)
        }
    }
}
