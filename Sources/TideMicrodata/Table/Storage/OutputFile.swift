import Glibc
import TideCore

/// A file that is being written; whoever opens it finishes or discards it.
///
/// Never through a symbolic link at the path itself: who can put one there would choose what is written over.
struct OutputFile {
    private let path: String
    private let descriptor: Int32

    init(_ path: String) throws(FileError) {
        self.path = path
        // SAFETY: a C string of a Swift string lives for the call.
        self.descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .last("write", path) }
    }

    /// Writes the first `count` cells.
    func write(_ bytes: borrowing Cells<UInt8>, _ count: Int) throws(FileError) {
        var written = 0
        while written < count {
            // SAFETY: the pointer is used only within the call, for exactly the bytes of the range.
            let step = unsafe bytes.withCells(written..<count) { rest in
                // SAFETY: as above.
                unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if step < 0 && errno == EINTR { continue }
            guard step > 0 else { throw .last("write", path) }
            written += step
        }
    }

    /// Syncs and closes.
    func finish() throws(FileError) {
        // A device or a pipe has nothing to sync and says so by EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .last("sync", path) }
        close(descriptor)
    }

    /// Closes and removes it, unless it is a device or a pipe.
    func discard() {
        var status = stat()
        // SAFETY: fstat fills the structure that lives here.
        let isKnown = unsafe fstat(descriptor, &status) == 0
        close(descriptor)
        guard isKnown, status.st_mode & S_IFMT == S_IFREG else { return }
        // SAFETY: a C string of a Swift string lives for the call.
        _ = unsafe unlink(path)
    }
}
