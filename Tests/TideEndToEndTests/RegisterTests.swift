import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// The register as a projection, and the life of an agreement, through the built program.
@Suite struct RegisterTests {
    private func dump(_ shop: Workshop) throws -> String {
        try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
    }

    /// A step that one officer of each name signs.
    private func step(_ verb: String, by officers: [String], _ shop: Workshop, _ more: [String] = []) -> [String] {
        let signers = officers.flatMap { officer in
            [
                "--officer", officer, "--key", shop.path("keys/\(SmallOffice.fileName(officer)).key.pem"),
                "--key-passphrase-file", shop.passphrase,
            ]
        }
        return ["agreement", verb, "clinic-study-1", "--reason", "tried out"] + signers + shop.opening + more
    }

    private func expectRebuilt(_ shop: Workshop, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let live = try dump(shop)
        try shop.expectSuccess(["registry", "rebuild"] + shop.opening, sourceLocation: sourceLocation)
        #expect(try dump(shop) == live, sourceLocation: sourceLocation)
        #expect(DurableFile.exists(shop.path("office/registry.sqlite.before")), sourceLocation: sourceLocation)
    }

    @Test func `after a whole life the register that is made anew says the same`() throws {
        try PreparedWorkshop.withCopy { shop in
            // Released, refused, killed before and after the decision was logged.
            try shop.expectSuccess(shop.releasing())
            try shop.write(SmallOffice.request(purpose: "enforcement"), "bad.yaml")
            #expect(try shop.program.run(shop.releasing(request: shop.path("bad.yaml"))).status == 2)
            for moment in ["staged", "logged", "renamed", "delivered"] {
                var killed = shop
                killed.program.environment["TIDEGATE_KILL_AT"] = moment
                #expect(try killed.program.run(shop.releasing()).status == -SIGKILL, "\(moment)")
                try shop.approve()
            }
            // Suspended and resumed, amended, ended.
            try shop.expectSuccess(step("suspend", by: ["xa.study/head"], shop))
            #expect(try shop.program.run(shop.releasing()).status == 2)
            try shop.expectSuccess(step("resume", by: ["xa.study/head", "xa.clinic/dpo"], shop))
            try shop.write(SmallOffice.agreement(version: 2), "policies/agreement.yaml")
            try propose(shop)
            try expectRebuilt(shop)
            try shop.expectSuccess(["agreement", "register", "clinic-study-1"] + shop.opening)
            try shop.expectSuccess(step("terminate", by: ["xa.clinic/dpo"], shop))
            try expectRebuilt(shop)
            let states = try dump(shop).split(separator: "\n").filter { $0.contains("\"table\":\"release\"") }
            #expect(states.count { $0.contains("\"state\":\"delivered\"") } == 3)
            #expect(states.count { $0.contains("\"state\":\"aborted\"") } == 2)
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    /// Proposes with one signature and adds the other in the workspace.
    private func propose(_ shop: Workshop) throws {
        let first = shop.path("first.v2.dsse.json")
        try shop.expectSuccess(shop.signing("xa.clinic/dpo", to: first))
        try shop.expectSuccess(
            ["agreement", "propose", "clinic-study-1", "--policies", shop.policies, "--signature", first] + shop.opening
        )
        let early = try shop.program.run(["agreement", "register", "clinic-study-1"] + shop.opening)
        #expect(early.status == 2 && early.messages.contains("UNSIGNED"))
        try shop.expectSuccess(
            shop.signing("xa.study/head", to: shop.path("second.v2.dsse.json")) + [
                "--workspace", shop.workspace, "--workspace-passphrase-file", shop.passphrase,
            ]
        )
        let list = try shop.expectSuccess(["agreement", "list"] + shop.opening).output
        #expect(list.contains("version 1\tin force") && list.contains("version 2\tproposed"))
    }

    @Test func `a lost register is made anew, and the office goes on`() throws {
        try PreparedWorkshop.withCopy { shop in
            let live = try dump(shop)
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: shop.path("office/registry.sqlite") + suffix)
            }
            #expect(try shop.program.run(shop.releasing()).status == 1)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            #expect(try dump(shop) == live)
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `a register with a gap in the evidence is not made`() throws {
        try PreparedWorkshop.withCopy { shop in
            let entries = shop.path("office/evidence/entries")
            let lost = try #require(try DurableFile.names(in: entries).first)
            try FileManager.default.removeItem(atPath: "\(entries)/\(lost)")
            let live = try dump(shop)
            let run = try shop.program.run(["registry", "rebuild"] + shop.opening)
            #expect(run.status == 1 && run.messages.contains("TG0712"), "\(run.messages)")
            #expect(try dump(shop) == live)
        }
    }

    @Test func `what is suspended or ended permits nothing in any command, and illegal steps are refused`() throws {
        try PreparedWorkshop.withCopy { shop in
            let dry = try shop.program.run(shop.releasing(["--dry-run", "--format", "json"]))
            let digest = try #require(dry.json["dryRun"] as? String)
            let illegal = try shop.program.run(step("resume", by: ["xa.study/head", "xa.clinic/dpo"], shop))
            #expect(illegal.status == 2 && illegal.messages.contains("TG0828"))
            let stranger = try shop.program.run(step("suspend", by: ["xa.study/lead"], shop))
            #expect(stranger.status == 2 && stranger.messages.contains("TG0772"))
            try shop.expectSuccess(step("suspend", by: ["xa.clinic/dpo"], shop))
            try expectRefused("SUSPENDED", digest, shop)
            let ended = try shop.expectSuccess(step("terminate", by: ["xa.clinic/dpo"], shop, ["--format", "json"]))
            #expect(ended.json["downstream"] is [Any] && ended.json["releases"] is [Any])
            #expect(try shop.program.run(step("suspend", by: ["xa.clinic/dpo"], shop)).status == 2)
        }
    }

    @Test func `a signatory whose key the registrar revoked leaves the agreement unsigned in every command`() throws {
        try PreparedWorkshop.withCopy { shop in
            let dry = try shop.program.run(shop.releasing(["--dry-run", "--format", "json"]))
            let digest = try #require(dry.json["dryRun"] as? String)
            let parties = try String(contentsOfFile: shop.path("policies/parties.yaml"), encoding: .utf8)
            try shop.write(
                parties.replacing(
                    "{file: keys/xa.clinic--dpo.pub.pem, from: 2026-01-01, until: 2030-12-31}",
                    with:
                        "{file: keys/xa.clinic--dpo.pub.pem, from: 2026-01-01, until: 2030-12-31, revoked: 2026-01-02}"
                ),
                "policies/parties.yaml"
            )
            let changed = try shop.expectSuccess(
                ["party", "register", "--policies", shop.policies, "--format", "json"] + shop.opening
            )
            let unbound = try #require(changed.json["unbound"] as? [[String: Any]])
            #expect(unbound.first?["missingSignatures"] as? [String] == ["xa.clinic/dpo"])
            try expectRefused("UNSIGNED", digest, shop)
            // What is on record is shown as it was signed, and told to permit nothing.
            let list = try shop.expectSuccess(["agreement", "list"] + shop.opening).output
            #expect(list.contains("unsigned, permits nothing until it is signed anew: changed: "), "\(list)")
            let show = ["agreement", "show", "clinic-study-1"] + shop.opening
            let shown = try shop.expectSuccess(show).output
            #expect(shown.hasPrefix("clinic-study-1 version 1: unsigned\nIt permits nothing until it is signed anew: "))
            #expect(shown.contains("not signed by xa.clinic/dpo\n"))
            #expect(shown.contains("signed by xa.clinic/dpo, xa.study/head\n"))
            let page = try shop.expectSuccess(show + ["--html"]).output
            #expect(page.contains("<p class=\"notice\" role=\"alert\">It permits nothing until it is signed anew: "))
            let sign = try shop.program.run(shop.signing("xa.clinic/dpo", to: shop.path("late.json")))
            #expect(sign.status == 3 && sign.messages.contains("TG0720"))
            try expectRebuilt(shop)
        }
    }

    /// Every command that decides in the workspace gives the reason.
    private func expectRefused(_ reason: String, _ dryRun: String, _ shop: Workshop) throws {
        let request = ["--request", shop.path("request.yaml")]
        let commands = [
            ["decide"] + request + shop.opening, shop.releasing(), shop.releasing(["--dry-run"]),
            ["approve"] + shop.opening + [
                "--dry-run", dryRun, "--officer", SmallOffice.approver, "--key",
                shop.path("keys/\(SmallOffice.fileName(SmallOffice.approver)).key.pem"), "--key-passphrase-file",
                shop.passphrase,
            ],
        ]
        for command in commands {
            let run = try shop.program.run(command)
            #expect(run.status == 2, "\(command.first ?? "") \(run.messages)")
            #expect((run.output + run.messages).contains(reason), "\(command.first ?? "") \(run.output)\(run.messages)")
        }
    }

    @Test func `an agreement is registered between parties that the registrar let in, and no others`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess([
                "init", shop.path("second"), "--office", "xa.clinic", "--origin", "second.example/log",
                "--passphrase-file", shop.passphrase,
            ])
            let opening = ["--workspace", shop.path("second"), "--passphrase-file", shop.passphrase]
            var register = ["agreement", "register", "clinic-study-1", "--policies", shop.policies] + opening
            for officer in SmallOffice.signatories {
                register += ["--signature", shop.path("\(SmallOffice.fileName(officer)).dsse.json")]
            }
            let refused = try shop.program.run(register)
            #expect(refused.status == 3 && refused.messages.contains("tidegate party register xa.clinic"))
            // The registrar's key lies elsewhere: the form is printed, signed there, and handed in.
            let key = try DurableFile.read(shop.path("second/keys/registrar.key.pem"))
            let registrar = try KeyFile.decrypt(
                key,
                passphrase: Redacted(Array("a passphrase of the tests".utf8)),
                file: ""
            )
            try FileManager.default.removeItem(atPath: shop.path("second/keys/registrar.key.pem"))
            var enter = ["party", "register", "--policies", shop.policies] + opening
            #expect(try shop.program.run(enter).status == 1)
            for party in ["xa.clinic", "xa.study"] {
                let form = try shop.expectSuccess(
                    ["party", "show", party, "--policies", shop.policies, "--signed-form"] + opening
                ).output
                let envelope = Envelope(signing: Array(form.utf8), type: PayloadType.party, keys: [registrar])
                let file = shop.path("\(party).party.dsse.json")
                try DurableFile.replace(file, with: envelope.encoded)
                enter += ["--signature", file]
            }
            try shop.expectSuccess(enter)
            try shop.expectSuccess(register)
            let list = try shop.expectSuccess(["party", "list"] + opening).output
            #expect(list.split(separator: "\n").count == 2)
        }
    }
}
