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
