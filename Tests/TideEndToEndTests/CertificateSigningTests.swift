import Foundation
import Testing
import TideCore
import TideTestSupport

/// A ministry whose officer signs with an X.509 certificate and openssl, as government PKI does.
@Suite struct CertificateSigningTests {
    private func openssl(_ arguments: [String], _ shop: Workshop) throws {
        let run = try shop.program.launch(URL(filePath: "/usr/bin/openssl"), arguments)
        #expect(run.status == 0, "\(run.messages)")
    }

    private func certificate(_ name: String, days: String, _ shop: Workshop) throws {
        try openssl(
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", days,
                "-subj",
                "/CN=\(name)", "-addext", "keyUsage=critical,digitalSignature", "-keyout", shop.path("\(name).key"),
                "-out", shop.path("\(name).pem"),
            ],
            shop
        )
    }

    /// A certificate that ended on 1 June 2026.
    private func expiredCertificate(_ name: String, _ shop: Workshop) throws {
        try certificate(name, days: "1", shop)
        try shop.write("", "index.txt")
        try shop.write(
            """
            [ca]
            default_ca = own
            [own]
            database = \(shop.path("index.txt"))
            new_certs_dir = \(shop.folder.path)
            default_md = sha256
            policy = any
            rand_serial = yes
            x509_extensions = signer
            [any]
            commonName = supplied
            [signer]
            keyUsage = critical,digitalSignature
            [req]
            distinguished_name = none
            [none]

            """,
            "ca.cnf"
        )
        let request = shop.path("old.csr")
        let configuration = ["-config", shop.path("ca.cnf")]
        try openssl(
            ["req", "-new", "-key", shop.path("\(name).key"), "-subj", "/CN=\(name)", "-out", request] + configuration,
            shop
        )
        try openssl(
            [
                "ca", "-batch", "-notext", "-selfsign", "-keyfile", shop.path("\(name).key"), "-in", request,
                "-startdate",
                "20260101000000Z", "-enddate", "20260601000000Z", "-out", shop.path("\(name).pem"),
            ] + configuration,
            shop
        )
    }

    /// The head of the study signs with a certificate from now on; the registrar enters it.
    private func enter(_ name: String, _ shop: Workshop) throws {
        let text = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
        let before = "{file: keys/xa.study--head.pub.pem, from: 2026-01-01, until: 2030-12-31}"
        #expect(text.contains(before))
        let key = "{certificate: keys/head.cert.pem, from: 2026-01-01, until: 2030-12-31}"
        try shop.write(text.replacing(before, with: key), "policies/parties.yaml")
        let pem = try Data(contentsOf: URL(filePath: shop.path("\(name).pem")))
        try pem.write(to: URL(filePath: shop.path("policies/keys/head.cert.pem")))
        try shop.write(SmallOffice.agreement(version: 2), "policies/agreement.yaml")
        try shop.expectSuccess(["party", "register", "--policies", shop.policies] + shop.opening)
    }

    private func sign(_ payload: String, by name: String, to output: String, _ shop: Workshop) throws {
        try openssl(
            [
                "cms", "-sign", "-binary", "-in", payload, "-signer", shop.path("\(name).pem"), "-inkey",
                shop.path("\(name).key"), "-outform", "DER", "-md", "sha256", "-out", output,
            ],
            shop
        )
    }

    @Test func `an agreement is signed with openssl and a certificate, and releases under it`() throws {
        try PreparedWorkshop.withCopy { shop in
            for name in ["head", "stranger"] { try certificate(name, days: "900", shop) }
            try enter("head", shop)
            let payload = shop.path("form.json")
            try shop.expectSuccess([
                "agreement", "sign", "clinic-study-1", "--policies", shop.policies, "--payload-only", "--output",
                payload,
            ])
            let own = shop.path("own.dsse.json")
            try shop.expectSuccess(shop.signing("xa.clinic/dpo", to: own))
            let register =
                ["agreement", "register", "clinic-study-1", "--policies", shop.policies] + shop.opening
                + ["--signature", own, "--signature"]
            try sign(payload, by: "stranger", to: shop.path("stranger.p7s"), shop)
            let unknown = try shop.program.run(register + [shop.path("stranger.p7s")])
            #expect(unknown.status == 3 && unknown.messages.contains("no officer's certificate made it"))
            try sign(own, by: "head", to: shop.path("other.p7s"), shop)
            let other = try shop.program.run(register + [shop.path("other.p7s")])
            #expect(other.status == 3 && other.messages.contains("xa.study/head: "), "\(other.messages)")
            try sign(payload, by: "head", to: shop.path("head.p7s"), shop)
            try shop.expectSuccess(register + [shop.path("head.p7s")])
            try shop.approve()
            try shop.expectSuccess(shop.releasing())
            // The statement to suspend is signed with other tools too.
            let statement = shop.path("suspend.json")
            let suspend = ["agreement", "suspend", "clinic-study-1"] + shop.opening
            try shop.expectSuccess(suspend + ["--reason", "a breach", "--write-payload", statement])
            try sign(statement, by: "head", to: shop.path("suspend.p7s"), shop)
            try shop.expectSuccess(suspend + ["--payload", statement, "--signature", shop.path("suspend.p7s")])
            let refused = try shop.program.run(shop.releasing())
            #expect(refused.status == 2 && refused.output.contains("SUSPENDED"))
            let again = try shop.program.run(
                suspend + ["--payload", statement, "--signature", shop.path("suspend.p7s")]
            )
            #expect(again.status == 2 && again.messages.contains("TG0828"))
        }
    }

    @Test func `an expired certificate refuses, and says so`() throws {
        try PreparedWorkshop.withCopy { shop in
            try expiredCertificate("old", shop)
            try enter("old", shop)
            let payload = shop.path("form.json")
            try shop.expectSuccess([
                "agreement", "sign", "clinic-study-1", "--policies", shop.policies, "--payload-only", "--output",
                payload,
            ])
            try sign(payload, by: "old", to: shop.path("old.p7s"), shop)
            let run = try shop.program.run(
                [
                    "agreement", "propose", "clinic-study-1", "--policies", shop.policies, "--signature",
                    shop.path("old.p7s"),
                ]
                    + shop.opening
            )
            #expect(run.status == 3 && run.messages.contains("TG0715"))
            #expect(run.messages.contains("xa.study/head: ") && run.messages.contains("2026-06-01"), "\(run.messages)")
        }
    }
}
