import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

struct CaseReportTests {
    private func policies(_ cases: String) throws -> PolicySet {
        let text =
            Network.documents(Surroundings()).map { "---\ntidegate: v1\n\($0)\n" }.joined() + AgreementText().yaml
            + "---\ntidegate: v1\nkind: cases\nid: ours\ncases:\n" + cases
        return try PolicySet.read(["policies.yaml": Array(text.utf8)], folder: "policies")
    }

    private func item(_ name: String, purpose: String = "survey-frame", state: String, expect: String) -> String {
        """
          - name: \(name)
            at: 2026-05-01
            request: {requester: nso, holder: mol, dataset: work-permits, purpose: \(purpose), columns: [sex]}
            state: \(state)
            expect: \(expect)

        """
    }

    private let signed = "{signatures: {a1@1: [mol/director, nso/chief]}}"

    @Test func `cases are met by the verdict and the full set of reasons`() throws {
        let reports = try policies(
            item("survey frames are permitted", state: signed, expect: "permit")
                + item("without signatures nothing is", state: "{}", expect: "{refuse: [UNSIGNED]}")
                + item("both", purpose: "research", state: "{}", expect: "{refuse: [PURPOSE_NOT_ALLOWED, UNSIGNED]}")
        ).runCases()
        #expect(reports.map(\.isMet) == [true, true, true])
        #expect(reports.map(\.name) == ["survey frames are permitted", "without signatures nothing is", "both"])
        #expect(reports[0].text == "met: survey frames are permitted")
    }

    @Test func `a reason more or less is not met, and the report says why`() throws {
        let reports = try policies(
            item("too few", purpose: "research", state: "{}", expect: "{refuse: [UNSIGNED]}")
                + item("too many", state: "{}", expect: "{refuse: [UNSIGNED, EXPIRED]}")
                + item("permit", state: "{}", expect: "permit")
        ).runCases()
        #expect(reports.map(\.isMet) == [false, false, false])
        let text = reports[2].text
        #expect(text.hasPrefix("not met: permit (policies/policies.yaml:"))
        #expect(text.contains("): expected permit, got refuse UNSIGNED\n  UNSIGNED: the agreement is signed by `none`"))
        #expect(reports[0].json["expected"] == ["verdict": "refuse", "reasons": ["UNSIGNED"]])
        #expect(reports[0].json["actual"]?["reasons"] == ["PURPOSE_NOT_ALLOWED", "UNSIGNED"])
        #expect(reports[0].json["met"] == false)
        #expect(reports[0].json["set"] == "ours")
    }

    @Test func `every mistake of the cases is reported at once`() throws {
        let policies = try policies(
            item("typo", state: "{approval: [mol/dpo]}", expect: "{refuse: [UNSIGNDE]}")
                + item("version", state: "{signatures: {a1@2: [mol/director]}}", expect: "permit")
        )
        let error = #expect(throws: DecisionError.self) { try policies.runCases() }
        let messages = error?.diagnostics.map { "\($0.code.rawValue) \($0.message); \($0.hint ?? "")" }
        #expect(
            messages == [
                "TG0351 unknown key `approval` in the state; did you mean `approvals`?",
                "TG0358 `UNSIGNDE` is no reason code; did you mean `UNSIGNED`?",
                "TG0357 the policy set has no `a1@2`; did you mean `a1@1`?",
            ]
        )
    }
}
