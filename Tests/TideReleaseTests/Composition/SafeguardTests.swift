import Foundation
import Testing
import TideCore
import TideDecision
import TideRelease
import TideTestSupport

/// What releases must not say together where no k is agreed.
@Suite struct `Composition without k` {
    private static let first = SmallOffice.request(columns: ["person", "age", "region"])
        .replacing("safeguards: {k: 3}\n", with: "")
    private static let second = SmallOffice.request(columns: ["person", "region", "sex"])
        .replacing("safeguards: {k: 3}\n", with: "")

    private func withFixture(
        _ safeguards: String,
        files: [String: String] = [:],
        _ body: (ClauseFixture) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, rows: 60, files: files) { text in
                text.replacing("kAnonymity: {k: 3, suppression: 10%}", with: safeguards)
            }
            try body(fixture)
        }
    }

    @Test func `a highest risk asks for as many in each joint class as in each class`() throws {
        try withFixture("risk: {prosecutor: {highest: 34%}}\n      suppression: 20%") { fixture in
            _ = try #require(try fixture.releaseApproved(fixture.order(Self.first)).released)
            let refused = try #require(try fixture.dryRun(fixture.order(Self.second)).refused)
            #expect(refused.decision.reasons.map(\.message) == [.compositionUnderK])
            #expect(refused.decision.reasons.first?.allowed == "3")
        }
    }

    @Test func `safeguards that ask for no number leave the identical transformation alone`() throws {
        try withFixture("risk: {prosecutor: {average: 90%}}\n      suppression: 20%") { fixture in
            _ = try #require(try fixture.releaseApproved(fixture.order(Self.first)).released)
            let refused = try #require(try fixture.dryRun(fixture.order(Self.second)).refused)
            #expect(refused.decision.reasons.map(\.message) == [.composition])
            #expect(try fixture.releaseApproved(fixture.order(Self.first), seed: 9).released != nil)
        }
    }

    @Test func `files without quasi-identifiers compose, since they tell nobody apart`() throws {
        let dataset = String(decoding: SmallOffice().files["dataset.yaml"] ?? [], as: UTF8.self)
            .replacing("unit: person\n", with: "unit: person\nunitIdentifier: person\n")
        let safeguards = "risk: {prosecutor: {average: 90%}}\n      suppression: 20%"
        try withFixture(safeguards, files: ["dataset.yaml": dataset]) { fixture in
            let names = SmallOffice.request(columns: ["person"]).replacing("safeguards: {k: 3}\n", with: "")
            _ = try #require(try fixture.releaseApproved(fixture.order(names)).released)
            let other = try fixture.base.write(SmallOffice.source(rows: 70, seed: 8), "other.csv")
            #expect(try fixture.dryRun(fixture.order(names, input: other)).dryRun != nil)
        }
    }

    @Test(arguments: [
        ("lDiversity: [{of: diagnosis, distinct: 3}]\nsuppression: 20%", 3),
        ("lDiversity: [{of: diagnosis, entropy: \"2.5\"}]\nsuppression: 20%", 3),
        ("risk: {prosecutor: {highest: 25%}}\nsuppression: 20%", 4),
        ("kAnonymity: {k: 2}\nrisk: {prosecutor: {highest: 25%}}\nsuppression: 20%", 4),
        ("kAnonymity: {k: 6}\nlDiversity: [{of: diagnosis, distinct: 3}]\nsuppression: 20%", 6),
        ("kMap: {k: 3}\nsuppression: 20%", 1), ("risk: {prosecutor: {average: 50%}}\nsuppression: 20%", 1),
    ])
    func `what safeguards ask of each class is known before the search`(safeguards: String, least: Int) throws {
        var fixture = SpecFixture()
        fixture.safeguards = safeguards
        let plan = try fixture.plan()
        try withTemporaryFolder { folder in
            let path = folder.appending(path: "source.csv").path
            let rows = (0..<6).map { "p\($0),34,n,2024-01-05,A\(1 + $0 % 2),\($0),2\n" }.joined()
            try Data(("person,age,region,day,diagnosis,stay,w\n" + rows).utf8).write(to: URL(filePath: path))
            #expect(try EmbeddedEngine().open(path, under: plan) { _ in }.leastClass == least)
        }
    }
}
