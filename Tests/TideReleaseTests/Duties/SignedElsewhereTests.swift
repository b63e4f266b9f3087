import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// Signatures that officers made on another machine, and the payloads that they are made over.
@Suite struct SignedElsewhereTests {
    private static let clauses = """
        duties:
          - destroy: {by: 2028-06-30, certifyWithin: 30d}
          - notifyBreach: {to: xa.clinic, within: 48h}
          - notifyBreach: {to: xa.press, within: 72h}

        """
    private static let press = """
        tidegate: v1
        kind: party
        id: xa.press
        name: Invented press
        jurisdiction: XA
        roles: [research]
        officers: {}

        """

    private func withFixture(_ body: (ClauseFixture) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try body(ClauseFixture(in: folder, clauses: Self.clauses, files: ["press.yaml": Self.press]))
        }
    }

    private func signed(
        _ payload: [UInt8],
        _ type: String,
        by officer: String,
        _ fixture: ClauseFixture
    ) throws
        -> SignatureSource
    {
        let envelope = Envelope(signing: payload, type: type, keys: [try fixture.officer(officer).key])
        return .made(envelope.encoded, name: "elsewhere")
    }

    private func recall(_ fixture: ClauseFixture, _ release: ReleaseIdentifier) throws -> IncidentOrder {
        try IncidentRecording(office: fixture.office).order(
            IncidentRecording.Demand(
                release: release,
                call: .recall(.protection, answerWithin: try #require(Term("30d"))),
                reason: "a column was not banded",
                discovered: instant("2026-12-01T08:00:00Z")
            ),
            at: instant("2026-12-01T20:00:00Z")
        )
    }

    @Test func `a recall is ordered, and a holder that never had it owes nobody a notice any more`() throws {
        try withFixture { fixture in
            let id = try #require(try fixture.releaseApproved().released).id
            let order = try recall(fixture, id)
            let incidents = IncidentRecording(office: fixture.office)
            var generator = SeededGenerator(seed: 21)
            func declare(_ order: IncidentOrder, by officer: String, at now: String = "2026-12-02T00:00:00Z") throws {
                let source = try signed(order.encoded, PayloadType.incident, by: officer, fixture)
                _ = try incidents.declare(
                    order,
                    by: source,
                    at: instant(now),
                    using: &generator
                )
            }
            #expect(codes { try declare(order, by: "xa.study/head") } == ["TG0793"])
            #expect(codes { try declare(order, by: "xa.clinic/dpo", at: "2026-12-01T19:59:59Z") } == ["TG0785"])
            let other = IncidentOrder(
                call: order.call,
                release: id,
                manifest: ContentDigest(of: "another"),
                reason: order.reason,
                discovered: order.discovered,
                declared: order.declared
            )
            #expect(codes { try declare(other, by: "xa.clinic/dpo") } == ["TG0792"])
            try declare(order, by: "xa.clinic/dpo")
            let duties = try fixture.office.register.duties().filter { $0.created > 0 && $0.id.contains("/recall-") }
            #expect(duties.map(\.owedBy).sorted() == ["xa.clinic", "xa.study", "xa.study"])
            let later = try instant("2026-12-03T00:00:00Z")
            let answer = try #require(duties.first { $0.kind == "recall-answer" })
            let notice = try #require(duties.first { $0.owedTo == "xa.press" })
            #expect(
                codes { _ = try fixture.discharge(notice.id, .neverHeld, as: "xa.study/head", at: later) } == ["TG0792"]
            )
            let recorded = try fixture.discharge(answer.id, .neverHeld, as: "xa.study/head", at: later)
            #expect(recorded.duties == [notice.id, answer.id].sorted())
            let open = try fixture.office.register.duties().filter { $0.discharged == nil }
            // The office still has to tell, and what the release itself asks for is not answered by this.
            #expect(open.map(\.kind).sorted() == ["breach-notice", "certify-destruction", "destroy"])
            #expect(open.first { $0.kind == "breach-notice" }?.owedBy == "xa.clinic")
            let chain = try IncidentChain(of: id, in: fixture.office, at: later)
            #expect(chain.openCount == 1 && chain.incidents[0].steps.compactMap(\.done?.statement).count == 2)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `an answer that something was done leaves the party's own notices open`() throws {
        try withFixture { fixture in
            let id = try #require(try fixture.releaseApproved().released).id
            let order = try recall(fixture, id)
            var generator = SeededGenerator(seed: 22)
            _ = try IncidentRecording(office: fixture.office).declare(
                order,
                by: signed(order.encoded, PayloadType.incident, by: "xa.clinic/dpo", fixture),
                at: order.declared,
                using: &generator
            )
            let answer = try #require(try fixture.office.register.duties().first { $0.kind == "recall-answer" })
            let recorded = try fixture.discharge(answer.id, as: "xa.study/head", at: instant("2026-12-03T00:00:00Z"))
            #expect(recorded.duties == [answer.id])
        }
    }

    @Test func `a statement about a duty counts as it was signed, by its own party, and for nothing else`() throws {
        try withFixture { fixture in
            let id = try #require(try fixture.releaseApproved().released).id
            let duties = DutyRecording(office: fixture.office)
            let found = try instant("2026-12-01T09:00:00Z")
            let now = try instant("2026-12-02T00:00:00Z")
            var generator = SeededGenerator(seed: 23)
            let begun = try duties.begun(.breachNotice, of: id, discovered: found, saying: "a disk was lost")
            func begin(_ statement: DutyStatement, _ type: String = PayloadType.duty) throws {
                let source = try signed(begun.encoded, type, by: "xa.study/head", fixture)
                _ = try duties.begin(statement, of: id, by: source, at: now, using: &generator)
            }
            let milder = try duties.begun(.breachNotice, of: id, discovered: now, saying: "a disk was lost")
            #expect(codes { try begin(milder) } == ["TG0715"], "another moment than the one that was signed")
            #expect(codes { try begin(begun, PayloadType.approval) } == ["TG0715"])
            try begin(begun)
            #expect(codes { try begin(begun) } == ["TG0848"], "signed once, it begins one duty")
            let done = try duties.done(begun.duty, saying: "letter", at: now)
            func discharge(by officer: String, at moment: Instant) throws {
                let source = try signed(done.encoded, PayloadType.duty, by: officer, fixture)
                _ = try duties.discharge(done, by: source, at: moment, using: &generator)
            }
            #expect(codes { try discharge(by: "xa.clinic/dpo", at: now) } == ["TG0783"])
            #expect(codes { try discharge(by: "xa.study/head", at: found) } == ["TG0785"])
            try discharge(by: "xa.study/lead", at: now)
            #expect(codes { try discharge(by: "xa.study/lead", at: now) } == ["TG0781"])
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `an approval that was signed elsewhere counts for its dry run alone`() throws {
        try withFixture { fixture in
            let dry = try #require(try fixture.dryRun(fixture.order()).dryRun)
            let approvals = ApprovalRecording(office: fixture.office)
            let payload = try approvals.payload(of: dry.digest, at: fixture.now)
            var generator = SeededGenerator(seed: 24)
            let log = payload.log
            let twin = LogIdentity(origin: log.origin, genesis: ContentDigest(of: "another genesis"))
            let elsewhere = LogIdentity(origin: "other.example/log", genesis: log.genesis)
            let others = [
                Approval(request: payload.request, dryRun: ContentDigest(of: "another"), log: log),
                Approval(request: payload.request, dryRun: dry.digest, log: twin),
                Approval(request: payload.request, dryRun: dry.digest, log: elsewhere),
            ]
            for other in others {
                let wrong = try signed(other.encoded, PayloadType.approval, by: SmallOffice.approver, fixture)
                #expect(
                    codes {
                        _ = try approvals.approve(dry.digest, by: wrong, at: fixture.now, using: &generator)
                    } == ["TG0715"]
                )
            }
            let right = try signed(payload.encoded, PayloadType.approval, by: SmallOffice.approver, fixture)
            let record = try approvals.approve(dry.digest, by: right, at: fixture.now, using: &generator)
            #expect(record.officer.description == SmallOffice.approver)
            #expect(try fixture.release(fixture.order()).released != nil)
        }
    }

    @Test func `only payloads that are read again to the byte are signed`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let now = try instant("2026-12-02T00:00:00Z")
            let event = try AgreementEventRecording(office: fixture.office).statement(
                .suspended,
                of: SmallOffice.agreementID,
                version: nil,
                effective: nil,
                reason: "a breach",
                at: now
            )
            let duty = try DutyRecording(office: fixture.office)
                .begun(.breachNotice, of: released.id, discovered: now, saying: "a disk was lost")
            let certificate = try Envelope(
                fixture.certificate(of: released, destroyed: #require(CalendarDate("2026-12-01"))),
                file: "certificate"
            ).payload
            let form = try #require(
                PartyForm(of: "xa.study", in: fixture.office.policies(), log: fixture.office.log(), previous: 3)
            )
            let approval = Approval(
                request: ContentDigest(of: "a"),
                dryRun: ContentDigest(of: "b"),
                log: try fixture.office.log()
            )
            let payloads = [
                (event.encoded, PayloadType.agreementEvent), (duty.encoded, PayloadType.duty),
                (certificate, PayloadType.destruction), (form.encoded, PayloadType.party),
                (approval.encoded, PayloadType.approval),
                (try recall(fixture, released.id).encoded, PayloadType.incident),
            ]
            for (bytes, type) in payloads {
                #expect(try SignablePayload(bytes, file: "payload").type == type)
                #expect(codes { _ = try SignablePayload(bytes + [0x0A], file: "payload") } == ["TG0799"])
            }
            let entry = try #require(try fixture.office.ledger.store.entries(0..<1).first)
            let statement = try Envelope(entry.body, file: "entry").payload
            for bytes in [statement, entry.body, Array("{}".utf8), Array("no".utf8), []] {
                #expect(codes { _ = try SignablePayload(bytes, file: "payload") } == ["TG0799"])
            }
        }
    }
}
