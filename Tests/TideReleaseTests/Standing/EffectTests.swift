import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// A step counts from its entry on, never before it; an end may come earlier than it was declared, and never later.
@Suite struct EffectTests {
    private func withFixture(_ body: (StandingFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(StandingFixture(in: $0)) }
    }

    private func before(_ instant: Instant, by seconds: Int64 = 1) -> Instant {
        Instant(secondsSince1970: instant.secondsSince1970 - seconds)
    }

    @Test(arguments: [nil, "2026-11-22"])
    func `what is ended today held until that moment`(day: String?) throws {
        try withFixture { fixture throws in
            let outcome = try #require(try fixture.step(.terminated, by: ["xa.clinic/dpo"], effective: day).first)
            #expect(outcome.event.effective == fixture.now && "\(outcome.day)" == "2026-11-22")
            #expect(try fixture.reasons(at: before(fixture.now)).isEmpty)
            #expect(try fixture.reasons(at: fixture.now) == [.expired])
            #expect(try fixture.states(at: before(fixture.now)) == [.inForce])
            #expect(try fixture.states() == [.terminated])
        }
    }

    /// A statement as somebody may have edited it.
    private func statement(
        _ kind: AgreementEvent.Kind,
        effective: Instant,
        _ fixture: StandingFixture
    ) throws -> AgreementStatement {
        let made = try AgreementEventRecording(office: fixture.office).statement(
            kind,
            of: SmallOffice.agreementID,
            version: nil,
            effective: nil,
            reason: "a breach",
            at: fixture.now
        )
        return AgreementStatement(
            log: made.log,
            agreement: made.agreement,
            identity: made.identity,
            event: made.event,
            effective: effective,
            reason: made.reason,
            previous: made.previous
        )
    }

    @Test(arguments: [AgreementEvent.Kind.suspended, .terminated])
    func `a statement signed elsewhere counts from its entry, and none dates itself back`(
        kind: AgreementEvent.Kind
    ) throws {
        try withFixture { fixture throws in
            let past = try instant("2026-02-01T00:00:00Z")
            let edited = try statement(kind, effective: past, fixture)
            #expect(codes { try fixture.record([edited], by: ["xa.clinic/dpo"], at: fixture.now) } == ["TG0769"])
            let made = try statement(kind, effective: fixture.now, fixture)
            let later = try instant("2026-11-23T09:00:00Z")
            let outcome = try #require(try fixture.record([made], by: ["xa.clinic/dpo"], at: later).first)
            #expect(outcome.event.effective == later && outcome.event.recordedAt == later)
            #expect(try fixture.rebuilt().events() == fixture.office.register.events())
        }
    }

    @Test func `an end that is to come is brought forward, and never put off`() throws {
        try withFixture { fixture throws in
            try fixture.step(.terminated, by: ["xa.clinic/dpo"], effective: "2027-01-01")
            #expect(try fixture.office.agreementListings(at: fixture.now).first?.endsOn == CalendarDate("2027-01-01"))
            for day in ["2027-01-01", "2027-02-01"] {
                let putOff = codes {
                    try fixture.step(.terminated, by: ["xa.study/head"], version: 1, effective: day)
                }
                #expect(putOff == ["TG0895"], "\(day)")
            }
            try fixture.step(.terminated, by: ["xa.study/head"], effective: "2026-12-01")
            #expect(try fixture.office.agreementListings(at: fixture.now).first?.endsOn == CalendarDate("2026-12-01"))
            #expect(try fixture.reasons(at: instant("2026-11-30T23:59:59Z")).isEmpty)
            #expect(try fixture.reasons(at: instant("2026-12-01T00:00:00Z")) == [.expired])
            let notice = try fixture.office.notice(
                on: AgreementOnRecord(.init(id: SmallOffice.agreementID, version: 1), in: fixture.office).agreement,
                at: fixture.now
            )
            #expect(notice == "Terminated: it ends on 2026-12-01: as agreed")
            try fixture.step(.terminated, by: ["xa.study/head"])
            #expect(try fixture.states() == [.terminated])
            #expect(codes { try fixture.step(.terminated, by: ["xa.study/head"]) } == ["TG0828"])
            #expect(try fixture.rebuilt().events() == fixture.office.register.events())
        }
    }

    @Test func `whom a quorum names may stop the agreement, also without having signed it`() throws {
        try withTemporaryFolder { folder in
            let fixture = try StandingFixture(in: folder, isRegistered: false)
            let quorum = "[xa.clinic/dpo, {count: 1, from: [xa.study/head, xa.study/lead], distinct: parties}]"
            let text = SmallOffice.agreement(version: 1).replacing("[xa.clinic/dpo, xa.study/head]", with: quorum)
            let files = fixture.files(["agreement.yaml": text])
            try fixture.base.registerParties(files)
            var keys = fixture.base.small.keys
            keys["xa.study/head"] = nil
            _ = try fixture.base.register(files, signedBy: keys)
            try fixture.step(.suspended, by: ["xa.study/head"])
            #expect(try fixture.states() == [.suspended])
        }
    }

    @Test func `a state in a message is called as the list calls it`() throws {
        try withFixture { fixture throws in
            func said(_ work: () throws -> Void) -> String {
                do {
                    try work()
                    return ""
                } catch let error as any DiagnosedError {
                    return error.diagnostics.map(\.message).joined()
                } catch { return "\(error)" }
            }
            try fixture.step(.suspended, by: ["xa.study/head"])
            try fixture.step(.resumed, by: SmallOffice.signatories)
            #expect(
                said { try fixture.step(.resumed, by: SmallOffice.signatories) }
                    == "agreement `clinic-study-1` version 1 is in force, so it cannot be resumed"
            )
            _ = try fixture.base.register(fixture.files(["agreement.yaml": SmallOffice.agreement(version: 2)]))
            #expect(
                said { try fixture.step(.suspended, by: ["xa.study/head"], version: 1) }
                    == "agreement `clinic-study-1` version 1 is superseded, so it cannot be suspended"
            )
            #expect(codes { try fixture.step(.suspended, by: ["xa.study/head"], version: 7) } == ["TG0890"])
        }
    }

    @Test func `an approval that no clause asks for is not taken`() throws {
        try withFixture { fixture throws in
            let order = try fixture.base.order(
                SmallOffice.request(),
                fixture.base.write(SmallOffice.source(rows: 120))
            )
            let dry = try #require(try fixture.base.dryRun(order).dryRun)
            for stranger in ["xa.study/lead", "xa.clinic/dpo"] {
                #expect(codes { try fixture.base.approve(dry.digest, as: stranger) } == ["TG0897"], "\(stranger)")
            }
            #expect(try fixture.office.register.approvals(ofRequest: order.request.digest).isEmpty)
            let approval = try fixture.base.approve(dry.digest)
            #expect(try ApprovalRecording(office: fixture.office).pending(approval, at: fixture.now) == nil)
            // The same officer again changes nothing; another one is told that all are given.
            try fixture.base.approve(dry.digest)
            #expect(codes { try fixture.base.approve(dry.digest, as: "xa.study/lead") } == ["TG0897"])
            #expect(try fixture.office.register.approvals(ofRequest: order.request.digest).count == 1)
        }
    }
}
