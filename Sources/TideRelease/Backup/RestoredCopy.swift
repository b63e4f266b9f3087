package import TideCore
package import TideLedger

/// A backup that was copied to where a workspace will be, before it has its name.
package struct RestoredCopy {
    /// The backup.
    package let folder: String
    package let manifest: BackupManifest
    /// Where the copy lies.
    package let paths: WorkspacePaths

    /// Copies a backup and holds every byte of the copy against its list.
    ///
    /// - Parameter staging: must not exist.
    /// - Throws: ``ReleaseError/refused(_:)`` with everything that is missing, changed or too much.
    package init(of folder: String, to staging: String, master: Redacted<[UInt8]>) throws {
        self.folder = folder
        paths = WorkspacePaths(root: staging)
        manifest = try BackupManifest(of: folder, master: master)
        let strangers = try manifest.strangers(in: folder)
        guard strangers.isEmpty else { throw ReleaseError.refused(strangers) }
        try DurableFile.createFolder(staging, mode: 0o700)
        for inner in try FolderFiles.list(folder).folders {
            try DurableFile.createFolder("\(staging)/\(inner)", mode: Backup.isPublic(inner) ? 0o755 : 0o700)
        }
        for file in manifest.files {
            let mode: UInt32 = Backup.isPublic(file.path) || file.path.hasSuffix(".pub.pem") ? 0o644 : 0o600
            try DurableFile.copy("\(folder)/\(file.path)", to: "\(staging)/\(file.path)", mode: mode)
        }
        for inner in try FolderFiles.list(staging).folders { try DurableFile.syncFolder("\(staging)/\(inner)") }
        try DurableFile.syncFolder(staging)
        let changed = try manifest.changed(in: staging)
        guard changed.isEmpty else { throw ReleaseError.refused(changed) }
    }

    /// Holds the copy's ledger against its list: every entry is hashed again, and the root is that of the newest head.
    ///
    /// - Complexity: O(size of the ledger).
    package func checkLedger(_ ledger: Ledger) throws {
        let size = try ledger.store.entryCount()
        guard size == manifest.head.size, ledger.origin == manifest.head.origin else {
            throw ReleaseError.refused(.backupBroken, "ledger.sqlite")
        }
        // Hashes of whole subtrees, the largest first, as the digits of the size.
        var peaks: [(level: Int, hash: ContentDigest)] = []
        for start in stride(from: 0, to: size, by: 512) {
            for stored in try ledger.store.entries(start..<min(size, start + 512)) {
                var peak = (level: 0, hash: MerkleHash.leaf(stored.body))
                while let last = peaks.last, last.level == peak.level {
                    peak = (peak.level + 1, MerkleHash.node(last.hash, peak.hash))
                    peaks.removeLast()
                }
                peaks.append(peak)
            }
        }
        let root = peaks.dropLast().reversed().reduce(peaks.last?.hash) { right, left in
            right.map { MerkleHash.node(left.hash, $0) }
        }
        guard root == manifest.head.root else { throw ReleaseError.refused(.backupBroken, "ledger.sqlite") }
    }

    /// Holds the copy's ledger against a tree head that somebody else kept.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where the log went on after the backup, or the head is of another log;
    ///   `LedgerError.refused` for a file that is no tree head.
    package func check(_ bytes: [UInt8], file: String, against ledger: Ledger, trust: TrustPolicy) throws {
        let note = try SignedNote(bytes, file: file)
        let kept = try Checkpoint(text: note.text, file: file)
        guard kept.origin == ledger.origin,
            trust.logs.contains(where: { log in note.signatures.contains { note.holds($0, under: log) } })
        else { throw ReleaseError.refused(.checkpointOfAnotherLog, file, ledger.origin) }
        guard kept.size <= manifest.head.size else {
            throw ReleaseError.refused(.backupBehind, file, "\(kept.size)", "\(manifest.head.size)")
        }
        do {
            try ledger.expectBeginning(kept, in: file)
        } catch {
            throw ReleaseError.refused(.backupBeside, file, "\(kept.size)")
        }
    }
}
