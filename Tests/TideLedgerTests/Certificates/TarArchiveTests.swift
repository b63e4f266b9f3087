import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

struct TarArchiveTests {
    private static let limit = TarUnpacking.Limit(entries: 100, bytes: 1 << 20)

    /// Files of many sizes in folders whose names sort in awkward ways.
    private static func sample() -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [
            "README.txt": Array("read me\n".utf8), "data/migrants.csv": Array("a,b\n1,2\n".utf8), "data.csv": [1],
            "data/deep/x": [], "é ü.txt": [2], "data-x/y": [3],
        ]
        for size in [0, 1, 511, 512, 513, 65_535, 65_536, 65_537] {
            files["sizes/\(size)"] = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
        }
        let long = String(repeating: "l", count: 90)
        files["\(long)/\(String(repeating: "n", count: 95))"] = [4]
        return files
    }

    private func archive(_ folder: URL) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try TarArchive.write(folder.path) { piece throws(LedgerError) in bytes += piece }
        return bytes
    }

    /// Unpacks bytes, given in pieces of some size, and returns the files.
    private func unpack(
        _ bytes: [UInt8],
        step: Int = 1000,
        limit: TarUnpacking.Limit = limit
    ) throws -> [String: [UInt8]] {
        try withTemporaryFolder { folder in
            var unpacking = TarUnpacking(into: folder.path, limit: limit)
            for start in stride(from: 0, to: bytes.count, by: step) {
                try unpacking.take(Array(bytes[start..<min(start + step, bytes.count)]))
            }
            try unpacking.finish()
            return try FolderFiles.read(folder.path)
        }
    }

    private func reason(_ bytes: [UInt8], limit: TarUnpacking.Limit = limit) -> String? {
        do {
            _ = try unpack(bytes, limit: limit)
            return nil
        } catch let error as LedgerError {
            #expect(error.kind == .refused && error.diagnostics.map(\.code.rawValue) == ["TG0685"], "\(error)")
            return error.diagnostics.first?.arguments.first
        } catch {
            return "\(error)"
        }
    }

    // MARK: - Against GNU tar

    @Test func `the archive is, byte for byte, the one of GNU tar`() throws {
        try withTemporaryFolder { root in
            let folder = root.appending(path: "bundle")
            try write(Self.sample(), to: folder)
            try FileManager.default.createDirectory(
                at: folder.appending(path: "empty"),
                withIntermediateDirectories: false
            )
            let ran = try run(
                "bash",
                "-c",
                """
                cd bundle && find . -mindepth 1 -maxdepth 1 -printf '%P\\n' | LC_ALL=C sort | tar --create --file ../gnu.tar \
                --format=ustar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -b 1 -T -
                """,
                in: root
            )
            #expect(ran.status == 0, "\(ran.output)")
            let gnu = Array(try Data(contentsOf: root.appending(path: "gnu.tar")))
            #expect(try archive(folder) == gnu)
            #expect(try archive(folder) == archive(folder))
        }
    }

    @Test func `GNU tar unpacks what we pack`() throws {
        try withTemporaryFolder { root in
            let folder = root.appending(path: "bundle")
            try write(Self.sample(), to: folder)
            try write(["a.tar": try archive(folder), "out/keep": []], to: root)
            let ran = try run("tar", "--extract", "--file", "../a.tar", in: root.appending(path: "out"))
            #expect(ran.status == 0 && ran.output.isEmpty, "\(ran.output)")
            var expected = Self.sample()
            expected["keep"] = []
            #expect(try FolderFiles.read(root.appending(path: "out").path) == expected)
        }
    }

    @Test(arguments: ["-b 1", "-b 20", "--mtime=2026-01-01 --owner=1000 --mode=0600"])
    func `we unpack what GNU tar packs`(options: String) throws {
        try withTemporaryFolder { root in
            try write(Self.sample(), to: root.appending(path: "bundle"))
            let ran = try run(
                "bash",
                "-c",
                "cd bundle && tar --create --file ../gnu.tar --format=ustar \(options) *",
                in: root
            )
            #expect(ran.status == 0, "\(ran.output)")
            let bytes = Array(try Data(contentsOf: root.appending(path: "gnu.tar")))
            for step in [1, 511, 512, 70_000] where step > 1 || options == "-b 1" {
                #expect(try unpack(bytes, step: step) == Self.sample())
            }
        }
    }

    @Test(arguments: ["gnu", "pax", "v7", "oldgnu"]) func `other formats of tar are refused`(format: String) throws {
        try withTemporaryFolder { root in
            try write(["x": [1]], to: root)
            _ = try run("tar", "--create", "--file", "gnu.tar", "--format=\(format)", "x", in: root)
            let bytes = Array(try Data(contentsOf: root.appending(path: "gnu.tar")))
            let kind = "there is something other than plain files and folders"
            #expect(reason(bytes) == (format == "pax" ? kind : "a header is not of the ustar format"))
        }
    }

    // MARK: - Hostile archives

    /// A ustar header made by hand, with a fitting checksum.
    private func header(
        _ name: String,
        kind: Character = "0",
        size: String = "00000000000",
        prefix: String = "",
        link: String = ""
    ) -> [UInt8] {
        func field(_ text: String, _ count: Int) -> [UInt8] {
            Array(text.utf8.prefix(count)) + [UInt8](repeating: 0, count: max(0, count - text.utf8.count))
        }
        var bytes = field(name, 100) + field("0000644", 8) + field("0000000", 8) + field("0000000", 8)
        bytes += field(size, 12) + field("00000000000", 12) + field("        ", 8) + field("\(kind)", 1)
        bytes += field(link, 100) + field("ustar\u{0}00", 8) + field("", 64) + field("0000000", 8) + field("0000000", 8)
        bytes += field(prefix, 155) + field("", 12)
        let sum = String(bytes.reduce(0) { $0 + Int($1) }, radix: 8)
        bytes.replaceSubrange(
            148..<156,
            with: Array("\(String(repeating: "0", count: 6 - sum.count))\(sum)\u{0} ".utf8)
        )
        return bytes
    }

    private static let end = [UInt8](repeating: 0, count: 1024)

    @Test(arguments: [
        "/etc/passwd", "../x", "a/../../x", "..", ".", "./x", "a//b", "", "x\ny", "x\ty", "x\u{7f}", "x/",
        "a/b/c/d/e/f/g/h/i",
    ]) func `a name that leaves the folder, or has a control character, is refused`(name: String) {
        #expect(reason(header(name) + Self.end) == "a name leaves the folder or has an unreadable character")
        #expect(reason(header("x", prefix: name) + Self.end) != nil || name.isEmpty)
    }

    @Test func `a name that is no text is refused`() {
        var bytes = header("abc")
        bytes[1] = 0xff
        bytes[154] = UInt8(ascii: " ")
        let sum = 0xff - Int(UInt8(ascii: "b"))
        let old = bytes[148..<154].reduce(0) { $0 << 3 | Int($1 - UInt8(ascii: "0")) }
        let digits = String(old + sum, radix: 8)
        bytes.replaceSubrange(148..<154, with: Array((String(repeating: "0", count: 6 - digits.count) + digits).utf8))
        #expect(reason(bytes + Self.end) == "a name leaves the folder or has an unreadable character")
    }

    @Test(arguments: ["1", "2", "3", "4", "6", "7", "x", "g", "L", "K", "S", "V", "\u{0}"] as [Character])
    func `links, devices and extensions are refused`(kind: Character) {
        #expect(
            reason(header("x", kind: kind) + Self.end) == "there is something other than plain files and folders"
        )
    }

    @Test func `what is not as it should be has its reason`() {
        let file = header("x", size: "00000000003")
        let body: [UInt8] = [1, 2, 3] + [UInt8](repeating: 0, count: 509)
        let zeros = [UInt8](repeating: 0, count: 512)
        #expect(reason(file + body + Self.end) == nil)
        #expect(reason(Self.end) == nil)
        let cases: [([UInt8], String)] = [
            (header("x", link: "y") + Self.end, "there is something other than plain files and folders"),
            (changed(file, at: 0) + body + Self.end, "a header's checksum is wrong"),
            (header("x", size: "9999") + Self.end, "a size cannot be read"),
            (header("x", size: "") + Self.end, "a size cannot be read"),
            (header("x", size: "777777777777") + Self.end, "a size cannot be read"),
            (header("d", kind: "5", size: "00000000001") + Self.end, "a size cannot be read"),
            (file + changed(body, at: 400) + Self.end, "a file is not padded with zeros"),
            (file + body + file + body + Self.end, "a name stands twice"),
            (header("d", kind: "5") + header("d/", kind: "5") + Self.end, "a name stands twice"),
            (header("d", kind: "5") + header("d") + Self.end, "a name stands twice"),
            (header("d/x") + Self.end, "a file's folder is not before it"),
            (header("x") + header("x/y") + Self.end, "a file's folder is not before it"),
            (header("x", size: "00004000001") + Self.end, "it has more than the limit"),
            (header("x", size: "77777777777") + Self.end, "it has more than the limit"),
            ([], "it is cut short"), (file, "it is cut short"), (file + body, "it is cut short"),
            (file + body + zeros, "it is cut short"), (file + body + Self.end.dropLast(), "it is cut short"),
            (Self.end + [0], "it is cut short"), (file.dropLast(), "it is cut short"),
            (file + body + zeros + file + body + Self.end, "something follows its end"),
            (Self.end + file + body + Self.end, "something follows its end"),
            (Self.end + Array(repeating: 0, count: 512 * 70), "something follows its end"),
        ]
        for (bytes, expected) in cases { #expect(reason(Array(bytes)) == expected) }
    }

    @Test func `the number of entries has a limit, and the sum of their sizes`() {
        let limit = TarUnpacking.Limit(entries: 3, bytes: 600)
        let names = ["a", "b", "c", "d"]
        func empty(_ count: Int) -> [UInt8] { names.prefix(count).flatMap { header($0) } + Self.end }
        #expect(reason(empty(3), limit: limit) == nil)
        #expect(reason(empty(4), limit: limit) == "it has more than the limit")
        let full = names.prefix(2).flatMap {
            header($0, size: "00000000454") + [UInt8](repeating: 1, count: 300) + [UInt8](repeating: 0, count: 212)
        }
        #expect(reason(full + Self.end, limit: limit) == nil)
        let one = TarUnpacking.Limit(entries: 3, bytes: 599)
        #expect(reason(full + Self.end, limit: one) == "it has more than the limit")
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func `a mangled archive is unpacked below its folder or refused`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = header("d", kind: "5") + header("d/x", size: "00000000003") + [1, 2, 3]
        bytes += [UInt8](repeating: 0, count: 509) + header("y") + Self.end
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
        }
        try withTemporaryFolder { root in
            let folder = root.appending(path: "out")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            var unpacking = TarUnpacking(into: folder.path, limit: Self.limit)
            let found = codes {
                try unpacking.take(bytes)
                try unpacking.finish()
            }
            #expect(found.isEmpty || found == ["TG0685"])
            #expect(try DurableFile.names(in: root.path) == ["out"])
        }
    }

    // MARK: - What is not packed

    @Test func `links, pipes and long names are not packed`() throws {
        try withTemporaryFolder { folder in
            try write(["x": [1]], to: folder)
            let link = folder.appending(path: "y").path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "x")
            #expect(codes { _ = try archive(folder) } == ["TG0686"])
            try FileManager.default.removeItem(atPath: link)
            _ = try run("mkfifo", link)
            #expect(codes { _ = try archive(folder) } == ["TG0686"])
            try FileManager.default.removeItem(atPath: link)
            #expect(codes { _ = try archive(folder) } == [])
            try write([String(repeating: "n", count: 101): [1]], to: folder)
            #expect(codes { _ = try archive(folder) } == ["TG0686"])
        }
        try withTemporaryFolder { folder in
            try write(["x\ny": [1]], to: folder)
            #expect(codes { _ = try archive(folder) } == ["TG0686"])
            #expect(codes { _ = try archive(folder.appending(path: "none")) } == ["TG0650"])
        }
    }

    @Test func `a file that does not fit a header is not packed`() throws {
        try withTemporaryFolder { folder in
            _ = try run("truncate", "-s", "8G", "huge", in: folder)
            #expect(codes { _ = try archive(folder) } == ["TG0686"])
        }
    }
}
