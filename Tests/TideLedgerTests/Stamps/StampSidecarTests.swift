import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct StampSidecarTests {
    private static let office = ["pki/office.cert.pem": "office.pem", "pki/office.issuers.pem": "root.pem"]

    /// What openssl signs.
    private func signed(
        _ bytes: [UInt8],
        by name: String = "office",
        options: String = "-cades",
        form: String = "DER"
    ) throws -> [UInt8] {
        try StampAuthority.withFolder { folder in
            try write(["data": bytes], to: folder)
            try TestAuthority.require(
                """
                openssl cms -sign -binary -in data -signer \(name).pem -inkey \(name).key -outform \(form) -out s \
                \(options)
                """,
                in: folder
            )
            return Array(try Data(contentsOf: folder.appending(path: "s")))
        }
    }

    @Test func `openssl verifies what the office signs, and its chain with its list`() throws {
        try StampFixture.run { (fixture) throws in
            _ = try fixture.folder.file(fixture.note)
            let certificate = try Certificate(try StampAuthority.file("office.pem"), file: "c")
            let key = try CertificateKey(try StampAuthority.file("office.key"), passphrase: nil, file: "k")
            try fixture.folder.sign(5, certificate: certificate, key: key, at: StampFixture.now)
            #expect(fixture.names == ["checkpoint", "checkpoint.p7s"])
            let again = codes {
                try fixture.folder.sign(5, certificate: certificate, key: key, at: StampFixture.now)
            }
            #expect(again == ["TG0927"])
            #expect(
                codes { try fixture.folder.sign(4, certificate: certificate, key: key, at: StampFixture.now) }
                    == ["TG0927"]
            )
            let ran = try StampAuthority.withFolder { folder in
                try TestAuthority.shell(
                    """
                    t=\(StampFixture.now.secondsSince1970)
                    openssl cms -verify -cades -binary -inform DER -in \(fixture.folder.path)/5/checkpoint.p7s \
                    -content \(fixture.folder.path)/5/checkpoint -CAfile root.pem -purpose any -out /dev/null -attime $t
                    openssl verify -crl_check -attime $t -CAfile root.pem -CRLfile late.crl office.pem
                    ! openssl verify -crl_check -attime $t -CAfile root.pem -CRLfile late.crl dropped.pem
                    """,
                    in: folder
                )
            }
            #expect(ran.status == 0, "\(ran.output)")
            let trust = try fixture.trust(Self.office.merging(["pki/office.crl.pem": "late.crl"]) { $1 })
            let found = try fixture.folder.verify(trust: trust, at: StampFixture.now) { (size) throws(LedgerError) in
                try fixture.ledger.root(atSize: size)
            }
            let signature = try #require(found.value?.first?.signature)
            #expect(signature.name == "office" && signature.subject == "CN=office,O=Ministry,C=XA")
            #expect(signature.findings == [])
        }
    }

    /// The codes that a signature ends with, and those that are told.
    private func check(
        _ fixture: StampFixture,
        _ signature: [UInt8],
        _ trust: [String: String] = office,
        stamped: String? = nil,
        at now: String? = nil
    ) throws -> [String] {
        var files = ["checkpoint.p7s": signature]
        files["checkpoint.tsr"] = try stamped.map {
            try StampAuthority.stamp(over: fixture.note, by: "live", at: $0)
        }
        try fixture.fill(files)
        let found = try fixture.check(trust: try fixture.trust(trust), at: now)
        return found.reasons + found.findings.filter { $0 != "TG0926" }
    }

    @Test func `a signature of openssl counts if it is CAdES, in DER, over the head, by the pinned certificate`() throws
    {
        try StampFixture.run { (fixture) throws in
            #expect(try check(fixture, try signed(fixture.note)) == [])
            #expect(try check(fixture, try signed(fixture.note), ["pki/office.cert.pem": "office.pem"]) == [])
            #expect(try check(fixture, try signed(fixture.note, options: "")) == ["TG0929"])
            #expect(try check(fixture, try signed(fixture.note, form: "PEM")) == ["TG0928"])
            #expect(try check(fixture, try signed(fixture.note + [10])) == ["TG0928"])
            #expect(try check(fixture, try signed(fixture.note, options: "-cades -md sha1")) == ["TG0928"])
            #expect(try check(fixture, try signed(fixture.note, by: "plain")) == ["TG0928"])
            #expect(try check(fixture, [0x30]) == ["TG0928"] && check(fixture, []) == ["TG0928"])
            #expect(try check(fixture, try signed(fixture.note), [:]) == ["TG0928"], "nobody is pinned")
            let alien = ["pki/office.cert.pem": "office.pem", "pki/office.issuers.pem": "alien.pem"]
            #expect(try check(fixture, try signed(fixture.note), alien) == ["TG0928"])
            // One of several.
            let several = Self.office.merging(["pki/a.cert.pem": "plain.pem"]) { $1 }
            #expect(try check(fixture, try signed(fixture.note), several) == [])
            #expect(try check(fixture, try signed(fixture.note, by: "plain"), several) == [])
        }
    }

    @Test func `what ended since counts if it held when the head was stamped`() throws {
        try StampFixture.run { (fixture) throws in
            let signature = try signed(fixture.note)
            let listed = Self.office.merging(["pki/office.crl.pem": "late.crl"]) { $1 }
            // The certificate ends in 2035, the list in 2030.
            #expect(try check(fixture, signature, at: "2036-01-01T00:00:00Z") == ["TG0928"])
            #expect(try check(fixture, signature, stamped: "20261001000000Z", at: "2036-01-01T00:00:00Z") == ["TG0924"])
            #expect(try check(fixture, signature, listed, at: "2029-01-01T00:00:00Z") == [])
            #expect(try check(fixture, signature, listed, at: "2031-01-01T00:00:00Z") == ["TG0928"])
            #expect(
                try check(fixture, signature, listed, stamped: "20261001000000Z", at: "2031-01-01T00:00:00Z") == [
                    "TG0924"
                ]
            )
            let other = try signed(fixture.note + [10])
            #expect(try check(fixture, other, stamped: "20261001000000Z", at: "2036-01-01T00:00:00Z") != ["TG0924"])
            let plain = try signed(fixture.note, options: "")
            #expect(try check(fixture, plain, stamped: "20261001000000Z", at: "2036-01-01T00:00:00Z") == ["TG0929"])
        }
    }

    @Test func `a revoked certificate signs nothing, whenever it is asked`() throws {
        try StampFixture.run { (fixture) throws in
            let signature = try signed(fixture.note, by: "dropped")
            let trust = [
                "pki/x.cert.pem": "dropped.pem", "pki/x.issuers.pem": "root.pem", "pki/x.crl.pem": "late.crl",
            ]
            #expect(try check(fixture, signature, trust.filter { $0.key != "pki/x.crl.pem" }) == [])
            for moment in ["2026-04-01", "2026-10-02", "2031-01-01", "2036-01-01"] {
                for stamped in [nil, "20260301000000Z"] {
                    #expect(
                        try check(fixture, signature, trust, stamped: stamped, at: moment) == ["TG0928"],
                        "\(moment) \(stamped ?? "")"
                    )
                }
            }
            // One that was only replaced signed what was stamped before.
            let moved = try signed(fixture.note, by: "moved")
            let replaced = trust.merging(["pki/x.cert.pem": "moved.pem"]) { $1 }
            #expect(try check(fixture, moved, replaced) == ["TG0928"])
            #expect(try check(fixture, moved, replaced, stamped: "20260301000000Z") == ["TG0924"])
            #expect(try check(fixture, moved, replaced, stamped: "20260801000000Z") == ["TG0928"])
            #expect(try check(fixture, moved, replaced, at: "2026-06-01") == [])
            // Another's signature beside it is not touched.
            let both = trust.merging(Self.office) { $1 }
            #expect(try check(fixture, try signed(fixture.note), both) == [])
            #expect(try check(fixture, signature, both) == ["TG0928"])
        }
    }
}
