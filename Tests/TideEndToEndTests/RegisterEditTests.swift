import Foundation
import Testing
import TideCore
import TideTestSupport

/// Somebody edits `registry.sqlite` with the sqlite3 program; and somebody's run is killed between ledger and register.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/sqlite3")))
struct RegisterEditTests {
    private func sqlite(_ shop: Workshop, _ statements: String) throws -> String {
        let run = try shop.program.launch(
            URL(filePath: "/usr/bin/sqlite3"),
            [shop.path("office/registry.sqlite"), statements]
        )
        #expect(run.status == 0, "\(run.messages)")
        return run.output
    }

    /// Runs a statement with a table's triggers out of the way, and puts them back as they were.
    private func edit(_ shop: Workshop, _ table: String, _ statement: String) throws {
        let triggers = try sqlite(
            shop,
            "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
        )
        let names = try sqlite(
            shop,
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
        ).split(separator: "\n")
        let drops = names.map { "DROP TRIGGER \($0);" }.joined()
        _ = try sqlite(shop, "\(drops) \(statement); \(triggers)")
    }

    private func suspend(_ shop: Workshop) -> [String] {
        ["agreement", "suspend", "clinic-study-1", "--reason", "a breach is looked into"] + shop.opening
            + shop.signed(by: "xa.clinic/dpo")
    }

    @Test func `a suspension that was deleted is noticed by every command, told by the check, and put back`() throws {
        try PreparedWorkshop.withCopy { shop in
            let check = ["registry", "check"] + shop.opening
            let agrees = try shop.expectSuccess(check + ["--format", "json"]).json
            #expect(agrees["agrees"] as? Bool == true && agrees["sealed"] as? Bool == true)
            try shop.expectSuccess(suspend(shop))
            try edit(shop, "agreement_event_signature", "DELETE FROM agreement_event_signature")
            try edit(shop, "agreement_event", "DELETE FROM agreement_event WHERE event = 'suspended'")
            let commands = [
                ["decide", "--request", shop.path("request.yaml")] + shop.opening, shop.releasing(),
                shop.releasing(["--dry-run"]), ["agreement", "list"] + shop.opening, suspend(shop),
                ["duties"] + shop.opening, ["party", "list"] + shop.opening,
                ["agreement", "show", "clinic-study-1", "--history"] + shop.opening,
            ]
            for command in commands {
                let run = try shop.program.run(command)
                #expect(run.status == 1 && run.messages.contains("TG0835"), "\(command[0]) \(run.messages)")
            }
            let differs = try shop.program.run(check)
            #expect(differs.status == 2, "\(differs.messages)")
            #expect(differs.output.contains("missing from it:") && differs.output.contains("\"event\":\"suspended\""))
            let json = try shop.program.run(check + ["--format", "json"]).json
            #expect(json["agrees"] as? Bool == false && json["sealed"] as? Bool == false)
            #expect((json["missing"] as? [Any])?.count == 2 && (json["extra"] as? [Any])?.isEmpty == true)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            try shop.expectSuccess(check)
            let refused = try shop.program.run(shop.releasing())
            #expect(refused.status == 2 && refused.output.contains("SUSPENDED"))
        }
    }

    @Test(arguments: [
        ("agreement_signature", "UPDATE agreement_signature SET envelope = randomblob(32)"),
        ("party", "UPDATE party SET form = randomblob(32)"),
        ("policy_file", "UPDATE policy_file SET digest = randomblob(32) WHERE path = 'parties.yaml'"),
        ("approval", "DELETE FROM approval"),
        ("register_seal", "UPDATE register_seal SET entries = 99"),
    ])
    func `an edited row stops a release, and nothing is written`(table: String, statement: String) throws {
        try PreparedWorkshop.withCopy { shop in
            try edit(shop, table, statement)
            let entries = try shop.program.run(["log", "show"] + shop.opening)
            #expect(entries.status == 1 && entries.messages.contains("TG0835"))
            let run = try shop.program.run(shop.releasing())
            #expect(run.status == 1 && run.messages.contains("TG0835"), "\(run.messages)")
            #expect(shop.delivered.isEmpty)
            #expect(try shop.program.run(["registry", "check"] + shop.opening).status == 2)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `an older copy of the register is brought up to the ledger by whoever opens it`() throws {
        try PreparedWorkshop.withCopy { shop in
            let registry = shop.path("office/registry.sqlite")
            let old = try DurableFile.read(registry)
            try shop.expectSuccess(suspend(shop))
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: registry + suffix) }
            try Data(old).write(to: URL(filePath: registry))
            let decide = try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening)
            #expect(decide.status == 2 && decide.output.contains("SUSPENDED"), "\(decide.output)\(decide.messages)")
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    /// Puts copies in the place of files or folders of the workspace.
    private func restore(_ names: [String], from copies: String, _ shop: Workshop) throws {
        for name in names {
            let path = shop.path("office/\(name)")
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            try FileManager.default.copyItem(atPath: shop.path("\(copies)/\(name)"), toPath: path)
        }
    }

    @Test func `older copies that forget what the evidence holds are refused by every command`() throws {
        try PreparedWorkshop.withCopy { shop in
            let mark = "evidence/high-water-mark.json"
            let keep = { (folder: String) in
                try FileManager.default.copyItem(atPath: shop.path("office"), toPath: shop.path(folder))
            }
            try keep("before")
            try shop.expectSuccess(shop.releasing())
            try shop.expectSuccess(suspend(shop))
            try keep("after")
            let commands = [
                ["decide", "--request", shop.path("request.yaml")] + shop.opening, shop.releasing(), suspend(shop),
                ["agreement", "list"] + shop.opening, ["registry", "check"] + shop.opening,
                ["registry", "rebuild"] + shop.opening,
            ]
            func expect(_ code: String, _ what: String) throws {
                for command in commands {
                    let run = try shop.program.run(command)
                    #expect(run.status == 1 && run.messages.contains(code), "\(what): \(command[0]) \(run.messages)")
                }
                #expect(!DurableFile.exists(shop.log) || what.contains("log"), "\(what)")
            }
            // Ledger and register of the day before, and nothing published: only the evidence knows.
            try restore(["ledger.sqlite", "registry.sqlite"], from: "before", shop)
            try DurableFile.remove(shop.log)
            try expect("TG0852", "the mark is ahead")
            try restore([mark], from: "before", shop)
            try expect("TG0856", "the mark too is of the day before")
            try DurableFile.remove(shop.path("office/\(mark)"))
            try expect("TG0854", "the mark is gone")
            let forged = try DurableFile.read(shop.path("before/\(mark)"))
            try shop.write(
                String(decoding: forged, as: UTF8.self).replacing("\"journal\":", with: "\"journal\":1"),
                "office/\(mark)"
            )
            try expect("TG0855", "the mark was changed")
            // Everything of the day before but what was published.
            try restore([mark, "evidence"], from: "before", shop)
            try restore(["log"], from: "after", shop)
            try expect("TG0654", "the log alone is ahead")
            // The newest again: the export is remade.
            try restore(["ledger.sqlite", "registry.sqlite", "evidence"], from: "after", shop)
            try DurableFile.remove(shop.log)
            let refused = try shop.program.run(shop.releasing())
            #expect(refused.status == 2 && refused.output.contains("SUSPENDED"), "\(refused.messages)")
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    @Test func `a key of another role in the place of the office's or the log's signs nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            let keys = ["release", "log", "registrar"].map { shop.path("office/keys/\($0).key.pem") }
            let own = try keys.map { try DurableFile.read($0) }
            for (place, key, code) in [(0, 1, "TG0858"), (0, 2, "TG0858"), (1, 0, "TG0652")] {
                try DurableFile.write(keys[place], own[key])
                for command in [shop.releasing(), ["decide", "--request", shop.path("request.yaml")] + shop.opening] {
                    let run = try shop.program.run(command)
                    #expect(run.status == 1 && run.messages.contains(code), "\(place) \(key) \(run.messages)")
                }
                try DurableFile.write(keys[place], own[place])
            }
            #expect(shop.delivered.isEmpty)
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `an older journal is refused, and what a crash left of a record does not count`() throws {
        try PreparedWorkshop.withCopy { shop in
            let journal = shop.path("office/evidence/journal")
            let names = try DurableFile.names(in: journal)
            try shop.write("half", "office/evidence/journal/\(try #require(names.last)).tmp")
            try shop.write("half", "office/evidence/entries/\(String(repeating: "0", count: 64)).sealed.tmp")
            try shop.approve()
            #expect(try DurableFile.names(in: journal).filter { $0.hasSuffix(".sealed") }.count > names.count)
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try DurableFile.remove("\(journal)/\(names[0])")
            let run = try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening)
            #expect(run.status == 1 && run.messages.contains("TG0857"), "\(run.messages)")
        }
    }

    @Test func `what was filed for an entry that never came is set aside, and not told from one that was taken off`()
        throws
    {
        try PreparedWorkshop.withCopy { shop in
            let records = { try DurableFile.names(in: shop.path("office/evidence/entries")).count }
            let before = try records()
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = "entries-prepared"
            for _ in 0..<2 { #expect(try killed.program.run(suspend(shop)).status == -SIGKILL) }
            #expect(try records() == before + 2)
            try shop.expectSuccess(suspend(shop))
            #expect(try records() == before + 3)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            #expect(try records() == before + 1)
            #expect(try DurableFile.names(in: shop.path("office/evidence/strays")).count == 2)
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    @Test(arguments: [
        "entries-prepared", "entries-stored", "root-compared", "head-signed", "head-recorded", "head-marked",
        "tiles-exported", "checkpoint-exported",
    ])
    func `a run that is killed between ledger and register leaves one that every command can read`(
        moment: String
    ) throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(suspend(shop)).status == -SIGKILL)
            let decide = try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening)
            if moment == "entries-prepared" {
                #expect(decide.status == 0, "\(decide.messages)")
                try shop.expectSuccess(suspend(shop))
            } else {
                #expect(decide.status == 2 && decide.output.contains("SUSPENDED"), "\(decide.output)\(decide.messages)")
            }
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    @Test(arguments: ["staged", "logged", "renamed", "delivered"])
    func `a release that is killed leaves a register that holds`(moment: String) throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(shop.releasing()).status == -SIGKILL)
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try shop.approve()
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }
}
