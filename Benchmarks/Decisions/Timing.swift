import Glibc
import TideCore

/// Seconds of the processor, so that other programs on the machine count for less.
enum Timing {
    static func now() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = now()
        try work()
        return now() - start
    }
}

/// Repeated figures of one thing: on a shared machine the best was disturbed least, and the worst says how much others were.
struct Rounds {
    private var figures: [Double] = []

    mutating func add(_ figure: Double) { figures.append(figure) }

    var least: Double { figures.min() ?? 0 }
    var most: Double { figures.max() ?? 0 }
}
