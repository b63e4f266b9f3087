import Dispatch
import Glibc
import Synchronization

/// Brings a file that is written in place to the disk while its owner goes on.
///
/// One sync is under way at most. What it is to bring to the disk was written before ``start()``; a process that is killed loses nothing of
/// that, a power failure may until ``finish()`` returns.
package final class BackgroundSync: Sendable {
    // WHY a class: what was started is waited for by whoever writes next.
    private let path: String
    private let state = Mutex(State.unknown)

    private enum State {
        /// Whether the file is on the disk as it was written: another process may have written it.
        case unknown
        case running(Run)
        case done
    }

    private final class Run: Sendable {
        let isDone = DispatchSemaphore(value: 0)
        let failure = Mutex<FileError?>(nil)
    }

    /// - Parameter path: of a file that is there when a sync is started.
    package init(_ path: String) { self.path = path }

    /// Starts a sync of what was written, on another thread.
    ///
    /// - Precondition: ``finish()`` returned since the last one was started.
    package func start() {
        let run = Run()
        state.withLock { $0 = .running(run) }
        DispatchQueue.global(qos: .userInitiated).async { [path] in
            do throws(FileError) {
                try Self.sync(path)
            } catch {
                run.failure.withLock { $0 = error }
            }
            run.isDone.signal()
        }
    }

    /// Waits until all that was written is on the disk, and syncs it here where nobody did.
    package func finish() throws(FileError) {
        let before = state.withLock { state in
            defer { state = .unknown }
            return state
        }
        switch before {
        case .unknown: try Self.sync(path)
        case .running(let run):
            run.isDone.wait()
            if let failure = run.failure.withLock({ $0 }) { throw failure }
        case .done: break
        }
        state.withLock { $0 = .done }
    }

    private static func sync(_ path: String) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw .last("sync", path) }
        defer { close(file) }
        guard fdatasync(file) == 0 else { throw .last("sync", path) }
    }
}
