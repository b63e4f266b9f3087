import Foundation
import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideTestSupport

/// What authors and readers of the tax gateway are told of clauses that nothing comes of.
struct GatewayReadingTests {
    private static func policies(_ old: String, _ new: String) throws -> PolicySet {
        let path = repositoryRoot.appending(path: "examples/06-tax-gateway/policies/network.yaml")
        let text = try String(contentsOf: path, encoding: .utf8)
        try #require(text.contains(old), "the example has it no more: \(old)")
        let files = ["network.yaml": Array(text.replacing(old, with: new).utf8)]
        return try PolicySet.read(files, folder: "set")
    }

    @Test func `a purpose for which the data was not collected makes its grant dead`() throws {
        let policies = try Self.policies("[taxation, tax-offences]", "[taxation, immigration-tracing]")
        let dead = policies.deadClauses()
        #expect(dead.map(\.sentence.code) == [.deadGrant], "\(dead.map(\.sentence.message))")
        #expect(dead.first?.sentence.message.contains("`tax-offences`") == true)
        #expect(policies.lint.contains { $0.code == .deadGrant })
    }

    private static let both = (
        "purposes: [tax-offences]\n", "purposes: [tax-offences, immigration-tracing]\n"
    )

    @Test func `a purpose that a firewall closes is told with the firewall's name, in both languages`() throws {
        let policies = try Self.policies(Self.both.0, Self.both.1)
        let told = try #require(policies.lint.first { $0.code == .deadPurpose }).message
        #expect(
            told.contains(
                """
                firewall `taxes` closes this data to `immigration-enforcement`; it lets through at most `aggregate, k 10`, \
                this would be `pseudonymised, k
                """
            ),
            "\(told)"
        )
        let french = Language.$current.withValue(.french) { policies.lint.first { $0.code == .deadPurpose }?.message }
        #expect(french?.contains("la cloison `taxes` ferme ces données à `immigration-enforcement`") == true)
    }

    @Test func `the page says what a firewall closes, and prints on A4`() throws {
        let policies = try Self.policies(Self.both.0, Self.both.1)
        let agreement = try #require(policies.agreements.first)
        func page(_ language: Language) -> String {
            agreement.plainWordsHTML(
                in: policies,
                signedBy: agreement.signatories,
                digest: ContentDigest(of: "form"),
                registered: CalendarDate("2026-03-01"),
                language: language
            )
        }
        let (english, french) = (page(.english), page(.french))
        #expect(english.contains("(taxes) closes the data to immigration-tracing, whatever this agreement says"))
        #expect(english.contains("signed, on record since 1 March 2026") && english.contains("@page { size: A4;"))
        #expect(french.contains("(taxes) ferme les données à immigration-tracing"))
        #expect(french.contains("services répressifs") && french.contains("toute violation de données"))
    }
}
