import Testing
import TideAgreement
import TideCore
import TideFirewall
import TideLedger
import TideRelease
import TideTestSupport

/// Who must sign a version that is wider than the one that it replaces.
@Suite struct WideningRegistrationTests {
    /// The first version asks the steward too, beside one officer of each party.
    private static let first = SmallOffice.closedAgreement(version: 1).replacing(
        "signatories: [xa.clinic/dpo, xa.study/head]",
        with: "signatories: [xa.clinic/dpo, xa.clinic/steward, xa.study/head]"
    )

    /// A version that leaves the steward out, with one change.
    private static func second(_ was: String, _ becomes: String) -> [UInt8] {
        Array(SmallOffice.amendment.replacing(was, with: becomes).utf8)
    }

    private func withFirst(_ body: (ReleaseFixture, [String: [UInt8]]) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            files["agreement.yaml"] = Array(Self.first.utf8)
            try fixture.registerParties(files)
            _ = try fixture.register(files)
            try body(fixture, files)
        }
    }

    private func refusal(_ work: () throws -> Void) throws -> [Diagnostic] {
        do {
            try work()
            return []
        } catch let error as any DiagnosedError {
            return error.diagnostics
        }
    }

    /// Registers the second version, signed by some officers.
    private func register(
        _ files: [String: [UInt8]],
        signedBy officers: [String],
        _ fixture: ReleaseFixture
    ) throws -> RegisteredAgreement {
        let policies = try PolicySet.read(files, folder: "test")
        let agreement = try #require(policies.agreement(SmallOffice.agreementID))
        let form = CanonicalJSON.encode(policies.signedForm(of: agreement))
        var signatures: [String: [UInt8]] = [:]
        for name in officers {
            let key = try #require(fixture.small.keys[name])
            signatures[name] = Envelope(signing: form, type: PayloadType.agreement, keys: [key]).encoded
        }
        var generator = SeededGenerator(seed: 21)
        return try AgreementRegistration(office: fixture.office).register(
            agreement.id,
            files: files,
            folder: "test",
            signatures: signatures,
            at: fixture.now,
            using: &generator
        )
    }

    @Test func `nobody widens an agreement by leaving one of its signatories out`() throws {
        try withFirst { fixture, registered in
            var files = registered
            files["agreement-2.yaml"] = Self.second("age: {band: 5}", "age: keep")
            let own = ["xa.clinic/dpo", "xa.study/head"]
            let refused = try refusal { _ = try register(files, signedBy: own, fixture) }
            #expect(refused.map(\.code) == [.wideningNotSigned])
            #expect(
                refused.first?.arguments == [
                    "clinic-study-1@2", "clinic-study-1@1", "treatment, signatories", "xa.clinic/steward",
                ]
            )
            let wider = try fixture.office.wider(
                SmallOffice.agreementID,
                files: files,
                folder: "test",
                at: fixture.now
            )
            #expect(wider.map(\.officers) == [[OfficerName("xa.clinic/steward")].compactMap(\.self)])
            #expect(try register(files, signedBy: own + ["xa.clinic/steward"], fixture).version == 2)
        }
    }

    @Test func `an officer whose key is in force no more is not asked`() throws {
        try withFirst { fixture, registered in
            var files = registered
            let parties = String(decoding: files["parties.yaml"] ?? [], as: UTF8.self)
            let key = "keys/xa.clinic--steward.pub.pem, from: 2026-01-01"
            try #require(parties.contains(key))
            files["parties.yaml"] = Array(parties.replacing(key, with: key + ", revoked: 2026-11-01").utf8)
            try fixture.registerParties(files, ["xa.clinic"])
            files["agreement-2.yaml"] = Self.second("age: {band: 5}", "age: keep")
            #expect(try register(files, signedBy: ["xa.clinic/dpo", "xa.study/head"], fixture).version == 2)
        }
    }

    @Test func `what leaves a signatory out is wider in that alone, and needs the signature`() throws {
        try withFirst { fixture, registered in
            var files = registered
            files["agreement-2.yaml"] = Self.second("age: {band: 5}", "age: {band: 10}")
            let own = ["xa.clinic/dpo", "xa.study/head"]
            let refused = try refusal { _ = try register(files, signedBy: own, fixture) }
            #expect(refused.first?.arguments[2] == "signatories")
            let kept = SmallOffice.amendment.replacing(
                "signatories: [xa.clinic/dpo, xa.study/head]",
                with: "signatories: [xa.clinic/dpo, xa.clinic/steward, xa.study/head]"
            ).replacing("age: {band: 5}", with: "age: {band: 10}")
            files["agreement-2.yaml"] = Array(kept.utf8)
            #expect(try register(files, signedBy: own + ["xa.clinic/steward"], fixture).version == 2)
        }
    }
}
