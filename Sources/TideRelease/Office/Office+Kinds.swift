import TideCore
import TideLedger

extension Office {
    /// Logs the kinds of entry that this program writes, where the log did not announce them all.
    ///
    /// A log that an earlier program began announced fewer kinds in its genesis, and an entry of another kind is refused by
    /// every audit. So this comes before an entry of a kind that came later.
    ///
    /// - Complexity: O(1) for a log that this version began, else O(entries since they were announced).
    func announceKinds(at instant: Instant, using generator: inout some RandomNumberGenerator) throws {
        let known = PredicateType.schemaDigests
        for index in [0] + stride(from: try ledger.store.entryCount() - 1, to: 0, by: -1) {
            guard let stored = try ledger.store.entries(index..<(index + 1)).first else { continue }
            let file = "entry \(index)"
            let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
            if index == 0 || statement.isLogEvent("schemas") {
                if statement.predicate["schemas"] == known { return }
                if index > 0 { break }
            }
        }
        try commit(
            LogEventEntry(.schemas, origin: ledger.origin).draft(using: &generator),
            [],
            at: instant,
            using: &generator
        )
    }
}
