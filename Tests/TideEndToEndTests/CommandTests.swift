import Foundation
import Testing
import TideCore
import TideTestSupport

/// The command line as scripts meet it.
@Suite struct CommandTests {
    static let commands = [
        ["init"], ["key", "new"], ["key", "list"], ["key", "export"], ["check"], ["fmt"], ["diff"], ["schema"],
        ["decide"],
        ["test"],
        ["party", "register"], ["party", "show"], ["party", "list"], ["registry", "rebuild"], ["registry", "dump"],
        ["agreement", "propose"], ["agreement", "suspend"], ["agreement", "resume"], ["agreement", "terminate"],
        ["agreement", "sign"], ["agreement", "register"], ["agreement", "show"], ["agreement", "list"], ["release"],
        ["approve"], ["anonymise"], ["assess"], ["log", "show"], ["log", "checkpoint"], ["log", "export"], ["verify"],
        ["audit"], ["odrl", "export"], ["odrl", "import"],
    ]

    @Test(arguments: commands)
    func `every command's help has an example, and takes --format and --language`(command: [String]) throws {
        let help = try BuiltProgram().run(command + ["--help"])
        #expect(help.status == 0)
        for word in ["Example:", "--format", "--language"] { #expect(help.output.contains(word)) }
    }

    @Test(arguments: commands)
    func `an option that does not exist is a matter of usage`(command: [String]) throws {
        let run = try BuiltProgram().run(command + ["--no-such-option"])
        #expect(run.status == 64 && run.output.isEmpty)
    }

    @Test func `the policy set of the main job is valid and decides as expected`() throws {
        let policies = repositoryRoot.appending(path: "policies/missing-migrants").path
        #expect(try BuiltProgram().run(["check", policies]).status == 0)
        let run = try BuiltProgram().run(["test", policies, "--format", "json"])
        #expect(run.status == 0 && run.json["failed"] as? Int == 0)
        #expect(try #require(run.json["cases"] as? [Any]).count >= 20)
    }

    @Test func `a broken policy set gives every problem with its place, as text and as JSON`() throws {
        try withTemporaryFolder { folder in
            let files = SmallOffice().files
            try write(files, to: folder)
            let broken = SmallOffice.agreement(version: 1)
                .replacing("purposes: [research]", with: "purposes: [reserach]")
                .replacing("sex: keep", with: "sexx: keep")
            try Data(broken.utf8).write(to: folder.appending(path: "agreement.yaml"))
            let run = try BuiltProgram().run(["check", folder.path, "--format", "json"])
            #expect(run.status == 3)
            let diagnostics = try #require(run.json["diagnostics"] as? [[String: Any]])
            #expect(diagnostics.count == 2)
            #expect(diagnostics.allSatisfy { $0["line"] is Int && $0["hint"] is String })
            #expect(run.messages.contains("did you mean `research`?"))
            #expect(run.messages.split(separator: "\n").allSatisfy { $0.hasPrefix("tidegate:") || $0.hasPrefix("  ") })
        }
    }

    @Test func `a hierarchy file that is no ladder is found by check`() throws {
        try withTemporaryFolder { folder in
            var files = SmallOffice().files
            files["regions.csv"] = Array("n1,North,All\nn1,South,All\n".utf8)
            try write(files, to: folder)
            let run = try BuiltProgram().run(["check", folder.path])
            #expect(run.status == 3 && run.messages.contains("TG044"), "\(run.messages)")
        }
    }

    @Test func `signing overwrites nothing, not even the key it signs with`() throws {
        try PreparedWorkshop.withCopy { shop in
            let key = shop.path("keys/xa.clinic--dpo.key.pem")
            let before = try DurableFile.read(key)
            let run = try shop.program.run(shop.signing("xa.clinic/dpo", to: key))
            #expect(run.status == 3 && run.messages.contains("TG0723"))
            #expect(try DurableFile.read(key) == before)
        }
    }

    @Test(arguments: ["schema agreement", "schema agreement --format json"])
    func `a verdict that standard output does not take is a failure`(command: String) throws {
        let line = "'\(BuiltProgram.executable.path)' \(command) > /dev/full"
        let run = try BuiltProgram().launch(URL(filePath: "/bin/bash"), ["-c", line])
        #expect(run.status == 1 && run.messages.contains("standard output"))
        let reader = "'\(BuiltProgram.executable.path)' \(command) | head -c 1"
        #expect(try BuiltProgram().launch(URL(filePath: "/bin/bash"), ["-c", reader]).status == 0)
    }

    @Test func `a spec of which no column may leave is invalid, and leaves nothing behind`() throws {
        try withTemporaryFolder { folder in
            let example = repositoryRoot.appending(path: "examples/02-census")
            try FileManager.default.copyItem(at: example, to: folder.appending(path: "census"))
            let spec = folder.appending(path: "census/adult-k5.yaml")
            let text = try String(contentsOf: spec, encoding: .utf8).replacing("role: quasi", with: "role: direct")
            try Data(text.utf8).write(to: spec)
            let run = try BuiltProgram().run([
                "anonymise", "--spec", spec.path, "--input", example.appending(path: "input/adult.csv").path,
                "--output", folder.appending(path: "out.csv").path,
            ])
            #expect(run.status == 3 && run.messages.contains("TG0741"))
            #expect(try DurableFile.names(in: folder.path) == ["census"])
        }
    }

    @Test func `an export, an outbox and a folder to check that are something else are refused`() throws {
        try PreparedWorkshop.withCopy { shop in
            let export = try shop.program.run(["log", "export", shop.policies] + shop.opening)
            #expect(export.status == 1 && export.messages.contains("TG0656"))
            let inside =
                ["release"] + shop.opening + [
                    "--request", shop.path("request.yaml"), "--input", shop.input, "--output", shop.path("office/out"),
                ]
            #expect(try shop.program.run(inside).messages.contains("TG0742"))
            // Nor by a link, or by a folder below one that is still to be made.
            try FileManager.default.createSymbolicLink(
                atPath: shop.path("elsewhere"),
                withDestinationPath: shop.workspace
            )
            for name in ["elsewhere", "elsewhere/log", "elsewhere/new/outbox"] {
                let linked =
                    ["release"] + shop.opening + ["--request", shop.path("request.yaml"), "--input", shop.input]
                    + ["--output", shop.path(name)]
                #expect(try shop.program.run(linked).messages.contains("TG0742"), "\(name)")
            }
            try FileManager.default.createDirectory(atPath: shop.path("empty"), withIntermediateDirectories: true)
            #expect(try shop.program.run(["check", shop.path("empty")]).messages.contains("TG0744"))
            let verify = try shop.program.run(["verify", shop.policies, "--trust", shop.trust])
            #expect(verify.status == 2 && verify.messages.contains("TG0743"))
        }
    }

    @Test func `schemas are printed for every kind, and another kind is a matter of usage`() throws {
        for kind in ["party", "purposes", "dataset", "hierarchy", "agreement", "request", "cases", "spec", "state"] {
            let run = try BuiltProgram().run(["schema", kind])
            #expect(run.status == 0 && run.json["$schema"] as? String != nil, "\(kind)")
        }
        #expect(try BuiltProgram().run(["schema", "nothing"]).status == 64)
    }

    @Test func `the census example finds the optimum that ARX finds, twice the same bytes`() throws {
        try withTemporaryFolder { folder in
            let example = repositoryRoot.appending(path: "examples/02-census")
            var written: [Data] = []
            for name in ["first.csv", "second.csv"] {
                let output = folder.appending(path: name)
                let run = try BuiltProgram().run([
                    "anonymise", "--spec", example.appending(path: "adult-k5.yaml").path, "--input",
                    example.appending(path: "input/adult.csv").path, "--output", output.path, "--format", "json",
                ])
                #expect(run.status == 0, "\(run.messages)")
                let expected = try JSONSerialization.jsonObject(
                    with: Data(contentsOf: example.appending(path: "expected/adult-k5.json"))
                )
                let members = try #require(expected as? [String: Any])
                for key in ["optimal", "suppressed", "classes", "k"] {
                    #expect("\(run.json[key] ?? "")" == "\(members[key] ?? "none")", "\(key)")
                }
                #expect(run.json["levels"] as? [String: Int] == members["levels"] as? [String: Int])
                let loss = try #require(Double(run.json["loss"] as? String ?? ""))
                let expectedLoss = try #require(Double(members["loss"] as? String ?? ""))
                #expect(abs(loss - expectedLoss) < 1e-9)
                written.append(try Data(contentsOf: output))
            }
            #expect(written[0] == written[1])
        }
    }

    @Test func `records are recoded locally, or cells suppressed, twice to the same bytes`() throws {
        let example = repositoryRoot.appending(path: "examples/02-census")
        try withTemporaryFolder { folder in
            let copy = folder.appending(path: "census")
            try FileManager.default.copyItem(at: example, to: copy)
            let spec = copy.appending(path: "adult-k5.yaml")
            let text = try String(contentsOf: spec, encoding: .utf8)
            for recoding in ["local", "cells"] {
                let setting = "search: {recoding: \(recoding), loss"
                try Data(text.replacing("search: {loss", with: setting).utf8).write(to: spec)
                var written: [Data] = []
                for name in ["first", "second"] {
                    let output = folder.appending(path: "\(recoding)-\(name).csv")
                    let run = try BuiltProgram().run([
                        "anonymise", "--spec", spec.path, "--input", copy.appending(path: "input/adult.csv").path,
                        "--output", output.path, "--threads", name == "first" ? "1" : "2", "--format", "json",
                    ])
                    #expect(run.status == 0, "\(run.messages)")
                    #expect(run.json["recoding"] as? String == recoding && run.json["suppressed"] as? Int == 0)
                    #expect(run.json["k"] as? Int == 5)
                    written.append(try Data(contentsOf: output))
                }
                #expect(written[0] == written[1])
            }
        }
    }
}
