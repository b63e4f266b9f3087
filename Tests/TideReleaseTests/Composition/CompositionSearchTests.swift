import Foundation
import Testing
import TideCore
import TideRelease
import TideTestSupport

/// The search that goes on to what composes.
@Suite struct CompositionSearchTests {
    private static let first = SmallOffice.request(columns: ["person", "age", "region"])
    private static let second = SmallOffice.request(columns: ["person", "region", "sex"])

    @Test(arguments: [90, 160, 260, 500])
    func `finds what composes, by the files alone, or says that nothing does`(rows: Int) throws {
        try withTemporaryFolder { folder in
            let fixture = try ReleaseFixture(in: folder)
            let input = try fixture.write(SmallOffice.source(rows: rows))
            let first = try #require(try fixture.releaseApproved(fixture.order(Self.first, input)).released)
            let asked = try fixture.order(Self.second, input)
            let alone = try fixture.dryRun(asked)
            let beside = try fixture.dryRunComposing(asked).dryRun?.record["transformation"]?["beside"]
            let outcome = try fixture.releaseComposing(asked)
            guard let second = outcome.released else {
                #expect(outcome.withheld?.reason.code == .compositionUnmeetable && alone.refused != nil)
                return
            }
            #expect(try HeldFiles([first.bundle, second.bundle]).sizes.first ?? 0 >= 3)
            // What one party holds together stands together.
            #expect(beside == .array([.array([["release": .string(first.id.text), "k": 3]])]))
            // What composes anyway loses nothing by looking for it.
            if let dry = alone.dryRun {
                #expect(dry.record["figures"]?["records"] == JSONValue(second.records))
                #expect(dry.record["figures"]?["k"] == JSONValue(second.smallestClass))
            }
        }
    }

    @Test func `goes on where the best protection does not compose`() throws {
        // Of some sizes one at least must be refused alone and found by the search, or the search was never needed.
        var found = 0
        for rows in stride(from: 120, through: 360, by: 40) {
            try withTemporaryFolder { folder in
                let fixture = try ReleaseFixture(in: folder)
                // Every region is known: a missing one stays a small class of its own at every level.
                let input = try fixture.write(SmallOffice.source(rows: rows).replacing(",,", with: ",n1,"))
                // Ages by themselves: with coarser regions there are few enough joint classes.
                let ages = try fixture.order(SmallOffice.request(columns: ["person", "age"]), input)
                _ = try #require(try fixture.releaseApproved(ages).released)
                let asked = try fixture.order(Self.second, input)
                guard try fixture.dryRun(asked).refused != nil else { return }
                if try fixture.releaseComposing(asked).released != nil { found += 1 }
            }
        }
        #expect(found > 0)
    }
}

extension ReleaseFixture {
    /// A dry run with the search going on to what composes.
    func dryRunComposing(_ order: ReleasePipeline<EmbeddedEngine>.Order) throws -> ReleaseOutcome {
        var generator = SeededGenerator(seed: 14)
        var timer = StageTimer { 0 }
        let reports = folder.appending(path: "reports").path
        return try pipeline().dryRun(composing(order, into: reports), timer: &timer, using: &generator)
    }

    /// Dry run, approval, release, all with the search going on to what composes.
    func releaseComposing(_ order: ReleasePipeline<EmbeddedEngine>.Order) throws -> ReleaseOutcome {
        let dry = try dryRunComposing(order)
        guard let result = dry.dryRun else { return dry }
        try approve(result.digest)
        var generator = SeededGenerator(seed: 15)
        var timer = StageTimer { 0 }
        return try pipeline().release(composing(order, into: order.outbox), timer: &timer, using: &generator)
    }

    private func composing(
        _ order: ReleasePipeline<EmbeddedEngine>.Order,
        into outbox: String
    ) -> ReleasePipeline<EmbeddedEngine>.Order {
        .init(request: order.request, input: order.input, outbox: outbox, isComposing: true)
    }
}
