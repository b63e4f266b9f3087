import TideCore

/// The records of the journal in their order, as far as the ledger had grown when each was written.
struct JournalFeed {
    private let evidence: EvidenceStore
    private let count: Int
    private var number: Int
    private var pending: EvidenceStore.JournalRecord?

    /// - Parameters:
    ///   - first: the number of the first record that is given.
    ///   - count: how many records there are.
    init(_ evidence: EvidenceStore, from first: Int = 1, of count: Int) {
        self.evidence = evidence
        self.count = count
        number = first
    }

    /// The next change that was written while the ledger had no more than so many entries; `nil` where there is none.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for a record that is missing, changed or not understood.
    mutating func next(upTo size: Int) throws -> RegisterChange? {
        guard number <= count else { return nil }
        let record = try pending ?? evidence.journalRecord(number)
        pending = record
        guard record.after <= size else { return nil }
        guard let change = RegisterChange(record.change, entry: nil) else {
            throw ReleaseError.failed(.changeNotUnderstood, "journal record \(number)")
        }
        number += 1
        pending = nil
        return change
    }
}
