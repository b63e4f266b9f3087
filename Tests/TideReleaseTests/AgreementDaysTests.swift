import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// An agreement's days are those of its own clocks, also the day on which it ends.
@Suite struct AgreementDaysTests {
    /// Where clocks are ahead of UTC, behind it, and with it: the offset, the end as an instant.
    private static let ends = [
        ("+01:00", "2026-11-30T23:00:00Z"), ("-05:00", "2026-12-01T05:00:00Z"), ("+00:00", "2026-12-01T00:00:00Z"),
    ]

    private func withFixture(_ offset: String, _ body: (ClauseFixture) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try body(
                ClauseFixture(in: folder) { text in
                    text.replacing("until: 2030-12-31}", with: "until: 2030-12-31, utcOffset: \"\(offset)\"}")
                }
            )
        }
    }

    private func terminate(
        _ fixture: ClauseFixture,
        on day: String?,
        at instant: Instant
    ) throws -> AgreementEventRecording.Outcome {
        let recording = AgreementEventRecording(office: fixture.office)
        let statement = try recording.statement(
            .terminated,
            of: SmallOffice.agreementID,
            version: nil,
            effective: day.flatMap { CalendarDate($0) },
            reason: "the study is over",
            at: instant
        )
        let key = try fixture.officer("xa.clinic/dpo").key
        let signature = Envelope(signing: statement.encoded, type: PayloadType.agreementEvent, keys: [key]).encoded
        var generator = SeededGenerator(seed: 12)
        return try recording.record(statement, signatures: ["dpo": signature], at: instant, using: &generator)
    }

    private func later(_ instant: Instant, by seconds: Int64) -> Instant {
        Instant(secondsSince1970: instant.secondsSince1970 + seconds)
    }

    @Test(arguments: ends)
    func `a terminated agreement ends at midnight by its own clocks`(offset: String, end: String) throws {
        try withFixture(offset) { fixture in
            let outcome = try terminate(fixture, on: "2026-12-01", at: fixture.now)
            let midnight = try instant(end)
            #expect(outcome.event.effective == midnight && "\(outcome.day)" == "2026-12-01")
            let before = later(midnight, by: -1)
            #expect(try fixture.office.agreementListings(at: before).map(\.state) == [.inForce])
            #expect(try fixture.office.agreementListings(at: midnight).map(\.state) == [.terminated])
            #expect(try fixture.office.agreementListings(at: midnight).first?.endsOn == CalendarDate("2026-12-01"))
            #expect(try fixture.releaseApproved(at: before).released != nil)
            let refused = try #require(try fixture.release(fixture.order(), at: midnight, seed: 8).refused)
            #expect(refused.decision.reasons.map(\.code) == [.expired])
        }
    }

    @Test(arguments: [("+14:00", "2026-11-23"), ("-14:00", "2026-11-21"), ("+00:00", "2026-11-22")])
    func `today is today where the agreement is`(offset: String, day: String) throws {
        try withFixture(offset) { fixture in
            // At noon UTC it is the next day in the far east, and the day before in the far west.
            let outcome = try terminate(fixture, on: nil, at: fixture.now)
            #expect("\(outcome.day)" == day)
            #expect(outcome.event.effective <= fixture.now)
            #expect(try fixture.office.agreementListings(at: fixture.now).map(\.state) == [.terminated])
        }
    }

    @Test func `a day before today is too early, by the agreement's clocks`() throws {
        try withFixture("+14:00") { fixture in
            #expect(codes { _ = try terminate(fixture, on: "2026-11-22", at: fixture.now) } == ["TG0770"])
        }
        try withFixture("-14:00") { fixture in
            #expect(codes { _ = try terminate(fixture, on: "2026-11-20", at: fixture.now) } == ["TG0770"])
        }
    }

    @Test func `a statement or form that was made for another log counts for nothing here`() throws {
        try withFixture("+00:00") { fixture in
            let own = try fixture.office.log()
            // A twin: the same name, and another beginning.
            let twin = LogIdentity(origin: own.origin, genesis: ContentDigest(of: "another genesis"))
            let elsewhere = LogIdentity(origin: "other.example/log", genesis: own.genesis)
            let recording = AgreementEventRecording(office: fixture.office)
            let statement = try recording.statement(
                .suspended,
                of: SmallOffice.agreementID,
                version: nil,
                effective: nil,
                reason: "a breach",
                at: fixture.now
            )
            let key = try fixture.officer("xa.clinic/dpo").key
            var generator = SeededGenerator(seed: 12)
            for log in [twin, elsewhere] {
                let other = AgreementStatement(
                    log: log,
                    agreement: statement.agreement,
                    identity: statement.identity,
                    event: statement.event,
                    effective: statement.effective,
                    reason: statement.reason,
                    previous: statement.previous
                )
                #expect(AgreementStatement(other.encoded) == other)
                let signature = Envelope(signing: other.encoded, type: PayloadType.agreementEvent, keys: [key]).encoded
                let refused = codes {
                    _ = try recording.record(other, signatures: ["dpo": signature], at: fixture.now, using: &generator)
                }
                #expect(refused == ["TG0834"])
                // The registrar's signature over a form for another log registers nobody.
                var files = fixture.base.small.files
                let text = String(decoding: files["parties.yaml"] ?? [], as: UTF8.self)
                files["parties.yaml"] = Array(text.replacing("Invented research", with: "Invented office").utf8)
                let policies = try PolicySet.read(files, folder: "test")
                let form = try #require(PartyForm(of: "xa.study", in: policies, log: log, previous: 1))
                let envelope = Envelope(signing: form.encoded, type: PayloadType.party, keys: [fixture.base.registrar])
                let strange = codes {
                    _ = try fixture.base.registerParties(files, signatures: ["form": envelope.encoded])
                }
                #expect(strange == ["TG0834"])
            }
            #expect(try fixture.office.agreementListings(at: fixture.now).map(\.state) == [.inForce])
        }
    }
}
