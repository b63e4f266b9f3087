import Glibc
import TideCore

/// The clock, the only one in the program.
enum SystemClock {
    /// Now, in whole seconds.
    static var now: Instant { Instant(secondsSince1970: Int64(time(nil))) }

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

    private static func firstLine(_ bytes: [UInt8]) throws(PassphraseError) -> Redacted<[UInt8]> {
        let line = Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
        guard !line.isEmpty else { throw .empty }
        return Redacted(line)
    }
}

/// A passphrase that protects nothing.
enum PassphraseError: DiagnosedError {
    case empty

    var diagnostics: [Diagnostic] { [Diagnostic(.passphraseEmpty)] }
    var kind: FailureKind { .invalid }
}
