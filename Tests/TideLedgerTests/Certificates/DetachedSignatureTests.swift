import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct DetachedSignatureTests {
    private static let payload = Array("the agreement, in canonical form".utf8)

    /// Checks with the test authority's files where nothing else is said.
    private func flaws(
        _ cms: [UInt8],
        over payload: [UInt8] = payload,
        by name: String = "officer",
        issuers: [UInt8]? = nil,
        revocations: [UInt8]? = nil,
        at moment: String = "2026-08-01T12:00:00Z"
    ) throws -> [SignatureFlaw] {
        try DetachedSignature.verify(
            cms,
            over: payload,
            pinned: try TestAuthority.file("\(name).pem"),
            issuers: issuers,
            revocations: revocations,
            at: try #require(Instant(moment))
        ).flaws
    }

    /// What openssl signs under some options.
    private func signed(_ options: String, by name: String = "officer", form: String = "DER") throws -> [UInt8] {
        try TestAuthority.withFolder { folder in
            let ran = try TestAuthority.shell(
                """
                openssl cms -sign -binary -in payload -signer \(name).pem -inkey \(name).key -outform \(form) \
                -out signature \(options)
                """,
                in: folder
            )
            guard ran.status == 0 else { throw CocoaError(.fileReadUnknown) }
            return Array(try Data(contentsOf: folder.appending(path: "signature")))
        }
    }

    @Test(arguments: ["officer", "rsa"], ["", "-md sha384", "-md sha512", "-keyid", "-nocerts", "-nosmimecap"])
    func `signatures of openssl hold`(name: String, options: String) throws {
        for (flag, form) in [("-cades", DetachedSignature.Form.cades), ("", .plain)] {
            let signature = try signed("\(flag) \(options)", by: name)
            let outcome = try DetachedSignature.verify(
                signature,
                over: Self.payload,
                pinned: try TestAuthority.file("\(name).pem"),
                issuers: try TestAuthority.file("chain.pem"),
                revocations: try TestAuthority.file("mid.crl"),
                at: TestAuthority.now
            )
            // With a key identifier the digest of the certificate is still bound.
            #expect(outcome == .holds(form), "\(flag) \(options)")
        }
    }

    @Test func `every container and RSA-PSS are read`() throws {
        #expect(try flaws(try signed("-cades", form: "PEM")) == [])
        let der = try signed("-cades")
        #expect(der.starts(with: [0x30, 0x82]))
        // The same in BER, as some programs write it: the length is left open and two zero bytes end it.
        #expect(try flaws([0x30, 0x80] + der.dropFirst(4) + [0, 0]) == [])
        #expect(try flaws(try signed("-cades -keyopt rsa_padding_mode:pss", by: "rsa"), by: "rsa") == [])
        let text = Base64.encode(try signed("-cades"))
        #expect(try flaws(Array(text.utf8)) == [] && flaws(Array("\(text)\n".utf8)) == [])
    }

    @Test func `the example of the page holds`() throws {
        let certificate = Array(try example("certificate", in: "certificates.md").utf8)
        let signature = Array(try example("signature", in: "certificates.md").utf8)
        func outcome(_ text: String) throws -> DetachedSignature.Outcome {
            try DetachedSignature.verify(
                signature,
                over: Array(text.utf8),
                pinned: certificate,
                issuers: nil,
                revocations: nil,
                at: TestAuthority.now
            )
        }
        #expect(try outcome("what is signed\n") == .holds(.cades))
        #expect(try outcome("what is signed") == .doesNotHold([.otherPayload]))
    }

    @Test(arguments: ["officer", "rsa"]) func `openssl verifies what we sign`(name: String) throws {
        let certificate = try TestAuthority.certificate(name)
        let signature = try DetachedSignature.sign(
            Self.payload,
            certificate: certificate,
            key: try TestAuthority.key(name),
            at: TestAuthority.now
        )
        #expect(
            try DetachedSignature.verify(
                signature,
                over: Self.payload,
                pinned: certificate.der,
                issuers: nil,
                revocations: nil,
                at: TestAuthority.now
            ) == .holds(.cades)
        )
        try TestAuthority.withFolder { folder in
            try write(["signature": signature, "other": [1]], to: folder)
            func verify(_ content: String) throws -> Ran {
                try TestAuthority.shell(
                    """
                    openssl cms -verify -cades -binary -inform DER -in signature -content \(content) -out /dev/null \
                    -CAfile chain.pem -purpose any -attime \(TestAuthority.now.secondsSince1970)
                    """,
                    in: folder
                )
            }
            let ran = try verify("payload")
            #expect(ran.status == 0, "\(ran.output)")
            #expect(try verify("other").status != 0)
            let printed = try run(
                "openssl",
                "cms",
                "-cmsout",
                "-print",
                "-inform",
                "DER",
                "-in",
                "signature",
                in: folder
            )
            #expect(printed.output.contains("UTCTIME:Aug  1 12:00:00 2026 GMT"), "the time is the one that was given")
        }
    }

    @Test func `only the certificate's own key signs`() throws {
        let officer = try TestAuthority.certificate("officer")
        let now = TestAuthority.now
        #expect(
            codes {
                let key = try TestAuthority.key("other")
                _ = try DetachedSignature.sign([1], certificate: officer, key: key, at: now)
            } == ["TG0669"]
        )
        #expect(
            codes {
                let desk = try TestAuthority.certificate("desk")
                let key = try TestAuthority.key("desk")
                _ = try DetachedSignature.sign([1], certificate: desk, key: key, at: now)
            } == ["TG0664"]
        )
        #expect(codes { _ = try flaws([1], by: "desk") } == ["TG0664"])
        #expect(codes { _ = try flaws([1], by: "edwards") } == ["TG0664"])
    }

    // MARK: - What does not hold

    @Test func `another payload, another signer and a broken signature are told apart`() throws {
        let signature = try signed("-cades")
        let officer = try TestAuthority.certificate("officer").subject
        let other = try TestAuthority.certificate("other").subject
        #expect(try flaws(signature, over: [1]) == [.otherPayload])
        #expect(try flaws(signature, over: []) == [.otherPayload])
        #expect(try flaws(signature, by: "other") == [.otherSigner(other)])
        #expect(try flaws(changed(signature, at: signature.count - 1)) == [.broken(officer)])
        #expect(try flaws(try signed("-md sha1")) == [.weakAlgorithm("the signature")])
        #expect(try flaws(try signed("-md sha224")) == [.weakAlgorithm("the signature")])
    }

    @Test func `a signature that binds another certificate is another's`() throws {
        // A certificate of the same key, issuer and serial, but with other content, would be named alike.
        let signature = try signed("-cades")
        let digest = try TestAuthority.certificate("officer").fingerprint.bytes
        let start = try #require(
            signature.indices.first { signature[$0...].starts(with: digest) },
            "the digest stands in the signed attributes"
        )
        let officer = try TestAuthority.certificate("officer").subject
        #expect(try flaws(changed(signature, at: start)) == [.broken(officer)])
    }

    @Test func `what is no detached signature of one signer is malformed`() throws {
        for (options, reason) in [
            ("-cades -nodetach", "it holds content of its own"),
            ("-noattr", "it has no signed attributes"),
            ("-signer rsa.pem -inkey rsa.key", "it is not of exactly one signer"),
        ] { #expect(try flaws(try signed(options)) == [.malformed(reason)], "\(options)") }
        let signature = try signed("-cades")
        for bytes in [signature + [0], Array(signature.dropLast()), try TestAuthority.certificate("officer").der] {
            #expect(try flaws(bytes) == [.malformed("it is no CMS SignedData over `id-data`")])
        }
        for bytes in [[], [1], Array("no base64!".utf8)] {
            #expect(try flaws(bytes) == [.malformed("it is neither DER nor PEM nor base64")])
        }
    }

    @Test func `no changed byte of what was signed passes`() throws {
        let payload = Self.payload
        // Without certificates inside, every byte belongs to the signature itself.
        let signature = try signed("-cades -nocerts -nosmimecap")
        var passed: [[UInt8]] = []
        for position in signature.indices {
            for bit in 0..<8 {
                let mangled = changed(signature, at: position, by: 1 << UInt8(bit))
                if try flaws(mangled).isEmpty { passed.append(mangled) }
            }
        }
        // Names are compared without case, and neither version numbers nor the spelling of BER are signed: what passes is
        // the same signature in another spelling, and openssl says so too.
        #expect(passed.count < 100)
        try TestAuthority.withFolder { folder in
            for (number, mangled) in passed.enumerated() { try write(["mangled/\(number)": mangled], to: folder) }
            let ran = try TestAuthority.shell(
                """
                for file in mangled/*; do openssl cms -verify -cades -binary -inform DER -in $file -content payload \
                -certfile officer.pem -CAfile chain.pem -purpose any -attime \(TestAuthority.now.secondsSince1970) \
                -out /dev/null || echo $file; done
                """,
                in: folder
            )
            #expect(!ran.output.contains("mangled/"), "\(ran.output)")
        }
        for position in payload.indices {
            #expect(try flaws(signature, over: changed(payload, at: position)) == [.otherPayload])
        }
    }

    // MARK: - The certificate at a moment

    @Test func `a certificate counts within its validity alone`() throws {
        let signature = try signed("-cades")
        let officer = try TestAuthority.certificate("officer")
        let subject = officer.subject
        #expect(try flaws(signature, at: "2025-01-01T00:00:00Z") == [])
        #expect(try flaws(signature, at: "2035-01-01T00:00:00Z") == [])
        #expect(try flaws(signature, at: "2024-12-31T23:59:59Z") == [.notYetValid(subject, from: officer.notBefore)])
        #expect(try flaws(signature, at: "2035-01-01T00:00:01Z") == [.expired(subject, since: officer.notAfter)])
        #expect(
            try flaws(signature, over: [1], at: "2036-01-01T00:00:00Z") == [
                .otherPayload, .expired(subject, since: officer.notAfter),
            ]
        )
    }

    @Test func `issuers lead to a root, or to the last of them`() throws {
        let signature = try signed("-cades")
        let subject = try TestAuthority.certificate("officer").subject
        let mid = try TestAuthority.file("mid.pem")
        let root = try TestAuthority.file("root.pem")
        #expect(try flaws(signature, issuers: mid + root) == [])
        #expect(try flaws(signature, issuers: root + mid) == [])
        #expect(try flaws(signature, issuers: mid) == [])
        for (issuers, reason) in [
            (root, "unable to get local issuer certificate"),
            (try TestAuthority.file("other.pem"), "unable to get local issuer certificate"),
        ] { #expect(try flaws(signature, issuers: issuers) == [.chainBroken(subject, reason: reason)]) }
        // The authority's own signature is broken.
        var broken = try Certificate(mid, file: "mid").der
        broken[broken.count - 1] ^= 1
        let rootDER = try TestAuthority.withFolder { folder in
            _ = try run("openssl", "x509", "-in", "root.pem", "-outform", "DER", "-out", "der", in: folder)
            return Array(try Data(contentsOf: folder.appending(path: "der")))
        }
        #expect(
            try flaws(signature, issuers: broken + rootDER) == [
                .chainBroken(subject, reason: "certificate signature failure")
            ]
        )
        // An authority that was not valid yet: the root from 2020, the authority from 2025.
        #expect(codes { _ = try flaws(signature, issuers: [1]) } == ["TG0665"])
        #expect(codes { _ = try flaws(signature, issuers: mid, revocations: [1]) } == ["TG0666"])
        let list = try TestAuthority.file("mid.crl")
        #expect(codes { _ = try flaws(signature, revocations: list) } == ["TG0667"])
        #expect(codes { _ = try flaws(signature, issuers: list) } == ["TG0665"])
    }

    @Test func `a revoked certificate counts up to its date`() throws {
        let signature = try signed("-cades", by: "revoked")
        let chain = try TestAuthority.file("chain.pem")
        let list = try TestAuthority.file("mid.crl")
        let subject = try TestAuthority.certificate("revoked").subject
        let since = try #require(Instant("2026-07-01T00:00:00Z"))
        func found(_ moment: String) throws -> [SignatureFlaw] {
            try flaws(signature, by: "revoked", issuers: chain, revocations: list, at: moment)
        }
        #expect(try found("2026-06-30T23:59:59Z") == [])
        #expect(try found("2026-07-01T00:00:00Z") == [.revoked(subject, since: since)])
        #expect(try found("2028-01-01T00:00:00Z") == [.revoked(subject, since: since)])
        #expect(try flaws(signature, by: "revoked", issuers: chain, at: "2028-01-01T00:00:00Z") == [])
    }

    @Test func `a list must be the issuer's, strong, and not ended`() throws {
        let signature = try signed("-cades")
        let chain = try TestAuthority.file("chain.pem")
        let subject = try TestAuthority.certificate("officer").subject
        func found(_ lists: String..., at moment: String = "2026-08-01T12:00:00Z") throws -> [SignatureFlaw] {
            let bytes = try lists.flatMap { try TestAuthority.file($0) }
            return try flaws(signature, issuers: chain, revocations: bytes, at: moment)
        }
        #expect(try found("mid.crl", at: "2029-12-31T00:00:00Z") == [])
        #expect(
            try found("mid.crl", at: "2030-01-02T00:00:00Z") == [
                .revocationUnknown(subject, reason: "crl has expired")
            ]
        )
        #expect(
            try found("root.crl") == [.revocationUnknown(subject, reason: "unable to get certificate crl")]
        )
        #expect(try found("mid.crl", "root.crl") == [])
        #expect(
            try found("mid.crl", "rootmid.crl") == [
                .revoked("issuer 1 of \(subject)", since: try #require(Instant("2026-05-01T00:00:00Z")))
            ]
        )
        #expect(try found("sha1.crl") == [.weakAlgorithm("the signature of a revocation list")])
        var der = try TestAuthority.withFolder { folder in
            _ = try run("openssl", "crl", "-in", "mid.crl", "-outform", "DER", "-out", "der", in: folder)
            return Array(try Data(contentsOf: folder.appending(path: "der")))
        }
        #expect(try flaws(signature, issuers: chain, revocations: der) == [])
        der[der.count - 1] ^= 1
        #expect(
            try flaws(signature, issuers: chain, revocations: der) == [
                .revocationUnknown(subject, reason: "crl signature failure")
            ]
        )
    }

    @Test func `an issuer with a weak signature vouches for nothing`() throws {
        let signature = try signed("-cades")
        let subject = try TestAuthority.certificate("officer").subject
        let issuers = try TestAuthority.file("weakmid.pem") + TestAuthority.file("root.pem")
        #expect(try flaws(signature, issuers: issuers) == [.weakAlgorithm("an issuer of `\(subject)`")])
    }

    @Test func `each flaw has its words`() throws {
        let moment = TestAuthority.now
        let all: [SignatureFlaw] = [
            .malformed("x"), .otherPayload, .otherSigner("CN=a"), .broken("CN=a"), .weakAlgorithm("the signature"),
            .notYetValid("CN=a", from: moment), .expired("CN=a", since: moment), .revoked("CN=a", since: moment),
            .chainBroken("CN=a", reason: "x"), .revocationUnknown("CN=a", reason: "x"),
        ]
        #expect(all.map(\.diagnostic.code.rawValue) == (671...680).map { "TG0\($0)" })
        #expect(all[7].diagnostic.message == "the certificate of `CN=a` was revoked at 2026-08-01T12:00:00Z")
    }
}
