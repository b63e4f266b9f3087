import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// Who may let two views be joined: I4 as somebody would try to walk round it.
struct RecombinationTests {
    /// A register of p0 that a firewall protects and a list of p1, both with people's pseudonyms, for p2.
    private static func drawn() -> RandomAgreements {
        var drawn = RandomAgreements()
        drawn.parties = [("p0", "service"), ("p1", "administration"), ("p2", "research")].map { id, role in
            RandomAgreements.PartyDraft(id: id, roles: [role], zones: ["XA"], coalition: [])
        }
        drawn.datasets = [("d0", "p0"), ("d1", "p1")].map { id, owner in
            RandomAgreements.DatasetDraft(
                id: id,
                owner: owner,
                collectedFor: "service",
                isProtected: id == "d0",
                retain: nil,
                columns: ["person", "sex"],
                derivedFrom: []
            )
        }
        drawn.firewalls = [
            "kind: firewall\nid: wall\ntitle: Wall\nprotects: {datasets: [d0]}\nowners: [p0]\nforbids: {roles: [enforcement]}"
        ]
        return drawn
    }

    private static func agreement(
        _ id: String,
        of dataset: String,
        by provider: String,
        domain: String
    ) -> AgreementDraft {
        var agreement = AgreementDraft(id: id, provider: provider, recipient: "p2", dataset: dataset)
        agreement.form = "pseudonymised"
        agreement.k = 1
        agreement.columns = [("person", "{pseudonymise: {scheme: hmac-sha256, domain: \(domain)}}"), ("sex", "keep")]
        agreement.told = ["p0", "p1"]
        return agreement
    }

    private func joins(_ drawn: RandomAgreements) throws -> Bool {
        let proof = Network(try drawn.policies(), endings: [:]).prove(budget: .standard)
        let result = try #require(proof.results.first { $0.invariant == .recombination })
        return result.outcome != .holds
    }

    @Test(arguments: [("b", true), ("a", false)])
    func `a linkage clause counts where the owner of the protected data signs it`(place: String, isRefuted: Bool) throws
    {
        var drawn = Self.drawn()
        drawn.agreements = [
            Self.agreement("a", of: "d0", by: "p0", domain: "x"), Self.agreement("b", of: "d1", by: "p1", domain: "x"),
        ]
        let position = place == "a" ? 0 : 1
        drawn.agreements[position].linkage =
            "{with: [\(place == "a" ? "d1" : "d0")], domain: x, purposes: [statistics]}"
        #expect(try joins(drawn) == isRefuted)
        let proof = Network(try drawn.policies(), endings: [:]).prove(budget: .standard).repaired(budget: .standard)
        let edits = proof.results.flatMap { result -> [ProvedEdit] in
            if case .refuted(let counterexample) = result.outcome { counterexample.edits } else { [] }
        }
        // What would let it is the clause where the owner signs it.
        let clauses = edits.flatMap(\.changes).filter { $0.path == "linkage" }.map(\.document)
        #expect(clauses == (isRefuted ? ["agreement/a@1"] : []))
    }

    @Test(arguments: [(["d0"], false), (["d0", "d1"], true)])
    func `a copy is no second view, a copy with more in it is`(sources: [String], isRefuted: Bool) throws {
        var drawn = Self.drawn()
        drawn.datasets.append(
            RandomAgreements.DatasetDraft(
                id: "d2",
                owner: "p1",
                collectedFor: "service",
                isProtected: true,
                retain: nil,
                columns: ["person", "sex"],
                derivedFrom: sources
            )
        )
        // One agreement, so that the domain is one office's own affair when documents are read.
        var onward = Self.agreement("a", of: "d0", by: "p0", domain: "x")
        onward.recipient = "p1"
        onward.onward = ["{roles: [research], purposes: [statistics], maxForm: pseudonymised}"]
        var copy = Self.agreement("c", of: "d2", by: "p1", domain: "x")
        copy.linkage = "{with: [d0], domain: x, purposes: [statistics]}"
        drawn.agreements = [onward, Self.agreement("b", of: "d0", by: "p0", domain: "x"), copy]
        #expect(try joins(drawn) == isRefuted)
    }
}
