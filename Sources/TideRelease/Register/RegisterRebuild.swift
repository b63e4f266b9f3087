import TideCore
package import TideLedger

/// Makes a register anew from the ledger and the evidence alone.
package struct RegisterRebuild {
    private let store: any LedgerStore
    private let evidence: EvidenceStore

    package init(store: any LedgerStore, evidence: EvidenceStore) {
        self.store = store
        self.evidence = evidence
    }

    /// How much was read.
    package struct Extent: Hashable, Sendable {
        package let entries: Int
        /// Records of the journal.
        package let records: Int
    }

    /// Applies every change to an empty register, in the order in which they were written.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for evidence that is missing, changed, or not understood: a register with a gap
    ///   would say something else than what happened.
    @discardableResult
    package func run(into register: any Register) throws -> Extent {
        let size = try store.entryCount()
        let records = try evidence.journalCount()
        var next = 1
        func applyJournal(upTo size: Int) throws {
            while next <= records {
                let record = try evidence.journalRecord(next)
                guard record.after <= size else { return }
                try apply(record.change, to: register, entry: nil, name: "journal record \(next)")
                next += 1
            }
        }
        for stored in try store.entries(0..<size) {
            try applyJournal(upTo: stored.index)
            let record = try evidence.record(behind: ContentDigest(of: stored.body))
            for change in record["register"]?.elements ?? [] {
                try apply(change, to: register, entry: stored.index, name: "entry \(stored.index)")
            }
        }
        try applyJournal(upTo: Int.max)
        return Extent(entries: size, records: records)
    }

    private func apply(_ value: JSONValue, to register: any Register, entry: Int?, name: String) throws {
        guard let change = RegisterChange(value, entry: entry) else {
            throw ReleaseError.failed(.changeNotUnderstood, name)
        }
        try change.apply(to: register, entry: entry)
    }
}
