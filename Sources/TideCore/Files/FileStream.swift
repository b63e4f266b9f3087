import Glibc

/// A plain file that is read in pieces, so that it never lies in memory whole.
package struct FileReader: ~Copyable {
    /// In bytes, when it was opened.
    package let size: Int
    private let descriptor: Int32
    private let path: String

    /// Opens a plain file; a folder, pipe or device is an error.
    package init(_ path: String) throws(FileError) {
        let opened = try Self.open(path)
        self.descriptor = opened.descriptor
        self.size = opened.size
        self.path = path
    }

    private static func open(_ path: String) throws(FileError) -> (descriptor: Int32, size: Int) {
        // SAFETY: a C string of a Swift string lives for the call.
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .last("read", path) }
        var facts = stat()
        // SAFETY: the structure is filled within the call.
        let result = unsafe fstat(descriptor, &facts)
        guard result == 0, facts.st_mode & S_IFMT == S_IFREG else {
            let error =
                result == 0 ? FileError(action: "read", path: path, reason: "not a plain file") : .last("read", path)
            close(descriptor)
            throw error
        }
        return (descriptor, Int(facts.st_size))
    }

    deinit { close(descriptor) }

    /// Up to so many bytes from a place; fewer only where the file ends.
    package func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(count, 0))
        var filled = 0
        while filled < bytes.count {
            let start = filled
            // SAFETY: the buffer lives for the call, which writes no more than what is left of it.
            let step = unsafe bytes.withUnsafeMutableBytes { buffer in
                // SAFETY: as above.
                unsafe pread(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + start },
                    buffer.count - start,
                    off_t(offset + start)
                )
            }
            if step < 0 && errno == EINTR { continue }
            guard step >= 0 else { throw .last("read", path) }
            if step == 0 { break }
            filled += step
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}

/// A new file that is written in pieces.
package struct FileWriter: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Makes the file; there must be nothing of its name, not even a link.
    package init(creating path: String, mode: UInt32) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        let opened = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard opened >= 0 else { throw .last("create", path) }
        self.descriptor = opened
        self.path = path
    }

    deinit { close(descriptor) }

    /// Appends bytes.
    package func write(_ bytes: ArraySlice<UInt8>) throws(FileError) {
        var rest = bytes
        while !rest.isEmpty {
            // SAFETY: the pointer is used only within the call, for exactly the bytes of the slice.
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .last("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits until what was written is on the disk.
    package func sync() throws(FileError) {
        guard fsync(descriptor) == 0 else { throw .last("sync", path) }
    }
}

extension DurableFile {
    /// Makes one folder; there must be nothing of its name, and the one above it must be there.
    package static func createNewFolder(_ path: String, mode: UInt32) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        guard unsafe mkdir(path, mode) == 0 else { throw .last("create", path) }
    }
}
