import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideFirewall
import TideLedger
import TideRelease
import TideTestSupport

/// What enters the register, or comes back, keeps what the declared firewalls say of the whole network.
@Suite struct NetworkAdmissionTests {
    private static let firewall = """
        tidegate: v1
        kind: firewall
        id: clinics
        title: Who seeks care is not found through the clinic (invented)
        protects: {collectedFor: [care]}
        owners: [xa.clinic]
        forbids: {roles: [enforcement], purposes: [enforcement]}
        floor: {form: aggregate}

        """

    private static let police = """
        tidegate: v1
        kind: party
        id: xa.police
        name: Invented police
        jurisdiction: XA
        roles: [enforcement]
        officers:
          chief: {title: Invented chief, keys: [{file: keys/police.pub.pem, from: 2026-01-01, until: 2030-12-31}]}

        """

    /// The study passes on what it has of the clinic, for research, to the police.
    private static let onward = """
        tidegate: v1
        kind: agreement
        id: study-police-1
        version: 1
        title: Patterns of visits (invented)
        provider: xa.study
        recipient: xa.police
        signatories: [xa.study/head, xa.police/chief]
        legalBasis: [{act: Invented Act, section: "2", kind: statutory}]
        purposes: [research]
        valid: {from: 2026-01-01, until: 2030-12-31}
        grants:
          - id: visits
            dataset: visits
            form: k-anonymous
            columns: {age: {band: 5}, region: keep, sex: keep}
            safeguards: {kAnonymity: {k: 5, suppression: 10%}}
        approvals: {count: 1, from: [xa.study/head]}
        duties: [{notifyBreach: {to: xa.clinic, within: 72h}}]

        """

    private static let admitting =
        "onward: [{roles: [enforcement], purposes: [research], maxForm: k-anonymous, minK: 5}]\n"

    /// An office whose study may pass on to enforcement, with or without the clinic's firewall.
    private func withNetwork(
        firewall: Bool,
        _ work: (ReleaseFixture, [String: [UInt8]], [String: SigningKey]) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            files["agreement.yaml"] = Array((SmallOffice.closedAgreement(version: 1) + Self.admitting).utf8)
            files["police.yaml"] = Array(Self.police.utf8)
            var generator = SeededGenerator(seed: 99)
            let chief = SigningKey(using: &generator)
            files["keys/police.pub.pem"] = chief.verifyingKey.pem
            try fixture.registerParties(files)
            if firewall {
                files["firewall.yaml"] = Array(Self.firewall.utf8)
                try fixture.declare("clinics", files, signedBy: ["xa.clinic/dpo"])
            }
            _ = try fixture.register(files)
            var keys = fixture.small.keys
            keys["xa.police/chief"] = chief
            files["onward.yaml"] = Array(Self.onward.utf8)
            try work(fixture, files, keys)
        }
    }

    private func states(_ office: Office) throws -> [String] {
        try LogListing(office: office).lines(reveal: true).map { "\($0.kind) \($0.state)" }
    }

    @Test func `without a firewall nothing is asked of the network`() throws {
        try withNetwork(firewall: false) { fixture, files, keys in
            #expect(try fixture.register(files, "study-police-1", signedBy: keys).version == 1)
            let lines = try LogListing(office: fixture.office).lines(reveal: true)
            #expect(lines.allSatisfy { $0.hidden["certificate"] == nil })
        }
    }

    @Test func `an agreement that opens a way past a firewall is refused, and the ledger says so`() throws {
        try withNetwork(firewall: true) { fixture, files, keys in
            let size = try fixture.office.ledger.store.entryCount()
            let refusal = try #require(throws: NetworkRefusal.self) {
                _ = try fixture.register(files, "study-police-1", signedBy: keys)
            }
            #expect(refusal.kind == .refused && refusal.broken.map(\.agreement.id) == ["study-police-1"])
            #expect(refusal.diagnostics.map(\.code) == [.firewallBroken])
            #expect(refusal.broken.flatMap(\.breaks).map(\.invariant) == [.nonInterference])
            let refuted = refusal.proof.results.compactMap { result -> Counterexample? in
                guard case .refuted(let counterexample) = result.outcome else { return nil }
                return counterexample
            }
            let hops = try #require(refuted.first?.paths.first?.hops)
            #expect(hops.map(\.recipient) == ["xa.study", "xa.police"] || hops.map(\.recipient) == ["xa.police"])
            #expect(try fixture.office.register.agreements().map(\.id) == ["clinic-study-1"])
            let lines = try LogListing(office: fixture.office).lines(reveal: true)
            #expect(lines.count == size + 1)
            let last = try #require(lines.last)
            #expect(last.kind == "firewall" && last.state == "refused")
            #expect(last.hidden["agreement"]?["id"] == "study-police-1")
            #expect(last.hidden["finding"]?.elements?.count == 1)
            // Nothing of it is in force, and the register is made anew as it is.
            let again = MemoryRegister()
            try RegisterRebuild(store: fixture.office.ledger.store, evidence: fixture.office.evidence).run(into: again)
            #expect(again.agreements() == (try fixture.office.register.agreements()))
        }
    }

    @Test func `what enters has the digest of the certificate in its entry, and the evidence holds it`() throws {
        try withNetwork(firewall: true) { fixture, _, _ in
            let lines = try LogListing(office: fixture.office).lines(reveal: true)
            let registered = try #require(lines.last { $0.kind == "agreement" })
            let hex = try #require(registered.hidden["certificate"]?.text)
            let digest = try #require(ContentDigest(hex: hex))
            let bytes = try fixture.office.evidence.get(digest)
            #expect(try CanonicalJSON.decode(bytes)["format"] == "tidegate-certificate/v1")
            let proof = try #require(try fixture.office.networkProof(in: fixture.office.policies(), at: fixture.now))
            #expect(proof.certificate == bytes)
        }
    }

    @Test func `a firewall that comes later refuses the requests under what breaks it`() throws {
        try withNetwork(firewall: false) { fixture, files, keys in
            _ = try fixture.register(files, "study-police-1", signedBy: keys)
            var files = files
            files["firewall.yaml"] = Array(Self.firewall.utf8)
            let (_, proof) = try fixture.declare("clinics", files, signedBy: ["xa.clinic/dpo"])
            #expect(try #require(proof.proof).isRefuted)
            let request = try Request.read(
                Array(
                    """
                    tidegate: v1
                    kind: request
                    id: visits-of-some
                    requester: xa.police
                    holder: xa.study
                    dataset: visits
                    purpose: research
                    columns: [age, sex]
                    safeguards: {k: 5}

                    """.utf8
                ),
                file: "request.yaml"
            )
            let answer = try fixture.office.decision(
                on: request,
                in: fixture.office.policies(),
                dryRun: nil,
                at: fixture.now,
                approvals: .pending
            ).decision
            #expect(!answer.isPermitted && answer.reasons.contains { $0.code == .firewall })
            // Whoever is not in the way of the firewall goes on.
            let other = try Request.read(Array(SmallOffice.request().utf8), file: "request.yaml")
            let permitted = try fixture.office.decision(
                on: other,
                in: fixture.office.policies(),
                dryRun: nil,
                at: fixture.now,
                approvals: .pending
            ).decision
            #expect(permitted.isPermitted, "\(permitted.reasons.map(\.code))")
        }
    }

    private func codes(_ work: () throws -> Void) throws -> [DiagnosticCode] {
        do {
            try work()
            return []
        } catch let error as any DiagnosedError {
            return error.diagnostics.map(\.code)
        }
    }

    @Test func `an amendment makes the proof forget nothing that was given before it`() throws {
        try withNetwork(firewall: true) { fixture, files, _ in
            var files = files
            files["onward.yaml"] = nil
            let backdated = files.merging(["amended.yaml": Array(SmallOffice.closedAgreement(version: 2).utf8)]) { $1 }
            let early = try codes { _ = try fixture.register(backdated) }
            #expect(early == [.amendmentBackdated])
            // In the place of the first version, which would be gone.
            let instead = files.merging(["agreement.yaml": Array(SmallOffice.amendment.utf8)]) { $1 }
            let alone = try codes { _ = try fixture.register(instead) }
            #expect(alone == [.wouldChangeRegistered])
            let beside = files.merging(["amended.yaml": Array(SmallOffice.amendment.utf8)]) { $1 }
            let registered = try fixture.register(beside)
            #expect(registered.version == 2)
        }
    }

    @Test(
        arguments: zip(
            [
                "id: visits\n", "role: quasi, type: code, dimension: sex", "collectedFor: care",
                "protected: true",
            ],
            [
                "id: visits-again\n", "role: attribute, type: code, dimension: sex", "collectedFor: research",
                "protected: false",
            ]
        )
    )
    func `whoever registers an agreement makes nothing less protected, be it by leaving it out`(
        was: String,
        becomes: String
    ) throws {
        try withNetwork(firewall: true) { fixture, files, _ in
            var files = files
            files["onward.yaml"] = nil
            let dataset = String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
            files["dataset.yaml"] = Array(dataset.replacing(was, with: becomes).utf8)
            #expect(files["dataset.yaml"] != fixture.small.files["dataset.yaml"])
            var amendment = SmallOffice.amendment
            if was.hasPrefix("id:") {
                amendment = amendment.replacing("dataset: visits", with: "dataset: visits-again")
                // The first version goes with the dataset that it is about.
                files["agreement.yaml"] = Array("# Gone.\n".utf8)
            }
            files["amended.yaml"] = Array(amendment.utf8)
            let refused = try codes { _ = try fixture.register(files) }
            #expect(refused.contains(.firewallWouldWeaken), "\(refused)")
        }
    }
}
