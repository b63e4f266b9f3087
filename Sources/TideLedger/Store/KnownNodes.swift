import TideCore

/// The nodes that one append works with: each is read from the store once.
struct KnownNodes {
    private let store: any LedgerStore
    /// By number.
    var hashes: [Int: ContentDigest] = [:]

    /// - Parameter hashes: those that were read before.
    init(store: any LedgerStore, _ hashes: [Int: ContentDigest]) {
        self.store = store
        self.hashes = hashes
    }

    /// A node's hash, from the store where it was not asked for before.
    mutating func hash(_ id: Int) throws(LedgerError) -> ContentDigest {
        if let hash = hashes[id] { return hash }
        let hash = try store.node(id)
        hashes[id] = hash
        return hash
    }
}
