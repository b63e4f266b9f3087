import Foundation
import Testing
import TideCore
import TideDisclosure
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct BundleVerificationTests {
    /// A small released bundle with the trust folder that verifies it.
    private func bundle(in folder: URL) throws -> (files: [String: [UInt8]], trust: TrustFolder, folder: String) {
        let fixture = try ReleaseFixture(in: folder)
        let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
        let released = try #require(try fixture.releaseApproved(order).released)
        return (try FolderFiles.read(released.bundle), try fixture.trust, released.bundle)
    }

    @Test func `a released bundle verifies with the figures measured again`() throws {
        try withTemporaryFolder { folder in
            let (files, trust, path) = try bundle(in: folder)
            let verified = try #require(BundleVerifier(trust: trust).verify(files).value)
            #expect(verified.measured.smallestClass >= 3)
            #expect(verified.disclosed["recipient"] == "xa.study")
            #expect(try BundleVerifier(trust: trust).verify(folder: path).value != nil)
        }
    }

    /// Two halves of the positions, so that both cores work on them.
    @Test(arguments: [0, 1])
    func `one changed byte anywhere breaks verification`(half: Int) throws {
        try withTemporaryFolder { folder in
            let (files, trust, _) = try bundle(in: folder)
            let verifier = BundleVerifier(trust: trust)
            var generator = SeededGenerator(seed: 11)
            for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
                var files = files
                for position in stride(from: half, to: bytes.count, by: 2) {
                    var changed = bytes
                    changed[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                    files[name] = changed
                    if verifier.verify(files).value != nil { Issue.record("\(name) verifies, changed at \(position)") }
                }
            }
        }
    }

    @Test func `a file missing, extra, cut or swapped breaks verification`() throws {
        try withTemporaryFolder { folder in
            let (files, trust, path) = try bundle(in: folder)
            let verifier = BundleVerifier(trust: trust)
            for name in files.keys.sorted() {
                var without = files
                without[name] = nil
                #expect(verifier.verify(without).value == nil, "without \(name)")
                var cut = files
                cut[name] = Array(files[name]?.dropLast() ?? [])
                #expect(verifier.verify(cut).value == nil, "cut \(name)")
                var longer = files
                longer[name, default: []].append(0x0a)
                #expect(verifier.verify(longer).value == nil, "longer \(name)")
            }
            for name in ["extra.txt", "data/extra.csv", ".hidden", "../outside"] {
                #expect(verifier.verify(files.merging([name: []]) { $1 }).value == nil, "\(name)")
            }
            var swapped = files
            swapped["report.html"] = files["agreement.html"]
            swapped["agreement.html"] = files["report.html"]
            #expect(verifier.verify(swapped).value == nil)
            try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: "README.txt")
            #expect(try verifier.verify(folder: path).reasons.map(\.code) == [.bundleNotAFile])
        }
    }

    @Test func `a receipt and statement of another release do not verify this one's files`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder)
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let first = try #require(try fixture.releaseApproved(order).released)
            let second = try #require(try fixture.release(order, seed: 99).released)
            var files = try FolderFiles.read(first.bundle)
            let others = try FolderFiles.read(second.bundle)
            for name in ["release.dsse.json", "release.tlog-proof"] { files[name] = others[name] }
            let verifier = BundleVerifier(trust: try fixture.trust)
            #expect(verifier.verify(files).reasons.map(\.code).contains(.statementOfAnother))
            #expect(verifier.verify(others).value != nil)
        }
    }

    @Test func `a trust folder of another office verifies nothing`() throws {
        try withTemporaryFolder { folder in
            let (files, _, _) = try bundle(in: folder.appending(path: "a"))
            let stranger = try ReleaseFixture(in: folder.appending(path: "b"), seed: 77)
            #expect(BundleVerifier(trust: try stranger.trust).verify(files).value == nil)
        }
    }
}
