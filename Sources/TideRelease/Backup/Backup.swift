package import TideCore
import TideLedger

/// Copies a workspace into a folder, so that it can be made anew from it.
///
/// Both databases are copied by their own means, everything else file by file: keys, evidence, trust folder, export, stamps. What belongs to one run or machine
/// stays: the lock, releases under way, protected rows, what the clock said.
package struct Backup {
    private let office: Office
    private let isWithoutVault: Bool
    private let copyDatabase: (_ path: String, _ copy: String) throws -> Void
    private let reached: (Step) -> Void

    /// Where a backup stands, for tests that end the process there.
    package enum Step: String, Hashable, Sendable, CaseIterable {
        case databases = "backup-databases"
        case files = "backup-files"
        case listed = "backup-listed"
    }

    /// What was made.
    package struct Made: Hashable, Sendable {
        package let manifest: BackupManifest
        /// Files that are shared with the backup before.
        package let shared: Int
        /// Folders of interrupted backups beside it that were removed.
        package let leftovers: [String]

        package var bytes: Int { manifest.files.reduce(0) { $0 + $1.size } }
    }

    /// - Parameters:
    ///   - office: opened for writing, so that the books are finished and nobody else writes.
    ///   - isWithoutVault: whether the vault is left out: where the one that the ledger tells of is lost.
    ///   - copyDatabase: makes a whole copy of a database, durably.
    package init(
        of office: Office,
        isWithoutVault: Bool = false,
        copyDatabase: @escaping (_ path: String, _ copy: String) throws -> Void,
        reached: @escaping (Step) -> Void = { _ in }
    ) {
        self.office = office
        self.isWithoutVault = isWithoutVault
        self.copyDatabase = copyDatabase
        self.reached = reached
    }

    /// Makes the backup: beside its place first, then by one rename.
    ///
    /// - Parameters:
    ///   - folder: must not exist.
    ///   - older: a backup of this workspace; evidence that it holds unchanged is shared with it by a hard link.
    ///   - suffix: tells the folder beside it from every other.
    package func make(_ folder: String, since older: String?, at instant: Instant, suffix: String) throws -> Made {
        let known = try older.map { try sharable(in: $0) } ?? [:]
        let unfinished = UnfinishedBackup(of: office)
        let leftovers = try unfinished.removeLeftovers(beside: folder)
        let staging = "\(folder)\(UnfinishedBackup.ending)\(suffix)"
        do {
            let lock = try unfinished.begin(staging)
            let (manifest, shared) = try fill(staging, sharing: known, from: older ?? "", at: instant)
            try unfinished.end(staging)
            try DurableFile.rename(staging, to: folder)
            withExtendedLifetime(lock) {}
            return Made(manifest: manifest, shared: shared, leftovers: leftovers)
        } catch {
            try? DurableFile.remove(staging)
            throw error
        }
    }

    /// The evidence of an older backup by path.
    private func sharable(in older: String) throws -> [String: BackupManifest.File] {
        let manifest = try BackupManifest(of: older, master: office.master)
        guard manifest.head.origin == office.ledger.origin else { throw ReleaseError.refused(.backupChanged, older) }
        let evidence = manifest.files.filter { $0.path.hasPrefix("evidence/") }
        return Dictionary(evidence.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private func fill(
        _ staging: String,
        sharing known: [String: BackupManifest.File],
        from older: String,
        at instant: Instant
    ) throws -> (manifest: BackupManifest, shared: Int) {
        guard let head = try office.ledger.head() else { throw ReleaseError.failed(.changeNotUnderstood, "entry 0") }
        var paths: [String] = []
        let vault = [office.paths.vault].filter { !isWithoutVault && DurableFile.exists($0) }
        for database in [office.paths.registry, office.paths.ledger] + vault {
            let name = String(database.dropFirst(office.paths.root.count + 1))
            try copyDatabase(database, "\(staging)/\(name)")
            paths.append(name)
        }
        reached(.databases)
        let listing = try FolderFiles.list(office.paths.root)
        let strange = listing.others.filter(Self.isCopied)
        guard strange.isEmpty else { throw ReleaseError.failed(strange.map { Diagnostic(.notPlainFile, [$0]) }) }
        for folder in listing.folders where Self.isCopied(folder) {
            try DurableFile.createFolder("\(staging)/\(folder)", mode: Self.isPublic(folder) ? 0o755 : 0o700)
        }
        var shared = 0
        for path in listing.files where Self.isCopied(path) {
            if try share(path, in: staging, known[path], from: older) {
                shared += 1
            } else {
                let mode: UInt32 = Self.isPublic(path) ? 0o644 : 0o600
                try DurableFile.copy("\(office.paths.root)/\(path)", to: "\(staging)/\(path)", mode: mode)
            }
            paths.append(path)
        }
        reached(.files)
        let files = try paths.map { path in
            let found = try DurableFile.digest(of: "\(staging)/\(path)")
            return BackupManifest.File(path: path, digest: found.digest, size: found.size)
        }
        let manifest = BackupManifest(
            configuration: office.configuration,
            made: instant,
            head: Checkpoint(origin: office.ledger.origin, size: head.size, root: head.root),
            journal: try office.evidence.journalCount(),
            files: files
        )
        try DurableFile.replace(
            "\(staging)/\(BackupManifest.name)",
            with: manifest.encoded(office.master),
            mode: 0o600
        )
        for folder in listing.folders where Self.isCopied(folder) { try DurableFile.syncFolder("\(staging)/\(folder)") }
        try DurableFile.syncFolder(staging)
        reached(.listed)
        return (manifest, shared)
    }

    /// Shares a file with an older backup, where it is there, whole, and what the workspace has.
    private func share(
        _ path: String,
        in staging: String,
        _ known: BackupManifest.File?,
        from older: String
    ) throws -> Bool {
        guard let known else { return false }
        let now = try DurableFile.digest(of: "\(office.paths.root)/\(path)")
        guard now.digest == known.digest, let old = try? DurableFile.digest(of: "\(older)/\(path)"),
            old.digest == known.digest
        else { return false }
        // Another disk takes no link; then it is copied.
        return (try? DurableFile.link("\(older)/\(path)", to: "\(staging)/\(path)")) != nil
    }

    /// Whether a path of a workspace is copied as it lies there.
    private static func isCopied(_ path: String) -> Bool {
        let first = path.split(separator: "/").first.map(String.init) ?? path
        let isDatabase = ["registry.sqlite", "ledger.sqlite", "pseudonyms.sqlite"].contains(where: first.hasPrefix)
        let left = ["lock", "clock.json", "under-way", "scratch", "restored.sealed", "keys.before", "keys.changing"]
        return !isDatabase && !left.contains(first) && !path.hasSuffix(".tmp")
            && !path.hasSuffix(DurableFile.wipedEnding)
    }

    /// Whether it is made to be handed out.
    package static func isPublic(_ path: String) -> Bool {
        ["trust", "log", "stamps"].contains(path.split(separator: "/").first.map(String.init) ?? path)
    }
}
