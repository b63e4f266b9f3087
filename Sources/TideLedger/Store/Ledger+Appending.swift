import Synchronization
import TideCore

/// An entry that is ready to be appended, with what its bytes alone decide.
///
/// Whoever hands in one of many makes it on a thread of its own.
package struct PreparedEntry: Sendable {
    let body: [UInt8]
    let leaf: ContentDigest
    /// Whether it ends the log.
    let isFreeze: Bool

    /// - Parameter body: of 1 to 60,000 bytes.
    /// - Throws: `.refused` with ``DiagnosticCode/entryTooLarge`` for any other.
    package init(_ body: [UInt8]) throws(LedgerError) {
        try Self.check(body)
        self.init(checked: body)
    }

    fileprivate init(checked body: [UInt8]) {
        self.body = body
        leaf = MerkleHash.leaf(body)
        isFreeze = Ledger.isFreeze(body)
    }

    fileprivate static func check(_ body: [UInt8]) throws(LedgerError) {
        guard (1...SignedEntry.largestSize).contains(body.count) else {
            throw .refused(.entryTooLarge, "\(body.count)")
        }
    }
}

/// Where the last append ended, so that the next one need not read it again.
///
/// What another ledger of the same store appended meanwhile it does not know; the store refuses entries that are not the next ones.
final class RememberedEdge: Sendable {
    // WHY a class: copies of a ledger append to one store.
    private let edge = Mutex<LedgerEdge?>(nil)

    /// Gives it once: an append that fails leaves none.
    func take() -> LedgerEdge? {
        edge.withLock { edge in
            defer { edge = nil }
            return edge
        }
    }

    func keep(_ new: LedgerEdge) { edge.withLock { $0 = new } }
}

extension Ledger {
    /// From so many entries on, two threads are worth starting.
    private static let largeGroup = 64

    /// Appends entries and signs one head over them.
    ///
    /// When this returns, entries and head are on the disk, and the mark is where every later process finds it; see ``settle()``.
    ///
    /// - Parameter bodies: at least one, each of 1 to 60,000 bytes.
    package func append(_ bodies: [[UInt8]]) throws(LedgerError) -> Appended {
        for body in bodies { try PreparedEntry.check(body) }
        let parts = Self.parts(of: 0..<bodies.count)
        let prepared = Threads.map(parts, threads: parts.count) { part in
            bodies[part].map(PreparedEntry.init(checked:))
        }
        return try append(prepared.flatMap(\.self))
    }

    /// Appends entries that were prepared, and signs one head over them.
    ///
    /// - Parameter prepared: at least one.
    package func append(_ prepared: [PreparedEntry]) throws(LedgerError) -> Appended {
        precondition(!prepared.isEmpty, "an append of nothing")
        guard let remembered = rememberedEdge.take() else { return try append(prepared, after: store.edge()) }
        do {
            return try append(prepared, after: remembered)
        } catch {
            // Another ledger of this store went on: nothing of this append is stored, so it begins again from what is there.
            guard error.diagnostics.map(\.code) == [.storeMoved], try store.entryCount() != remembered.size else {
                throw error
            }
            return try append(prepared, after: store.edge())
        }
    }

    private func append(_ prepared: [PreparedEntry], after edge: LedgerEdge) throws(LedgerError) -> Appended {
        let range = edge.size..<(edge.size + prepared.count)
        guard edge.head?.size ?? 0 == edge.size else { throw .failed(.storeMoved) }
        try expectOpen(within: prepared, after: edge)
        var entries: [StoredEntry] = []
        var nodes: [StoredNode] = []
        var known = KnownNodes(store: store, edge.frontier)
        entries.reserveCapacity(prepared.count)
        nodes.reserveCapacity(2 * prepared.count)
        for (index, entry) in zip(range, prepared) {
            entries.append(StoredEntry(index: index, body: entry.body, leaf: entry.leaf))
            let completed = try MerkleTree.completed(by: entry.leaf, at: index) { (address) throws(LedgerError) in
                try known.hash(address.storedIndex)
            }
            for (address, hash) in completed {
                known.hashes[address.storedIndex] = hash
                nodes.append(StoredNode(id: address.storedIndex, hash: hash))
            }
        }
        probe(.entriesPrepared)
        try store.append(entries, nodes: nodes)
        probe(.entriesStored)
        let back = try readBack(range)
        // The head that the frontier belongs to is still the newest one, as the store has it.
        guard back.head == edge.head else { throw .failed(.storeBroken, "the newest head") }
        let appended = try sign(back, of: range, known: edge.frontier)
        try mark(appended.head)
        probe(.headMarked)
        let frontier = NodeAddress.frontier(size: range.upperBound).map { ($0, known.hashes[$0]) }
        rememberedEdge.keep(
            LedgerEdge(
                size: range.upperBound,
                head: appended.head,
                last: entries.last,
                frontier: Dictionary(frontier) { first, _ in first }.compactMapValues(\.self)
            )
        )
        return appended
    }

    /// One half of a large group for each of two threads; the whole of a small one.
    private static func parts(of range: Range<Int>) -> [Range<Int>] {
        guard range.count >= largeGroup else { return [range] }
        let middle = range.lowerBound + range.count / 2
        return [range.lowerBound..<middle, middle..<range.upperBound]
    }

    /// Reads stored entries again, the halves of many side by side.
    func readBack(_ range: Range<Int>) throws(LedgerError) -> ReadBack {
        let parts = Self.parts(of: range)
        let read = Threads.map(parts, threads: parts.count) { [store] part -> Result<ReadBack, LedgerError> in
            do throws(LedgerError) { return .success(try store.readBack(part)) } catch { return .failure(error) }
        }
        var leaves: [ReadBack.Leaf] = []
        var nodes: [ContentDigest] = []
        var head: StoredHead?
        for part in read {
            let part = try part.get()
            leaves += part.leaves
            nodes += part.nodes
            head = part.head
        }
        return ReadBack(leaves: leaves, nodes: nodes, head: head)
    }

    /// Recomputes what stored entries complete, from what was read again, and signs the root that they give.
    ///
    /// - Parameter hashes: nodes that were read from the store before the entries were appended.
    func sign(
        _ back: ReadBack,
        of range: Range<Int>,
        known hashes: [Int: ContentDigest]
    ) throws(LedgerError) -> Appended {
        var known = KnownNodes(store: store, hashes)
        for (id, hash) in zip(NodeAddress.storedRange(of: range), back.nodes) { known.hashes[id] = hash }
        for (index, leaf) in zip(range, back.leaves) {
            guard leaf.read == leaf.kept else { throw .failed(.storeBroken, "entry \(index)") }
            let completed = try MerkleTree.completed(by: leaf.read, at: index) { (address) throws(LedgerError) in
                try known.hash(address.storedIndex)
            }
            for (address, hash) in completed where try known.hash(address.storedIndex) != hash {
                throw .failed(.storeBroken, "node \(address.storedIndex)")
            }
        }
        let size = range.upperBound
        let tree = MerkleTree(size: size) { (address) throws(LedgerError) in try known.hash(address.storedIndex) }
        let root = try tree.root()
        probe(.rootCompared)
        let checkpoint = Checkpoint(origin: origin, size: size, root: root)
        let note = try signed(checkpoint)
        probe(.headSigned)
        let head = try keep(StoredHead(size: size, root: root, note: String(decoding: note.encoded, as: UTF8.self)))
        probe(.headRecorded)
        return Appended(indexes: range, head: head)
    }
}
