import Foundation
import Testing
import TideCore
import TideTestSupport

/// A clock that jumps against the machine's other one.
@Suite struct ClockCommandTests {
    private func confirm(_ shop: Workshop) throws -> BuiltProgram.Run {
        try shop.program.run(["log", "clock", "--confirm", "--reason", "looked"] + shop.opening)
    }

    @Test(arguments: [3_600, 315_360_000])
    func `a clock that went ahead is refused until somebody confirms it, and so is its way back`(seconds: Int) throws {
        try PreparedWorkshop.withCopy { shop in
            let before = try shop.entries()
            let ahead = try shop.movingClock(by: seconds)
            let run = try ahead.program.run(ahead.releasing())
            #expect(run.status == 1 && run.messages.contains("TG0990"), "\(run.messages)")
            #expect(try ahead.program.run(["log", "clock"] + shop.opening).status == 2)
            #expect(try shop.entries() == before && shop.delivered.isEmpty)
            // The true clock goes on as if nothing had been.
            #expect(try shop.program.run(["log", "clock"] + shop.opening).status == 0)
            let needless = try confirm(shop)
            #expect(needless.status == 3 && needless.messages.contains("TG0992"), "\(needless.messages)")

            #expect(try confirm(ahead).status == 0)
            #expect(try shop.entries() == before + ["clock-event confirmed"])
            let behind = try shop.program.run(shop.releasing())
            #expect(behind.status == 1 && behind.messages.contains("TG0757"), "\(behind.messages)")
            let confirmed = try confirm(shop)
            #expect(confirmed.status == 0, "\(confirmed.messages)")
            let released = try shop.program.run(shop.releasing())
            #expect(released.status == 0, "\(released.messages)")
            let audit = try shop.expectSuccess(["audit", shop.log, "--trust", shop.trust])
            // The one step back is told, and the entries after it are dated by the true clock.
            #expect(
                audit.messages.split(separator: "\n").filter { $0.contains("TG0644") }.count == 1,
                "\(audit.messages)"
            )
        }
    }

    @Test func `ten minutes are the limit`() throws {
        try PreparedWorkshop.withCopy { shop in
            let within = try shop.movingClock(by: 540)
            try within.expectSuccess(within.releasing())
        }
    }

    @Test func `a clock that jumps in the middle of a run ends it, and nothing leaves`() throws {
        try PreparedWorkshop.withCopy { shop in
            let jumping = try shop.movingClock(by: 7_200, after: 3)
            let run = try jumping.program.run(jumping.releasing())
            #expect(run.status == 1 && run.messages.contains("TG0990"), "\(run.messages)")
            #expect(shop.delivered.allSatisfy { $0.hasPrefix(".") })
            try shop.expectSuccess(shop.releasing())
        }
    }

    @Test func `a note of another workspace is as none`() throws {
        try PreparedWorkshop.withCopy { shop in
            #expect(DurableFile.exists(shop.path("office/clock.json")))
            try shop.shell("sed -i 's/\"sinceBoot\":[0-9]*/\"sinceBoot\":1/' office/clock.json")
            let shown = try shop.expectSuccess(["log", "clock", "--format", "json"] + shop.opening)
            #expect(shown.json["lastUse"] == nil)
            try shop.expectSuccess(shop.releasing())
            let again = try shop.expectSuccess(["log", "clock", "--format", "json"] + shop.opening)
            #expect(again.json["lastUse"] != nil)
        }
    }
}
