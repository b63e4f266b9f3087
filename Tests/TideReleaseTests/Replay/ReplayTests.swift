import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct ReplayTests {
    private func withOffice(_ steps: [BusyOffice.Step], _ body: (inout BusyOffice) throws -> Void) throws {
        try withTemporaryFolder { folder in
            var office = try BusyOffice(in: folder)
            for step in steps { try office.take(step) }
            try body(&office)
        }
    }

    @Test func `every kind of answer is decided again, and every released file measured again`() throws {
        let steps: [BusyOffice.Step] = [
            .otherPurpose, .release, .releaseAgain, .otherInput, .otherColumns, .suspend, .release, .resume, .nextMonth,
            .tooStrict, .breakOff, .breakOff, .nextMonth, .recall, .release, .releaseAgain,
        ]
        try withOffice(steps) { office in
            let kinds = Set(
                try LogListing(office: office.fixture.office).lines(reveal: false).map { "\($0.kind) \($0.state)" }
            )
            #expect(
                kinds.isSuperset(of: [
                    "release-decision released", "release-decision refused", "release-decision withheld",
                    "release-delivery confirmed", "release-delivery aborted", "agreement suspended",
                    "agreement resumed", "release-incident recalled",
                ])
            )
            let report = try office.fixture.base.replay()
            #expect(report.isEqual, "\(report.words)")
            #expect(report.replayed == report.equal && report.replayed >= 8 && report.measured >= 4)
            #expect(report.limits[.withheld] == 1)
            #expect((report.limits[.composition] ?? 0) > 0)
            #expect(Set(report.findings.map(\.code.rawValue)) == ["TG0975", "TG0976"])
        }
    }

    @Test(arguments: UInt64(1)...12)
    func `whatever an office does, its log replays equal`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let steps = (0..<8).map { _ in BusyOffice.Step.allCases.randomElement(using: &generator) ?? .release }
        try withOffice(steps) { office in
            let report = try office.fixture.base.replay()
            #expect(report.isEqual, "\(steps) \(report.words)")
            #expect(report.replayed == report.equal)
        }
    }

    @Test func `a signed request and a list of opt-outs replay, and so does the want of one`() throws {
        try withTemporaryFolder { folder in
            let clauses = """
                recipients: [xa.study/lead, xa.study/head]
                optOut: {column: person, register: national-opt-out}

                """
            let fixture = try ClauseFixture(in: folder, clauses: clauses)
            let list = try fixture.base.write("P3\nP5\n", "list.txt")
            func order(_ list: String?) throws -> ReleasePipeline<EmbeddedEngine>.Order {
                let plain = try fixture.order(optOut: list)
                let payload = RequestStatement(request: plain.request.digest).encoded
                let key = try fixture.officer("xa.study/lead").key
                let envelope = Envelope(signing: payload, type: PayloadType.request, keys: [key])
                return .init(
                    request: plain.request,
                    input: plain.input,
                    outbox: plain.outbox,
                    optOut: list,
                    requestSignature: .made(envelope.encoded, name: "request.dsse.json")
                )
            }
            _ = try fixture.release(fixture.order(optOut: list))
            let dry = try #require(try fixture.dryRun(order(list)).dryRun)
            var generator = SeededGenerator(seed: 6)
            let (name, key) = try fixture.officer(SmallOffice.approver)
            _ = try ApprovalRecording(office: fixture.office)
                .approve(dry.digest, by: .key(key, of: name), at: fixture.now, using: &generator)
            _ = try #require(try fixture.release(order(list)).released)
            _ = try #require(try fixture.release(order(nil), seed: 9).refused)
            let report = try fixture.base.replay()
            #expect(report.isEqual, "\(report.words)")
            #expect((report.replayed, report.equal, report.measured) == (3, 3, 1))
            #expect(report.limits == [.optOut: 1])
        }
    }

    @Test func `another answer than the rules give is told with its entry and its field`() throws {
        try withOffice([.release, .otherPurpose]) { office in
            let fixture = office.fixture
            var generator = SeededGenerator(seed: 41)
            let request = try fixture.order().request
            let decision = try fixture.office.decision(
                on: request,
                in: fixture.office.policies(),
                dryRun: nil,
                at: office.now,
                approvals: .required
            ).decision
            let reason = Reason(.purposeNotAllowed, .purposeNotAllowed, asked: "research", allowed: "none", clause: nil)
            let refused = decision.refused(for: reason)
            var entry = ReleaseDecisionEntry(
                verdict: .refused,
                engine: fixture.base.program,
                request: request.canonical,
                requester: request.requester.text
            )
            entry.reasons = refused.reasons.map(\.json)
            let record: JSONValue = ["decision": refused.json]
            let draft = entry.draft(using: &generator).committing(to: EvidenceMember.digest(of: record))
            let hidden = draft.hide(using: &generator)
            let anchor = try fixture.office.ledger.anchor()
            let signed = try hidden.sign(loggedAt: office.now, anchor: anchor, keys: [fixture.office.releaseKey])
            let index = try fixture.office.store.entryCount()
            try fixture.office.evidence.file(
                ["decision": refused.json, "disclosures": JSONValue(hidden.disclosures.map(\.text))],
                behind: ContentDigest(of: signed.bytes),
                index: index,
                using: &generator
            )
            _ = try fixture.office.ledger.append([signed.bytes])
            let report = try fixture.base.replay()
            let first = try #require(report.first)
            #expect(first.entry == index && first.field == "verdict")
            #expect(first.recorded == "refused" && first.again == "permitted")
            #expect(report.replayed == report.equal + 1)
            #expect(report.reasons.map(\.code.rawValue) == ["TG0970"])
        }
    }

    @Test func `figures that are not those of the file are told, though all else fits`() throws {
        try withOffice([.release]) { office in
            let fixture = office.fixture.base
            let log = try fixture.audited()
            let entry = try #require(log.entries.first { $0.statement.state == "released" })
            let release = try #require(office.released.first)
            // The bundle's rows, one of them twice: another file than the manifest lists.
            let bundles = fixture.folder.appending(path: "bundles")
            try FileManager.default.copyItem(atPath: fixture.outbox, toPath: bundles.path)
            #expect(try fixture.replay(bundles: bundles.path).isEqual)
            let data = bundles.appending(path: "\(release.id)/data/visits.csv").path
            var bytes = try DurableFile.read(data)
            let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
            bytes += Array((lines[1] + "\r\n").utf8)
            try DurableFile.write(data, bytes)
            let report = try fixture.replay(bundles: bundles.path)
            #expect(report.first?.entry == entry.index && report.first?.field == "releasedFile")
            try FileManager.default.removeItem(at: bundles)
            try DurableFile.createFolder(bundles.path)
            let without = try fixture.replay(bundles: bundles.path)
            #expect(without.isEqual && without.measured == 0)
            #expect(without.findings.map(\.code.rawValue) == ["TG0973", "TG0974"])
        }
    }

    @Test func `a file whose time was over is told as removed, with the day, and one that is lost is not`() throws {
        try withOffice([.release]) { office in
            let fixture = office.fixture.base
            let log = try fixture.audited()
            let entry = try #require(log.entries.first { $0.statement.state == "released" })
            let record = try fixture.office.evidence.record(behind: ContentDigest(of: entry.bytes))
            let address = try #require(record["releasedFile"]?.text.flatMap { ContentDigest(hex: $0) })
            let list = try SealedFile(at: address, in: fixture.office.evidence)
            var generator = SeededGenerator(seed: 51)
            // A piece alone, without the list: lost.
            let piece = try #require(list.addresses.first)
            let content = try fixture.office.evidence.get(piece)
            try fixture.office.evidence.remove(piece, at: office.now, using: &generator)
            let lost = try fixture.replay()
            #expect(lost.stopped?.code.rawValue == "TG0971" && lost.stopped?.arguments.first == "\(entry.index)")
            try fixture.office.evidence.put(content, using: &generator)
            #expect(try fixture.replay().isEqual)
            try fixture.office.evidence.remove(address, at: office.now, using: &generator)
            let removed = try fixture.replay()
            #expect(removed.isEqual && removed.measured == 0)
            let words = "removed on \(office.now.date)"
            #expect(removed.findings.first == Diagnostic(.fileNotMeasured, ["\(entry.index)", words]))
        }
    }
}
