import Foundation
import Testing
import TideTestSupport

/// `tidegate new agreement` as the built program has it.
@Suite struct NewCommandTests {
    private static let answers = """
        provider: xa.labour
        provider-name: Ministry of Labour (invented)
        provider-country: XA
        recipient: xa.nso
        recipient-name: National Statistics Office (invented)
        act: Invented Act
        section: 12
        contact: data@example.org
        supervisor: xa.dpa
        supervisor-name: Authority (invented)
        notice: People are told (invented).
        law: The law of XA.
        dispute: The courts of XA decide.
        retain: 2036-12-31

        """

    private static func answers(for template: String) -> String {
        answers
            + (template == "research-file"
                ? "title: Survey (invented)\npurpose: earnings-of-newcomers\nscheme: recognised\naccreditation-until: 2033-12-31\n"
                : "")
    }

    /// What joins a set that has parties and dataset, but no supervisory authority.
    private static let beside = [
        "supervisor=xb.dpa", "supervisor-name=Authority (invented)", "notice=People are told (invented).",
        "law=The law of XB.", "dispute=The courts decide.",
    ].flatMap { ["--set", $0] }

    private static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test(arguments: [
        "statistics-act-gateway", "border-flows", "health-register", "research-file", "displacement-tracking",
    ])
    func `what a template writes checks, is laid out, and its cases are met`(template: String) throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            try Data(Self.answers(for: template).utf8).write(to: folder.appending(path: "answers.yaml"))
            let run = try program.run([
                "new", "agreement", "--template", template, "--answers", "answers.yaml", "--output", "set", "--format",
                "json",
            ])
            #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
            let keyless = run.json["withoutKey"] as? [String] ?? []
            #expect(keyless.contains("xa.labour/director") && (run.json["next"] as? [Any])?.count == 11)
            let checked = try program.run(["check", "--strict", "set"])
            #expect(checked.status == 0 && checked.messages.isEmpty, "\(checked.messages)")
            #expect(try program.run(["test", "--coverage", "set"]).status == 0)
            #expect(try program.run(["fmt", "--check", "set"]).status == 0)
            let again = try program.run([
                "new", "agreement", "--template", template, "--answers", "answers.yaml", "--output", "set",
            ])
            #expect(again.status == 3 && again.messages.contains("TG0723"), "\(again.messages)")
        }
    }

    @Test func `without a terminal all that is missing or wrong is told at once and nothing is written`() throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            let run = try program.run([
                "new", "agreement", "--template", "health-register", "--set", "provider=xa.moh", "--set", "k=one",
                "--set",
                "colour=red", "--output", "set",
            ])
            #expect(run.status == 3 && run.output.isEmpty)
            for code in ["TG0158", "TG0155", "TG0160: `recipient`", "TG0160: `act`", "TG0160: `contact`"] {
                #expect(run.messages.contains(code), "\(code): \(run.messages)")
            }
            #expect(!run.messages.contains("TG0160: `k`") && !run.messages.contains("TG0160: `provider` "))
            #expect(try Self.names(in: folder) == [])
        }
    }

    @Test func `templates and slots are listed, for people and programs, in both languages`() throws {
        let list = try BuiltProgram().run(["new", "agreement", "--list"])
        #expect(list.status == 0 && list.output.contains("border-flows\n  Crossings of the border"))
        let french = try BuiltProgram().run(["new", "agreement", "--list", "--language", "fr"])
        #expect(french.output.contains("border-flows\n  Passages de la frontière"))
        let slots = try BuiltProgram().run([
            "new", "agreement", "--template", "research-file", "--slots", "--format", "json",
        ])
        let listed = try JSONSerialization.jsonObject(with: Data(slots.output.utf8)) as? [[String: Any]] ?? []
        let scheme = try #require(listed.first { $0["slot"] as? String == "scheme" })
        #expect(scheme["type"] as? String == "name" && scheme["isNeeded"] as? Bool == true)
        #expect(listed.contains { $0["slot"] as? String == "act" && $0["isNeeded"] as? Bool == true })
        #expect(try BuiltProgram().run(["new", "agreement", "--template", "nothing", "--slots"]).status == 3)
        #expect(try BuiltProgram().run(["new", "agreement"]).status == 64)
        #expect(try BuiltProgram().run(["new", "agreement", "--template", "research-file"]).status == 64)
    }

    @Test func `an agreement that joins a set writes beside it and overwrites nothing`() throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            let clauses = repositoryRoot.appending(path: "policies/clauses")
            try FileManager.default.copyItem(at: clauses, to: folder.appending(path: "set"))
            let before = try Self.names(in: folder.appending(path: "set"))
            let asked =
                [
                    "new", "agreement", "--template", "health-register", "--policies", "set", "--set",
                    "provider=xb.health",
                    "--set", "provider-ethics=ethics-board", "--set", "recipient=xb.statistics", "--set",
                    "recipient-signatory=chief", "--set", "recipient-officer=head-of-surveys", "--set",
                    "act=Invented Act",
                    "--set", "section=9", "--set", "contact=x@example.org", "--set", "dataset=health-register", "--set",
                    "never=permit-decisions", "--set", "provider-owner=dpo",
                ] + Self.beside
            let outside = try program.run(asked + ["--output", "elsewhere"])
            #expect(outside.status == 3 && outside.messages.contains("TG0172"), "\(outside.messages)")
            let run = try program.run(asked + ["--set", "id=stays", "--format", "json"])
            #expect(run.status == 0, "\(run.messages)")
            #expect(
                run.json["files"] as? [String] == ["stays/agreement.yaml", "stays/cases.yaml", "stays/parties.yaml"]
            )
            let used = run.json["used"] as? [String] ?? []
            #expect(used.contains("firewall/clinics") && used.contains("dataset/health-register"), "\(used)")
            #expect(try Self.names(in: folder.appending(path: "set")) == (before + ["stays"]).sorted())
            #expect(try program.run(["check", "--strict", "set"]).status == 0)
            #expect(try program.run(["test", "set"]).status == 0)
            #expect(try program.run(["fmt", "--check", "set"]).status == 0)
            let again = try program.run(asked + ["--set", "id=stays"])
            #expect(again.status == 3 && again.messages.contains("TG0165"), "\(again.messages)")
        }
    }

    @Test func `a case of the set that comes out otherwise beside the new agreement is told`() throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            let clauses = repositoryRoot.appending(path: "policies/clauses")
            try FileManager.default.copyItem(at: clauses, to: folder.appending(path: "set"))
            let run = try program.run(
                [
                    "new", "agreement", "--template", "health-register", "--policies", "set", "--set",
                    "provider=xb.health",
                    "--set", "provider-ethics=ethics-board", "--set", "recipient=xb.statistics", "--set",
                    "recipient-signatory=chief", "--set", "recipient-officer=head-of-surveys", "--set",
                    "act=Invented Act",
                    "--set", "section=9", "--set", "contact=x@example.org", "--set", "dataset=health-register", "--set",
                    "never=enforcement", "--set", "id=stays", "--set", "provider-owner=dpo", "--format", "json",
                ] + Self.beside
            )
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.json["changedCases"] as? [String] == ["the firewall refuses what the agreement itself permits"])
            let next = (run.json["next"] as? [[String: Any]] ?? []).compactMap { $0["step"] as? String }.joined()
            #expect(next.contains("set/05-firewall.yaml") && next.contains("PURPOSE_NOT_ALLOWED"), "\(next)")
        }
    }

    @Test func `an officer's public key comes along`() throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            try Data("secret\n".utf8).write(to: folder.appending(path: "secret"))
            try Data(Self.answers(for: "research-file").utf8).write(to: folder.appending(path: "answers.yaml"))
            #expect(
                try program.run(["key", "new", "--name", "n", "--output", "k", "--passphrase-file", "secret"]).status
                    == 0
            )
            let asked = [
                "new", "agreement", "--template", "research-file", "--answers", "answers.yaml", "--output", "set",
            ]
            let secret = try program.run(asked + ["--set", "provider-signatory-key=k/n.key.pem"])
            #expect(secret.status == 3 && secret.messages.contains("TG0167"), "\(secret.messages)")
            let run = try program.run(asked + ["--set", "provider-signatory-key=k/n.pub.pem", "--format", "json"])
            #expect(run.status == 0, "\(run.messages)")
            #expect((run.json["withoutKey"] as? [String])?.contains("xa.labour/director") == false)
            let key = try Data(contentsOf: folder.appending(path: "set/keys/xa.labour--director.pub.pem"))
            #expect(try key == Data(contentsOf: folder.appending(path: "k/n.pub.pem")))
            #expect(try program.run(["check", "--strict", "set"]).status == 0)
        }
    }

    /// Runs the program in a terminal of its own, with lines that somebody types.
    private static func inTerminal(_ arguments: String, typing lines: String, in folder: URL) throws -> BuiltProgram.Run
    {
        var program = BuiltProgram()
        program.folder = folder
        try Data(lines.utf8).write(to: folder.appending(path: "typed"))
        let command = "\(BuiltProgram.executable.path) \(arguments)"
        return try program.launch(
            URL(filePath: "/bin/bash"),
            ["-c", "script -qec '\(command)' /dev/null < typed"]
        )
    }

    @Test func `in a terminal what is missing is asked, and a wrong answer is asked again`() throws {
        try withTemporaryFolder { folder in
            let typed = [
                "Ministry", "xa.labour", "Ministry (invented)", "UK", "XA", "xa.nso", "Office (invented)", "xa.dpa",
                "Authority (invented)", "Act", "12", "x@example.org", "People are told (invented).", "The law of XA.",
                "The courts decide.", "2036-12-31",
                // What was answered is shown once more, and one answer is changed.
                "k", "4", "5", "",
            ]
            let run = try Self.inTerminal(
                "new agreement --template statistics-act-gateway --defaults --output set",
                typing: typed.map { $0 + "\n" }.joined(),
                in: folder
            )
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output.contains("provider: The short name of the provider, whose data it is?"), "\(run.output)")
            #expect(run.output.contains("TG0158") && run.output.contains("agreement.yaml: written"))
            #expect(run.output.contains("TG0183: `provider-country`") && run.output.contains("did you mean `GB`?"))
            #expect(run.output.contains("[3 of 17] provider-country"), "\(run.output)")
            #expect(run.output.contains("TG0181: `k` is 5") && !run.output.contains("--set"), "\(run.output)")
            #expect(try BuiltProgram().run(["check", "--strict", folder.appending(path: "set").path]).status == 0)
        }
    }

    @Test func `in a terminal standards stand in brackets, the questions are in French, and an end writes nothing`()
        throws
    {
        try withTemporaryFolder { folder in
            let run = try Self.inTerminal(
                "new agreement --template border-flows --output set --language fr",
                typing: "mien\n\nxa.border\n\u{4}",
                in: folder
            )
            #expect(run.status == 1, "\(run.output)")
            #expect(run.output.contains("Un nom court pour l’accord"), "\(run.output)")
            #expect(run.output.contains("[Passages de la frontière pour la statistique des entrées] > "))
            #expect(run.output.contains("TG0173") && !FileManager.default.fileExists(atPath: folder.path + "/set"))
            // The answers are kept, and the run can go on with them.
            let kept = try String(contentsOf: folder.appending(path: "border-flows-answers.yaml"), encoding: .utf8)
            #expect(kept == "id: mien\nprovider: xa.border\n", "\(kept)")
        }
    }

    @Test func `a folder that will not do is told before anything is asked`() throws {
        try withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "set/there"),
                withIntermediateDirectories: true
            )
            let run = try Self.inTerminal(
                "new agreement --template border-flows --output set",
                typing: "\n\n",
                in: folder
            )
            #expect(run.status == 3 && run.output.contains("TG0723") && !run.output.contains("title:"), "\(run.output)")
        }
    }

    @Test func `beside another agreement of the same parties each case says what that one answers`() throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            try Data(Self.answers.utf8).write(to: folder.appending(path: "answers.yaml"))
            let first = ["new", "agreement", "--template", "border-flows"]
            #expect(try program.run(first + ["--answers", "answers.yaml", "--output", "set"]).status == 0)
            let again = [
                "id=other", "provider=xa.labour", "recipient=xa.nso", "supervisor=xa.dpa", "act=Invented Act",
                "section=13", "contact=data@example.org", "notice=People are told (invented).", "law=The law of XA.",
                "dispute=The courts decide.", "provider-name=Ministry of Labour (invented)",
            ].flatMap { ["--set", $0] }
            let run = try program.run(first + ["--policies", "set"] + again)
            #expect(run.status == 0 && run.messages.contains("UNSIGNED: border-inflows-"), "\(run.messages)")
            // What the template drops by its name stays, though the dataset has it.
            let agreement = try String(contentsOf: folder.appending(path: "set/other/agreement.yaml"), encoding: .utf8)
            #expect(agreement.contains("watchlist_hit: drop"))
            #expect(try program.run(["test", "set"]).status == 0)
            #expect(try program.run(["check", "--strict", "set"]).status == 0)
        }
    }

    @Test func `a firewall of the set that refuses the flow is told, and nothing is written`() throws {
        try withTemporaryFolder { folder in
            var program = BuiltProgram()
            program.folder = folder
            let clauses = repositoryRoot.appending(path: "policies/clauses")
            try FileManager.default.copyItem(at: clauses, to: folder.appending(path: "set"))
            let run = try program.run(
                [
                    "new", "agreement", "--template", "research-file", "--policies", "set", "--set",
                    "provider=xb.health",
                    "--set", "recipient=xb.interior", "--set", "recipient-officer=tracing", "--set", "act=Invented Act",
                    "--set", "section=9", "--set", "contact=x@example.org", "--set", "dataset=health-register", "--set",
                    "never=commercial", "--set", "id=leak", "--set", "provider-owner=dpo", "--set",
                    "title=Leak (invented)",
                    "--set", "purpose=scientific-research", "--set", "scheme=recognised",
                ] + Self.beside
            )
            #expect(run.status == 2 && run.messages.contains("TG0171"), "\(run.messages)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/set/leak"))
        }
    }
}
