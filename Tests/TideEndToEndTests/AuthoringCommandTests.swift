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
        #expect(run.output.contains("old   refuse: COLUMN_NOT_COVERED") && run.output.contains("new   permit"))
        // The firewall refuses the purpose under both, so that no request shows it, and the term is told all the same.
        let terms = #"purposes: ["tax-offences"] -> ["tax-offences","immigration-tracing"]"#
        #expect(run.output.contains(terms), "\(run.output)")
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
