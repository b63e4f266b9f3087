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
        "risk: {prosecutor: {highest: 50%}}",
    ])
    func `every safeguard of an agreement is planned for, and check finds nothing to say`(safeguard: String) throws {
        try withTemporaryFolder { folder in
            let edit = { (text: String) in
                text.replacing("preserve: [geography]", with: "preserve: [geography]\n      \(safeguard)")
                    .replacing("sex: keep", with: "sex: keep\n      diagnosis: keep")
            }
            let fixture = try ClauseFixture(in: folder, edit: edit)
            let (problems, notes) = try PlanCheck.findings(in: fixture.office.policies())
            #expect(problems.isEmpty && notes.isEmpty)
            let agreement = try #require(try fixture.office.policies().agreements.first)
            #expect(
                agreement.grants.flatMap(\.safeguards.models).map(\.family.rawValue) == [
                    String(safeguard.prefix { $0 != ":" })
                ]
            )
        }
    }
}
