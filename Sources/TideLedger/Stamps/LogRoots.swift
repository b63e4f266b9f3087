package import TideCore

// What a stamped head is held against: the roots that a log had, as its office and as an auditor knows them.

extension Ledger {
    /// The root that the log had at a size; `nil` for none and beyond its newest head.
    package func root(atSize size: Int) throws(LedgerError) -> ContentDigest? {
        guard let head = try head(), (1...max(1, head.size)).contains(size), size <= head.size else { return nil }
        return try tree(head.size).root(atSize: size)
    }
}

extension AuditedLog {
    /// The root that the log had at a size, computed from its entries; `nil` for none and beyond its head.
    ///
    /// *Source:* RFC 6962 section 2.1: of an odd number of hashes the last goes up as it is.
    ///
    /// - Complexity: O(size).
    package func root(atSize size: Int) -> ContentDigest? {
        guard size > 0, size <= entries.count else { return nil }
        var hashes = entries.prefix(size).map(\.leaf)
        while hashes.count > 1 {
            hashes = stride(from: 0, to: hashes.count, by: 2).map { start in
                start + 1 < hashes.count ? MerkleHash.node(hashes[start], hashes[start + 1]) : hashes[start]
            }
        }
        return hashes.first
    }
}
