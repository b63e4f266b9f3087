import TideCore
package import TideLedger

/// What lies beside a ledger and would tell that it was longer: the records behind its entries, the journal's count, and the
/// checkpoint that the export publishes.
///
/// They are read before the ledger is opened, since another process may append meanwhile. The mark itself is held against the
/// ledger by whoever opens it. What all of them can't show is a copy of the whole workspace from an earlier day.
package struct LedgerTraces {
    private let evidence: EvidenceStore
    private let export: String
    private let records: [ContentDigest]
    private let published: Checkpoint?

    /// - Throws: ``ReleaseError/failed(_:)`` where there is no mark, since every workspace has one from its first entry on, or the
    ///   journal holds less than it says; errors of reading.
    package init(of paths: WorkspacePaths, evidence: EvidenceStore) throws {
        self.evidence = evidence
        export = paths.log
        guard let marked = try evidence.mark.content() else {
            throw ReleaseError.failed(.markMissing, evidence.mark.path)
        }
        let journal = try evidence.journalCount()
        guard journal >= marked.journal else {
            throw ReleaseError.failed(.journalBehindMark, "\(journal)", "\(marked.journal)")
        }
        records = try evidence.entryRecords()
        published = try Ledger.published(in: export)
    }

    /// Refuses a ledger that is shorter than what lies beside it, or another one.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` with ``DiagnosticCode/evidenceAhead``; `LedgerError.failed` with
    ///   ``DiagnosticCode/publishedAhead``.
    /// - Complexity: O(names of records); where there are more records than entries, O(size of the ledger).
    package func check(_ ledger: Ledger) throws {
        if let published { try ledger.expectBeginning(published, in: export) }
        let size = try ledger.store.entryCount()
        for record in try strays(of: ledger) {
            let index = try evidence.entryIndex(ofRecord: record)
            guard index <= size else { throw ReleaseError.failed(.evidenceAhead, "\(index)", "\(size)") }
        }
    }

    /// Sets the records of entries aside that never were appended, as where a run was interrupted before it could.
    ///
    /// A record for the next entry stays: it could be what was appended to a ledger that was set back by one.
    ///
    /// - Precondition: ``check(_:)`` passed, and this process alone writes.
    func setStraysAside(of ledger: Ledger) throws {
        let size = try ledger.store.entryCount()
        for record in try strays(of: ledger) where try evidence.entryIndex(ofRecord: record) < size {
            try evidence.setAside(record)
        }
    }

    /// Records that stand behind no entry of the ledger.
    private func strays(of ledger: Ledger) throws -> [ContentDigest] {
        let size = try ledger.store.entryCount()
        guard records.count > size else { return [] }
        var strays = Set(records)
        for start in stride(from: 0, to: size, by: 512) {
            for stored in try ledger.store.entries(start..<min(size, start + 512)) {
                strays.remove(ContentDigest(of: stored.body))
            }
        }
        return strays.sorted()
    }
}
