import Foundation
import Testing
import TideCore
import TideTestSupport

/// The tools of those who write agreements, as the built program has them.
@Suite struct AuthoringCommandTests {
    private func text(_ path: URL) throws -> String { try String(contentsOf: path, encoding: .utf8) }

    @Test func `fmt writes the layout once, and check names what differs without writing`() throws {
        try withTemporaryFolder { folder in
            try write(SmallOffice().files, to: folder)
            let file = folder.appending(path: "agreement.yaml")
            let untidy = "# Kept.\n" + SmallOffice.agreement(version: 1).replacing(": ", with: ":   ")
            try Data(untidy.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            let program = BuiltProgram()
            let checked = try program.run(["fmt", "--check", folder.path, "--format", "json"])
            #expect(
                checked.status == 2 && (checked.json["changed"] as? [String])?.contains(file.path) == true
            )
            #expect(try text(file) == untidy)
            let laid = try program.run(["fmt", folder.path])
            #expect(laid.status == 0 && laid.output.contains("\(file.path): laid out\n"))
            #expect(try text(file) != untidy && text(file).hasPrefix("# Kept.\n"))
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            #expect(try program.run(["fmt", "--check", folder.path]).status == 0)
            #expect(try program.run(["check", folder.path]).status == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!names.contains { $0.hasSuffix(".tmp") })
        }
    }

    @Test func `fmt writes no file if one cannot be read`() throws {
        try withTemporaryFolder { folder in
            let (good, bad) = (folder.appending(path: "a.yaml"), folder.appending(path: "b.yaml"))
            try Data("a:   b\n".utf8).write(to: good)
            try Data("a: [b\n".utf8).write(to: bad)
            let run = try BuiltProgram().run(["fmt", folder.path])
            #expect(run.status == 3 && run.messages.contains("TG0102"))
            #expect(try text(good) == "a:   b\n")
        }
    }

    @Test func `diff of two files shows what a gateway gets beside its purpose, with both verdicts`() throws {
        let example = repositoryRoot.appending(path: "examples/06-tax-gateway").path
        let files = ["\(example)/policies/network.yaml", "\(example)/amendment/gateway.yaml"]
        let run = try BuiltProgram().run(["diff"] + files)
        #expect(run.status == 2 && run.messages.contains("TG1606"), "\(run.messages)")
        #expect(run.output.contains("columns of grant `taxpayers`: citizenship, where it was drop"), "\(run.output)")
        #expect(
            run.output.contains("version 1: refused (COLUMN_NOT_COVERED)")
                && run.output.contains("version 2: permitted")
        )
        // The firewall refuses the purpose under both: no request shows it, and it is told as what is held back.
        let held = "not permitted today: firewall `taxes` refuses it; permitted once that is weakened"
        #expect(run.output.contains(held) && run.output.contains("(\(files[1]):"), "\(run.output)")
        #expect(!run.output.contains("policies/gateway.yaml"), "\(run.output)")
        let french = try BuiltProgram().run(["diff"] + files + ["--language", "fr"])
        #expect(french.messages.contains("il lui faut les approbations d’un nouvel accord"), "\(french.messages)")
        let json = try BuiltProgram().run(["diff"] + files + ["--format", "json"]).json
        #expect(json["wider"] as? Bool == true)
        let back = try BuiltProgram().run(
            ["diff"] + files.reversed() + ["--policies", "\(example)/policies"]
        )
        #expect(back.status == 3, "\(back.messages)")
    }

    @Test func `diff of versions and of folders says what each is`() throws {
        let policies = repositoryRoot.appending(path: "policies/clauses").path
        let run = try BuiltProgram().run(["diff", "clause-27@1", "clause-27@2", "--policies", policies])
        #expect(
            run.status == 2 && run.output.contains("columns of grant `records`: complaint_date"),
            "\(run.output)"
        )
        #expect(run.output.contains("gets less, or owes more, for the same request"))
        let same = try BuiltProgram().run(["diff", policies, policies])
        #expect(same.status == 0 && same.output == "both say the same\n")
        let unknown = try BuiltProgram().run([
            "diff", "clause-27@1", "clause-27@9", "--policies", policies,
        ])
        #expect(unknown.status == 3 && unknown.messages.contains("TG1607"))
        let others = try BuiltProgram().run([
            "diff", "clause-27@1", "clause-26@1", "--policies", policies,
        ])
        #expect(others.status == 3 && others.messages.contains("TG1608"))
        #expect(try BuiltProgram().run(["diff", policies, "clause-27@1"]).status == 64)
        #expect(try BuiltProgram().run(["schema", "difference"]).status == 0)
    }

    @Test func `what a folder proposes is held against what is registered, and registering says what is wider`() throws
    {
        try withTemporaryFolder { folder in
            let shop = try Workshop(making: folder)
            let wider = SmallOffice.agreement(version: 2).replacing("age: {band: 5}", with: "age: keep")
            try shop.write(wider, "policies/agreement.yaml")
            let run = try shop.program.run(["diff", "clinic-study-1", "--policies", shop.policies] + shop.opening)
            #expect(run.status == 2 && run.output.hasPrefix("clinic-study-1@1 -> clinic-study-1@2\n"), "\(run.output)")
            #expect(run.output.contains("treatment of grant `visits`: age: keep, where it was age: band of 5"))
            var register = ["agreement", "register", "clinic-study-1", "--policies", shop.policies] + shop.opening
            for officer in SmallOffice.signatories {
                let signature = shop.path("\(SmallOffice.fileName(officer)).2.dsse.json")
                try shop.expectSuccess(shop.signing(officer, to: signature))
                register += ["--signature", signature]
            }
            let registered = try shop.expectSuccess(register + ["--format", "json"])
            let told = "`clinic-study-1@2` permits more than `clinic-study-1@1`: treatment"
            #expect(registered.messages.contains(told), "\(registered.messages)")
            let kinds = (registered.json["wider"] as? [[String: Any]])?.first?["kinds"] as? [String]
            #expect(kinds == ["treatment"])
            #expect(
                try shop.program.run(["diff", "clinic-study-1", "--policies", shop.policies] + shop.opening).status == 0
            )
        }
    }

    @Test func `a command, a file and a folder that were not meant say what was`() throws {
        let program = BuiltProgram()
        let chek = try program.run(["chek", "policies"])
        #expect(chek.status == 64 && chek.messages.contains("did you mean `check`?"), "\(chek.messages)")
        #expect(try program.run(["schema", "agrement"]).messages.contains("did you mean `agreement`?"))
        #expect(try program.run(["schema", "documents"]).status == 0)
        let alone = repositoryRoot.appending(path: "examples/06-tax-gateway/amendment/gateway.yaml").path
        let checked = try program.run(["check", alone])
        #expect(checked.status == 3 && checked.messages.contains("`tidegate check FOLDER`"), "\(checked.messages)")
        try withTemporaryFolder { folder in
            try Data("tidegate: v1\n".utf8).write(to: folder.appending(path: "network.yaml.txt"))
            let laid = try program.run(["fmt", folder.path, "--language", "fr"])
            #expect(laid.status == 3 && laid.messages.contains("`.yaml`"), "\(laid.messages)")
        }
        let example = repositoryRoot.appending(path: "examples/06-tax-gateway/policies").path
        let none = try program.run(["test", example])
        #expect(none.status == 0 && none.messages.contains("there is no case here"), "\(none.messages)")
    }

    @Test(arguments: ["clauses", "migration-network", "missing-migrants"])
    func `the cases of a policy set exercise all of its agreements, or say why not`(
        set: String
    )
        throws
    {
        let folder = repositoryRoot.appending(path: "policies/\(set)").path
        let run = try BuiltProgram().run(["test", "--coverage", folder])
        #expect(run.status == 0 && run.messages.isEmpty, "\(run.output.suffix(3000))\(run.messages)")
        #expect(run.output.contains("parts of agreements are exercised by cases"))
    }

    @Test func `a set whose cases leave something out says what`() throws {
        try withTemporaryFolder { folder in
            try write(SmallOffice().files, to: folder)
            let run = try BuiltProgram().run(["test", "--coverage", folder.path, "--format", "json"])
            #expect(run.status == 2)
            let coverage = try #require(run.json["coverage"] as? [String: Any])
            #expect(coverage["exercised"] as? Int == 0 && (coverage["items"] as? [Any])?.isEmpty == false)
        }
    }

    @Test(arguments: ["clauses", "missing-migrants"])
    func `a policy set has no note of check that nobody allowed`(set: String) throws {
        let run = try BuiltProgram().run([
            "check", "--strict", repositoryRoot.appending(path: "policies/\(set)").path,
        ])
        #expect(run.status == 0, "\(run.messages)")
    }

    @Test func `check notes what is seldom meant, and a comment with a reason allows it`() throws {
        try withTemporaryFolder { folder in
            try write(SmallOffice().files, to: folder)
            let file = folder.appending(path: "agreement.yaml")
            let agreement = SmallOffice.agreement(version: 1)
                .replacing("purposes: [research]", with: "purposes: [research, research-too]")
            let tree = folder.appending(path: "purposes.yaml")
            let purposes = try text(tree).replacing(
                "research: null",
                with: "research: null, research-too: research"
            )
            try Data(purposes.utf8).write(to: tree)
            try Data(agreement.utf8).write(to: file)
            let noted = try BuiltProgram().run(["check", folder.path])
            #expect(noted.status == 0 && noted.messages.contains("TG1630"), "\(noted.messages)")
            #expect(try BuiltProgram().run(["check", "--strict", folder.path]).status == 2)
            let allowed = agreement.replacing(
                "purposes: [",
                with: "# allow TG1630: both are named in the act\npurposes: ["
            )
            try Data(allowed.utf8).write(to: file)
            let run = try BuiltProgram().run(["check", folder.path, "--format", "json"])
            #expect(run.status == 0 && !run.messages.contains("TG1630"), "\(run.messages)")
            let reasons = (run.json["allowed"] as? [[String: Any]] ?? []).compactMap {
                $0["because"] as? String
            }
            #expect(reasons == ["both are named in the act"])
        }
    }
}
