import Glibc

/// Files whose old bytes are overwritten where they lay.
///
/// On a file system that writes in place the blocks of the old file then hold zeros. Copy-on-write file systems, snapshots, journals of data,
/// the spare blocks of a flash disk and backups keep what they kept: there nothing but destroying the medium or its key helps.
extension DurableFile {
    /// What is added to the name of a file while its old bytes are overwritten.
    package static let wipedEnding = ".erased"

    /// The moments of ``replaceWiping(_:with:mode:reached:)`` at which a test ends the process.
    package enum WipingStep: String, Hashable, Sendable, CaseIterable {
        /// The new file lies beside the old one.
        case written = "wiping-written"
        /// The old file has a second name.
        case linked = "wiping-linked"
        /// The new file has its name; the old bytes are there still, under the second one.
        case replaced = "wiping-replaced"
        /// The old bytes are overwritten.
        case overwritten = "wiping-overwritten"
    }

    /// Replaces a file as ``replace(_:with:mode:)`` does, then overwrites and removes the old one.
    ///
    /// What a crash leaves is ended by ``settleWiping(_:)``.
    package static func replaceWiping(
        _ path: String,
        with bytes: [UInt8],
        mode: UInt32,
        reached: (WipingStep) -> Void
    ) throws(FileError) {
        try settleWiping(path)
        let temporary = path + ".tmp"
        let old = path + wipedEnding
        try write(temporary, bytes, mode: mode)
        reached(.written)
        try link(path, to: old)
        try syncFolder(folder(of: path))
        reached(.linked)
        try rename(temporary, to: path)
        reached(.replaced)
        try overwrite(old)
        reached(.overwritten)
        try remove(old)
        try syncFolder(folder(of: path))
    }

    /// Ends what a crash left of a replacement: the old file goes, overwritten; nothing left is no error.
    package static func settleWiping(_ path: String) throws(FileError) {
        let old = path + wipedEnding
        guard exists(old) else { return }
        // One file under both names was not replaced yet: it is the newest, and only the second name goes.
        if try number(of: old) != number(of: path) { try overwrite(old) }
        try remove(old)
        try syncFolder(folder(of: path))
    }

    /// Overwrites a plain file and removes it, durably; nothing there is no error.
    ///
    /// What a crash leaves has ``wipedEnding``, and the same call ends it.
    package static func wipe(_ path: String) throws(FileError) {
        let old = path + wipedEnding
        if exists(path) { try rename(path, to: old) }
        guard exists(old) else { return }
        try overwrite(old)
        try remove(old)
        try syncFolder(folder(of: path))
    }

    /// Overwrites every plain file of a folder, then removes the folder; nothing there is no error.
    package static func wipeFolder(_ path: String) throws(FileError) {
        guard exists(path) else { return }
        for file in try FolderFiles.list(path).files { try overwrite("\(path)/\(file)") }
        try remove(path)
        try syncFolder(folder(of: path))
    }

    /// Gives a file a second name, which nothing has.
    package static func link(_ path: String, to newPath: String) throws(FileError) {
        // SAFETY: C strings of Swift strings live for the call.
        guard unsafe Glibc.link(path, newPath) == 0 else { throw .last("link", newPath) }
    }

    /// Sets the permission bits of a file, and makes file and bits durable.
    package static func settle(_ path: String, mode: UInt32) throws(FileError) {
        // SAFETY: a C string of a Swift string lives for the call.
        let file = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw .last("sync", path) }
        defer { close(file) }
        guard fchmod(file, mode) == 0, fsync(file) == 0 else { throw .last("sync", path) }
    }

    /// Writes zeros over a plain file, durably.
    private static func overwrite(_ path: String) throws(FileError) {
        let size = try facts(of: path).size
        // SAFETY: a C string of a Swift string lives for the call.
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw .last("overwrite", path) }
        defer { close(file) }
        let zeros = [UInt8](repeating: 0, count: min(size, 1 << 16))
        var written = 0
        while written < size {
            let step = min(zeros.count, size - written)
            // SAFETY: the pointer is used only within the call, for at most the bytes of the array.
            let count = unsafe zeros.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, step) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw .last("overwrite", path) }
            written += count
        }
        guard fsync(file) == 0 else { throw .last("sync", path) }
    }

    /// Which file of its disk a name is of; `nil` where there is none.
    private static func number(of path: String) throws(FileError) -> UInt? {
        exists(path) ? try facts(of: path).number : nil
    }

    private static func facts(of path: String) throws(FileError) -> (number: UInt, size: Int) {
        // SAFETY: a C string of a Swift string lives for the call.
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard file >= 0 else { throw .last("read", path) }
        defer { close(file) }
        var facts = stat()
        // SAFETY: the structure is filled within the call.
        guard unsafe fstat(file, &facts) == 0 else { throw .last("read", path) }
        return (UInt(facts.st_ino), Int(facts.st_size))
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
