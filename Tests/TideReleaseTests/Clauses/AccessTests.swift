import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideRelease
import TideTestSupport

@Suite struct AccessTests {
    @Test(arguments: ["enclave", "query"])
    func `access that is no file is refused by name, dry run and release`(mode: String) throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, clauses: "access: {mode: \(mode)}\n")
            let order = try fixture.order(SmallOffice.request() + "access: \(mode)\n")
            let refused = try #require(try fixture.dryRun(order).refused)
            #expect(refused.decision.reasons.map(\.code) == [.accessMode])
            #expect(refused.decision.reasons[0].message == .accessByFileAlone)
            #expect(refused.decision.text.contains("hands over files"))
            #expect(!DurableFile.exists(fixture.base.outbox))
        }
    }

    @Test(arguments: [
        "lDiversity: {of: diagnosis, distinct: 2}", "tCloseness: {of: diagnosis, t: \"0.2\"}",
    ])
    func `a safeguard that no search meets yet stops the plan at its line, and check says so`(safeguard: String) throws
    {
        try withTemporaryFolder { folder in
            let edit = { (text: String) in
                text.replacing("preserve: [geography]", with: "preserve: [geography]\n      \(safeguard)")
                    .replacing("sex: keep", with: "sex: keep\n      diagnosis: keep")
            }
            let fixture = try ClauseFixture(in: folder, edit: edit)
            let name = String(safeguard.prefix { $0 != ":" })
            let line = edit(SmallOffice.agreement(version: 1)).split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.contains(name) }.map { $0 + 1 }
            let request = SmallOffice.request(columns: ["person", "age", "region", "sex", "diagnosis"])
            do {
                _ = try fixture.dryRun(fixture.order(request))
                Issue.record("it was planned")
            } catch let error as ReleaseError {
                #expect(error.kind == .invalid)
                let found = try #require(error.diagnostics.first)
                #expect(error.diagnostics.count == 1 && found.code == .safeguardNotYet)
                #expect(found.arguments == [name])
                #expect(found.place?.file.hasSuffix("agreement.yaml") == true && found.place?.line == line)
            }
            let (problems, notes) = try PlanCheck.findings(in: fixture.office.policies())
            #expect(problems.isEmpty && notes.map(\.code) == [.safeguardNotYet])
        }
    }
}
