import Glibc
import TideCore

/// CPU seconds of this process so far.
func processorSeconds() -> Double {
    var time = timespec()
    // SAFETY: the structure is filled within the call.
    _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A kind of work and how many of it were done a second, round by round.
final class Timed {
    let name: String
    private let count: Int
    private let work: () throws -> Void
    private(set) var rates: [Double] = []

    init(_ name: String, _ count: Int, _ work: @escaping () throws -> Void) {
        self.name = name
        self.count = count
        self.work = work
    }

    func run() throws {
        let start = processorSeconds()
        try work()
        rates.append(Double(count) / (processorSeconds() - start))
    }

    var best: Double { rates.max() ?? 0 }
    var line: String {
        "\(DecimalText.rounded((rates.min() ?? 0) / 1e6, decimals: 3)) to \(DecimalText.rounded(best / 1e6, decimals: 3)) million a second  \(name)"
    }
}

/// Keeps what was computed from being left out.
@inline(never) func keep<Value>(_ value: Value) {}

/// SplitMix64: the same seed gives the same sequence on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
