import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

struct StateTests {
    private func read(_ text: String) throws(DecisionError) -> State {
        try State.read(Array(text.utf8), file: "state.yaml")
    }

    @Test func `a state file gives the facts that it states and no others`() throws {
        let state = try read(
            """
            tidegate: v1
            kind: state
            signatures:
              a1@2: [mol/director, nso/chief]
            changed:
              a1@2: [dataset/work-permits]
            approvals: [mol/dpo]
            requestSignatures: [nso/chief]
            standing:
              a1@1: {superseded: a1@2}
              b1@1: suspended
              b1@2: {suspended: 2026-05-01T09:00:00Z}
              b1@3: {terminated: 2026-05-01}
              b1@4: proposed
              b1@5: unregistered
              b1@6: in-force
            used:
              a1: [2026-03-01, 2026-02-01T12:00:00Z]
            duties:
              - {agreement: a1@2, party: nso, kind: destroy, due: 2026-05-01T00:00:00Z, release: r1}
            reviewed:
              a1@2: 2026-04-01
            """
        )
        #expect(state.standing(of: "a1", version: 1) == .superseded(by: AgreementVersion("a1@2")))
        #expect(state.standing(of: "a1", version: 2) == .inForce)
        let others = (1...6).map { state.standing(of: "b1", version: $0) }
        #expect(
            others == [
                .suspended(since: nil), .suspended(since: Instant("2026-05-01T09:00:00Z")),
                .terminated(on: CalendarDate("2026-05-01")), .proposed, .unregistered, .inForce,
            ]
        )
        #expect(state.usedQuota(of: "a1").map(\.description) == ["2026-02-01T12:00:00Z", "2026-03-01T00:00:00Z"])
        #expect(state.usedQuota(of: "b1").isEmpty)
        let owed = try #require(state.openDuties(of: "nso").first)
        #expect((owed.kind, owed.release) == (.destroy, "r1"))
        #expect(state.openDuties(of: "mol").isEmpty)
        #expect(state.lastReview(of: "a1", version: 2) == Instant("2026-04-01"))
        #expect(state.lastReview(of: "a1", version: 1) == nil)
        #expect(state.signatories(of: "a1", version: 2).map(\.description) == ["mol/director", "nso/chief"])
        #expect(state.signatories(of: "a1", version: 1).isEmpty)
        #expect(state.changedBindings(of: "a1", version: 2) == ["dataset/work-permits"])
        #expect(state.changedBindings(of: "a1", version: 1).isEmpty)
        #expect(state.approvals(of: ContentDigest(of: "any")).map(\.description) == ["mol/dpo"])
        #expect(state.requestSigners(of: ContentDigest(of: "any")).map(\.description) == ["nso/chief"])
    }

    @Test func `JSON is read as YAML is`() throws {
        let state = try read(#"{"tidegate": "v1", "kind": "state", "approvals": ["mol/dpo"]}"#)
        #expect(state == State(approvals: [OfficerName(party: "mol", officer: "dpo")]))
    }

    @Test func `a state without facts states nothing`() throws {
        #expect(try read("tidegate: v1\nkind: state\nsignatures:\n") == State())
    }

    private static let slips: [String] = [
        "tidegate: v2\nkind: state", "tidegate: v1\nkind: cases", "tidegate: v1\nkind: state\napproval: []",
        "tidegate: v1\nkind: state\napprovals: mol/dpo", "tidegate: v1\nkind: state\nsignatures: [a1@1]",
        "tidegate: v1\nkind: state\nsignatures: {a1: []}",
        "tidegate: v1\nkind: state\nsignatures: {a1@01: []}",
        "tidegate: v1\nkind: state\nsignatures: {a1@1: [director]}",
        "tidegate: v1\nkind: state\napprovals: [mol/dpo, mol/dpo]",
        "tidegate: v1\nkind: state\nchanged: {a1@1: [[]]}", "[]",
        "tidegate: v1\nkind: state\nused: {A1: []}", "tidegate: v1\nkind: state\nused: {a1: [May]}",
        "tidegate: v1\nkind: state\nstanding: {a1@1: paused}",
        "tidegate: v1\nkind: state\nstanding: {a1@1: {terminated: soon}}",
        "tidegate: v1\nkind: state\nduties: [{agreement: a1@1, party: nso, kind: destory, due: 2026-05-01}]",
        "tidegate: v1\nkind: state\nduties: [{agreement: a1@1, party: nso, kind: review, du: 2026-05-01}]",
    ]

    private static let messages: [String] = [
        "state.yaml:1:1: TG0352: a state file begins with `tidegate: v1`",
        "state.yaml:2:1: TG0352: a state file begins with `kind: state`",
        "state.yaml:3:1: TG0351: unknown key `approval` in the state\n  hint: did you mean `approvals`?",
        "state.yaml:3:1: TG0353: `approvals` must be a list",
        "state.yaml:3:1: TG0353: `signatures` must be a mapping",
        "state.yaml:3:14: TG0354: `a1` names no version of an agreement\n  hint: write it as `id@version`, such as `mol-nso-2026-01@2`",
        "state.yaml:3:14: TG0354: `a1@01` names no version of an agreement\n  hint: write it as `id@version`, such as `mol-nso-2026-01@2`",
        "state.yaml:3:21: TG0355: `director` names no officer\n  hint: write it as `party/officer`",
        "state.yaml:3:22: TG0356: `mol/dpo` stands twice",
        "state.yaml:3:18: TG0353: `changed/a1@1/0` must be a text",
        "state.yaml:1:1: TG0353: `state` must be a mapping",
        "state.yaml:3:8: TG0359: `A1` is no name\n  hint: write it with lower-case letters, digits, `.`, `-` and `_`",
        "state.yaml:3:13: TG0360: `May` is no moment\n  hint: write it as `2026-05-01T09:00:00Z`, or as a day alone",
        "state.yaml:3:12: TG0368: `standing/a1@1` says nothing that can become of an agreement\n  hint: write `proposed`, `unregistered`, `suspended`, `terminated` or `superseded`, or as `suspended: 2026-05-01`",
        "state.yaml:3:12: TG0368: `standing/a1@1` says nothing that can become of an agreement\n  hint: write `proposed`, `unregistered`, `suspended`, `terminated` or `superseded`, or as `suspended: 2026-05-01`",
        "state.yaml:3:40: TG0369: `destory` is no kind of duty\n  hint: did you mean `destroy`?",
        "state.yaml:3:10: TG0353: `duties/0/due` must be a text\nstate.yaml:3:54: TG0351: unknown key `du` in the state\n  hint: did you mean `due`?",
    ]

    @Test(arguments: zip(slips, messages))
    func `what a state cannot say is an error with its place`(_ text: String, _ expected: String) throws {
        let error = #expect(throws: DecisionError.self) { try read(text) }
        #expect(error?.kind == .invalid)
        #expect(error?.diagnostics.map(\.rendered).joined(separator: "\n") == expected)
    }

    @Test func `a YAML error stops the state file`() throws {
        let error = #expect(throws: DecisionError.self) { try read("a: [") }
        #expect(error?.diagnostics.isEmpty == false)
    }

    @Test func `every problem of a state is reported`() throws {
        let error = #expect(throws: DecisionError.self) {
            try State.read(["kind": "state", "approvals": ["x"], "signatures": ["y": []]], at: nil)
        }
        #expect(error?.diagnostics.map(\.code.rawValue) == ["TG0351", "TG0354", "TG0355"])
    }

    @Test func `the schema names every key of a state file`() throws {
        let properties = try #require(State.schema["properties"]?.members)
        #expect(
            properties.keys.sorted() == [
                "approvals", "changed", "declassifiers", "duties", "kind", "requestSignatures", "reviewed",
                "signatures", "standing",
                "tidegate", "used",
            ]
        )
        #expect(State.schema["additionalProperties"] == false)
    }

    @Test func `the state in the format's page is one`() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/decision.md"), encoding: .utf8)
        let block = try #require(page.components(separatedBy: "```yaml\n").dropFirst().first)
        let text = try #require(block.components(separatedBy: "```").first)
        let state = try read(text)
        #expect(state.signatures.count == 1)
        #expect(state.changed.count == 1)
        #expect(state.approvals.count == 1)
        #expect((state.standing.count, state.used.count, state.duties.count) == (2, 1, 1))
        #expect(state.reviewed.count == 1)
    }

    @Test(arguments: ReasonCode.allCases)
    func `the format's page names every reason code`(_ code: ReasonCode) throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/decision.md"), encoding: .utf8)
        #expect(page.contains("`\(code.rawValue)`"))
    }
}
