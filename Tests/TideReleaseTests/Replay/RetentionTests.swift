import Foundation
import Testing
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct RetentionTests {
    /// Days after the fixture's first moment.
    private func days(_ count: Int64, after instant: Instant) -> Instant {
        Instant(secondsSince1970: instant.secondsSince1970 + count * 86_400)
    }

    /// Dry run and approval, and a minute later the release: reports that say when are two.
    private func release(
        _ fixture: ClauseFixture,
        _ order: ReleasePipeline<EmbeddedEngine>.Order? = nil,
        at instant: Instant? = nil,
        seed: UInt64 = 5,
        probe: @escaping (ReleasePoint) throws -> Void = { _ in }
    ) throws -> ReleaseOutcome.Released {
        let (order, instant) = (try order ?? fixture.order(), instant ?? fixture.now)
        let answer = try fixture.dryRun(order, at: instant)
        let dry = try #require(answer.dryRun, "\(answer)")
        var generator = SeededGenerator(seed: seed)
        let (name, key) = try fixture.officer(SmallOffice.approver)
        _ = try ApprovalRecording(office: fixture.office)
            .approve(dry.digest, by: .key(key, of: name), at: instant, using: &generator)
        let later = Instant(secondsSince1970: instant.secondsSince1970 + 60)
        let outcome = try fixture.release(order, at: later, seed: seed, probe: probe)
        return try #require(outcome.released, "\(outcome)")
    }

    /// What stands behind a release: the list of its rows, their pieces, and its officer's report.
    private func content(
        of release: ReleaseOutcome.Released,
        in office: Office
    ) throws -> (rows: [ContentDigest], reports: [ContentDigest]) {
        let record = try #require(try office.register.release(release.id))
        let behind = try office.evidence.record(behind: record.statement)
        let list = try #require(behind[EvidenceMember.releasedFile]?.text.flatMap { ContentDigest(hex: $0) })
        let reports = (behind[EvidenceMember.officersReport]?.elements ?? []).compactMap {
            $0.text.flatMap { ContentDigest(hex: $0) }
        }
        guard office.evidence.contains(list) else { return ([list], reports) }
        return ([list] + (try SealedFile(at: list, in: office.evidence).addresses), reports)
    }

    private func plan(
        _ fixture: ClauseFixture,
        before: Instant,
        keeping: Set<ReleaseIdentifier> = [],
        at now: Instant? = nil
    ) throws -> RetentionPlan {
        try RetentionPlan(before: before.date, keeping: keeping, in: fixture.office, at: now ?? before)
    }

    @discardableResult
    private func retain(_ fixture: ClauseFixture, before: Instant) throws -> RetentionPlan {
        var generator = SeededGenerator(seed: 91)
        let plan = try plan(fixture, before: before)
        try Retention.carryOut(plan, in: fixture.office, using: &generator)
        return plan
    }

    /// Every file of the evidence but those of the journal.
    private func files(_ office: Office) throws -> Set<String> {
        Set(
            try FolderFiles.paths(in: office.paths.evidence).filter {
                !$0.hasPrefix("journal/") && !$0.hasPrefix("high")
            }
        )
    }

    @Test func `rows and reports from before a day go, and no other file of the evidence`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            let first = try release(fixture)
            // A dry run of the same request that came later: its report stays.
            _ = try fixture.dryRun(fixture.order(), at: days(40, after: fixture.now))
            let newest = try fixture.office.evidence.journalRecord(fixture.office.evidence.journalCount())
            guard case .dryRun(_, let staying)? = RegisterChange(newest.change, entry: nil) else {
                return #expect(Bool(false), "\(newest.change)")
            }
            #expect(staying.count == 2)
            let going = try content(of: first, in: fixture.office)
            #expect(going.rows.count == 2 && going.reports.count == 2)
            let before = try files(fixture.office)
            let plan = try retain(fixture, before: days(30, after: fixture.now))
            #expect(plan.record.releases == [first.id] && plan.kept.isEmpty)
            // The report of the release, and that of the dry run before it.
            #expect(plan.reports == 4 && plan.record.content.count == 6)
            for address in going.rows + going.reports {
                #expect(!fixture.office.evidence.contains(address))
                #expect(try fixture.office.evidence.removal(of: address) == days(30, after: fixture.now))
            }
            #expect(staying.allSatisfy(fixture.office.evidence.contains))
            let after = try files(fixture.office)
            #expect(before.subtracting(after).count == 6 && after.subtracting(before).count == 6)
            #expect(after.subtracting(before).allSatisfy { $0.hasSuffix(".removed") })
            #expect(try fixture.rebuiltAgrees())
            let report = try fixture.base.replay()
            #expect(report.isEqual && report.measured == 0 && report.replayed == report.equal, "\(report.words)")
            #expect(report.findings.map(\.code.rawValue) == ["TG0973", "TG0974"])
            // Once more there is nothing to do.
            let journal = try fixture.office.evidence.journalCount()
            let again = try retain(fixture, before: days(30, after: fixture.now))
            #expect(again.record.content.isEmpty && again.record.releases.isEmpty)
            #expect(try fixture.office.evidence.journalCount() == journal)
        }
    }

    @Test func `pieces that a release which stays shares stay, until that one goes too`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            let first = try release(fixture)
            let second = try release(fixture, at: days(40, after: fixture.now), seed: 7)
            let rows = try content(of: first, in: fixture.office).rows
            #expect(try content(of: second, in: fixture.office).rows == rows)
            let plan = try retain(fixture, before: days(30, after: fixture.now))
            // Its own report goes; that of the dry run led to the second release too.
            #expect(plan.record.releases == [first.id] && plan.reports == 2 && plan.record.content.count == 2)
            #expect(rows.allSatisfy(fixture.office.evidence.contains))
            #expect(try fixture.base.replay().measured == 2)
            try retain(fixture, before: days(50, after: fixture.now))
            #expect(!rows.contains(where: fixture.office.evidence.contains))
            let report = try fixture.base.replay()
            #expect(report.isEqual && report.measured == 0, "\(report.words)")
            // The same rows leave once more: they are kept anew, and of all three releases.
            _ = try release(fixture, at: days(51, after: fixture.now), seed: 8)
            #expect(rows.allSatisfy(fixture.office.evidence.contains))
            #expect(try fixture.base.replay().measured == 3)
        }
    }

    @Test func `a release with an open duty stays whole until it is done`() throws {
        try withTemporaryFolder { folder in
            let clauses = "duties:\n  - destroy: {by: 2026-12-31, certifyWithin: 30d}\n"
            let fixture = try ClauseFixture(in: folder, clauses: clauses)
            let release = try release(fixture)
            let later = days(60, after: fixture.now)
            let held = try retain(fixture, before: later)
            #expect(held.record.content.isEmpty && held.kept.map(\.release) == [release.id])
            guard case .openDuty? = held.kept.first?.why else { return #expect(Bool(false), "\(held.kept)") }
            let day = try #require(CalendarDate("2026-12-30"))
            _ = try fixture.certify(release.id, fixture.certificate(of: release, destroyed: day), at: later)
            let plan = try retain(fixture, before: later)
            #expect(plan.record.releases == [release.id] && plan.kept.isEmpty)
            #expect(try fixture.base.replay().isEqual)
        }
    }

    @Test func `a release that was recalled stays whole, and one that is asked for`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            let release = try release(fixture)
            let later = days(60, after: fixture.now)
            #expect(try plan(fixture, before: later, keeping: [release.id]).kept.map(\.why) == [.asked])
            let within = try #require(Term("30d"))
            try fixture.order(
                .recall(.protection, answerWithin: within),
                about: release.id,
                discovered: days(1, after: fixture.now),
                at: days(1, after: fixture.now)
            )
            let held = try plan(fixture, before: later)
            #expect(held.kept.map(\.release) == [release.id] && held.record.content.isEmpty)
            let unknown = try #require(ReleaseIdentifier(randomBytes: [UInt8](repeating: 1, count: 16)))
            #expect(codes { _ = try plan(fixture, before: later, keeping: [unknown]) } == ["TG0787"])
            #expect(codes { _ = try plan(fixture, before: days(61, after: fixture.now), at: later) } == ["TG0692"])
        }
    }

    @Test func `quota and composition read what they read before`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, clauses: "quota: {releases: 1, per: year}\n")
            _ = try release(fixture)
            let other = try fixture.order(SmallOffice.request(columns: ["person", "age", "region"]))
            let next = days(70, after: fixture.now)
            func refusals() throws -> [[ReasonCode]] {
                let same = try fixture.dryRun(fixture.order(), at: days(20, after: fixture.now))
                return [same, try fixture.dryRun(other, at: next)].map {
                    $0.refused?.decision.reasons.map(\.code) ?? []
                }
            }
            let before = try refusals()
            #expect(before == [[.quota], [.composition]])
            // The dry runs came after: their reports stay.
            #expect(try retain(fixture, before: days(10, after: fixture.now)).record.content.count == 6)
            #expect(try refusals() == before)
        }
    }

    @Test func `what a release left that never was logged goes too`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            struct Stop: Error {}
            _ = try? release(fixture, probe: { if $0 == .staged { throw Stop() } })
            var generator = SeededGenerator(seed: 92)
            try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
            let aborted = try #require(try fixture.office.register.releases().first)
            #expect(aborted.state == .aborted && aborted.entry == nil)
            let plan = try retain(fixture, before: days(30, after: fixture.now))
            #expect(plan.record.releases == [aborted.id] && plan.record.content.count == 6)
        }
    }

    @Test func `a run that was interrupted is finished from the journal, piece by piece`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            _ = try release(fixture)
            let later = days(30, after: fixture.now)
            let plan = try plan(fixture, before: later)
            var generator = SeededGenerator(seed: 93)
            let evidence = fixture.office.evidence
            // As a run leaves it that ended after so many pieces.
            let change = RegisterChange.retention(plan.record)
            #expect(RegisterChange(change.json, entry: nil) == change)
            _ = try evidence.note(change.json, after: fixture.office.ledger.store.entryCount(), using: &generator)
            for address in plan.record.content.prefix(3) { try evidence.remove(address, at: later, using: &generator) }
            #expect(plan.record.content.filter(evidence.contains).count == 3)
            try Recovery(office: fixture.office).run(at: later, using: &generator)
            #expect(plan.record.content.filter(evidence.contains).isEmpty)
            let names = try FolderFiles.paths(in: fixture.office.paths.evidence)
            #expect(!names.contains { $0.hasSuffix(DurableFile.wipedEnding) })
            #expect(try fixture.base.replay().isEqual)
        }
    }

    @Test func `officers' reports are in no export, and what was removed is told in one`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder)
            let release = try release(fixture)
            let content = try content(of: release, in: fixture.office)
            let passphrase = Redacted(Array("the auditor's".utf8))
            func export(_ name: String) throws -> OpenedEvidence {
                var generator = SeededGenerator(seed: 94)
                let target = folder.appending(path: name).path
                _ = try EvidenceExport(of: fixture.office).write(to: target, passphrase: passphrase, using: &generator)
                return try EvidenceExport.open(target, passphrase: passphrase)
            }
            let whole = try export("whole")
            #expect(content.rows.allSatisfy(whole.evidence.contains))
            let plan = try plan(fixture, before: days(30, after: fixture.now))
            #expect(!plan.record.content.dropFirst(2).contains(where: whole.evidence.contains))
            try retain(fixture, before: days(30, after: fixture.now))
            let after = try export("after")
            let log = try fixture.base.audited()
            let report = Replay(log, opened: after).run()
            let own = try fixture.base.replay()
            #expect(report.isEqual && report.json(showingValues: false) == own.json(showingValues: false))
            #expect(report.findings.first?.arguments.last == "removed on \(days(30, after: fixture.now).date)")
            #expect(Replay(log, opened: whole).run().measured == 1)
        }
    }
}
