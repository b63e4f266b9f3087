import Foundation
import Testing
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// Two files that one reader holds must not say more together than each alone.
@Suite struct CompositionTests {
    private func withFixture(_ body: (ReleaseFixture) throws -> Void) throws {
        try withTemporaryFolder { try body(ReleaseFixture(in: $0)) }
    }

    private func reasons(_ outcome: ReleaseOutcome) -> [ReasonCode]? { outcome.refused?.decision.reasons.map(\.code) }

    @Test func `an amended hierarchy is another transformation, though levels and columns are the same`() throws {
        try withFixture { fixture in
            // One visit alone is in the district whose region the amendment changes.
            let rows = SmallOffice.source(rows: 120).replacing(",n3,", with: ",n1,")
            let source = rows.replacingFirst(",n1,", with: ",n3,")
            let order = try fixture.order(SmallOffice.request(), fixture.write(source))
            _ = try #require(try fixture.releaseApproved(order).released)
            var files = fixture.small.files
            let regions = String(decoding: files["regions.csv"] ?? [], as: UTF8.self)
            files["regions.csv"] = Array(regions.replacing("n3,North", with: "n3,South").utf8)
            files["agreement.yaml"] = Array(SmallOffice.agreement(version: 2).utf8)
            _ = try fixture.register(files)
            let outcome = try fixture.releaseApproved(order)
            #expect(outcome.refused?.decision.reasons.map(\.message) == [.compositionUnderK])
        }
    }

    @Test func `the same input under another dataset's name does not compose either`() throws {
        try withFixture { fixture in
            let first = SmallOffice.request(columns: ["person", "age", "region"])
            let order = try fixture.order(first, fixture.write(SmallOffice.source(rows: 60)))
            _ = try #require(try fixture.releaseApproved(order).released)
            var files = fixture.small.files
            func renamed(_ path: String) -> [UInt8] {
                let text = String(decoding: files[path] ?? [], as: UTF8.self)
                return Array(
                    text.replacing("id: visits\n", with: "id: visits-again\n")
                        .replacing("dataset: visits\n", with: "dataset: visits-again\n")
                        .replacing("domain: clinic-study}", with: "domain: clinic-study-nine}")
                        .replacing("id: clinic-study-1", with: "id: clinic-study-9").replacing("k: 3,", with: "k: 4,")
                        .utf8
                )
            }
            files["dataset-9.yaml"] = renamed("dataset.yaml")
            files["agreement-9.yaml"] = renamed("agreement.yaml")
            _ = try fixture.register(files, "clinic-study-9")
            let second = SmallOffice.request(columns: ["person", "region", "sex"], k: 4)
            let request = second.replacing("dataset: visits", with: "dataset: visits-again")
            let outcome = try fixture.releaseApproved(fixture.order(request, order.input))
            #expect(reasons(outcome) == [.composition])
        }
    }

    @Test func `a release whose bundle was taken away before its run was taken up again was delivered`() throws {
        try withFixture { fixture in
            let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
            let interrupted = try interrupt(order, in: fixture)
            // Somebody took the bundle away before the run was taken up again.
            try FileManager.default.moveItem(
                atPath: "\(fixture.outbox)/\(interrupted.id)",
                toPath: fixture.folder.appending(path: "taken").path
            )
            var generator = SeededGenerator(seed: 20)
            let findings = try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
            #expect(findings.map(\.state) == [.delivered])
            let other = try fixture.order(SmallOffice.request(columns: ["person", "age", "region"]), order.input)
            let outcome = try fixture.releaseApproved(other)
            #expect(reasons(outcome) == [.composition])
            #expect(try fixture.releaseApproved(order).released != nil)
        }
    }

    @Test func `a bundle that had its name was delivered, whatever lies there now`() throws {
        for isWhole in [true, false] {
            try withFixture { fixture in
                let order = try fixture.order(SmallOffice.request(), fixture.write(SmallOffice.source(rows: 120)))
                let interrupted = try interrupt(order, in: fixture)
                if !isWhole {
                    let path = "\(fixture.outbox)/\(interrupted.id)"
                    try FileManager.default.removeItem(atPath: path)
                    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                }
                var generator = SeededGenerator(seed: 20)
                let findings = try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
                #expect(findings.map(\.state) == [.delivered])
                let last = try LogListing(office: fixture.office).lines(reveal: false).last
                #expect(last?.state == "confirmed")
            }
        }
    }

    private struct Interruption: Error {}

    /// Stops a release after its bundle has its name and before anything else, as a crash would.
    private func interrupt(
        _ order: ReleasePipeline<EmbeddedEngine>.Order,
        in fixture: ReleaseFixture
    ) throws -> ReleaseRecord {
        let dry = try #require(try fixture.dryRun(order).dryRun)
        try fixture.approve(dry.digest)
        let pipeline = ReleasePipeline(
            office: fixture.office,
            engine: EmbeddedEngine(),
            program: fixture.program,
            instant: fixture.now,
            probe: { point throws in if point == .renamed { throw Interruption() } },
            progress: { _ in }
        )
        var generator = SeededGenerator(seed: 30)
        var timer = StageTimer { 0 }
        #expect(throws: Interruption.self) {
            _ = try pipeline.release(order, timer: &timer, using: &generator)
        }
        return try #require(try fixture.office.register.releases().last)
    }
}

extension String {
    /// The text with another one in place of the first of its kind.
    fileprivate func replacingFirst(_ old: String, with new: String) -> String {
        guard let range = range(of: old) else { return self }
        return replacingCharacters(in: range, with: new)
    }
}
