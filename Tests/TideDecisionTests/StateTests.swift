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
            """
        )
        #expect(state.signatories(of: "a1", version: 2).map(\.description) == ["mol/director", "nso/chief"])
        #expect(state.signatories(of: "a1", version: 1).isEmpty)
        #expect(state.changedBindings(of: "a1", version: 2) == ["dataset/work-permits"])
        #expect(state.changedBindings(of: "a1", version: 1).isEmpty)
        #expect(state.approvals(of: ContentDigest(of: "any")).map(\.description) == ["mol/dpo"])
    }

    @Test func `JSON is read as YAML is`() throws {
        let state = try read(#"{"tidegate": "v1", "kind": "state", "approvals": ["mol/dpo"]}"#)
        #expect(state == State(approvals: [OfficerName(party: "mol", officer: "dpo")]))
    }

    @Test func `a state without facts states nothing`() throws {
        #expect(try read("tidegate: v1\nkind: state\nsignatures:\n") == State())
    }

    @Test(
        arguments: zip(
            [
                "tidegate: v2\nkind: state", "tidegate: v1\nkind: cases", "tidegate: v1\nkind: state\napproval: []",
                "tidegate: v1\nkind: state\napprovals: mol/dpo", "tidegate: v1\nkind: state\nsignatures: [a1@1]",
                "tidegate: v1\nkind: state\nsignatures: {a1: []}",
                "tidegate: v1\nkind: state\nsignatures: {a1@01: []}",
                "tidegate: v1\nkind: state\nsignatures: {a1@1: [director]}",
                "tidegate: v1\nkind: state\napprovals: [mol/dpo, mol/dpo]",
                "tidegate: v1\nkind: state\nchanged: {a1@1: [[]]}", "[]",
            ],
            [
                "state.yaml:1:1: TG0352: a state file begins with `tidegate: v1`",
                "state.yaml:2:1: TG0352: a state file begins with `kind: state`",
                "state.yaml:3:1: TG0351: unknown key `approval` in the state\n  hint: did you mean `approvals`?",
                "state.yaml:3:1: TG0353: `approvals` must be a list",
                "state.yaml:3:1: TG0353: `signatures` must be a mapping",
                "state.yaml:3:14: TG0354: `a1` names no version of an agreement\n"
                    + "  hint: write it as `id@version`, such as `mol-nso-2026-01@2`",
                "state.yaml:3:14: TG0354: `a1@01` names no version of an agreement\n"
                    + "  hint: write it as `id@version`, such as `mol-nso-2026-01@2`",
                "state.yaml:3:21: TG0355: `director` names no officer\n  hint: write it as `party/officer`",
                "state.yaml:3:22: TG0356: `mol/dpo` stands twice",
                "state.yaml:3:18: TG0353: `changed/a1@1/0` must be a text",
                "state.yaml:1:1: TG0353: `state` must be a mapping",
            ]
        )
    )
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
        #expect(properties.keys.sorted() == ["approvals", "changed", "kind", "signatures", "tidegate"])
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
    }

    @Test(arguments: ReasonCode.allCases)
    func `the format's page names every reason code`(_ code: ReasonCode) throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/decision.md"), encoding: .utf8)
        #expect(page.contains("`\(code.rawValue)`"))
    }
}
