import Foundation
import Testing
import TideCore
import TideTestSupport

/// Documents of somebody who wishes the office ill, handed to the built program wherever it reads one: a diagnostic with
/// its place each, within 600 MB of address space.
@Suite(.timeLimit(.minutes(10)))
struct HostileDocumentTests {
    /// Where a document goes in.
    enum Door: String, CaseIterable, Sendable {
        case party, agreement, cases, request, state

        /// The beginning of a document of this kind; what is hostile follows from line 4 on.
        var head: String {
            switch self {
            case .state: "tidegate: v1\nkind: state\n# nothing\n"
            case .cases: "tidegate: v1\nkind: cases\nid: hostile\n"
            default: "tidegate: v1\nkind: \(rawValue)\nid: hostile\n"
            }
        }
    }

    /// What is written into a document, and where the program must say what.
    struct Trick: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        /// `line:column: code`.
        let says: String

        init(_ name: String, _ text: String, _ says: String) {
            testDescription = name
            self.text = text
            self.says = says
        }
    }

    static let tricks: [Trick] = [
        Trick(
            "an alias bomb",
            "a0: &a0 x\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined(),
            "4:5: TG0109"
        ),
        Trick("an alias", "a: *b\n", "4:4: TG0110"),
        Trick("a tag", "a: !!python/object:os.system x\n", "4:4: TG0111"),
        Trick("a merge key", "a: {<<: {b: c}}\n", "4:5: TG0112"),
        Trick(
            "levels",
            "a: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "\n",
            ":35: TG0113"
        ),
        Trick("levels without end", "a: " + String(repeating: "[", count: 900_000), " TG0113"),
        Trick("blocks without end", (0..<1_200).map { String(repeating: " ", count: $0) + "-\n" }.joined(), " TG0102"),
        Trick("a doubled key", "a: 1\na: 2\n", "5:1: TG0105"),
        Trick("a doubled head", "kind: request\n", "4:1: TG0105"),
        Trick("a key that is no text", "? [a]\n: b\n", "4:3: TG0114"),
        Trick("a byte order mark inside", "a: \u{feff}\n", "4:4: TG0102"),
        Trick("a NUL", "a: \u{0}\n", "4:4: TG0102"),
        Trick("no YAML", "a: [}\n", "4:5: TG0102"),
        Trick("a key of 900 kB", "? \"" + String(repeating: "k", count: 900_000) + "\"\n: [1, 1]\n", "4:3: TG0"),
        Trick("a text that turns", "\"a\u{202e}b\": 1\n", "4:1: TG0"),
        Trick(
            "thousands of unknown keys",
            (0..<4_000).map { "k\($0): 1\n" }.joined(),
            "4:1: TG0"
        ),
    ]

    /// A policy folder and a request, without workspace and keys.
    private struct Desk {
        let folder: URL

        var policies: String { path("policies") }

        func path(_ name: String) -> String { folder.appending(path: name).path }

        func write(_ text: String, _ name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }
    }

    private func withDesk(_ body: (Desk) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let desk = Desk(folder: folder)
            try write(SmallOffice().files, to: folder.appending(path: "policies"))
            try desk.write(SmallOffice.request(), "request.yaml")
            try body(desk)
        }
    }

    /// The command that reads a document at a door, and the file to write it to.
    private func command(_ door: Door, _ shop: Desk) -> (file: String, arguments: [String]) {
        let request = ["decide", "--request", shop.path("request.yaml"), "--policies", shop.policies]
        return switch door {
        case .party, .agreement, .cases: ("policies/hostile.yaml", ["check", shop.policies])
        case .request:
            ("hostile.yaml", ["decide", "--request", shop.path("hostile.yaml"), "--policies", shop.policies])
        case .state: ("hostile.yaml", request + ["--state", shop.path("hostile.yaml")])
        }
    }

    /// Runs the program with an end to its memory.
    private func bounded(_ arguments: [String]) throws -> BuiltProgram.Run {
        let words = "ulimit -v 600000; exec \"$@\""
        return try BuiltProgram().launch(
            URL(filePath: "/bin/bash"),
            ["-c", words, "bash", BuiltProgram.executable.path] + arguments
        )
    }

    /// Exit 3, every line of the first rank a message of bounded length, and the one that is expected among them.
    private func expect(_ run: BuiltProgram.Run, says: String, _ what: String) {
        #expect(run.status == 3, "\(what): \(run.messages.prefix(500))")
        #expect(run.messages.contains(says), "\(what): \(run.messages.prefix(500))")
        let lines = run.messages.split(separator: "\n")
        #expect(lines.count <= 2_002 && lines.allSatisfy { $0.utf8.count < 6_000 }, "\(what): \(lines.count) lines")
        #expect(lines.allSatisfy { $0.hasPrefix("tidegate: ") || $0.hasPrefix("  hint: ") }, "\(what)")
        #expect(!run.messages.unicodeScalars.contains { [0, 0x202e, 0x200b, 0xfeff].contains($0.value) }, "\(what)")
    }

    @Test(arguments: Door.allCases, tricks)
    func `a hostile document is told with its place wherever it is read`(door: Door, trick: Trick) throws {
        try withDesk { shop in
            let (file, arguments) = command(door, shop)
            try shop.write(door.head + trick.text, file)
            let place = trick.says.first == "4" || trick.says.first == "5" ? "\(shop.path(file)):" : ""
            expect(try bounded(arguments), says: place + trick.says, "\(door) \(trick)")
        }
    }

    @Test(arguments: Door.allCases)
    func `a document of 100 MB and one that is not UTF-8 are told with their place`(door: Door) throws {
        try withDesk { shop in
            let (file, arguments) = command(door, shop)
            let path = shop.path(file)
            try Data().write(to: URL(filePath: path))
            let handle = try FileHandle(forWritingTo: URL(filePath: path))
            try handle.truncate(atOffset: 100_000_000)
            try handle.close()
            expect(try bounded(arguments), says: "\(path):1:1: TG0103", "\(door)")
            try Data([0xff, 0xfe] + Array(door.head.utf8).flatMap { [$0, 0] }).write(to: URL(filePath: path))
            expect(try bounded(arguments), says: "\(path):1:1: TG0101", "\(door)")
        }
    }

    @Test(arguments: Door.allCases)
    func `CRLF and a byte order mark at the beginning change nothing`(door: Door) throws {
        try withDesk { shop in
            let (file, arguments) = command(door, shop)
            let text = door.head + "oddity: 1\n"
            try shop.write(text, file)
            let plain = try bounded(arguments)
            #expect(plain.status == 3 && plain.messages.contains("\(shop.path(file)):4:1: TG0"), "\(plain.messages)")
            try shop.write("\u{feff}" + text.replacing("\n", with: "\r\n"), file)
            #expect(try bounded(arguments).messages == plain.messages)
        }
    }

    /// A text that YAML 1.1 would take for something else, where each door has a typed value.
    @Test(arguments: ["1e3", "012", "~", "NO", "0x10", "1_000", "\"3\""])
    func `a number or a name is what was written or nothing`(text: String) throws {
        try withDesk { shop in
            try shop.write(SmallOffice.request().replacing("k: 3", with: "k: \(text)"), "trap.yaml")
            let request = ["decide", "--request", shop.path("trap.yaml"), "--policies", shop.policies]
            expect(try bounded(request), says: "trap.yaml:10:17: TG0107", "request \(text)")
            try shop.write("tidegate: v1\nkind: state\nsignatures: {clinic-study-1@\(text): []}\n", "trap.yaml")
            let state =
                ["decide", "--request", shop.path("request.yaml"), "--policies", shop.policies]
                + ["--state", shop.path("trap.yaml")]
            expect(try bounded(state), says: "trap.yaml:3:14: TG0", "state \(text)")
            try shop.write(
                SmallOffice.agreement(version: 1).replacing("k: 3,", with: "k: \(text),"),
                "policies/agreement.yaml"
            )
            expect(try bounded(["check", shop.policies]), says: "policies/agreement.yaml:25:23: TG0107", "agreement")
        }
    }

    @Test(arguments: ["xa.cl\u{456}nic", "xa.clinic\u{202e}", "xa\u{200b}.clinic", "../xa.clinic"])
    func `a name that looks like another is no name`(name: String) throws {
        try withDesk { shop in
            try shop.write(SmallOffice.request().replacing("xa.clinic", with: "\"\(name)\""), "other.yaml")
            let other = ["decide", "--request", shop.path("other.yaml"), "--policies", shop.policies]
            expect(try bounded(other), says: "other.yaml:6:9: TG0107", name)
            try shop.write("tidegate: v1\nkind: state\napprovals: [\"\(name)/steward\"]\n", "state.yaml")
            let state = ["decide", "--request", shop.path("request.yaml"), "--policies", shop.policies]
            let run = try bounded(state + ["--state", shop.path("state.yaml")])
            expect(run, says: "state.yaml:3:13: TG0355", name)
        }
    }

    @Test func `rings, two documents of one id and paths out of the folder are told with their places`() throws {
        try withDesk { shop in
            let party = "tidegate: v1\nkind: party\nid: xa.clinic\nname: N\njurisdiction: XA\nroles: [service]\n"
            try shop.write(party, "policies/twin.yaml")
            expect(try bounded(["check", shop.policies]), says: "policies/twin.yaml:3:1: TG0201", "one id")
            let key = "officers: {a: {title: T, keys: [{file: ../../etc/passwd, from: 2026-01-01}]}}\n"
            try shop.write(party.replacing("xa.clinic", with: "xa.way") + key, "policies/twin.yaml")
            expect(try bounded(["check", shop.policies]), says: "policies/twin.yaml:7:40: TG0107", "a path")
            let ring = (0..<3_000).map { "  p\($0): p\(($0 + 1) % 3_000)\n" }.joined()
            try shop.write("tidegate: v1\nkind: purposes\nid: all\npurposes:\n" + ring, "policies/purposes.yaml")
            try shop.write("# nothing\n", "policies/twin.yaml")
            let turning = try bounded(["check", shop.policies])
            expect(turning, says: "policies/purposes.yaml:5:3: TG0205", "a ring")
            #expect(turning.messages.contains("p0 > p1 > p2 > ") && turning.messages.contains("… > p0\n"))
            let dataset = { (id: String, from: String) in
                "tidegate: v1\nkind: dataset\nid: \(id)\nowner: xa.clinic\ncollectedFor: care\nderivedFrom: [\(from)]\n"
                    + "columns: {a: {role: quasi, type: code}}\n"
            }
            try shop.write(dataset("hen", "egg") + "---\n" + dataset("egg", "hen"), "policies/twin.yaml")
            expect(try bounded(["check", shop.policies]), says: "policies/twin.yaml:6:1: TG0", "datasets")
            try write(["policies/regions.csv": Array("n1,North,All\nn1,South,All\n".utf8)], to: shop.folder)
            try write(SmallOffice().files.filter { $0.key == "purposes.yaml" }, to: URL(filePath: shop.policies))
            try shop.write("# nothing\n", "policies/twin.yaml")
            expect(try bounded(["check", shop.policies]), says: "TG044", "a hierarchy that forks")
        }
    }

    @Test func `links, pipes and folders are no documents, and an empty file declares nothing`() throws {
        try withDesk { shop in
            let check = ["check", shop.policies]
            try shop.write("", "policies/empty.yaml")
            try FileManager.default.createDirectory(
                atPath: shop.path("policies/folder.yaml"),
                withIntermediateDirectories: false
            )
            #expect(try bounded(check).status == 0)
            try makePipe(at: shop.path("policies/pipe.yaml"))
            try FileManager.default.createSymbolicLink(
                atPath: shop.path("policies/link.yaml"),
                withDestinationPath: "/etc/passwd"
            )
            let run = try bounded(check)
            expect(run, says: "TG0123: `\(shop.policies)/link.yaml` is no plain file", "a link")
            #expect(run.messages.contains("pipe.yaml` is no plain file"))
            for file in ["policies/pipe.yaml", "policies/folder.yaml"] {
                let named = try bounded(["decide", "--request", shop.path(file), "--policies", shop.policies])
                #expect(named.status == 1 || named.status == 3)
                let request = try bounded(["check", shop.path(file)])
                #expect(request.status == 1 || request.messages.contains("TG0744"), "\(request.messages)")
            }
            let empty = try bounded([
                "decide", "--request", shop.path("policies/empty.yaml"), "--policies", shop.policies,
            ])
            expect(empty, says: "empty.yaml:1:1: TG0118", "an empty request")
        }
    }

    @Test func `a party, a statement and a signature that are hostile register and sign nothing`() throws {
        try PreparedWorkshop.withCopy { shop in
            let before = try shop.entries()
            let party = Door.party.head + "a: &a x\nb: *a\n"
            try shop.write(party, "policies/hostile.yaml")
            let register = try bounded(["party", "register", "--policies", shop.policies] + shop.opening)
            expect(register, says: "policies/hostile.yaml:4:4: TG0109", "party")
            try FileManager.default.removeItem(atPath: shop.path("policies/hostile.yaml"))
            let texts = [
                ("empty", ""), ("levels", String(repeating: "[", count: 500_000)), ("NUL", "{\"a\":\"\u{0}\"}"),
                ("mark", "\u{feff}{}"), ("doubled", "{\"a\":1,\"a\":2}"),
                ("commas", "[1" + String(repeating: ",1", count: 300_000) + "]"),
                ("large", String(repeating: "x", count: 5 << 20)),
                ("long", "{\"" + String(repeating: "k", count: 1 << 20) + "\":1}"),
                (
                    "levels of members",
                    String(repeating: "{\"payload\":", count: 400) + "1" + String(repeating: "}", count: 400)
                ),
            ]
            for (name, text) in texts {
                try shop.write(text, "hostile.json")
                let file = shop.path("hostile.json")
                let event = ["agreement", "suspend", "clinic-study-1", "--payload", file, "--signature", file]
                let order = ["recall", String(repeating: "0", count: 32), "--payload", file, "--signature", file]
                let detached =
                    ["agreement", "register", "clinic-study-1", "--policies", shop.policies, "--signature", file]
                for (arguments, says) in [
                    (event + shop.opening, "TG07"), (order + shop.opening, "TG07"), (detached + shop.opening, "TG07"),
                    (
                        [
                            "sign", "--payload", file, "--key", file, "--key-passphrase-file", file, "--output",
                            file + ".s",
                        ], "TG07"
                    ),
                ] { expect(try bounded(arguments), says: says, "\(name) \(arguments.prefix(2))") }
            }
            #expect(try shop.entries() == before)
            #expect(!DurableFile.exists(shop.path("hostile.json.s")))
        }
    }

    @Test func `a file that changes while it is read is one of its texts or no document`() throws {
        try withDesk { shop in
            let path = shop.path("policies/agreement.yaml")
            let text = SmallOffice.agreement(version: 1)
            let other = text.replacing("k: 3,", with: "k: 4,")
            let writer = Process()
            writer.executableURL = URL(filePath: "/bin/bash")
            try shop.write(text, "one.yaml")
            try shop.write(other + String(repeating: "# more\n", count: 50_000), "two.yaml")
            writer.arguments = [
                "-c",
                "while [ ! -e '\(shop.path("stop"))' ]; do cat '\(shop.path("one.yaml"))' > '\(path)'; cat '\(shop.path("two.yaml"))' > '\(path)'; done",
            ]
            try writer.run()
            defer {
                _ = FileManager.default.createFile(atPath: shop.path("stop"), contents: nil)
                writer.waitUntilExit()
            }
            let sign = ["agreement", "show", "clinic-study-1", "--policies", shop.policies, "--format", "json"]
            var forms: Set<String> = []
            for _ in 0..<12 {
                let run = try bounded(sign)
                #expect(run.status == 0 || run.status == 3, "\(run.messages)")
                if run.status == 0 { forms.insert(run.output) }
            }
            #expect(forms.count <= 2)
        }
    }

    @Test func `of very many problems the first thousand are printed, and how many more there are`() throws {
        try withDesk { shop in
            let party = "tidegate: v1\nkind: party\nid: xa.wide\nname: N\njurisdiction: XA\nroles: [service]\n"
            try shop.write(party + (0..<10_000).map { "k\($0): 1\n" }.joined(), "policies/wide.yaml")
            let run = try bounded(["check", shop.policies, "--format", "json"])
            expect(run, says: "tidegate: TG0902: 9000 more problems are not shown", "10,000 keys")
            let diagnostics = try #require(run.json["diagnostics"] as? [[String: Any]])
            #expect(diagnostics.count == 1_001 && diagnostics.last?["code"] as? String == "TG0902")
        }
    }
}
