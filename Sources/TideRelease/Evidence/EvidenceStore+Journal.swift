package import TideCore
import TideLedger

/// What happened in the office that no entry of the ledger says: dry runs, approvals, releases that were staged.
///
/// Records lie at `evidence/journal/<number>.sealed`, counted from 1 with eight digits, sealed under the master key. Each
/// says how many entries the ledger had, so that both can be read in the order in which they were written; the high-water mark
/// counts them. One process writes at a time.
extension EvidenceStore {
    /// A record of the journal.
    package struct JournalRecord: Sendable {
        /// How many entries the ledger had when it was written.
        package let after: Int
        package let change: JSONValue
    }

    /// Writes the next record, durably, and marks it.
    ///
    /// - Returns: its number.
    package func note(
        _ change: JSONValue,
        after size: Int,
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        let number = try journalCount() + 1
        try write(JournalRecord(after: size, change: change), as: number, using: &generator)
        try mark.raise(journal: number)
        return number
    }

    /// Writes a record, durably, without a mark.
    func write(
        _ record: JournalRecord,
        as number: Int,
        using generator: inout some RandomNumberGenerator
    ) throws {
        try DurableFile.createFolder(journalFolder, mode: 0o700)
        let sealed = try SealedFormat.seal(
            CanonicalJSON.encode(["after": JSONValue(record.after), "change": record.change]),
            purpose: "journal/\(number)",
            key: .master(master),
            using: &generator
        )
        try DurableFile.replace(journalPath(number), with: sealed, mode: 0o600)
    }

    /// How many records there are.
    package func journalCount() throws -> Int {
        guard DurableFile.isFolder(journalFolder) else { return 0 }
        // What a crash left half written has another ending.
        return try DurableFile.names(in: journalFolder).count { $0.hasSuffix(Self.ending) }
    }

    /// A record, counted from 1.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where it is not there or not what was written.
    package func journalRecord(_ number: Int) throws -> JournalRecord {
        let path = journalPath(number)
        guard DurableFile.exists(path) else { throw ReleaseError.failed(.evidenceMissing, path) }
        let content = try SealedFormat.open(
            DurableFile.read(path),
            purpose: "journal/\(number)",
            key: .master(master),
            file: path
        )
        guard let value = try? CanonicalJSON.decode(content), let after = value["after"]?.number,
            let change = value["change"]
        else { throw ReleaseError.failed(.evidenceChanged, path) }
        return JournalRecord(after: after, change: change)
    }

    private var journalFolder: String { "\(folder)/journal" }

    private func journalPath(_ number: Int) -> String {
        let digits = String(number)
        return "\(journalFolder)/\(String(repeating: "0", count: max(0, 8 - digits.count)))\(digits)\(Self.ending)"
    }
}
