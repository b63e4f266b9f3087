package import TideCore
import TideLedger

/// That a workspace was made from a backup, until the log says so: `restored.sealed`, sealed under the master key.
///
/// It comes into the workspace before that has its name, so that no crash leaves a workspace that goes on without a word.
package struct RestoredNote: Hashable, Sendable {
    /// Entries that the backup holds.
    package let size: Int
    /// When it was made.
    package let made: Instant
    /// In the officers' words.
    package let reason: String

    package init(size: Int, made: Instant, reason: String) {
        self.size = size
        self.made = made
        self.reason = reason
    }

    private static let purpose = "restored"

    /// Writes the note, durably.
    package func write(
        to paths: WorkspacePaths,
        master: Redacted<[UInt8]>,
        using generator: inout some RandomNumberGenerator
    ) throws {
        let value: JSONValue = [
            "made": .string("\(made)"), "reason": .string(reason), "size": JSONValue(size),
            "version": "tidegate/restored/v1",
        ]
        let sealed = try SealedFormat.seal(
            CanonicalJSON.encode(value),
            purpose: Self.purpose,
            key: .master(master),
            using: &generator
        )
        try DurableFile.replace(paths.restored, with: sealed, mode: 0o600)
    }

    /// Logs that the workspace was made from a backup, where it was and the log does not say so yet.
    ///
    /// - Precondition: this process alone writes, and the log has what the notes of interrupted runs say.
    static func finish(
        in office: Office,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws {
        let path = office.paths.restored
        guard DurableFile.exists(path) else { return }
        let content = try SealedFormat.open(
            DurableFile.read(path, atMost: 1 << 20),
            purpose: purpose,
            key: .master(office.master),
            file: path
        )
        guard let value = try? CanonicalJSON.decode(content), let size = value["size"]?.number,
            let made = value["made"]?.text, let reason = value["reason"]?.text
        else { throw ReleaseError.failed(.evidenceChanged, path) }
        // A crash may have come between the entry and the removal of the note.
        let isLogged = try office.ledger.store.entries(size..<office.ledger.store.entryCount()).contains { stored in
            let file = "entry \(stored.index)"
            return try Statement(Envelope(stored.body, file: file).payload, file: file).isLogEvent("recovered")
        }
        if !isLogged {
            try office.announceKinds(at: instant, using: &generator)
            let words = "made from the backup of \(made): \(reason)"
            let draft = LogEventEntry(.recovered, origin: office.ledger.origin, reason: words).draft(using: &generator)
            try office.commit(draft, [], at: instant, using: &generator)
        }
        try DurableFile.remove(path)
    }
}
