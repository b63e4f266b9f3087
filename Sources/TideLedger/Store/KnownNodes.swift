import TideCore

/// The nodes that one append works with: each is read from the store once.
struct KnownNodes {
    private let store: any LedgerStore
    /// By number.
    var hashes: [Int: ContentDigest] = [:]

    init(store: any LedgerStore) { self.store = store }

    /// Reads a range of nodes at once.
    mutating func read(_ range: Range<Int>) throws(LedgerError) {
        for (id, hash) in zip(range, try store.nodes(range)) { hashes[id] = hash }
    }

    /// A node's hash, from the store where it was not asked for before.
    mutating func hash(_ id: Int) throws(LedgerError) -> ContentDigest {
        if let hash = hashes[id] { return hash }
        let hash = try store.node(id)
        hashes[id] = hash
        return hash
    }
}
