import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// Hidden fields that are handed over, checked without a workspace, and erased.
@Suite struct DisclosureCommandTests {
    /// The index of the first entry of a kind and state.
    private func index(of entry: String, in shop: Workshop) throws -> String {
        "\(try #require(try shop.entries().firstIndex(of: entry)))"
    }

    private func reveal(_ shop: Workshop, _ file: String) throws -> BuiltProgram.Run {
        try shop.program.run(["log", "reveal", file, "--log", shop.log, "--trust", shop.trust, "--format", "json"])
    }

    @Test func `a field that was handed over says what the office says, and of no other entry`() throws {
        try PreparedWorkshop.withCopy { shop in
            let entry = try index(of: "agreement registered", in: shop)
            let before = try DurableFile.read("\(shop.log)/checkpoint")
            let told = try shop.expectSuccess(["log", "disclose", entry, "agreement", "recipient"] + shop.opening)
            #expect(try DurableFile.read("\(shop.log)/checkpoint") == before)
            try shop.write(told.output, "lines.txt")
            let run = try reveal(shop, shop.path("lines.txt"))
            #expect(run.status == 0, "\(run.messages)")
            let fields = try #require(run.json["fields"] as? [[String: Any]])
            #expect(fields.map { $0["field"] as? String } == ["agreement", "recipient"])
            #expect((fields[0]["value"] as? [String: Any])?["id"] as? String == "clinic-study-1")
            // As any other tool checks it: the digest of the line stands in the entry.
            let line = try #require(told.output.split(separator: "\n").first?.split(separator: " ").last)
            try shop.write(String(line), "one")
            try shop.shell(
                """
                digest=$(openssl dgst -sha256 -binary one | basenc --base64url | tr -d =)
                tail -c +3 office/log/tile/entries/000.p/* | tr -d '\\n' | grep -aoE '"payload":"[^"]*"' | cut -d'"' -f4 |
                    while read -r p; do base64 -d <<<"$p"; echo; done | grep -qF -e "$digest"
                """
            )

            let all = try shop.expectSuccess(["log", "disclose", entry, "--all"] + shop.opening).output
            #expect(all.split(separator: "\n").count >= 6)
            for (text, why) in [
                (told.output.replacing("\(entry) ", with: "0 "), "TG0691"), (told.output + told.output, "TG0691"),
                (told.output.replacing("\(entry) ", with: "999999 "), "TG0691"), ("", "TG0690"),
                ("0\(told.output)", "TG0690"), (told.output.replacing(" ", with: "  "), "TG0690"),
                (String(told.output.dropLast(2)), "TG069"), ("-1 \(line)\n", "TG0690"),
            ] {
                try shop.write(text, "lines.txt")
                let run = try reveal(shop, shop.path("lines.txt"))
                #expect(run.status == 2 && run.messages.contains(why), "\(why): \(run.status) \(run.messages)")
            }
            let none = try shop.program.run(["log", "disclose", entry, "columns"] + shop.opening)
            #expect(none.status == 3 && none.messages.contains("TG0687"), "\(none.messages)")
            #expect(try shop.program.run(["log", "disclose", "99", "columns"] + shop.opening).status == 3)
        }
    }

    @Test func `what was erased is gone, the log verifies, and the register is made anew as before`() throws {
        try PreparedWorkshop.withCopy { shop in
            let entry = try index(of: "agreement registered", in: shop)
            let dump = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            let lines = try shop.expectSuccess(["log", "disclose", entry, "signatories"] + shop.opening).output
            try shop.write(lines, "kept.txt")
            let sealed = try sealedRecords(shop)
            let run = try shop.expectSuccess(
                ["log", "erase", entry, "signatories", "provider", "--reason", "asked for", "--format", "json"]
                    + shop.opening
            )
            #expect(run.json["fields"] as? [String] == ["provider", "signatories"])
            // One record was written anew, one came, and no old bytes or second names are left.
            let after = try sealedRecords(shop)
            #expect(Set(after.keys).subtracting(sealed.keys).count == 1)
            #expect(sealed.count { after[$0.key] != $0.value } == 1)
            #expect(after.keys.allSatisfy { $0.hasSuffix(".sealed") })

            let gone = try shop.program.run(["log", "disclose", entry, "signatories"] + shop.opening)
            #expect(gone.status == 2 && gone.messages.contains("TG0688"), "\(gone.messages)")
            let twice = ["log", "erase", entry, "provider", "--reason", "again"] + shop.opening
            #expect(try shop.program.run(twice).status == 2)
            // Whoever was handed the line before keeps it, and it still verifies: the digest stays.
            #expect(try reveal(shop, shop.path("kept.txt")).status == 0)
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            #expect(try shop.entries().last == "disclosure-erasure erased")
            let shown = try shop.expectSuccess(["log", "show", "--reveal"] + shop.opening).output
            #expect(shown.contains("erased: provider, signatories"))

            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            let anew = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            #expect(rows(anew) == rows(dump))
            // Who signed is not told as nobody.
            let told = "erased "
            let show = ["agreement", "show", "clinic-study-1"] + shop.opening
            #expect(try shop.expectSuccess(show).output.contains("signed by \(told)"))
            #expect(try shop.expectSuccess(show + ["--html"]).output.contains("Who signed it: \(told)"))
            let json = try shop.expectSuccess(show + ["--format", "json"]).json
            let erasure = try #require(json["signersErased"] as? [String: Any])
            let last = try shop.entries().count - 1
            #expect(erasure["entry"] as? Int == last && json["signers"] as? [String] == [])
            let history = try shop.expectSuccess(show + ["--history"]).output
            #expect(history.contains("by \(told)"), "\(history)")
            try shop.expectSuccess(shop.releasing())
        }
    }

    /// The rows of a dump but the seal, which says how many entries there are.
    private func rows(_ dump: String) -> [Substring] {
        dump.split(separator: "\n").filter { !$0.contains("register_seal") }
    }

    private func sealedRecords(_ shop: Workshop) throws -> [String: [UInt8]] {
        try FolderFiles.read(shop.path("office/evidence/entries"))
    }

    @Test func `a field that the office needs is refused with the reason, and nothing is logged`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(shop.releasing())
            let before = try shop.entries()
            for (kind, field) in [
                ("agreement registered", "agreement"), ("agreement registered", "commitment"),
                ("party registered", "parties"),
                ("release-decision released", "input"), ("release-decision released", "recipient"),
                ("release-decision released", "request"), ("release-delivery confirmed", "release"),
            ] {
                let run = try shop.program.run(
                    ["log", "erase", index(of: kind, in: shop), field, "--reason", "no"] + shop.opening
                )
                #expect(run.status == 2 && run.messages.contains("TG0689"), "\(kind) \(field): \(run.messages)")
            }
            #expect(try shop.entries() == before)
        }
    }

    @Test func `everything that may go can go, and the office works on`() throws {
        try PreparedWorkshop.withCopy { shop in
            try shop.expectSuccess(shop.releasing())
            let dump = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            var gone = 0
            for entry in try shop.entries().indices {
                let told = try shop.expectSuccess(["log", "disclose", "\(entry)", "--all"] + shop.opening).output
                let names = told.split(separator: "\n").compactMap {
                    $0.split(separator: " ").last.flatMap { Disclosure(String($0))?.name }
                }
                for name in names {
                    let run = try shop.program.run(
                        ["log", "erase", "\(entry)", name, "--reason", "all of it"] + shop.opening
                    )
                    #expect(
                        run.status == 0 || run.messages.contains("TG0688") || run.messages.contains("TG0689"),
                        "\(entry) \(name): \(run.messages)"
                    )
                    if run.status == 0 { gone += 1 }
                }
            }
            #expect(gone >= 10)
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            try shop.expectSuccess(["registry", "check"] + shop.opening)
            try shop.expectSuccess(["registry", "rebuild"] + shop.opening)
            let anew = try shop.expectSuccess(["registry", "dump", "--workspace", shop.workspace]).output
            #expect(rows(anew) == rows(dump))
            try shop.expectSuccess(["agreement", "list"] + shop.opening)
            try shop.expectSuccess(["agreement", "show", "clinic-study-1"] + shop.opening)
            try shop.expectSuccess(["duties", "list"] + shop.opening)
            try shop.expectSuccess(["log", "show", "--reveal"] + shop.opening)
            for bundle in shop.delivered {
                try shop.expectSuccess(["verify", "\(shop.outbox)/\(bundle)", "--trust", shop.trust])
            }
        }
    }

    @Test(arguments: ["erase-logged"] + DurableFile.WipingStep.allCases.map(\.rawValue))
    func `an erasure that was killed is finished by the next command that writes`(moment: String) throws {
        try PreparedWorkshop.withCopy { shop in
            let entry = try index(of: "agreement registered", in: shop)
            var killed = shop
            killed.program.environment["TIDEGATE_KILL_AT"] = moment
            let run = try killed.program.run(
                ["log", "erase", entry, "signatories", "--reason", "asked for"] + shop.opening
            )
            #expect(run.status == -SIGKILL, "\(moment) was not reached: \(run.messages)")
            try shop.expectSuccess(shop.releasing())
            let gone = try shop.program.run(["log", "disclose", entry, "signatories"] + shop.opening)
            #expect(gone.status == 2 && gone.messages.contains("TG0688"), "\(gone.messages)")
            #expect(try shop.entries().filter { $0 == "disclosure-erasure erased" }.count == 1)
            #expect(try sealedRecords(shop).keys.allSatisfy { $0.hasSuffix(".sealed") })
            try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            try shop.expectSuccess(["registry", "check"] + shop.opening)
        }
    }
}
