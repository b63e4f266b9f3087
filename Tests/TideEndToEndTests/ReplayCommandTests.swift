import Foundation
import Testing
import TideTestSupport

@Suite struct ReplayCommandTests {
    /// A workshop with a release and a refusal.
    private func withDecisions(_ body: (Workshop) throws -> Void) throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(shop.releasing())
            try shop.write(SmallOffice.request(purpose: "enforcement"), "bad.yaml")
            #expect(try shop.program.run(shop.releasing(request: shop.path("bad.yaml"))).status == 2)
            try body(shop)
        }
    }

    private func audit(_ shop: Workshop, log: String, trust: String, _ more: [String]) throws -> BuiltProgram.Run {
        try shop.program.run(["audit", log, "--trust", trust, "--format", "json"] + more)
    }

    @Test func `an auditor replays an export elsewhere, when the workspace is gone`() throws {
        try withDecisions { shop in
            try shop.write("the auditor's\n", "theirs")
            let export = shop.path("evidence")
            let made = try shop.expectSuccess(
                ["evidence", "export", export, "--auditor-passphrase-file", shop.path("theirs"), "--format", "json"]
                    + shop.opening
            )
            #expect(made.json["from"] as? Int == 0 && made.json["to"] as? Int == 5)
            let again = try shop.program.run(
                ["evidence", "export", export, "--auditor-passphrase-file", shop.path("theirs")] + shop.opening
            )
            #expect(again.status == 3 && again.messages.contains("TG0723"))
            // All that the auditor has, on another path; the office's own folders are gone.
            let desk = FileManager.default.temporaryDirectory.appending(path: "tidegate-desk-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: desk, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: desk) }
            let handed = [
                (shop.log, "log"), (shop.trust, "trust"), (export, "evidence"), (shop.path("theirs"), "pass"),
            ]
            for (from, to) in handed {
                try FileManager.default.copyItem(atPath: from, toPath: desk.appending(path: to).path)
            }
            try FileManager.default.removeItem(atPath: shop.workspace)
            try FileManager.default.removeItem(atPath: shop.outbox)
            func audit(_ more: [String]) throws -> BuiltProgram.Run {
                let folders = (desk.appending(path: "log").path, desk.appending(path: "trust").path)
                return try self.audit(shop, log: folders.0, trust: folders.1, more)
            }
            let evidence = desk.appending(path: "evidence").path
            let opening = ["--evidence", evidence, "--passphrase-file", desk.appending(path: "pass").path]
            let run = try audit(opening)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.json["replayed"] as? Int == 2 && run.json["equal"] as? Int == 2)
            #expect(run.json["measured"] as? Int == 1 && (run.json["findings"] as? [Any])?.isEmpty == true)
            #expect(run.json["firstDifference"] == nil && run.json["verified"] as? Bool == true)
            // A record that is another's, or gone.
            let entries = "\(evidence)/entries"
            let names = try FileManager.default.contentsOfDirectory(atPath: entries).sorted()
            try FileManager.default.removeItem(atPath: "\(entries)/\(names[0])")
            let broken = try audit(opening)
            #expect(broken.status == 2 && broken.messages.contains("TG0971"), "\(broken.messages)")
            let wrong = try audit(["--evidence", evidence, "--passphrase-file", shop.passphrase])
            #expect(wrong.status == 3 && wrong.json["replayed"] == nil)
            let nothing = try audit(["--evidence", desk.path, "--passphrase-file", shop.passphrase])
            #expect(nothing.status == 3 && nothing.messages.contains("TG0978"))
        }
    }

    @Test func `an office replays its own workspace, and measures bundles in place of its copies`() throws {
        try withDecisions { shop in
            let opening = ["--evidence", shop.workspace, "--passphrase-file", shop.passphrase]
            let own = try audit(shop, log: shop.log, trust: shop.trust, opening)
            #expect(own.status == 0 && own.json["measured"] as? Int == 1, "\(own.messages)")
            let bundled = try audit(shop, log: shop.log, trust: shop.trust, opening + ["--bundles", shop.outbox])
            #expect(bundled.status == 0 && bundled.json["measured"] as? Int == 1, "\(bundled.messages)")
            let data = "\(shop.outbox)/\(shop.delivered[0])/data/visits.csv"
            try Data("person,age,region,sex\r\n".utf8).write(to: URL(filePath: data))
            let changed = try audit(
                shop,
                log: shop.log,
                trust: shop.trust,
                opening + ["--bundles", shop.outbox, "--show-values"]
            )
            #expect(changed.status == 2 && changed.messages.contains("TG0970"), "\(changed.messages)")
            let difference = try #require(changed.json["firstDifference"] as? [String: Any])
            #expect(difference["entry"] as? Int == 3 && difference["field"] as? String == "releasedFile")
            #expect((difference["recordedValue"] as? String)?.count == 64)
            let words = try shop.program.run(
                ["audit", shop.log, "--trust", shop.trust] + opening + ["--bundles", shop.outbox]
            )
            #expect(words.output.contains("first at entry 3: releasedFile"), "\(words.output)")
        }
    }

    @Test(arguments: [
        ["--evidence", "x"], ["--passphrase-file", "x"], ["--bundles", "x"], ["--show-values"],
        ["--evidence", "x", "--passphrase-file", "x", "--passphrase-fd", "0"],
    ])
    func `options of the evidence go together`(_ options: [String]) throws {
        let run = try BuiltProgram().run(["audit", "log", "--trust", "trust"] + options)
        #expect(run.status == 64)
    }
}
