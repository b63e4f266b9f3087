import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct CertificateTests {
    @Test func `a certificate says what openssl reads in it`() throws {
        try TestAuthority.withFolder { folder in
            for name in ["officer", "rsa", "room", "desk", "silent", "edwards"] {
                let certificate = try TestAuthority.certificate(name)
                let facts = try TestAuthority.shell(
                    """
                    openssl x509 -in \(name).pem -noout -subject -issuer -serial -fingerprint -sha256 -nameopt RFC2253
                    openssl x509 -in \(name).pem -noout -pubkey | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r
                    openssl x509 -in \(name).pem -outform DER -out der
                    """,
                    in: folder
                ).output.split(separator: "\n").map(String.init)
                let digits = certificate.fingerprint.hex.uppercased()
                let pairs = stride(from: 0, to: digits.count, by: 2).map { digits.dropFirst($0).prefix(2) }
                #expect(
                    facts == [
                        "subject=\(certificate.subject)", "issuer=\(certificate.issuer)",
                        "serial=\(certificate.serial)",
                        "sha256 Fingerprint=\(pairs.joined(separator: ":"))", "\(certificate.keyID) *stdin",
                    ]
                )
                #expect(certificate.subject == "CN=\(name),O=Ministry,C=XA")
                #expect("\(certificate.notBefore)" == "2025-01-01T00:00:00Z")
                #expect("\(certificate.notAfter)" == "2035-01-01T00:00:00Z")
                let der = Array(try Data(contentsOf: folder.appending(path: "der")))
                #expect(certificate.der == der)
                #expect(try Certificate(der, file: "der") == certificate)
                #expect(certificate.pem == (try TestAuthority.file("\(name).pem")))
            }
        }
        #expect(try TestAuthority.certificate("officer").key == .p256)
        #expect(try TestAuthority.certificate("room").key == .rsa(bits: 3072))
        #expect(try TestAuthority.certificate("edwards").key == .ed25519)
    }

    @Test(arguments: [("curve", "TG0661"), ("short", "TG0661"), ("digest", "TG0662"), ("odd", "TG0663")])
    func `a certificate of another kind is refused`(name: String, code: String) throws {
        let bytes = try TestAuthority.file("\(name).pem")
        #expect(codes { _ = try Certificate(bytes, file: "c.pem") } == [code])
    }

    @Test func `bytes beside a certificate are refused`() throws {
        let officer = try TestAuthority.certificate("officer")
        let pem = officer.pem
        for bytes in [
            [], [0x30], officer.der + [0], Array(officer.der.dropLast()), pem + pem, Array("x\n".utf8) + pem,
            try TestAuthority.file("officer.key"), Array(String(decoding: pem, as: UTF8.self).dropLast(2).utf8),
        ] { #expect(codes { _ = try Certificate(bytes, file: "c.pem") } == ["TG0660"]) }
    }

    @Test func `a changed byte of a certificate is never a crash`() throws {
        let der = try TestAuthority.certificate("rsa").der
        for position in der.indices {
            _ = codes { _ = try Certificate(changed(der, at: position, by: 0x81), file: "c") }
            _ = codes { _ = try Certificate(Array(der.prefix(position)), file: "c") }
        }
    }

    @Test func `the key usage decides what a certificate is for`() throws {
        let uses: [String: [Certificate.Use]] = [
            "officer": [.signing], "rsa": [.signing], "room": [.sealing], "desk": [.sealing],
            "silent": [.signing, .sealing], "edwards": [],
        ]
        for (name, expected) in uses {
            let certificate = try TestAuthority.certificate(name)
            for use in [Certificate.Use.signing, .sealing] {
                #expect(certificate.serves(use) == expected.contains(use), "\(name) \(use)")
                #expect(codes { try certificate.require(use) } == (expected.contains(use) ? [] : ["TG0664"]))
            }
        }
    }

    @Test func `a private key is read with its passphrase alone`() throws {
        let plain = try TestAuthority.file("room.key")
        let sealed = try TestAuthority.file("room.sealed.key")
        func found(_ bytes: [UInt8], _ passphrase: String?) -> [String] {
            codes {
                _ = try CertificateKey(bytes, passphrase: passphrase.map { Redacted(Array($0.utf8)) }, file: "room.key")
            }
        }
        #expect(found(plain, nil) == [] && found(plain, "unused") == [] && found(sealed, "secret") == [])
        #expect(found(sealed, "wrong") == ["TG0604"] && found(sealed, nil) == ["TG0604"])
        #expect(found([], nil) == ["TG0668"] && found(plain + plain, nil) == ["TG0668"])
        #expect(found(try TestAuthority.file("room.pem"), nil) == ["TG0668"])
        #expect("\(try TestAuthority.key("room"))".contains("REDACTED"))
    }
}
