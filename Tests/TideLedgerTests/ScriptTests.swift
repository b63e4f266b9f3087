import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// `examples/verify-without-tidegate.sh`, which knows nothing of this program.
@Suite struct ScriptTests {
    private let script = repositoryRoot.appending(path: "examples/verify-without-tidegate.sh").path

    /// A bundle as `bundle`, its trust folder as `trust`.
    private func lay(_ fixture: LedgerFixture, _ bundle: [String: [UInt8]], in folder: URL) throws {
        let log = try VerifierKey(name: LedgerFixture.origin, kind: .ed25519, key: fixture.logKey.verifyingKey)
        try write(bundle, to: folder.appending(path: "bundle"))
        try write(
            ["policy": TrustPolicy.text(log: log), "release/release.pub.pem": fixture.releaseKey.verifyingKey.pem],
            to: folder.appending(path: "trust")
        )
    }

    private func verify(_ folder: URL) throws -> Ran { try run(script, "bundle", "trust", in: folder) }

    @Test(arguments: [1, 2, 6, 12]) func `a bundle is verified by openssl and jq alone`(size: Int) throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: size)
        let bundle = try fixture.bundle()
        try withTemporaryFolder { folder in
            try lay(fixture, bundle, in: folder)
            let ran = try verify(folder)
            #expect(ran.status == 0, "\(ran.output)")
            #expect(!ran.output.contains("FAILED") && ran.output.contains("verified: entry \(size) of"))
        }
    }

    @Test func `a tampered bundle fails at the check that is for it`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 5)
        let bundle = try fixture.bundle()
        func text(_ name: String) -> String { String(decoding: bundle[name] ?? [], as: UTF8.self) }
        let receipt = text(BundleFile.receipt)
        let hash = try #require(receipt.split(separator: "\n").dropFirst(2).first.map(String.init))
        let other = Base64.encode(ContentDigest(of: "x").bytes)
        let stranger = try LedgerFixture(seed: 9)
        let cases: [(String, String, [UInt8]?)] = [
            ("files: every file", "data/incidents.csv", Array("region,month\n".utf8)),
            ("files: every file", "report.json", nil),
            ("files: none but", "extra.txt", []),
            ("manifest: layout", BundleFile.manifest, Array((text(BundleFile.manifest) + "\n").utf8)),
            ("statement: released", BundleFile.manifest, Array((text(BundleFile.manifest) + "\n").utf8)),
            ("receipt: the entry", BundleFile.receipt, Array(receipt.replacingOccurrences(of: hash, with: other).utf8)),
            ("receipt: layout", BundleFile.receipt, Array(receipt.dropLast().utf8)),
            (
                "receipt: the entry", BundleFile.receipt,
                Array(receipt.replacingOccurrences(of: "index 5", with: "index 4").utf8)
            ),
            (
                "checkpoint: signed", BundleFile.receipt,
                Array(receipt.replacingOccurrences(of: "\n6\n", with: "\n7\n").utf8)
            ),
            ("checkpoint: signed", BundleFile.receipt, try stranger.ledger.receipt(for: 0).encoded),
            ("entry: signed", BundleFile.statement, stranger.entries[0].bytes),
            ("entry: layout", BundleFile.statement, Array((text(BundleFile.statement) + "\n").utf8)),
            ("statement: released", BundleFile.statement, fixture.entries[2].bytes),
            ("disclosures", BundleFile.disclosures, Array(#"["WyJhIiwiYiIsImMiXQ"]"#.utf8)),
            ("disclosures", BundleFile.disclosures, Array("{}".utf8)),
        ]
        for (check, name, bytes) in cases {
            var tampered = bundle
            tampered[name] = bytes
            try withTemporaryFolder { folder in
                try lay(fixture, tampered, in: folder)
                let ran = try verify(folder)
                #expect(ran.status == 2, "\(name): \(ran.output)")
                #expect(ran.output.contains("FAILED  \(check)"), "\(name): \(ran.output)")
            }
        }
    }

    /// What an office could sign that wants to deceive; the program refuses these too.
    @Test func `a signed manifest with other names, spellings or rows is refused`() throws {
        let cases: [(String, Identifier, String, String, [String: [UInt8]?])] = [
            ("manifest: layout", "incidents", #"","version""#, #"\n","version""#, [:]),
            ("manifest: layout", "incidents", #"report.json""#, #"report.json\n""#, ["report.json\n": [1]]),
            ("manifest: layout", "incidents", #"","size":7}"#, #"\n","size":7}"#, [:]),
            (
                "manifest: layout", "incidents", #"{"name":"report.html""#,
                #"{"name":"extra.txt","sha256":"\#(ContentDigest(of: "").hex)","size":0},{"name":"report.html""#,
                ["extra.txt": []]
            ),
            ("manifest: layout", "incidents", "README.txt", "README.md", ["README.txt": nil, "README.md": [1]]),
            ("manifest: layout", "incidents", "README.txt", "/dev/zero", ["README.txt": nil]),
            (
                "manifest: layout", "incidents", "data/incidents.csv", "data/Incidents.csv",
                ["data/incidents.csv": nil, "data/Incidents.csv": [1]]
            ),
            ("manifest: layout", "incidents", #""version":"v1"}"#, #""version":"v1"}{}"#, [:]),
            ("files: every file", "incidents", #""size":7}"#, #""size":8}"#, [:]),
            ("disclosures: the data file", "others", "", "", [:]),
        ]
        for (check, dataset, part, other, files) in cases {
            var fixture = try LedgerFixture()
            try fixture.grow(to: 2)
            var bundle = try fixture.bundle(of: dataset) { $0.replacingOccurrences(of: part, with: other) }
            for (name, bytes) in files { bundle[name] = bytes }
            try withTemporaryFolder { folder in
                try lay(fixture, bundle, in: folder)
                let ran = try verify(folder)
                #expect(ran.status == 2, "\(other): \(ran.output)")
                let failed = ran.output.split(separator: "\n").first { $0.hasPrefix("FAILED") }
                #expect(failed?.hasPrefix("FAILED  \(check)") == true, "\(other): \(ran.output)")
            }
        }
    }

    @Test func `links, pipes and further folders are refused before anything is read`() throws {
        var fixture = try LedgerFixture()
        let bundle = try fixture.bundle()
        let cases = [
            ("bundle", "ln -s /etc/hostname bundle/link"), ("bundle", "ln -s /etc bundle/link"),
            ("bundle", "mv bundle/README.txt . && ln -s ../README.txt bundle/README.txt"),
            ("bundle", "mv bundle/data . && ln -s ../data bundle/data"),
            ("bundle", "mkfifo bundle/pipe"),
            ("bundle", "rm bundle/README.txt && mkfifo bundle/README.txt"),
            ("bundle", "rm bundle/release.tlog-proof && mkfifo bundle/release.tlog-proof"),
            ("bundle", "mkdir bundle/empty"), ("bundle", "mkdir bundle/data/empty"), ("bundle", "mkdir bundle/$'\\n'"),
            ("trust", "mv trust/policy . && ln -s ../policy trust/policy"),
            ("trust", "mkfifo trust/release/other.pub.pem"), ("trust", "mkdir trust/release/more"),
        ]
        for (name, spoil) in cases {
            try withTemporaryFolder { folder in
                try lay(fixture, bundle, in: folder)
                #expect(try run("bash", "-c", spoil, in: folder).status == 0)
                let ran = try run("timeout", "20", script, "bundle", "trust", in: folder)
                #expect(ran.status == 2 && ran.output.hasSuffix("not verified\n"), "\(spoil): \(ran.output)")
                #expect(ran.output.contains("FAILED  \(name): plain files"), "\(spoil): \(ran.output)")
                #expect(!ran.output.contains("receipt:"), "\(spoil): \(ran.output)")
            }
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>) func `a changed byte anywhere fails`(seed: UInt64) throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 3)
        var bundle = try fixture.bundle()
        var generator = SeededGenerator(seed: seed)
        let name = try #require(bundle.keys.sorted().randomElement(using: &generator))
        let bytes = try #require(bundle[name])
        let position = Int.random(in: bytes.indices, using: &generator)
        bundle[name] = changed(bytes, at: position, by: 1 << UInt8.random(in: 0..<8, using: &generator))
        try withTemporaryFolder { folder in
            try lay(fixture, bundle, in: folder)
            let ran = try verify(folder)
            #expect(ran.status == 2, "byte \(position) of \(name): \(ran.output)")
        }
    }

    @Test func `without two folders it says how it is used`() throws {
        let ran = try run(script, "nowhere")
        #expect(ran.status == 64 && ran.output.hasPrefix("usage:"))
    }
}
