import Foundation
import Testing
import TideCore
import TideDecision
import TideLedger
import TideRelease
import TideTestSupport

/// The intersection attack on two files that are safe each, and what becomes of it.
@Suite struct CompositionAttackTests {
    private func withFixture(rows: Int, _ body: (ReleaseFixture, String) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder)
            try body(fixture, fixture.write(SmallOffice.source(rows: rows)))
        }
    }

    private static let first = SmallOffice.request(columns: ["person", "age", "region"])
    private static let second = SmallOffice.request(columns: ["person", "region", "sex"])

    /// What is asked and allowed of a refusal for its sizes.
    private func sizes(_ outcome: ReleaseOutcome) -> (asked: String, allowed: String)? {
        guard let reasons = outcome.refused?.decision.reasons, reasons.count == 1,
            reasons[0].message == .compositionUnderK
        else { return nil }
        return (reasons[0].asked, reasons[0].allowed)
    }

    @Test func `two files that are safe each single people out together, and so the second is refused with sizes`()
        throws
    {
        // Of some sizes one at least must single somebody out, or the attack means nothing.
        var smallest: Set<Int> = []
        for rows in stride(from: 40, through: 120, by: 20) { smallest.insert(try attack(rows: rows)) }
        #expect(smallest.min() == 1, "the attack must work for the test to mean anything")
    }

    /// Releases one file, and the other by an office that knows nothing of the first; then asks the first office for the other.
    ///
    /// - Returns: how many people share the least of what both files say together.
    private func attack(rows: Int) throws -> Int {
        var smallest = 0
        try withFixture(rows: rows) { fixture, input in
            let first = try #require(try fixture.releaseApproved(fixture.order(Self.first, input)).released)
            let bundles = try withTemporaryFolder { folder in
                let other = try ReleaseFixture(in: folder)
                let twin = try other.releaseApproved(
                    other.order(Self.second, other.write(SmallOffice.source(rows: rows)))
                )
                let second = try #require(twin.released)
                for bundle in [first.bundle, second.bundle] { #expect(try HeldFiles([bundle]).sizes.first ?? 0 >= 3) }
                return try HeldFiles([first.bundle, second.bundle])
            }
            let together = bundles.sizes
            let under = together.filter { $0 < 3 }
            smallest = try #require(together.first)

            let refused = try fixture.dryRun(fixture.order(Self.second, input))
            guard !under.isEmpty else {
                #expect(refused.dryRun != nil)
                return
            }
            let sizes = try #require(self.sizes(refused))
            #expect(sizes.allowed == "3")
            #expect(
                sizes.asked == """
                    \(under.count) of \(together.count) joint classes with \(under.reduce(0, +)) records in them, the \
                    smallest of \(smallest), beside \(first.id)
                    """
            )
            let released = try fixture.releaseApproved(fixture.order(Self.second, input))
            #expect(released.refused != nil && released.released == nil)
        }
        return smallest
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `whatever was released to one reader leaves no joint class under k, by the files alone`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var released = 0
        try withFixture(rows: Int.random(in: 100...500, using: &random)) { fixture, input in
            var bundles: [String] = []
            var largest = 0
            for number in 0..<4 as Range<UInt64> {
                let columns = ["age", "region", "sex"].filter { _ in Bool.random(using: &random) }
                let k = Int.random(in: 3...5, using: &random)
                let request = SmallOffice.request(columns: ["person"] + columns, k: k)
                let outcome = try fixture.releaseApproved(fixture.order(request, input), seed: 50 + number)
                if let made = outcome.released {
                    bundles.append(made.bundle)
                    largest = max(largest, columns.isEmpty ? 1 : k)
                    #expect(try HeldFiles(bundles).sizes.first ?? largest >= largest, "\(bundles.count) files")
                } else {
                    #expect(sizes(outcome) != nil || outcome.withheld != nil)
                }
            }
            released = bundles.count
        }
        #expect(released > 0)
    }

    @Test func `a file that is coarse enough composes, and the record and the log say beside how many releases`() throws
    {
        try withFixture(rows: 500) { fixture, input in
            let first = try #require(try fixture.releaseApproved(fixture.order(Self.first, input)).released)
            let order = try fixture.order(Self.second, input)
            let dry = try #require(try fixture.dryRun(order).dryRun)
            let second = try #require(try fixture.releaseApproved(order, seed: 9).released)
            let smallest = try #require(try HeldFiles([first.bundle, second.bundle]).sizes.first)
            let said = try #require(dry.record["process"]?["composition"]?.elements?.first)
            #expect(said["releases"] == [.string(first.id.text)] && said["counted"] == "records")
            #expect(said["smallest"] == JSONValue(smallest) && said["k"] == 3)
            // The recipient learns nothing of it: it is of the office's source.
            let disclosed = try Disclosure.decodeList(
                DurableFile.read("\(second.bundle)/\(BundleFile.disclosures)"),
                file: "disclosures"
            )
            #expect(!disclosed.isEmpty && !disclosed.contains { $0.name == "process" })
            let text = String(decoding: try DurableFile.read("\(second.bundle)/report.json"), as: UTF8.self)
            #expect(!text.contains("omposition") && !text.contains("joint"))
            // The identical release says nothing new, however often.
            #expect(try fixture.releaseApproved(order, seed: 10).released != nil)
        }
    }

    @Test func `a third file is held against both that came before, not against each alone`() throws {
        try withFixture(rows: 180) { fixture, input in
            let pairs = [["age"], ["sex"], ["region"]].map { SmallOffice.request(columns: ["person"] + $0) }
            let bundles = try pairs.prefix(2).enumerated().map { number, request in
                let outcome = try fixture.releaseApproved(fixture.order(request, input), seed: 40 + UInt64(number))
                return try #require(outcome.released)
            }
            let third = try fixture.dryRun(fixture.order(pairs[2], input))
            let alone = try withTemporaryFolder { folder in
                let other = try ReleaseFixture(in: folder)
                let made = try other.releaseApproved(other.order(pairs[2], other.write(SmallOffice.source(rows: 180))))
                let bundle = try #require(made.released).bundle
                return try (
                    bundles.map { try HeldFiles([$0.bundle, bundle]).sizes.first ?? 0 },
                    HeldFiles(bundles.map(\.bundle) + [bundle]).sizes.first ?? 0
                )
            }
            #expect(alone.0.allSatisfy { $0 >= 3 }, "each pair must be safe for the test to mean anything")
            #expect(alone.1 < 3)
            #expect(sizes(third)?.asked.hasSuffix("\(bundles[0].id), \(bundles[1].id)") == true)
        }
    }

    @Test func `without what is sealed of an earlier release nothing leaves, and damage is told from absence`() throws {
        try withFixture(rows: 500) { fixture, input in
            let first = try #require(try fixture.releaseApproved(fixture.order(Self.first, input)).released)
            let record = try #require(try fixture.office.register.releases().first { $0.id == first.id })
            let folder = fixture.office.paths.evidence
            let evidence = fixture.office.evidence
            let address = try #require(try evidence.record(behind: record.statement)["unitClasses"]?.text)
            let list = try evidence.value(#require(ContentDigest(hex: address)))
            let chunk = try #require(list["chunks"]?.elements?.first?["sha256"]?.text.flatMap(ContentDigest.init(hex:)))
            // Where it lies is a keyed digest, so it is found by what it opens to.
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
                let master = fixture.office.master
                return path.hasSuffix(SealedFormat.name(of: chunk, under: master) + ".sealed")
            }
            let path = "\(folder)/\(try #require(files.first))"
            var bytes = try DurableFile.read(path)
            let order = try fixture.order(Self.second, input)
            bytes[bytes.count - 1] ^= 1
            try DurableFile.replace(path, with: bytes)
            #expect(codes { _ = try fixture.dryRun(order) } != [])
            try DurableFile.remove(path)
            #expect(codes { _ = try fixture.dryRun(order) } == ["TG0712"])
        }
    }

    private struct Stop: Error {}

    @Test(arguments: [ReleasePoint.applied, .classesSealed, .bundled, .staged, .logged, .leaving, .renamed])
    func `a release that was stopped counts, with the classes of its units, as soon as it may have left`(
        _ point: ReleasePoint
    ) throws {
        try withFixture(rows: 60) { fixture, input in
            let order = try fixture.order(Self.first, input)
            try fixture.approve(#require(try fixture.dryRun(order).dryRun).digest)
            var generator = SeededGenerator(seed: 31)
            var timer = StageTimer { 0 }
            let pipeline = ReleasePipeline(
                office: fixture.office,
                engine: EmbeddedEngine(),
                program: fixture.program,
                instant: fixture.now,
                probe: { reached throws in
                    guard reached == point else { return }
                    // Somebody takes the outbox away, so that nobody can tell what left.
                    try? FileManager.default.removeItem(atPath: fixture.outbox)
                    throw Stop()
                },
                progress: { _ in }
            )
            #expect(throws: (any Error).self) {
                _ = try pipeline.release(order, timer: &timer, using: &generator)
            }
            _ = try Recovery(office: fixture.office).run(at: fixture.now, using: &generator)
            let counts = [.logged, .leaving, .renamed].contains(point)
            let second = try fixture.dryRun(fixture.order(Self.second, input))
            #expect((sizes(second) != nil) == counts && (second.dryRun != nil) == !counts)
        }
    }
}
