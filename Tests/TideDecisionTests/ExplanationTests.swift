import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

struct ExplanationTests {
    private func decide(
        _ agreements: [AgreementText],
        _ request: RequestText,
        approvals: ApprovalMode = .pending,
        datasetReference: String? = nil
    ) throws -> Decision {
        evaluate(
            try request.read(),
            in: try Network.policies(agreements, datasetReference: datasetReference),
            facts: Network.signed("a1@1", "a2@1"),
            at: try instant("2026-05-01"),
            approvals: approvals
        )
    }

    @Test func `a permit tells every obligation`() throws {
        var agreement = AgreementText(approvals: "{count: 2, from: [mol/dpo, nso/chief], distinct: parties}")
        agreement.grants[0].columns = """
            {passport_no: {pseudonymise: {scheme: hmac-sha256, domain: nso-mol}}, wage: {band: 5}, sex: keep, \
            birth_date: {generalise: {atLeast: month}}}
            """
        let days = "{from: 2024-01-01, until: 2024-12-31}"
        agreement.grants[0].reference = days
        let columns = ["passport_no", "birth_date", "sex", "wage"]
        #expect(
            try decide([agreement], RequestText(columns: columns), datasetReference: days).text == """
                permitted by `a1@1`, grant `permits`
                  `passport_no`: as a pseudonym of the domain `nso-mol`
                  `birth_date`: generalised to `month` at least
                  `sex`: as it is; a quasi-identifier coarser where k asks for it
                  `wage`: in bands of 5
                  k of at least 5, at most 10% of the records removed
                  must stay usable: `sex`
                  the file will be `pseudonymised`
                  about the days from 2024-01-01 to 2024-12-31
                  access by `transfer`, processed in `XA`
                  approvals still due: 2, of distinct parties, of `mol/dpo, nso/chief`
                """
        )
    }

    @Test func `a refusal tells every reason with its place, the other grants, and the nearest request`() throws {
        let other = AgreementText(id: "a2", purposes: "[research]", approvals: "{count: 1, from: [mol/dpo]}")
        let request = RequestText(columns: ["sex", "full_name"], k: 2)
        let agreement = AgreementText(approvals: "{count: 1, from: [mol/dpo]}")
        let expected = """
            refused; reasons: 3
              COLUMN_NOT_COVERED: the column `full_name` never leaves under this grant (PLACE, grants/0/columns/full_name)
              DIRECT_ID_PRESENT: the column `full_name` shows who a person is, and the grant does not pseudonymise it \
            (PLACE, grants/0/columns/full_name)
              K_BELOW: k of 2 is asked for, at least 5 is due (PLACE, grants/0/safeguards/kAnonymity/k)
            other grants that were considered:
              `a2@1`, grant `permits`: PURPOSE_NOT_ALLOWED, COLUMN_NOT_COVERED, DIRECT_ID_PRESENT, K_BELOW
            nearest request that would be permitted, by `a1@1`, grant `permits`:
              leave out `full_name`
              ask for k of at least 5
              approvals still due: 1, of `mol/dpo`
            """
        let text = try decide([agreement, other], request).text
        #expect(text.replacing(/policies\/policies\.yaml:\d+:\d+/, with: "PLACE") == expected)
    }

    @Test func `a reason without a remedy of the requester's ends in plain words`() throws {
        let text = try decide([AgreementText()], RequestText(requester: "uni")).text
        #expect(
            text == """
                refused; reasons: 1
                  NO_AGREEMENT: no agreement covers `work-permits from mol to uni`
                    hint: the two parties first have to sign an agreement that grants this dataset
                asking differently would not help: what refuses is not for the requester to change
                """
        )
    }

    @Test func `missing approvals alone are said to be all that is missing`() throws {
        let agreement = AgreementText(approvals: "{count: 1, from: [mol/dpo]}")
        let text = try decide([agreement], RequestText(), approvals: .required).text
        #expect(text.hasSuffix("\nnothing has to be asked differently: signatures are all that is missing"))
    }

    @Test func `every sentence of a reason is said by some case, whole`() throws {
        let reasons = try ReasonCase.all.flatMap { try $0.decide().reasons }
        // Documents always ask for a column, and no state knows the network: each of the two has tests of its own.
        let apart: [DiagnosticCode] = [.noColumns, .firewallNetwork]
        let said = Set(reasons.map(\.message.rawValue)).union(apart.map(\.rawValue))
        let sentences = Catalogue.messages.map(\.code.rawValue).filter { code in
            ("TG0301"..."TG0350").contains(code) || ("TG1301"..."TG1319").contains(code)
                || ["TG0370", "TG0383"].contains(code)
        }
        #expect(said.sorted() == sentences)
        for reason in reasons {
            let line = reason.lines.joined()
            #expect(line.hasPrefix("  \(reason.code.rawValue): "))
            #expect(!line.contains("{"))
        }
    }

    @Test func `every change has an instruction and a name in JSON`() throws {
        let day = try #require(CalendarDate("2026-01-01"))
        let changes: [(RequestChange, String, String)] = [
            (.leaveOut("sex"), "leave out `sex`", "leave-out"),
            (
                .leavePseudonymisationOpen("sex"), "leave the pseudonymisation of `sex` to the agreement",
                "leave-pseudonymisation-open"
            ),
            (.leaveFormOpen, "leave the form open", "leave-form-open"),
            (.raiseK(to: 5), "ask for k of at least 5", "raise-k"),
            (.lowerSuppression(to: .none), "ask for at most 0% of the records to be removed", "lower-suppression"),
            (
                .coverReference(ReferencePeriod(from: day, until: day)),
                "ask for all days that the dataset is about, 2026-01-01 to 2026-01-01", "cover-reference"
            ),
            (.leaveReferenceOpen, "leave open which days are asked for", "leave-reference-open"),
            (
                .model(.lDiversity(LDiversity(of: "wage", measure: .distinct(2)))),
                "ask for l-diversity of `wage distinct 2`",
                "state-l-diversity"
            ),
            (
                .model(.tCloseness(TCloseness(of: "wage", t: .none))), "ask for t-closeness of `wage 0%`",
                "state-t-closeness"
            ),
            (.access(.enclave), "ask for access by `enclave`", "access"),
            (
                .leaveZoneOpen, "state no zone: the party document says where the requester processes data",
                "leave-zone-open"
            ),
            (.retainUntil(day), "hold the data until 2026-01-01 at the latest", "retain-until"),
            (.leaveRetentionOpen, "leave open until when the data is held", "leave-retention-open"),
            (.leavePublicationOut, "publish nothing from it", "leave-publication-out"),
            (.publishFrom(day), "publish on 2026-01-01 or later", "publish-from"),
            (.leaveOfficerOpen, "leave open which officer asks", "leave-officer-open"),
            (.askAs(OfficerName(party: "nso", officer: "chief")), "have `nso/chief` ask", "ask-as"),
            (.decideFrom(day), "ask on 2026-01-01 or later", "decide-from"),
            (
                .purpose("research"), "ask for the purpose `research`, if that is all that the data will serve",
                "purpose"
            ),
        ]
        for (change, sentence, name) in changes {
            #expect(change.sentence == sentence)
            #expect(change.json["change"]?.text == name)
        }
    }

    @Test func `the JSON of a refusal has what the format's page says`() throws {
        let json = try decide([AgreementText()], RequestText(columns: ["sex", "wage"])).json
        #expect(json["verdict"] == "refuse")
        #expect(json["at"] == "2026-05-01T00:00:00Z")
        #expect(json["approvals"] == "pending")
        #expect(json["agreement"] == ["id": "a1", "version": 1])
        let reason = try #require(json["reasons"]?.elements?.first)
        #expect(reason["code"] == "COLUMN_NOT_COVERED")
        #expect(reason["asked"] == "wage")
        #expect(reason["allowed"] == "none")
        #expect(reason["clause"]?["document"] == "a1")
        #expect(reason["clause"]?["path"] == "grants/0/columns/wage")
        #expect(reason["clause"]?["file"] == "policies/policies.yaml")
        #expect(reason["clause"]?["line"]?.number ?? 0 > 1)
        #expect(json["nearest"]?["changes"] == [["change": "leave-out", "column": "wage"]])
        #expect(json["nearest"]?["request"]?["columns"] == ["sex"])
        #expect(json["obligations"] == nil)
        #expect(json["candidates"]?.elements?.count == 1)
    }

    @Test func `the JSON of a permit has what the format's page says`() throws {
        let asked = RequestText(columns: ["passport_no", "birth_date", "sex"])
        let decision = try decide([AgreementText()], asked)
        let obligations = try #require(decision.json["obligations"])
        #expect(
            obligations["columns"] == [
                [
                    "name": "passport_no",
                    "treatment": ["pseudonymise": ["scheme": "hmac-sha256", "domain": "nso-mol"]],
                ],
                ["name": "birth_date", "treatment": ["generalise": ["atLeast": "month"]]],
                ["name": "sex", "treatment": "keep"],
            ]
        )
        #expect(
            obligations["safeguards"] == ["kAnonymity": ["k": 5, "suppression": "10%"], "preserve": ["sex"]]
        )
        #expect(obligations["form"] == "pseudonymised")
        #expect(obligations["until"] == "2026-12-31")
        #expect(decision.json["request"]?.text == decision.request.hex)
        #expect(decision.json["nearest"] == nil)
    }
}
