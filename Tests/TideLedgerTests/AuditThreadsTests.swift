import Foundation
import Testing
import TideCore
import TideLedger
import TideTestSupport

/// An audit finds the same on any number of threads, and whether it keeps the entries or not.
@Suite struct AuditThreadsTests {
    /// What an audit said, as far as it can be told apart.
    private struct Said: Equatable {
        let reasons: [Diagnostic]
        let findings: [Diagnostic]?
        let counts: [EntryKind: Int]?
        let roots: [ContentDigest?]
    }

    private func audit(_ files: [String: [UInt8]], _ trust: TrustFolder, threads: Int, keepingBytes: Bool) -> Said {
        let result = AuditedLog.verify(files: files, trust: trust, keepingBytes: keepingBytes, threads: threads)
        let roots = result.value.map { log in [0, 1, 255, 256, 257, 530, 531].map { log.root(atSize: $0) } }
        return Said(
            reasons: result.reasons,
            findings: result.value?.findings,
            counts: result.value?.counts,
            roots: roots ?? []
        )
    }

    /// A log of three bundles, in which an entry is dated back.
    private func log() throws -> (fixture: LedgerFixture, files: [String: [UInt8]]) {
        var fixture = try LedgerFixture()
        try fixture.grow(to: 300)
        fixture.clock = -3600
        try fixture.grow(to: 310)
        fixture.clock = 0
        try fixture.grow(to: 530)
        let files = try withTemporaryFolder { folder in
            try fixture.ledger.export(to: folder.path)
            return try FolderFiles.read(folder.path)
        }
        return (fixture, files)
    }

    @Test func `reasons and findings do not depend on threads`() throws {
        let (fixture, files) = try log()
        let first = "tile/entries/000"
        var bodies = try #require(files[first].flatMap(EntryBundle.decode))
        var cases: [(name: String, files: [String: [UInt8]], isSound: Bool)] = [("untouched", files, true)]
        func spoil(_ name: String, _ path: String, _ bytes: [UInt8]?) {
            var spoilt = files
            spoilt[path] = bytes
            cases.append((name, spoilt, false))
        }
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            spoil("\(path) is gone", path, nil)
            for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 3)) {
                var changed = bytes
                changed[place] ^= 4
                spoil("\(path) at \(place)", path, changed)
            }
        }
        spoil("a stranger", "tile/2/000", [1])
        spoil("a partial tile beyond the end", "tile/0/002.p/19", [1])
        spoil("another spelling", "tile/0/x000/000", [1])
        bodies[100] = fixture.entries[7].bytes
        bodies[200] = fixture.entries[7].bytes
        bodies[201] = fixture.entries[9].bytes
        bodies[17] = [1, 2]
        spoil("entries twice and one that is none", first, EntryBundle.encode(bodies))
        for (name, files, isSound) in cases {
            let one = audit(files, fixture.trust, threads: 1, keepingBytes: true)
            #expect(one.reasons.isEmpty == isSound, "\(name)")
            for threads in [1, 2, 5] {
                let other = audit(files, fixture.trust, threads: threads, keepingBytes: false)
                #expect(other == one, "\(name) on \(threads)")
            }
            #expect(audit(files, fixture.trust, threads: 3, keepingBytes: true) == one, "\(name)")
        }
        let untouched = audit(files, fixture.trust, threads: 2, keepingBytes: false)
        #expect(untouched.findings?.map(\.code.rawValue) == ["TG0644"])
        #expect(untouched.counts?.values.reduce(0, +) == 530)
        #expect(untouched.roots.first == .some(nil) && untouched.roots.last == .some(nil))
        #expect(untouched.roots[5] == AuditedLog.verify(files: files, trust: fixture.trust).value?.checkpoint.root)
    }

    @Test func `where entries are not kept, what the log says about itself is`() throws {
        let (fixture, files) = try log()
        let log = try #require(AuditedLog.verify(files: files, trust: fixture.trust, keepingBytes: false).value)
        #expect(log.entries.map(\.index) == [0])
        #expect(log.entries.first?.bytes == [])
        #expect(!log.isFrozen && log.predecessor == nil)
    }
}
