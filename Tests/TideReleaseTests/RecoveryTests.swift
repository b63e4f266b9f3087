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
            try stop(fixture, at: point, killed: killed, in: folder)
            try body(fixture, folder)
        }
    }

    /// A killed process clears nothing up: what it leaves is kept at that moment, and put back afterwards.
    private func stop(_ fixture: ClauseFixture, at point: ReleasePoint, killed: Bool, in folder: URL) throws {
        let register = try #require(fixture.office.register as? MemoryRegister)
        let folders = [("outbox", fixture.base.outbox), ("office", fixture.office.paths.root)]
        let kept = folder.appending(path: "kept")
        try DurableFile.createFolder(kept.path)
        var snapshot: MemoryRegister.Snapshot?
        #expect(throws: Stop.self) {
            _ = try fixture.releaseApproved(probe: { reached in
                guard reached == point else { return }
                if killed {
                    snapshot = register.snapshot
                    for (name, path) in folders {
                        try FileManager.default.copyItem(atPath: path, toPath: kept.appending(path: name).path)
                    }
                }
                throw Stop()
            })
        }
        guard let snapshot else { return }
        register.restore(snapshot)
        for (name, path) in folders {
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: kept.appending(path: name).path, toPath: path)
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

    private func knows(_ point: ReleasePoint) -> Bool { ![.applied, .classesSealed, .bundled].contains(point) }

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
            let isLogged = ![.applied, .classesSealed, .bundled, .staged].contains(point)
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
            var generator = SeededGenerator(seed: 21)
            let withdrawn = RegisterChange.departure(record.id, .withdrawn).json
            let entries = try fixture.office.ledger.store.entryCount()
            let number = try fixture.office.evidence.note(withdrawn, after: entries, using: &generator)
            try fixture.office.register.advance(to: RegisterExtent(entries: 0, journal: number))
            try DurableFile.remove(WorkspacePaths.staging(of: record.id, in: record.outbox))
            #expect(try recover(fixture) == [.aborted])
        }
    }

    @Test(arguments: [ReleasePoint.leaving, .renamed, .delivered])
    func `a staging folder that was put back does not make a bundle that left one that never did`(
        _ point: ReleasePoint
    ) throws {
        for isWhole in [false, true] {
            try withStopped(at: point, killed: true) { fixture, folder in
                let record = try #require(try fixture.office.register.releases().last)
                let staging = WorkspacePaths.staging(of: record.id, in: record.outbox)
                let name = point == .leaving ? staging : WorkspacePaths.destination(of: record.id, in: record.outbox)
                let taken = folder.appending(path: "taken").path
                try FileManager.default.moveItem(atPath: name, toPath: taken)
                if isWhole { try FileManager.default.copyItem(atPath: taken, toPath: staging) }
                if !isWhole { try DurableFile.createFolder(staging) }
                #expect(try recover(fixture) == [.delivered])
                #expect(try isQuotaUsed(fixture) && !DurableFile.exists(staging))
            }
        }
    }

    /// What somebody puts in the place of a staging folder that was taken, from what it was.
    private static let decoys: [(String, @Sendable (_ taken: String, _ staging: String) throws -> Void)] = [
        ("nothing", { _, _ in }),
        ("an empty folder", { _, staging in try DurableFile.createFolder(staging) }),
        ("a file", { _, staging in try DurableFile.write(staging, []) }),
        (
            "a link to what was taken",
            { taken, staging in
                try FileManager.default.createSymbolicLink(atPath: staging, withDestinationPath: taken)
            }
        ),
        (
            "all but the rows",
            { taken, staging in
                try FileManager.default.copyItem(atPath: taken, toPath: staging)
                try DurableFile.remove("\(staging)/data/visits.csv")
            }
        ),
        (
            "other rows of the same length",
            { taken, staging in
                try FileManager.default.copyItem(atPath: taken, toPath: staging)
                var rows = try DurableFile.read("\(staging)/data/visits.csv")
                rows[rows.count - 3] ^= 1
                try DurableFile.write("\(staging)/data/visits.csv", rows)
            }
        ),
        (
            "a link to the rows",
            { taken, staging in
                try FileManager.default.copyItem(atPath: taken, toPath: staging)
                try DurableFile.remove("\(staging)/data/visits.csv")
                try FileManager.default.createSymbolicLink(
                    atPath: "\(staging)/data/visits.csv",
                    withDestinationPath: "\(taken)/data/visits.csv"
                )
            }
        ),
        (
            "another manifest, with its rows",
            { taken, staging in
                try FileManager.default.copyItem(atPath: taken, toPath: staging)
                var generator = SeededGenerator(seed: 3)
                let old = try ReleaseManifest(
                    DurableFile.read("\(staging)/release-manifest.json"),
                    file: "release-manifest.json"
                )
                let other = ReleaseManifest(files: old.files, using: &generator)
                try DurableFile.write("\(staging)/release-manifest.json", other.encoded)
            }
        ),
        (
            "all but the statement",
            { taken, staging in
                try FileManager.default.copyItem(atPath: taken, toPath: staging)
                try DurableFile.remove("\(staging)/release.dsse.json")
            }
        ),
    ]

    @Test func `only a staging folder that holds the whole bundle byte for byte never left`() throws {
        for (what, put) in Self.decoys {
            try withStopped(at: .receipted, killed: true) { fixture, folder in
                let record = try #require(try fixture.office.register.releases().last)
                let staging = WorkspacePaths.staging(of: record.id, in: record.outbox)
                let taken = folder.appending(path: "taken").path
                try FileManager.default.moveItem(atPath: staging, toPath: taken)
                try put(taken, staging)
                #expect(try recover(fixture) == [.delivered], "\(what)")
                #expect(try isQuotaUsed(fixture), "\(what)")
                // What it stands for is gone, and what it leads to is not.
                #expect((try? FileManager.default.attributesOfItem(atPath: staging)) == nil, "\(what)")
                #expect(DurableFile.exists("\(taken)/data/visits.csv"))
            }
        }
    }

    @Test(arguments: [(ReleasePoint.bundled, false), (.receipted, false), (.leaving, true), (.renamed, true)])
    func `a note that is gone, forged, foreign or of another moment changes nothing`(
        _ point: ReleasePoint,
        _ hasLeft: Bool
    ) throws {
        let other = try #require(ReleaseIdentifier("00000000000000000000000000000000"))
        for attack in ["gone", "withdrawn", "making", "foreign", "another key"] {
            try withStopped(at: point, killed: true) { fixture, folder in
                let name = try #require(try DurableFile.names(in: fixture.office.paths.underWay).first)
                let release = try #require(ReleaseIdentifier(name))
                let victim = folder.appending(path: "victim").path
                let innocent = WorkspacePaths.staging(of: release, in: victim)
                try DurableFile.createFolder(innocent)
                let strange = KeyedDigest(of: Redacted([UInt8](repeating: 7, count: 32)), purpose: "under-way")
                let note: [UInt8]? =
                    switch attack {
                    case "withdrawn", "making": Array(#"{"outbox":"\#(victim)","state":"\#(attack)"}"#.utf8)
                    case "foreign":
                        ReleaseUnderWay(release: other, outbox: victim).encoded(fixture.office.underWayKey)
                    case "another key": ReleaseUnderWay(release: release, outbox: victim).encoded(strange)
                    default: nil
                    }
                let marker = fixture.office.paths.underWay(release)
                try DurableFile.remove(marker)
                if let note { try DurableFile.write(marker, note) }
                let states = try recover(fixture)
                #expect(states == (knows(point) ? [hasLeft ? .delivered : .aborted] : []), "\(point) \(attack)")
                #expect(DurableFile.exists(innocent), "\(attack)")
                #expect(try DurableFile.names(in: fixture.office.paths.underWay).isEmpty)
            }
        }
    }

    @Test func `a journal without the record that a bundle left is not gone on with`() throws {
        try withStopped(at: .renamed, killed: true) { fixture, folder in
            let record = try #require(try fixture.office.register.releases().last)
            let journal = "\(fixture.office.paths.evidence)/journal"
            let last = try #require(try DurableFile.names(in: journal).last)
            try FileManager.default.moveItem(
                atPath: WorkspacePaths.destination(of: record.id, in: record.outbox),
                toPath: WorkspacePaths.staging(of: record.id, in: record.outbox)
            )
            try FileManager.default.moveItem(
                atPath: "\(journal)/\(last)",
                toPath: folder.appending(path: last).path
            )
            #expect(codes { _ = try recover(fixture) } == ["TG0857"])
            try FileManager.default.moveItem(
                atPath: folder.appending(path: last).path,
                toPath: "\(journal)/\(last)"
            )
            #expect(try recover(fixture) == [.delivered])
        }
    }
}
