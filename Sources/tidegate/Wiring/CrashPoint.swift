import FoundationEssentials
import Glibc
import Synchronization

/// Ends this process at a named moment, for tests of what a crash leaves behind.
///
/// `TIDEGATE_KILL_AT=staged` ends it the first time that the moment is reached, `staged:2` the second time.
final class CrashPoint: Sendable {
    // WHY a class: every part of the run counts down the same number.
    private let name: String
    private let remaining: Mutex<Int>

    private init(name: String, count: Int) {
        self.name = name
        self.remaining = Mutex(count)
    }

    /// The moment that the environment asks for, if any.
    static let requested: CrashPoint? = {
        guard let text = ProcessInfo.processInfo.environment["TIDEGATE_KILL_AT"] else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1)
        return CrashPoint(name: String(parts.first ?? ""), count: parts.count == 2 ? Int(parts[1]) ?? 1 : 1)
    }()

    /// A moment has come.
    func reached(_ moment: String) {
        guard moment == name else { return }
        let isDue = remaining.withLock { count in
            count -= 1
            return count == 0
        }
        if isDue { kill(getpid(), SIGKILL) }
    }
}
