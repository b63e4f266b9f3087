import FoundationEssentials
import Synchronization
import TideCore
import TideLedger
import TideRegistry
import TideRelease

/// Counts the witnesses that signed when they were asked: a line that is stored from before tells nothing of today.
private final class AnsweredTransport: WitnessTransport {
    // WHY a class: whoever made it reads the count after it was handed on.
    private let transport = HTTPTransport()
    private let addresses = Mutex<Set<String>>([])

    var count: Int { addresses.withLock { $0.count } }

    func submit(_ body: [UInt8], to address: String) throws(LedgerError) -> WitnessAnswer {
        let answer = try transport.submit(body, to: address)
        if answer.status == 200 { _ = addresses.withLock { $0.insert(address) } }
        return answer
    }
}

extension WorkspaceOpening {
    /// Tells a folder that is being made from every other.
    static func suffix() -> String {
        var generator = SystemRandomNumberGenerator()
        return Hex.encode([UInt8].random(4, using: &generator))
    }

    /// Makes a backup of a workspace to which nobody else writes.
    static func backUp(
        _ workspace: WorkspaceOptions,
        to folder: String,
        since older: String?,
        isWithoutVault: Bool,
        console: Console
    ) throws
        -> Backup.Made
    {
        guard !DurableFile.exists(folder) else {
            throw ReleaseError.invalid([Diagnostic(.outputExists, [folder])])
        }
        let office = try workspace.openForWriting(console)
        // One that could not be restored is none.
        if !isWithoutVault { try vault(of: office)?.close() }
        let backup = Backup(of: office, isWithoutVault: isWithoutVault) { path, copy in
            let format: DatabaseFormat =
                switch path {
                case office.paths.ledger: .ledger
                case office.paths.vault: .vault
                default: .register
                }
            let file = try DatabaseFile(path, as: format, create: false, patience: 5)
            defer { file.close() }
            try file.copy(to: copy)
        } reached: {
            CrashPoint.requested?.reached($0.rawValue)
        }
        let made = try backup.make(folder, since: older, at: SystemClock.now, suffix: suffix())
        for name in made.leftovers { console.say("removed what an interrupted backup left: \(name)") }
        return made
    }

    /// What a restore is asked to do.
    struct RestoreOrder {
        let backup: String
        let workspace: String
        /// Tree heads that somebody else kept, by file.
        let checkpoints: [String]
        let opening: KeyFolder.Opening
        /// Under which the workspace is opened from then on.
        let passphrase: Redacted<[UInt8]>
        /// In the officers' words; `nil` where nothing is to be made, but all is to be checked.
        let reason: String?
        /// Whether it goes on although a witness with an address did not sign.
        let isWithoutWitnesses: Bool
    }

    /// What came of it.
    struct Restored {
        let manifest: BackupManifest
        /// Whether witnesses were asked, or a tree head from elsewhere was held against it.
        let isHeldAgainstOthers: Bool
    }

    /// Makes a workspace from a backup: beside its place first, then by one rename, once all of it was checked.
    static func restore(_ order: RestoreOrder, console: Console) throws -> Restored {
        guard !DurableFile.exists(order.workspace) else {
            throw ReleaseError.invalid([Diagnostic(.workspaceExists, [order.workspace])])
        }
        guard DurableFile.exists("\(order.backup)/\(BackupManifest.name)") else {
            throw ReleaseError.invalid([Diagnostic(.notABackup, [order.backup])])
        }
        let master = try KeyFolder(WorkspacePaths(root: order.backup)).master(order.opening)
        let staging = "\(order.workspace).making-\(suffix())"
        do {
            let restored = try prepare(order, staging, master: master, console: console)
            guard order.reason != nil else {
                try DurableFile.remove(staging)
                return restored
            }
            try DurableFile.rename(staging, to: order.workspace)
            CrashPoint.requested?.reached("restore-renamed")
            // Opening it logs that it was made from a backup.
            _ = try openForWriting(order.workspace, passphrase: order.passphrase, console: console)
            return restored
        } catch {
            try? DurableFile.remove(staging)
            throw error
        }
    }

    private static func prepare(
        _ order: RestoreOrder,
        _ staging: String,
        master: Redacted<[UInt8]>,
        console: Console
    ) throws -> Restored {
        var generator = SystemRandomNumberGenerator()
        let copy = try RestoredCopy(of: order.backup, to: staging, master: master)
        CrashPoint.requested?.reached("restore-copied")
        if case .recovery = order.opening {
            try KeyFolder(copy.paths).change(from: order.opening, to: order.passphrase, using: &generator)
        }
        let isReal = order.reason != nil
        let transport = AnsweredTransport()
        let office = try open(
            staging,
            passphrase: order.passphrase,
            witnessing: isReal ? witnessing(console, through: transport) : nil
        )
        defer {
            (office.register as? SQLiteRegister)?.close()
            (office.ledger.store as? SQLiteLedgerStore)?.close()
        }
        try copy.checkLedger(office.ledger)
        let trust = try TrustFolder.read(copy.paths.trust).policy
        for file in order.checkpoints {
            try copy.check(
                DurableFile.read(file, atMost: 1 << 18),
                file: file,
                against: office.ledger,
                trust: trust
            )
        }
        // The log can't be rebuilt into a vault, so its absence is told, and does not keep anybody from the rest.
        if try office.register.hasVault(), !DurableFile.exists(office.paths.vault) {
            console.say(Diagnostic(.vaultMissing, ["\(order.backup)/pseudonyms.sqlite"]).message)
        } else {
            try vault(of: office, .reading)?.close()
        }
        // A witness that saw more of this log says so, and ends it: the answer to whether this backup may go on is no.
        do {
            try office.cosign(again: true)
        } catch ReleaseError.failed(let reasons)
            where !reasons.isEmpty && reasons.allSatisfy({ [.logBehindWitness, .logBesideWitness].contains($0.code) })
        {
            throw ReleaseError.refused(reasons)
        }
        if isReal, let asked = try office.logPolicy()?.policy.addresses.count, asked > transport.count {
            let silent = Diagnostic(.restoreUnseen, ["\(asked - transport.count)", "\(asked)"])
            guard order.isWithoutWitnesses else { throw ReleaseError.refused([silent]) }
            console.say(console.spoken { silent.message })
        }
        CrashPoint.requested?.reached("restore-checked")
        if let reason = order.reason {
            let note = RestoredNote(size: copy.manifest.head.size, made: copy.manifest.made, reason: reason)
            try note.write(to: copy.paths, master: master, using: &generator)
        }
        return Restored(manifest: copy.manifest, isHeldAgainstOthers: transport.count > 0 || !order.checkpoints.isEmpty)
    }

    /// Changes something about all keys of a workspace to which nobody else writes.
    static func changeKeys<Result>(_ folder: String, _ change: (KeyFolder) throws -> Result) throws -> Result {
        try lockForWriting(folder)
        return try change(KeyFolder(WorkspacePaths(root: folder)))
    }
}
