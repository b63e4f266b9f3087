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

    /// An officer, the head of the study if not another, signs with a certificate from now on; the registrar enters it.
    private func enter(
        _ name: String,
        as officer: String = "xa.study/head",
        clauses: String = "",
        _ shop: Workshop
    ) throws {
        let text = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
        let file = SmallOffice.fileName(officer)
        let before = "{file: keys/\(file).pub.pem, from: 2026-01-01, until: 2030-12-31}"
        #expect(text.contains(before))
        let key = "{certificate: keys/\(file).cert.pem, from: 2026-01-01, until: 2030-12-31}"
        try shop.write(text.replacing(before, with: key), "policies/parties.yaml")
        let pem = try Data(contentsOf: URL(filePath: shop.path("\(name).pem")))
        try pem.write(to: URL(filePath: shop.path("policies/keys/\(file).cert.pem")))
        try shop.write(SmallOffice.agreement(version: 2) + clauses, "policies/agreement.yaml")
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

    @Test func `a request is signed by its officer's key or certificate, and by nobody else's`() throws {
        try PreparedWorkshop.withCopy { shop in
            for name in ["lead", "stranger"] { try certificate(name, days: "900", shop) }
            // The lead asks with a certificate, the head with a key.
            try enter("lead", as: "xa.study/lead", clauses: "recipients: [xa.study/lead, xa.study/head]\n", shop)
            var register = ["agreement", "register", "clinic-study-1", "--policies", shop.policies] + shop.opening
            for officer in SmallOffice.signatories {
                let signature = shop.path("\(SmallOffice.fileName(officer)).2.dsse.json")
                try shop.expectSuccess(shop.signing(officer, to: signature))
                register += ["--signature", signature]
            }
            try shop.expectSuccess(register)
            try shop.approve()
            let (payload, signature) = (shop.path("asked.json"), shop.path("asked.p7s"))
            let release = shop.releasing(["--request-signature", signature, "--format", "json"])
            try shop.expectSuccess(["sign", "--request", shop.path("request.yaml"), "--write-payload", payload])
            let unsigned = try shop.program.run(shop.releasing())
            #expect(unsigned.status == 2 && unsigned.output.contains("the request is not signed by `xa.study/lead`"))
            try sign(payload, by: "stranger", to: signature, shop)
            let stranger = try shop.program.run(release)
            #expect(stranger.status == 3 && stranger.messages.contains("TG0715"), "\(stranger.messages)")
            // Another officer of the same party, whose own key is good, in the lead's name.
            try FileManager.default.removeItem(atPath: signature)
            let own = [
                "sign", "--request", shop.path("request.yaml"), "--key", shop.path("keys/xa.study--head.key.pem"),
                "--key-passphrase-file", shop.passphrase, "--output", signature,
            ]
            let said = try shop.expectSuccess(own)
            #expect(said.output.contains("\"purpose\":\"research\""), "the signer sees the request")
            let other = try shop.program.run(release)
            #expect(other.status == 3 && other.messages.contains("TG0779"), "\(other.messages)")
            try FileManager.default.removeItem(atPath: signature)
            try sign(payload, by: "lead", to: signature, shop)
            let decide = ["decide", "--request", shop.path("request.yaml")] + shop.opening
            #expect(try shop.program.run(decide).status == 2)
            try shop.expectSuccess(decide + ["--request-signature", signature])
            // The signature of one request, replayed for one that asks for more.
            let wider = shop.path("wider.yaml")
            try shop.write(SmallOffice.request(columns: ["person", "age", "region", "sex", "visited"]), "wider.yaml")
            let replayed = try shop.program.run(shop.releasing(["--request-signature", signature], request: wider))
            #expect(replayed.status == 3 && replayed.messages.contains("TG0715"), "\(replayed.messages)")
            #expect(try shop.expectSuccess(release).json["outcome"] as? String == "released")
        }
    }

    /// A workshop where the head of the study and the steward have certificates, and an agreement with duties is in force.
    private func withCertificates(_ body: (Workshop) throws -> Void) throws {
        let clauses = "duties:\n  - destroy: {by: 2029-06-30, certifyWithin: 30d}\n"
        try PreparedWorkshop.withCopy { shop in
            for (name, officer) in [("head", "xa.study/head"), ("steward", SmallOffice.approver)] {
                try certificate(name, days: "900", shop)
                try enter(name, as: officer, clauses: clauses, shop)
            }
            let form = shop.path("form.json")
            let agreement = ["clinic-study-1", "--policies", shop.policies]
            try shop.expectSuccess(["agreement", "sign"] + agreement + ["--payload-only", "--output", form])
            try sign(form, by: "head", to: shop.path("form.p7s"), shop)
            try shop.expectSuccess(shop.signing("xa.clinic/dpo", to: shop.path("form.dsse.json")))
            try shop.expectSuccess(
                ["agreement", "register"] + agreement + shop.opening
                    + ["--signature", shop.path("form.p7s"), "--signature", shop.path("form.dsse.json")]
            )
            try body(shop)
        }
    }

    /// Signs a payload with the key of an officer, as the office of the officer does on another machine.
    private func signWithKey(_ payload: String, by officer: String, to output: String, _ shop: Workshop) throws {
        let run = try shop.expectSuccess([
            "sign", "--payload", payload, "--key", shop.path("keys/\(SmallOffice.fileName(officer)).key.pem"),
            "--key-passphrase-file", shop.passphrase, "--output", output,
        ])
        #expect(run.output.hasPrefix("signed: {"))
    }

    @Test func `officers with certificates approve, release, certify a destruction and close a recall`() throws {
        try withCertificates { shop in
            let day = "\(Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)).date)"
            let dry = try shop.expectSuccess(shop.releasing(["--dry-run", "--format", "json"]))
            let approve =
                ["approve", "--dry-run", try #require(dry.json["dryRun"] as? String)] + shop.opening
            let payload = shop.path("approval.json")
            try shop.expectSuccess(approve + ["--write-payload", payload])
            let signature = shop.path("approval.p7s")
            try sign(payload, by: "steward", to: signature, shop)
            let approved = try shop.expectSuccess(approve + ["--signature", signature])
            #expect(approved.output.hasPrefix("\(SmallOffice.approver) approved"))
            try? FileManager.default.removeItem(atPath: shop.outbox)
            let run = try shop.expectSuccess(shop.releasing(["--format", "json"])).json
            let release = try #require(run["release"] as? String)
            let bundle = try #require(run["bundle"] as? String)

            let order = shop.path("order.json")
            let recall = ["recall", release] + shop.opening
            try shop.expectSuccess(recall + ["--reason", "a column was not banded", "--write-payload", order])
            let orderSignature = shop.path("order.dsse.json")
            try signWithKey(order, by: "xa.clinic/dpo", to: orderSignature, shop)
            try shop.expectSuccess(recall + ["--payload", order, "--signature", orderSignature])
            let notify = ["recall", "notify", release, "--to", "xa.study"] + shop.opening
            let notice = shop.path("notice.json")
            try shop.expectSuccess(
                notify + ["--party", "xa.clinic", "--statement", "letter", "--write-payload", notice]
            )
            try sign(notice, by: "steward", to: shop.path("notice.p7s"), shop)
            try shop.expectSuccess(notify + ["--payload", notice, "--signature", shop.path("notice.p7s")])

            let statement = shop.path("destruction.json")
            try shop.expectSuccess(
                ["duties", "certificate", release, "--bundle", bundle, "--destroyed", day, "--method", "shredded"]
                    + ["--write-payload", statement]
            )
            let certify = ["duties", "certify", release, "--payload", statement] + shop.opening + ["--signature"]
            let stranger = try shop.program.run(certify + [shop.path("notice.p7s")])
            #expect(stranger.status == 3 && stranger.messages.contains("TG0715"), "\(stranger.messages)")
            try sign(statement, by: "head", to: shop.path("destruction.p7s"), shop)
            try shop.expectSuccess(certify + [shop.path("destruction.p7s")])
            let closed = try shop.expectSuccess(["recall", "show", release] + shop.opening).output
            for part in ["letter", "shredded", "destroyed \(day)", "closed: every step"] {
                #expect(closed.contains(part), "\(part) in \(closed)")
            }
            #expect(try shop.expectSuccess(["duties"] + shop.opening).output == "nothing is owed\n")
            try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test func `a key on one machine and a certificate on another resume an agreement together`() throws {
        try withCertificates { shop in
            try shop.expectSuccess(
                ["agreement", "suspend", "clinic-study-1", "--reason", "a breach"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            let resume = ["agreement", "resume", "clinic-study-1"] + shop.opening
            let statement = shop.path("resume.json")
            try shop.expectSuccess(resume + ["--reason", "cleared", "--write-payload", statement])
            let (own, theirs) = (shop.path("own.dsse.json"), shop.path("theirs.p7s"))
            try signWithKey(statement, by: "xa.clinic/dpo", to: own, shop)
            try sign(statement, by: "head", to: theirs, shop)
            let alone = try shop.program.run(resume + ["--payload", statement, "--signature", own])
            #expect(alone.status == 2 && alone.messages.contains("TG0772"), "\(alone.messages)")
            let both = try shop.expectSuccess(
                resume + ["--payload", statement, "--signature", own, "--signature", theirs]
            )
            #expect(both.output.contains("is resumed"))
            let again = try shop.program.run([
                "sign", "--payload", own, "--key", shop.path("keys/xa.clinic--dpo.key.pem"), "--key-passphrase-file",
                shop.passphrase, "--output", shop.path("twice.dsse.json"),
            ])
            #expect(again.status == 3 && again.messages.contains("TG0799"), "\(again.messages)")
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
