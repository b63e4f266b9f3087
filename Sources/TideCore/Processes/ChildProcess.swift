import Glibc

/// How a program that was given some bytes answered.
package enum ChildAnswer: Hashable, Sendable {
    /// It ended by itself: its exit code, and what it wrote to standard output.
    case exited(code: Int, output: [UInt8])
    /// It wrote more than was asked for, and was killed.
    case overlong
    /// A signal ended it.
    case killed(signal: Int)
    /// It had not ended, or something that it started still held its output, when the time was over; all of it was killed.
    case late
    /// It never ran; the system's reason.
    case notStarted(String)
}

/// Programs that are given bytes and asked for a few back.
package enum ChildProcess {
    /// The longest input that a program is given, in bytes: what a pipe takes before anybody reads from it.
    package static let longestInput = 65_536

    /// Runs a command line of the shell: the input on its standard input, the answer from its standard output.
    ///
    /// Standard error is this program's. The command gets a process group of its own, which is killed as a whole when the time is
    /// over. No open file is handed on but these three.
    ///
    /// - Parameters:
    ///   - command: as for `/bin/sh -c`.
    ///   - environment: `NAME=value` each.
    ///   - limit: an answer may be this long, in bytes.
    ///   - seconds: how long it may take.
    ///   - now: nanoseconds of a clock that never goes back.
    package static func run(
        _ command: String,
        input: [UInt8],
        environment: [String],
        limit: Int,
        within seconds: Int,
        now: () -> UInt64
    ) -> ChildAnswer {
        guard input.count <= longestInput else { return .notStarted("its input is too long") }
        guard let given = Pipe(), let asked = Pipe() else { return .notStarted(lastReason) }
        defer {
            given.closeBoth()
            asked.closeBoth()
        }
        // Filled before anybody reads: a program that ends without reading breaks no pipe of ours.
        guard given.fill(input) else { return .notStarted("a pipe takes too little") }
        given.closeEnd(.writing)
        let child: pid_t
        switch spawn(command, environment: environment, input: given, output: asked) {
        case .success(let id): child = id
        case .failure(let reason): return .notStarted(reason.text)
        }
        asked.closeEnd(.writing)
        let end = now() + UInt64(max(0, seconds)) * 1_000_000_000
        var output: [UInt8] = []
        var isOpen = true
        while now() < end, output.count <= limit {
            if isOpen {
                isOpen = asked.read(into: &output, limit: limit + 1)
                continue
            }
            var status: Int32 = 0
            // SAFETY: the pointer is used only within the call.
            if unsafe waitpid(child, &status, WNOHANG) == child {
                kill(-child, SIGKILL)
                let signal = Int(status & 0x7f)
                return signal == 0 ? .exited(code: Int(status >> 8 & 0xff), output: output) : .killed(signal: signal)
            }
            usleep(tick)
        }
        kill(-child, SIGKILL)
        var status: Int32 = 0
        // SAFETY: the pointer is used only within the call.
        while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
        return output.count > limit ? .overlong : .late
    }

    private struct Reason: Error { let text: String }

    private static func spawn(
        _ command: String,
        environment: [String],
        input: Pipe,
        output: Pipe
    ) -> Result<pid_t, Reason> {
        // SAFETY: zeroed here, initialised by the calls below.
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        // SAFETY: both are initialised before they are used and destroyed after it; every pointer lives for its call.
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)  // SAFETY: as above
        defer {
            // SAFETY: both were initialised above.
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)  // SAFETY: as above
        }
        // SAFETY: as above; the numbers are of open descriptors.
        unsafe posix_spawn_file_actions_adddup2(&actions, input.reading, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)  // SAFETY: as above
        for inherited in 3..<highestInherited {
            // SAFETY: as above; closing what is not open is no error.
            unsafe posix_spawn_file_actions_addclose(&actions, Int32(inherited))
        }
        // SAFETY: as above.
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)  // SAFETY: as above
        var child: pid_t = 0
        // SAFETY: copies that are owned here; both lists end in a null pointer and are freed after the call, once.
        let words: [UnsafeMutablePointer<CChar>?] = unsafe ["sh", "-c", command].map(copied) + [nil]
        // SAFETY: as above
        let variables: [UnsafeMutablePointer<CChar>?] = unsafe environment.map(copied) + [nil]
        // SAFETY: as above
        let code = unsafe posix_spawn(&child, "/bin/sh", &actions, &attributes, words, variables)
        // SAFETY: as above
        for index in unsafe words.indices { unsafe free(words[index]) }
        // SAFETY: as above
        for index in unsafe variables.indices { unsafe free(variables[index]) }
        // SAFETY: the system's text for a code lives for ever.
        return code == 0 ? .success(child) : .failure(Reason(text: unsafe String(cString: strerror(code))))
    }

    /// A copy of a text as C takes it, which the caller frees.
    private static func copied(_ text: String) -> UnsafeMutablePointer<CChar>? {
        // SAFETY: a C string of a Swift string lives for the call.
        unsafe strdup(text)
    }

    /// Descriptors up to this one are closed in the child; this program opens far fewer, and its databases' close themselves.
    private static let highestInherited = 256
    /// How long to wait before looking again, in microseconds.
    private static let tick: UInt32 = 2_000

    private static var lastReason: String {
        // SAFETY: the system's text for a code lives for ever.
        unsafe String(cString: strerror(errno))
    }
}

/// A pipe between this program and a child.
private final class Pipe {
    // WHY a class: each end is closed once, whoever closes it.
    enum End { case reading, writing }

    private(set) var reading: Int32 = -1
    private(set) var writing: Int32 = -1

    /// `nil` where the system has no descriptor left.
    init?() {
        var ends: [Int32] = [-1, -1]
        // SAFETY: the array has the two places that the call fills.
        guard unsafe pipe(&ends) == 0 else { return nil }
        reading = ends[0]
        writing = ends[1]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit { closeBoth() }

    func closeEnd(_ end: End) {
        let descriptor = end == .reading ? reading : writing
        guard descriptor >= 0 else { return }
        close(descriptor)
        if end == .reading { reading = -1 } else { writing = -1 }
    }

    func closeBoth() {
        closeEnd(.reading)
        closeEnd(.writing)
    }

    /// Puts bytes into the pipe without waiting; `false` if it does not take all of them.
    func fill(_ bytes: [UInt8]) -> Bool {
        guard fcntl(writing, F_SETFL, O_NONBLOCK) == 0 else { return false }
        var rest = bytes[...]
        while !rest.isEmpty {
            // SAFETY: the pointer is used only within the call, for exactly the bytes of the slice.
            let count = unsafe rest.withUnsafeBytes { unsafe write(writing, $0.baseAddress, $0.count) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Waits a moment for bytes and takes them.
    ///
    /// - Returns: whether more may come: not after the other end was closed, and not once there are as many as the limit.
    func read(into bytes: inout [UInt8], limit: Int) -> Bool {
        guard bytes.count < limit else { return false }
        var wait = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
        // SAFETY: one descriptor, as the count says.
        guard unsafe poll(&wait, 1, 20) > 0 else { return true }
        var chunk = [UInt8](repeating: 0, count: limit - bytes.count)
        // SAFETY: the pointer is used only within the call, for at most the bytes of the array.
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(reading, $0.baseAddress, $0.count) }
        guard count > 0 else { return count < 0 && errno == EINTR }
        bytes += chunk[..<count]
        return true
    }
}
