import Foundation
import Testing
import TideCore
import TideTestSupport

/// A ministry's certificates with lists of revoked ones, which change every week and may never go back.
@Suite struct RevocationCommandTests {
    /// So many seconds from now, as openssl takes it.
    private func moment(_ seconds: Int64) -> String {
        let now = Int64(Date().timeIntervalSince1970)
        return "\(Instant(secondsSince1970: now + seconds))".filter { $0 != "-" && $0 != ":" && $0 != "T" }
    }

    private static let days: Int64 = 86_400

    /// A list of a number, made so many days ago, good for so many days from now.
    private func list(_ name: String, number: String, made: Int64, until: Int64, _ shop: Workshop) throws {
        try shop.shell(
            """
            echo \(number) > crlnumber
            openssl ca -config ca.cnf -gencrl -crl_lastupdate \(moment(-made * Self.days)) \
              -crl_nextupdate \(moment(until * Self.days)) -out \(name) 2> /dev/null
            """
        )
    }

    /// A workshop where the head of the study signs with a certificate whose issuer revokes by lists; `before` runs before
    /// anything is signed.
    private func withAuthority(
        ends: String? = nil,
        approver: String = SmallOffice.approver,
        _ body: (Workshop) throws -> Void
    ) throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write(OpenSSLAuthority.configuration(["own"], numbered: true), "ca.cnf")
            try shop.shell(
                """
                mkdir certs; : > own.txt
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 900 -subj "/CN=Authority" \
                  -config ca.cnf -extensions authority -keyout own.key -out own.pem 2> /dev/null
                openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=Head" -config ca.cnf \
                  -keyout head.key -out head.csr 2> /dev/null
                openssl ca -batch -notext -config ca.cnf -in head.csr -extensions signer -startdate \(moment(-9000)) \
                  -enddate \(ends ?? moment(800 * Self.days)) -out head.pem 2> /dev/null
                cp head.pem policies/keys/head.cert.pem; cp own.pem policies/keys/issuers.pem
                """
            )
            try list("policies/keys/head.crl.pem", number: "10", made: 5, until: 5, shop)
            let text = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
            let key =
                "{certificate: keys/head.cert.pem, issuers: keys/issuers.pem, revocations: keys/head.crl.pem, "
                + "from: 2026-01-01, until: 2030-12-31}"
            try shop.write(
                text.replacing("{file: keys/xa.study--head.pub.pem, from: 2026-01-01, until: 2030-12-31}", with: key),
                "policies/parties.yaml"
            )
            let agreement = SmallOffice.agreement(version: 2)
                .replacing("[\(SmallOffice.approver)]", with: "[\(approver)]")
            try shop.write(agreement, "policies/agreement.yaml")
            try shop.expectSuccess(["party", "register", "--policies", shop.policies] + shop.opening)
            try body(shop)
        }
    }

    private func sign(_ payload: String, _ output: String, _ shop: Workshop) throws {
        try shop.shell(
            "openssl cms -sign -binary -in \(payload) -signer head.pem -inkey head.key -outform DER -md sha256 "
                + "-out \(output)"
        )
    }

    /// Registers the second version, signed by a key and by the certificate.
    private func register(_ shop: Workshop) throws {
        let agreement = ["clinic-study-1", "--policies", shop.policies]
        let form = shop.path("form.json")
        try shop.expectSuccess(["agreement", "sign"] + agreement + ["--payload-only", "--output", form])
        try sign("form.json", "form.p7s", shop)
        try shop.expectSuccess(shop.signing("xa.clinic/dpo", to: shop.path("form.dsse.json")))
        try shop.expectSuccess(
            ["agreement", "register"] + agreement + shop.opening
                + ["--signature", shop.path("form.p7s"), "--signature", shop.path("form.dsse.json")]
        )
    }

    private func accepting(_ name: String, _ shop: Workshop, _ more: [String] = []) -> [String] {
        ["party", "revocations", "xa.study", "--list", shop.path(name)] + shop.opening + more
    }

    @Test func `a newer list is taken and unbinds nothing, an older one is refused, and a folder brings none back`()
        throws
    {
        try withAuthority { shop in
            try register(shop)
            try shop.approve()
            try list("newer.pem", number: "11", made: 1, until: 7, shop)
            let taken = try shop.expectSuccess(accepting("newer.pem", shop, ["--format", "json"])).json
            #expect((taken["unbound"] as? [Any])?.isEmpty == true)
            #expect(taken["files"] as? [String] == ["keys/head.crl.pem"])
            try shop.expectSuccess(shop.releasing())
            #expect(try shop.entries().contains("party revocations"))
            let same = try shop.program.run(accepting("newer.pem", shop))
            #expect(same.status == 3 && same.messages.contains("TG0851"))
            for (name, number, made) in [("old.pem", "10", Int64(5)), ("low.pem", "09", 0)] {
                try list(name, number: number, made: made, until: 9, shop)
                let older = try shop.program.run(accepting(name, shop))
                #expect(older.status == 2 && older.messages.contains("TG0838"), "\(name) \(older.messages)")
            }
            // The folder still has the first list: whatever is registered from it leaves the newer one in force.
            try shop.write(SmallOffice.agreement(version: 3), "policies/agreement.yaml")
            try register(version: 3, shop)
            let again = try shop.program.run(accepting("newer.pem", shop))
            #expect(again.messages.contains("TG0851"), "\(again.messages)")
            let parties = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
            try shop.write(parties.replacing("Invented research", with: "Invented office"), "policies/parties.yaml")
            try shop.expectSuccess(["party", "register", "--policies", shop.policies] + shop.opening)
            #expect(try shop.program.run(accepting("newer.pem", shop)).messages.contains("TG0851"))
            let live = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            #expect(try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output == live)
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    private func register(version: Int, _ shop: Workshop) throws {
        for name in ["form.json", "form.p7s", "form.dsse.json"] {
            try FileManager.default.removeItem(atPath: shop.path(name))
        }
        try register(shop)
    }

    @Test func `a list that revokes takes the signature away, and the agreement is unsigned`() throws {
        try withAuthority { shop in
            try register(shop)
            // Revoked as of an hour before the signature, as after a stolen key.
            try shop.shell(
                "sed -i 's/^V\\t\\([0-9Z]*\\)\\t\\t/R\\t\\1\\t\(moment(-3600).dropFirst(2))\\t/' own.txt"
            )
            try list("revoking.pem", number: "12", made: 0, until: 7, shop)
            let taken = try shop.expectSuccess(accepting("revoking.pem", shop)).output
            #expect(taken.contains("not signed by xa.study/head"), "\(taken)")
            let decide = try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening)
            #expect(decide.status == 2 && decide.output.contains("UNSIGNED"))
        }
    }

    @Test func `a list of a stranger, one that ended, and one that begins later are not taken`() throws {
        try withAuthority { shop in
            try list("ended.pem", number: "11", made: 4, until: -1, shop)
            try list("future.pem", number: "12", made: -2, until: 9, shop)
            try shop.shell(
                """
                openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 900 -subj "/CN=Authority" \
                  -config ca.cnf -extensions authority -keyout own.key -out own.pem 2> /dev/null
                """
            )
            try list("forged.pem", number: "13", made: 0, until: 9, shop)
            let reasons = [("ended.pem", "it ended at"), ("future.pem", "it begins at"), ("forged.pem", "no issuer")]
            for (name, reason) in reasons {
                let run = try shop.program.run(accepting(name, shop))
                #expect(run.status == 3 && run.messages.contains("TG0839"), "\(name) \(run.messages)")
                #expect(run.messages.contains(reason), "\(name) \(run.messages)")
            }
            let nobody = try shop.program.run(
                ["party", "revocations", "xa.clinic", "--list", shop.path("ended.pem")] + shop.opening
            )
            #expect(nobody.status == 3 && nobody.messages.contains("none of its certificates asks for lists"))
        }
    }

    @Test func `a party that drops its lists and names them again brings no older one back`() throws {
        try withAuthority { shop in
            // Of two that are given at once the newer is taken, whatever their names.
            try list("b.pem", number: "11", made: 2, until: 6, shop)
            try list("a.pem", number: "12", made: 1, until: 7, shop)
            try shop.expectSuccess(accepting("a.pem", shop, ["--list", shop.path("b.pem")]))
            func isTheNewest(_ when: String) throws {
                let again = try shop.program.run(accepting("a.pem", shop))
                #expect(again.status == 3 && again.messages.contains("TG0851"), "\(when): \(again.messages)")
            }
            try isTheNewest("of two")
            let named = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
            let enter = ["party", "register", "--policies", shop.policies] + shop.opening
            try shop.write(named.replacing("revocations: keys/head.crl.pem, ", with: ""), "policies/parties.yaml")
            try shop.expectSuccess(enter)
            // Registered with the folder, in which the first list still lies.
            try register(shop)
            try shop.write(named, "policies/parties.yaml")
            try shop.expectSuccess(enter)
            try isTheNewest("named again")
            try shop.shell("cp policies/keys/head.crl.pem policies/keys/other.crl.pem")
            try shop.write(
                named.replacing("revocations: keys/head.crl.pem", with: "revocations: keys/other.crl.pem"),
                "policies/parties.yaml"
            )
            let moved = try shop.program.run(enter)
            #expect(moved.status == 2 && moved.messages.contains("TG0838"), "\(moved.messages)")
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    @Test func `under a list that has ended nobody knows, so no signature is taken, with the reason`() throws {
        try withAuthority { shop in
            try list("policies/keys/head.crl.pem", number: "11", made: 4, until: -1, shop)
            let parties = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
            try shop.write(parties.replacing("Invented research", with: "Invented office"), "policies/parties.yaml")
            try shop.expectSuccess(["party", "register", "--policies", shop.policies] + shop.opening)
            let agreement = ["clinic-study-1", "--policies", shop.policies]
            try shop.expectSuccess(
                ["agreement", "sign"] + agreement + ["--payload-only", "--output", shop.path("form.json")]
            )
            try sign("form.json", "form.p7s", shop)
            let propose = ["agreement", "propose"] + agreement + ["--signature", shop.path("form.p7s")] + shop.opening
            let run = try shop.program.run(propose)
            #expect(run.status == 3 && run.messages.contains("TG0715"), "\(run.messages)")
            #expect(run.messages.contains("crl has expired"), "\(run.messages)")
            // A list of today answers again.
            try list("fresh.pem", number: "12", made: 0, until: 7, shop)
            try shop.expectSuccess(accepting("fresh.pem", shop))
            try shop.expectSuccess(propose)
        }
    }

    @Test func `a certificate that ends later today still signs, and an auditor verifies with openssl alone`() throws {
        try withAuthority(ends: moment(1800), approver: "xa.study/head") { shop in
            try register(shop)
            let dry = try shop.expectSuccess(shop.releasing(["--dry-run", "--format", "json"]))
            let approve = ["approve", "--dry-run", try #require(dry.json["dryRun"] as? String)] + shop.opening
            try shop.expectSuccess(approve + ["--write-payload", shop.path("approval.json")])
            try sign("approval.json", "approval.p7s", shop)
            try shop.expectSuccess(approve + ["--signature", shop.path("approval.p7s")])
            try? FileManager.default.removeItem(atPath: shop.outbox)
            try shop.expectSuccess(shop.releasing())
            let statement = shop.path("suspend.json")
            let suspend = ["agreement", "suspend", "clinic-study-1"] + shop.opening
            try shop.expectSuccess(suspend + ["--reason", "a breach", "--write-payload", statement])
            try sign("suspend.json", "suspend.p7s", shop)
            try shop.expectSuccess(suspend + ["--payload", statement, "--signature", shop.path("suspend.p7s")])
            let trust = "office/trust/parties/xa.study--head"
            try shop.shell(
                """
                openssl cms -verify -binary -inform DER -in form.p7s -content form.json -purpose any \
                  -CAfile \(trust).issuers.pem -certfile \(trust).cert.pem -out /dev/null 2> /dev/null
                cmp \(trust).cert.pem head.pem
                """
            )
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }
}
