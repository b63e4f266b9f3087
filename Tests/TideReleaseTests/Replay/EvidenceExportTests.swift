import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct EvidenceExportTests {
    private let passphrase = Redacted(Array("the auditor's".utf8))

    private func withExport(
        _ range: ClosedRange<Int>? = nil,
        _ body: (BusyOffice, AuditedLog, String) throws -> Void
    ) throws {
        try withTemporaryFolder { folder in
            var office = try BusyOffice(in: folder)
            for step in [BusyOffice.Step.release, .otherPurpose, .suspend, .resume] { try office.take(step) }
            let target = folder.appending(path: "for-the-auditor").path
            var generator = SeededGenerator(seed: 71)
            _ = try EvidenceExport(of: office.fixture.office, from: range?.lowerBound ?? 0, to: range?.upperBound)
                .write(to: target, passphrase: passphrase, using: &generator)
            try body(office, office.fixture.base.audited(), target)
        }
    }

    @Test func `an export replays as the office's own evidence does, without the workspace`() throws {
        try withExport { office, log, folder in
            let own = try office.fixture.base.replay()
            try DurableFile.remove(office.fixture.office.paths.root)
            let opened = try EvidenceExport.open(folder, passphrase: passphrase)
            let report = Replay(log, opened: opened).run()
            #expect(report.isEqual, "\(report.words)")
            #expect(report.json(showingValues: false) == own.json(showingValues: false))
            #expect(report.measured == 1)
        }
    }

    @Test func `it opens nothing of the office's, holds no classes of units, and nobody else reads it`() throws {
        try withExport { office, log, folder in
            let master = EvidenceStore(folder: folder, master: office.fixture.office.master)
            let entry = try #require(log.entries.first { $0.statement.state == "released" })
            let digest = ContentDigest(of: entry.bytes)
            #expect(codes { _ = try master.record(behind: digest) } == ["TG0604"])
            let opened = try EvidenceExport.open(folder, passphrase: passphrase)
            let record = try opened.evidence.record(behind: digest)
            #expect(record == (try office.fixture.office.evidence.record(behind: digest)))
            let classes = try #require(record["unitClasses"]?.text.flatMap { ContentDigest(hex: $0) })
            #expect(office.fixture.office.evidence.contains(classes) && !opened.evidence.contains(classes))
            for path in try FolderFiles.paths(in: folder) {
                let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
                #expect(facts[.posixPermissions] as? Int == 0o600, "\(path)")
            }
        }
    }

    @Test func `a wrong passphrase, a changed index and another's key open nothing`() throws {
        try withExport { _, log, folder in
            #expect(codes { _ = try EvidenceExport.open(folder, passphrase: Redacted(Array("x".utf8))) }.count == 1)
            let path = "\(folder)/evidence.json"
            let index = String(decoding: try DurableFile.read(path), as: UTF8.self)
            let edits = [("\"from\":0", "\"from\":1"), ("xa.clinic", "xa.study"), ("\"journal\":", "\"journal\":1")]
            for (old, new) in edits {
                #expect(index.contains(old))
                try DurableFile.write(path, Array(index.replacing(old, with: new).utf8))
                #expect(codes { _ = try EvidenceExport.open(folder, passphrase: passphrase) }.count == 1, "\(new)")
            }
            try DurableFile.write(path, Array("{}".utf8))
            #expect(codes { _ = try EvidenceExport.open(folder, passphrase: passphrase) } == ["TG0978"])
            _ = log
        }
    }

    @Test func `a part of the entries replays alone, and says nothing of the others' decisions`() throws {
        try withExport(5...7) { office, log, folder in
            let opened = try EvidenceExport.open(folder, passphrase: passphrase)
            let report = Replay(log, opened: opened).run()
            #expect(report.isEqual && report.range == 5..<8, "\(report.words)")
            let decisions = log.entries[5..<8].count { $0.statement.type == .releaseDecision }
            #expect(report.replayed == decisions && report.measured == 0 && decisions > 0)
            let others = log.entries.filter { $0.statement.type == .releaseDecision && !(5..<8).contains($0.index) }
            #expect(report.outside == others.map(\.index) && !others.isEmpty)
            #expect(report.findings.map(\.code).contains(.decisionsOutside))
            let earlier = try #require(log.entries.first { $0.statement.state == "released" })
            #expect(earlier.index < 5)
            let record = try opened.evidence.record(behind: ContentDigest(of: earlier.bytes))
            #expect(Set(record.members?.keys.sorted() ?? []) == ["duties", "index", "register"])
            let size = log.entries.count
            for (from, to) in [(size, size), (0, size), (3, size + 7), (size, nil), (-1, 3), (4, 3)] as [(Int, Int?)] {
                #expect(codes { _ = try EvidenceExport(of: office.fixture.office, from: from, to: to) } == ["TG0979"])
            }
        }
    }

    @Test func `nothing is written over, and nothing half written stays`() throws {
        try withExport { office, _, folder in
            var generator = SeededGenerator(seed: 72)
            let export = try EvidenceExport(of: office.fixture.office)
            #expect(
                codes { _ = try export.write(to: folder, passphrase: passphrase, using: &generator) } == ["TG0723"]
            )
            let journal = "\(office.fixture.office.paths.evidence)/journal/00000001.sealed"
            try DurableFile.write(journal, [1, 2, 3])
            let other = "\(folder)-2"
            #expect(codes { _ = try export.write(to: other, passphrase: passphrase, using: &generator) }.count == 1)
            let names = try DurableFile.names(in: office.fixture.base.folder.path)
            #expect(!names.contains { $0.hasPrefix("for-the-auditor-2") })
        }
    }
}
