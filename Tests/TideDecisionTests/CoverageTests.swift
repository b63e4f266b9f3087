import Testing
import TideAgreement
import TideCore
import TideDecision
import TideTestSupport

/// Which parts of agreements the cases of a set exercise.
struct CoverageTests {
    private static let documents = """
        tidegate: v1
        kind: purposes
        id: tree
        purposes: {service: null, statistics: null, survey: statistics, enforcement: null, tracing: enforcement}
        """ + NetworkDocuments.party("mol", "service") + NetworkDocuments.party("nso", "statistics")
        + NetworkDocuments.dataset(
            "permits",
            "mol",
            "service",
            "a: {role: quasi}, b: {role: quasi}",
            "retain: 2032-12-31"
        )
            + """

            ---
            tidegate: v1
            kind: agreement
            id: a1
            version: 1
            title: a1
            provider: mol
            recipient: nso
            signatories: [mol/head, nso/head]
            recipients: [nso/head]
            legalBasis: [{act: Act, kind: statutory}]
            purposes: [statistics]
            never: [enforcement]
            valid: {from: 2026-01-01, until: 2028-12-31, reviewBy: 2027-12-31}
            grants:
              - id: own
                dataset: permits
                form: k-anonymous
                columns: {a: keep, b: drop}
                safeguards: {kAnonymity: {k: 5, suppression: 5%}}
            duties:
              - destroy: {by: 2029-06-30, certifyWithin: 30d}
              - notifyBreach: {to: mol, within: 72h}
            """

    private static func coverage(_ cases: [String]) throws -> CaseCoverage {
        let items = cases.enumerated().map { "  - {name: c\($0), at: 2026-06-01, \($1)}" }.joined(separator: "\n")
        let set = "\n---\ntidegate: v1\nkind: cases\nid: c\ncases:\n\(items)\n"
        return try NetworkDocuments.read(documents + set).coverage()
    }

    private static let state = "state: {signatures: {a1@1: [mol/head, nso/head]}, requestSignatures: [nso/head]}"

    private static func request(_ purpose: String, _ columns: String, _ more: String = "") -> String {
        "request: {requester: nso, officer: nso/head, holder: mol, dataset: permits, purpose: \(purpose), columns: [\(columns)]\(more)}"
    }

    private static func names(_ items: [CaseCoverage.Item]) -> [String] { items.map { "\($0.kind) \($0.name)" } }

    @Test func `without a case that reaches an agreement nothing of it is exercised`() throws {
        let other =
            "request: {requester: mol, holder: nso, dataset: permits, purpose: survey, columns: [a]}, expect: {refuse: [NO_AGREEMENT]}"
        let coverage = try Self.coverage([other])
        #expect(coverage.missing == coverage.items)
        #expect(
            Self.names(coverage.items) == [
                "grant own", "column a", "column b", "purpose statistics", "prohibition enforcement",
                "clause signatories",
                "clause recipients", "clause valid", "clause valid/reviewBy", "clause duties/0/destroy",
                "clause duties/1/notifyBreach", "clause form", "clause kAnonymity",
            ]
        )
    }

    @Test func `a permit exercises what it keeps to, and what it makes somebody owe`() throws {
        let coverage = try Self.coverage(["\(Self.request("survey", "a")), \(Self.state), expect: permit"])
        #expect(Self.names(coverage.missing) == ["column b", "prohibition enforcement"])
        #expect(coverage.items.allSatisfy { $0.refused == 0 && $0.kept <= 1 })
    }

    @Test func `a refusal exercises what it is refused by, and no grant`() throws {
        let coverage = try Self.coverage([
            "\(Self.request("tracing", "a, b")), \(Self.state), expect: {refuse: [PURPOSE_NOT_ALLOWED, COLUMN_NOT_COVERED]}"
        ])
        let refused = coverage.items.filter { $0.refused > 0 }
        #expect(Self.names(refused) == ["grant own", "column b", "prohibition enforcement"])
        #expect(Self.names(coverage.missing).prefix(2) == ["grant own", "purpose statistics"])
    }

    @Test func `what is missing is told with its place, and counted`() throws {
        let coverage = try Self.coverage(["\(Self.request("survey", "a")), \(Self.state), expect: permit"])
        let lines = coverage.text.split(separator: "\n")
        #expect(lines.count == 5 && lines[4] == "11 of 13 parts of agreements are exercised by cases")
        #expect(lines[0].hasSuffix("TG1625: no case exercises column `b` of grant `own` of `a1@1`"))
        #expect(coverage.json["exercised"] == 11 && coverage.json["of"] == 13)
        #expect(coverage.json["items"]?.elements?.count == 13)
    }
}
