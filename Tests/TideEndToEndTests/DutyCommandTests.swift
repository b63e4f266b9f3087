import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// Duties, recalls and sealed bundles with the built program, as offices and recipients use it.
@Suite struct DutyCommandTests {
    private static let clauses = """
        duties:
          - destroy: {by: 2029-06-30, certifyWithin: 30d}
          - notifyBreach: {to: xa.clinic, within: 72h}

        """

    private func withShop(clauses: String, _ body: (Workshop) throws -> Void) throws {
        try withShop(agreement: SmallOffice.agreement(version: 1) + clauses, body)
    }

    private func withShop(agreement: String, _ body: (Workshop) throws -> Void) throws {
        try withTemporaryFolder { folder in
            try body(Workshop(making: folder) { try $0.write(agreement, "policies/agreement.yaml") })
        }
    }

    private func release(_ shop: Workshop) throws -> (id: String, bundle: String) {
        try shop.approve()
        let run = try shop.expectSuccess(shop.releasing(["--format", "json"]))
        return (try #require(run.json["release"] as? String), try #require(run.json["bundle"] as? String))
    }

    /// A certificate of today that a release's bundle was destroyed, and the day.
    private func destroyed(
        _ id: String,
        _ bundle: String,
        by method: String,
        _ shop: Workshop
    ) throws -> (certificate: String, day: String) {
        let certificate = shop.path("destruction.dsse.json")
        let day = "\(Instant(secondsSince1970: Int64(Date().timeIntervalSince1970)).date)"
        try shop.expectSuccess(
            ["duties", "certificate", id, "--bundle", bundle, "--destroyed", day, "--method", method]
                + ["--output", certificate] + shop.signed(by: "xa.study/head")
        )
        return (certificate, day)
    }

    @Test func `duties are listed, certified from the bundle alone, and done`() throws {
        try withShop(clauses: Self.clauses) { shop in
            let (id, bundle) = try release(shop)
            let listed = try shop.expectSuccess(["duties"] + shop.opening)
            #expect(listed.output.contains("2029-06-30T23:59:59Z  -     destroy the data"))
            #expect(listed.output.contains("xa.study  xa.clinic  clinic-study-1@1  \(id)/1"))
            #expect(try shop.expectSuccess(["duties", "--overdue"] + shop.opening).output == "nothing is overdue\n")
            let json = try shop.expectSuccess(["duties", "--release", id, "--format", "json"] + shop.opening).json
            #expect((json["duties"] as? [Any])?.count == 2 && (json["waiting"] as? [Any])?.count == 1)

            let (certificate, day) = try destroyed(id, bundle, by: "overwritten", shop)
            let certify = ["duties", "certify", id, "--certificate", certificate] + shop.opening
            let certified = try shop.expectSuccess(certify)
            #expect(certified.output.contains("certified: \(id)/1\ncertified: \(id)/2\nlogged as entry"))
            #expect(try shop.entries().last == "duty discharged")
            #expect(try shop.expectSuccess(["duties"] + shop.opening).output == "nothing is owed\n")
            let again = try shop.program.run(certify)
            #expect(again.status == 3 && again.messages.contains("TG0791"))
            let all = try shop.expectSuccess(["duties", "--all"] + shop.opening).output
            #expect(all.contains("done \(day)"))
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test func `what is overdue refuses every release until an officer says that it was done`() throws {
        let review = SmallOffice.agreement(version: 1)
            .replacing("until: 2030-12-31}", with: "until: 2030-12-31, reviewBy: 2026-02-01}")
        try withShop(agreement: review) { shop in
            for run in [
                try shop.program.run(shop.releasing(["--dry-run"])), try shop.program.run(shop.releasing()),
                try shop.program.run(["decide", "--request", shop.path("request.yaml")] + shop.opening),
            ] {
                #expect(run.status == 2 && run.output.contains("DUTY_OVERDUE"), "\(run.output)\(run.messages)")
            }
            try shop.expectSuccess(
                ["duties", "discharge", "clinic-study-1@1/review", "--statement", "the board met"] + shop.opening
                    + shop.signed(by: "xa.study/head")
            )
            _ = try release(shop)
        }
    }

    @Test func `a recall is one chain from its discovery to the last certificate`() throws {
        try withShop(clauses: Self.clauses) { shop in
            let (id, bundle) = try release(shop)
            let show = ["recall", "show", id] + shop.opening
            #expect(try shop.program.run(show).status == 3)
            let recall = try shop.expectSuccess(
                ["recall", id, "--reason", "a column was not banded"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            #expect(recall.output.contains("  xa.study, known: release \(id), under clinic-study-1@1"))
            #expect(try shop.entries().last == "release-incident recalled")
            let open = try shop.program.run(show)
            #expect(open.status == 2 && open.output.contains("open: 2 of 2 steps"), "\(open.output)\(open.messages)")
            try shop.expectSuccess(
                ["recall", "notify", id, "--to", "xa.study", "--statement", "letter"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            let (certificate, day) = try destroyed(id, bundle, by: "shredded", shop)
            try shop.expectSuccess(["duties", "certify", id, "--certificate", certificate] + shop.opening)
            let closed = try shop.expectSuccess(show)
            for part in [
                "found out", "recalled, the input was wrong", "letter", "shredded", "destroyed \(day), entry",
                "closed: every step",
            ] {
                #expect(closed.output.contains(part), "\(part) in \(closed.output)")
            }
            #expect(try shop.expectSuccess(show + ["--format", "json"]).json["closed"] as? Bool == true)
            // Who holds the bundle cannot know: it verifies for ever. The log says so.
            try shop.expectSuccess(["verify", bundle, "--trust", shop.trust])
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
        }
    }

    @Test func `from a wrong release to the right one, as an officer on call goes it`() throws {
        try withShop(clauses: Self.clauses) { shop in
            let (id, bundle) = try release(shop)
            let dpo = shop.opening + shop.signed(by: "xa.clinic/dpo")
            try shop.expectSuccess(["recall", id, "--reason", "double rows"] + dpo)
            for options in [["--dry-run"], []] {
                let again = try shop.program.run(shop.releasing(options))
                #expect(again.status == 2 && again.output.contains("RECALLED: this file left as release `\(id)`"))
            }
            try shop.write(SmallOffice.source(rows: 118, seed: 8), "corrected.csv")
            let corrected = shop.path("corrected.csv")
            let early = try shop.program.run(shop.releasing(["--dry-run"], input: corrected))
            #expect(early.status == 2 && early.output.contains("destroyed: missing is xa.study"), "\(early.output)")
            let supersede = ["supersede", id, "--with", corrected, "--reason", "double rows removed"] + dpo
            let uncertified = try shop.program.run(supersede)
            #expect(uncertified.status == 2 && uncertified.messages.contains("TG0847"), "\(uncertified.messages)")

            try shop.expectSuccess(["recall", "notify", id, "--to", "xa.study", "--statement", "letter"] + dpo)
            try shop.expectSuccess(
                ["recall", "answer", id, "--statement", "kept until Friday"] + shop.opening
                    + shop.signed(by: "xa.study/head")
            )
            let (certificate, day) = try destroyed(id, bundle, by: "shredded", shop)
            try shop.expectSuccess(["duties", "certify", id, "--certificate", certificate] + shop.opening)
            try shop.expectSuccess(supersede)
            try shop.approve(input: corrected)
            let right = try shop.expectSuccess(shop.releasing(["--format", "json"], input: corrected)).json
            #expect(right["supersedes"] as? [String] == [id])
            let show = try shop.expectSuccess(["recall", "show", id, "--format", "json"] + shop.opening).json
            let events = try #require(show["events"] as? [[String: Any]])
            #expect(
                events.compactMap { $0["event"] as? String } == [
                    "discovered", "recalled", "notice", "answer", "destroyed", "corrected", "released",
                ]
            )
            #expect(events.last?["release"] as? String == right["release"] as? String)
            let text = try shop.expectSuccess(["recall", "show", id] + shop.opening).output
            #expect(text.contains("kept until Friday") && text.contains("; destroyed \(day), entry "), "\(text)")
            let bundleOfRight = try #require(right["bundle"] as? String)
            try shop.expectSuccess(["verify", bundleOfRight, "--trust", shop.trust])
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            let dump = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            #expect(try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output == dump)
        }
    }

    @Test func `what a payload says already is not said again, and a help lists what is allowed`() throws {
        let program = BuiltProgram()
        let release = String(repeating: "0", count: 32)
        let signed = ["--payload", "p", "--signature", "s", "--workspace", "w", "--passphrase-file", "f"]
        for (option, value) in [("--answer-within", "10d"), ("--wrong", "input"), ("--discovered", "x")] {
            let run = try program.run(["recall", release, option, value] + signed)
            #expect(run.status == 64 && run.messages.contains("--payload says \(option) already"), "\(run.messages)")
        }
        let both = try program.run(["supersede", release, "--by", release, "--with", "f", "--reason", "r"] + signed)
        #expect(both.status == 64)
        let help = try program.run(["duties", "report", "--help"]).output
        #expect(help.contains("outputs-review"))
        for kind in ["destroy", "certify-destruction", "recall-answer"] { #expect(!help.contains(kind), "\(kind)") }
    }

    @Test func `a later release supersedes an earlier one, and a recall is answered by who replaced it`() throws {
        try withShop(clauses: "") { shop in
            let (first, _) = try release(shop)
            let run = try shop.expectSuccess(shop.releasing(["--format", "json"]))
            let second = try #require(run.json["release"] as? String)
            try shop.expectSuccess(
                ["supersede", first, "--by", second, "--reason", "late rows"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            try shop.expectSuccess(
                ["recall", "notify", first, "--to", "xa.study", "--statement", "letter"] + shop.opening
                    + shop.signed(by: "xa.clinic/dpo")
            )
            try shop.expectSuccess(
                ["recall", "answer", first, "--statement", "replaced"] + shop.opening
                    + shop.signed(by: "xa.study/head")
            )
            try shop.expectSuccess(["recall", "show", first] + shop.opening)
        }
    }

    @Test func `people stay out by a list that is given, and without it nothing leaves`() throws {
        try withShop(clauses: "optOut: {column: person, register: national-opt-out}\n") { shop in
            let refused = try shop.program.run(shop.releasing(["--dry-run"]))
            #expect(refused.status == 2 && refused.output.contains("OPT_OUT"), "\(refused.output)")
            try shop.write("P1\nP2\n", "list.txt")
            let list = ["--opt-out", shop.path("list.txt")]
            try shop.write("Q1\n", "none.txt")
            let none = try shop.expectSuccess(shop.releasing(["--dry-run", "--opt-out", shop.path("none.txt")]))
            #expect(none.messages.contains("opt-outs: 1 value listed, 0 of 120 rows removed"), "\(none.messages)")
            #expect(none.messages.contains("warning: TG0849"))
            let dry = try shop.expectSuccess(shop.releasing(["--dry-run", "--format", "json"] + list))
            #expect(dry.messages.contains("opt-outs: 2 values listed, 2 of 120 rows removed"), "\(dry.messages)")
            #expect(!dry.messages.contains("warning"))
            let digest = try #require(dry.json["dryRun"] as? String)
            try shop.expectSuccess(
                ["approve", "--dry-run", digest] + shop.opening + shop.signed(by: SmallOffice.approver)
            )
            try? FileManager.default.removeItem(atPath: shop.outbox)
            try shop.expectSuccess(shop.releasing(list))
        }
    }
}
