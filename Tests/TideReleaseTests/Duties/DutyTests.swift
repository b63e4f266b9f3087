import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct DutyTests {
    private static let clauses = """
        duties:
          - destroy: {after: 1m, certifyWithin: 10d}
          - notifyBreach: {to: xa.clinic, within: 72h}
          - corrections: {within: 30d}

        """

    private func withFixture(_ clauses: String = clauses, _ body: (ClauseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ClauseFixture(in: $0, clauses: clauses)) }
    }

    @Test func `a release creates the duties of its agreement, with dates or waiting for their event`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let duties = try fixture.office.register.duties()
            #expect(duties.map(\.kind) == ["destroy", "certify-destruction"])
            #expect(duties.map(\.due.description) == ["2026-12-22T23:59:59Z", "2027-01-01T23:59:59Z"])
            #expect(
                duties.allSatisfy { $0.owedBy == "xa.study" && $0.owedTo == "xa.clinic" && $0.release == released.id }
            )
            let waiting = try DutyListing(office: fixture.office, at: fixture.now).waiting(of: released.id)
            #expect(waiting.map(\.kind) == [.breachNotice, .correction])
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `a dry run and a refusal create none`() throws {
        try withFixture { fixture in
            _ = try fixture.dryRun(fixture.order())
            _ = try fixture.release(fixture.order())
            #expect(try fixture.office.register.duties().isEmpty)
        }
    }

    @Test func `a destruction is late when its certificate is, and then refuses the next release until it is there`()
        throws
    {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let between = try instant("2026-12-28T00:00:00Z")
            #expect(try DutyListing(office: fixture.office, at: between).lines().allSatisfy { $0.daysLate == nil })
            #expect(try fixture.releaseApproved(at: between, seed: 6).released != nil)
            let late = try instant("2027-01-05T12:00:00Z")
            var choice = DutyListing.Choice()
            choice.isOverdue = true
            let overdue = try DutyListing(office: fixture.office, at: late).lines(choice)
            #expect(overdue.map(\.kind) == [.destroy, .certifyDestruction] && overdue.allSatisfy { $0.daysLate == 3 })
            choice.party = "xa.other"
            let strange = choice
            #expect(throws: ReleaseError.self) {
                _ = try DutyListing(office: fixture.office, at: late).lines(strange)
            }
            let dry = try #require(try fixture.dryRun(fixture.order(), at: late).refused)
            #expect(Set(dry.decision.reasons.map(\.code)) == [.dutyOverdue])
            let refused = try #require(try fixture.release(fixture.order(), at: late).refused)
            #expect(refused.decision.reasons.map(\.code).contains(.dutyOverdue) && refused.entry != nil)

            let certificate = try fixture.certificate(
                of: released,
                destroyed: try #require(CalendarDate("2026-12-20"))
            )
            let recorded = try fixture.certify(released.id, certificate, at: late)
            #expect(recorded.duties == ["\(released.id)/1", "\(released.id)/2"])
            #expect(try LogListing(office: fixture.office).lines(reveal: false).last?.state == "discharged")
            #expect(try fixture.releaseApproved(at: late, seed: 7).released != nil)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `an agreement may let releases go on although something is overdue`() throws {
        try withFixture(Self.clauses + "overdue: permit\n") { fixture in
            _ = try fixture.releaseApproved()
            let late = try instant("2027-01-05T12:00:00Z")
            #expect(try fixture.releaseApproved(at: late, seed: 6).released != nil)
        }
    }

    @Test func `a certificate of anything else, or by anybody else, is refused by name`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let other = try #require(try fixture.releaseApproved(seed: 6).released)
            let now = try instant("2026-12-20T00:00:00Z")
            let day = try #require(CalendarDate("2026-12-19"))
            func refusal(_ release: ReleaseIdentifier, _ bytes: [UInt8]) -> [String] {
                codes { _ = try fixture.certify(release, bytes, at: now) }
            }
            let good = try fixture.certificate(of: released, destroyed: day)
            #expect(refusal(other.id, good) == ["TG0790"])
            let tomorrow = try #require(CalendarDate("2026-12-21"))
            #expect(refusal(released.id, try fixture.certificate(of: released, destroyed: tomorrow)) == ["TG0898"])
            let before = try #require(CalendarDate("2026-11-21"))
            #expect(refusal(released.id, try fixture.certificate(of: released, destroyed: before)) == ["TG0898"])
            // The same is said when it is made, from the bundle alone.
            #expect(try DestructionCertificate.released(inBundle: released.bundle) == fixture.now)
            let made = try #require(try DestructionCertificate(Envelope(good, file: "good").payload))
            #expect(codes { try made.checkDay(released: fixture.now, today: day) } == [])
            #expect(codes { try made.checkDay(released: fixture.now, today: fixture.now.date) } == ["TG0898"])
            #expect(
                codes { try made.checkDay(released: instant("2026-12-20T00:00:00Z"), today: now.date) } == ["TG0898"]
            )
            // The provider owes no destruction, and nobody knows a stranger.
            let clinic = try fixture.certificate(of: released, destroyed: day, by: "xa.clinic/dpo")
            #expect(refusal(released.id, clinic) == ["TG0791"])
            var generator = SeededGenerator(seed: 99)
            let payload = try Envelope(good, file: "good").payload
            let stranger = Envelope(
                signing: payload,
                type: PayloadType.destruction,
                keys: [SigningKey(using: &generator)]
            ).encoded
            #expect(refusal(released.id, stranger) == ["TG0715"])
            let (_, key) = try fixture.officer("xa.study/head")
            let asDuty = Envelope(signing: payload, type: PayloadType.duty, keys: [key]).encoded
            #expect(refusal(released.id, asDuty) == ["TG0789"])
            let padded = Envelope(signing: payload + [0x20], type: PayloadType.destruction, keys: [key]).encoded
            #expect(refusal(released.id, padded) == ["TG0789"])
            #expect(refusal(released.id, Array("{}".utf8)).count == 1)
            _ = try fixture.certify(released.id, good, at: now)
            #expect(refusal(released.id, good) == ["TG0791"])
            let absent = try SampleRecord.releaseID(9)
            #expect(refusal(absent, good) == ["TG0787"])
        }
    }

    @Test func `other duties are discharged by their own party, once, and a destruction never by a sentence`() throws {
        let review = SmallOffice.agreement(version: 1)
            .replacing("until: 2030-12-31}", with: "until: 2030-12-31, reviewBy: 2027-06-30}")
        try withTemporaryFolder { folder in
            let fixture = try ClauseFixture(in: folder, clauses: Self.clauses) { _ in review }
            let released = try #require(try fixture.releaseApproved().released)
            _ = try #require(try fixture.releaseApproved(seed: 6).released)
            let name = "clinic-study-1@1/review"
            let reviews = try fixture.office.register.duties().filter { $0.kind == "review" }
            #expect(reviews.map(\.id) == [name], "a version is reviewed once, not once for a release")
            var choice = DutyListing.Choice()
            choice.release = released.id
            let listed = try DutyListing(office: fixture.office, at: fixture.now).lines(choice)
            #expect(
                listed.map(\.kind) == [.destroy, .certifyDestruction, .review],
                "the review concerns the release too"
            )
            let late = try instant("2027-07-02T00:00:00Z")
            #expect(codes { _ = try fixture.discharge("nothing", as: "xa.study/head", at: late) } == ["TG0780"])
            #expect(codes { _ = try fixture.discharge(name, as: "xa.clinic/dpo", at: late) } == ["TG0783"])
            let destroy = "\(released.id)/1"
            #expect(codes { _ = try fixture.discharge(destroy, as: "xa.study/head", at: late) } == ["TG0782"])
            var generator = SeededGenerator(seed: 3)
            let (head, _) = try fixture.officer("xa.study/head")
            let (_, other) = try fixture.officer("xa.study/lead")
            #expect(
                codes {
                    let recording = DutyRecording(office: fixture.office)
                    let done = try recording.done(name, saying: "x", at: late)
                    _ = try recording.discharge(done, by: .key(other, of: head), at: late, using: &generator)
                } == ["TG0720"]
            )
            let recorded = try fixture.discharge(name, as: "xa.study/head", at: late)
            #expect(recorded.duties == [name])
            #expect(codes { _ = try fixture.discharge(name, as: "xa.study/head", at: late) } == ["TG0781"])
            let facts = try RegisteredFacts(
                of: fixture.office,
                policies: fixture.office.policies(),
                request: ContentDigest(of: "any"),
                dryRun: nil,
                at: late
            )
            #expect(facts.lastReview(of: SmallOffice.agreementID, version: 1) == late)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `a duty that waits begins with its event, and each event is one of its own`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let now = try instant("2026-12-02T12:00:00Z")
            let discovered = try instant("2026-12-01T09:00:00Z")
            var generator = SeededGenerator(seed: 3)
            func begin(_ kind: DutyKind, by officer: String, at found: Instant) throws -> DutyRecording.Recorded {
                let (name, key) = try fixture.officer(officer)
                let recording = DutyRecording(office: fixture.office)
                return try recording.begin(
                    recording.begun(kind, of: released.id, discovered: found, saying: "a disk was lost"),
                    of: released.id,
                    by: .key(key, of: name),
                    at: now,
                    using: &generator
                )
            }
            let first = try begin(.breachNotice, by: "xa.study/head", at: discovered)
            let second = try begin(.breachNotice, by: "xa.clinic/dpo", at: now)
            #expect(first.duties == ["\(released.id)/breach-notice-1"])
            #expect(second.duties == ["\(released.id)/breach-notice-2"])
            let due = try fixture.office.register.duties().filter { $0.kind == "breach-notice" }.map(\.due.description)
            #expect(due == ["2026-12-04T09:00:00Z", "2026-12-05T12:00:00Z"])
            #expect(codes { _ = try begin(.breachNotice, by: "xa.clinic/dpo", at: discovered) } == ["TG0848"])
            #expect(try begin(.correction, by: "xa.clinic/dpo", at: discovered).duties.count == 1)
            #expect(codes { _ = try begin(.review, by: "xa.study/head", at: now) } == ["TG0784"])
            let later = try instant("2026-12-03T00:00:00Z")
            #expect(codes { _ = try begin(.breachNotice, by: "xa.study/head", at: later) } == ["TG0785"])
            _ = try fixture.discharge(first.duties[0], as: "xa.study/head", at: now)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `a certificate is not made from the bundle of another release, whatever its folder is called`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let other = try #require(ReleaseIdentifier("000102030405060708090a0b0c0d0e0f"))
            func certify(_ bundle: String, _ release: ReleaseIdentifier) throws {
                _ = try DestructionCertificate(
                    bundle: bundle,
                    release: release,
                    destroyed: CalendarDate(year: 2026, month: 12, day: 1) ?? instant("2026-12-01T00:00:00Z").date,
                    method: "overwritten",
                    statement: DestructionCertificate.standardStatement
                )
            }
            #expect(codes { try certify(released.bundle, released.id) }.isEmpty)
            let renamed = "\(fixture.base.outbox)/\(other)"
            try DurableFile.rename(released.bundle, to: renamed)
            #expect(codes { try certify(renamed, other) } == ["TG0797"])
        }
    }

    @Test func `a release that a crash interrupted after its rename has its duties, one that never left has none`()
        throws
    {
        struct Stop: Error {}
        for (point, count) in [(ReleasePoint.renamed, 2), (.delivered, 2), (.receipted, 0), (.logged, 0)] {
            try withFixture { fixture in
                #expect(throws: Stop.self) {
                    _ = try fixture.releaseApproved(probe: { if $0 == point { throw Stop() } })
                }
                // What a killed process leaves is what recovery finds.
                var generator = SeededGenerator(seed: 11)
                try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
                #expect(try fixture.office.register.duties().count == count, "\(point)")
                #expect(try fixture.rebuiltAgrees())
            }
        }
    }
}
