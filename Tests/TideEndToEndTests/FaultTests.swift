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
