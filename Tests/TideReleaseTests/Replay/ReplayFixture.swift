import Foundation
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

extension ReleaseFixture {
    /// The log as it is published, verified.
    func audited() throws -> AuditedLog {
        let folder = folder.appending(path: "published").path
        try office.ledger.export(to: folder)
        guard let log = try AuditedLog.verify(folder: folder, trust: trust).value else { throw MissingOfficer() }
        return log
    }

    /// The office's own evidence.
    func opened() throws -> OpenedEvidence {
        OpenedEvidence(
            configuration: office.configuration,
            evidence: office.evidence,
            journal: try office.evidence.journalCount()
        )
    }

    /// Replays the whole log by the office's own evidence.
    func replay(bundles: String? = nil) throws -> ReplayReport {
        try Replay(audited(), opened: opened(), bundles: bundles).run()
    }
}

/// An office in which much has happened, one step after the other.
struct BusyOffice {
    static let clauses = """
        quota: {releases: 3, per: month}
        duties:
          - destroy: {by: 2028-06-30, certifyWithin: 30d}
          - notifyBreach: {to: xa.clinic, within: 48h}
          - corrections: {within: 14d}

        """

    let fixture: ClauseFixture
    let standing: StandingFixture
    private(set) var now: Instant
    private(set) var released: [ReleaseOutcome.Released] = []
    private var seed: UInt64 = 100

    init(in folder: URL) throws {
        fixture = try ClauseFixture(in: folder, clauses: Self.clauses)
        standing = StandingFixture(over: fixture.base)
        now = fixture.now
    }

    /// What can be done.
    enum Step: CaseIterable {
        case release
        case releaseAgain
        case otherPurpose
        case otherColumns
        case otherInput
        case tooStrict
        case suspend
        case resume
        case recall
        case breakOff
        case nextMonth
    }

    /// Takes a step; one that can't be taken now changes nothing.
    mutating func take(_ step: Step) throws {
        seed += 1
        now = Instant(secondsSince1970: now.secondsSince1970 + 60)
        let standard = SmallOffice.request()
        switch step {
        case .release: keep(try fixture.releaseApproved(at: now, seed: seed))
        case .releaseAgain: keep(try fixture.release(fixture.order(), at: now, seed: seed))
        case .otherPurpose:
            _ = try fixture.release(
                fixture.order(SmallOffice.request(purpose: "enforcement", k: 2)),
                at: now,
                seed: seed
            )
        case .otherColumns:
            let request = SmallOffice.request(columns: ["person", "age", "region"])
            keep(try fixture.releaseApproved(fixture.order(request), at: now, seed: seed))
        case .otherInput:
            let input = try fixture.base.write(SmallOffice.source(rows: 121, seed: seed), "other-\(seed).csv")
            keep(try fixture.release(fixture.order(standard, input: input), at: now, seed: seed))
        case .tooStrict:
            // Approved for a file that meets it, and asked for with one that can't.
            let input = try fixture.base.write(SmallOffice.source(rows: 2), "few.csv")
            _ = try fixture.releaseApproved(fixture.order(standard), at: now, seed: seed).released.map { keep($0) }
            _ = try fixture.release(fixture.order(standard, input: input), at: now, seed: seed)
        case .suspend: _ = try? standing.step(.suspended, by: ["xa.study/head"], at: now)
        case .resume: _ = try? standing.step(.resumed, by: ["xa.study/head", "xa.clinic/dpo"], at: now)
        case .recall:
            guard let last = released.popLast(), let within = Term("30d") else { return }
            _ = try fixture.order(.recall(.protection, answerWithin: within), about: last.id, discovered: now, at: now)
        case .breakOff:
            struct Stop: Error {}
            // Before its decision is logged, or after.
            let point: ReleasePoint = seed.isMultiple(of: 2) ? .staged : .receipted
            _ = try? fixture.releaseApproved(at: now, seed: seed, probe: { if $0 == point { throw Stop() } })
            var generator = SeededGenerator(seed: seed)
            try Recovery(office: fixture.office).run(at: now, using: &generator)
        case .nextMonth: now = Instant(secondsSince1970: now.secondsSince1970 + 31 * 86_400)
        }
    }

    private mutating func keep(_ outcome: ReleaseOutcome) { if let done = outcome.released { keep(done) } }

    private mutating func keep(_ done: ReleaseOutcome.Released) { released.append(done) }
}

extension ReplayReport {
    /// All that is wrong, for a failing test.
    var words: String { "\(reasons.map(\.rendered)) \(String(describing: first))" }
}
