import Foundation
import Testing
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// Where protected rows lie before anybody knows whether they may leave.
@Suite struct OutboxTests {
    private struct Stop: Error {}

    /// The plain files below a folder, by path; none where it is not there.
    private func files(in folder: String) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return paths.filter { DurableFile.exists("\(folder)/\($0)") && !DurableFile.isFolder("\(folder)/\($0)") }
            .sorted()
    }

    @Test func `the outbox has nothing of a file until nothing refuses it`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            var atApplied: (outbox: [String], scratch: [String])?
            let outcome = try fixture.releaseApproved(probe: { point in
                guard point == .applied else { return }
                atApplied = (files(in: fixture.base.outbox), files(in: fixture.office.paths.scratch))
            })
            let released = try #require(outcome.released)
            #expect(atApplied?.outbox == [] && atApplied?.scratch.count == 1)
            #expect(files(in: released.bundle).contains("data/visits.csv"))
            #expect(files(in: fixture.office.paths.scratch).isEmpty)
        }
    }

    @Test func `a file that does not compose was never in the outbox, and leaves nothing in the workspace`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, rows: 60)
            let first = SmallOffice.request(columns: ["person", "age", "region"])
            let second = SmallOffice.request(columns: ["person", "region", "sex"])
            // The second is approved while nothing left, and refused once something did.
            let dry = try #require(try fixture.dryRun(fixture.order(second)).dryRun)
            try fixture.base.approve(dry.digest)
            _ = try #require(try fixture.releaseApproved(fixture.order(first)).released)
            let before = files(in: fixture.base.outbox)
            var seen: [String] = []
            var generator = SeededGenerator(seed: 9)
            // The clock is asked before and after every step: a look around each time.
            var timer = StageTimer {
                seen += files(in: fixture.base.outbox).filter { !before.contains($0) }
                return 0
            }
            let order = try fixture.order(second)
            let refused = try #require(
                try fixture.pipeline(at: fixture.now).release(order, timer: &timer, using: &generator).refused
            )
            #expect(refused.decision.reasons.map(\.code) == [.composition] && refused.entry != nil)
            #expect(seen.isEmpty && files(in: fixture.base.outbox) == before)
            #expect(files(in: fixture.office.paths.scratch).isEmpty)
        }
    }

    @Test func `what a killed run leaves in the workspace is removed before the next one writes`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            let scratch = fixture.office.paths.scratch
            let kept = folder.appending(path: "kept").path
            #expect(throws: Stop.self) {
                _ = try fixture.releaseApproved(probe: { point in
                    guard point == .applied else { return }
                    try FileManager.default.copyItem(atPath: scratch, toPath: kept)
                    throw Stop()
                })
            }
            #expect(files(in: scratch).isEmpty, "a run that fails clears up")
            try? FileManager.default.removeItem(atPath: scratch)
            try FileManager.default.moveItem(atPath: kept, toPath: scratch)
            #expect(files(in: scratch).count == 1)
            var generator = SeededGenerator(seed: 20)
            _ = try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
            #expect(files(in: scratch).isEmpty && files(in: fixture.base.outbox).isEmpty)
        }
    }
}
