import TideCore
import TideLedger

/// A backup that has not got its name yet: a folder under another one, which is locked while it is made, and says whose it is.
///
/// `backup.making` in it is canonical JSON of `origin`, `version` and `code`, an authentication code of the workspace: so the next backup
/// can remove what an interrupted one left, and nothing that only looks like it.
struct UnfinishedBackup {
    private let office: Office

    init(of office: Office) { self.office = office }

    /// Between the name that a backup will have and eight hexadecimal digits.
    static let ending = ".making-"
    private static let marker = "backup.making"
    private static let version = "tidegate/backup-making/v1"

    /// Makes the folder, durably marked.
    ///
    /// - Returns: its lock.
    func begin(_ folder: String) throws -> FileLock {
        try DurableFile.createFolder(folder, mode: 0o700)
        guard let lock = try FileLock(folder: folder) else {
            throw FileError(action: "lock", path: folder, reason: "another process holds it")
        }
        try DurableFile.replace("\(folder)/\(Self.marker)", with: mark, mode: 0o600)
        return lock
    }

    /// Takes the mark off a backup that is whole.
    func end(_ folder: String) throws {
        try DurableFile.remove("\(folder)/\(Self.marker)")
        try DurableFile.syncFolder(folder)
    }

    /// Removes the folders of this workspace's backups that nobody makes any more, beside where one will be.
    ///
    /// - Returns: their names.
    func removeLeftovers(beside folder: String) throws -> [String] {
        let parent = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
        let above = parent.isEmpty ? "/" : parent
        guard DurableFile.isFolder(above) else { return [] }
        var removed: [String] = []
        for name in try DurableFile.names(in: above) where Self.isUnfinished(name) {
            let path = "\(above)/\(name)"
            guard DurableFile.isPlainFolder(path), isOwn(path), let lock = try FileLock(folder: path) else { continue }
            try DurableFile.remove(path)
            withExtendedLifetime(lock) {}
            removed.append(name)
        }
        return removed
    }

    private static func isUnfinished(_ name: String) -> Bool {
        guard name.count > ending.count + 8 else { return false }
        let (rest, digits) = (name.dropLast(8), name.suffix(8))
        return rest.hasSuffix(ending) && digits.allSatisfy { "0123456789abcdef".contains($0) }
    }

    /// Whether this workspace made it: by its mark, or, once that was taken off, by the list of a backup that is whole.
    private func isOwn(_ path: String) -> Bool {
        if (try? DurableFile.read("\(path)/\(Self.marker)", atMost: 1 << 12)) == mark { return true }
        let manifest = try? BackupManifest(of: path, master: office.master)
        return manifest?.head.origin == office.configuration.origin
    }

    private var mark: [UInt8] {
        var members: [String: JSONValue] = [
            "origin": .string(office.configuration.origin), "version": .string(Self.version),
        ]
        let key = KeyedDigest(of: office.master, purpose: "backup-making")
        members["code"] = .string(key.digest(of: CanonicalJSON.encode(.object(members))).hex)
        return CanonicalJSON.encode(.object(members))
    }
}
