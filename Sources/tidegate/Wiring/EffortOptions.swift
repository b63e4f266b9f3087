import ArgumentParser
import TideDisclosure

/// How much a search may do.
struct EffortOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Threads of the search; the result is the same for any number.", valueName: "count"))
    var threads = 1

    @Option(
        help: ArgumentHelp("Transformations to look at, at most; then the best of them is taken.", valueName: "count")
    )
    var budget: Int?

    @Option(
        help: ArgumentHelp("Seconds to search, at most; what is found then depends on the machine.", valueName: "count")
    )
    var seconds: Int?

    func validate() throws {
        try Self.check(threads: threads)
        guard budget.map({ $0 >= 1 }) ?? true else { throw ValidationError("--budget is at least 1") }
        guard seconds.map({ (1...31_536_000).contains($0) }) ?? true else {
            throw ValidationError("--seconds is from 1 to 31536000, a year")
        }
    }

    static func check(threads: Int) throws {
        guard (1...256).contains(threads) else { throw ValidationError("--threads is from 1 to 256") }
    }

    /// From now on.
    var limits: SearchEffort {
        guard let seconds else { return SearchEffort(threads: threads, nodes: budget) }
        let end = SystemClock.nanoseconds + UInt64(seconds) * 1_000_000_000
        return SearchEffort(threads: threads, nodes: budget) { SystemClock.nanoseconds >= end }
    }
}
