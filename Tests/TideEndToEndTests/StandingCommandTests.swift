import Foundation
import Testing
import TideCore
import TideTestSupport

/// What is on record, stopped as a whole, and refused before it is done in vain: through the built program.
@Suite struct StandingCommandTests {
    private let id = "clinic-study-1"

    @Test func `an agreement with an amendment to come is shown by version and stopped as a whole`() throws {
        try PreparedWorkshop.withCopy { shop in
            let later = SmallOffice.agreement(version: 2).replacing("from: 2026-01-01", with: "from: 2100-01-01")
                .replacing("until: 2030-12-31", with: "until: 2101-12-31")
            var register = ["agreement", "register", id, "--policies", shop.policies] + shop.opening
            func sign(_ prefix: String) throws -> [String] {
                try SmallOffice.signatories.flatMap { officer -> [String] in
                    let file = shop.path("\(prefix)-\(SmallOffice.fileName(officer)).json")
                    try shop.expectSuccess(shop.signing(officer, to: file))
                    return ["--signature", file]
                }
            }
            try shop.write(later, "policies/agreement.yaml")
            let vanished = try shop.program.run(register + sign("alone"))
            #expect(vanished.status == 3 && vanished.messages.contains("TG0892"), "\(vanished.messages)")
            try shop.write(SmallOffice.agreement(version: 1) + "---\n" + later, "policies/agreement.yaml")
            register += try sign("beside")
            try shop.expectSuccess(register)

            let first = try shop.expectSuccess(["agreement", "show", "\(id)@1"] + shop.opening).output
            #expect(first.hasPrefix("\(id) version 1: in force\n"))
            #expect(first.contains("signed by xa.clinic/dpo, xa.study/head\n") && first.contains("\"version\": 1"))
            let json = try shop.expectSuccess(["agreement", "show", "\(id)@2", "--format", "json"] + shop.opening).json
            #expect(json["state"] as? String == "signed" && json["binds"] is [String: Any])
            #expect(json["signers"] as? [String] == SmallOffice.signatories)
            let source = try shop.expectSuccess(["agreement", "show", "\(id)@1", "--source"] + shop.opening).output
            #expect(source == SmallOffice.agreement(version: 1))

            let suspend = ["agreement", "suspend", id] + shop.opening
            let written = try shop.program.run(suspend + ["--reason", "r", "--write-payload", shop.path("p.json")])
            #expect(written.status == 3 && written.messages.contains("TG0894"), "\(written.messages)")
            let twice = try shop.program.run(
                suspend + ["--reason", "r", "--payload", shop.path("p.json"), "--signature", shop.path("s.json")]
            )
            #expect(twice.status == 64 && twice.messages.contains("--payload says --reason already"))
            let stopped = try shop.expectSuccess(suspend + ["--reason", "r"] + shop.signed(by: "xa.study/head")).output
            #expect(stopped.contains("version 1 is suspended") && stopped.contains("version 2 is suspended"))
            let history = try shop.expectSuccess(["agreement", "show", id, "--history"] + shop.opening).output
            #expect(history.contains("by xa.clinic/dpo, xa.study/head"))
            #expect(history.split(separator: "\n").count { $0.contains("by xa.study/head\tr") } == 2, "\(history)")
            let decided = try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening)
            #expect(decided.status == 2 && decided.output.contains("SUSPENDED"))
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test func `what counts for nothing is refused before it is done, and leaves nothing behind`() throws {
        try PreparedWorkshop.withCopy { shop in
            // Nothing is proposed there, so the signature is added to nothing.
            let file = shop.path("late.json")
            let signing = shop.signing("xa.clinic/dpo", to: file)
            let nothing = try shop.program.run(
                signing + ["--workspace", shop.workspace, "--workspace-passphrase-file", shop.passphrase]
            )
            #expect(nothing.status == 3 && nothing.messages.contains("TG0767"), "\(nothing.messages)")
            #expect(!FileManager.default.fileExists(atPath: file))
            let dry = try shop.program.run(shop.releasing(["--dry-run", "--format", "json"]))
            let digest = try #require(dry.json["dryRun"] as? String)
            let approve = ["approve", "--dry-run", digest] + shop.opening
            let stranger = try shop.program.run(approve + shop.signed(by: "xa.study/lead"))
            #expect(stranger.status == 2 && stranger.messages.contains("TG0897"), "\(stranger.messages)")
            let released = try shop.expectSuccess(shop.releasing(["--format", "json"])).json
            let release = try #require(released["release"] as? String)
            for (day, said) in [("2100-01-01", "today is"), ("2020-01-01", "it was released on")] {
                let made = try shop.program.run(
                    [
                        "duties", "certificate", release, "--bundle", "\(shop.outbox)/\(release)", "--destroyed", day,
                        "--method", "shredded", "--output", shop.path("c.json"),
                    ] + shop.signed(by: "xa.study/head")
                )
                #expect(made.status == 3 && made.messages.contains(said), "\(made.messages)")
                #expect(!FileManager.default.fileExists(atPath: shop.path("c.json")))
            }
        }
    }

    @Test(arguments: [
        (["approve", "--dry-run", "00"], "tidegate approve"), (["help", "nothing"], "no command `nothing`"),
        (["help", "agreement", "nothing"], "no command `nothing`"),
        (
            ["key", "new", "--name", "../x", "--output", "keys", "--passphrase-file", "none"], "tidegate key new"
        ),
    ])
    func `a slip in the options is answered with the usage of its own command`(words: [String], said: String) throws {
        let run = try BuiltProgram().run(words)
        #expect(run.status == 64 && run.messages.contains(said), "\(run.messages)")
    }

    @Test func `an explained refusal is as clear to a program as it is to people`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write(SmallOffice.request(purpose: "enforcement"), "bad.yaml")
            let run = try shop.program.run(
                ["decide", "--request", shop.path("bad.yaml"), "--explain", "--format", "json"] + shop.opening
            )
            let reasons = try #require(run.json["reasons"] as? [[String: Any]])
            let words = try #require(run.json["explanation"] as? [[String: String]])
            #expect(run.status == 2 && words.map { $0["code"] } == reasons.map { $0["code"] as? String })
            #expect(words.allSatisfy { !($0["message"] ?? "").isEmpty && !($0["rule"] ?? "").isEmpty })
            let trace = try #require(run.json["trace"] as? [[String: Any]])
            #expect(!trace.isEmpty && trace.allSatisfy { $0["label"] is String })
        }
    }
}
