import FoundationEssentials
import Glibc

/// A file or folder that could not be read or written.
package struct FileError: Error, Hashable, Sendable {
    /// What was tried: `read`, `write`, `sync`, `rename`, `create`, `remove`.
    package let action: String
    package let path: String
    /// The system's reason, such as "No space left on device".
    package let reason: String

    package init(action: String, path: String, reason: String) {
        self.action = action
        self.path = path
        self.reason = reason
    }

    /// The error of the last system call.
    package static func last(_ action: String, _ path: String) -> FileError {
        // SAFETY: strerror returns a C string that is valid until the next call on this thread; it is copied at once.
        FileError(action: action, path: path, reason: unsafe String(cString: strerror(errno)))
    }
}

/// Files whose bytes are on the disk when a call returns, and folders whose entries are.
package enum DurableFile {
    /// Reads a whole file.
    package static func read(_ path: String) throws(FileError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw FileError(action: "read", path: path, reason: reason(of: error))
        }
    }

    /// Reads a plain file, or the first bytes of a longer one, once from its beginning to its end.
    ///
    /// A folder, pipe or device is an error and never waited for.
    package static func read(_ path: String, atMost limit: Int) throws(FileError) -> [UInt8] {
        let file = try FileReader(path)
        var bytes: [UInt8] = []
        while bytes.count < limit {
            // A file that grew meanwhile, or whose size nobody knows, is read on piece by piece.
            let step = min(1 << 20, limit - bytes.count, max(file.size - bytes.count + 1, 1 << 12))
            let piece = try file.read(step, at: bytes.count)
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            if piece.count < step { break }
        }
        return bytes
    }

    /// Writes a file so that after a crash at any instant either its old or its new bytes are there, whole.
    ///
    /// - Parameter mode: the permission bits of a new file.
    package static func replace(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o644) throws(FileError) {
        let temporary = path + ".tmp"
        try write(temporary, bytes, mode: mode)
        try rename(temporary, to: path)
    }

    /// Writes a new or existing file and syncs it; a crash may leave it half written.
    package static func write(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o644) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw .last("write", path) }
        defer { close(file) }
        var written = 0
        while written < bytes.count {
            let rest = bytes[written...]
            // SAFETY: the pointer is used only within the call, for exactly the bytes of the slice.
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .last("write", path) }
            written += count
        }
        guard fsync(file) == 0 else { throw .last("sync", path) }
    }

    /// Writes over bytes of a file that is there, in place; ``BackgroundSync`` brings them to the disk.
    ///
    /// That is one sync of the disk where ``replace(_:with:mode:)`` takes several. Up to 512 bytes at a multiple of 512 lie in one sector of a
    /// disk, which holds the old or the new ones after a crash.
    package static func overwrite(_ path: String, _ bytes: [UInt8], at offset: Int) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { throw .last("write", path) }
        defer { close(file) }
        // SAFETY: the pointer is used only within the call, for exactly the bytes of the array.
        let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, off_t(offset)) }
        guard count == bytes.count else { throw .last("write", path) }
    }

    /// Renames, then syncs the folder of the new name.
    package static func rename(_ path: String, to newPath: String) throws(FileError) {
        // SAFETY: C strings of Swift strings live for the call.
        guard unsafe Glibc.rename(path, newPath) == 0 else { throw .last("rename", newPath) }
        try syncFolder(URL(filePath: newPath).deletingLastPathComponent().path)
    }

    /// Makes a folder's entries durable.
    package static func syncFolder(_ path: String) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        let folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .last("sync", path) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .last("sync", path) }
    }

    /// Creates a folder and those above it that are missing.
    package static func createFolder(_ path: String, mode: Int = 0o755) throws(FileError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: mode]
            )
        } catch {
            throw FileError(action: "create", path: path, reason: reason(of: error))
        }
    }

    /// Removes a file or a folder with all that is in it; nothing there is no error.
    package static func remove(_ path: String) throws(FileError) {
        guard exists(path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw FileError(action: "remove", path: path, reason: reason(of: error))
        }
    }

    /// The names in a folder, sorted.
    package static func names(in path: String) throws(FileError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        } catch {
            throw FileError(action: "read", path: path, reason: reason(of: error))
        }
    }

    /// Whether there is a folder of this path.
    package static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    /// The permission bits of a file; `nil` where there is none.
    package static func mode(of path: String) -> UInt32? {
        var status = stat()
        // SAFETY: a C string of a Swift string and a local structure live for the call.
        guard unsafe stat(path, &status) == 0 else { return nil }
        return status.st_mode & 0o7777
    }

    /// Whether there is anything of this path.
    package static func exists(_ path: String) -> Bool {
        // SAFETY: a C string of a Swift string lives for the call.
        unsafe access(path, F_OK) == 0
    }

    private static func reason(of error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        if let underlying = error.underlying as? POSIXError {
            // SAFETY: strerror returns a C string that is copied at once.
            return unsafe String(cString: strerror(underlying.code.rawValue))
        }
        return "error \(error.code.rawValue)"
    }
}
