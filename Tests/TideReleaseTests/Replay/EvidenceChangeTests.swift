import Foundation
import Testing
import TideCore
import TideLedger
import TideRelease
import TideTestSupport

/// Evidence that somebody who can open it changed afterwards.
@Suite struct EvidenceChangeTests {
    /// What a record says, with one of its values another one: every value in turn.
    private func changes(of value: JSONValue, at path: String = "") -> [(path: String, value: JSONValue)] {
        switch value {
        case .object(let members):
            members.sorted { $0.key < $1.key }.flatMap { name, member in
                changes(of: member, at: "\(path)/\(name)").map { change in
                    (change.path, .object(members.merging([name: change.value]) { $1 }))
                } + [(path: "\(path)/\(name) gone", value: .object(members.filter { $0.key != name }))]
            }
        case .array(let elements):
            elements.indices.flatMap { place in
                changes(of: elements[place], at: "\(path)/\(place)").map { change in
                    var changed = elements
                    changed[place] = change.value
                    return (change.path, .array(changed))
                }
            }
        case .string(let text): [(path, .string(Self.other(text)))]
        case .integer(let number): [(path, .integer(number + 1))]
        case .bool(let flag): [(path, .bool(!flag))]
        case .null: [(path, "none")]
        }
    }

    /// A text like another: digits stay digits, so that a digest or a time still reads as one.
    private static func other(_ text: String) -> String {
        guard let last = text.last else { return "x" }
        let others: [Character: Character] = ["0": "1", "a": "b", "A": "B"]
        if last == "Z", text.count == 20 { return text.replacing("202", with: "203") }
        return text.dropLast() + String(others[last] ?? (last.isNumber ? "0" : "a"))
    }

    @Test func `every value behind every entry that is changed is reported at that entry`() throws {
        try withTemporaryFolder { folder in
            var office = try BusyOffice(in: folder)
            for step in [BusyOffice.Step.otherPurpose, .release, .suspend, .resume, .recall] { try office.take(step) }
            let fixture = office.fixture.base
            let log = try fixture.audited()
            #expect(try Replay(log, opened: fixture.opened()).run().isEqual)
            var generator = SeededGenerator(seed: 61)
            var count = 0
            for entry in log.entries.dropFirst() {
                let digest = ContentDigest(of: entry.bytes)
                let record = try fixture.office.evidence.record(behind: digest)
                func file(_ value: JSONValue) throws {
                    let index = value["index"]?.number ?? -1
                    let members = value.members ?? [:]
                    try fixture.office.evidence.file(members, behind: digest, index: index, using: &generator)
                }
                for change in changes(of: record) {
                    try file(change.value)
                    let report = try Replay(log, opened: fixture.opened()).run()
                    let place = report.first?.entry ?? report.stopped.flatMap { $0.arguments.first }.flatMap { Int($0) }
                    #expect(
                        !report.isEqual && place == entry.index,
                        "entry \(entry.index) \(change.path): \(report.words)"
                    )
                    count += 1
                }
                try file(record)
            }
            #expect(count > 300)
            #expect(try Replay(log, opened: fixture.opened()).run().isEqual)
        }
    }

    @Test func `a record that is gone, or another entry's, ends the replay at that entry`() throws {
        try withTemporaryFolder { folder in
            var office = try BusyOffice(in: folder)
            for step in [BusyOffice.Step.otherPurpose, .release] { try office.take(step) }
            let fixture = office.fixture.base
            let log = try fixture.audited()
            for entry in log.entries {
                let path = "\(fixture.office.paths.evidence)/entries/\(ContentDigest(of: entry.bytes).hex).sealed"
                let kept = try DurableFile.read(path)
                try DurableFile.remove(path)
                let gone = try Replay(log, opened: fixture.opened()).run()
                #expect(gone.stopped?.arguments.first == "\(entry.index)" && gone.first == nil)
                var changed = kept
                changed[kept.count / 2] ^= 1
                try DurableFile.write(path, changed)
                #expect(try Replay(log, opened: fixture.opened()).run().stopped?.arguments.first == "\(entry.index)")
                try DurableFile.write(path, kept)
            }
            #expect(try Replay(log, opened: fixture.opened()).run().isEqual)
        }
    }

    @Test func `an approval that is taken out of the journal, or put in another officer's name, is missed`() throws {
        try withTemporaryFolder { folder in
            var office = try BusyOffice(in: folder)
            try office.take(.release)
            let fixture = office.fixture.base
            let log = try fixture.audited()
            let decision = try #require(log.entries.first { $0.statement.state == "released" }).index
            let journal = try fixture.office.evidence.journalCount()
            for kept in 0..<journal {
                let opened = OpenedEvidence(
                    configuration: fixture.office.configuration,
                    evidence: fixture.office.evidence,
                    journal: kept
                )
                let report = Replay(log, opened: opened).run()
                // Dry run and approval come first; what follows says only that the bundle was staged and left.
                #expect(report.first?.entry == (kept < 2 ? decision : nil), "\(kept) \(report.words)")
            }
        }
    }

    @Test func `evidence of another office is told by the name of its log or its first entry`() throws {
        try withTemporaryFolder { folder in
            let one = try ReleaseFixture(in: folder.appending(path: "one"))
            let other = try ReleaseFixture(in: folder.appending(path: "other"), seed: 2)
            #expect(try Replay(one.audited(), opened: other.opened()).run().stopped?.code.rawValue == "TG0971")
            let renamed = OpenedEvidence(
                configuration: WorkspaceConfiguration(office: "xa.clinic", origin: "other.example/log"),
                evidence: one.office.evidence,
                journal: 0
            )
            #expect(try Replay(one.audited(), opened: renamed).run().stopped?.code.rawValue == "TG0972")
        }
    }
}
