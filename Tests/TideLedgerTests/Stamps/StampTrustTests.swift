import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct StampTrustTests {
    /// The codes that a trust folder with these files ends with; names of the authority's files by path.
    private func found(_ files: [String: String]) throws -> [String] {
        try StampFixture.run { (fixture) throws in
            let bytes = try files.mapValues { try StampAuthority.file($0) }
            return codes { _ = try fixture.bareTrust(bytes) }
        }
    }

    @Test func `authorities and certificates of the office are read`() throws {
        #expect(try found([:]) == [])
        #expect(
            try found([
                "tsa/a.pem": "root.pem", "tsa/a.crl.pem": "late.crl", "tsa/tsa.example.org.pem": "alien.pem",
                "pki/o.cert.pem": "office.pem", "pki/o.issuers.pem": "root.pem", "pki/o.crl.pem": "late.crl",
                "pki/p.cert.pem": "plain.pem",
            ]) == []
        )
    }

    @Test(
        arguments: [
            "tsa/a.crt", "tsa/.pem", "tsa/a.cert.pem", "tsa/a.issuers.pem", "tsa/a.key.pem", "tsa/a.crl.pem",
            "tsa/a/b.pem",
            "pki/a.pem", "pki/.cert.pem", "pki/a.issuers.pem", "pki/a.crl.pem", "pki/a.pub.pem", "pki/README",
        ]
    )
    func `a file whose name says nothing, or whose owner is not there, is refused`(path: String) throws {
        #expect(try found([path: "root.pem"]) == [strange])
    }

    @Test func `what is read must be what its name says`() throws {
        #expect(try found(["tsa/a.pem": "late.crl"]) == ["TG0665"])
        #expect(try found(["tsa/a.pem": "root.pem", "tsa/a.crl.pem": "root.pem"]) == ["TG0666"])
        #expect(try found(["pki/a.cert.pem": "late.crl"]) == ["TG0660"])
        #expect(try found(["pki/a.cert.pem": "root.pem"]) == ["TG0664"], "it does not sign heads")
        #expect(try found(["pki/a.cert.pem": "office.pem", "pki/a.crl.pem": "late.crl"]) == ["TG0667"])
        #expect(try found(["pki/a.cert.pem": "office.pem", "pki/a.issuers.pem": "late.crl"]) == ["TG0665"])
    }

    private let strange = DiagnosticCode.strangeTrustFile.rawValue
}
