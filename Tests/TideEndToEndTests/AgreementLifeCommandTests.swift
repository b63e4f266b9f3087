import Foundation
import Testing
import TideCore
import TideTestSupport

/// Suspended, resumed, ended, unsigned: what every command says of an agreement, through the built program.
@Suite struct AgreementLifeCommandTests {
    private static let clauses = "duties:\n  - destroy: {by: 2029-06-30, certifyWithin: 30d}\n"

    private func step(_ verb: String, by officers: [String], _ shop: Workshop, _ more: [String] = []) -> [String] {
        ["agreement", verb, "clinic-study-1", "--reason", "a <breach> is looked into"] + shop.opening
            + officers.flatMap { shop.signed(by: $0) } + more
    }

    /// A day of the machine's clock, UTC, so many days from today.
    private func day(_ days: Int) -> String {
        let today = Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)).date
        return "\(CalendarDate(daysSince1970: today.daysSince1970 + days))"
    }

    private func decide(_ shop: Workshop, _ more: [String] = []) throws -> BuiltProgram.Run {
        try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening + more)
    }

    @Test func `a suspended agreement permits nothing until both sides resume it`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(step("suspend", by: ["xa.study/head"], shop))
            #expect(try decide(shop).output.contains("SUSPENDED"))
            let refused = try shop.program.run(shop.releasing())
            #expect(refused.status == 2 && refused.output.contains("SUSPENDED"))
            let page = try shop.expectSuccess(["agreement", "show", "clinic-study-1", "--html"] + shop.opening).output
            #expect(page.contains("<p class=\"notice\" role=\"alert\">Suspended since \(day(0))T"))
            #expect(page.contains("a &lt;breach&gt; is looked into") && !page.contains("<breach>"))
            try shop.expectSuccess(step("resume", by: ["xa.study/head", "xa.clinic/dpo"], shop))
            let after = try shop.expectSuccess(["agreement", "show", "clinic-study-1", "--html"] + shop.opening).output
            #expect(!after.contains("class=\"notice\""))
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `what ends tomorrow permits today, and what ended today permits nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            let tomorrow = step("terminate", by: ["xa.clinic/dpo"], shop, ["--effective", day(1)])
            try shop.expectSuccess(tomorrow)
            let released = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            #expect(released.json["outcome"] as? String == "released")
            let after = try decide(shop, ["--at", day(1)])
            #expect(after.status == 2 && after.output.contains("EXPIRED"))
            let list = try shop.expectSuccess(["agreement", "list"] + shop.opening).output
            #expect(list.contains("in force, ends on \(day(1))"))
            let page = try shop.expectSuccess(["agreement", "show", "clinic-study-1", "--html"] + shop.opening).output
            #expect(page.contains("Terminated: it ends on \(day(1)): a &lt;breach&gt;"))
        }
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(step("terminate", by: ["xa.clinic/dpo"], shop, ["--effective", day(0)]))
            let refused = try shop.program.run(shop.releasing())
            #expect(refused.status == 2 && refused.output.contains("EXPIRED"))
            let page = try shop.expectSuccess(["agreement", "show", "clinic-study-1", "--html"] + shop.opening).output
            #expect(page.contains("Terminated: it has not held since \(day(0)): a &lt;breach&gt;"))
        }
    }

    @Test func `what rests on an ended agreement is listed with its duties, then and in the history`() throws {
        try withTemporaryFolder { folder in
            let shop = try Workshop(making: folder) { try $0.add(clauses: Self.clauses) }
            try shop.approve()
            let release = try #require(
                try shop.expectSuccess(shop.releasing(["--format", "json"])).json["release"] as? String
            )
            try shop.expectSuccess(step("suspend", by: ["xa.clinic/dpo"], shop))
            let ended = try shop.expectSuccess(step("terminate", by: ["xa.clinic/dpo"], shop)).output
            let history = ["agreement", "show", "clinic-study-1", "--history"] + shop.opening
            let told = try shop.expectSuccess(history).output
            for text in [ended, told] {
                #expect(text.contains("was released under it: \(release) of visits to xa.study"), "\(text)")
                #expect(text.contains("open: destroy, due 2029-06-30"), "\(text)")
            }
            #expect(told.contains("suspended\tentry") && told.contains("a <breach> is looked into"))
            let run = try shop.expectSuccess(history + ["--format", "json"])
            let events = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
            #expect(events.map { $0["event"] as? String } == ["registered", "suspended", "terminated"])
            let releases = try #require(events.last?["releases"] as? [[String: Any]])
            #expect(releases.map { $0["release"] as? String } == [release])
            #expect((releases.first?["duties"] as? [Any])?.isEmpty == false)
            #expect(events.last?["reason"] as? String == "a <breach> is looked into")
        }
    }

    @Test func `an agreement that is not signed is refused as UNSIGNED by every command, with who has not`() throws {
        try withTemporaryFolder { folder in
            let made = try Workshop(making: folder)
            // A second office, where the agreement is proposed by one side alone.
            let shop = made
            try shop.expectSuccess([
                "init", shop.path("second"), "--office", "xa.clinic", "--origin", "second.example/log",
                "--passphrase-file", shop.passphrase,
            ])
            let opening = ["--workspace", shop.path("second"), "--passphrase-file", shop.passphrase]
            try shop.expectSuccess(["party", "register", "--policies", shop.policies] + opening)
            let one = shop.path("xa.clinic--dpo.dsse.json")
            let policies = ["--policies", shop.policies]
            let id = "clinic-study-1"
            func expectUnsigned(_ command: [String], missing: [String]) throws {
                let run = try shop.program.run(command)
                #expect(run.status == 2, "\(command) \(run.messages)")
                #expect((run.messages + run.output).contains("UNSIGNED"), "\(command) \(run.messages)\(run.output)")
                for name in missing {
                    #expect((run.messages + run.output).contains(name), "\(command) \(run.messages)\(run.output)")
                }
            }
            try expectUnsigned(["agreement", "propose", id] + policies + opening, missing: ["xa.clinic/dpo"])
            try expectUnsigned(
                ["agreement", "register", id, "--signature", one] + policies + opening,
                missing: ["xa.study/head"]
            )
            try shop.expectSuccess(["agreement", "propose", id, "--signature", one] + policies + opening)
            try expectUnsigned(["agreement", "register", id] + opening, missing: ["xa.study/head"])
            try expectUnsigned(["agreement", "show", id] + opening, missing: ["xa.study/head"])
            for verb in ["suspend", "resume", "terminate"] {
                try expectUnsigned(
                    ["agreement", verb, id, "--reason", "none"] + opening + shop.signed(by: "xa.clinic/dpo"),
                    missing: ["xa.study/head"]
                )
            }
            let request = ["--request", shop.path("request.yaml")]
            // In the workspace nothing is registered that is about the request: the answer is the proposal's.
            try expectUnsigned(["decide"] + request + opening, missing: ["xa.clinic/dpo, xa.study/head"])
            let release =
                ["release"] + request + opening + ["--input", shop.input, "--output", shop.path("second-outbox")]
            try expectUnsigned(release, missing: ["xa.study/head"])
            try expectUnsigned(release + ["--dry-run"], missing: ["xa.study/head"])
            #expect(!FileManager.default.fileExists(atPath: shop.path("second-outbox")))
            try expectUnsigned(["decide"] + request + policies, missing: ["xa.clinic/dpo", "xa.study/head"])
            let json = try shop.program.run(["agreement", "register", id, "--format", "json"] + opening).json
            let diagnostics = try #require(json["reasons"] as? [[String: Any]])
            #expect(diagnostics.map { $0["reason"] as? String } == ["UNSIGNED"])
        }
    }

    @Test func `two processes that race for the last place of a quota release once`() throws {
        try withTemporaryFolder { folder in
            let shop = try Workshop(making: folder) { shop in
                try shop.add(clauses: "quota: {releases: 1, per: year}\n")
            }
            try shop.approve()
            let release = ([BuiltProgram.executable.path] + shop.releasing()).map { "'\($0)'" }.joined(separator: " ")
            let race =
                "\(release) & first=$!; \(release) & second=$!; wait $first; one=$?; wait $second; echo \"ends $one $?\""
            let run = try shop.program.launch(URL(filePath: "/bin/bash"), ["-c", race])
            #expect(run.output.components(separatedBy: "ends")[1].contains("0"), "\(run.output)\(run.messages)")
            #expect(shop.delivered.count == 1)
            let third = try shop.program.run(shop.releasing())
            #expect(third.status == 2 && third.output.contains("QUOTA"), "\(third.output)\(third.messages)")
            #expect(shop.delivered.count == 1)
        }
    }

    @Test func `a workspace opens for the office alone that it was made for`() throws {
        try withTemporaryFolder { folder in
            let shop = try Workshop(making: folder)
            let path = "\(shop.workspace)/workspace.json"
            let made = String(decoding: try DurableFile.read(path), as: UTF8.self)
            try shop.expectSuccess(["agreement", "list"] + shop.opening)
            try DurableFile.replace(path, with: Array(made.replacing("xa.clinic", with: "xa.study").utf8))
            let run = try shop.program.run(["agreement", "list"] + shop.opening)
            #expect(run.status == 3 && run.messages.contains("master.sealed"), "\(run.messages)")
        }
    }
}
