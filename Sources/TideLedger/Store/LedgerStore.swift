package import TideCore

/// An entry as it is stored.
package struct StoredEntry: Hashable, Sendable {
    /// From 0, without gaps.
    package let index: Int
    /// The exact bytes.
    package let body: [UInt8]
    /// The hash of the leaf, as computed when it was stored.
    package let leaf: ContentDigest

    package init(index: Int, body: [UInt8], leaf: ContentDigest) {
        self.index = index
        self.body = body
        self.leaf = leaf
    }
}

/// A node of the tree under its number, see ``NodeAddress/storedIndex``.
package struct StoredNode: Hashable, Sendable {
    package let id: Int
    package let hash: ContentDigest

    package init(id: Int, hash: ContentDigest) {
        self.id = id
        self.hash = hash
    }
}

/// A signed tree head as it is stored.
package struct StoredHead: Hashable, Sendable {
    package let size: Int
    package let root: ContentDigest
    /// The signed note, whole.
    package let note: String

    package init(size: Int, root: ContentDigest, note: String) {
        self.size = size
        self.root = root
        self.note = note
    }
}

/// A witness's signature line under a stored head.
package struct StoredCosignature: Hashable, Sendable {
    /// The head's.
    package let size: Int
    package let signature: SignedNote.Signature

    package init(size: Int, signature: SignedNote.Signature) {
        self.size = size
        self.signature = signature
    }
}

/// What an append goes on from: the right edge of what is stored.
package struct LedgerEdge: Sendable {
    /// How many entries there are.
    package let size: Int
    package let head: StoredHead?
    /// The last entry; `nil` before the first.
    package let last: StoredEntry?
    /// The nodes that cover all entries, by number.
    package let frontier: [Int: ContentDigest]

    package init(size: Int, head: StoredHead?, last: StoredEntry?, frontier: [Int: ContentDigest]) {
        self.size = size
        self.head = head
        self.last = last
        self.frontier = frontier
    }
}

/// What an append finds of its entries when it reads them again.
package struct ReadBack: Sendable {
    /// An entry's leaf.
    package struct Leaf: Hashable, Sendable {
        /// As it was stored beside the entry.
        package let kept: ContentDigest
        /// Computed from the bytes that were read now.
        package let read: ContentDigest

        package init(kept: ContentDigest, read: ContentDigest) {
            self.kept = kept
            self.read = read
        }
    }

    /// One for each entry, in order.
    package let leaves: [Leaf]
    /// The nodes that the entries completed, in order.
    package let nodes: [ContentDigest]
    /// The newest head in the same snapshot.
    package let head: StoredHead?

    package init(leaves: [Leaf], nodes: [ContentDigest], head: StoredHead?) {
        self.leaves = leaves
        self.nodes = nodes
        self.head = head
    }
}

/// Where a ledger is kept.
///
/// Nothing stored is ever changed or removed. A call that returns has made its work durable, but for ``append(_:nodes:)``, whose
/// work is durable once the head over it is recorded; one that throws from a commit leaves it unknown whether it was done, and
/// the ledger is opened again. One process writes. Both
/// implementations are run through `expectLedgerStoreConforms` of the tests.
package protocol LedgerStore: Sendable {
    /// How many entries there are.
    func entryCount() throws(LedgerError) -> Int

    /// The newest recorded head, or `nil` before the first.
    func newestHead() throws(LedgerError) -> StoredHead?

    /// Appends entries and the nodes that they complete in one transaction, all or nothing.
    ///
    /// They may be lost in a power failure until ``record(_:)`` returns, never without the head that would cover them: nobody has
    /// seen that one before either.
    ///
    /// - Parameters:
    ///   - entries: at least one; the first has the index that ``entryCount()`` gives, the rest follow it.
    ///   - nodes: the numbers that follow those already stored, in order.
    /// - Throws: `.failed` with ``DiagnosticCode/storeMoved`` if the entries or nodes are not the next ones.
    func append(_ entries: [StoredEntry], nodes: [StoredNode]) throws(LedgerError)

    /// The entries of a range, read from the disk.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` if one is missing.
    func entries(_ range: Range<Int>) throws(LedgerError) -> [StoredEntry]

    /// A node's hash, read from the disk.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` if it is missing.
    func node(_ id: Int) throws(LedgerError) -> ContentDigest

    /// The hashes of the nodes of a range, read from the disk.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` if one is missing.
    func nodes(_ range: Range<Int>) throws(LedgerError) -> [ContentDigest]

    /// What an append goes on from, as it stands on the disk at one moment.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` if something of it is missing.
    func edge() throws(LedgerError) -> LedgerEdge

    /// The leaves of a range of entries, computed from their bytes on the disk, and the nodes that they completed; whoever asks holds
    /// them against each other.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` if one is missing.
    func readBack(_ range: Range<Int>) throws(LedgerError) -> ReadBack

    /// Records a signed head.
    ///
    /// The very same head again is no error; another one of the same size never replaces it.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeMoved`` for another head of a size that has one, or a size that is
    ///   not above all recorded ones and at most ``entryCount()``.
    func record(_ head: StoredHead) throws(LedgerError)

    /// The recorded head of a size, or `nil`.
    func head(ofSize size: Int) throws(LedgerError) -> StoredHead?

    /// Records a witness's line under a recorded head.
    ///
    /// Of each key the first line under a head is kept; a later one changes nothing.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/storeMoved`` where no head has that size.
    func record(_ cosignature: StoredCosignature) throws(LedgerError)

    /// The witnesses' lines under the head of a size, in the order in which they were recorded.
    func cosignatures(ofSize size: Int) throws(LedgerError) -> [SignedNote.Signature]

    /// The largest size, at most this one, whose head has a witness's line; `nil` where none has.
    func newestCosigned(atMost size: Int) throws(LedgerError) -> Int?
}

extension LedgerStore {
    package func edge() throws(LedgerError) -> LedgerEdge {
        let size = try entryCount()
        var frontier: [Int: ContentDigest] = [:]
        for id in NodeAddress.frontier(size: size) { frontier[id] = try node(id) }
        let last = size > 0 ? try entries((size - 1)..<size).first : nil
        return LedgerEdge(size: size, head: try newestHead(), last: last, frontier: frontier)
    }

    package func readBack(_ range: Range<Int>) throws(LedgerError) -> ReadBack {
        ReadBack(
            leaves: try entries(range).map { ReadBack.Leaf(kept: $0.leaf, read: MerkleHash.leaf($0.body)) },
            nodes: try nodes(NodeAddress.storedRange(of: range)),
            head: try newestHead()
        )
    }
}
