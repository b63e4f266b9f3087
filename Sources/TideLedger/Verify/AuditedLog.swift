package import TideCore

/// A published log of which every entry, tile and the root was checked.
package struct AuditedLog: Sendable {
    /// The signed tree head that all was held against.
    package let checkpoint: Checkpoint
    /// All of them, in order; only what the log says about itself where they were not kept.
    ///
    /// The first is the genesis.
    package let entries: [VerifiedEntry]
    /// How many entries of each kind there are.
    package let counts: [EntryKind: Int]
    /// Whether its last entry froze it.
    package let isFrozen: Bool
    /// Its keys by role, with what became of them.
    package let keys: KeyHistory
    /// What an auditor should ask about although all of it verifies: times that go back, keys that were revoked as of a time.
    package let findings: [Diagnostic]
    /// The witnesses of the policy that signed the tree head, each with the time that it says; in the policy's order.
    package let cosigners: [(witness: VerifierKey, time: Instant)]
    /// Over all its entries.
    let tree: GrowingTree

    /// Checks a published log, offline, against a trust folder alone.
    ///
    /// The checkpoint's signatures and quorum; every tile and the root, computed again from the entries; every entry's
    /// signatures and statement; the genesis against the trust folder; anchors against the log's own earlier heads. A
    /// file that has no place in the tree is a reason. Where all that a tree head lacks is the quorum, the rest is checked
    /// all the same, and a reason says what stayed open.
    ///
    /// - Parameters:
    ///   - paths: every file of the export, relative to it.
    ///   - folders: every folder in it, empty ones too, where it lies on a disk.
    ///   - dated: tree heads that somebody outside of the office saw, with the time; what a revoked key signed is held against
    ///     them.
    ///   - keepingBytes: whether entries are kept, with their exact bytes, as who decides or discloses them again needs.
    ///   - threads: on how many threads entries are checked; what is found is the same for any number.
    ///   - read: gives a file's bytes; `nil` if it cannot.
    /// - Complexity: O(bytes of the log); four bundles of entries for each thread, and 96 bytes an entry, are held at once.
    package static func verify(
        paths: [String],
        folders: [String] = [],
        trust: TrustFolder,
        dated: [DatedHead] = [],
        keepingBytes: Bool = true,
        threads: Int = 1,
        read: (String) -> [UInt8]?
    ) -> Verification<AuditedLog> {
        guard let bytes = read(TilePath.checkpoint) else {
            return .notVerified([Diagnostic(.missingLogFile, [TilePath.checkpoint])])
        }
        let note: SignedNote
        do {
            note = try SignedNote(bytes, file: TilePath.checkpoint)
        } catch {
            return .notVerified(error.diagnostics)
        }
        let checked = trust.policy.checkSignatures(of: note, file: TilePath.checkpoint, unknown: .ignore)
        guard let head = checked.value else { return .notVerified(checked.reasons) }
        let checkpoint = head.checkpoint
        // A file that is there holds 32 bytes for each of 256 leaves: a size far beyond the files is not walked.
        guard checkpoint.size > 0 else { return .notVerified([Diagnostic(.emptyLog)]) }
        guard checkpoint.size <= paths.count * TilePath.width else {
            return .notVerified([Diagnostic(.missingLogFile, ["tile/entries"])])
        }
        let cosigned = note.quorumTime(under: trust.policy).map {
            DatedHead(size: checkpoint.size, root: checkpoint.root, time: $0)
        }
        var audit = LogAudit(checkpoint: checkpoint, trust: trust, keepsBytes: keepingBytes)
        audit.readEntries(threads: threads, read)
        if audit.tree.size == checkpoint.size {
            audit.compareTiles(paths: paths, folders: folders, read)
            audit.compareRoot()
            audit.checkGenesis()
            audit.checkPredecessor()
            audit.checkKeys(note)
            audit.checkLifeAndAnchors()
            audit.checkRepeats()
            if let cosigned { audit.checkTimes(before: cosigned.time) }
        }
        guard head.hasQuorum else { return .notVerified(audit.reasonsWithoutQuorum) }
        guard audit.reasons.isEmpty else { return .notVerified(audit.reasons) }
        return .verified(
            AuditedLog(
                checkpoint: checkpoint,
                entries: audit.entries,
                counts: audit.counts,
                isFrozen: audit.frozen != nil,
                keys: audit.keys,
                findings: audit.findings + audit.keyFindings(dated + [cosigned].compactMap(\.self)),
                cosigners: note.cosigners(under: trust.policy),
                tree: audit.tree
            )
        )
    }

    /// Checks a published log whose files are at hand.
    package static func verify(
        files: [String: [UInt8]],
        trust: TrustFolder,
        dated: [DatedHead] = [],
        keepingBytes: Bool = true,
        threads: Int = 1
    ) -> Verification<AuditedLog> {
        verify(
            paths: files.keys.sorted(),
            trust: trust,
            dated: dated,
            keepingBytes: keepingBytes,
            threads: threads
        ) { files[$0] }
    }

    /// Checks a published log in a folder, which holds plain files alone: a link or pipe is a reason, and is not read.
    ///
    /// - Throws: `.failed` if the folder cannot be listed; a file that cannot be read is a reason.
    package static func verify(
        folder: String,
        trust: TrustFolder,
        dated: [DatedHead] = [],
        keepingBytes: Bool = true,
        threads: Int = 1
    ) throws(LedgerError) -> Verification<AuditedLog> {
        let listing: FolderListing
        do {
            listing = try FolderFiles.list(folder)
        } catch {
            throw LedgerError(error)
        }
        guard listing.others.isEmpty else {
            return .notVerified(listing.others.map { Diagnostic(.strangeLogFile, [$0]) })
        }
        return verify(
            paths: listing.files,
            folders: listing.folders,
            trust: trust,
            dated: dated,
            keepingBytes: keepingBytes,
            threads: threads
        ) {
            try? DurableFile.read("\(folder)/\($0)", atMost: EntryBundle.largestSize)
        }
    }
}
