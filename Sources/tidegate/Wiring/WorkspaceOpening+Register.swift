import TideCore
import TideLedger
import TideRegistry
import TideRelease

extension WorkspaceOpening {
    /// What a register is made of, with the workspace's lock.
    private struct Sources {
        let paths: WorkspacePaths
        let key: KeyedDigest
        let store: any LedgerStore
        let evidence: EvidenceStore
        let lock: FileLock

        var rebuild: RegisterRebuild { RegisterRebuild(store: store, evidence: evidence) }
    }

    private static func sources(_ folder: String, passphrase: Redacted<[UInt8]>) throws -> Sources {
        let paths = WorkspacePaths(root: folder)
        let configuration = try WorkspaceConfiguration(at: paths)
        guard let lock = try FileLock(paths.lock) else {
            throw ReleaseError.failed([Diagnostic(.workspaceLocked, [folder])])
        }
        try KeyFolder.settle(paths)
        let master = try master(of: paths, passphrase: passphrase)
        let evidence = EvidenceStore(folder: paths.evidence, master: master)
        // Opened as ever, so that a ledger that is behind its own head or its mark makes no register.
        let store = try SQLiteLedgerStore(paths.ledger, create: false)
        let ring = try keyRing(of: paths, configuration, store, master, passphrase: passphrase, isWriter: true)
        let ledger = try ledger(of: paths, ring, store, evidence) { _ in }
        return Sources(paths: paths, key: sealKey(master), store: ledger.store, evidence: evidence, lock: lock)
    }

    /// Makes a register in a new file from ledger and evidence.
    private static func makeRegister(
        _ path: String,
        of sources: Sources
    ) throws -> (register: SQLiteRegister, extent: RegisterExtent) {
        for suffix in DatabaseFile.suffixes { try DurableFile.remove(path + suffix) }
        let register = try SQLiteRegister(path, create: true, key: sources.key)
        return (register, try sources.rebuild.run(into: register))
    }

    /// Makes the register anew from ledger and evidence: beside the old one first, then by one rename.
    ///
    /// The old one is kept as `registry.sqlite.before`; nothing is read from it.
    static func rebuildRegister(_ folder: String, passphrase: Redacted<[UInt8]>) throws -> RegisterExtent {
        let sources = try sources(folder, passphrase: passphrase)
        defer { withExtendedLifetime(sources.lock) {} }
        let paths = sources.paths
        let path = "\(paths.registry).making"
        let (register, extent) = try makeRegister(path, of: sources)
        register.close()
        if DurableFile.exists(paths.registry) {
            let before = "\(paths.registry).before"
            for suffix in DatabaseFile.suffixes { try DurableFile.remove(before + suffix) }
            // The write-ahead log belongs to its file, and goes before the new file comes.
            for suffix in DatabaseFile.suffixes where DurableFile.exists(paths.registry + suffix) {
                try DurableFile.rename(paths.registry + suffix, to: before + suffix)
            }
        }
        try DurableFile.rename(path, to: paths.registry)
        return extent
    }

    /// How a register compares with one that was made anew.
    struct RegisterComparison {
        let extent: RegisterExtent
        let isSealed: Bool
        /// Rows that only the register has, sorted.
        let extra: [JSONValue]
        /// Rows that it lacks, sorted.
        let missing: [JSONValue]

        var agrees: Bool { isSealed && extra.isEmpty && missing.isEmpty }
    }

    /// Makes the register anew beside the one that is there, compares all rows, and removes it again.
    static func compareRegister(_ folder: String, passphrase: Redacted<[UInt8]>) throws -> RegisterComparison {
        let sources = try sources(folder, passphrase: passphrase)
        defer { withExtendedLifetime(sources.lock) {} }
        let registry = sources.paths.registry
        let isSealed = try finish(registry, of: sources)
        let register = try SQLiteRegister(registry, create: false, key: nil)
        let path = "\(registry).checking"
        defer { for suffix in DatabaseFile.suffixes { try? DurableFile.remove(path + suffix) } }
        let (anew, extent) = try makeRegister(path, of: sources)
        defer { anew.close() }
        // Of a release without a decision in the ledger nothing says that it was aborted but that nobody works on it.
        let aborted = Set(try register.releases().filter { $0.state == .aborted }.map(\.id))
        for release in try anew.releases() where release.state == .staged && aborted.contains(release.id) {
            try anew.move(release.id, to: .aborted, entry: nil)
        }
        let (here, there) = (try register.dump(), try anew.dump())
        let (known, expected) = (Set(here), Set(there))
        return RegisterComparison(
            extent: extent,
            isSealed: isSealed,
            extra: here.filter { !expected.contains($0) },
            missing: there.filter { !known.contains($0) }
        )
    }

    /// Brings a register that is sealed up to the ledger, where a run was interrupted.
    ///
    /// - Returns: whether it is sealed.
    private static func finish(_ registry: String, of sources: Sources) throws -> Bool {
        do {
            let register = try SQLiteRegister(registry, create: false, key: sources.key)
            try sources.rebuild.run(into: register)
            register.close()
            return true
        } catch RegistryError.sealBroken {
            return false
        }
    }
}
