import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// The log as events for a security information system, and what a killed release leaves of rows.
@Suite struct LogEventsTests {
    @Test func `each entry is one event, in order, with its proof and nothing that it hides`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(shop.releasing())
            let entries = try shop.entries()
            let run = try shop.expectSuccess(["log", "events"] + shop.opening)
            let lines = run.output.split(separator: "\n")
            #expect(lines.count == entries.count)
            for (index, line) in lines.enumerated() {
                let event = try CanonicalJSON.decode(Array(line.utf8))
                #expect(event["class_uid"] == 3004 && event["category_uid"] == 3)
                #expect(event["metadata"]?["version"] == "1.1.0")
                let activity = try #require(event["activity_id"]?.number)
                #expect(event["type_uid"]?.number == 300_400 + activity)
                let more = try #require(event["unmapped"])
                #expect("\(more["kind"]?.text ?? "") \(more["state"]?.text ?? "")" == entries[index])
                #expect(more["index"]?.number == index)
                // Its leaf is that of the entry in the tile that it names.
                let tile = try #require(more["proof"]?["tile"]?.text)
                let bodies = try #require(EntryBundle.decode(DurableFile.read("\(shop.log)/\(tile)")))
                #expect(more["leaf"]?.text == MerkleHash.leaf(bodies[index]).hex)
            }
            let checkpoint = try Checkpoint(
                text: SignedNote(DurableFile.read("\(shop.log)/checkpoint"), file: "checkpoint").text,
                file: "checkpoint"
            )
            #expect(run.output.contains(checkpoint.root.hex))
            for name in ["clinic-study-1", "xa.clinic", "xb.university", "visits"] {
                #expect(!run.output.contains(name))
            }
            // What follows is what was there before, from there on.
            let rest = try shop.expectSuccess(["log", "events", "--since", "3"] + shop.opening).output
            #expect(rest.split(separator: "\n") == Array(lines.dropFirst(3)))
            let none = try shop.expectSuccess(["log", "events", "--since", "\(entries.count)"] + shop.opening)
            #expect(none.output.isEmpty)
            #expect(try shop.program.run(["log", "events", "--since", "-1"] + shop.opening).status == 64)
        }
    }

    @Test(arguments: ["applied", "bundled", "logged", "receipted"])
    func `rows that a killed release left staged are gone after the next command that writes`(moment: String) throws {
        try PreparedWorkshop.withCopy { shop in
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            #expect(try killed.program.run(shop.releasing()).status == -SIGKILL)
            func staged() throws -> [String] {
                let scratch = shop.path("office/scratch")
                let inside = DurableFile.isFolder(scratch) ? try FolderFiles.paths(in: scratch) : []
                let outside = DurableFile.isFolder(shop.outbox) ? try FolderFiles.paths(in: shop.outbox) : []
                return (inside + outside).filter { $0.hasSuffix(".csv") || inside.contains($0) }
            }
            #expect(try !staged().isEmpty, "nothing was staged at \(moment)")
            try shop.expectSuccess(["backup", shop.path("copy")] + shop.opening)
            #expect(try staged().isEmpty)
            #expect(shop.delivered.isEmpty)
            let copied = try FolderFiles.paths(in: shop.path("copy"))
            #expect(!copied.contains { $0.hasSuffix(".csv") || $0.hasPrefix("scratch") || $0.hasPrefix("under-way") })
        }
    }
}
