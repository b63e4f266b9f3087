import Foundation
import Testing
import TideCore
import TideTestSupport

/// What is read of a policy folder, and what is not.
@Suite struct FolderFilesTests {
    private func visible(
        _ folder: URL,
        _ unfit: FolderFiles.Unfit = .refused,
        limits: FolderFiles.Limits = .standard
    ) throws -> [String] {
        try FolderFiles.visible(folder.path, unfit: unfit, limits: limits).keys.sorted()
    }

    private func refusal(_ work: () throws -> Void) throws -> [String] {
        do {
            try work()
            return []
        } catch let error as FolderError {
            #expect(error.kind == .invalid)
            return error.diagnostics.map(\.rendered)
        }
    }

    @Test func `links, pipes and sockets are refused by name, and hidden ones are passed over`() throws {
        try withTemporaryFolder { folder in
            try write(["a.yaml": [], "x.yaml/b.yaml": [], ".git/config": []], to: folder)
            #expect(try visible(folder) == ["a.yaml", "x.yaml/b.yaml"])
            let manager = FileManager.default
            try manager.createSymbolicLink(
                atPath: folder.path + "/link.yaml",
                withDestinationPath: folder.path + "/a.yaml"
            )
            try manager.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: folder.path)
            try manager.createSymbolicLink(atPath: folder.path + "/.hidden", withDestinationPath: "/etc/passwd")
            try makePipe(at: folder.path + "/pipe.yaml")
            let refused = try refusal { _ = try visible(folder) }
            let advice = "\n  hint: put the file itself into the folder; a name that begins with a dot is passed over"
            #expect(
                refused
                    == ["link.yaml", "loop", "pipe.yaml"].map {
                        "TG0123: `\(folder.path)/\($0)` is no plain file" + advice
                    }
            )
            #expect(try visible(folder, .leftOut) == ["a.yaml", "x.yaml/b.yaml"])
        }
    }

    @Test func `a document whose ending is in capitals is not left out in silence`() throws {
        try withTemporaryFolder { folder in
            try write(["a.yaml": [], "FIREWALL.YAML": [], "x/b.Yml": [], "notes.TXT": []], to: folder)
            let advice = "\n  hint: rename it, so that it ends in `.yaml` or `.yml`"
            #expect(
                try refusal { _ = try visible(folder) }
                    == ["FIREWALL.YAML", "x/b.Yml"].map {
                        "TG0299: file `\(folder.path)/\($0)` ends in capitals" + advice
                    }
            )
        }
    }

    @Test func `a folder takes files up to its limits, and one of a document's size is left to its reader`() throws {
        try withTemporaryFolder { folder in
            try write(
                ["a.csv": [UInt8](repeating: 0, count: 10), "b.csv": [UInt8](repeating: 0, count: 8)],
                to: folder
            )
            #expect(try visible(folder, limits: .init(file: 10, folder: 18)) == ["a.csv", "b.csv"])
            let large = try refusal { _ = try visible(folder, limits: .init(file: 9, folder: 18)) }
            #expect(
                large == [
                    "TG0124: `\(folder.path)/a.csv` has more than 9 bytes, the most that a file of a policy folder has"
                        + "\n  hint: keep data and archives elsewhere"
                ]
            )
            let together = try refusal { _ = try visible(folder, limits: .init(file: 10, folder: 17)) }
            #expect(
                together == [
                    "TG0125: with `\(folder.path)/b.csv` the policy folder has more than 17 bytes, "
                        + "the most that its files have together\n  hint: keep data and archives elsewhere"
                ]
            )
            try write(["c.yaml": [UInt8](repeating: 0, count: 2 << 20)], to: folder)
            let files = try FolderFiles.visible(folder.path)
            #expect(files["c.yaml"]?.count == FolderFiles.largestDocument + 1)
        }
    }

    @Test func `a folder that is not there could not be read`() throws {
        let error = #expect(throws: FolderError.self) { try FolderFiles.visible("/nowhere/policies") }
        #expect(error?.kind == .failed && error?.diagnostics.map(\.code) == [.fileFailed])
    }

    @Test(arguments: [
        ("a/b/", "a/b"), ("a//b", "a/b"), ("a/b//", "a/b"), ("/", "/"), ("//", "/"), ("", ""), ("./a/", "./a"),
        ("../a", "../a"), ("/a/./b", "/a/./b"), ("é/", "é"),
    ])
    func `a path is printed without the slashes that say nothing`(path: String, plain: String) {
        #expect(PlainPath.of(path) == plain)
    }

    @Test func `a message is one line of bounded length without what misleads the eye`() {
        let long = Diagnostic(.unknownStateKey, [String(repeating: "k", count: 1_000_000)])
        #expect(long.message.utf8.count < 2_100 && long.message.contains("…"))
        let turned = Diagnostic(
            .unknownStateKey,
            ["a\u{202e}b\nc\u{0}"],
            at: Place(file: "x\u{200b}.yaml", line: 1, column: 2)
        )
        #expect(turned.rendered.hasPrefix("xU+200B.yaml:1:2: TG0351: unknown key `aU+202EbU+000AcU+0000`"))
        #expect(turned.json["file"]?.text == "x\u{200b}.yaml")
    }
}
