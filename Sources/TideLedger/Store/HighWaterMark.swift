/// What a ledger acknowledged, kept apart from its store.
///
/// A store that was set back to an earlier day holds together in itself; only what lies elsewhere can tell. So a head is
/// marked before its append returns, durably before anybody outside sees it, and a store that does not begin with what the mark
/// says is not opened. A mark that was set back together with the store tells nothing: it is worth what its place is.
///
/// One process writes. Readers may see a mark that is older than the store, never one that is ahead of it, as long as they read
/// the mark first.
package protocol HighWaterMark: Sendable {
    /// The newest head that was marked.
    ///
    /// - Returns: `nil` before the first, for a log that was not begun.
    /// - Throws: where the mark is gone, or is not one of this log's.
    func newest() throws(LedgerError) -> Checkpoint?

    /// Marks a head, for whoever opens the log after this process; what was raised before is durable when the call returns.
    ///
    /// A mark is never lowered: a head that is not above the newest changes nothing.
    func raise(to head: Checkpoint) throws(LedgerError)

    /// Waits until the newest mark is durable: a power failure does not set it back any more.
    func settle() throws(LedgerError)
}
