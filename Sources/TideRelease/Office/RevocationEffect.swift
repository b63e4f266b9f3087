import TideCore
package import TideLedger

/// What a revocation takes away: whose signature of the key stops counting.
package struct RevocationEffect: Sendable {
    /// The indexes of the entries whose signature stops counting, in order.
    ///
    /// Of a release or root key those that it signed: an audit refuses the log for each of a release key's. Of a registrar's key those
    /// that registered a party by it.
    package let entries: [Int]
    /// Up to how many entries the log key's tree heads go on counting; `nil` for a key of another role.
    package let largestHead: Int?

    /// Finds out what a key signed from an index on.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` with ``DiagnosticCode/revocationBeyond`` for an index beyond the next entry, or of the
    ///   genesis.
    /// - Complexity: O(bytes of the entries from the index on).
    package init(of keyID: String, _ role: KeyRole, from index: Int, in office: Office) throws {
        let count = try office.store.entryCount()
        guard (1...max(1, count)).contains(index) else {
            throw ReleaseError.refused(.revocationBeyond, "\(index)", "\(count - 1)", "\(count)")
        }
        largestHead = role == .log ? index : nil
        switch role {
        case .log: entries = []
        case .registrar:
            entries = try office.register.partyHistory().filter { $0.entry >= index }.filter { party in
                let envelope = try Envelope(office.evidence.get(party.envelope), file: "the registrar's signature")
                return envelope.signatures.contains { $0.keyID == keyID }
            }.map(\.entry).sorted()
        case .root, .release: entries = try Self.signed(by: keyID, in: index..<count, of: office.store)
        }
    }

    private static func signed(by keyID: String, in range: Range<Int>, of store: any LedgerStore) throws -> [Int] {
        var signed: [Int] = []
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 256) {
            for stored in try store.entries(start..<min(range.upperBound, start + 256)) {
                let envelope = try Envelope(stored.body, file: "entry \(stored.index)")
                if envelope.signatures.contains(where: { $0.keyID == keyID }) { signed.append(stored.index) }
            }
        }
        return signed
    }
}
