import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// An agreement as a policy of ODRL: every clause is there or named.
struct InterchangeExportTests {
    @Test func `an agreement of clauses that ODRL has is exported whole`() throws {
        let export = try InterchangeSample.exported(InterchangeSample.whole)
        #expect(export.leftOut.map(\.rendered) == [])
        try expectGolden(export.text, "odrl-agreement.json")
    }

    @Test func `what ODRL has no term for is named with its place, all at once`() throws {
        let text = Sample.agreement.replacing("approvals: {count: 2,", with: "class: sensitive\napprovals: {count: 1,")
        let export = try InterchangeSample.exported(text)
        #expect(
            export.leftOut.map { "\($0.place.map(\.line) ?? 0) \($0.code.rawValue) \($0.arguments[0])" } == [
                "24 TG1636 grants/0/columns/passport_no", "34 TG1636 class", "35 TG1636 approvals",
            ]
        )
    }

    @Test func `a part is an assertion under a profile of its own, and says what it lacks`() throws {
        let export = try InterchangeSample.exported(Sample.agreement)
        #expect(!export.isWhole && export.policy["@type"] == "Assertion")
        #expect(export.policy["profile"] == ["urn:tidegate:odrl:v1", "urn:tidegate:odrl:v1:part"])
        let description = try #require(export.policy["dct:description"]?.text)
        #expect(description.hasSuffix("Left out: grants/0/columns/passport_no"))
        #expect(InterchangeSample.refusals(export.text) == ["TG1663 "])
    }

    @Test func `a column whose treatment is left out of a part does not leave`() throws {
        let export = try InterchangeSample.exported(Sample.agreement)
        let target = export.policy["permission"]?.elements?.first?["target"]
        let columns = target?["refinement"]?.elements?.first?["rightOperand"]
        #expect(
            columns == [
                "@list": ["birth_date", "sex", "citizenship", "occupation", "permit_status", "wage"]
            ]
        )
    }

    @Test func `a part none of whose columns can be carried lets none leave`() throws {
        let pseudonym = "{passport: {pseudonymise: {scheme: hmac-sha256, domain: d}}}"
        let text = InterchangeSample.older.replacing("visits-2025", with: "visits-2026")
            .replacing("form: aggregate, columns: {age: keep}", with: "form: pseudonymised, columns: \(pseudonym)")
        let export = try InterchangeSample.exported(text)
        #expect(export.leftOut.map { $0.arguments[0] } == ["grants/0/columns"])
        let target = export.policy["permission"]?.elements?.first?["target"]
        #expect(target?["refinement"]?.elements?.first?["rightOperand"] == ["@list": []])
    }

    @Test(arguments: [
        ("quota: {releases: 4, per: year}", "TG1740 quota"),
        ("quota: {releases: 4, per: agreement}", "TG1637 quota"),
    ])
    func `a quota is carried only where one permission counts all releases`(quota: String, refusal: String) throws {
        let second = "  - {id: more, dataset: clinic-visits, form: aggregate, columns: {age: keep}}\nlinkage: none"
        var text = InterchangeSample.whole.replacing("quota: {releases: 4, per: agreement, apart: 7d}", with: quota)
        if refusal.hasPrefix("TG1637") { text = text.replacing("linkage: none", with: second) }
        let export = try InterchangeSample.exported(text)
        #expect(export.leftOut.map { "\($0.code.rawValue) \($0.arguments[0])" } == [refusal])
    }

    @Test(arguments: [
        ("approvals: {count: 1, from: [xa.mol/dpo, xa.nso/chief]}", ["approvals"]),
        ("approvals: {count: 1, from: [xa.mol/dpo], ethics: xa.nso/head}", ["approvals"]),
        ("publish: [title]", ["publish"]), ("overdue: refuse", ["overdue"]),
        ("optOut: {register: objectors, column: need}", ["optOut"]),
        ("outputs: {publication: none}", ["outputs"]), ("termination: {notice: 30d}", ["termination"]),
        ("terms: {law: XA, dispute: courts, precedence: this}", ["terms"]), ("class: public", ["class"]),
    ])
    func `a clause without a term is refused by its name`(clause: String, paths: [String]) throws {
        let others = InterchangeSample.whole.split(separator: "\n").filter { !$0.hasPrefix("approvals:") }
        let export = try InterchangeSample.exported((others + [Substring(clause)]).joined(separator: "\n"))
        #expect(export.leftOut.map { $0.arguments[0] } == paths)
    }

    @Test func `names that others know things by stand in the policy, and come back`() throws {
        let pairs = [
            "https://w3id.org/dpv#OfficialStatistics=purpose/survey-frame", "https://nso.example/=party/xa.nso",
            "https://nso.example/a?x=1=agreement/visits-2026@3",
        ]
        let names = try #require(InterchangeNames(pairs))
        let export = try InterchangeSample.exported(InterchangeSample.whole, names: names)
        #expect(
            export.policy["assignee"] == "https://nso.example/" && export.policy["uid"] == "https://nso.example/a?x=1"
        )
        #expect(export.text.contains("https://w3id.org/dpv#OfficialStatistics"))
        #expect(try InterchangeSample.imported(export.text, names: names).name == "visits-2026@3")
        let unnamed = Set(InterchangeSample.refusals(export.text).map { $0.prefix(6) })
        #expect(unnamed == ["TG1660"])
    }

    @Test(arguments: [
        ["https://a.example/x"], ["no iri=party/x"], ["https://a.example/x=parti/x"], ["https://a.example/x=party"],
        ["https://a.example/x=party/x", "https://a.example/x=party/y"],
        ["https://a.example/x=party/x", "https://a.example/y=party/x"], ["urn:tidegate:party:x=party/y"],
        ["https://a.example/\u{202e}x=party/y"],
    ])
    func `names that could not be told back are refused`(pairs: [String]) {
        #expect(InterchangeNames(pairs) == nil)
    }
}
