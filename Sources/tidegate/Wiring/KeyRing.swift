import FoundationEssentials
import TideCore
import TideLedger
import TideRelease

/// The keys of a workspace that sign: from its files, or behind the commands of its configuration.
struct KeyRing {
    let paths: WorkspacePaths
    let configuration: WorkspaceConfiguration
    let history: KeyHistory
    let passphrase: Redacted<[UInt8]>

    /// How long a command may take, in seconds.
    private static let signerSeconds = 30

    /// A key elsewhere, behind a command of the shell; the environment is this program's.
    static func external(_ command: String, _ key: VerifyingKey) -> ExternalSigner {
        ExternalSigner(command: command, verifyingKey: key, seconds: signerSeconds) { message in
            ChildProcess.run(
                command,
                input: message,
                environment: ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" },
                limit: ExternalSigner.answerSize,
                within: signerSeconds,
                now: { SystemClock.nanoseconds }
            )
        }
    }

    /// The signer of a key: its file where the workspace has one, else the command that reaches it.
    func signer(of record: KeyHistory.Record) throws -> any LogSigner {
        guard let stem = paths.stem(of: record.keyID, record.role) else {
            throw FileError(
                action: "find",
                path: "\(paths.keys)/\(record.role.rawValue)*.pub.pem",
                reason: "no such key"
            )
        }
        if DurableFile.exists("\(stem).key.pem") { return try KeyPair.open("\(stem).key.pem", passphrase: passphrase) }
        let path = "\(stem).pub.pem"
        guard let command = configuration.signer(of: record.keyID, record.role) else {
            throw FileError(
                action: "find",
                path: "\(stem).key.pem",
                reason: "no such file, and no command under `signers`"
            )
        }
        return Self.external(command, try VerifyingKey(pem: DurableFile.read(path), file: path))
    }

    /// The newest key of a role.
    func newest(_ role: KeyRole) throws -> any LogSigner {
        guard let record = history.inForce(role).last else {
            throw FileError(action: "find", path: paths.keys, reason: "no \(role.rawValue) key is in force")
        }
        return try signer(of: record)
    }

    /// The key before the newest, while the overlap of its rotation lasts.
    func overlapping(_ role: KeyRole, at now: Instant) throws -> (any LogSigner)? {
        let record = history.records.last { record in
            record.role == role && record.revocation == nil && record.replacement.map { now <= $0.overlapUntil } == true
        }
        return try record.map(signer)
    }

    /// Who signs the entries of a run that begins now: while an overlap lasts the key before, whose entries verify under both trust
    /// folders; in its last hour the new one, or a run could log its last entries under a key that counts no more.
    ///
    /// - Parameter excluded: the key id of one that does not sign now.
    func release(at now: Instant, except excluded: String? = nil) throws -> any LogSigner {
        let latest = Instant(secondsSince1970: now.secondsSince1970 + Self.longestRun)
        guard let former = try overlapping(.release, at: latest), former.verifyingKey.keyID != excluded else {
            return try newest(.release)
        }
        return former
    }

    /// How long a run may take, in seconds.
    private static let longestRun: Int64 = 3600

    /// Log keys that another took the place of, or that were revoked: the newest head may be theirs.
    ///
    /// Never the key in force, so that a strange file in its place does not pass for it.
    var formerLogKeys: [VerifyingKey] {
        history.records.compactMap { $0.role == .log && !$0.isInForce ? $0.key : nil }
    }
}
