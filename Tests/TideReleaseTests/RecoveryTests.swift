import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// What recovery makes of a release that stopped at a named moment: never left, or left, or may have.
@Suite struct RecoveryTests {
    private struct Stop: Error {}

    /// The moments of a release, and whether the bundle had its name by then.
    private static let moments = ReleasePoint.open.filter { $0 != .decided }.map { point in
        (point, [.leaving, .renamed, .delivered].contains(point))
    }

    /// A release that stopped: its outbox as it was at that moment, and the books as recovery finds them.
    private func withStopped(
        at point: ReleasePoint,
        killed: Bool,
        _ body: (ClauseFixture, URL) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, clauses: "quota: {releases: 1, per: year}\n")
            let kept = folder.appending(path: "kept")
            #expect(throws: Stop.self) {
                _ = try fixture.releaseApproved(probe: { reached in
                    guard reached == point else { return }
                    // A killed process clears nothing up: what it would have left is put back below.
                    if killed {
                        let paths = [fixture.base.outbox, fixture.office.paths.underWay]
                        for (name, path) in zip(["outbox", "under-way"], paths) {
                            try? FileManager.default.createDirectory(at: kept, withIntermediateDirectories: true)
                            try FileManager.default.copyItem(atPath: path, toPath: kept.appending(path: name).path)
                        }
                    }
                    throw Stop()
                })
            }
            if killed {
                for (name, path) in [("outbox", fixture.base.outbox), ("under-way", fixture.office.paths.underWay)] {
                    try? FileManager.default.removeItem(atPath: path)
                    try FileManager.default.moveItem(atPath: kept.appending(path: name).path, toPath: path)
                }
            }
            try body(fixture, folder)
        }
    }

    private func recover(_ fixture: ClauseFixture) throws -> [ReleaseState] {
        var generator = SeededGenerator(seed: 20)
        return try Recovery(office: fixture.office).run(at: fixture.now, using: &generator).map(\.state)
    }

    /// Whether the one release of the year is used up.
    private func isQuotaUsed(_ fixture: ClauseFixture) throws -> Bool {
        try fixture.dryRun(fixture.order()).refused?.decision.reasons.map(\.code) == [.quota]
    }

    private func knows(_ point: ReleasePoint) -> Bool { ![.applied, .bundled].contains(point) }

    @Test(arguments: moments)
    func `a release that failed or was killed counts once it had its name, and not before`(
        _ point: ReleasePoint,
        _ hasLeft: Bool
    ) throws {
        for killed in [false, true] {
            try withStopped(at: point, killed: killed) { fixture, _ in
                let states = try recover(fixture)
                #expect(states == (knows(point) ? [hasLeft ? .delivered : .aborted] : []), "\(point)")
                #expect(try isQuotaUsed(fixture) == hasLeft)
                #expect(try recover(fixture).isEmpty)
                let left = try DurableFile.names(in: fixture.base.outbox)
                #expect(left.count == (hasLeft ? 1 : 0) && !left.contains { $0.hasPrefix(".") })
                #expect(try fixture.rebuiltAgrees())
            }
        }
    }

    @Test(arguments: moments)
    func `what was taken out of the outbox after a kill counts as soon as its decision is in the log`(
        _ point: ReleasePoint,
        _ hasLeft: Bool
    ) throws {
        try withStopped(at: point, killed: true) { fixture, folder in
            // All of it, hidden folders too: nobody here can say who reads it.
            let taken = folder.appending(path: "taken")
            try FileManager.default.moveItem(atPath: fixture.base.outbox, toPath: taken.path)
            let isLogged = ![.applied, .bundled, .staged].contains(point)
            let states = try recover(fixture)
            #expect(states == (knows(point) ? [isLogged ? .delivered : .aborted] : []), "\(point)")
            #expect(try isQuotaUsed(fixture) == isLogged)
            let last = try #require(try LogListing(office: fixture.office).lines(reveal: true).last)
            if isLogged { #expect(last.state == "confirmed") }
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `a recovery that is itself interrupted after taking back does not take the release for delivered`()
        throws
    {
        try withStopped(at: .receipted, killed: true) { fixture, _ in
            let record = try #require(try fixture.office.register.releases().last)
            let underWay = fixture.office.paths.underWay
            #expect(try StagedBundle.withdraw(record.id, from: record.outbox, underWay: underWay))
            #expect(try recover(fixture) == [.aborted])
        }
    }

    @Test(arguments: [ReleasePoint.leaving, .renamed, .delivered])
    func `a staging folder that was put back does not make a bundle that left one that never did`(
        _ point: ReleasePoint
    ) throws {
        try withStopped(at: point, killed: true) { fixture, folder in
            let record = try #require(try fixture.office.register.releases().last)
            let staging = StagedBundle.staging(of: record.id, in: record.outbox)
            let taken = folder.appending(path: "taken")
            try FileManager.default.moveItem(atPath: fixture.base.outbox, toPath: taken.path)
            try DurableFile.createFolder(staging)
            #expect(try recover(fixture) == [.delivered])
            #expect(try isQuotaUsed(fixture) && !DurableFile.exists(staging))
        }
    }

    @Test func `without a note that says so nothing was taken back`() throws {
        try withStopped(at: .receipted, killed: true) { fixture, _ in
            let record = try #require(try fixture.office.register.releases().last)
            try DurableFile.remove(StagedBundle.staging(of: record.id, in: record.outbox))
            try DurableFile.remove(fixture.office.paths.underWay)
            #expect(try recover(fixture) == [.delivered])
        }
    }
}
