import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideTestSupport

/// What a difference tells of one change to the tax gateway: both values, and in words who is asked for what.
struct DifferenceWordsTests {
    /// One change of the agreement's second version.
    struct Change: CustomTestStringConvertible, Sendable {
        let was: String
        let becomes: String
        let told: String
        var isNarrower = false
        var testDescription: String { told }
    }

    private static let network = repositoryRoot.appending(path: "examples/06-tax-gateway/policies/network.yaml")

    /// The example, and the same with its agreement changed.
    private static func sets(
        _ was: String,
        _ becomes: String,
        version: Int = 2
    ) throws -> (old: PolicySet, new: PolicySet) {
        let text = try String(contentsOf: network, encoding: .utf8)
        let start = try #require(text.range(of: "tidegate: v1\nkind: agreement"))
        let agreement = String(text[start.lowerBound...])
        try #require(agreement.contains(was), "the example has it no more: \(was)")
        let amended = agreement.replacing(was, with: becomes, maxReplacements: 1).replacing(
            "\nversion: 1",
            with: "\nversion: \(version)"
        )
        let files = [text, String(text[..<start.lowerBound]) + amended].map { ["network.yaml": Array($0.utf8)] }
        return (try PolicySet.read(files[0], folder: "old"), try PolicySet.read(files[1], folder: "new"))
    }

    private static func difference(_ was: String, _ becomes: String, version: Int = 2) throws -> PolicyDifference {
        let (old, new) = try sets(was, becomes, version: version)
        return PolicyDifference(from: old, to: new)
    }

    private static let officers = "xa.prosecution/head, xa.revenue/commissioner, xa.revenue/disclosure"

    @Test(arguments: [
        Change(
            was: "until: 2028-12-31",
            becomes: "until: 2029-06-30",
            told: "days of grant `taxpayers`: until 2029-06-30, where it was until 2028-12-31"
        ),
        Change(
            was: "count: 2",
            becomes: "count: 1",
            told: "approvals of grant `taxpayers`: 1 of \(officers), where it was 2 parties of \(officers)"
        ),
        Change(
            was: "xa.prosecution/head], distinct",
            becomes: "xa.prosecution/head, xa.removals/director], distinct",
            told: "approvals of grant `taxpayers`: 2 parties of xa.prosecution/head, xa.removals/director, "
                + "xa.revenue/commissioner, xa.revenue/disclosure, where it was 2 parties of \(officers)"
        ),
        Change(
            was: "signatories: [xa.revenue/commissioner",
            becomes: "signatories: [xa.revenue/disclosure",
            told: "signatories of grant `taxpayers`: xa.revenue/disclosure, xa.prosecution/head, "
                + "where it was xa.revenue/commissioner, xa.prosecution/head"
        ),
        Change(
            was: ", reviewBy: 2027-06-30",
            becomes: "",
            told: "review of grant `taxpayers`: none, where it was 2027-06-30"
        ),
        Change(
            was: "reviewBy: 2027-06-30",
            becomes: "reviewBy: 2028-06-30",
            told: "review of grant `taxpayers`: 2028-06-30, where it was 2027-06-30"
        ),
        Change(
            was: "approvals:",
            becomes: "quota: {releases: 2, per: year}\napprovals:",
            told: "quota of grant `taxpayers`: 2 per year, where it was unlimited",
            isNarrower: true
        ),
        Change(
            was: "within: 72h",
            becomes: "within: 30d",
            told: "duties: notifyBreach to xa.revenue within 30d, where it was notifyBreach to xa.revenue within 72h"
        ),
        Change(
            was: "certifyWithin: 30d",
            becomes: "certifyWithin: 180d",
            told: "duties: destroy, certified within 180d, where it was destroy, certified within 30d"
        ),
        Change(
            was: "signatories:",
            becomes: "recipients: [xa.prosecution/head]\nsignatories:",
            told: "recipients of grant `taxpayers`: xa.prosecution/head, where it was any",
            isNarrower: true
        ),
    ])
    func `each change is told with what both versions say`(change: Change) throws {
        let difference = try Self.difference(change.was, change.becomes)
        #expect(difference.isWider != change.isNarrower)
        #expect(difference.text.contains("\n    \(change.told) ("), "\(difference.text)")
        let agreement = try #require(difference.agreements.first)
        #expect(agreement.wider.count + agreement.narrower.count == 1, "\(difference.text)")
    }

    @Test func `duties in another order are the same duties`() throws {
        let duties = [
            "  - destroy: {by: 2029-12-31, certifyWithin: 30d}\n", "  - notifyBreach: {to: xa.revenue, within: 72h}\n",
        ]
        let difference = try Self.difference(duties.joined(), duties.reversed().joined())
        let agreement = try #require(difference.agreements.first)
        #expect(agreement.isSame && agreement.otherwise.isEmpty, "\(difference.text)")
    }

    @Test func `a purpose that a firewall alone holds back is told, and needs the same approvals`() throws {
        let difference = try Self.difference(
            "purposes: [tax-offences]",
            "purposes: [tax-offences, immigration-tracing]"
        )
        let agreement = try #require(difference.agreements.first)
        #expect(agreement.wider.isEmpty && agreement.held.map(\.becomes) == ["immigration-tracing"])
        #expect(difference.isWider && difference.reasons.map(\.code) == [.differenceWider])
        #expect(
            difference.text.contains(
                "not permitted today: firewall `taxes` refuses it; permitted once that is weakened"
            ),
            "\(difference.text)"
        )
        let json = try #require(difference.json["agreements"]?.elements?.first?["held"]?.elements?.first)
        #expect(json["refusedBy"] == ["taxes"])
        let narrower = try Self.difference("purposes: [tax-offences]", "purposes: [tax-offences]")
        #expect(narrower.agreements.first?.held == [])
    }

    @Test func `a text that changed under its number is told to raise it`() throws {
        let difference = try Self.difference("citizenship: drop", "citizenship: keep", version: 1)
        #expect(difference.text.contains("\n  the text changed under the same version: raise the version number\n"))
        #expect(difference.json["agreements"]?.elements?.first?["sameVersion"] == true)
    }

    @Test func `a witness is told in plain words, with what was supposed, in both languages`() throws {
        let difference = try Self.difference("count: 2", "count: 1")
        let english = """
                  xa.prosecution asks xa.revenue for `taxpayer_no` of `taxpayers`, for `tax-offences`, on 1 January 2026; \
            approved by `xa.prosecution/head` alone
                  version 1: refused (APPROVALS): approved by `xa.prosecution/head`, due are `2 parties of \(Self.officers)`
                  version 2: permitted

            """
        #expect(difference.text.contains(english), "\(difference.text)")
        let french = Language.$current.withValue(.french) { difference.text }
        let told = """
            xa.prosecution demande à xa.revenue la colonne `taxpayer_no` de `taxpayers`, pour la finalité `tax-offences`, \
            le 1er~janvier~2026~; seul `xa.prosecution/head` a approuvé
            """
        #expect(french.contains(told.replacing("~", with: "\u{a0}")), "\(french)")
        #expect(
            french.contains(
                "approbations du droit `taxpayers`\u{a0}: 1 parmi \(Self.officers), au lieu de 2 parties parmi"
            )
        )
        #expect(french.contains("version 2\u{a0}: permise\n"))
        let shown = try #require(difference.json["agreements"]?.elements?.first?["wider"]?.elements?.first)
        #expect(shown["supposed"]?["approvals"] == ["xa.prosecution/head"])
    }

    @Test func `a later day is asked after the review on both sides, and the witness says so`() throws {
        let difference = try Self.difference("until: 2028-12-31", "until: 2030-12-31")
        #expect(difference.text.contains("on 1 January 2029; after its review\n"), "\(difference.text)")
        let shown = try #require(difference.agreements.first?.wider.first?.shown)
        #expect(shown.supposed.isReviewed == true && shown.old.reasons.map(\.code.rawValue) == ["EXPIRED"])
    }
}
