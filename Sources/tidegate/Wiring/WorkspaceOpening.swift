import FoundationEssentials
import Glibc
import Logging
import Synchronization
import TideCore
import TideLedger
import TideRegistry
import TideRelease

/// Makes and opens workspaces: the one place where stores, keys and paths come together.
enum WorkspaceOpening {
    /// The locks of workspaces that were opened for writing.
    ///
    /// They are kept until the process ends: a value of a function may be destroyed once it was used for the last time, and a lock has no use
    /// but to be there.
    private static let held = Mutex<[FileLock]>([])

    /// Opens a workspace for reading.
    ///
    /// What the register lacks of the ledger is waited for, while a run is under way; after an interrupted one it is brought
    /// into it, as the next run that writes would.
    static func openForReading(_ folder: String, passphrase: Redacted<[UInt8]>) throws -> Office {
        let paths = WorkspacePaths(root: folder)
        if !DurableFile.exists(paths.keys), DurableFile.exists(paths.configuration), let lock = try FileLock(paths.lock)
        {
            try KeyFolder.settle(paths)
            withExtendedLifetime(lock) {}
        }
        let office = try open(folder, passphrase: passphrase)
        let projection = RegisterRebuild(store: office.ledger.store, evidence: office.evidence)
        for _ in 0..<50 {
            guard try projection.isBehind(office.register) else { return office }
            if let lock = try FileLock(office.paths.lock) {
                try projection.run(into: office.register)
                withExtendedLifetime(lock) {}
                return office
            }
            usleep(100_000)
        }
        throw ReleaseError.failed([Diagnostic(.registerBehind, [office.paths.registry])])
    }

    static func master(of paths: WorkspacePaths, passphrase: Redacted<[UInt8]>) throws -> Redacted<[UInt8]> {
        Redacted(
            try SealedFormat.open(
                DurableFile.read(paths.master),
                purpose: WorkspaceConfiguration(at: paths).masterPurpose,
                key: .passphrase(passphrase),
                file: paths.master
            )
        )
    }

    /// The key of the register's seal.
    static func sealKey(_ master: Redacted<[UInt8]>) -> KeyedDigest {
        KeyedDigest(of: master, purpose: "register-seal")
    }

    /// Opens a workspace; but for what it knows of its changes of keys it is not changed.
    ///
    /// - Parameters:
    ///   - isWriter: whether this process holds it alone.
    ///   - witnessing: how witnesses are asked, for whoever writes.
    ///   - clock: the clocks of the run, for whoever writes.
    ///   - excluded: the key id of a release key that does not sign now, since it is about to be revoked.
    ///   - enrolled: signs in the place of the release key in force, which was lost; it is about to be enrolled.
    static func open(
        _ folder: String,
        passphrase: Redacted<[UInt8]>,
        isWriter: Bool = false,
        except excluded: String? = nil,
        enrolling enrolled: (any LogSigner)? = nil,
        witnessing: Witnessing? = nil,
        clock: RunClock? = nil
    ) throws -> Office {
        let paths = WorkspacePaths(root: folder)
        let configuration = try WorkspaceConfiguration(at: paths)
        let master = try master(of: paths, passphrase: passphrase)
        let killAt = CrashPoint.requested
        let evidence = EvidenceStore(folder: paths.evidence, master: master)
        let store = try SQLiteLedgerStore(paths.ledger, create: false)
        let ring = try keyRing(of: paths, configuration, store, master, passphrase: passphrase, isWriter: isWriter)
        let ledger = try ledger(of: paths, ring, store, evidence) {
            killAt?.reached($0.rawValue)
        }
        let office = Office(
            paths: paths,
            configuration: configuration,
            register: try SQLiteRegister(paths.registry, create: false, key: sealKey(master)),
            ledger: ledger,
            evidence: evidence,
            releaseKey: try enrolled ?? ring.release(at: SystemClock.now, except: excluded),
            master: master,
            keys: ring.history,
            witnessing: witnessing,
            clock: clock
        )
        if enrolled == nil { try office.checkReleaseKey(at: SystemClock.now) }
        return office
    }

    /// The keys of a workspace, by what its ledger says of them.
    static func keyRing(
        of paths: WorkspacePaths,
        _ configuration: WorkspaceConfiguration,
        _ store: any LedgerStore,
        _ master: Redacted<[UInt8]>,
        passphrase: Redacted<[UInt8]>,
        isWriter: Bool = false
    ) throws -> KeyRing {
        let changes = try KeyChangeIndex(paths, master: master).changes(in: store, keeping: isWriter)
        let history = try KeyHistory(of: store, changes: changes)
        return KeyRing(paths: paths, configuration: configuration, history: history, passphrase: passphrase)
    }

    /// Opens a ledger that is there, unless mark, evidence or export tell that it was longer.
    static func ledger(
        of paths: WorkspacePaths,
        _ ring: KeyRing,
        _ store: any LedgerStore,
        _ evidence: EvidenceStore,
        probe: @escaping @Sendable (LedgerStep) -> Void
    ) throws -> Ledger {
        let traces = try LedgerTraces(of: paths, evidence: evidence)
        let ledger = try Ledger(
            store: store,
            origin: ring.configuration.origin,
            key: ring.newest(.log),
            overlapping: ring.overlapping(.log, at: SystemClock.now),
            former: ring.formerLogKeys,
            mark: evidence.mark,
            probe: probe
        )
        try traces.check(ledger)
        return ledger
    }

    /// Asks witnesses over the network, and says which of them did not sign.
    static func witnessing(_ console: Console, through transport: any WitnessTransport = HTTPTransport()) -> Witnessing
    {
        Witnessing(transport: transport, report: WitnessMessages(console).tell)
    }

    /// Takes the lock of a workspace, until the process ends, and ends what a crash left of a change of its keys.
    static func lockForWriting(_ folder: String) throws {
        let paths = WorkspacePaths(root: folder)
        _ = try WorkspaceConfiguration(at: paths)
        guard let lock = try FileLock(paths.lock) else {
            throw ReleaseError.failed([Diagnostic(.workspaceLocked, [folder])])
        }
        try KeyFolder.settle(paths)
        held.withLock { $0.append(lock) }
    }

    /// What an opening does about the clock.
    enum ClockCheck {
        /// One that is behind the log, or jumped, ends it.
        case refused
        /// Somebody confirms it, for this reason.
        case confirmed(String)
    }

    /// Opens a workspace alone, and finishes the books of a run that a crash interrupted.
    ///
    /// - Parameter excluded: the key id of a release key that does not sign now.
    static func openForWriting(
        _ folder: String,
        passphrase: Redacted<[UInt8]>,
        console: Console,
        clock check: ClockCheck = .refused,
        except excluded: String? = nil
    ) throws -> Office {
        try lockForWriting(folder)
        let reading = SystemClock.reading
        let office = try open(
            folder,
            passphrase: passphrase,
            isWriter: true,
            except: excluded,
            witnessing: witnessing(console),
            clock: RunClock(start: reading) { SystemClock.reading }
        )
        var generator = SystemRandomNumberGenerator()
        if case .refused = check { try office.checkClock(reading) }
        // Before anything is written: a witness that saw more of this log says that this workspace is an older copy.
        try office.cosign(again: true)
        if case .confirmed(let reason) = check {
            // What an interrupted run left is finished under the clock that is confirmed.
            try office.projectMissing(using: &generator)
            try office.confirmClock(reading, reason: reason, using: &generator)
        }
        if let newest = try office.newestTime() { SystemClock.hold(notBefore: newest) }
        let size = try office.ledger.head()?.size ?? 0
        RunLog.logger.info("workspace opened for writing", metadata: ["entries": "\(size)"])
        for finding in try Recovery(office: office).run(at: SystemClock.now, using: &generator) {
            console.say("an earlier run was interrupted: release \(finding.release) is now \(finding.state.rawValue)")
        }
        try finishErasures(of: office, console: console, using: &generator)
        try office.noteClock(reading)
        return office
    }

    /// Opens a workspace alone whose release key was lost, to enrol another one.
    ///
    /// Releases that were interrupted are finished by the next opening: what that appends the new key can't sign yet.
    ///
    /// - Parameter key: makes the new key once the workspace is this process's.
    static func openForEnrolling(
        _ folder: String,
        passphrase: Redacted<[UInt8]>,
        console: Console,
        key: () throws -> any LogSigner
    ) throws -> Office {
        try lockForWriting(folder)
        let reading = SystemClock.reading
        _ = try master(of: WorkspacePaths(root: folder), passphrase: passphrase)
        let office = try open(
            folder,
            passphrase: passphrase,
            isWriter: true,
            enrolling: key(),
            witnessing: witnessing(console),
            clock: RunClock(start: reading) { SystemClock.reading }
        )
        try office.checkClock(reading)
        try office.cosign(again: true)
        var generator = SystemRandomNumberGenerator()
        try office.projectMissing(using: &generator)
        return office
    }

    /// What a new workspace is known by.
    struct Made {
        /// The log's verifier key, as in the trust policy.
        let logKey: String
    }

    /// Makes a workspace in a folder that must not exist: beside it first, then by one rename.
    ///
    /// - Parameters:
    ///   - elsewhere: keys that were made elsewhere; one is made for every other role. Of root keys there may be several.
    ///   - predecessor: the final head of the log that this one follows.
    static func make(
        _ paths: WorkspacePaths,
        configuration: WorkspaceConfiguration,
        passphrase: Redacted<[UInt8]>,
        elsewhere: [KeyRole: [VerifyingKey]] = [:],
        predecessor: Checkpoint? = nil
    ) throws -> Made {
        guard !DurableFile.exists(paths.root) else {
            throw ReleaseError.invalid([Diagnostic(.workspaceExists, [paths.root])])
        }
        var generator = SystemRandomNumberGenerator()
        let staging = WorkspacePaths(root: "\(paths.root).making-\(Hex.encode([UInt8].random(4, using: &generator)))")
        do {
            let made = try fill(
                staging,
                configuration: configuration,
                passphrase: passphrase,
                elsewhere: elsewhere,
                predecessor: predecessor,
                using: &generator
            )
            try DurableFile.rename(staging.root, to: paths.root)
            return made
        } catch {
            try? DurableFile.remove(staging.root)
            throw error
        }
    }

    private static func fill(
        _ paths: WorkspacePaths,
        configuration: WorkspaceConfiguration,
        passphrase: Redacted<[UInt8]>,
        elsewhere: [KeyRole: [VerifyingKey]],
        predecessor: Checkpoint?,
        using generator: inout SystemRandomNumberGenerator
    ) throws -> Made {
        try DurableFile.createFolder(paths.keys, mode: 0o700)
        try DurableFile.createFolder("\(paths.trust)/release")
        try DurableFile.createFolder("\(paths.trust)/parties")
        var keys: [KeyRole: [VerifyingKey]] = [:]
        for role in KeyRole.allCases {
            if let given = elsewhere[role] {
                for (number, key) in given.enumerated() {
                    let name = number == 0 ? role.rawValue : paths.laterName(role, key.keyID)
                    try DurableFile.replace("\(paths.keys)/\(name).pub.pem", with: key.pem)
                }
                keys[role] = given
            } else {
                keys[role] = [try KeyPair.write(role.rawValue, to: paths.keys, passphrase: passphrase)]
            }
        }
        guard let log = keys[.log]?.first, let release = keys[.release]?.first, let registrar = keys[.registrar]?.first,
            let roots = keys[.root]
        else { preconditionFailure("a role without a key") }  // WHY: the loop above makes one for each
        let logKey = try VerifierKey(name: configuration.origin, kind: .ed25519, key: log)
        let policy = TrustPolicy.text(log: logKey)
        try DurableFile.replace("\(paths.trust)/policy", with: policy)
        try DurableFile.replace("\(paths.trust)/release/release.pub.pem", with: release.pem)
        let master = [UInt8].random(32, using: &generator)
        let sealed = try SealedFormat.seal(
            master,
            purpose: configuration.masterPurpose,
            key: .passphrase(passphrase),
            using: &generator
        )
        try DurableFile.replace(paths.master, with: sealed, mode: 0o600)
        _ = try SQLiteRegister(paths.registry, create: true, key: sealKey(Redacted(master)))
        let evidence = EvidenceStore(folder: paths.evidence, master: Redacted(master))
        let ledger = try Ledger(
            store: SQLiteLedgerStore(paths.ledger, create: true),
            origin: configuration.origin,
            key: signer(of: log, .log, paths, configuration, passphrase: passphrase),
            mark: evidence.mark,
            probe: { _ in }
        )
        let genesis = GenesisEntry(
            log: logKey,
            registrarKey: registrar,
            rootKeys: roots,
            releaseKeys: [release],
            policy: ContentDigest(of: policy),
            predecessor: predecessor
        )
        let hidden = genesis.draft(using: &generator).hide(using: &generator)
        let entry = try hidden.sign(
            loggedAt: SystemClock.now,
            anchor: nil,
            keys: [signer(of: release, .release, paths, configuration, passphrase: passphrase)]
        )
        try evidence.file(
            ["disclosures": JSONValue(hidden.disclosures.map(\.text))],
            behind: ContentDigest(of: entry.bytes),
            index: 0,
            using: &generator
        )
        _ = try ledger.append([entry.bytes])
        try ledger.export(to: paths.log)
        try DurableFile.replace(paths.configuration, with: configuration.encoded)
        return Made(logKey: logKey.text)
    }

    /// The signer of a key that a workspace begins with.
    private static func signer(
        of key: VerifyingKey,
        _ role: KeyRole,
        _ paths: WorkspacePaths,
        _ configuration: WorkspaceConfiguration,
        passphrase: Redacted<[UInt8]>
    ) throws -> any LogSigner {
        if let command = configuration.signer(of: key.keyID, role) { return KeyRing.external(command, key) }
        return try KeyPair.open(paths.key(role), passphrase: passphrase)
    }
}
