import Foundation
import Testing
import TideCore
import TideRelease
import TideTestSupport

/// Rows that are let go, through the built program.
@Suite struct RetentionCommandTests {
    /// A workshop with a release from forty days ago by its clock, which somebody confirmed.
    private func withOldRelease(_ body: (Workshop, _ before: String) throws -> Void) throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(shop.releasing())
            let later = try shop.movingClock(by: 40 * 86_400)
            try later.expectSuccess(["log", "clock", "--confirm", "--reason", "looked"] + later.opening)
            let tomorrow = Int64(Date().timeIntervalSince1970) + 2 * 86_400
            try body(later, Instant(secondsSince1970: tomorrow).date.description)
        }
    }

    private func retain(_ shop: Workshop, _ before: String, _ more: [String] = []) throws -> BuiltProgram.Run {
        try shop.program.run(["evidence", "retain", "--before", before, "--format", "json"] + more + shop.opening)
    }

    private func audit(_ shop: Workshop) throws -> BuiltProgram.Run {
        try shop.program.run([
            "audit", shop.log, "--trust", shop.trust, "--evidence", shop.workspace, "--passphrase-file",
            shop.passphrase, "--format", "json",
        ])
    }

    private func count(_ ending: String, in shop: Workshop) throws -> Int {
        try FolderFiles.paths(in: shop.path("office/evidence")).count { $0.hasSuffix(ending) }
    }

    @Test func `rows go once, the audit says which file it could not measure, and a backup holds what is left`() throws
    {
        try withOldRelease { shop, before in
            let sealed = try count(".sealed", in: shop)
            let shown = try retain(shop, before, ["--dry-run"])
            // Rows and their list, and the reports of dry run and release: one where both were made in one second.
            let files = shown.json["files"] as? Int ?? 0
            #expect(shown.status == 0 && (files == 4 || files == 6), "\(shown.messages) \(shown.output)")
            #expect(shown.json["removed"] as? Bool == false && shown.json["journal"] == nil)
            #expect(try count(".sealed", in: shop) == sealed && count(".removed", in: shop) == 0)
            let release = try #require(shop.delivered.first)
            let kept = try retain(shop, before, ["--keep", release])
            #expect(kept.json["files"] as? Int == 0 && (kept.json["kept"] as? [Any])?.count == 1, "\(kept.output)")

            let run = try retain(shop, before)
            #expect(run.status == 0 && run.json["releases"] as? [String] == [release], "\(run.messages)")
            #expect(run.json["removed"] as? Bool == true && run.json["reports"] as? Int == files - 2)
            // One record of the journal more, these files less.
            #expect(try count(".sealed", in: shop) == sealed + 1 - files && count(".removed", in: shop) == files)
            let audited = try audit(shop)
            #expect(audited.status == 0 && audited.json["measured"] as? Int == 0, "\(audited.messages)")
            #expect(
                audited.json["equal"] as? Int == 1 && audited.messages.contains("removed on"),
                "\(audited.messages)"
            )
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)

            try shop.expectSuccess(["backup", shop.path("copy")] + shop.opening)
            try shop.expectSuccess([
                "restore", shop.path("copy"), "--check", "--workspace", shop.path("drill"), "--passphrase-file",
                shop.passphrase,
            ])
            let again = try retain(shop, before)
            #expect(again.json["files"] as? Int == 0 && again.json["removed"] as? Bool == false)
            // The office works on, and keeps the rows of what leaves now.
            try shop.approve()
            try shop.expectSuccess(shop.releasing())
            #expect(try audit(shop).json["measured"] as? Int == 2)
        }
    }

    @Test func `a release that is held stays whatever day is given, until somebody lifts the hold`() throws {
        try withOldRelease { shop, before in
            let release = try #require(shop.delivered.first)
            func evidence(_ words: [String]) throws -> BuiltProgram.Run {
                try shop.program.run(["evidence"] + words + ["--format", "json"] + shop.opening)
            }
            let files = try retain(shop, before, ["--dry-run"]).json["files"] as? Int ?? 0
            #expect(files > 0)
            #expect(try evidence(["hold", release, "--reason", "order 12"]).status == 0)
            let again = try evidence(["hold", release, "--reason", "order 13"])
            #expect(again.status == 2 && again.messages.contains("TG1577"), "\(again.messages)")
            let listed = try evidence(["holds"])
            #expect(listed.output.contains(release) && listed.output.contains("order 12"))
            // Whoever runs retention later, from a register that was made anew too, lets nothing of it go.
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            let kept = try retain(shop, before)
            #expect(kept.json["files"] as? Int == 0 && kept.json["removed"] as? Bool == false, "\(kept.output)")
            #expect(kept.output.contains("it is held since"))
            let audited = try audit(shop)
            #expect(audited.status == 0 && audited.json["measured"] as? Int == 1, "\(audited.messages)")
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try shop.expectSuccess(["evidence", "lift", release, "--reason", "closed"] + shop.opening)
            let twice = try evidence(["lift", release, "--reason", "closed"])
            #expect(twice.status == 2 && twice.messages.contains("TG1578"), "\(twice.messages)")
            #expect(try evidence(["holds"]).output.trimmingCharacters(in: .whitespacesAndNewlines) == "[]")
            #expect(try retain(shop, before).json["files"] as? Int == files)
            let unknown = try evidence(["hold", String(repeating: "0", count: 32), "--reason", "x"])
            #expect(unknown.status == 3 && unknown.messages.contains("TG0787"), "\(unknown.messages)")
        }
    }

    /// Every step, the first time and a later one.
    static let moments = Retention.Step.allCases.map(\.rawValue) + ["retention-marked:3", "retention-removed:4"]

    @Test(arguments: moments) func `a run that was killed is finished by the next command that writes`(
        moment: String
    )
        throws
    {
        try withOldRelease { shop, before in
            let files = try #require(try retain(shop, before, ["--dry-run"]).json["files"] as? Int)
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try retain(killed, before).status == -SIGKILL)
            // Whoever reads meanwhile finds no gap that nobody explains.
            let between = try audit(shop)
            #expect(between.status == 0, "\(between.messages)")
            try shop.expectSuccess(["log", "cosign"] + shop.opening)
            #expect(try count(".removed", in: shop) == files && count(".erased", in: shop) == 0)
            #expect(try retain(shop, before).json["files"] as? Int == 0)
            let audited = try audit(shop)
            #expect(audited.status == 0 && audited.json["measured"] as? Int == 0, "\(audited.messages)")
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }

    @Test(arguments: ["2025-13-01", "yesterday", "2999-01-01"])
    func `a day that is none, or not over, removes nothing`(_ day: String) throws {
        try PreparedWorkshop.withCopy { shop in
            let run = try retain(shop, day)
            #expect(run.status == (day == "2999-01-01" ? 3 : 64), "\(run.messages)")
            #expect(day != "2999-01-01" || run.messages.contains("TG0692"))
        }
    }
}
