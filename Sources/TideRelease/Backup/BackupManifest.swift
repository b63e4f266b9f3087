package import TideCore
package import TideLedger

/// What a backup says of itself: `backup.json`, canonical JSON under an authentication code of the workspace.
///
/// `code` is HMAC-SHA256 of the canonical JSON of all the others, under a key from the master key: who lacks that can neither change the list nor make
/// another one.
package struct BackupManifest: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        /// Relative to the backup, which has the layout of a workspace.
        package let path: String
        package let digest: ContentDigest
        package let size: Int
    }

    package let configuration: WorkspaceConfiguration
    package let made: Instant
    /// The newest tree head of the ledger in it.
    package let head: Checkpoint
    /// Records of the journal in it.
    package let journal: Int
    /// Every file but this one, ascending by path.
    package let files: [File]

    package static let name = "backup.json"
    private static let version = "tidegate/backup/v1"

    /// Reads a backup's file.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` unless this workspace wrote it, to the byte.
    package init(of folder: String, master: Redacted<[UInt8]>) throws {
        let path = "\(folder)/\(Self.name)"
        guard DurableFile.exists(path) else { throw ReleaseError.invalid(.notABackup, folder) }
        let bytes = try DurableFile.read(path)
        guard let value = try? CanonicalJSON.decode(bytes), let office = value["office"]?.text.flatMap(Identifier.init),
            let origin = value["origin"]?.text, let made = value["made"]?.text.flatMap(Instant.init),
            let size = value["size"]?.number, let root = value["root"]?.text.flatMap(ContentDigest.init(hex:)),
            let journal = value["journal"]?.number, let list = value["files"]?.elements
        else { throw ReleaseError.refused(.backupChanged, path) }
        configuration = WorkspaceConfiguration(office: office, origin: origin)
        self.made = made
        head = Checkpoint(origin: origin, size: size, root: root)
        self.journal = journal
        files = list.compactMap { element in
            guard let path = element["path"]?.text, let size = element["size"]?.number,
                let digest = element["sha256"]?.text.flatMap(ContentDigest.init(hex:))
            else { return nil }
            return File(path: path, digest: digest, size: size)
        }
        guard encoded(master) == bytes else { throw ReleaseError.refused(.backupChanged, path) }
    }

    init(configuration: WorkspaceConfiguration, made: Instant, head: Checkpoint, journal: Int, files: [File]) {
        self.configuration = configuration
        self.made = made
        self.head = head
        self.journal = journal
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The file's bytes.
    func encoded(_ master: Redacted<[UInt8]>) -> [UInt8] {
        var members: [String: JSONValue] = [
            "files": .array(
                files.map {
                    ["path": .string($0.path), "sha256": .string($0.digest.hex), "size": JSONValue($0.size)]
                }
            ),
            "journal": JSONValue(journal), "made": .string("\(made)"), "office": .string(configuration.office.text),
            "origin": .string(head.origin), "root": .string(head.root.hex), "size": JSONValue(head.size),
            "version": .string(Self.version),
        ]
        let code = KeyedDigest(of: master, purpose: "backup").digest(of: CanonicalJSON.encode(.object(members)))
        members["code"] = .string(code.hex)
        return CanonicalJSON.encode(.object(members))
    }

    /// What a folder has that the manifest doesn't list, and lacks that it does.
    package func strangers(in folder: String) throws -> [Diagnostic] {
        let listing = try FolderFiles.list(folder)
        let listed = Set(files.map(\.path))
        let there = Set(listing.files)
        return listing.others.map { Diagnostic(.backupStrange, [$0]) }
            + there.subtracting(listed).subtracting([Self.name]).sorted().map { Diagnostic(.backupStrange, [$0]) }
            + listed.subtracting(there).sorted().map { Diagnostic(.backupLacks, [$0]) }
    }

    /// The listed files of a folder that are not what was written.
    package func changed(in folder: String) throws -> [Diagnostic] {
        try files.compactMap { file in
            let found = try DurableFile.digest(of: "\(folder)/\(file.path)")
            return found.digest == file.digest && found.size == file.size ? nil : Diagnostic(.backupBroken, [file.path])
        }
    }
}
