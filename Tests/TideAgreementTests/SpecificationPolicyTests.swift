import Testing
import TideAgreement
import TideTestSupport

/// Policies of the shapes that the ODRL Information Model 2.2 shows in its examples, with names of their own, by the example's
/// number: what comes of each.
///
/// *Source:* W3C Recommendation of 15 February 2018, sections 2.1 to 2.10.
struct SpecificationPolicyTests {
    /// A policy of a type with rules and other members.
    private static func policy(_ type: String, _ members: String) -> String {
        """
        {"@context": "http://www.w3.org/ns/odrl.jsonld", "@type": "\(type)", "uid": "https://forms.example/p",
         \(members)}
        """
    }

    private static let sides = #""assigner": "https://forms.example/giver", "assignee": "https://forms.example/taker""#

    private static let names = InterchangeNames([
        "https://forms.example/p=agreement/p@1", "https://forms.example/giver=party/xa.mol",
        "https://forms.example/taker=party/xa.nso", "https://forms.example/data=dataset/clinic-visits",
    ])

    @Test(arguments: [
        // 1: a Set with a permission to use.
        (
            policy("Set", #""permission": [{"target": "https://forms.example/data", "action": "use"}]"#),
            ["TG1647 Set", "TG1659 use"]
        ),
        // 2: an Offer under a profile, with an assigner.
        (
            policy(
                "Offer",
                #""profile": "https://forms.example/profile:1", "permission": [{"target": "https://forms.example/data", "assigner": "https://forms.example/giver", "action": "play"}]"#
            ),
            ["TG1647 Offer", "TG1664 https://forms.example/profile:1", "TG1659 play"]
        ),
        // 3 and 8: an Agreement between two parties.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", \#(sides), "action": "play"}]"#
            ),
            ["TG1659 play"]
        ),
        // 9: parties with types and properties of other vocabularies.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", "assigner": {"@type": ["Party", "vcard:Organization"], "uid": "https://forms.example/giver", "vcard:fn": "G"}, "assignee": "https://forms.example/taker", "action": "read"}]"#
            ),
            ["TG1645 vcard:fn", "TG1646 @type"]
        ),
        // 13: until a day, exclusive.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", \#(sides), "action": "distribute", "constraint": [{"leftOperand": "dateTime", "operator": "lt", "rightOperand": {"@value": "2030-01-01", "@type": "xsd:date"}}]}]"#
            ),
            ["TG1649 dateTime", "TG1665 #/permission/0"]
        ),
        // 14: an action with a refinement.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", \#(sides), "action": [{"rdf:value": {"@id": "odrl:print"}, "refinement": [{"leftOperand": "resolution", "operator": "lteq", "rightOperand": {"@value": "1200", "@type": "xsd:integer"}}]}]}]"#
            ),
            ["TG1645 rdf:value", "TG1645 refinement"]
        ),
        // 15: a constraint that joins others.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", \#(sides), "action": "read", "constraint": {"xone": {"@list": [{"@id": "https://forms.example/c1"}, {"@id": "https://forms.example/c2"}]}}}]"#
            ),
            ["TG1645 xone"]
        ),
        // 16: a collection that is refined by a term of another profile.
        (
            policy(
                "Agreement",
                #""permission": [{\#(sides), "target": {"@type": "AssetCollection", "source": "https://forms.example/data", "refinement": [{"leftOperand": "ex:length", "operator": "lt", "rightOperand": 60}]}, "action": "read"}]"#
            ),
            ["TG1649 ex:length"]
        ),
        // 17: a collection of parties that is refined.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", "assigner": "https://forms.example/giver", "assignee": {"@type": "PartyCollection", "source": "https://forms.example/taker", "refinement": []}, "action": "read"}]"#
            ),
            ["TG1645 refinement", "TG1645 source", "TG1646 @type", "TG1646 assignee"]
        ),
        // 19: permission prevails over prohibition.
        (
            policy(
                "Agreement",
                #""conflict": "perm", "permission": [{"target": "https://forms.example/data", "action": "read", \#(sides)}], "prohibition": [{"target": "https://forms.example/data", "action": "archive", \#(sides)}]"#
            ),
            ["TG1648 ", "TG1659 archive"]
        ),
        // 20 and 21: obligations to pay, and to delete with a consequence.
        (
            policy(
                "Agreement",
                #"\#(sides), "obligation": [{"action": "compensate"}, {"action": "delete", "target": "https://forms.example/data", "consequence": [{"action": "compensate"}]}]"#
            ),
            ["TG1659 compensate", "TG1645 consequence", "TG1665 #/obligation/1"]
        ),
        // 23: a duty before a permission.
        (
            policy(
                "Agreement",
                #""permission": [{"target": "https://forms.example/data", \#(sides), "action": "distribute", "duty": [{"action": "attribute", "attributedParty": "https://forms.example/giver"}]}]"#
            ),
            ["TG1645 attributedParty", "TG1659 attribute", "TG1665 #/permission/0"]
        ),
        // 24: a prohibition with a remedy.
        (
            policy(
                "Agreement",
                #""conflict": "prohibit", \#(sides), "prohibition": [{"target": "https://forms.example/data", "action": "index", "remedy": [{"action": "anonymize", "target": "https://forms.example/data"}]}]"#
            ),
            ["TG1659 index"]
        ),
        // 26: several targets and actions in one rule.
        (
            policy(
                "Agreement",
                #"\#(sides), "permission": [{"target": ["https://forms.example/data", "https://forms.example/more"], "action": ["read", "distribute"]}]"#
            ),
            ["TG1646 action", "TG1646 target"]
        ),
        // 30: metadata of Dublin Core under a prefix of the document's own.
        (
            policy(
                "Agreement",
                #""dct:issued": "2026-01-01", "dct:replaces": {"@id": "https://forms.example/older"}, \#(sides)"#
            ),
            ["TG1645 dct:issued", "TG1660 https://forms.example/older"]
        ),
        // 32: rules that are inherited from another policy.
        (
            policy(
                "Agreement",
                #""inheritFrom": "https://forms.example/all", \#(sides), "permission": [{"target": "https://forms.example/data", "action": "read"}]"#
            ),
            ["TG1645 inheritFrom"]
        ),
    ])
    func `an example is refused by what it says and an agreement cannot`(policy: String, refusals: [String]) throws {
        let names = try #require(Self.names)
        #expect(Set(InterchangeSample.refusals(policy, names: names)) == Set(refusals), "\(policy)")
    }

    /// 28: what is said once for all rules; 18: until a day.
    @Test func `a compact agreement until a day is a draft with that day`() throws {
        let members = #"""
            "target": "https://forms.example/data", \#(Self.sides), "action": "read", "permission": [{"constraint": [
              {"leftOperand": "dateTime", "operator": "lteq", "rightOperand": {"@value": "2030-12-31", "@type": "xsd:date"}}]}]
            """#
        let imported = try InterchangeSample.imported(
            Self.policy("Agreement", members),
            names: try #require(Self.names)
        )
        #expect(
            String(decoding: imported.document, as: UTF8.self).hasSuffix(
                """
                id: p
                version: 1
                provider: xa.mol
                recipient: xa.nso
                valid: {until: 2030-12-31}
                grants:
                  - dataset: clinic-visits

                """
            )
        )
        #expect(imported.needed.count == 7)
    }

    /// 31: a duty to review.
    @Test func `a duty to review the policy by a day is the day of the review`() throws {
        let members = #"""
            \#(Self.sides), "obligation": {"action": "reviewPolicy", "constraint": {"leftOperand": "dateTime",
              "operator": "lt", "rightOperand": {"@value": "2028-03-01", "@type": "xsd:date"}}}
            """#
        let imported = try InterchangeSample.imported(
            Self.policy("Agreement", members),
            names: try #require(Self.names)
        )
        #expect(String(decoding: imported.document, as: UTF8.self).contains("valid: {reviewBy: 2028-02-29}"))
    }
}
