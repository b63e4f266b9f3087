import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideRelease
import TideTestSupport

@Suite struct QuotaTests {
    @Test func `the second release of a quota of one is refused, and an aborted one gives its place back`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, clauses: "quota: {releases: 1, per: year}\n")
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                _ = try fixture.releaseApproved(probe: { if $0 == .staged { throw Stop() } })
            }
            #expect(try fixture.dryRun(fixture.order()).refused?.decision.reasons.map(\.code) == [.quota])
            var generator = SeededGenerator(seed: 11)
            try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
            #expect(try fixture.releaseApproved(seed: 12).released != nil)
            #expect(try fixture.dryRun(fixture.order()).refused?.decision.reasons.map(\.code) == [.quota])
            #expect(try fixture.releaseApproved(seed: 13).refused?.decision.reasons.map(\.code) == [.quota])
            let next = try instant("2027-01-01T00:00:00Z")
            #expect(try fixture.releaseApproved(at: next, seed: 14).released != nil)
        }
    }

    @Test func `a place that another run took after the decision refuses in the register's transaction`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, clauses: "quota: {releases: 1, per: year}\n")
            let outcome = try fixture.releaseApproved(probe: { point in
                // Another run, between this one's decision and its staging.
                guard point == .bundled else { return }
                try fixture.office.register.stage(SampleRecord.release(1, of: fixture.office))
            })
            let refused = try #require(outcome.refused)
            #expect(refused.decision.reasons.map(\.message) == [.quotaTakenMeanwhile])
            #expect(refused.decision.reasons.map(\.code) == [.quota])
            #expect(refused.entry != nil)
            #expect(try DurableFile.names(in: fixture.base.outbox).isEmpty)
        }
    }

    /// Instant, period, offset, and the window's two ends.
    static let windows: [(String, String, String, String, String)] = [
        ("2026-11-22T12:00:00Z", "day", "+00:00", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"),
        ("2026-11-22T12:00:00Z", "month", "+00:00", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"),
        ("2026-12-31T23:59:59Z", "quarter", "+00:00", "2026-10-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        ("2026-12-31T23:30:00Z", "year", "+01:00", "2026-12-31T23:00:00Z", "2027-12-31T23:00:00Z"),
        ("2027-01-01T04:30:00Z", "month", "-05:00", "2026-12-01T05:00:00Z", "2027-01-01T05:00:00Z"),
    ]

    @Test(arguments: windows)
    func `a period is the calendar's, where the agreement's clocks are`(
        _ at: String,
        _ period: String,
        _ offset: String,
        _ from: String,
        _ until: String
    ) throws {
        let window = try #require(try Self.window("quota: {releases: 3, per: \(period)}\n", offset, at: at))
        #expect(window.limit == 3 && window.quietSince == nil)
        #expect(window.from.description == from && window.until.description == until)
    }

    @Test(arguments: [
        ("7d", "2026-11-22T12:00:00Z", "2026-11-15T12:00:00Z"), ("72h", "2026-11-22T12:00:00Z", "2026-11-19T12:00:00Z"),
        ("1m", "2027-03-31T08:00:00Z", "2027-02-28T08:00:00Z"), ("1y", "2028-02-29T00:00:00Z", "2027-02-28T23:59:59Z"),
    ])
    func `releases keep their distance to the second`(apart: String, at: String, since: String) throws {
        let clause = "quota: {releases: 3, per: agreement, apart: \(apart)}\n"
        let window = try #require(try Self.window(clause, "+00:00", at: at))
        let quiet = try #require(window.quietSince)
        let term = try #require(Term(apart))
        #expect(term.after(quiet) <= (try instant(at)))
        #expect(term.after(Instant(secondsSince1970: quiet.secondsSince1970 + 1)) > (try instant(at)))
        if apart != "1m" && apart != "1y" { #expect(quiet.description == since) }
    }

    private static func window(_ clause: String, _ offset: String, at: String) throws -> QuotaWindow? {
        var files = SmallOffice().files
        let text = SmallOffice.agreement(version: 1).replacing(
            "until: 2030-12-31}",
            with: "until: 2030-12-31, utcOffset: \"\(offset)\"}"
        )
        files["agreement.yaml"] = Array((text + clause).utf8)
        let policies = try PolicySet.read(files, folder: "test")
        guard let agreement = policies.agreement(SmallOffice.agreementID) else { return nil }
        return QuotaWindow(agreement, at: try instant(at))
    }
}

extension SampleRecord {
    /// A release of the small office's agreement that another run staged.
    static func release(_ seed: UInt8, of office: Office) throws -> ReleaseRecord {
        ReleaseRecord(
            id: try SampleRecord.releaseID(seed),
            request: digest("other request"),
            agreement: SmallOffice.agreementID,
            agreementVersion: 1,
            recipient: "xa.study",
            dataset: "visits",
            input: digest("other input"),
            transformation: digest("other transformation"),
            statement: digest("other statement"),
            outbox: "/elsewhere",
            stagedAt: try instant("2026-11-22T12:00:00Z"),
            state: .staged,
            entry: nil
        )
    }
}
