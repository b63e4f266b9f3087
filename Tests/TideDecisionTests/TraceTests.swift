import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// Obligations, duties and traces.
struct TraceTests {
    private static let clauses = [
        "access: {zones: [XA], sealTo: data-room}", "quota: {releases: 3, per: year}",
        "outputs: {publication: reviewed, reviewer: mol/dpo, within: 14d, embargo: 2026-12-31, minCell: 10, citation: MoL}",
        "optOut: {column: citizenship, keep: [XA]}",
        """
        duties: [{destroy: {by: 2029-06-30, certifyWithin: 30d}}, {notifyBreach: {to: mol, within: 72h}}, \
        {noReidentification: {report: mol, within: 24h}}, {corrections: {within: 30d}}]
        """,
    ]

    private func policies() throws -> PolicySet {
        var agreement = AgreementText(reviewBy: "2026-11-30", utcOffset: "+01:00", clauses: Self.clauses)
        agreement.grants[0].diverse("lDiversity: {of: wage, distinct: 2}, tCloseness: {of: wage, t: \"0.2\"}")
        return try Network.policies([agreement], .sealing(until: "2026-12-31"))
    }

    private let facts = Network.signed("a1@1", used: ["2026-02-01"])

    @Test func `a permit tells every obligation and every duty with its place`() throws {
        let request = try RequestText(clauses: ["retain: 2028-12-31"]).read()
        let decision = decide(
            request,
            in: try policies(),
            facts: facts,
            at: try instant("2026-05-01"),
            approvals: .required
        )
        let text = decision.text.replacing(/[a-z\/]+\.yaml:\d+:\d+/, with: "PLACE")
        #expect(
            text == """
                permitted by `a1@1`, grant `permits`
                  `sex`: as it is; a quasi-identifier coarser where k asks for it
                  `citizenship`: as it is; a quasi-identifier coarser where k asks for it
                  k of at least 5, at most 10% of the records removed
                  l-diversity of at least `wage distinct 2`
                  t-closeness of at most `wage 20%`
                  the file will be `k-anonymous`
                  access by `transfer`, processed in `XA`
                  the bundle is sealed to the recipient's certificate `data-room`
                  rows leave only where `citizenship` is one of `XA`
                  publication of results: `reviewed`
                  `mol/dpo` reviews results before they are published
                  nothing is published before 2026-12-31
                  published tables have at least 10 in a cell
                  named as its source: MoL
                  releases left in this period after this one: 1
                  `nso` destroys the data by 2028-12-31T22:59:59Z (PLACE, retain)
                  `nso` certifies the destruction to `mol` by 2029-01-30T22:59:59Z (PLACE, duties/0/destroy)
                  `nso` tells `mol` of a breach within 72h of it (PLACE, duties/1/notifyBreach)
                  `nso` tells `mol` of a person recognised by accident within 24h of it (PLACE, duties/2/noReidentification)
                  `nso` replaces a file that `mol` supersedes within 30d of it (PLACE, duties/3/corrections)
                  `nso` and `mol` review the agreement by 2026-11-30T22:59:59Z (PLACE, valid/reviewBy)
                  `mol` reviews what `nso` wants to publish within 14d of it (PLACE, outputs/within)
                """
        )
        let json = try #require(decision.json["obligations"])
        #expect(json["quotaLeft"] == 1)
        #expect(json["sealTo"] == "data-room")
        #expect(json["access"] == "transfer")
        #expect(json["zones"] == ["XA"])
        #expect(json["optOut"] == ["column": "citizenship", "keep": ["XA"]])
        #expect(json["outputs"]?["publication"] == "reviewed")
        let duties = try #require(json["duties"]?.elements)
        #expect(duties.count == 7)
        #expect(duties[0]["by"] == "2028-12-31T22:59:59Z")
        #expect(duties[2]["within"] == "72h")
        #expect(duties[2]["clause"]?["path"] == "duties/1/notifyBreach")
    }

    @Test func `a trace tells every clause, met or not, one a line`() throws {
        let (policies, request) = (try policies(), try RequestText(k: 4).read())
        let at = try instant("2026-05-01")
        let decision = decide(request, in: policies, facts: facts, at: at, approvals: .required)
        let steps = trace(request, in: policies, facts: facts, at: at, approvals: .required)
        let lines = steps.map(\.line).joined(separator: "\n").replacing(/[a-z\/]+\.yaml:\d+:\d+/, with: "PLACE")
        #expect(
            lines == """
                  yes: signatures: `mol/director, nso/chief`, agreed `mol/director, nso/chief` (PLACE, signatories)
                  yes: standing in the register: `in force`, agreed `in force` (PLACE, version)
                  yes: documents as they were signed: `unchanged`, agreed `unchanged` (PLACE, grants)
                  yes: days of the agreement: `2026-05-01`, agreed `2026-01-01/2026-12-31` (PLACE, valid)
                  yes: purpose: `official-statistics`, agreed `official-statistics` (PLACE, purposes)
                  yes: columns: `sex, citizenship`, agreed `sex, citizenship, wage` (PLACE, grants/0/columns)
                  yes: how much the file tells: `k-anonymous`, agreed `pseudonymised` (PLACE, grants/0/form)
                  no: k-anonymity: `4`, agreed `5` (PLACE, grants/0/safeguards/kAnonymity/k)
                  yes: l-diversity: `none`, agreed `wage distinct 2` (PLACE, grants/0/safeguards/lDiversity)
                  yes: t-closeness: `none`, agreed `wage 20%` (PLACE, grants/0/safeguards/tCloseness)
                  yes: place of processing: `XA`, agreed `XA` (PLACE, access/zones)
                  yes: manner of access: `transfer`, agreed `transfer` (PLACE, access/mode)
                  yes: manner of access: `data-room 2026-05-01`, agreed `2026-01-01/2026-12-31` (PLACE, access/sealTo)
                  yes: number of releases: `2`, agreed `3 per year` (PLACE, quota/releases)
                  yes: how long the data is held: `2029-06-30`, agreed `2029-06-30` (PLACE, duties/0/destroy)
                  yes: duties in time: `none overdue`, agreed `none overdue`
                  yes: duties in time: `2026-05-01`, agreed `2026-11-30` (PLACE, valid/reviewBy)
                """
        )
        #expect(
            decision.text(with: steps).contains("\nclauses of `a1@1`, grant `permits`, one by one:\n  yes: signatures")
        )
        let json = try #require(decision.json(with: steps)["trace"]?.elements)
        #expect(json.count == steps.count)
        let missed = try #require(json.first { $0["met"] == false })
        #expect(missed["code"] == "K_BELOW")
        #expect(missed["topic"] == "k-anonymity")
        #expect(missed["clause"]?["path"] == "grants/0/safeguards/kAnonymity/k")
        #expect(decision.json["trace"] == nil)
    }

    @Test(arguments: ReasonCase.all)
    func `a trace refuses for exactly the reasons of the decision, in words`(_ item: ReasonCase) throws {
        let (decision, steps) = try item.decideTraced()
        guard decision.agreement != nil else {
            #expect(steps.isEmpty)
            #expect(decision.text(with: steps).hasSuffix("\nno agreement was there to be looked at clause by clause"))
            return
        }
        let told = steps.filter { !$0.isMet }.compactMap { step in step.code.map { "\($0.rawValue) \(step.asked)" } }
        #expect(told.sorted() == decision.reasons.map { "\($0.code.rawValue) \($0.asked)" }.sorted())
        #expect(steps.allSatisfy { !$0.line.contains("{") })
    }

    @Test func `every topic is told by some case`() throws {
        let refused = try ReasonCase.all.flatMap { try $0.decideTraced().steps.map(\.topic) }
        let permitted = try BoundaryCase.all.flatMap { try $0.item.decideTraced().steps.map(\.topic) }
        #expect(Set(refused + permitted) == Set(ClauseTopic.allCases))
    }

    @Test func `every duty has a sentence`() throws {
        #expect(Catalogue.message(.dutyRecall).text == "`{0}` answers a recall of `{1}` {2}")
        #expect(Catalogue.message(.obligedOptOutRegister).text.hasPrefix("rows whose `{0}`"))
    }
}

extension ReasonCase {
    func decideTraced() throws -> (decision: Decision, steps: [CheckedClause]) {
        var agreement = AgreementText()
        self.agreement(&agreement)
        var asked = RequestText()
        self.request(&asked)
        let policies = try Network.policies([agreement] + others, around)
        let (request, at) = (try asked.read(), try instant(at))
        return (
            TideDecision.decide(request, in: policies, facts: state, at: at, approvals: .required),
            trace(request, in: policies, facts: state, at: at, approvals: .required)
        )
    }
}
