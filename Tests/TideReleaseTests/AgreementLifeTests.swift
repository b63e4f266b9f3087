import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// From proposed to terminated: who may take which step, and what the next decision makes of it.
@Suite struct AgreementLifeTests {
    private func withFixture(isRegistered: Bool = true, _ body: (ReleaseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ReleaseFixture(in: $0, isRegistered: isRegistered)) }
    }

    private func refusal(_ work: () throws -> Void) throws -> (codes: [DiagnosticCode], kind: FailureKind?) {
        do {
            try work()
            return ([], nil)
        } catch let error as any DiagnosedError {
            return (error.diagnostics.map(\.code), error.kind)
        }
    }

    @Test func `a version is proposed by one, signed by the other, and then registered`() throws {
        try withFixture(isRegistered: false) { fixture in
            let files = fixture.small.files
            try fixture.registerParties(files)
            let policies = try PolicySet.read(files, folder: "test")
            let agreement = try #require(policies.agreement(SmallOffice.agreementID))
            let all = fixture.signatures(of: agreement, in: policies, fixture.small.keys)
            let registration = AgreementRegistration(office: fixture.office)
            var generator = SeededGenerator(seed: 4)
            func propose(_ names: String...) throws -> AgreementEvent {
                try registration.propose(
                    agreement.id,
                    files: files,
                    folder: "test",
                    signatures: all.filter { names.contains($0.key) },
                    at: fixture.now,
                    using: &generator
                )
            }
            let nobody = try refusal { _ = try propose() }
            #expect(nobody.codes == [.signaturesIncomplete])
            #expect(try propose("xa.clinic/dpo").entry == 2)
            let twice = try refusal { _ = try propose("xa.clinic/dpo") }
            #expect(twice.codes == [.agreementEventForbidden] && twice.kind == .refused)
            // Nothing is in force yet.
            #expect(try fixture.office.policies().agreements.isEmpty)
            #expect(try fixture.office.agreementListings(at: fixture.now).map(\.state) == [.proposed])
            let early = try refusal {
                _ = try registration.register(
                    proposed: agreement.id,
                    signatures: [:],
                    at: fixture.now,
                    using: &generator
                )
            }
            #expect(early.codes == [.signaturesIncomplete])
            func sign(_ name: String) throws -> AgreementEvent {
                try registration.sign(
                    agreement.id,
                    signatures: all.filter { $0.key == name },
                    at: fixture.now,
                    using: &generator
                )
            }
            let again = try refusal { _ = try sign("xa.clinic/dpo") }
            #expect(again.codes == [.signatureTwice])
            #expect(try sign("xa.study/head").previous == 2)
            let registered = try registration.register(
                proposed: agreement.id,
                signatures: [:],
                at: fixture.now,
                using: &generator
            )
            #expect(registered.entry == 4 && registered.signatures.count == 2)
            #expect(try fixture.office.register.events().map(\.kind) == [.proposed, .signed, .registered])
            #expect(try fixture.office.agreementListings(at: fixture.now).map(\.state) == [.inForce])
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            #expect(try fixture.releaseApproved(order).released != nil)
        }
    }

    @Test func `what is registered is the text that was proposed`() throws {
        try withFixture(isRegistered: false) { fixture in
            var files = fixture.small.files
            try fixture.registerParties(files)
            let policies = try PolicySet.read(files, folder: "test")
            let agreement = try #require(policies.agreement(SmallOffice.agreementID))
            var generator = SeededGenerator(seed: 4)
            _ = try AgreementRegistration(office: fixture.office).propose(
                agreement.id,
                files: files,
                folder: "test",
                signatures: fixture.signatures(of: agreement, in: policies, fixture.small.keys),
                at: fixture.now,
                using: &generator
            )
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 1).replacing("k: 3,", with: "k: 2,").utf8)
            let other = try refusal { _ = try fixture.register(files) }
            #expect(other.codes == [.proposalDiffers] && other.kind == .refused)
            let unknown = try refusal {
                _ = try AgreementRegistration(office: fixture.office)
                    .sign("nothing", signatures: [:], at: fixture.now, using: &generator)
            }
            #expect(unknown.codes == [.notProposed])
            #expect(try fixture.register(fixture.small.files).version == 1)
        }
    }

    /// Takes a step, signed by some officers.
    private func step(
        _ kind: AgreementEvent.Kind,
        by officers: [String],
        _ fixture: ReleaseFixture,
        effective: CalendarDate? = nil,
        reason: String = "as agreed"
    ) throws -> AgreementEventRecording.Outcome {
        let recording = AgreementEventRecording(office: fixture.office)
        let statement = try recording.statement(
            kind,
            of: SmallOffice.agreementID,
            version: nil,
            effective: effective,
            reason: reason,
            at: fixture.now
        )
        return try record(statement, by: officers, fixture)
    }

    private func record(
        _ statement: AgreementStatement,
        by officers: [String],
        _ fixture: ReleaseFixture
    ) throws -> AgreementEventRecording.Outcome {
        var signatures: [String: [UInt8]] = [:]
        for name in officers {
            guard let key = fixture.small.keys[name] else { throw ReleaseFixture.MissingOfficer() }
            signatures[name] =
                Envelope(signing: statement.encoded, type: PayloadType.agreementEvent, keys: [key]).encoded
        }
        var generator = SeededGenerator(seed: 12)
        return try AgreementEventRecording(office: fixture.office)
            .record(statement, signatures: signatures, at: fixture.now, using: &generator)
    }

    private func standing(_ fixture: ReleaseFixture) throws -> AgreementStanding {
        let facts = try RegisteredFacts(
            of: fixture.office,
            policies: fixture.office.policies(),
            request: ContentDigest(of: "request"),
            dryRun: nil,
            at: fixture.now
        )
        return facts.standing(of: SmallOffice.agreementID, version: 1)
    }

    @Test func `one signatory suspends, one of each side resumes, and the next decision knows`() throws {
        try withFixture { fixture in
            #expect(try standing(fixture) == .inForce)
            let stranger = try refusal { _ = try step(.suspended, by: ["xa.clinic/steward"], fixture) }
            #expect(stranger.codes == [.eventNotSignedBy] && stranger.kind == .refused)
            #expect(try step(.suspended, by: ["xa.study/head"], fixture).event.entry == 3)
            #expect(try standing(fixture) == .suspended(since: fixture.now))
            let one = try refusal { _ = try step(.resumed, by: ["xa.study/head"], fixture) }
            #expect(one.codes == [.eventNotSignedBy])
            _ = try step(.resumed, by: ["xa.study/head", "xa.clinic/dpo"], fixture)
            #expect(try standing(fixture) == .inForce)
            let resumed = try refusal { _ = try step(.resumed, by: ["xa.study/head", "xa.clinic/dpo"], fixture) }
            #expect(resumed.codes == [.agreementEventForbidden] && resumed.kind == .refused)
        }
    }

    @Test func `a signature counts once`() throws {
        try withFixture { fixture in
            let recording = AgreementEventRecording(office: fixture.office)
            let statement = try recording.statement(
                .suspended,
                of: SmallOffice.agreementID,
                version: 1,
                effective: nil,
                reason: "a breach is looked into",
                at: fixture.now
            )
            #expect(AgreementStatement(statement.encoded) == statement)
            _ = try record(statement, by: ["xa.clinic/dpo"], fixture)
            _ = try step(.resumed, by: ["xa.study/head", "xa.clinic/dpo"], fixture)
            let replayed = try refusal { _ = try record(statement, by: ["xa.clinic/dpo"], fixture) }
            #expect(replayed.codes == [.agreementEventStale] && replayed.kind == .refused)
            #expect(try standing(fixture) == .inForce)
        }
    }

    @Test func `a terminated agreement stays so, and what was released under it is listed`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let released = try #require(try fixture.releaseApproved(order).released)
            try fixture.office.register.record(
                DutyRecord(
                    id: "\(released.id).1",
                    release: released.id,
                    agreement: SmallOffice.agreementID,
                    agreementVersion: 1,
                    kind: "destroy",
                    owedBy: "xa.study",
                    owedTo: "xa.clinic",
                    due: fixture.now,
                    created: released.entry
                )
            )
            let past = CalendarDate(daysSince1970: fixture.now.date.daysSince1970 - 1)
            let early = try refusal { _ = try step(.terminated, by: ["xa.clinic/dpo"], fixture, effective: past) }
            #expect(early.codes == [.effectiveNotAllowed] && early.kind == .refused)
            let mute = try refusal { _ = try step(.terminated, by: ["xa.clinic/dpo"], fixture, reason: "") }
            #expect(mute.codes == [.reasonNotGiven])
            let outcome = try step(.terminated, by: ["xa.clinic/dpo"], fixture)
            #expect(outcome.cascade.downstream.isEmpty)
            #expect(outcome.cascade.releases.map(\.id) == [released.id])
            #expect(outcome.cascade.releases.first?.duties.map(\.id) == ["\(released.id).1"])
            #expect(try standing(fixture) == .terminated(on: fixture.now.date))
            #expect(try fixture.office.agreementListings(at: fixture.now).map(\.state) == [.terminated])
            for kind in [AgreementEvent.Kind.suspended, .resumed, .terminated] {
                let after = try refusal { _ = try step(kind, by: ["xa.clinic/dpo", "xa.study/head"], fixture) }
                #expect(after.codes == [.agreementEventForbidden], "\(kind)")
            }
        }
    }

    @Test(arguments: [
        ("persons", "ada", "ben", true), ("persons", "ada", "ada", false), ("parties", "ada", "ben", false),
    ])
    func `a quorum of signatories counts each person or party once`(
        distinct: String,
        dpo: String,
        steward: String,
        isMet: Bool
    ) throws {
        try withFixture(isRegistered: false) { fixture in
            var files = fixture.small.files
            let parties = String(decoding: files["parties.yaml"] ?? [], as: UTF8.self)
                .replacing("Invented officer dpo,", with: "Invented officer dpo, person: \(dpo),")
                .replacing("Invented officer steward,", with: "Invented officer steward, person: \(steward),")
            files["parties.yaml"] = Array(parties.utf8)
            let quorum = "{count: 2, from: [xa.clinic/dpo, xa.clinic/steward], distinct: \(distinct)}"
            let text = SmallOffice.agreement(version: 1).replacing(
                "[xa.clinic/dpo, xa.study/head]",
                with: "[xa.study/head, \(quorum)]"
            )
            files["agreement.yaml"] = Array(text.utf8)
            let outcome = try refusal {
                try fixture.registerParties(files)
                var one = fixture.small.keys
                one["xa.clinic/steward"] = nil
                let incomplete = try refusal { _ = try fixture.register(files, signedBy: one) }
                #expect(incomplete.codes == [.signaturesIncomplete])
                _ = try fixture.register(files)
            }
            // A quorum that nobody can ever meet may be refused when it is read.
            #expect(outcome.codes.isEmpty == isMet, "\(outcome.codes)")
        }
    }

    @Test func `a signature that does not count says why`() throws {
        try withFixture { fixture in
            let policies = try fixture.office.policies()
            let payload = Array("payload".utf8)
            let key = try #require(fixture.small.keys["xa.clinic/dpo"])
            var generator = SeededGenerator(seed: 3)
            let stranger = SigningKey(using: &generator)
            func verdict(
                _ bytes: [UInt8],
                on day: String = "2026-11-22",
                parties: [Identifier: Party]? = nil
            ) throws -> OfficerSignature.Verdict {
                OfficerSignature.verify(
                    bytes,
                    payload: payload,
                    type: "type",
                    among: parties ?? policies.parties,
                    at: Instant(startOf: try #require(CalendarDate(day)))
                )
            }
            func signed(_ payload: [UInt8], _ type: String, _ keys: [SigningKey]) -> [UInt8] {
                Envelope(signing: payload, type: type, keys: keys).encoded
            }
            let good = signed(payload, "type", [key])
            let name = OfficerName(party: "xa.clinic", officer: "dpo")
            #expect(try verdict(good) == .valid(.init(officer: name, keyID: key.verifyingKey.keyID)))
            let reasons = try [
                verdict([0x7b]), verdict(signed(payload, "other", [key])), verdict(signed([1], "type", [key])),
                verdict(signed(payload, "type", [key, stranger])), verdict(signed(payload, "type", [stranger])),
                verdict(good, on: "2031-01-01"), verdict(good, on: "2025-12-31"),
            ]
            let expected = [
                "it is no DSSE envelope", "it signs a payload of the type `other`",
                "it signs another text than the one here", "it holds more than one signature",
                "no officer's key made it: \(stranger.verifyingKey.keyID) is unknown",
                "the key of xa.clinic/dpo expired on 2030-12-31",
                "the key of xa.clinic/dpo is valid from 2026-01-01 only",
            ]
            #expect(reasons == expected.map(OfficerSignature.Verdict.invalid))
        }
    }
}
