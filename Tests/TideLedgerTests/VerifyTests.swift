import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct VerifyTests {
    private func exported(_ fixture: LedgerFixture) throws -> [String: [UInt8]] {
        try withTemporaryFolder { folder in
            try fixture.ledger.export(to: folder.path)
            return try FolderFiles.read(folder.path)
        }
    }

    private func reasons(_ files: [String: [UInt8]], _ trust: TrustFolder) -> [String] {
        AuditedLog.verify(files: files, trust: trust).reasons.map(\.code.rawValue)
    }

    // MARK: - A published log

    @Test(arguments: [1, 2, 5, 12, 257]) func `a log that was exported is verified`(size: Int) throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: size)
        let log = try #require(AuditedLog.verify(files: try exported(fixture), trust: fixture.trust).value)
        #expect(log.checkpoint.size == size)
        #expect(log.entries.map(\.statement) == fixture.entries.map(\.statement))
        #expect(log.entries.map(\.index) == Array(0..<size))
        #expect(log.entries.allSatisfy { $0.signers == [fixture.releaseKey.verifyingKey] })
    }

    @Test func `an entry that is dated before the one that it follows is a finding, with both, and no refusal`() throws
    {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 4)
        #expect(AuditedLog.verify(files: try exported(fixture), trust: fixture.trust).value?.findings == [])
        fixture.clock = -3600
        try fixture.grow(to: 6)
        fixture.clock = 0
        try fixture.grow(to: 7)
        let log = try #require(AuditedLog.verify(files: try exported(fixture), trust: fixture.trust).value)
        // Once for the clock that was set back; the entries after it follow each other again.
        #expect(log.findings.map(\.code.rawValue) == ["TG0644"])
        #expect(
            log.findings.map(\.message) == [
                "entry 4 is dated 2026-09-21T13:13:24Z, before entry 3, which is dated 2026-09-21T14:13:23Z"
            ]
        )
    }

    @Test(arguments: [(Int64(250), false), (400, true)])
    func `an entry that is older than the tree head that it names is a finding`(ahead: Int64, isFound: Bool) throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 4)
        try fixture.append(fixture.delivery.draft().hide(using: &fixture.generator), seen: ahead)
        let log = try #require(AuditedLog.verify(files: try exported(fixture), trust: fixture.trust).value)
        #expect(log.findings.map(\.code.rawValue) == (isFound ? ["TG0648"] : []))
    }

    @Test func `a log in a folder is verified, and one that is not there cannot be`() throws {
        let fixture = try LedgerFixture()
        try withTemporaryFolder { folder in
            try fixture.ledger.export(to: folder.path)
            #expect(try AuditedLog.verify(folder: folder.path, trust: fixture.trust).value != nil)
            #expect(
                codes { _ = try AuditedLog.verify(folder: folder.path + "/none", trust: fixture.trust) } == ["TG0650"]
            )
        }
    }

    @Test func `a log in a folder holds plain files of the tree and their folders alone`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 3)
        let files = try exported(fixture)
        func reasons(_ spoil: (String) throws -> Void) throws -> [[String]] {
            try withTemporaryFolder { folder in
                let log = folder.appending(path: "log")
                try write(files, to: log)
                try spoil(log.path)
                return try AuditedLog.verify(folder: log.path, trust: fixture.trust).reasons
                    .map { [$0.code.rawValue] + $0.arguments }
            }
        }
        let manager = FileManager.default
        #expect(try reasons { _ in }.isEmpty)
        for name in ["x", "tile/x", "tile/0/x", "tile/0/000", "tile/1/000.p", "tile/x/y"] {
            let found = try reasons { try DurableFile.createFolder("\($0)/\(name)") }
            #expect(found.last == ["TG0636", "\(name)/"], "\(name)")
        }
        // An earlier size's partial tiles may be there; a crash while they are removed leaves their folder.
        #expect(try reasons { try DurableFile.createFolder("\($0)/tile/0/000.p") }.isEmpty)
        for name in ["x", "tile/x", "checkpoint"] {
            let piped = try reasons { folder in
                try? manager.removeItem(atPath: "\(folder)/\(name)")
                _ = try run("mkfifo", "\(folder)/\(name)")
            }
            #expect(piped == [["TG0636", name]])
            let linked = try reasons { folder in
                try? manager.moveItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/../\(name)")
                try manager.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: "../\(name)")
            }
            #expect(linked == [["TG0636", name]])
        }
    }

    @Test func `a changed bit of any file of a log is refused`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 2)
        let files = try exported(fixture)
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            // Entries are long, so a sample of their bytes; elsewhere every bit.
            let bits: [UInt8] = path.contains("entries") ? [1] : (0..<8).map { 1 << $0 }
            let step = path.contains("entries") ? 37 : 1
            for position in stride(from: 0, to: bytes.count, by: step) {
                for bit in bits {
                    var mangled = files
                    mangled[path] = changed(bytes, at: position, by: bit)
                    #expect(!reasons(mangled, fixture.trust).isEmpty, "byte \(position) of \(path)")
                }
            }
        }
    }

    @Test func `entries swapped, removed, doubled or put in are refused`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 6)
        let files = try exported(fixture)
        let path = "tile/entries/000.p/6"
        let bodies = try #require(files[path].flatMap(EntryBundle.decode))
        func with(_ bodies: [[UInt8]]) -> [String] {
            var mangled = files
            mangled[path] = EntryBundle.encode(bodies)
            return reasons(mangled, fixture.trust)
        }
        for index in 0..<5 {
            var swapped = bodies
            swapped.swapAt(index, index + 1)
            #expect(with(swapped).contains("TG0638"))
        }
        for index in 0..<6 {
            var doubled = bodies
            doubled[index] = bodies[(index + 1) % 6]
            #expect(with(doubled).contains("TG0638"))
        }
        #expect(with(Array(bodies.dropLast())) == ["TG0639"])
        #expect(with(bodies + [bodies[1]]) == ["TG0639"])
        #expect(with(bodies.dropLast() + [[]]).contains("TG0618"))
    }

    @Test func `an entry that is logged again is refused, under a true tree head too`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 3)
        _ = try fixture.ledger.append([fixture.entries[1].bytes])
        #expect(reasons(try exported(fixture), fixture.trust) == ["TG0647"])
    }

    @Test func `missing and strange files are refused`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 6)
        let files = try exported(fixture)
        for path in files.keys {
            var mangled = files
            mangled[path] = nil
            #expect(reasons(mangled, fixture.trust) == ["TG0635"], "\(path)")
        }
        for path in [
            "tile/0/001", "tile/0/000", "tile/0/000.p/7", "index.html", "tile/1/000.p/1", "tile/entries/000.p/7",
        ] {
            var mangled = files
            mangled[path] = [1]
            #expect(reasons(mangled, fixture.trust) == ["TG0636"], "\(path)")
        }
        // What an earlier export left is allowed if it is right.
        var older = files
        older["tile/0/000.p/2"] = Array(try #require(files["tile/0/000.p/6"]).prefix(64))
        let bodies = try #require(files["tile/entries/000.p/6"].flatMap(EntryBundle.decode))
        older["tile/entries/000.p/2"] = EntryBundle.encode(Array(bodies.prefix(2)))
        #expect(reasons(older, fixture.trust) == [])
        older["tile/0/000.p/2"] = Array(try #require(files["tile/0/000.p/6"]).suffix(64))
        #expect(reasons(older, fixture.trust) == ["TG0637"])
        older["tile/0/000.p/2"] = nil
        older["tile/entries/000.p/2"] = EntryBundle.encode(Array(bodies.suffix(2)))
        #expect(reasons(older, fixture.trust) == ["TG0639"])
    }

    @Test func `a log that others signed is refused`() throws {
        let fixture = try LedgerFixture()
        let other = try LedgerFixture(seed: 2)
        #expect(reasons(try exported(fixture), other.trust) == ["TG0631"])
        #expect(reasons([:], fixture.trust) == ["TG0635"])
        // The right log key, and entries of a release key that is not trusted.
        let trust = try TrustFolder(
            ["policy": policyBytes(fixture), "release/r.pub.pem": other.releaseKey.verifyingKey.pem],
            folder: ""
        )
        #expect(reasons(try exported(fixture), trust).first == "TG0634")
    }

    private func policyBytes(_ fixture: LedgerFixture) throws -> [UInt8] {
        TrustPolicy.text(
            log: try VerifierKey(name: LedgerFixture.origin, kind: .ed25519, key: fixture.logKey.verifyingKey)
        )
    }

    @Test func `a genesis that does not fit the trust folder is refused`() throws {
        let fixture = try LedgerFixture()
        let files = try exported(fixture)
        var generator = SeededGenerator(seed: 77)
        let stranger = SigningKey(using: &generator).verifyingKey
        let release = fixture.releaseKey.verifyingKey.pem
        let moreKeys = try TrustFolder(
            ["policy": policyBytes(fixture), "release/a.pub.pem": release, "release/b.pub.pem": stranger.pem],
            folder: ""
        )
        #expect(
            AuditedLog.verify(files: files, trust: moreKeys).reasons.map(\.arguments) == [
                ["release", stranger.keyID, "1"]
            ]
        )
        let otherPolicy = try TrustFolder(
            ["policy": try policyBytes(fixture) + [0x0a], "release/a.pub.pem": release],
            folder: ""
        )
        let found = AuditedLog.verify(files: files, trust: otherPolicy).reasons
        #expect(found.map { [$0.code.rawValue] + $0.arguments } == [["TG0640", "its policy"]])
    }

    @Test func `a log that does not begin with its genesis, or has two, is refused`() throws {
        let other = try LedgerFixture()
        let store = MemoryLedgerStore()
        let ledger = try Ledger(store: store, origin: LedgerFixture.origin, key: other.logKey, mark: MemoryMark()) {
            _ in
        }
        var fixture = try LedgerFixture()
        try fixture.grow(to: 2)
        _ = try ledger.append([fixture.entries[1].bytes, fixture.entries[0].bytes])
        let files = try withTemporaryFolder { folder in
            try ledger.export(to: folder.path)
            return try FolderFiles.read(folder.path)
        }
        #expect(reasons(files, fixture.trust).contains("TG0640"))
    }

    @Test func `an anchor that the log did not have is refused`() throws {
        var fixture = try LedgerFixture()
        let later = Anchor(uncosigned: Checkpoint(origin: LedgerFixture.origin, size: 1, root: ContentDigest(of: "x")))
        let entry = try fixture.agreement.draft(using: &fixture.generator).hide(using: &fixture.generator)
            .sign(loggedAt: Instant(secondsSince1970: 0), anchor: later, keys: [fixture.releaseKey])
        _ = try fixture.ledger.append([entry.bytes])
        #expect(reasons(try exported(fixture), fixture.trust) == ["TG0641"])
    }

    @Test func `an empty log, and a size beyond the files, are refused`() throws {
        let fixture = try LedgerFixture()
        func checkpoint(_ size: Int, _ root: ContentDigest) throws -> [UInt8] {
            let text = Checkpoint(origin: LedgerFixture.origin, size: size, root: root).text
            return try SignedNote(text: text, name: LedgerFixture.origin, key: fixture.logKey).encoded
        }
        #expect(reasons(["checkpoint": try checkpoint(0, MerkleHash.empty)], fixture.trust) == ["TG0642"])
        let far = try checkpoint(9_007_199_254_740_991, ContentDigest(of: "x"))
        #expect(reasons(["checkpoint": far], fixture.trust) == ["TG0635"])
    }

    // MARK: - A receipt

    @Test func `a release's entry and receipt are verified`() throws {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 6)
        let bundle = try fixture.bundle()
        let entry = try #require(bundle[BundleFile.statement])
        let receipt = try #require(bundle[BundleFile.receipt])
        let verified = try #require(
            VerifiedReceipt.verify(entry: entry, receipt: receipt, trust: fixture.trust).value
        )
        #expect(verified.entry.index == 6 && verified.checkpoint.size == 7)
        #expect(verified.entry.statement.state == "released")
        let manifest = try ReleaseManifest(try #require(bundle[BundleFile.manifest]), file: "m")
        #expect(verified.entry.statement.subjects.first?.digest == manifest.digest)
        let found = bundle.map {
            ReleaseManifest.File(name: $0.key, digest: ContentDigest(of: $0.value), size: $0.value.count)
        }
        #expect(manifest.differences(from: found).isEmpty)
        for (name, bytes) in [("entry", entry), ("receipt", receipt)] {
            for position in bytes.indices where name == "receipt" || position % 11 == 0 {
                let other = changed(bytes, at: position, by: 1 << UInt8(position % 8))
                let isEntry = name == "entry"
                let result = VerifiedReceipt.verify(
                    entry: isEntry ? other : entry,
                    receipt: isEntry ? receipt : other,
                    trust: fixture.trust
                )
                #expect(!result.reasons.isEmpty, "byte \(position) of the \(name)")
            }
        }
        let earlier = try fixture.ledger.receipt(for: 3).encoded
        let wrong = VerifiedReceipt.verify(entry: entry, receipt: earlier, trust: fixture.trust)
        #expect(wrong.reasons.map(\.code.rawValue) == ["TG0633"])
    }

    // MARK: - The trust folder

    @Test func `a trust folder names its problems all at once`() throws {
        let fixture = try LedgerFixture()
        let policy = try policyBytes(fixture)
        let key = fixture.releaseKey.verifyingKey.pem
        #expect(fixture.trust.releaseKeys == [fixture.releaseKey.verifyingKey])
        #expect(fixture.trust.partyKeys["ministry--registrar"] == fixture.officerKey.verifyingKey)
        #expect(fixture.trust.policy.needsNoWitness)
        func found(_ files: [String: [UInt8]]) -> [String] { codes { _ = try TrustFolder(files, folder: "trust") } }
        #expect(found(["policy": policy, "release/r.pub.pem": key, "README.txt": [1]]) == [])
        #expect(found([:]) == ["TG0617"])
        #expect(found(["policy": policy]) == ["TG0617"])
        #expect(found(["policy": policy, "release/r.pem": key]) == ["TG0616"])
        #expect(found(["policy": policy, "release/.pub.pem": key]) == ["TG0616"])
        #expect(found(["policy": [1], "parties/a.pub.pem": [1], "x": [1]]) == ["TG0601", "TG0615", "TG0616"])
        #expect(codes { _ = try TrustFolder.read("/nowhere/trust") } == ["TG0650"])
        try withTemporaryFolder { folder in
            try write(["trust/policy": policy, "trust/release/r.pub.pem": key, "key": key], to: folder)
            let trust = folder.appending(path: "trust").path
            #expect(codes { _ = try TrustFolder.read(trust) } == [])
            let link = "\(trust)/release/s.pub.pem"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../key")
            #expect(codes { _ = try TrustFolder.read(trust) } == ["TG0616"])
            try FileManager.default.removeItem(atPath: link)
            _ = try run("mkfifo", link)
            #expect(codes { _ = try TrustFolder.read(trust) } == ["TG0616"])
        }
    }

    @Test func `every message of the ledger has its words`() {
        let mine = Catalogue.messages.filter { $0.code.rawValue.hasPrefix("TG06") }
        #expect(mine.count > 70)
        for message in mine {
            #expect(message.text.first?.isLowercase == true || message.text.hasPrefix("`"), "\(message.code.rawValue)")
            #expect(!message.text.hasSuffix("."))
        }
    }
}
