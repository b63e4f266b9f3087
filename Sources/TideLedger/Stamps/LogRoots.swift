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
    package func root(atSize size: Int) -> ContentDigest? { size > 0 ? tree.root(atSize: size) : nil }
}
