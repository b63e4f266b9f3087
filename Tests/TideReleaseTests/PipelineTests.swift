import Foundation
import Testing
import TideAgreement
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

@Suite struct PipelineTests {
    private func withFixture(_ body: (ReleaseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ReleaseFixture(in: $0)) }
    }

    /// The kinds and states of the log's entries, oldest first.
    private func log(_ fixture: ReleaseFixture) throws -> [String] {
        try LogListing(office: fixture.office).lines(reveal: false).map { "\($0.kind) \($0.state)" }
    }

    /// What lies in the outbox, staging folders included.
    private func outbox(_ fixture: ReleaseFixture) -> [String] {
        (try? DurableFile.names(in: fixture.outbox)) ?? []
    }

    @Test func `a release is decided, logged, delivered and logged as delivered`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let released = try #require(try fixture.releaseApproved(order).released)
            #expect(outbox(fixture) == [released.id.text])
            #expect(
                try log(fixture) == [
                    "log-event genesis", "party registered", "agreement registered", "release-decision released",
                    "release-delivery confirmed",
                ]
            )
            #expect(try fixture.office.register.releases().map(\.state) == [.delivered])
            let files = try FolderFiles.paths(in: released.bundle)
            #expect(
                files == [
                    "README.txt", "agreement.html", "data/visits.csv", "disclosures.json", "release-manifest.json",
                    "release.dsse.json", "release.tlog-proof", "report.html", "report.json",
                ]
            )
        }
    }

    @Test func `nothing of the source leaves but what was granted`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let released = try #require(try fixture.releaseApproved(order).released)
            for (name, bytes) in try FolderFiles.read(released.bundle) {
                let text = String(decoding: bytes, as: UTF8.self)
                for secret in ["P17", "Invented, 17", "2025-01-11"] {
                    #expect(!text.contains(secret), "\(name)")
                }
            }
            let data = try DurableFile.read("\(released.bundle)/data/visits.csv")
            let header = data.prefix { $0 != 0x0d }
            #expect(String(decoding: header, as: UTF8.self) == "person,age,region,sex")
        }
    }

    @Test func `a decimal column leaves in half-open bands`() throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder, isRegistered: false)
            var files = fixture.small.files
            let dataset = String(decoding: try #require(files["dataset.yaml"]), as: UTF8.self)
            files["dataset.yaml"] = Array(
                dataset.replacing("age: {role: quasi, type: integer", with: "age: {role: quasi, type: decimal").utf8
            )
            _ = try fixture.registerParties(files)
            _ = try fixture.register(files)
            var source = SmallOffice.source(rows: 120)
            for (whole, decimal) in [(",21,", ",21.50,"), (",24,", ",24.99,"), (",29,", ",29.999,")] {
                source = source.replacing(whole, with: decimal)
            }
            let order = try fixture.order(SmallOffice.request(), fixture.write(source))
            let released = try #require(try fixture.releaseApproved(order).released)
            let data = String(
                decoding: try DurableFile.read("\(released.bundle)/data/visits.csv"),
                as: UTF8.self
            )
            let ages = Set(data.split(separator: "\r\n").dropFirst().map { $0.split(separator: ",")[1] })
            #expect(ages == ["20 to under 25", "25 to under 30"])
        }
    }

    @Test func `the log holds no name of a party, agreement, dataset or column`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            _ = try #require(try fixture.releaseApproved(order).released)
            _ = try fixture.release(fixture.order(SmallOffice.request(purpose: "enforcement"), order.input))
            for stored in try fixture.office.ledger.store.entries(0..<fixture.office.ledger.store.entryCount()) {
                let envelope = try Envelope(stored.body, file: "entry")
                let text = String(decoding: envelope.payload, as: UTF8.self)
                for name in ["xa.clinic", "xa.study", "clinic-study", "visits", "person", "region", "request-1"] {
                    #expect(!text.contains(name), "entry \(stored.index)")
                }
            }
        }
    }

    @Test func `a dry run, its repetition and the release make the same bytes`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let first = try #require(try fixture.dryRun(order).dryRun)
            let second = try #require(try fixture.dryRun(order).dryRun)
            #expect(first.digest == second.digest)
            try fixture.approve(first.digest)
            let released = try #require(try fixture.release(order).released)
            let data = try DurableFile.read("\(released.bundle)/data/visits.csv")
            #expect(first.record["output"]?["sha256"]?.text == ContentDigest(of: data).hex)
        }
    }

    @Test func `a refusal is logged and leaves nothing in the outbox`() throws {
        try withFixture { fixture in
            let order = try fixture.order(
                SmallOffice.request(purpose: "enforcement", k: 2),
                fixture.write(SmallOffice.source(rows: 120))
            )
            let refused = try #require(try fixture.release(order).refused)
            let codes = Set(refused.decision.reasons.map(\.code))
            #expect(codes == [.purposeNotAllowed, .kBelow, .approvals])
            #expect(outbox(fixture).isEmpty)
            #expect(try log(fixture).last == "release-decision refused")
        }
    }

    @Test func `an unmeetable safeguard withholds, with the best attainable figures`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(k: 60), fixture.write(SmallOffice.source(rows: 40)))
            #expect(try fixture.dryRun(order).withheld != nil)
            let approvedOtherwise = try fixture.order(SmallOffice.request(), order.input)
            #expect(try fixture.releaseApproved(approvedOtherwise).released != nil)
            let before = outbox(fixture)
            // The request of k 60 has no approval of its own, since its dry run had nothing to approve.
            #expect(try fixture.release(order).refused?.decision.reasons.map(\.code) == [.approvals])
            #expect(outbox(fixture) == before)
        }
    }

    @Test func `an approval covers the bytes that were seen, not another input`() throws {
        try withFixture { fixture in
            let path = try fixture.write(SmallOffice.source(rows: 120))
            let order = try fixture.order(SmallOffice.request(), path)
            let dry = try #require(try fixture.dryRun(order).dryRun)
            try fixture.approve(dry.digest)
            _ = try fixture.write(SmallOffice.source(rows: 121))
            let refused = try #require(try fixture.release(order).refused)
            #expect(refused.decision.reasons.map(\.code) == [.approvals])
            #expect(outbox(fixture).isEmpty)
        }
    }

    @Test func `an officer who is not asked to approve does not count`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let dry = try #require(try fixture.dryRun(order).dryRun)
            #expect(codes { try fixture.approve(dry.digest, as: "xa.study/head") } == ["TG0897"])
            // Nor does it count where it is on record all the same.
            let name = try #require(OfficerName("xa.study/head"))
            let key = try #require(fixture.small.keys["xa.study/head"])
            let payload = try ApprovalRecording(office: fixture.office).payload(of: dry.digest, at: fixture.now)
            let envelope = Envelope(signing: payload.encoded, type: PayloadType.approval, keys: [key])
            var generator = SeededGenerator(seed: 31)
            try fixture.office.register.record(
                ApprovalRecord(
                    request: payload.request,
                    dryRun: dry.digest,
                    officer: name,
                    envelope: fixture.office.evidence.put(envelope.encoded, using: &generator),
                    recordedAt: fixture.now
                )
            )
            #expect(try fixture.release(order).refused?.decision.reasons.map(\.code) == [.approvals])
        }
    }

    @Test func `an approval of what nobody ran dry, or by a stranger's key, is refused`() throws {
        try withFixture { fixture in
            #expect(throws: ReleaseError.invalid([Diagnostic(.dryRunUnknown, [ContentDigest(of: "x").hex])])) {
                try fixture.approve(ContentDigest(of: "x"))
            }
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let dry = try #require(try fixture.dryRun(order).dryRun)
            var generator = SeededGenerator(seed: 3)
            let stranger = SigningKey(using: &generator)
            for name in ["xa.clinic/steward", "xa.clinic/nobody"] {
                #expect(throws: ReleaseError.self) {
                    try ApprovalRecording(office: fixture.office).approve(
                        dry.digest,
                        by: .key(stranger, of: try #require(OfficerName(name))),
                        at: fixture.now,
                        using: &generator
                    )
                }
            }
        }
    }

    @Test func `the same reader gets the identical transformation of the identical input again`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let first = try #require(try fixture.releaseApproved(order).released)
            let second = try #require(try fixture.release(order, seed: 50).released)
            #expect(first.id != second.id)
            let data = try [first, second].map { try DurableFile.read("\($0.bundle)/data/visits.csv") }
            #expect(data[0] == data[1])
        }
    }

    @Test func `another view of the same dataset that singles people out does not compose`() throws {
        try withFixture { fixture in
            let input = try fixture.write(SmallOffice.source(rows: 120))
            _ = try #require(try fixture.releaseApproved(fixture.order(SmallOffice.request(), input)).released)
            let other = try fixture.order(SmallOffice.request(columns: ["person", "age", "region"]), input)
            let refused = try #require(try fixture.releaseApproved(other).refused)
            #expect(refused.decision.reasons.map(\.code) == [.composition])
            #expect(outbox(fixture).count == 1)
        }
    }

    @Test func `another view of the same dataset that parts nobody from others composes`() throws {
        try withFixture { fixture in
            let input = try fixture.write(SmallOffice.source(rows: 120))
            let first = try #require(try fixture.releaseApproved(fixture.order(SmallOffice.request(), input)).released)
            // Every visit was in the same year, so this column tells nothing apart.
            let columns = ["age", "region", "sex", "visited"]
            let other = try fixture.order(SmallOffice.request(columns: columns), input)
            let second = try #require(try fixture.releaseApproved(other, seed: 50).released)
            func cells(_ bundle: String, _ leftOut: String) throws -> [[Substring]] {
                let text = String(decoding: try DurableFile.read("\(bundle)/data/visits.csv"), as: UTF8.self)
                let lines = text.split(whereSeparator: \.isNewline)
                    .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
                let place = try #require(lines.first?.firstIndex(of: leftOut[...]))
                return lines.map { line in
                    var line = line
                    line.remove(at: place)
                    return line
                }.sorted { $0.lexicographicallyPrecedes($1) }
            }
            #expect(try cells(first.bundle, "person") == cells(second.bundle, "visited"))
        }
    }

    @Test func `a dataset changed after the signatures refuses until it is signed anew`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            var files = fixture.small.files
            let dataset = String(decoding: files["dataset.yaml"] ?? [], as: UTF8.self)
            files["dataset.yaml"] = Array(
                dataset.replacing("sex: {role: quasi", with: "sex: {role: attribute").utf8
            )
            // Another agreement brings the changed document into the register.
            files["agreement.yaml"] = Array(
                SmallOffice.agreement(version: 1).replacing("id: clinic-study-1", with: "id: clinic-study-2").utf8
            )
            files["first.yaml"] = fixture.small.files["agreement.yaml"]
            _ = try fixture.register(files, "clinic-study-2")
            let decision = try #require(try fixture.dryRun(order).dryRun).decision
            #expect(decision.agreement?.id == "clinic-study-2")
            let older = decision.candidates.first { $0.agreement.id == "clinic-study-1" }
            #expect(older?.reasons.map(\.code).contains(.binding) == true)
        }
    }

    @Test func `an office does not work under a clock that is behind its log, but for two seconds`() throws {
        try withFixture { fixture in
            for (seconds, isBehind) in [(0, false), (-2, false), (-3, true), (-86_400, true)] {
                let now = Instant(secondsSince1970: fixture.now.secondsSince1970 + Int64(seconds))
                #expect(codes { try fixture.office.checkClock(now) } == (isBehind ? ["TG0757"] : []), "\(seconds)")
            }
        }
    }

    @Test func `an interrupted release is finished by recovery, and only once`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            _ = try #require(try fixture.releaseApproved(order).released)
            var generator = SeededGenerator(seed: 9)
            #expect(try Recovery(office: fixture.office).run(at: fixture.now, using: &generator).isEmpty)
        }
    }
}
