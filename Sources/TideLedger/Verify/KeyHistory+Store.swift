import TideCore

extension KeyHistory {
    /// The history of one's own log, of which every change was judged before it was appended.
    ///
    /// - Parameter changes: the indexes of its changes of keys, as ``changes(in:from:)`` finds them.
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` for a change that does not fit the keys before it.
    package init(of store: any LedgerStore, changes: [Int]) throws(LedgerError) {
        self.init()
        for index in [0] + changes {
            guard let stored = try store.entries(index..<(index + 1)).first else { continue }
            let file = LogAudit.name(index)
            let statement = try Statement(try Envelope(stored.body, file: file).payload, file: file)
            guard admit(statement, index: index, signers: nil).isEmpty else { throw .failed(.storeBroken, file) }
        }
    }

    /// The indexes of the changes of keys in a log.
    ///
    /// - Parameter start: from this index on.
    /// - Complexity: O(bytes of the entries); only those that may be one are decoded.
    package static func changes(in store: any LedgerStore, from start: Int) throws(LedgerError) -> [Int] {
        let count = try store.entryCount()
        var found: [Int] = []
        var next = start
        while next < count {
            let end = min(next + 256, count)
            for stored in try store.entries(next..<end) where mayBeChange(stored.body) {
                let file = LogAudit.name(stored.index)
                if try Statement(try Envelope(stored.body, file: file).payload, file: file).type == .keyEvent {
                    found.append(stored.index)
                }
            }
            next = end
        }
        return found
    }

    /// Whether an entry's text holds the name of the kind.
    package static func mayBeChange(_ body: [UInt8]) -> Bool { kind.isIn(body) }

    private static let kind = Base64Search(PredicateType.keyEvent.rawValue)
}
