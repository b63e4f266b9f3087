import Testing
import TideCore
import TideRelease

/// Which differences between two clocks are refused.
@Suite struct ClockReadingTests {
    private func reading(_ wall: Int64, _ since: Int64, boot: String = "a") -> ClockReading {
        ClockReading(boot: boot, sinceBoot: since, wall: Instant(secondsSince1970: wall))
    }

    private func code(_ later: ClockReading, since earlier: ClockReading) -> String? {
        do {
            try later.expectSteady(since: earlier)
            return nil
        } catch {
            return error.diagnostics.first?.code.rawValue
        }
    }

    @Test(arguments: [Int64(-601), -600, -1, 0, 1, 600, 601])
    func `ten minutes against the other clock are the limit, both ways`(jump: Int64) {
        let earlier = reading(2_000_000_000, 5_000)
        for passed: Int64 in [0, 1, 86_400 * 40] {
            let later = reading(2_000_000_000 + passed + jump, 5_000 + passed)
            #expect(code(later, since: earlier) == (abs(jump) > 600 ? "TG0990" : nil), "\(jump) after \(passed)")
        }
    }

    @Test func `after another start of the machine a year passes unseen, and no more`() {
        let earlier = reading(2_000_000_000, 5_000)
        #expect(code(reading(2_000_000_000 + 366 * 86_400, 3, boot: "b"), since: earlier) == nil)
        #expect(code(reading(2_000_000_001 + 366 * 86_400, 3, boot: "b"), since: earlier) == "TG0991")
        #expect(code(reading(1_900_000_000, 3, boot: "b"), since: earlier) == nil)
        // While the machine runs, a year is a year.
        #expect(code(reading(2_000_000_000 + 800 * 86_400, 5_000 + 800 * 86_400), since: earlier) == nil)
    }
}
