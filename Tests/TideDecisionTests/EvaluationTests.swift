import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

struct EvaluationTests {
    private func decide(
        _ agreements: [AgreementText],
        _ request: RequestText = RequestText(),
        state: State = Network.signed("a1@1", "a2@1", "b1@1"),
        at: String = "2026-05-01",
        approvals: ApprovalMode = .required
    ) throws -> Decision {
        evaluate(
            try request.read(),
            in: try Network.policies(agreements),
            facts: state,
            at: try instant(at),
            approvals: approvals
        )
    }

    // MARK: Candidates

    @Test func `grants of different agreements never add up`() throws {
        var first = AgreementText()
        first.grants[0].columns = "{sex: keep}"
        var second = AgreementText(id: "a2")
        second.grants[0].columns = "{citizenship: keep}"
        second.grants[0].safeguards = "{kAnonymity: {k: 5}}"
        let decision = try decide([first, second])
        #expect(decision.codes == ["COLUMN_NOT_COVERED"])
        #expect(decision.candidates.map(\.agreement.description) == ["a1@1", "a2@1"])
    }

    @Test func `grants of one agreement never add up`() throws {
        var agreement = AgreementText()
        agreement.grants[0].columns = "{sex: keep}"
        agreement.grants.append(
            GrantText(id: "others", columns: "{citizenship: keep}", safeguards: "{kAnonymity: {k: 5}}")
        )
        let decision = try decide([agreement])
        #expect(decision.codes == ["COLUMN_NOT_COVERED"])
        #expect(decision.candidates.map(\.grant.text) == ["others", "permits"])
    }

    @Test func `the reasons are those of the candidate with fewest`() throws {
        var far = AgreementText(id: "a1", purposes: "[research]")
        far.grants[0].safeguards = "{kAnonymity: {k: 50}}"
        let near = AgreementText(id: "a2")
        let decision = try decide([far, near], RequestText(k: 4))
        #expect(decision.agreement?.id == "a2")
        #expect(decision.codes == ["K_BELOW"])
        #expect(decision.candidates.map(\.reasons.count) == [1, 2])
    }

    @Test func `equal candidates are told apart by id`() throws {
        let decision = try decide([AgreementText(id: "a2"), AgreementText(id: "a1")], RequestText(k: 4))
        #expect(decision.agreement?.id == "a1")
    }

    @Test func `an amendment that lacks signatures leaves the version before it in force`() throws {
        let decision = try decide([AgreementText(), AgreementText(version: 2)])
        #expect(decision.isPermitted)
        #expect(decision.agreement?.version == 1)
        #expect(decision.candidates.count == 1)
    }

    @Test func `an amendment decides from its first day on, and lifts no prohibition before it`() throws {
        let agreements = [AgreementText(never: "[research]"), AgreementText(version: 2, from: "2026-09-01")]
        let state = Network.signed("a1@1", "a1@2")
        let early = try decide(agreements, RequestText(purpose: "research"), state: state, at: "2026-08-31T23:59:59Z")
        #expect(early.agreement?.version == 1)
        #expect(early.reasons.contains { $0.message == .purposeRuledOut })
        let late = try decide(agreements, RequestText(purpose: "research"), state: state, at: "2026-09-01T00:00:00Z")
        #expect(late.agreement?.version == 2)
        #expect(!late.reasons.contains { $0.message == .purposeRuledOut })
    }

    @Test func `an amendment with another recipient that is not signed takes nothing away`() throws {
        let new = AgreementText(version: 2, recipient: "uni", signatories: "[mol/director, uni/dean]")
        #expect(try decide([AgreementText(), new]).isPermitted)
    }

    @Test func `an amendment with another recipient that came into force ends what the older one gave`() throws {
        let new = AgreementText(version: 2, recipient: "uni", signatories: "[mol/director, uni/dean]")
        let state = State(signatures: [
            AgreementVersion(id: "a1", version: 1): ["mol/director", "nso/chief"].compactMap(OfficerName.init),
            AgreementVersion(id: "a1", version: 2): ["mol/director", "uni/dean"].compactMap(OfficerName.init),
        ])
        #expect(try decide([AgreementText(), new], state: state).codes == ["NO_AGREEMENT"])
    }

    @Test func `what is ruled out for a dataset is ruled out for what was made from it`() throws {
        let made = """
            kind: dataset
            id: frame
            owner: mol
            collectedFor: statistics
            protected: true
            derivedFrom: [work-permits]
            columns: {sex: {role: quasi}}
            """
        var around = Surroundings()
        around.documents.append(made)
        let granted = GrantText(dataset: "frame", columns: "{sex: keep}", safeguards: "{kAnonymity: {k: 5}}")
        let agreements = [
            AgreementText(never: "[research]"), AgreementText(id: "a2", purposes: "[research]", grants: [granted]),
        ]
        let decision = evaluate(
            try RequestText(dataset: "frame", purpose: "research", columns: ["sex"]).read(),
            in: try Network.policies(agreements, around),
            facts: Network.signed("a1@1", "a2@1"),
            at: try instant("2026-05-01"),
            approvals: .required
        )
        #expect(decision.reasons.map(\.message) == [.purposeRuledOut])
    }

    @Test func `a purpose below an agreed one is permitted`() throws {
        #expect(try decide([AgreementText()], RequestText(purpose: "survey-frame")).isPermitted)
    }

    @Test(arguments: ["2026-01-01", "2026-12-31T23:59:59Z"])
    func `the first and the last day belong to the agreement`(_ at: String) throws {
        #expect(try decide([AgreementText()], at: at).isPermitted)
    }

    // MARK: Prohibitions

    @Test func `a never of another recipient's agreement refuses whatever else permits`() throws {
        let other = AgreementText(
            id: "b1",
            recipient: "uni",
            signatories: "[mol/director, uni/dean]",
            purposes: "[research]",
            never: "[statistics]"
        )
        let decision = try decide([AgreementText(), other])
        #expect(decision.codes == ["PURPOSE_NOT_ALLOWED"])
        #expect(decision.reasons.map(\.clause?.document) == ["b1"])
    }

    @Test func `a never counts in an agreement that nobody signed and that has ended`() throws {
        let other = AgreementText(
            id: "b1",
            recipient: "uni",
            signatories: "[mol/director, uni/dean]",
            purposes: "[research]",
            never: "[statistics]",
            until: "2026-01-02"
        )
        let decision = try decide([AgreementText(), other], state: Network.signed("a1@1"))
        #expect(decision.codes == ["PURPOSE_NOT_ALLOWED"])
    }

    @Test func `a never about another dataset of the provider does not count`() throws {
        var other = AgreementText(id: "b1", purposes: "[research]", never: "[statistics]")
        other.grants = [GrantText(dataset: "crossings", columns: "{sex: keep}", safeguards: "{kAnonymity: {k: 5}}")]
        #expect(try decide([AgreementText(), other]).isPermitted)
    }

    @Test func `a draft cannot lift what the signed version forbids`() throws {
        func other(_ version: Int, never: String) -> AgreementText {
            AgreementText(
                id: "b1",
                version: version,
                recipient: "uni",
                signatories: "[mol/director, uni/dean]",
                purposes: "[research]",
                never: never
            )
        }
        let agreements = [AgreementText(), other(1, never: "[statistics]"), other(2, never: "[]")]
        #expect(try decide(agreements).codes == ["PURPOSE_NOT_ALLOWED"])
        #expect(try decide(agreements, state: Network.signed("a1@1", "b1@1", "b1@2")).isPermitted)
    }

    @Test func `without an agreement a prohibition is still named`() throws {
        let other = AgreementText(never: "[enforcement]")
        let decision = try decide([other], RequestText(requester: "uni", purpose: "immigration-enforcement"))
        #expect(decision.codes == ["NO_AGREEMENT", "PURPOSE_NOT_ALLOWED"])
        #expect(decision.nearest == nil)
    }

    // MARK: Obligations

    @Test func `a permit obliges to the exact treatment of every column, in the order asked`() throws {
        let decision = try decide([AgreementText()], RequestText(columns: ["sex", "passport_no", "birth_date"]))
        let obligations = try #require(decision.obligations)
        let pseudonym = Pseudonymisation(scheme: .hmacSHA256, domain: "nso-mol")
        #expect(
            obligations.columns == [
                GrantColumn(name: "sex", treatment: .keep),
                GrantColumn(name: "passport_no", treatment: .pseudonymise(pseudonym)),
                GrantColumn(name: "birth_date", treatment: .generalise(atLeast: "month")),
            ]
        )
        #expect(obligations.form == .pseudonymised)
    }

    @Test func `a file without pseudonym and with k is k-anonymous, whatever was granted`() throws {
        #expect(try decide([AgreementText()]).obligations?.form == .kAnonymous)
    }

    @Test func `rows without k are no better than pseudonymised`() throws {
        var agreement = AgreementText()
        agreement.grants[0].safeguards = "{kAnonymity: {k: 1}}"
        #expect(try decide([agreement]).obligations?.form == .pseudonymised)
        #expect(try decide([agreement], RequestText(k: 2)).obligations?.form == .kAnonymous)
        #expect(try decide([agreement], RequestText(form: "k-anonymous")).codes == ["FORM"])
        #expect(try decide([agreement], RequestText(form: "k-anonymous", k: 2)).isPermitted)
    }

    @Test(
        arguments: zip(
            [(nil, nil, nil), (7, nil, nil), (nil, "3%", nil), (9, "0%", "[geography, sex]")] as [SafeguardText],
            ["5 10% sex", "7 10% sex", "5 3% sex", "9 0% sex,geography"]
        )
    )
    func `the stricter safeguard holds`(_ asked: SafeguardText, _ expected: String) throws {
        var request = RequestText()
        (request.k, request.suppression, request.preserve) = asked
        let due = try #require(try decide([AgreementText()], request).obligations?.safeguards)
        let k = try #require(due.kAnonymity)
        let preserve = due.preserve.map(\.rawValue).joined(separator: ",")
        #expect("\(k.k) \(due.suppression) \(preserve)" == expected)
    }

    @Test func `k of one's own removes no records unless it says how many`() throws {
        var agreement = AgreementText()
        agreement.grants[0].safeguards = "{preserve: [sex]}"
        let own = try #require(try decide([agreement], RequestText(k: 3)).obligations?.safeguards)
        #expect(own.kAnonymity == KAnonymity(k: 3) && own.suppression == .none)
        let none = try decide([agreement], RequestText(suppression: "3%")).obligations?.safeguards
        #expect(none?.kAnonymity == nil)
    }

    // MARK: Approvals

    @Test func `a dry run lists the approvals that are due and who may give them`() throws {
        var agreement = AgreementText()
        agreement.approvals = "{count: 2, from: [nso/chief, mol/dpo, mol/director], distinct: parties}"
        let state = Network.signed("a1@1", approvals: ["mol/dpo"])
        let decision = try decide([agreement], state: state, approvals: .pending)
        #expect(decision.isPermitted)
        #expect(decision.approvedBy.map(\.description) == ["mol/dpo"])
        let pending = try #require(decision.pendingApprovals)
        #expect(pending.missing == 1)
        #expect(pending.from.map(\.description) == ["nso/chief"])
    }

    @Test func `enough approvals by distinct persons permit`() throws {
        var agreement = AgreementText()
        agreement.approvals = "{count: 2, from: [nso/chief, mol/dpo]}"
        let state = Network.signed("a1@1", approvals: ["nso/chief", "mol/dpo"])
        let decision = try decide([agreement], state: state)
        #expect(decision.isPermitted)
        #expect(decision.pendingApprovals == nil)
    }

    @Test func `a dry run chooses the grant that the release will`() throws {
        let demanding = AgreementText(id: "a1", approvals: "{count: 1, from: [mol/dpo]}")
        let agreements = [demanding, AgreementText(id: "a2")]
        #expect(try decide(agreements, approvals: .pending).agreement?.id == "a2")
        #expect(try decide(agreements, approvals: .required).agreement?.id == "a2")
    }

    @Test func `an accreditation holds on its last day`() throws {
        let agreement = AgreementText(accreditation: "[code-of-practice]")
        #expect(try decide([agreement], at: "2026-06-30T23:59:59Z").isPermitted)
    }

    @Test func `a named recipient with the right role may ask`() throws {
        let agreement = AgreementText(recipients: "[nso/chief]", recipientRoles: "[research, statistics]")
        let signed = Network.signed("a1@1", requestSignatures: ["nso/chief"])
        #expect(try decide([agreement], RequestText(officer: "nso/chief"), state: signed).isPermitted)
    }

    @Test func `a dry run lists the signature of the officer who asks as due, and a release needs it`() throws {
        let agreement = AgreementText(recipients: "[nso/chief]")
        let request = RequestText(officer: "nso/chief")
        let dryRun = try decide([agreement], request, approvals: .pending)
        #expect(dryRun.isPermitted && dryRun.pendingSignature?.description == "nso/chief")
        #expect(dryRun.json["pendingSignature"] == "nso/chief")
        #expect(dryRun.text.hasSuffix("\n  the request's signature is still due: `nso/chief`"))
        let release = try decide([agreement], request)
        #expect(release.codes == ["RECIPIENT_OFFICER"] && release.nearest == nil)
        #expect(release.text.contains("the request is not signed by `nso/chief`, who asks"))
        #expect(release.text.hasSuffix("nothing has to be asked differently: signatures are all that is missing"))
        // Where nobody in particular must ask, the name is a claim that opens nothing, and no signature is due.
        let open = try decide([AgreementText()], request)
        #expect(open.isPermitted && open.pendingSignature == nil)
    }

    @Test func `a request without columns is refused`() throws {
        let asked = try RequestText().read()
        let empty = Request(
            id: asked.id,
            requester: asked.requester,
            officer: nil,
            holder: asked.holder,
            dataset: asked.dataset,
            purpose: asked.purpose,
            columns: [],
            form: nil,
            reference: nil,
            safeguards: asked.safeguards,
            pseudonymise: [:],
            canonical: asked.canonical,
            fields: asked.fields
        )
        let policies = try Network.policies([AgreementText()])
        let facts = Network.signed("a1@1")
        let decision = evaluate(empty, in: policies, facts: facts, at: try instant("2026-05-01"), approvals: .required)
        #expect(decision.reasons.map(\.message) == [.noColumns])
        #expect(decision.text.contains("COLUMN_NOT_COVERED: no column is asked for"))
    }

    @Test func `an overdue review of what was ended or replaced refuses nothing`() throws {
        let duties: [(party: Identifier, agreement: String, kind: DutyKind, due: String)] = [
            (party: "nso", agreement: "a1@1", kind: .review, due: "2026-03-01")
        ]
        func codes(_ versions: [Int], _ standing: [String: AgreementStanding]) throws -> [String] {
            evaluate(
                try RequestText().read(),
                in: try Network.policies(versions.map { AgreementText(version: $0) }),
                facts: Network.signed("a1@1", "a1@2", standing: standing, duties: duties),
                at: try instant("2026-05-01"),
                approvals: .required
            ).codes
        }
        #expect(try codes([1], [:]) == ["DUTY_OVERDUE"])
        #expect(try codes([1, 2], ["a1@1": .superseded(by: AgreementVersion("a1@2"))]) == [])
        #expect(try codes([1, 2], [:]) == [])
        #expect(try codes([1], ["a1@1": .terminated(on: CalendarDate("2026-04-01"))]) == ["EXPIRED"])
    }
}

/// k, suppression and preserve of a request.
typealias SafeguardText = (Int?, String?, String?)
