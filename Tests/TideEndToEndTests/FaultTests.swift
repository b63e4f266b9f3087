import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// What a killed process, a full disk and an unwritable folder leave behind.
@Suite struct FaultTests {
    /// Every named moment of a release, the ledger's own in both of its appends.
    static let moments: [String] =
        ReleasePoint.open.map(\.rawValue) + LedgerStep.allCases.map(\.rawValue)
        + LedgerStep.allCases.map { "\($0.rawValue):2" }

    @Test(arguments: moments)
    func `a release killed at a named moment leaves no bundle without its receipt, and nothing acknowledged is lost`(
        moment: String
    ) throws {
        try PreparedWorkshop.withCopy { shop in
            let before = try DurableFile.read(shop.path("office/log/checkpoint"))
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            let run = try killed.program.run(shop.releasing())
            #expect(run.status == -SIGKILL, "\(moment) was not reached: \(run.messages)")

            // What lies in the outbox under its name is whole.
            for name in shop.delivered where !name.hasPrefix(".") {
                try shop.expectSuccess(["verify", "\(shop.outbox)/\(name)", "--trust", shop.trust])
            }
            // The workspace opens again, finishes its books, and goes on.
            let again = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            let bundle = try #require(again.json["bundle"] as? String)
            try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
            #expect(shop.delivered.allSatisfy { !$0.hasPrefix(".") }, "a staging folder is left")
            let audit = try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust, "--format", "json"])
            let entries = try #require(audit.json["entries"] as? [String: Int])
            // Every decision to release has what became of it, and what was acknowledged before is still there.
            #expect(
                entries["release-decision released"]
                    == (entries["release-delivery confirmed"] ?? 0) + (entries["release-delivery aborted"] ?? 0)
            )
            #expect(entries["release-delivery confirmed"] == shop.delivered.count)
            #expect(entries["agreement registered"] == 1 && entries["log-event genesis"] == 1)
            let checkpoint = try Checkpoint(text: SignedNote(before, file: "before").text, file: "before")
            #expect(try #require(audit.json["size"] as? Int) > checkpoint.size)
        }
    }

    /// The moments from which on a bundle that is gone may have left: its decision is in the ledger.
    static let moved: [(String, String?)] = [
        ("bundled", nil), ("staged", "aborted"), ("logged", "delivered"), ("receipted", "delivered"),
        ("leaving", "delivered"), ("renamed", "delivered"), ("delivered", "delivered"), ("entries-prepared", "aborted"),
        ("entries-stored", "delivered"), ("head-recorded:2", "delivered"),
    ]

    @Test(arguments: moved)
    func `what was taken out of the outbox of a killed release counts as delivered from the log on`(
        moment: String,
        state: String?
    ) throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(shop.releasing()).status == -SIGKILL)
            try FileManager.default.moveItem(atPath: shop.outbox, toPath: shop.path("taken"))
            // Any command that writes finishes the books first.
            let next = try shop.program.run(
                ["agreement", "suspend", "clinic-study-1", "--reason", "a look"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            #expect(next.status == 0, "\(next.messages)")
            #expect(next.messages.contains("was interrupted") == (state != nil), "\(next.messages)")
            if let state { #expect(next.messages.contains(" is now \(state)"), "\(next.messages)") }
        }
    }

    @Test func `a decoy in the place of a killed release's staging folder is none that never left`() throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = "receipted"
            #expect(try killed.program.run(shop.releasing()).status == -SIGKILL)
            let staging = try #require(shop.delivered.first)
            try FileManager.default.moveItem(atPath: "\(shop.outbox)/\(staging)", toPath: shop.path("taken"))
            try DurableFile.createFolder("\(shop.outbox)/\(staging)")
            // And a note as an earlier version wrote it, that says that nothing left.
            let note = try #require(try DurableFile.names(in: shop.path("office/under-way")).first)
            try shop.write(#"{"outbox":"\#(shop.outbox)","state":"withdrawn"}"#, "office/under-way/\(note)")
            let next = try shop.program.run(
                ["agreement", "suspend", "clinic-study-1", "--reason", "a look"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            #expect(next.status == 0 && next.messages.contains(" is now delivered"), "\(next.messages)")
            #expect(shop.delivered.isEmpty)
            #expect(try shop.entries().contains("release-delivery confirmed"))
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    /// Sets the clock of a program back, by the library function that it asks.
    @Test func `a release under a clock that was set back is refused, and writes nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            let source = "#include <stddef.h>\nlong time(long *t) { long v = 1735689600; if (t) *t = v; return v; }\n"
            try shop.write(source, "clock.c")
            let clang = try shop.program.launch(
                URL(filePath: "/usr/bin/env"),
                ["clang", "-shared", "-fPIC", "-o", shop.path("clock.so"), shop.path("clock.c")]
            )
            try #require(clang.status == 0, "\(clang.messages)")
            let before = try shop.entries()
            var early = shop
            early.program.environment["LD_PRELOAD"] = shop.path("clock.so")
            let run = try early.program.run(shop.releasing())
            #expect(run.status == 1 && run.messages.contains("TG0757"), "\(run.messages)")
            #expect(run.messages.contains("the clock says 2025-01-01T00:00:00Z"), "\(run.messages)")
            #expect(try shop.entries() == before && shop.delivered.isEmpty)
        }
    }

    @Test func `nothing in the environment changes a decision`() throws {
        try PreparedWorkshop.withCopy { shop in
            let arguments = [
                "decide", "--policies", shop.policies, "--request", shop.path("request.yaml"), "--at", "2026-06-01",
                "--explain", "--format", "json",
            ]
            let plain = try shop.program.run(arguments)
            #expect(plain.status == 2 && plain.json["verdict"] as? String == "refuse")
            for (name, value) in [
                ("TIDEGATE_KILL_AT", "decided"), ("TIDEGATE_LOG", "trace"), ("TZ", "Pacific/Kiritimati"),
                ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("HOME", "/nonexistent"),
                ("TMPDIR", "/nonexistent"),
                ("OPENSSL_CONF", "/dev/null"),
            ] {
                var other = shop.program
                other.environment[name] = value
                let run = try other.run(arguments)
                #expect(run.status == plain.status && run.output == plain.output, "\(name)")
            }
        }
    }

    @Test(arguments: LedgerStep.allCases.map(\.rawValue))
    func `a registration killed at a named moment is registered once, or not at all and then again`(
        moment: String
    ) throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write(SmallOffice.agreement(version: 2), "policies/agreement.yaml")
            var register = ["agreement", "register", "clinic-study-1", "--policies", shop.policies] + shop.opening
            for officer in SmallOffice.signatories {
                let signature = shop.path("\(SmallOffice.fileName(officer)).v2.dsse.json")
                try shop.expectSuccess(shop.signing(officer, to: signature))
                register += ["--signature", signature]
            }
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(register).status == -SIGKILL)
            let again = try shop.program.run(register)
            // Either the entry was there, and recovery registered it, or it was not, and this run did.
            #expect(again.status == 0 || again.messages.contains("TG0721"), "\(again.messages)")
            let list = try shop.expectSuccess(["agreement", "list"] + shop.opening)
            #expect(list.output.split(separator: "\n").count == 2)
            #expect(try shop.entries().filter { $0 == "agreement registered" }.count == 2)
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test func `an outbox that is a file is an error, and nothing is logged as released`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write("", "outbox")
            let run = try shop.program.run(shop.releasing())
            #expect(run.status == 1 && run.messages.contains("TG0701"), "\(run.messages)")
            #expect(try !shop.entries().contains("release-decision released"))
        }
    }

    @Test(arguments: [1, 2, 4, 8, 16])
    func `a disk that takes no more ends the release without half a bundle`(blocks: Int) throws {
        try PreparedWorkshop.withCopy { shop in
            // A limit on the size of files stands for the full disk: writes fail with an error in the middle.
            let command = (["exec", BuiltProgram.executable.path] + shop.releasing())
                .map { "'\($0)'" }.joined(separator: " ").replacing("'exec'", with: "exec")
            let run = try shop.program.launch(URL(filePath: "/bin/bash"), ["-c", "ulimit -f \(blocks); \(command)"])
            #expect(run.status != 0)
            #expect(run.status > 0, "ended by a signal")
            for name in shop.delivered { #expect(!name.hasPrefix("."), "staging is left") }
            #expect(shop.delivered.isEmpty)
            try shop.expectSuccess(shop.releasing())
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test func `anonymise overwrites nothing and leaves nothing half written`() throws {
        try withTemporaryFolder { folder in
            let program = BuiltProgram()
            let example = repositoryRoot.appending(path: "examples/02-census")
            let arguments = [
                "anonymise", "--spec", example.appending(path: "adult-k5.yaml").path, "--input",
                example.appending(path: "input/adult.csv").path, "--output",
            ]
            let output = folder.appending(path: "protected.csv").path
            let command = ([BuiltProgram.executable.path] + arguments + [output]).map { "'\($0)'" }.joined(
                separator: " "
            )
            let run = try program.launch(URL(filePath: "/bin/bash"), ["-c", "ulimit -f 100; exec \(command)"])
            #expect(run.status == 1, "\(run.messages)")
            #expect(try DurableFile.names(in: folder.path).isEmpty)
            try Data().write(to: URL(filePath: output))
            #expect(try program.run(arguments + [output]).status == 3)
            #expect(try program.run(arguments + [folder.path + "/no/such/folder.csv"]).status == 1)
        }
    }
}
