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
            #expect(verified.measured.classes.smallestClass >= 3)
            #expect(!verified.verdicts.isEmpty && verified.verdicts.allSatisfy { $0.isMet })
            #expect(verified.disclosed["recipient"] == "xa.study")
            #expect(try BundleVerifier(trust: trust).verify(folder: path).value != nil)
        }
    }

    /// Two halves of the positions, so that both cores work on them.
    ///
    /// Of the large pages, which the manifest binds by their digest alone, every 16th byte: a digest knows no positions.
    @Test(arguments: [0, 1])
    func `one changed byte anywhere breaks verification`(half: Int) throws {
        try withTemporaryFolder { folder in
            let (files, trust, _) = try bundle(in: folder)
            let verifier = BundleVerifier(trust: trust)
            var generator = SeededGenerator(seed: 11)
            for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
                var files = files
                let isPage = name.hasPrefix("report.") || name == "agreement.html"
                let step = isPage ? 16 : 1
                for position in stride(from: half * step, to: bytes.count, by: 2 * step) {
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

    @Test func `a folder beside the data folder or in it breaks verification, an empty one too`() throws {
        try withTemporaryFolder { folder in
            let (_, trust, path) = try bundle(in: folder)
            let verifier = BundleVerifier(trust: trust)
            for name in ["empty", "data/empty", ".hidden", "data/\n"] {
                try DurableFile.createFolder("\(path)/\(name)")
                let reasons = try verifier.verify(folder: path).reasons
                #expect(reasons.map(\.code) == [.extraFile] && reasons.first?.arguments == ["\(name)/"])
                try DurableFile.remove("\(path)/\(name)")
            }
            #expect(try verifier.verify(folder: path).value != nil)
        }
    }

    /// What an office could sign that wants to deceive: another dataset, or none.
    @Test func `the data file bears the name of the dataset that the statement discloses`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder)
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let released = try #require(try fixture.releaseApproved(order).released)
            let honest = try FolderFiles.read(released.bundle)
            let verifier = BundleVerifier(trust: try fixture.trust)
            let disclosed = try #require(verifier.verify(honest).value).disclosed
            func reasons(file: Identifier, entry: Identifier?) throws -> [[String]] {
                let files = try resigned(honest, fixture, disclosed, file: file, entry: entry)
                return verifier.verify(files).reasons.map { [$0.code.rawValue] + $0.arguments }
            }
            #expect(try reasons(file: "visits", entry: "visits") == [])
            #expect(try reasons(file: "visits", entry: "others") == [["TG0727", "data/visits.csv"]])
            #expect(try reasons(file: "others", entry: "visits") == [["TG0727", "data/others.csv"]])
            #expect(try reasons(file: "visits", entry: nil) == [["TG0728", "disclosures.json"]])
        }
    }

    /// The rows of a bundle under another data file's name and another entry, properly signed and logged.
    private func resigned(
        _ honest: [String: [UInt8]],
        _ fixture: ReleaseFixture,
        _ disclosed: [String: JSONValue],
        file: Identifier,
        entry: Identifier?
    ) throws -> [String: [UInt8]] {
        var generator = SeededGenerator(seed: 8)
        var decision = ReleaseDecisionEntry(
            verdict: .released,
            engine: fixture.program,
            request: disclosed["request"] ?? .null,
            requester: "xa.study"
        )
        decision.dataset = entry
        decision.columns = disclosed["columns"]?.elements?.compactMap(\.text)
        decision.figures = disclosed["figures"]
        let hidden = decision.draft(using: &generator).hide(using: &generator)
        var files = honest
        for name in BundleFile.unlisted.union(["data/visits.csv"]) { files[name] = nil }
        files[BundleFile.data(of: file)] = honest["data/visits.csv"]
        files[BundleFile.disclosures] = Disclosure.encodeList(hidden.disclosures(for: .recipient))
        let listed = files.map { file in
            ReleaseManifest.File(name: file.key, digest: ContentDigest(of: file.value), size: file.value.count)
        }
        let manifest = ReleaseManifest(files: listed, using: &generator)
        let ledger = fixture.office.ledger
        let signed = try hidden.covering(manifest: manifest.digest)
            .sign(loggedAt: fixture.now, anchor: ledger.anchor(), keys: [fixture.office.releaseKey])
        let index = try ledger.append([signed.bytes]).indexes.lowerBound
        files[BundleFile.manifest] = manifest.encoded
        files[BundleFile.statement] = signed.bytes
        files[BundleFile.receipt] = try ledger.receipt(for: index).encoded
        return files
    }

    @Test func `a bundle is readable by its owner alone`() throws {
        try withTemporaryFolder { folder in
            let (files, _, path) = try bundle(in: folder)
            func mode(_ name: String) throws -> Int? {
                try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
            }
            for name in ["", "data"] { #expect(try mode(name) == 0o700, "\(name)") }
            for name in files.keys { #expect(try mode(name) == 0o600, "\(name)") }
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
