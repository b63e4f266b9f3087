import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// Backups, what is made of them, and passphrases.
@Suite struct BackupCommandTests {
    private func backUp(_ shop: Workshop, _ name: String = "copy", _ more: [String] = []) throws -> BuiltProgram.Run {
        try shop.program.run(["backup", shop.path(name), "--format", "json"] + more + shop.opening)
    }

    private func restore(
        _ shop: Workshop,
        _ backup: String = "copy",
        to workspace: String = "anew",
        _ more: [String] = ["--reason", "a broken disk"]
    ) throws -> BuiltProgram.Run {
        try shop.program.run(
            ["restore", shop.path(backup), "--workspace", shop.path(workspace), "--passphrase-file", shop.passphrase]
                + more
        )
    }

    @Test func `a workspace that was restored goes on, and the log says so`() throws {
        try PreparedWorkshop.withCopy { shop in
            let made = try backUp(shop)
            #expect(made.status == 0, "\(made.messages)")
            let before = try shop.entries()
            let dump = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            // A look into a backup is of a copy of it: to open a database changes its file.
            try shop.shell("cp -a copy look")
            let copied = try shop.expectSuccess(["registry", "dump", "--workspace", shop.path("look")]).output
            #expect(copied == dump)

            let run = try restore(shop)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.messages.contains("nobody can tell"), "\(run.messages)")
            try FileManager.default.removeItem(atPath: shop.workspace)
            try FileManager.default.moveItem(atPath: shop.path("anew"), toPath: shop.workspace)
            #expect(try shop.entries() == before + ["log-event recovered"])
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            // The approval of the dry run came along.
            try shop.expectSuccess(shop.releasing())
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            #expect(!DurableFile.exists(shop.path("office/restored.sealed")))
        }
    }

    @Test func `a second backup shares the evidence that is the same, and both stand alone`() throws {
        try PreparedWorkshop.withCopy { shop in
            #expect(try backUp(shop, "a").status == 0)
            try shop.expectSuccess(shop.releasing())
            let run = try backUp(shop, "b", ["--since", shop.path("a")])
            #expect(run.status == 0 && run.json["shared"] as? Int ?? 0 > 3, "\(run.output) \(run.messages)")
            try FileManager.default.removeItem(atPath: shop.path("a"))
            #expect(try restore(shop, "b", to: "anew", ["--check"]).status == 0)
            #expect(!DurableFile.exists(shop.path("anew")))
            let names = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
            #expect(!names.contains { $0.contains(".making-") }, "\(names)")
        }
    }

    @Test func `a backup inside of a workspace is a matter of usage`() throws {
        try PreparedWorkshop.withCopy { shop in
            for inside in ["office/copy", "office/evidence/copy"] {
                let run = try backUp(shop, inside)
                #expect(run.status == 64, "\(run.messages)")
            }
        }
    }

    /// What somebody may do to a backup, and the code that tells it.
    static let damages: [(String, String)] = [
        ("rm copy/evidence/high-water-mark.json", "TG0983"), ("rm copy/keys/log.key.pem", "TG0983"),
        ("rm -r copy/evidence/journal", "TG0983"), ("touch copy/evidence/more", "TG0982"),
        ("ln -s /etc copy/link", "TG0982"),
        ("rm copy/backup.json", "TG0980"), ("printf x >> copy/ledger.sqlite", "TG0984"),
        ("printf tidegate | dd of=copy/registry.sqlite bs=1 seek=5000 conv=notrunc", "TG0984"),
        ("printf x >> copy/log/checkpoint", "TG0984"),
        ("sed -i 's/\"journal\":[0-9]*/\"journal\":0/' copy/backup.json", "TG0981"),
        ("sed -i 's/{\"code\"/ &/' copy/backup.json", "TG0981"), ("printf '{}' > copy/backup.json", "TG0981"),
        ("sed -i 's/xa.clinic/xa.other/' copy/workspace.json", "TG06"),
        ("truncate -s -1 copy/keys/master.sealed", "TG06"),
    ]

    @Test func `a backup that is not what was written is refused, and nothing is made`() throws {
        try PreparedWorkshop.withCopy { shop in
            #expect(try backUp(shop, "whole").status == 0)
            for (damage, code) in Self.damages {
                try shop.shell("rm -rf copy; cp -a whole copy; \(damage) 2>/dev/null")
                let run = try restore(shop)
                #expect(run.status != 0 && run.messages.contains(code), "\(damage): \(run.status) \(run.messages)")
                let names = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
                #expect(!names.contains { $0.hasPrefix("anew") }, "\(damage): \(names)")
            }
            try shop.write("another\n", "other")
            let wrong = try shop.program.run(
                [
                    "restore", shop.path("whole"), "--workspace", shop.path("anew"), "--passphrase-file",
                    shop.path("other"), "--check",
                ]
            )
            #expect(wrong.status == 3 && wrong.messages.contains("passphrase"), "\(wrong.messages)")
            #expect(try restore(shop, "whole", to: "office").status == 3)
        }
    }

    @Test func `a backup that is behind what somebody saw is refused, and an older head of its own log is not`() throws
    {
        try PreparedWorkshop.withCopy { shop in
            try shop.shell("cp office/log/checkpoint older")
            #expect(try backUp(shop).status == 0)
            try shop.expectSuccess(shop.releasing())
            try shop.shell("cp office/log/checkpoint newer")
            let behind = try restore(shop, "copy", to: "anew", ["--reason", "x", "--checkpoint", shop.path("newer")])
            #expect(behind.status == 2 && behind.messages.contains("TG0985"), "\(behind.messages)")
            #expect(!DurableFile.exists(shop.path("anew")))
            let run = try restore(shop, "copy", to: "anew", ["--reason", "x", "--checkpoint", shop.path("older")])
            #expect(run.status == 0 && !run.messages.contains("nobody can tell"), "\(run.messages)")
            // The second living workspace of the log forked it: its head is beside what the other one shows.
            try shop.shell("cp anew/log/checkpoint forked; rm -rf copy")
            #expect(try backUp(shop).status == 0)
            let beside = try restore(shop, "copy", to: "third", ["--check", "--checkpoint", shop.path("forked")])
            #expect(beside.status == 2 && beside.messages.contains("TG0986"), "\(beside.messages)")
            // A head of another log, and one that somebody else signed.
            try shop.shell("sed 's#^test.example/log#test.example/lag#' newer > other")
            try shop.shell("sed 's/^. test.*$/— test.example\\/log AAAAAAAA/' newer > unsigned")
            for name in ["other", "unsigned"] {
                let run = try restore(shop, "copy", to: "third", ["--check", "--checkpoint", shop.path(name)])
                #expect(run.status == 2, "\(name): \(run.status) \(run.messages)")
            }
        }
    }

    @Test(arguments: Backup.Step.allCases.map(\.rawValue))
    func `a backup that was killed leaves no folder of its name, and the workspace as it was`(moment: String) throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try backUp(killed).status == -SIGKILL)
            #expect(!DurableFile.exists(shop.path("copy")))
            #expect(try backUp(shop).status == 0)
            #expect(try restore(shop, "copy", to: "anew", ["--check"]).status == 0)
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `the next backup removes what an interrupted one left, and nothing that looks like it`() throws {
        try PreparedWorkshop.withCopy { shop in
            for moment in Backup.Step.allCases.map(\.rawValue) {
                var killed = shop
                killed.program.environment["TIDEGATE_KILL_AT"] = moment
                // Each in a folder of its own, since the next one would remove it.
                try shop.shell("mkdir \(moment)")
                #expect(try backUp(killed, "\(moment)/copy").status == -SIGKILL)
                try shop.shell("mv \(moment)/copy.making-* .")
            }
            func unfinished() throws -> [String] {
                try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
                    .filter { $0.contains(".making-") }.sorted()
            }
            let own = try unfinished()
            #expect(own.count == 3)
            // Folders of other kinds, of another office, with a changed mark, behind a link; and one that is being made.
            let lookalikes = [
                "mkdir notes.making-0123abcd",
                "mkdir office.making-0123abcd; cp office/workspace.json office.making-0123abcd",
                "mkdir changed.making-0123abcd; tr '[:digit:]' 7 < \(own[0])/backup.making > changed.making-0123abcd/backup.making",
                "cp -a \(own[0]) named.making-0123abcx", "ln -s \(own[0]) linked.making-0123abcd",
                "cp -a \(own[0]) locked.making-0123abcd",
            ]
            try shop.shell(lookalikes.joined(separator: "\n"))
            let kept = try unfinished().filter { !own.contains($0) }
            let lock = try #require(try FileLock(folder: shop.path("locked.making-0123abcd")))
            let run = try backUp(shop, "whole")
            #expect(run.status == 0 && own.allSatisfy(run.messages.contains), "\(run.messages)")
            withExtendedLifetime(lock) {}
            let after = try unfinished()
            #expect(after == kept, "\(after)")
            #expect(try restore(shop, "whole", to: "anew", ["--check"]).status == 0)
        }
    }

    @Test(arguments: ["restore-copied", "restore-checked", "restore-renamed", "entries-stored", "head-marked"])
    func `a restore that was killed is none, or one that the log tells of`(moment: String) throws {
        try PreparedWorkshop.withCopy { shop in
            #expect(try backUp(shop).status == 0)
            let before = try shop.entries()
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try restore(killed).status == -SIGKILL)
            if !DurableFile.exists(shop.path("anew")) { #expect(try restore(shop).status == 0) }
            try FileManager.default.removeItem(atPath: shop.workspace)
            try FileManager.default.moveItem(atPath: shop.path("anew"), toPath: shop.workspace)
            try shop.expectSuccess(shop.releasing())
            #expect(try shop.entries().prefix(before.count + 1) == before + ["log-event recovered"])
            #expect(try shop.entries().filter { $0 == "log-event recovered" }.count == 1)
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test(arguments: [String?.none] + KeyFolder.Step.allCases.map { Optional($0.rawValue) })
    func `all keys are under the new passphrase, or all under the old one`(moment: String?) throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write("another passphrase\n", "new")
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            let run = try killed.program.run(
                ["key", "passphrase", "--new-passphrase-file", shop.path("new")] + shop.opening
            )
            #expect(run.status == (moment == nil ? 0 : -SIGKILL), "\(run.messages)")
            let isNew = moment == nil || moment == KeyFolder.Step.replaced.rawValue
            func show(_ passphrase: String) throws -> BuiltProgram.Run {
                try shop.program.run(["log", "show", "--workspace", shop.workspace, "--passphrase-file", passphrase])
            }
            #expect(try show(isNew ? shop.path("new") : shop.passphrase).status == 0)
            #expect(try show(isNew ? shop.passphrase : shop.path("new")).status == 3)
            let passphrase = isNew ? shop.path("new") : shop.passphrase
            try shop.expectSuccess(
                [
                    "release", "--workspace", shop.workspace, "--passphrase-file", passphrase, "--request",
                    shop.path("request.yaml"), "--input", shop.input, "--output", shop.outbox,
                ]
            )
            let names = try FileManager.default.contentsOfDirectory(atPath: shop.workspace)
            #expect(!names.contains { $0.hasPrefix("keys.") }, "\(names)")
        }
    }

    @Test func `a lost passphrase is replaced with the recovery sheet, in a workspace and from a backup`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.write("in the safe\n", "sheet")
            try shop.write("another passphrase\n", "new")
            let early = try shop.program.run(
                [
                    "key", "passphrase", "--recovery", "--workspace", shop.workspace, "--passphrase-file",
                    shop.path("sheet"), "--new-passphrase-file", shop.path("new"),
                ]
            )
            #expect(early.status == 1 && early.messages.contains("TG0988"), "\(early.messages)")
            let sheet = try shop.expectSuccess(
                ["backup", "recovery-sheet", "--recovery-passphrase-file", shop.path("sheet")] + shop.opening
            )
            #expect(sheet.output.contains("test.example/log") && !sheet.output.contains("in the safe"))
            #expect(try backUp(shop).status == 0)
            let restored = try shop.program.run(
                [
                    "restore", shop.path("copy"), "--workspace", shop.path("anew"), "--recovery", "--passphrase-file",
                    shop.path("sheet"), "--new-passphrase-file", shop.path("new"), "--reason", "all was lost",
                ]
            )
            #expect(restored.status == 0, "\(restored.messages)")
            let run = try shop.program.run(
                [
                    "key", "passphrase", "--recovery", "--workspace", shop.workspace, "--passphrase-file",
                    shop.path("sheet"), "--new-passphrase-file", shop.path("new"),
                ]
            )
            #expect(run.status == 0, "\(run.messages)")
            for workspace in [shop.workspace, shop.path("anew")] {
                try shop.expectSuccess(
                    ["log", "show", "--workspace", workspace, "--passphrase-file", shop.path("new")]
                )
                let old = ["log", "show", "--workspace", workspace, "--passphrase-file", shop.passphrase]
                #expect(try shop.program.run(old).status == 3)
            }
        }
    }
}
