import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct IncidentTests {
    private static let clauses = """
        duties:
          - destroy: {by: 2028-06-30, certifyWithin: 30d}
          - notifyBreach: {to: xa.clinic, within: 48h}
          - corrections: {within: 14d}

        """

    private func withFixture(_ body: (ClauseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ClauseFixture(in: $0, clauses: Self.clauses)) }
    }

    @discardableResult
    private func declare(
        _ fixture: ClauseFixture,
        _ release: ReleaseIdentifier,
        by replacement: ReleaseIdentifier? = nil,
        officer: String = "xa.clinic/dpo",
        discovered: String = "2026-12-01T08:00:00Z",
        at now: String = "2026-12-01T20:00:00Z"
    ) throws -> IncidentRecording.Recorded {
        let within = try #require(Term("30d"))
        return try fixture.order(
            replacement.map { .replace(by: $0, answerWithin: within) } ?? .recall(.protection, answerWithin: within),
            about: release,
            by: officer,
            discovered: instant(discovered),
            at: instant(now)
        )
    }

    @Test func `a recall names the holders, makes notices and answers due, and is closed when all is done`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let recorded = try declare(fixture, released.id)
            #expect(recorded.holders.map(\.party) == ["xa.study"])
            #expect(recorded.duties.map(\.kind) == [.breachNotice, .recallAnswer])
            #expect(recorded.duties.map(\.owedBy) == ["xa.clinic", "xa.study"])
            #expect(recorded.duties.map(\.due.description) == ["2026-12-03T08:00:00Z", "2026-12-31T20:00:00Z"])
            #expect(try fixture.office.register.incidents() == [recorded.incident])
            #expect(
                try LogListing(office: fixture.office).lines(reveal: false).last.map { "\($0.kind) \($0.state)" }
                    == "release-incident recalled"
            )
            func chain(_ now: String) throws -> IncidentChain {
                try IncidentChain(of: released.id, in: fixture.office, at: instant(now))
            }
            let open = try chain("2026-12-05T08:00:00Z")
            #expect(!open.isClosed && open.openCount == 2 && open.lastCertificate == nil)
            #expect(open.incidents.first?.steps.map(\.daysLate) == [2, nil])
            #expect(open.incidents.first?.order.reason == "a column was not banded")
            let steps = IncidentSteps(office: fixture.office)
            let dpo = try fixture.officer("xa.clinic/dpo").name
            // The notice is there, and it is not the recipient's to give.
            #expect(
                codes { _ = try steps.duty(of: .notice(to: "xa.study"), about: released.id, by: "xa.study") }
                    == ["TG0783"]
            )
            let notice = try steps.duty(of: .notice(to: "xa.study"), about: released.id, by: dpo.party)
            _ = try fixture.discharge(notice.id, as: "xa.clinic/dpo", at: instant("2026-12-05T09:00:00Z"))
            #expect(
                codes { _ = try steps.duty(of: .notice(to: "xa.study"), about: released.id, by: dpo.party) } == [
                    "TG0798"
                ]
            )
            #expect(
                codes { _ = try steps.duty(of: .answer(from: "xa.stranger"), about: released.id, by: dpo.party) }
                    == ["TG1410"]
            )
            // A certificate answers the recall and does what the agreement asks for anyway.
            let certificate = try fixture.certificate(
                of: released,
                destroyed: try #require(CalendarDate("2026-12-10"))
            )
            let certified = try fixture.certify(released.id, certificate, at: instant("2026-12-11T00:00:00Z"))
            #expect(certified.duties == ["\(released.id)/1", "\(released.id)/2", "\(released.id)/recall-2"])
            let closed = try chain("2026-12-12T00:00:00Z")
            #expect(closed.isClosed && closed.openCount == 0)
            #expect(closed.lastCertificate?.entry == certified.entry)
            #expect(closed.lastCertificate?.destroyed == CalendarDate("2026-12-10"))
            #expect(
                closed.incidents.first?.steps.compactMap(\.done?.officer?.description) == [
                    "xa.clinic/dpo", "xa.study/head",
                ]
            )
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `a superseding makes the recipient replace the file within the clause's time`() throws {
        try withFixture { fixture in
            let first = try #require(try fixture.releaseApproved().released)
            let second = try #require(try fixture.releaseApproved(seed: 6).released)
            let recorded = try declare(fixture, first.id, by: second.id)
            #expect(recorded.duties.map(\.kind) == [.breachNotice, .correction])
            #expect(recorded.duties.map(\.id) == ["\(first.id)/supersede-1", "\(first.id)/supersede-2"])
            #expect(recorded.duties[1].due.description == "2026-12-15T20:00:00Z")
            #expect(recorded.incident.replacement == second.id)
            _ = try fixture.discharge(recorded.duties[1].id, as: "xa.study/lead", at: instant("2026-12-14T00:00:00Z"))
            // What was superseded may still be recalled; what was recalled is not superseded.
            try declare(fixture, first.id, at: "2026-12-14T20:00:00Z")
            #expect(codes { try declare(fixture, first.id, by: second.id) } == ["TG0794"])
            #expect(try IncidentChain(of: first.id, in: fixture.office, at: fixture.now).incidents.count == 2)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `what cannot be recalled or superseded says why`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            #expect(codes { try declare(fixture, try SampleRecord.releaseID(9)) } == ["TG0787"])
            #expect(codes { try declare(fixture, released.id, officer: "xa.study/head") } == ["TG0793"])
            #expect(codes { try declare(fixture, released.id, discovered: "2026-12-02T00:00:00Z") } == ["TG0785"])
            #expect(codes { try declare(fixture, released.id, discovered: "2026-11-01T00:00:00Z") } == ["TG0786"])
            #expect(codes { try declare(fixture, released.id, by: released.id) } == ["TG0795"])
            #expect(codes { _ = try IncidentChain(of: released.id, in: fixture.office, at: fixture.now) } == ["TG0796"])
            #expect(try fixture.office.register.incidents().isEmpty)
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                _ = try fixture.releaseApproved(seed: 8, probe: { if $0 == .staged { throw Stop() } })
            }
            let aborted = try #require(try fixture.office.register.releases().last)
            #expect(codes { try declare(fixture, aborted.id) } == ["TG0788"])
            try declare(fixture, released.id)
            #expect(codes { try declare(fixture, released.id) } == ["TG0794"])
        }
    }

    @Test func `a crash between the entry and the register is finished by recovery`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            try declare(fixture, released.id)
            // The register of a run that ended before it was told: everything but the newest entry.
            let behind = MemoryRegister()
            let store = fixture.office.ledger.store
            let rebuild = RegisterRebuild(store: ShorterStore(store: store), evidence: fixture.office.evidence)
            try rebuild.run(into: behind)
            #expect(behind.incidents().isEmpty)
            let office = Office(
                paths: fixture.office.paths,
                configuration: fixture.office.configuration,
                register: behind,
                ledger: fixture.office.ledger,
                evidence: fixture.office.evidence,
                releaseKey: fixture.office.releaseKey,
                master: fixture.office.master
            )
            var generator = SeededGenerator(seed: 4)
            try Recovery(office: office).run(at: fixture.now, using: &generator)
            #expect(try behind.incidents() == fixture.office.register.incidents())
            #expect(try behind.duties() == fixture.office.register.duties())
        }
    }
}

/// A ledger's store without its newest entry.
private struct ShorterStore: LedgerStore {
    let store: any LedgerStore

    func entryCount() throws(LedgerError) -> Int { try store.entryCount() - 1 }
    func newestHead() throws(LedgerError) -> StoredHead? { try store.newestHead() }
    func append(_ entries: [StoredEntry], nodes: [StoredNode]) throws(LedgerError) {
        try store.append(entries, nodes: nodes)
    }
    func record(_ head: StoredHead) throws(LedgerError) { try store.record(head) }
    func entries(_ range: Range<Int>) throws(LedgerError) -> [StoredEntry] { try store.entries(range) }
    func node(_ id: Int) throws(LedgerError) -> ContentDigest { try store.node(id) }
    func nodes(_ range: Range<Int>) throws(LedgerError) -> [ContentDigest] { try store.nodes(range) }
    func head(ofSize size: Int) throws(LedgerError) -> StoredHead? { try store.head(ofSize: size) }
    func record(_ cosignature: StoredCosignature) throws(LedgerError) { try store.record(cosignature) }
    func cosignatures(ofSize size: Int) throws(LedgerError) -> [SignedNote.Signature] {
        try store.cosignatures(ofSize: size)
    }
    func newestCosigned(atMost size: Int) throws(LedgerError) -> Int? { try store.newestCosigned(atMost: size) }
}
