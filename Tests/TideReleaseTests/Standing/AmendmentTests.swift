import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// A version in force and one that is yet to begin: what stops, what may vanish, what can never decide.
@Suite struct AmendmentTests {
    private func withFixture(_ body: (StandingFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(StandingFixture(in: $0)) }
    }

    private static let later = "2027-07-01T12:00:00Z"

    @Test func `suspending an agreement stops the version in force and the one that is yet to begin`() throws {
        try withFixture { fixture in
            try fixture.amend()
            #expect(try fixture.states() == [.inForce, .signed])
            let outcomes = try fixture.step(.suspended, by: ["xa.clinic/dpo"])
            #expect(outcomes.map(\.event.version) == [1, 2])
            #expect(try fixture.states() == [.suspended, .suspended])
            for moment in [fixture.now, try instant(Self.later)] {
                #expect(try fixture.reasons(at: moment) == [.suspended], "\(moment)")
            }
            let again = codes { try fixture.step(.suspended, by: ["xa.clinic/dpo"]) }
            #expect(again == ["TG0828"])
            #expect(try fixture.step(.resumed, by: SmallOffice.signatories).count == 2)
            #expect(try fixture.states() == [.inForce, .signed])
            #expect(try fixture.step(.terminated, by: ["xa.study/head"]).count == 2)
            #expect(try fixture.states() == [.terminated, .terminated])
            #expect(try fixture.rebuilt().events() == fixture.office.register.events())
        }
    }

    @Test func `one version is stopped alone where it is named, and the other is told of`() throws {
        try withFixture { fixture in
            try fixture.amend()
            let outcomes = try fixture.step(.suspended, by: ["xa.clinic/dpo"], version: 2)
            #expect(outcomes.map(\.event.version) == [2])
            #expect(try fixture.states() == [.inForce, .suspended])
            let event = try #require(outcomes.first?.event)
            let others = try AgreementEventRecording(office: fixture.office).others(beside: event, at: fixture.now)
            #expect(others.map(\.version.description) == ["clinic-study-1@1"])
            #expect(others.map(\.state) == [.inForce])
            #expect(try fixture.reasons(at: fixture.now).isEmpty)
            // The rest is stopped by the id; what is stopped already is left as it is.
            #expect(try fixture.step(.suspended, by: ["xa.clinic/dpo"]).map(\.event.version) == [1])
        }
    }

    @Test func `a statement to sign elsewhere is about one version`() throws {
        try withFixture { fixture in
            try fixture.amend()
            let recording = AgreementEventRecording(office: fixture.office)
            func statement(_ version: Int?) throws -> AgreementStatement {
                try recording.statement(
                    .suspended,
                    of: SmallOffice.agreementID,
                    version: version,
                    effective: nil,
                    reason: "a breach",
                    at: fixture.now
                )
            }
            #expect(codes { _ = try statement(nil) } == ["TG0894"])
            #expect(try statement(1).agreement.version == 1)
        }
    }

    @Test func `statements about two versions are all recorded or none is`() throws {
        try withFixture { fixture in
            let only = StandingFixture.version(2, from: "2027-06-01")
                .replacing("[xa.clinic/dpo, xa.study/head]", with: "[xa.clinic/steward, xa.study/head]")
            _ = try fixture.base.register(fixture.files(["amended.yaml": only]))
            let refused = codes { try fixture.step(.suspended, by: ["xa.clinic/dpo"]) }
            #expect(refused == ["TG0772"])
            #expect(try fixture.states() == [.inForce, .signed])
            #expect(try fixture.step(.suspended, by: ["xa.study/head"]).count == 2)
        }
    }

    @Test func `the version that decides until the new one begins stays in the folder`() throws {
        try withFixture { fixture throws in
            let later = StandingFixture.version(2, from: "2027-06-01")
            let edited = codes { _ = try fixture.base.register(fixture.files(["agreement.yaml": later])) }
            #expect(edited == ["TG0892"])
            #expect(try fixture.states() == [.inForce])
            // As a document of the same file it stays.
            let both = SmallOffice.agreement(version: 1) + "---\n" + later
            #expect(try fixture.base.register(fixture.files(["agreement.yaml": both])).version == 2)
            #expect(try fixture.states() == [.inForce, .signed])
            #expect(try fixture.reasons(at: fixture.now).isEmpty)
        }
    }

    @Test func `a version that can no longer decide may vanish, one that still will may not`() throws {
        try withFixture { fixture in
            try fixture.amend()
            func amend(from day: String) -> [String] {
                codes {
                    let text = StandingFixture.version(3, from: day)
                    _ = try fixture.base.register(fixture.files(["amended.yaml": text]))
                }
            }
            // Between June and September the second version would decide.
            #expect(amend(from: "2027-09-01") == ["TG0892"])
            // In March the third begins, so that the second never decides; the first does until then.
            #expect(amend(from: "2027-03-01") == [])
            #expect(try fixture.states(at: instant(Self.later)) == [.superseded, .superseded, .inForce])
            #expect(try fixture.reasons(at: fixture.now).isEmpty)
        }
    }

    @Test func `a version that has ended stays where an older one would come back without it`() throws {
        try withFixture { fixture in
            _ = try fixture.base.register(fixture.files(["amended.yaml": SmallOffice.agreement(version: 2)]))
            try fixture.step(.terminated, by: ["xa.clinic/dpo"])
            #expect(try fixture.states() == [.superseded, .terminated])
            let later = StandingFixture.version(3, from: "2027-06-01")
            let refused = codes { _ = try fixture.base.register(fixture.files(["amended.yaml": later])) }
            #expect(refused == ["TG0736"])
            #expect(try fixture.base.register(fixture.files(["third.yaml": later])).version == 3)
            #expect(try fixture.reasons(at: fixture.now) == [.expired])
            #expect(try fixture.states(at: instant(Self.later)) == [.superseded, .terminated, .inForce])
        }
    }

    @Test func `an end that is to come leaves a version to decide until then`() throws {
        try withFixture { fixture in
            try fixture.step(.terminated, by: ["xa.clinic/dpo"], effective: "2027-01-01")
            let later = StandingFixture.version(2, from: "2027-06-01")
            let files = fixture.files(["agreement.yaml": later])
            #expect(codes { _ = try fixture.base.register(files) } == ["TG0892"])
            try fixture.step(.terminated, by: ["xa.clinic/dpo"])
            // It has ended: nothing is taken away with its text.
            #expect(try fixture.base.register(files).version == 2)
        }
    }

    @Test func `a version whose last day is past is not registered`() throws {
        try withFixture { fixture throws in
            let past = StandingFixture.version(2, from: "2025-01-01", until: "2025-12-31")
            #expect(codes { _ = try fixture.base.register(fixture.files(["agreement.yaml": past])) } == ["TG0893"])
            #expect(try fixture.states() == [.inForce])
            let today = StandingFixture.version(2, from: "2025-01-01", until: "2026-11-22")
            #expect(try fixture.base.register(fixture.files(["agreement.yaml": today])).version == 2)
        }
    }

    @Test func `a proposal below a registered version has come to nothing, and says so`() throws {
        try withFixture { fixture in
            var generator = SeededGenerator(seed: 4)
            let registration = AgreementRegistration(office: fixture.office)
            let files = fixture.files(["agreement.yaml": SmallOffice.agreement(version: 2)])
            let policies = try PolicySet.read(files, folder: "test")
            let agreement = try #require(policies.agreement(SmallOffice.agreementID))
            let signatures = fixture.base.signatures(of: agreement, in: policies, fixture.base.small.keys)
            _ = try registration.propose(
                agreement.id,
                files: files,
                folder: "test",
                signatures: signatures.filter { $0.key == "xa.clinic/dpo" },
                at: fixture.now,
                using: &generator
            )
            #expect(try fixture.states() == [.inForce, .proposed])
            _ = try fixture.base.register(fixture.files(["agreement.yaml": SmallOffice.agreement(version: 3)]))
            #expect(try fixture.states() == [.superseded, .superseded, .inForce])
            let refused = codes {
                _ = try registration.register(
                    proposed: agreement.id,
                    signatures: signatures,
                    at: fixture.now,
                    using: &generator
                )
            }
            #expect(refused == ["TG0896"])
        }
    }
}
