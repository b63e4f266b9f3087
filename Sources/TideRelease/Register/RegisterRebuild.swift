import TideCore
package import TideLedger

/// Makes a register from the ledger and the evidence alone, or brings one up to them.
package struct RegisterRebuild {
    private let store: any LedgerStore
    private let evidence: EvidenceStore

    package init(store: any LedgerStore, evidence: EvidenceStore) {
        self.store = store
        self.evidence = evidence
    }

    /// Applies every change that the register lacks, in the order in which they were written.
    ///
    /// From an empty register that is all of them. A change that is in it already, because a run ended before it could note
    /// that, changes nothing.
    ///
    /// - Returns: how much there is.
    /// - Throws: ``ReleaseError/failed(_:)`` for evidence that is missing, changed, or not understood, since a register with
    ///   a gap would say something else than what happened; and for a ledger or journal that holds less than the register.
    @discardableResult
    package func run(into register: any Register) throws -> RegisterExtent {
        let before = try register.extent()
        let all = try extent(atLeast: before)
        var journal = JournalFeed(evidence, from: before.journal + 1, of: all.journal)
        func applyJournal(upTo size: Int) throws {
            while let change = try journal.next(upTo: size) { try change.apply(to: register, entry: nil) }
        }
        for stored in try store.entries(before.entries..<all.entries) {
            try applyJournal(upTo: stored.index)
            for change in try changes(behind: stored) {
                try apply(change, to: register, entry: stored.index, name: "entry \(stored.index)")
            }
        }
        try applyJournal(upTo: Int.max)
        if all != before { try register.advance(to: all) }
        return all
    }

    /// Whether the register lacks something: a run is under way, or one was interrupted.
    ///
    /// - Throws: as ``run(into:)`` does.
    package func isBehind(_ register: any Register) throws -> Bool {
        let known = try register.extent()
        let all = try extent(atLeast: known)
        if all.journal > known.journal { return true }
        return try store.entries(known.entries..<all.entries).contains { try !changes(behind: $0).isEmpty }
    }

    /// What there is.
    private func extent(atLeast known: RegisterExtent) throws -> RegisterExtent {
        let all = RegisterExtent(entries: try store.entryCount(), journal: try evidence.journalCount())
        guard all.entries >= known.entries, all.journal >= known.journal else {
            throw ReleaseError.failed(
                .registerAhead,
                "\(known.entries)",
                "\(known.journal)",
                "\(all.entries)",
                "\(all.journal)"
            )
        }
        return all
    }

    private func changes(behind stored: StoredEntry) throws -> [JSONValue] {
        try evidence.record(behind: ContentDigest(of: stored.body))["register"]?.elements ?? []
    }

    private func apply(_ value: JSONValue, to register: any Register, entry: Int?, name: String) throws {
        guard let change = RegisterChange(value, entry: entry) else {
            throw ReleaseError.failed(.changeNotUnderstood, name)
        }
        try change.apply(to: register, entry: entry)
    }
}
