import FoundationEssentials
import Glibc
import Synchronization
import TideCore
import TideRelease

/// The clock, the only one in the program.
enum SystemClock {
    /// What the log is dated up to, once a workspace is opened for writing.
    private static let floor = Mutex(Instant(secondsSince1970: Int64.min))

    /// Now, in whole seconds; not before what the log is dated up to, which a clock may be behind by two seconds.
    static var now: Instant { max(wall, floor.withLock { $0 }) }

    private static var wall: Instant { Instant(secondsSince1970: Int64(time(nil))) }

    /// From here on nothing is dated before a moment: an entry and what the register takes from it have one date.
    static func hold(notBefore instant: Instant) { floor.withLock { $0 = instant } }

    /// What both clocks say, and of which start of the machine.
    static var reading: ClockReading {
        var moment = timespec()
        // SAFETY: the pointer is used only within the call.
        unsafe clock_gettime(CLOCK_BOOTTIME, &moment)
        let boot = (try? DurableFile.read("/proc/sys/kernel/random/boot_id", atMost: 64)) ?? []
        return ClockReading(
            boot: String(decoding: boot.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self),
            sinceBoot: Int64(moment.tv_sec),
            wall: wall
        )
    }

    /// Nanoseconds of a clock that never goes back, for telling how long a stage took.
    static var nanoseconds: UInt64 {
        var moment = timespec()
        // SAFETY: the pointer is used only within the call.
        unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
        return UInt64(moment.tv_sec) * 1_000_000_000 + UInt64(moment.tv_nsec)
    }
}

/// Reads a passphrase from where the caller said that it lies; never from the command line.
enum PassphraseSource {
    /// A file's first line.
    static func file(_ path: String) throws -> Redacted<[UInt8]> { try firstLine(DurableFile.read(path)) }

    /// The first line of an open file descriptor.
    static func descriptor(_ number: Int32) throws -> Redacted<[UInt8]> {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            // SAFETY: the pointer is used only within the call, for at most the bytes of the array.
            let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
            guard count >= 0 else {
                throw FileError(action: "read", path: "descriptor \(number)", reason: "not readable")
            }
            guard count > 0 else { return try firstLine(bytes) }
            bytes += chunk[..<count]
        }
    }

    /// The first line of what a command of the shell prints; the environment is this program's.
    static func command(_ line: String) throws -> Redacted<[UInt8]> {
        let answer = ChildProcess.run(
            line,
            input: [],
            environment: ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" },
            limit: 4096,
            within: 30,
            now: { SystemClock.nanoseconds }
        )
        let reason: String
        switch answer {
        case .exited(code: 0, let output): return try firstLine(output)
        case .exited(let code, _): reason = "it ended with \(code)"
        case .overlong: reason = "it prints more than a passphrase"
        case .killed(let signal): reason = "signal \(signal) ended it"
        case .late: reason = "it took more than thirty seconds"
        case .notStarted(let why): reason = why
        }
        throw PassphraseError.command(reason)
    }

    private static func firstLine(_ bytes: [UInt8]) throws(PassphraseError) -> Redacted<[UInt8]> {
        let line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
        guard !line.isEmpty else { throw .empty }
        return Redacted(line)
    }
}

/// A passphrase that protects nothing, or that nobody gave.
enum PassphraseError: DiagnosedError {
    case empty
    /// The command that was to print it; why it did not.
    case command(String)

    var diagnostics: [Diagnostic] {
        switch self {
        case .empty: [Diagnostic(.passphraseEmpty)]
        case .command(let reason): [Diagnostic(.passphraseCommandFailed, [reason])]
        }
    }

    var kind: FailureKind {
        switch self {
        case .empty: .invalid
        case .command: .failed
        }
    }
}
