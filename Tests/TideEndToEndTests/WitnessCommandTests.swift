import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// A witness of the built program that runs as long as its value, and ends by SIGKILL, as a machine would.
final class RunningWitness {
    let name: String
    let folder: String
    /// The `witness` line of a policy.
    let line: String
    private(set) var address = ""
    private var process: Process?
    private let shop: Workshop

    /// Makes a witness that watches the workshop's log, and starts it.
    init(_ name: String, of shop: Workshop) throws {
        self.name = name
        self.shop = shop
        folder = shop.path(name)
        let made = try shop.expectSuccess([
            "witness", "init", folder, "--name", "\(name).example", "--passphrase-file", shop.passphrase, "--format",
            "json",
        ])
        line = "witness \(name) \(try #require(made.json["verifierKey"] as? String))"
        let policy = try String(contentsOfFile: "\(shop.trust)/policy", encoding: .utf8)
        let log = try #require(policy.split(separator: "\n").first?.split(separator: " ").last)
        try shop.expectSuccess(["witness", "watch", folder, String(log)])
        try start()
    }

    /// Starts it on a free port.
    func start() throws {
        let messages = "\(folder).messages"
        try Data().write(to: URL(filePath: messages))
        let process = Process()
        process.executableURL = BuiltProgram.executable
        process.arguments = ["witness", "run", folder, "--port", "0", "--passphrase-file", shop.passphrase]
        process.environment = BuiltProgram().wholeEnvironment
        process.standardError = try FileHandle(forWritingTo: URL(filePath: messages))
        process.standardInput = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<300 {
            let said = try String(contentsOfFile: messages, encoding: .utf8)
            if let start = said.range(of: "http://"), said.hasSuffix("\n") {
                address = String(said[start.lowerBound...].prefix { $0 != "\n" })
                return
            }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw CocoaError(.featureUnsupported)
    }

    /// Ends it without a word.
    func kill() {
        guard let process else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        self.process = nil
    }

    deinit { kill() }
}

/// Offices with witnesses, through the built program.
@Suite(.serialized) struct WitnessCommandTests {
    /// Writes and brings into force a policy of `count` of the witnesses.
    private func bringIntoForce(_ witnesses: [RunningWitness], count: Int, of shop: Workshop) throws {
        let policy = try String(contentsOfFile: "\(shop.trust)/policy", encoding: .utf8)
        let log = try #require(policy.split(separator: "\n").first)
        let lines = witnesses.map { "\($0.line) \($0.address)" }
        let names = witnesses.map(\.name).joined(separator: " ")
        let text = ([String(log)] + lines + ["group g \(count) \(names)", "quorum g", ""]).joined(separator: "\n")
        try shop.write(text, "new-policy")
        try shop.expectSuccess(["log", "policy", shop.path("new-policy"), "--reason", "witnesses"] + shop.opening)
    }

    @Test func `a release waits for the quorum, and its receipt shows it`() throws {
        try PreparedWorkshop.withCopy { shop in
            let witnesses = try ["one", "two", "three"].map { try RunningWitness($0, of: shop) }
            defer { withExtendedLifetime(witnesses) {} }
            try bringIntoForce(witnesses, count: 2, of: shop)
            witnesses[2].kill()
            let released = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            let bundle = try #require(released.json["bundle"] as? String)
            let receipt = try String(contentsOfFile: "\(bundle)/release.tlog-proof", encoding: .utf8)
            #expect(receipt.components(separatedBy: "\u{2014} ").count == 4, "the log and two witnesses")
            try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
            // The audit says who saw the tree head and how long ago: of two witnesses, not of the silent one.
            let seen = try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            let lines = seen.output.split(separator: "\n").filter { $0.hasPrefix("cosigned by ") }
            #expect(lines.count == 2 && lines.allSatisfy { $0.hasSuffix(" ago") }, "\(seen.output)")
            #expect(!lines.contains { $0.contains("three.example") })
            let disclosed = try shop.expectSuccess(["log", "show", "--format", "json"] + shop.opening)
            #expect(disclosed.output.contains("policy"))

            // Two of three are silent: nothing leaves, and nothing is published that they have not seen.
            witnesses[1].kill()
            let published = try DurableFile.read("\(shop.log)/checkpoint")
            let before = shop.delivered
            let refused = try shop.program.run(shop.releasing())
            #expect(refused.status == 1 && refused.messages.contains("TG0938") && refused.messages.contains("TG0933"))
            #expect(shop.delivered == before)
            #expect(try DurableFile.read("\(shop.log)/checkpoint") == published)
            let waiting = try shop.program.run(["log", "cosign"] + shop.opening)
            #expect(waiting.status == 2 && waiting.output.contains("no quorum yet"))

            // One comes back, and the release is asked for again.
            try witnesses[1].start()
            try bringIntoForce(witnesses, count: 2, of: shop)
            try shop.expectSuccess(["log", "cosign"] + shop.opening)
            try shop.expectSuccess(shop.releasing())
            let audit = try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust, "--format", "json"])
            let entries = try #require(audit.json["entries"] as? [String: Int])
            #expect(entries["release-delivery aborted"] == 1 && entries["release-delivery confirmed"] == 2)
            #expect(entries["log-event policy"] == 2)
            let cosigned = try #require(audit.json["cosigned"] as? [[String: String]])
            #expect(Set(cosigned.compactMap { $0["witness"] }) == ["one.example", "two.example"])
        }
    }

    @Test func `a workspace that was set back is refused by what a witness saw, before anything is written`() throws {
        try PreparedWorkshop.withCopy { shop in
            let witness = try RunningWitness("one", of: shop)
            defer { withExtendedLifetime(witness) {} }
            try bringIntoForce([witness], count: 1, of: shop)
            let copy = shop.path("older")
            try FileManager.default.copyItem(atPath: shop.workspace, toPath: copy)
            try shop.expectSuccess(shop.releasing())
            try FileManager.default.removeItem(atPath: shop.workspace)
            try FileManager.default.moveItem(atPath: copy, toPath: shop.workspace)
            let size = try String(contentsOfFile: "\(shop.log)/checkpoint", encoding: .utf8).split(separator: "\n")[1]
            for command in [shop.releasing(), ["log", "cosign"] + shop.opening] {
                let run = try shop.program.run(command)
                #expect(run.status == 1 && run.messages.contains("TG0935"), "\(run.messages)")
            }
            let now = try String(contentsOfFile: "\(shop.log)/checkpoint", encoding: .utf8).split(separator: "\n")[1]
            #expect(now == size)
        }
    }

    @Test func `a restore waits for every witness that has an address, unless somebody says otherwise`() throws {
        try PreparedWorkshop.withCopy { shop in
            let witnesses = try ["one", "two"].map { try RunningWitness($0, of: shop) }
            try bringIntoForce(witnesses, count: 1, of: shop)
            try shop.expectSuccess(["backup", shop.path("copy")] + shop.opening)
            func restore(_ name: String, _ more: [String] = []) throws -> BuiltProgram.Run {
                try shop.program.run(
                    [
                        "restore", shop.path("copy"), "--workspace", shop.path(name), "--reason", "a broken disk",
                        "--passphrase-file", shop.passphrase,
                    ] + more
                )
            }
            witnesses[1].kill()
            let refused = try restore("anew")
            #expect(refused.status == 2 && refused.messages.contains("TG0693"), "\(refused.messages)")
            #expect(refused.messages.contains("--without-witnesses"))
            let names = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
            #expect(!names.contains { $0.hasPrefix("anew") }, "\(names)")
            let made = try restore("anew", ["--without-witnesses"])
            #expect(
                made.status == 0 && made.messages.contains("of 2 witnesses with an address 1 did not"),
                "\(made.messages)"
            )
            // One that answers and has seen more ends it whatever is said.
            let behind = try restore("third", ["--without-witnesses"])
            #expect(behind.status == 2 && behind.messages.contains("TG0935"), "\(behind.messages)")
            withExtendedLifetime(witnesses) {}
        }
    }

    @Test func `a witness without a network answers by files`() throws {
        try PreparedWorkshop.withCopy { shop in
            let witness = try RunningWitness("one", of: shop)
            defer { withExtendedLifetime(witness) {} }
            witness.kill()
            let policy = try String(contentsOfFile: "\(shop.trust)/policy", encoding: .utf8)
            let log = try #require(policy.split(separator: "\n").first)
            try shop.write("\(log)\n\(witness.line)\nquorum one\n", "new-policy")
            try shop.expectSuccess(["log", "policy", shop.path("new-policy"), "--reason", "by stick"] + shop.opening)
            let submission = shop.path("submission.txt")
            let answer = shop.path("answer.txt")
            let asking = ["log", "cosign", "--witness", "one.example"]
            try shop.expectSuccess(asking + ["--submission", submission] + shop.opening)
            let answering = [
                "witness", "answer", witness.folder, "--submission", submission, "--output", answer,
                "--passphrase-file", shop.passphrase,
            ]
            try shop.expectSuccess(answering)
            let taken = try shop.expectSuccess(asking + ["--answer", answer] + shop.opening)
            #expect(taken.output.contains("the quorum has signed"))
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])

            // Another log of the same name and key, as after a fork, is refused by the witness, and an answer that was changed by us.
            let body = try CheckpointSubmission(DurableFile.read(submission), file: "s")
            let forged = CheckpointSubmission(oldSize: 1, proof: [], checkpoint: body.checkpoint)
            try DurableFile.replace(submission, with: forged.encoded)
            let conflict = try shop.program.run(answering)
            #expect(conflict.status == 2 && conflict.output.contains("409"))
            var bytes = try DurableFile.read(answer)
            bytes[bytes.count - 20] = bytes[bytes.count - 20] == 0x41 ? 0x42 : 0x41
            try DurableFile.replace(answer, with: bytes)
            let changed = try shop.program.run(asking + ["--answer", answer] + shop.opening)
            #expect(changed.status == 2 && changed.messages.contains("TG0942"))
            let unknown = try shop.program.run(
                ["log", "cosign", "--witness", "two.example", "--submission", submission] + shop.opening
            )
            #expect(unknown.status == 3 && unknown.messages.contains("TG0944"))
        }
    }

    @Test func `an office without a network may release before its quorum, and the log says so`() throws {
        try PreparedWorkshop.withCopy { shop in
            let witness = try RunningWitness("one", of: shop)
            defer { withExtendedLifetime(witness) {} }
            witness.kill()
            let policy = try String(contentsOfFile: "\(shop.trust)/policy", encoding: .utf8)
            let log = try #require(policy.split(separator: "\n").first)
            try shop.write("\(log)\n\(witness.line) \(witness.address)\nquorum one\n", "new-policy")
            try shop.expectSuccess(["log", "policy", shop.path("new-policy"), "--deferred"] + shop.opening)
            try shop.expectSuccess(shop.releasing())
            let audit = try shop.program.run(["audit", shop.log, "--trust", shop.trust])
            #expect(audit.status == 2 && audit.messages.contains("TG0632"), "\(audit.messages)")
            #expect(
                audit.messages.contains("TG1576: beside the missing quorum: 0 reasons against"),
                "\(audit.messages)"
            )
            try witness.start()
        }
    }

    @Test func `a policy of another log, or one that is none, changes nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            let size = try String(contentsOfFile: "\(shop.log)/checkpoint", encoding: .utf8)
            let fixture = "other.example/log+f990cd52+AUu2dd5PY3arYXNwM9cBVg5ENL4dZzZWKuKbiDW3Y80k"
            for (text, code) in [("log \(fixture)\nquorum none\n", "TG0"), ("quorum none\n", "TG0")] {
                try shop.write(text, "new-policy")
                let run = try shop.program.run(["log", "policy", shop.path("new-policy")] + shop.opening)
                #expect(run.status == 3 && run.messages.contains(code), "\(run.messages)")
            }
            #expect(try String(contentsOfFile: "\(shop.log)/checkpoint", encoding: .utf8) == size)
        }
    }

    @Test func `a monitor sees that a log goes on, that it shrank, and that it forked`() throws {
        try PreparedWorkshop.withCopy { shop in
            let seen = shop.path("seen")
            let proof = shop.path("proof")
            let looking = ["log", "monitor", shop.log, "--trust", shop.trust, "--seen", seen, "--proof", proof]
            try shop.expectSuccess(looking)
            let older = shop.path("older")
            try FileManager.default.copyItem(atPath: shop.workspace, toPath: older)
            try shop.expectSuccess(shop.releasing())
            try shop.expectSuccess(looking)
            // Set back, it is shorter; and gone on from there, it is another one.
            try FileManager.default.removeItem(atPath: shop.workspace)
            try FileManager.default.moveItem(atPath: older, toPath: shop.workspace)
            let shrank = try shop.program.run(looking)
            #expect(shrank.status == 2 && shrank.messages.contains("TG0943"))
            try shop.expectSuccess(shop.releasing())
            try shop.expectSuccess(shop.releasing())
            let forked = try shop.program.run(looking)
            #expect(forked.status == 2 && forked.messages.contains("TG0940"))
            var files: [String: [UInt8]] = [:]
            for name in try DurableFile.names(in: proof) { files[name] = try DurableFile.read("\(proof)/\(name)") }
            let trust = try TrustFolder.read(shop.trust)
            #expect(try ForkProof(files).check(under: trust.policy.logs).value != nil)
        }
    }
}
