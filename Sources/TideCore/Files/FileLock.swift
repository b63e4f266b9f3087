import Glibc

/// A lock on a file that at most one process holds; the system frees it when the process ends, however it ends.
package final class FileLock: Sendable {
    // WHY a class: the lock lives exactly as long as the one object that holds the descriptor.
    private let descriptor: Int32

    /// Takes the lock at once, creating the file where it is missing; `nil` where another process holds it.
    package convenience init?(_ path: String) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        try self.init(locking: unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600), path)
    }

    /// Takes the lock of a folder that is there, and of no link to one; `nil` where another process holds it.
    package convenience init?(folder path: String) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        try self.init(locking: unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path)
    }

    private init?(locking descriptor: Int32, _ path: String) throws(FileError) {
        self.descriptor = descriptor
        guard descriptor >= 0 else { throw .last("lock", path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            close(descriptor)
            if isHeld { return nil }
            throw .last("lock", path)
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
