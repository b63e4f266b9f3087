import Testing
import TideAgreement
import TideCore
import TideTestSupport

/// A policy of ODRL as an agreement: the ways in which others write the same, and what is refused by name.
struct InterchangeImportTests {
    /// A policy as somebody would write it who has the profile and little else.
    static let small = """
        {
          "@context": "http://www.w3.org/ns/odrl.jsonld",
          "@type": "Agreement",
          "uid": "urn:tidegate:agreement:small@1",
          "dct:title": "Small",
          "assigner": "urn:tidegate:party:xa.mol",
          "assignee": "urn:tidegate:party:xa.nso",
          "permission": [{
            "target": "urn:tidegate:dataset:clinic-visits",
            "action": "read",
            "constraint": [
              {"leftOperand": "purpose", "operator": "isAnyOf", "rightOperand": ["urn:tidegate:purpose:survey-frame"]},
              {"leftOperand": "dateTime", "operator": "gteq", "rightOperand": {"@value": "2026-01-01", "@type": "xsd:date"}},
              {"leftOperand": "dateTime", "operator": "lteq", "rightOperand": {"@value": "2026-12-31", "@type": "xsd:date"}}
            ]
          }]
        }
        """

    /// A target with refinements, in a policy that declares the prefix of the profile.
    private static func refined(_ constraints: String) -> String {
        let target = "\"@type\": \"AssetCollection\", \"source\": \"urn:tidegate:dataset:clinic-visits\""
        return
            "\"target\": {\(target), \"refinement\": [\(constraints.replacing("tidegate:", with: "urn:tidegate:odrl:v1:"))]}"
    }

    private static func leaving(_ column: String) -> String {
        "{\"leftOperand\": \"tidegate:column\", \"operator\": \"isAnyOf\", \"rightOperand\": \"\(column)\"}"
    }

    private static let draft = """
        # A draft, made from a policy that does not say all that an agreement must. It lacks:
        #   signatories, which an agreement needs
        #   columns, which a grant needs
        #   form, which a grant needs
        #   id, which a grant needs

        tidegate: v1
        kind: agreement
        id: small
        version: 1
        title: Small
        provider: xa.mol
        recipient: xa.nso
        purposes: [survey-frame]
        valid: {from: 2026-01-01, until: 2026-12-31}
        grants:
          - dataset: clinic-visits

        """

    @Test func `what an agreement must say and a policy does not makes it a draft that says so`() throws {
        let imported = try InterchangeSample.imported(Self.small)
        #expect(imported.isDraft && imported.name == "small@1")
        #expect(String(decoding: imported.document, as: UTF8.self) == Self.draft)
        #expect(
            imported.needed.map { "\($0.code.rawValue) \($0.arguments.joined(separator: ", "))" } == [
                "TG1662 signatories, an agreement", "TG1662 columns, a grant", "TG1662 form, a grant",
                "TG1662 id, a grant",
            ]
        )
        #expect(!Sample.messages(InterchangeSample.files(Self.draft)).isEmpty)
    }

    @Test(arguments: [
        ("http://www.w3.org/ns/odrl.jsonld", "https://www.w3.org/ns/odrl.jsonld"),
        ("\"uid\"", "\"@id\""), ("\"@type\": \"Agreement\"", "\"type\": \"Agreement\""),
        ("\"@type\": \"Agreement\"", "\"@type\": \"odrl:Agreement\""),
        ("\"@type\": \"Agreement\"", "\"@type\": [\"http://www.w3.org/ns/odrl/2/Agreement\"]"),
        ("\"assigner\": \"urn:tidegate:party:xa.mol\"", "\"assigner\": {\"@id\": \"urn:tidegate:party:xa.mol\"}"),
        (
            "\"assigner\": \"urn:tidegate:party:xa.mol\"",
            "\"odrl:assigner\": [{\"@type\": \"Party\", \"uid\": \"urn:tidegate:party:xa.mol\"}]"
        ),
        ("\"permission\": [{", "\"http://www.w3.org/ns/odrl/2/permission\": [{"),
        ("\"action\": \"read\"", "\"action\": [\"odrl:read\"]"),
        ("\"action\": \"read\"", "\"action\": {\"@id\": \"odrl:read\"}"),
        ("\"action\": \"read\"", "\"action\": \"http://www.w3.org/ns/odrl/2/read\", \"@type\": \"Permission\""),
        ("\"action\": \"read\"", "\"action\": \"read\", \"assigner\": \"urn:tidegate:party:xa.mol\""),
        ("    \"action\": \"read\",\n", ""),
        (
            "\"target\": \"urn:tidegate:dataset:clinic-visits\"",
            "\"target\": {\"@type\": \"Asset\", \"uid\": \"urn:tidegate:dataset:clinic-visits\"}"
        ),
        ("[\"urn:tidegate:purpose:survey-frame\"]", "{\"@list\": [{\"@id\": \"urn:tidegate:purpose:survey-frame\"}]}"),
        ("\"operator\": \"isAnyOf\"", "\"operator\": \"isA\""),
        (
            "\"operator\": \"lteq\", \"rightOperand\": {\"@value\": \"2026-12-31\"",
            "\"operator\": \"lt\", \"rightOperand\": {\"@value\": \"2027-01-01\""
        ),
        (
            "\"operator\": \"gteq\", \"rightOperand\": {\"@value\": \"2026-01-01\"",
            "\"operator\": \"gt\", \"rightOperand\": {\"@value\": \"2025-12-31\""
        ),
        (
            "{\"@value\": \"2026-12-31\", \"@type\": \"xsd:date\"}",
            "{\"@value\": \"2026-12-31T23:59:59Z\", \"@type\": \"xsd:dateTime\"}"
        ),
        ("{\"@value\": \"2026-12-31\", \"@type\": \"xsd:date\"}", "\"2026-12-31Z\""),
        ("\"dct:title\": \"Small\"", "\"dct:title\": {\"@value\": \"Small\", \"@type\": \"xsd:string\"}"),
        ("\"dct:title\": \"Small\"", "\"http://purl.org/dc/terms/title\": \"\\u0053mall\""),
        (
            "\"http://www.w3.org/ns/odrl.jsonld\"",
            "[\"http://www.w3.org/ns/odrl.jsonld\", {\"ex\": \"https://example.org/\"}]"
        ),
        ("\"dct:title\"", "\"profile\": \"http://www.w3.org/ns/odrl/2/core\", \"dct:title\""),
    ])
    func `what says the same in another way makes the same draft`(old: String, new: String) throws {
        var policy = Self.small.replacing(old, with: new)
        #expect(policy != Self.small)
        // An action that is said once for all rules stands at the policy.
        if new.isEmpty { policy = policy.replacing("\"permission\":", with: "\"action\": \"read\", \"permission\":") }
        let imported = try InterchangeSample.imported(policy)
        #expect(String(decoding: imported.document, as: UTF8.self) == Self.draft)
    }

    @Test func `prefixes alone make a context, and then terms have one`() throws {
        let context = "{\"odrl\": \"http://www.w3.org/ns/odrl/2/\", \"t\": \"http://purl.org/dc/terms/\"}"
        let bare = Self.small.replacing("\"http://www.w3.org/ns/odrl.jsonld\"", with: context)
        #expect(InterchangeSample.refusals(bare).contains("TG1645 permission"))
        var prefixed = bare.replacing("\"dct:title\"", with: "\"t:title\"").replacing(
            "xsd:date",
            with: "http://www.w3.org/2001/XMLSchema#date"
        )
        .replacing("\"uid\"", with: "\"@id\"").replacing("\"read\"", with: "\"odrl:read\"")
        .replacing("\"Agreement\"", with: "\"odrl:Agreement\"")
        for term in [
            "assigner", "assignee", "permission", "target", "action", "constraint", "leftOperand", "operator",
            "rightOperand", "purpose", "isAnyOf", "dateTime", "gteq", "lteq",
        ] {
            prefixed = prefixed.replacing("\"\(term)\"", with: "\"odrl:\(term)\"")
        }
        let both = prefixed.replacing("\"odrl:Agreement\"", with: "[\"odrl:Agreement\", \"odrl:Policy\"]")
        for text in [prefixed, both] {
            #expect(String(decoding: try InterchangeSample.imported(text).document, as: UTF8.self) == Self.draft)
        }
    }

    @Test(arguments: [
        ("\"@type\": \"Agreement\"", "\"@type\": \"Offer\"", ["TG1647 Offer"]),
        ("\"@type\": \"Agreement\",", "", ["TG1647 Set"]),
        ("\"@type\": \"Agreement\"", "\"@type\": [\"Agreement\", \"Offer\"]", ["TG1647 Offer"]),
        ("\"@context\": \"http://www.w3.org/ns/odrl.jsonld\",", "", ["TG1642 "]),
        (
            "http://www.w3.org/ns/odrl.jsonld", "https://evil.example/odrl.jsonld",
            ["TG1643 https://evil.example/odrl.jsonld"]
        ),
        (
            "\"http://www.w3.org/ns/odrl.jsonld\"",
            "[\"http://www.w3.org/ns/odrl.jsonld\", {\"permission\": \"http://www.w3.org/ns/odrl/2/prohibition\"}]",
            ["TG1644 permission"]
        ),
        (
            "\"http://www.w3.org/ns/odrl.jsonld\"",
            "[\"http://www.w3.org/ns/odrl.jsonld\", {\"@vocab\": \"https://x.example/\"}]",
            ["TG1644 @vocab"]
        ),
        (
            "\"http://www.w3.org/ns/odrl.jsonld\"",
            "[\"http://www.w3.org/ns/odrl.jsonld\", {\"odrl\": \"https://x.example/\"}]",
            ["TG1644 odrl"]
        ),
        (
            "\"http://www.w3.org/ns/odrl.jsonld\"",
            "[\"http://www.w3.org/ns/odrl.jsonld\", {\"read\": {\"@id\": \"odrl:use\"}, \"x\": {\"@id\": \"https://x/\"}}]",
            ["TG1644 read", "TG1644 x"]
        ),
        ("\"action\": \"read\"", "\"@context\": {}, \"action\": \"read\"", ["TG1645 @context"]),
        ("\"action\": \"read\"", "\"action\": \"use\"", ["TG1659 use"]),
        ("\"action\": \"read\"", "\"action\": \"ex:view\"", ["TG1659 ex:view"]),
        ("\"action\": \"read\"", "\"action\": [\"read\", \"print\"]", ["TG1646 action"]),
        (
            "\"action\": \"read\"", "\"action\": {\"rdf:value\": {\"@id\": \"odrl:print\"}, \"refinement\": []}",
            ["TG1645 rdf:value", "TG1645 refinement"]
        ),
        ("\"action\": \"read\"", "\"acton\": \"read\"", ["TG1646 action", "TG1645 acton"]),
        ("\"operator\": \"isAnyOf\"", "\"operator\": \"eq\"", ["TG1649 purpose"]),
        (
            "\"target\": \"urn:tidegate:dataset:clinic-visits\"",
            refined("{\"leftOperand\": \"tidegate:level:age\", \"operator\": \"gteq\", \"rightOperand\": \"x\"}"),
            ["TG1649 tidegate:level:age"]
        ),
        (
            "\"target\": \"urn:tidegate:dataset:clinic-visits\"",
            refined(
                leaving("age")
                    + ", {\"leftOperand\": \"tidegate:level:%61ge\", \"operator\": \"gteq\", \"rightOperand\": \"x\"}"
            ), ["TG1649 tidegate:level:%61ge"]
        ),
        (
            "\"target\": \"urn:tidegate:dataset:clinic-visits\"",
            refined(
                leaving("age")
                    + ", {\"leftOperand\": \"tidegate:band:age\", \"operator\": \"gteq\", \"rightOperand\": 5}"
            ), ["TG1649 tidegate:band:age"]
        ),
        (
            "\"target\": \"urn:tidegate:dataset:clinic-visits\"",
            refined(
                leaving("age")
                    + ", {\"leftOperand\": \"tidegate:band:age\", \"operator\": \"eq\", \"rightOperand\": 5},"
                    + "{\"leftOperand\": \"tidegate:level:age\", \"operator\": \"gteq\", \"rightOperand\": \"x\"}"
            ), ["TG1666 tidegate:level:age"]
        ),
        (
            "\"target\": \"urn:tidegate:dataset:clinic-visits\"", refined(leaving("age") + ", " + leaving("age")),
            ["TG1666 age"]
        ),
        ("\"operator\": \"isAnyOf\"", "\"operator\": \"neq\"", ["TG1649 purpose"]),
        ("\"leftOperand\": \"purpose\"", "\"leftOperand\": \"industry\"", ["TG1649 industry"]),
        ("\"leftOperand\": \"purpose\"", "\"leftOperand\": \"payAmount\"", ["TG1649 payAmount"]),
        ("\"operator\": \"isAnyOf\"", "\"unit\": \"https://x.example/u\", \"operator\": \"isAnyOf\"", ["TG1645 unit"]),
        (
            "{\"leftOperand\": \"purpose\"", "{\"xone\": {\"@list\": []}}, {\"leftOperand\": \"purpose\"",
            ["TG1645 xone"]
        ),
        ("\"operator\": \"lteq\"", "\"operator\": \"gteq\"", ["TG1666 dateTime"]),
        (
            "[\"urn:tidegate:purpose:survey-frame\"]", "\"https://w3id.org/dpv#AcademicResearch\"",
            ["TG1660 https://w3id.org/dpv#AcademicResearch"]
        ),
        (
            "[\"urn:tidegate:purpose:survey-frame\"]", "\"urn:tidegate:party:survey-frame\"",
            ["TG1660 urn:tidegate:party:survey-frame"]
        ),
        ("[\"urn:tidegate:purpose:survey-frame\"]", "[]", ["TG1646 purpose"]),
        ("[\"urn:tidegate:purpose:survey-frame\"]", "\"survey-frame\"", ["TG1646 purpose"]),
        ("[\"urn:tidegate:purpose:survey-frame\"]", "\"urn:tidegate:purpose:Survey Frame\"", ["TG1646 purpose"]),
        ("[\"urn:tidegate:purpose:survey-frame\"]", "\"urn:tidegate:purpose:Survey-Frame\"", ["TG0107 purposes"]),
        ("\"2026-12-31\", \"@type\": \"xsd:date\"", "\"2026-12-31\", \"@type\": \"xsd:string\"", ["TG1646 dateTime"]),
        ("\"2026-12-31\", \"@type\": \"xsd:date\"", "\"2026-13-31\", \"@type\": \"xsd:date\"", ["TG1646 dateTime"]),
        (
            "\"2026-12-31\", \"@type\": \"xsd:date\"", "\"2026-12-31T12:00:00Z\", \"@type\": \"xsd:dateTime\"",
            ["TG1646 dateTime"]
        ),
        (
            "\"2026-12-31\", \"@type\": \"xsd:date\"", "\"2026-12-31+01:00\", \"@type\": \"xsd:date\"",
            ["TG1668 dateTime"]
        ),
        ("urn:tidegate:agreement:small@1", "http://example.com/policy:1", ["TG1660 http://example.com/policy:1"]),
        (
            "urn:tidegate:agreement:small@1", "urn:tidegate:agreement:small@01",
            ["TG1660 urn:tidegate:agreement:small@01"]
        ),
        ("\"uid\": \"urn:tidegate:agreement:small@1\",", "", ["TG1646 uid"]),
        (
            "\"dct:title\"", "\"profile\": \"https://example.com/profile\", \"dct:title\"",
            ["TG1664 https://example.com/profile"]
        ),
        ("\"dct:title\"", "\"dct:creator\": \"x\", \"dct:title\"", ["TG1645 dct:creator"]),
        ("\"dct:title\"", "\"inheritFrom\": \"https://example.com/p\", \"dct:title\"", ["TG1645 inheritFrom"]),
        ("\"dct:title\"", "\"conflict\": \"perm\", \"dct:title\"", ["TG1648 "]),
        (
            "\"dct:title\": \"Small\"", "\"dct:title\": {\"@value\": \"Small\", \"@language\": \"en\"}",
            ["TG1646 dct:title"]
        ),
        ("\"dct:title\": \"Small\"", "\"dct:title\": null", ["TG1646 dct:title"]),
        (
            "\"action\": \"read\"", "\"action\": \"read\", \"assignee\": \"urn:tidegate:party:xa.mol\"",
            ["TG1661 assignee"]
        ),
        ("\"action\": \"read\"", "\"action\": \"read\", \"uid\": \"https://example.com/rule\"", ["TG1645 uid"]),
        (
            "\"action\": \"read\"",
            "\"action\": \"read\", \"duty\": [{\"action\": \"compensate\", \"compensatedParty\": \"https://a.example/\"}]",
            ["TG1645 compensatedParty", "TG1659 compensate"]
        ),
        (
            "\"permission\": [",
            "\"prohibition\": [{\"action\": \"use\", \"target\": \"urn:tidegate:dataset:other\","
                + "\"constraint\": {\"leftOperand\": \"purpose\", \"operator\": \"isA\", \"rightOperand\": \"urn:tidegate:purpose:enforcement\"}"
                + "}], \"conflict\": \"prohibit\", \"permission\": [", ["TG1665 #/prohibition/0"]
        ),
        (
            "\"permission\": [",
            "\"prohibition\": [{\"action\": \"tidegate:link\", \"target\": \"urn:tidegate:dataset:clinic-visits\"}],"
                + "\"permission\": [", ["TG1648 "]
        ),
        (
            "\"permission\": [",
            "\"permission\": [{\"action\": \"read\", \"target\": \"urn:tidegate:dataset:other\", \"constraint\":"
                + "{\"leftOperand\": \"count\", \"operator\": \"lteq\", \"rightOperand\": 3}},",
            ["TG1669 #/permission/0/constraint", "TG1661 purposes", "TG1661 quota", "TG1661 valid"]
        ),
        (
            "\"permission\": [",
            "\"obligation\": [{\"action\": \"inform\", \"informedParty\": \"urn:tidegate:party:xa.mol\"}],"
                + "\"permission\": [", ["TG1659 inform"]
        ),
    ])
    func `what has no clause is refused by its name`(old: String, new: String, refusals: [String]) {
        let policy = Self.small.replacing(old, with: new, maxReplacements: old.contains("\"operator\"") ? 1 : 9)
        #expect(policy != Self.small)
        #expect(Set(InterchangeSample.refusals(policy)) == Set(refusals), "\(policy)")
    }

    @Test func `everything that is refused is told at once, with its place in the file and its pointer`() {
        let policy = Self.small.replacing("\"read\"", with: "\"use\"").replacing(
            "\"dct:title\"",
            with: "\"dct:creator\""
        )
        do {
            _ = try InterchangeSample.imported(policy)
            Issue.record("was imported")
        } catch let error as InterchangeError {
            #expect(error.kind == .refused)
            #expect(
                error.diagnostics.map(\.rendered).map { String($0.prefix { $0 != "\n" }) } == [
                    "policy.json:5:3: TG1645: `dct:creator` at `#/dct:creator` has no clause in an agreement",
                    "policy.json:8:18: TG1659: the action `use` at `#/permission/0` has no clause in an agreement",
                ]
            )
        } catch {
            Issue.record("another error")
        }
    }

    @Test func `an unknown term is answered with the one that was meant`() {
        do {
            _ = try InterchangeSample.imported(Self.small.replacing("\"constraint\"", with: "\"constrain\""))
            Issue.record("was imported")
        } catch {
            let hints = (error as? InterchangeError)?.diagnostics.compactMap(\.hint)
            #expect(hints == ["did you mean `constraint`?"])
        }
    }
}
