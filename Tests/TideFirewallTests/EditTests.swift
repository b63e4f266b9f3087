import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// The edits of a refuted invariant, written into the documents, read and proved again.
struct EditTests {
    private static func edits(_ result: InvariantResult) -> [ProvedEdit] {
        if case .refuted(let counterexample) = result.outcome { counterexample.edits } else { [] }
    }

    /// The first edit of each mutant.
    private static let first = [
        "M1-firewall": "in `agreement/b1@1` write `grants/0/form`: `aggregate` instead of `k-anonymous`",
        "M2-purpose": "in `agreement/a2@1` write `duties/0/destroy/by`: `2026-05-31` instead of `2031-06-30`",
        "M3-weaken": "in `agreement/a4@1` write `grants/0/safeguards/kAnonymity/k`: `10` instead of `3`",
        "M4-recombine": "in `agreement/b4@1` write `grants/0/columns/sex`: `drop` instead of `keep`",
        "M5-outlive": "in `agreement/a5@1` write `duties/0/destroy/by`: `2029-06-30` instead of `2035-12-31`",
    ]

    @Test(arguments: Self.first.keys.sorted())
    func `a mutant's first edit is the gentlest, and says what to write where`(_ mutant: String) throws {
        let proof = Network(try OracleNetwork.policies(mutant: mutant), endings: [:]).prove(budget: .standard)
        let refuted = try #require(proof.repaired(budget: .standard).results.first { $0.outcome != .holds })
        #expect(Self.edits(refuted).first?.changes.first?.sentence == Self.first[mutant])
    }

    @Test(arguments: 0..<250 as Range<UInt64>)
    func `every edit that restores an invariant does so when it is written, and breaks nothing`(seed: UInt64) throws {
        let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 3))
        let proof = Network(policies, endings: drawn.endingDays).prove(budget: .standard).repaired(budget: .standard)
        for (position, result) in proof.results.enumerated() {
            for edit in Self.edits(result) {
                let sentence = edit.changes.map(\.sentence).joined(separator: "; ")
                let written = try policies.written(edit)
                let after = Network(written, endings: drawn.endingDays).prove(budget: .standard)
                #expect(after.results[position].outcome == .holds || !edit.restores, "\(result.invariant) \(sentence)")
                for (before, now) in zip(proof.results, after.results) where before.outcome == .holds {
                    #expect(now.outcome == .holds, "\(now.invariant) \(sentence)")
                }
            }
        }
    }

    @Test func `zones that an onward clause does not have are left out`() throws {
        var drawn = RandomAgreements()
        drawn.parties = [("p0", "service"), ("p1", "statistics"), ("p2", "research")].map { id, role in
            RandomAgreements.PartyDraft(id: id, roles: [role], zones: ["XA", "XB"], coalition: [])
        }
        drawn.datasets = [
            RandomAgreements.DatasetDraft(
                id: "d0",
                owner: "p0",
                collectedFor: "service",
                isProtected: false,
                retain: nil,
                columns: ["sex"],
                derivedFrom: []
            )
        ]
        var first = AgreementDraft(id: "a0", provider: "p0", recipient: "p1", dataset: "d0")
        first.columns = [("sex", "keep")]
        first.told = ["p0"]
        first.onward = ["{roles: [research], purposes: [statistics], maxForm: k-anonymous, zones: [XA]}"]
        var second = first
        (second.id, second.provider, second.recipient, second.onward) = ("a1", "p1", "p2", [])
        drawn.agreements = [first, second]
        let proof = Network(try drawn.policies(), endings: [:]).prove(budget: .standard).repaired(budget: .standard)
        let result = try #require(proof.results.first { $0.invariant == .stickySafeguards })
        let edit = try #require(Self.edits(result).first)
        #expect(
            edit.changes.map(\.sentence) == [
                "in `agreement/a1@1` write `access/zones`: `[XA]`, where there is none yet"
            ]
        )
        let after = Network(try drawn.policies().written(edit), endings: [:]).prove(budget: .standard)
        #expect(after.results.first { $0.invariant == .stickySafeguards }?.outcome == .holds)
    }

    @Test func `most refuted invariants have an edit, and every kind of change is among them`() throws {
        var (refuted, mended): ([Invariant: Int], [Invariant: Int]) = ([:], [:])
        var fields: Set<String> = []
        for seed in 0..<250 as Range<UInt64> {
            let (drawn, policies) = try RandomAgreements.valid(seed: seed, calm: seed.isMultiple(of: 3))
            let proof = Network(policies, endings: drawn.endingDays).prove(budget: .standard)
            for result in proof.repaired(budget: .standard).results where result.outcome != .holds {
                refuted[result.invariant, default: 0] += 1
                if !Self.edits(result).isEmpty { mended[result.invariant, default: 0] += 1 }
                fields.formUnion(
                    Self.edits(result).flatMap(\.changes).map { change in
                        change.path.split(separator: "/").filter { Int($0) == nil }.prefix(3).joined(separator: "/")
                    }
                )
            }
        }
        for (invariant, count) in refuted { #expect(mended[invariant, default: 0] * 10 > count * 6, "\(invariant)") }
        let kinds = [
            "grants", "grants/form", "grants/safeguards/kAnonymity", "purposes", "duties", "duties/destroy/by",
            "approvals", "retain",
        ]
        for kind in kinds { #expect(fields.contains(kind), "\(kind)") }
    }
}
