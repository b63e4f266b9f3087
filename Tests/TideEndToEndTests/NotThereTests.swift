import Testing
import TideCore
import TideTestSupport

/// An id that nobody knows is one kind of mistake in every command: exit 3, with the id in the message.
@Suite struct NotThereTests {
    private static let release = String(repeating: "0", count: 32)
    private static let digest = String(repeating: "0", count: 64)

    /// A command line without what opens the workspace, and the code of its message.
    struct Line: CustomTestStringConvertible, Sendable {
        let words: String
        let code: String
        /// The ids that the message must name.
        let names: String
        var opensWorkspace = true

        var testDescription: String { words }
    }

    /// `OFFICER` stands for the options that sign as `xa.clinic/dpo`, `SET` for the policy folder.
    static let lines = [
        Line(words: "party register xa.nobody --policies SET", code: "TG0764", names: "xa.nobody"),
        Line(words: "party show xa.nobody", code: "TG0761", names: "xa.nobody"),
        Line(words: "party show No.Body", code: "TG0764", names: "No.Body"),
        Line(words: "party show xa.nobody --policies SET --signed-form", code: "TG0764", names: "xa.nobody"),
        Line(words: "agreement show nothing-1", code: "TG0714", names: "nothing-1"),
        Line(words: "agreement show clinic-study-1@9", code: "TG0890", names: "clinic-study-1"),
        Line(words: "agreement show nothing-1 --history", code: "TG0714", names: "nothing-1"),
        Line(
            words: "agreement show nothing-1 --policies SET",
            code: "TG0714",
            names: "nothing-1",
            opensWorkspace: false
        ),
        Line(words: "agreement propose nothing-1 --policies SET", code: "TG0714", names: "nothing-1"),
        Line(words: "agreement register nothing-1 --policies SET", code: "TG0714", names: "nothing-1"),
        Line(words: "agreement register nothing-1", code: "TG0767", names: "nothing-1"),
        Line(words: "agreement suspend nothing-1 --reason r OFFICER", code: "TG0768", names: "nothing-1"),
        Line(words: "agreement suspend clinic-study-1@9 --reason r OFFICER", code: "TG0890", names: "clinic-study-1"),
        Line(words: "agreement resume nothing-1 --reason r OFFICER", code: "TG0768", names: "nothing-1"),
        Line(words: "agreement terminate nothing-1 --reason r OFFICER", code: "TG0768", names: "nothing-1"),
        Line(
            words: "agreement suspend clinic-study-1 --reason r --officer xa.clinic/nobody KEY",
            code: "TG0719",
            names: "xa.clinic/nobody"
        ),
        Line(words: "approve --dry-run \(digest) OFFICER", code: "TG0718", names: digest),
        Line(words: "duties --party xa.nobody", code: "TG0764", names: "xa.nobody"),
        Line(words: "duties --release \(release)", code: "TG0787", names: release),
        Line(words: "duties discharge \(release)/1 --statement s OFFICER", code: "TG0780", names: "\(release)/1"),
        Line(
            words: "duties report \(release) --kind breach-notice --discovered 2026-05-01 --statement s OFFICER",
            code: "TG0787",
            names: release
        ),
        Line(
            words: "duties certificate \(release) --destroyed 2026-05-01 --method m --write-payload NEW",
            code: "TG0787",
            names: release
        ),
        Line(words: "recall \(release) --reason r OFFICER", code: "TG0787", names: release),
        Line(words: "recall show \(release)", code: "TG0787", names: release),
        Line(words: "recall notify \(release) --to xa.study --statement s OFFICER", code: "TG0796", names: release),
        Line(words: "recall notify \(release) --to No.Body --statement s OFFICER", code: "TG0764", names: "No.Body"),
        Line(words: "recall answer \(release) --statement s OFFICER", code: "TG0796", names: release),
        Line(words: "supersede \(release) --by \(release) --reason r OFFICER", code: "TG0787", names: release),
    ]

    @Test(arguments: lines)
    func `what is not there is exit 3 and named`(line: Line) throws {
        try PreparedWorkshop.withCopy { shop in
            let key = ["--key", shop.path("keys/xa.clinic--dpo.key.pem"), "--key-passphrase-file", shop.passphrase]
            let arguments = line.words.split(separator: " ").flatMap { word in
                switch word {
                case "OFFICER": ["--officer", "xa.clinic/dpo"] + key
                case "KEY": key
                case "SET": [shop.policies]
                case "NEW": [shop.path("new.json")]
                default: [String(word)]
                }
            }
            let before = try shop.entries()
            let run = try shop.program.run(arguments + (line.opensWorkspace ? shop.opening : []))
            #expect(run.status == 3, "\(run.output)\(run.messages)")
            #expect(run.messages.contains(line.code) && run.messages.contains(line.names), "\(run.messages)")
            #expect(try shop.entries() == before)
            #expect(!DurableFile.exists(shop.path("new.json")))
        }
    }

    @Test func `what cannot be the name of a release, a day or an officer is a matter of usage`() throws {
        for words in [
            "recall show abc --workspace w --passphrase-file p",
            "duties --release abc --workspace w --passphrase-file p",
            "decide --request r --policies p --at soon",
            "agreement suspend a --reason r --officer nobody --key k --key-passphrase-file p --workspace w --passphrase-file p",
        ] {
            let run = try BuiltProgram().run(words.split(separator: " ").map(String.init))
            #expect(run.status == 64 && run.output.isEmpty, "\(words): \(run.messages)")
        }
    }

    @Test func `every signature that a step still takes is named at once`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(
                ["agreement", "suspend", "clinic-study-1", "--reason", "r"] + shop.signed(by: "xa.clinic/dpo")
                    + shop.opening
            )
            let resume = ["agreement", "resume", "clinic-study-1", "--reason", "r"] + shop.opening
            let neither = try shop.program.run(resume + shop.signed(by: "xa.clinic/steward"))
            #expect(neither.status == 2)
            #expect(
                neither.messages.contains(
                    "`clinic-study-1` is not resumed: it still takes the signature of xa.clinic/dpo, and of xa.study/head"
                ),
                "\(neither.messages)"
            )
            let one = try shop.program.run(resume + shop.signed(by: "xa.clinic/dpo"))
            #expect(one.messages.contains("the signature of xa.study/head\n"), "\(one.messages)")
        }
    }

    @Test func `a folder is called the same with and without a slash at its end`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write("tidegate: v1\nkind: nothing\n", "policies/bad.yaml")
            let plain = try shop.program.run(["check", shop.policies])
            #expect(plain.status == 3 && plain.messages.contains("\(shop.policies)/bad.yaml:2:7: TG0117"))
            for folder in [shop.policies + "/", shop.policies + "//"] {
                #expect(try shop.program.run(["check", folder]).messages == plain.messages)
                let shown = try shop.program.run(["agreement", "show", "clinic-study-1", "--policies", folder])
                #expect(shown.messages == plain.messages)
            }
            let trust = try shop.program.run(["audit", shop.log + "/", "--trust", shop.policies + "/"])
            #expect(trust.status == 3 && !trust.messages.contains("//"), "\(trust.messages)")
        }
    }

    @Test func `lines of the run's log begin as other messages do`() throws {
        try PreparedWorkshop.withCopy { shop in
            var logging = shop
            logging.program.environment["TIDEGATE_LOG"] = "info"
            let run = try logging.program.run(shop.releasing(["--dry-run"]))
            let lines = run.messages.split(separator: "\n")
            #expect(run.status == 0 && lines.count > 3)
            #expect(lines.allSatisfy { $0.hasPrefix("tidegate: info: 20") }, "\(run.messages)")
            #expect(run.messages.contains("workspace opened for writing entries="))
        }
    }
}
