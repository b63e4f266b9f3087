import Foundation
import Testing
import TideTestSupport

/// `tidegate odrl` as a user meets it.
@Suite struct OdrlCommandTests {
    private static let root = BuiltProgram(folder: repositoryRoot)
    private static let clause = ["odrl", "export", "clause-14", "--policies", "policies/clauses"]
    private static let part = ["odrl", "export", "gmdac-university-2026-01", "--policies", "policies/missing-migrants"]

    /// The examples of a command's help, each as its arguments.
    private static func examples(_ command: [String]) throws -> [[String]] {
        let help = try BuiltProgram().run(command + ["--help"]).output
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        var examples: [String] = []
        var isOpen = false
        for line in lines {
            if line.hasPrefix("Example:") {
                examples.append(String(line.dropFirst(8)))
            } else if isOpen {
                examples[examples.count - 1] += " " + line
            }
            isOpen = !line.isEmpty && (line.hasPrefix("Example:") || isOpen)
        }
        return examples.map { $0.split(separator: " ").dropFirst().map(String.init) }
    }

    @Test(arguments: [["odrl"], ["odrl", "export"], ["odrl", "import"]])
    func `the examples of the help run from the repository's root`(command: [String]) throws {
        let examples = try Self.examples(command)
        #expect(examples.count >= 2)
        for example in examples {
            let run = try Self.root.run(example)
            #expect(run.status == 0 && !run.output.isEmpty, "\(example) \(run.messages)")
        }
    }

    @Test func `an agreement goes out as a policy and comes back as the same document`() throws {
        try withTemporaryFolder { folder in
            let (policy, document) = (folder.appending(path: "p.json").path, folder.appending(path: "a.yaml").path)
            let export = try Self.root.run(Self.clause + ["--output", policy])
            #expect(export.status == 0 && export.output == "\(policy): the policy is written\n")
            #expect(try Self.root.run(Self.clause).output == (try String(contentsOfFile: policy, encoding: .utf8)))
            let back = try BuiltProgram().run(["odrl", "import", policy, "--output", document])
            #expect(back.status == 0 && back.messages.contains("TG1667"))
            #expect(try BuiltProgram().run(["fmt", "--check", document]).status == 0)
            let again = try BuiltProgram().run(["odrl", "import", policy, "--output", document])
            #expect(again.status == 3 && again.messages.contains("TG0723"))
        }
    }

    @Test func `what cannot be carried over is exit 2, and the part says that it is one`() throws {
        let refused = try Self.root.run(Self.part + ["--format", "json"])
        #expect(refused.status == 2)
        let reasons = try #require(refused.json["reasons"] as? [[String: Any]])
        #expect(reasons.allSatisfy { $0["code"] as? String == "TG1636" && $0["line"] != nil } && reasons.count == 2)
        let part = try Self.root.run(Self.part + ["--partial"])
        #expect(part.status == 0 && part.messages.contains("TG1638") && part.output.contains("\"Assertion\""))
        #expect(part.messages.contains("warning: policies/missing-migrants/agreement.yaml:"))
        try withTemporaryFolder { folder in
            let file = folder.appending(path: "part.json")
            try Data(part.output.utf8).write(to: file)
            let back = try BuiltProgram().run(["odrl", "import", file.path])
            #expect(back.status == 2 && back.messages.contains("TG1663") && back.output.isEmpty)
        }
    }

    @Test func `an import is held against a policy set, beside what stands there`() throws {
        try withTemporaryFolder { folder in
            let policies = folder.appending(path: "policies")
            try FileManager.default.copyItem(at: repositoryRoot.appending(path: "policies/clauses"), to: policies)
            let example = repositoryRoot.appending(path: "docs/formats/odrl-example.json").path
            let arguments = ["odrl", "import", example, "--policies", policies.path]
            let twice = try BuiltProgram().run(arguments)
            #expect(twice.status == 3 && twice.messages.contains("imported.yaml"), "\(twice.messages)")
            try FileManager.default.removeItem(at: policies.appending(path: "14-zones.yaml"))
            let held = try BuiltProgram().run(arguments + ["--format", "json"])
            #expect(held.status == 0 && held.json["held"] as? Bool == true && held.json["draft"] as? Bool == false)
            #expect(held.messages.isEmpty, "\(held.messages)")
            let purposes = policies.appending(path: "purposes.yaml")
            let text = try String(contentsOf: purposes, encoding: .utf8)
            try Data(text.replacing("official-statistics", with: "other-statistics").utf8).write(to: purposes)
            #expect(try BuiltProgram().run(arguments).status == 3)
        }
    }

    @Test func `a policy that says too little is refused, or a draft where one is asked for`() throws {
        let example = try Self.examples(["odrl", "import"])[1]
        let refused = try Self.root.run(example.filter { $0 != "--draft" })
        #expect(refused.status == 2 && refused.messages.contains("TG1662") && refused.output.isEmpty)
        let draft = try Self.root.run(example)
        #expect(draft.status == 0 && draft.output.hasPrefix("# A draft,"))
        #expect(draft.messages.contains("warning: docs/formats/odrl-foreign.json:1:1: TG1662"))
        let french = try Self.root.run(example + ["--language", "fr"])
        #expect(french.output == draft.output && french.messages.contains("que demande un accord"))
    }

    @Test func `what is no policy is exit 3, what is no name is usage, what is not there is exit 1`() throws {
        let yaml = try Self.root.run(["odrl", "import", "policies/clauses/14-zones.yaml"])
        #expect(yaml.status == 3 && yaml.messages.contains("14-zones.yaml:1:1: TG1639"))
        #expect(try Self.root.run(Self.clause + ["--name", "nothing"]).status == 64)
        #expect(try Self.root.run(["odrl", "import", "no-such-file.json"]).status == 1)
        let unknown = try Self.root.run(["odrl", "export", "clause-41", "--policies", "policies/clauses"])
        #expect(unknown.status == 3 && unknown.messages.contains("did you mean"))
        #expect(try Self.root.run(["odrl", "export", "clause-14@7", "--policies", "policies/clauses"]).status == 3)
        #expect(
            try Self.root.run(["odrl", "export", "clause-27@1", "--policies", "policies/clauses"]).output.contains(
                "clause-27@1"
            )
        )
    }
}
