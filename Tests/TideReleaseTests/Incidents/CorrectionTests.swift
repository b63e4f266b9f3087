import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// From a wrong release to a right one: what a recall refuses, and what may take its place.
@Suite struct CorrectionTests {
    private static let clauses = """
        duties:
          - destroy: {by: 2028-06-30, certifyWithin: 30d}

        """

    private func withFixture(_ clauses: String = clauses, _ body: (ClauseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ClauseFixture(in: $0, clauses: clauses)) }
    }

    private let found = "2026-12-01T08:00:00Z"

    @discardableResult
    private func recall(
        _ fixture: ClauseFixture,
        _ release: ReleaseIdentifier,
        _ matter: RecallMatter = .input,
        at now: String = "2026-12-01T20:00:00Z"
    ) throws -> IncidentRecording.Recorded {
        let call = IncidentOrder.Call.recall(matter, answerWithin: try #require(Term("30d")))
        return try fixture.order(call, about: release, discovered: instant(found), at: instant(now))
    }

    @discardableResult
    private func correct(
        _ fixture: ClauseFixture,
        _ release: ReleaseIdentifier,
        with file: String,
        at now: String = "2026-12-12T00:00:00Z"
    ) throws -> IncidentRecording.Recorded {
        try fixture.order(
            .correct(input: ContentDigest(of: DurableFile.read(file))),
            about: release,
            discovered: instant(found),
            at: instant(now)
        )
    }

    private func certify(_ fixture: ClauseFixture, _ released: ReleaseOutcome.Released) throws {
        let day = try #require(CalendarDate("2026-12-10"))
        _ = try fixture.certify(
            released.id,
            fixture.certificate(of: released, destroyed: day),
            at: instant("2026-12-11T00:00:00Z")
        )
    }

    private static let fewer = SmallOffice.request(columns: ["person", "age", "region"])

    struct Again: CustomTestStringConvertible {
        let matter: RecallMatter
        let what: String
        let isOther: (request: Bool, file: Bool)
        /// What is said, in order; the last is about the recall.
        let messages: [DiagnosticCode]

        var testDescription: String { "\(matter), \(what)" }
    }

    static let again: [Again] = [
        Again(matter: .input, what: "the same", isOther: (false, false), messages: [.recalledInput]),
        Again(matter: .input, what: "other columns", isOther: (true, false), messages: [.recalledInput]),
        Again(matter: .input, what: "another file", isOther: (false, true), messages: [.compositionNotCertified]),
        Again(matter: .protection, what: "the same", isOther: (false, false), messages: [.recalledProtection]),
        // Beside recalled releases alone nothing is counted before their certificates are there.
        Again(
            matter: .protection,
            what: "other columns",
            isOther: (true, false),
            messages: [.compositionNotCertified]
        ),
        Again(matter: .recipient, what: "the same", isOther: (false, false), messages: [.recalledRecipient]),
        Again(matter: .recipient, what: "other columns", isOther: (true, false), messages: [.recalledRecipient]),
        Again(matter: .recipient, what: "another file", isOther: (false, true), messages: [.compositionNotCertified]),
    ]

    @Test(arguments: again)
    func `what was recalled leaves no more, in a dry run nor in earnest, approved or not`(_ item: Again) throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let recorded = try recall(fixture, released.id, item.matter)
            let other = try fixture.base.write(SmallOffice.source(rows: 120, seed: 8), "other.csv")
            let order = try fixture.order(
                item.isOther.request ? Self.fewer : SmallOffice.request(),
                input: item.isOther.file ? other : nil
            )
            let now = try instant("2026-12-02T00:00:00Z")
            var refusals = [try #require(try fixture.dryRun(order, at: now).refused)]
            // The approvals of the first release hold for the very same.
            if !item.isOther.request, !item.isOther.file {
                refusals.append(try #require(try fixture.release(order, at: now).refused))
                #expect(refusals[1].entry != nil)
            }
            for refusal in refusals {
                let reason = try #require(refusal.decision.reasons.last)
                #expect(refusal.decision.reasons.map(\.message) == item.messages)
                #expect(reason.asked == released.id.text)
                if reason.code == .recalled {
                    #expect(reason.allowed == "entry \(recorded.incident.entry) of 2026-12-01")
                    #expect(refusal.decision.text.contains("RECALLED") && refusal.decision.text.contains("hint: "))
                } else {
                    #expect(reason.code == .composition && reason.allowed == "xa.study")
                }
            }
        }
    }

    @Test func `a corrected file leaves once every copy is certified and an officer ordered it`() throws {
        try withFixture { fixture in
            let first = try #require(try fixture.releaseApproved().released)
            let corrected = try fixture.base.write(SmallOffice.source(rows: 118, seed: 8), "corrected.csv")
            let order = try fixture.order(input: corrected)
            #expect(codes { try correct(fixture, first.id, with: corrected) } == ["TG0845"])
            try recall(fixture, first.id)
            #expect(codes { try correct(fixture, first.id, with: corrected) } == ["TG0847"])
            #expect(codes { try correct(fixture, first.id, with: fixture.input) } == ["TG0846"])
            try certify(fixture, first)
            let now = try instant("2026-12-12T00:00:00Z")
            let unordered = try #require(try fixture.dryRun(order, at: now).refused)
            #expect(unordered.decision.reasons.map(\.message) == [.compositionNotSuperseded])

            let superseding = try correct(fixture, first.id, with: corrected)
            #expect(superseding.duties.isEmpty && superseding.incident.correctedInput != nil)
            #expect(codes { try correct(fixture, first.id, with: corrected) } == ["TG0794"])
            let third = try fixture.base.write(SmallOffice.source(rows: 117, seed: 9), "third.csv")
            let notThis = try #require(try fixture.dryRun(fixture.order(input: third), at: now).refused)
            #expect(notThis.decision.reasons.map(\.message) == [.compositionNotSuperseded])
            #expect(try fixture.dryRun(fixture.order(), at: now).refused?.decision.reasons.map(\.code) == [.recalled])

            let dry = try #require(try fixture.dryRun(order, at: now).dryRun)
            #expect(dry.record["supersedes"] == [.string(first.id.text)] && dry.superseded == [first.id])
            let second = try #require(try fixture.releaseApproved(order, at: now, seed: 6).released)
            #expect(second.superseded == [first.id])
            let disclosed = try Disclosure.decodeList(
                DurableFile.read("\(second.bundle)/\(BundleFile.disclosures)"),
                file: "disclosures"
            )
            #expect(disclosed.first { $0.name == "supersedes" }?.value == [.string(first.id.text)])
            // Asked again, the very same leaves again, and names it again.
            let again = try #require(try fixture.releaseApproved(order, at: now, seed: 7).released)
            #expect(again.superseded == [first.id])

            let chain = try IncidentChain(of: first.id, in: fixture.office, at: now)
            #expect(
                chain.events.map(\.what) == [
                    .discovered, .recalled(.input),
                    .destroyed(by: "xa.study", on: try #require(CalendarDate("2026-12-10"))),
                    .corrected(input: ContentDigest(of: try DurableFile.read(corrected))),
                    .released(second.id, recalledBy: nil), .released(again.id, recalledBy: nil),
                ]
            )
            let entries = chain.events.compactMap(\.entry)
            #expect(entries == entries.sorted() && Set(entries).count == entries.count)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    @Test func `what took a recalled release's place is recalled and superseded in turn`() throws {
        try withFixture { fixture in
            let files = try (0..<3).map { number in
                try fixture.base.write(SmallOffice.source(rows: 120, seed: UInt64(20 + number)), "\(number).csv")
            }
            let first = try #require(try release(fixture.order(input: files[0]), fixture, at: fixture.now))
            try recall(fixture, first.id)
            try certify(fixture, first)
            try correct(fixture, first.id, with: files[1])
            let now = try instant("2026-12-12T00:00:00Z")
            let second = try #require(try release(fixture.order(input: files[1]), fixture, at: now))
            #expect(second.superseded == [first.id])

            let later = try instant("2026-12-13T00:00:00Z")
            try fixture.order(
                .recall(.input, answerWithin: #require(Term("30d"))),
                about: second.id,
                discovered: later,
                at: later
            )
            let day = try #require(CalendarDate("2026-12-13"))
            _ = try fixture.certify(second.id, fixture.certificate(of: second, destroyed: day), at: later)
            try fixture.order(
                .correct(input: ContentDigest(of: DurableFile.read(files[2]))),
                about: second.id,
                discovered: later,
                at: later
            )
            let third = try #require(try release(fixture.order(input: files[2]), fixture, at: later))
            #expect(third.superseded == [first.id, second.id])
            let chain = try IncidentChain(of: first.id, in: fixture.office, at: later)
            let recalled = try fixture.office.register.incidents().first { $0.release == second.id }
            #expect(chain.events.suffix(2).first?.what == .released(second.id, recalledBy: recalled?.entry))
            #expect(chain.events.last?.what == .released(third.id, recalledBy: nil))
            #expect(try fixture.rebuiltAgrees())
        }
    }

    private func release(
        _ order: ReleasePipeline<EmbeddedEngine>.Order,
        _ fixture: ClauseFixture,
        at now: Instant
    ) throws -> ReleaseOutcome.Released? {
        try fixture.releaseApproved(order, at: now, seed: UInt64(now.secondsSince1970 % 997)).released
    }

    @Test func `the right file protected in a wrong way leaves again in a right one`() throws {
        try withFixture { fixture in
            let first = try #require(try fixture.releaseApproved().released)
            try recall(fixture, first.id, .protection)
            try certify(fixture, first)
            try correct(fixture, first.id, with: fixture.input)
            let now = try instant("2026-12-12T00:00:00Z")
            let same = try #require(try fixture.dryRun(fixture.order(), at: now).refused)
            #expect(same.decision.reasons.map(\.message) == [.recalledProtection])
            let other = try #require(try fixture.releaseApproved(fixture.order(Self.fewer), at: now, seed: 6).released)
            #expect(other.superseded == [first.id])
        }
    }

    @Test(arguments: [clauses, ""])
    func `a certificate that comes after an answer is logged, shown, and counts`(clauses: String) throws {
        try withFixture(clauses) { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            try recall(fixture, released.id)
            let answer = try #require(try fixture.office.register.duties().first { $0.kind == "recall-answer" })
            _ = try fixture.discharge(answer.id, as: "xa.study/head", at: instant("2026-12-05T00:00:00Z"))
            func chain() throws -> IncidentChain {
                try IncidentChain(of: released.id, in: fixture.office, at: instant("2026-12-12T00:00:00Z"))
            }
            let before = try chain()
            #expect(before.lastCertificate == nil)
            let answered = try #require(before.incidents[0].holders.first)
            #expect(answered.standing == .answered(entry: before.events.last?.entry ?? 0))
            let corrected = try fixture.base.write(SmallOffice.source(rows: 118, seed: 8), "corrected.csv")
            #expect(codes { try correct(fixture, released.id, with: corrected) } == ["TG0847"])

            try certify(fixture, released)
            let after = try chain()
            let day = try #require(CalendarDate("2026-12-10"))
            let entry = try #require(after.lastCertificate?.entry)
            #expect(after.lastCertificate?.destroyed == day)
            #expect(after.incidents[0].holders.map(\.standing) == [.destroyed(day, entry: entry)])
            #expect(
                after.events.map(\.what) == [
                    .discovered, .recalled(.input), .answer(by: "xa.study"), .destroyed(by: "xa.study", on: day),
                ]
            )
            #expect(codes { try certify(fixture, released) } == ["TG0791"])
            try correct(fixture, released.id, with: corrected)
            #expect(try fixture.rebuiltAgrees())
        }
    }

    /// The recipient and a party that counts as one reader with it, which has an officer of its own.
    private func withTwin(_ body: (ClauseFixture, (DutyStatement) throws -> Void) throws -> Void) throws {
        var generator = SeededGenerator(seed: 77)
        let key = SigningKey(using: &generator)
        let twin = """
            tidegate: v1
            kind: party
            id: xa.twin
            name: Invented twin
            jurisdiction: XA
            roles: [research]
            coalition: [xa.study]
            officers:
              head: {title: Head, keys: [{file: keys/twin.pub.pem, from: 2026-01-01, until: 2030-12-31}]}

            """
        try withTemporaryFolder { folder in
            let pem = String(decoding: key.verifyingKey.pem, as: UTF8.self)
            let files = ["twin.yaml": twin, "keys/twin.pub.pem": pem]
            let fixture = try ClauseFixture(in: folder, clauses: Self.clauses, files: files)
            let head = try #require(OfficerName("xa.twin/head"))
            try body(fixture) { statement in
                var generator = SeededGenerator(seed: 12)
                _ = try DutyRecording(office: fixture.office)
                    .discharge(statement, by: .key(key, of: head), at: statement.at, using: &generator)
            }
        }
    }

    @Test func `a holder that never had it says so, the recipient certifies, and what either owes keeps both waiting`()
        throws
    {
        try withTwin { fixture, sign in
            let first = try #require(try fixture.releaseApproved().released)
            let recorded = try recall(fixture, first.id)
            #expect(recorded.holders.map(\.party) == ["xa.study", "xa.twin"])
            let answers = recorded.duties.filter { $0.kind == .recallAnswer }
            let corrected = try fixture.base.write(SmallOffice.source(rows: 118, seed: 8), "corrected.csv")
            // The recipient's word that it never held what the office handed it is no certificate.
            let later = try instant("2026-12-10T00:00:00Z")
            _ = try fixture.discharge(answers[0].id, .neverHeld, as: "xa.study/head", at: later)
            func missing() throws -> [Identifier] {
                try IncidentChain(of: first.id, in: fixture.office, at: later).missing
            }
            #expect(try missing() == ["xa.study", "xa.twin"])
            try certify(fixture, first)
            #expect(try missing() == ["xa.twin"])
            #expect(codes { try correct(fixture, first.id, with: corrected) } == ["TG0847"])

            // Whoever counts as one reader with a party that is late waits with it.
            let late = try instant("2027-01-10T00:00:00Z")
            let other = SmallOffice.request(columns: ["age", "sex"])
            let refused = try #require(try fixture.dryRun(fixture.order(other), at: late).refused)
            #expect(refused.decision.reasons.map(\.message) == [.dutyOverdueOfReader])
            #expect(refused.decision.reasons.map(\.asked) == ["recall-answer under clinic-study-1@1 by xa.twin"])

            let duties = DutyRecording(office: fixture.office)
            try sign(duties.done(answers[1].id, .neverHeld, saying: "we never had it", at: late))
            #expect(try missing().isEmpty)
            try correct(fixture, first.id, with: corrected, at: "2027-01-10T00:00:00Z")
            let released = try fixture.releaseApproved(fixture.order(input: corrected), at: late, seed: 6).released
            #expect(try #require(released).superseded == [first.id])
        }
    }

    @Test func `how soon holders answer is signed, and another term is another order`() throws {
        try withFixture { fixture in
            let released = try #require(try fixture.releaseApproved().released)
            let recording = IncidentRecording(office: fixture.office)
            let now = try instant("2026-12-01T20:00:00Z")
            func order(_ term: String) throws -> IncidentOrder {
                try recording.order(
                    IncidentRecording.Demand(
                        release: released.id,
                        call: .recall(.input, answerWithin: #require(Term(term))),
                        reason: "double rows",
                        discovered: instant(found)
                    ),
                    at: now
                )
            }
            let signed = try order("10d")
            #expect(signed.json["answerWithin"] == "10d" && signed.json["wrong"] == "input")
            #expect(IncidentOrder(signed.encoded) == signed)
            let (name, key) = try fixture.officer("xa.clinic/dpo")
            let envelope = Envelope(signing: signed.encoded, type: PayloadType.incident, keys: [key]).encoded
            var generator = SeededGenerator(seed: 4)
            let other = try order("20d")
            #expect(
                codes {
                    _ = try recording.declare(other, by: .made(envelope, name: "x"), at: now, using: &generator)
                } != []
            )
            let recorded = try recording.declare(signed, by: .made(envelope, name: "x"), at: now, using: &generator)
            #expect(recorded.duties.last?.due.description == "2026-12-11T20:00:00Z" && name.party == "xa.clinic")
        }
    }
}
