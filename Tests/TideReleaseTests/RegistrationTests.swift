import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// What a registration may change of what was registered before, and what it may not.
@Suite struct RegistrationTests {
    private func withFixture(_ body: (ReleaseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ReleaseFixture(in: $0)) }
    }

    private func text(_ files: [String: [UInt8]], _ path: String) -> String {
        String(decoding: files[path] ?? [], as: UTF8.self)
    }

    /// The codes that a registration is refused with; empty if it is taken.
    private func codes(_ work: () throws -> Void) throws -> [DiagnosticCode] {
        do {
            try work()
            return []
        } catch let error as ReleaseError {
            return error.diagnostics.map(\.code)
        }
    }

    @Test func `a file of the same name cannot take a registered agreement away`() throws {
        try withFixture { fixture in
            var files = fixture.small.files
            let other = SmallOffice.agreement(version: 1)
                .replacing("id: clinic-study-1", with: "id: clinic-police-1").replacing(
                    "never: [enforcement]\n",
                    with: ""
                )
            files["agreement.yaml"] = Array(other.utf8)
            let refused = try codes { _ = try fixture.register(files, "clinic-police-1") }
            #expect(refused == [.wouldChangeRegistered])
            #expect(try fixture.office.register.agreements().count == 1)
        }
    }

    @Test func `a registered agreement changes by a newer version alone, and the newer one then decides`() throws {
        try withFixture { fixture in
            var files = fixture.small.files
            let changed = SmallOffice.agreement(version: 1).replacing("k: 3,", with: "k: 2,")
            files["agreement.yaml"] = Array(changed.utf8)
            let refused = try codes { _ = try fixture.register(files) }
            #expect(refused == [.agreementRegistered])
            let amended = SmallOffice.agreement(version: 2).replacing("k: 3,", with: "k: 4,")
            files["agreement.yaml"] = Array(amended.utf8)
            #expect(try fixture.register(files).version == 2)
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let below = try #require(try fixture.dryRun(order).refused)
            #expect(below.decision.reasons.map(\.code) == [.kBelow])
        }
    }

    @Test func `keys made by whoever registers do not sign for a registered party`() throws {
        try withFixture { fixture in
            let forger = SmallOffice(seed: 666)
            var files = forger.files
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 2).replacing("k: 3,", with: "k: 2,").utf8)
            let refused = try codes { _ = try fixture.register(files, signedBy: forger.keys) }
            #expect(refused == [.partyDiffers, .partyDiffers])
            // Signed with the forger's keys over the registered documents, it is no officer's signature.
            files = fixture.small.files.merging(["agreement.yaml": files["agreement.yaml"] ?? []]) { $1 }
            let unknown = try codes { _ = try fixture.register(files, signedBy: forger.keys) }
            #expect(unknown == [.signatureNotValid, .signatureNotValid])
            let trusted = try TrustFolder.read(fixture.office.paths.trust).partyKeys
            for (name, key) in trusted {
                #expect(fixture.small.keys.values.contains { $0.verifyingKey == key }, "\(name)")
            }
        }
    }

    @Test func `an agreement between parties that nobody let in is neither proposed nor registered`() throws {
        try withFixture { fixture in
            var generator = SeededGenerator(seed: 9)
            var files = fixture.small.files
            files["others.yaml"] = Array(Self.others.utf8)
            var keys: [String: SigningKey] = [:]
            for name in ["xa.a/x", "xa.b/y"] {
                let key = SigningKey(using: &generator)
                keys[name] = key
                files["keys/\(SmallOffice.fileName(name)).pub.pem"] = key.verifyingKey.pem
            }
            let refused = try codes { _ = try fixture.register(files, "a-b-1", signedBy: keys) }
            #expect(refused == [.partyNotRegistered, .partyNotRegistered])
            #expect(try fixture.office.register.agreements().count == 1)
        }
    }

    @Test func `another party's keys do not change by an agreement`() throws {
        try withFixture { fixture in
            var generator = SeededGenerator(seed: 9)
            var files = fixture.small.files
            files["keys/xa.clinic--steward.pub.pem"] = SigningKey(using: &generator).verifyingKey.pem
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 2).utf8)
            let refused = try codes { _ = try fixture.register(files) }
            #expect(refused == [.partyDiffers])
        }
    }

    @Test
    func `an officer's key is changed by the registrar, unbinds the agreement, and counts once it is signed anew`()
        throws
    {
        try withFixture { fixture in
            var generator = SeededGenerator(seed: 10)
            let fresh = SigningKey(using: &generator)
            var files = fixture.small.files
            files["keys/new.pub.pem"] = fresh.verifyingKey.pem
            let parties = text(files, "parties.yaml").replacing(
                "keys: [{file: keys/xa.clinic--steward.pub.pem, from: 2026-01-01, until: 2030-12-31}]",
                with: "keys: [{file: keys/xa.clinic--steward.pub.pem, from: 2026-01-01, until: 2026-10-31}, "
                    + "{file: keys/new.pub.pem, from: 2026-06-01, until: 2031-12-31}]"
            )
            files["parties.yaml"] = Array(parties.utf8)
            let outcome = try fixture.registerParties(files)
            #expect(outcome.parties.map(\.id) == ["xa.clinic"])
            #expect(outcome.unbound.map(\.agreement.description) == ["clinic-study-1@1"])
            #expect(outcome.unbound.first?.changed == ["file/keys/new.pub.pem", "party/xa.clinic"])
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let unbound = try #require(try fixture.dryRun(order).refused)
            #expect(Set(unbound.decision.reasons.map(\.code)) == [.binding])
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 2).utf8)
            #expect(try fixture.register(files).version == 2)
            let dry = try #require(try fixture.dryRun(order).dryRun)
            let refused = try codes { try fixture.approve(dry.digest) }
            #expect(refused == [.keyNotTheOfficers])
            _ = try ApprovalRecording(office: fixture.office).approve(
                dry.digest,
                by: .key(fresh, of: OfficerName(party: "xa.clinic", officer: "steward")),
                at: fixture.now,
                using: &generator
            )
            #expect(try fixture.release(order).released != nil)
        }
    }

    @Test func `a draft in the folder never comes to stand before a registered version`() throws {
        try withFixture { fixture in
            var files = fixture.small.files
            let other = SmallOffice.agreement(version: 1).replacing("id: clinic-study-1", with: "id: clinic-study-2")
                .replacing("domain: clinic-study", with: "domain: clinic-study-two")
            files["other.yaml"] = Array(other.utf8)
            files["draft.yaml"] = Array(SmallOffice.agreement(version: 2).utf8)
            let refused = try codes { _ = try fixture.register(files, "clinic-study-2") }
            #expect(refused == [.draftWouldShadow])
        }
    }

    @Test func `a registered path is plain ASCII`() throws {
        try withFixture { fixture in
            var files = fixture.small.files
            files["cafe\u{301}.txt"] = []
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 2).utf8)
            let refused = try codes { _ = try fixture.register(files) }
            #expect(refused == [.policyPathNotPlain])
        }
    }

    @Test func `an office releases what it holds, not what another holds`() throws {
        try withFixture { fixture in
            let request = SmallOffice.request().replacing("holder: xa.clinic", with: "holder: xa.study")
            let order = try fixture.order(request, fixture.write(SmallOffice.source(rows: 120)))
            let refused = try codes { _ = try fixture.release(order) }
            #expect(refused == [.holderElsewhere])
        }
    }

    private static let others = """
        tidegate: v1
        kind: party
        id: xa.a
        name: Invented A
        jurisdiction: XA
        roles: [service]
        officers: {x: {title: X, keys: [{file: keys/xa.a--x.pub.pem, from: 2026-01-01}]}}
        ---
        tidegate: v1
        kind: party
        id: xa.b
        name: Invented B
        jurisdiction: XA
        roles: [research]
        officers: {y: {title: Y, keys: [{file: keys/xa.b--y.pub.pem, from: 2026-01-01}]}}
        ---
        tidegate: v1
        kind: dataset
        id: a-data
        owner: xa.a
        collectedFor: care
        protected: true
        derivedFrom: none
        unit: event
        columns: {sex: {role: quasi, type: code}}
        ---
        tidegate: v1
        kind: agreement
        id: a-b-1
        version: 1
        title: A and B (invented)
        provider: xa.a
        recipient: xa.b
        signatories: [xa.a/x, xa.b/y]
        legalBasis: [{act: Invented Act, kind: statutory}]
        purposes: [research]
        valid: {from: 2026-01-01, until: 2030-12-31}
        grants:
          - id: g
            dataset: a-data
            form: k-anonymous
            columns: {sex: keep}
            safeguards: {kAnonymity: {k: 3, suppression: 10%}}

        """
}
