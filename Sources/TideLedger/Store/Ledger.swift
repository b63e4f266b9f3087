package import TideCore

/// The points of an append at which a process may be killed, in their order.
package enum LedgerStep: String, Hashable, Sendable, CaseIterable {
    /// Nothing is stored yet.
    case entriesPrepared = "entries-prepared"
    /// Entries and nodes are stored, their head is not.
    case entriesStored = "entries-stored"
    /// What was stored was read again and gives the root.
    case rootCompared = "root-compared"
    /// The head is signed and nowhere stored.
    case headSigned = "head-signed"
    /// The head is stored, and neither marked nor published.
    case headRecorded = "head-recorded"
    /// The high-water mark says the head, for every later process; it is not published.
    case headMarked = "head-marked"
    /// Tiles are written, the old checkpoint still stands.
    case tilesExported = "tiles-exported"
    /// The new checkpoint is published.
    case checkpointExported = "checkpoint-exported"
}

/// What appending gave.
package struct Appended: Hashable, Sendable {
    /// The indexes of the new entries.
    package let indexes: Range<Int>
    /// The signed head that covers them.
    package let head: StoredHead
}

/// A log with its key: appends entries, signs tree heads, proves.
///
/// Entries are stored first, read again from the store, and only what was read is signed; a head is stored before
/// anybody sees it, and marked outside the store before an append is acknowledged. The mark is brought to the disk while the next append
/// begins, and waited for before a head is published. Signatures are deterministic and a head has
/// no time, so that a run after a crash signs the same bytes.
package struct Ledger: Sendable {
    package let origin: String
    package let store: any LedgerStore
    let key: any LogSigner
    /// The key before, which signs beside it while the overlap of a rotation lasts.
    let overlapping: (any LogSigner)?
    /// Keys of the log that sign no more: the newest head may be theirs.
    let former: [VerifyingKey]
    let mark: any HighWaterMark
    let probe: @Sendable (LedgerStep) -> Void
    /// Where the last append of this process ended.
    let rememberedEdge = RememberedEdge()

    /// The key that signs its tree heads, as a policy names it.
    package var verifierKey: VerifierKey {
        get throws(LedgerError) { try VerifierKey(name: origin, kind: .ed25519, key: key.verifyingKey) }
    }

    /// Opens a log, holds its head against its nodes and its entries against the mark, and finishes what a crash interrupted.
    ///
    /// The mark is read and not raised, since whoever only reads opens a log too; ``markNewest()`` does that.
    ///
    /// - Parameters:
    ///   - key: the log key; signs nothing but tree heads.
    ///   - overlapping: the key before, while the overlap of a rotation lasts: signs heads too, in the line before.
    ///   - former: log keys from before, which sign no more.
    ///   - mark: what was acknowledged; read before the store is, since another process may append meanwhile.
    ///   - probe: called at each step, so that a test can end the process there.
    /// - Throws: `.failed` with ``DiagnosticCode/storeBroken`` or ``DiagnosticCode/storeBehind`` if head, nodes and
    ///   entries do not fit together, or the head is not of this key; with ``DiagnosticCode/ledgerBehindMark`` or
    ///   ``DiagnosticCode/ledgerBesideMark`` if they are not what the mark says was acknowledged.
    package init(
        store: any LedgerStore,
        origin: String,
        key: any LogSigner,
        overlapping: (any LogSigner)? = nil,
        former: [VerifyingKey] = [],
        mark: any HighWaterMark,
        probe: @escaping @Sendable (LedgerStep) -> Void
    ) throws(LedgerError) {
        guard NoteLines.isKeyName(origin) else { throw .invalid(.notAKeyName, origin) }
        self.store = store
        self.origin = origin
        self.key = key
        self.overlapping = overlapping
        self.former = former
        self.mark = mark
        self.probe = probe
        let marked = try mark.newest()
        let head = try store.newestHead()
        let count = try store.entryCount()
        guard count >= head?.size ?? 0 else { throw .failed(.storeBehind, "\(count)", "\(head?.size ?? 0)") }
        if let head { try check(head) }
        if let marked { try expect(marked, among: count) }
        let signed = head?.size ?? 0
        if count > signed { _ = try sign(try readBack(signed..<count), of: signed..<count, known: [:]) }
    }

    /// Marks the newest head, durably, where a crash came between its record and its mark.
    ///
    /// - Precondition: this process alone writes to the log.
    package func markNewest() throws(LedgerError) {
        if let head = try head() { try mark(head) }
        try settle()
    }

    /// Waits until the mark of the newest append is on the disk, as everything must that somebody outside is shown.
    ///
    /// A power failure before that leaves a mark that is behind by this one append, and all entries.
    package func settle() throws(LedgerError) { try mark.settle() }

    /// The newest signed head; `nil` before the first entry.
    package func head() throws(LedgerError) -> StoredHead? { try store.newestHead() }

    /// The newest head as an entry names it: the newest one that a policy's quorum signed, or, without one, the log's own.
    package func anchor(under policy: TrustPolicy? = nil) throws(LedgerError) -> Anchor? {
        if let policy, let seen = try cosignedHead(under: policy) { return seen }
        return try head().map { Anchor(uncosigned: Checkpoint(origin: origin, size: $0.size, root: $0.root)) }
    }

    /// The proof that an entry is in the log, under the newest head.
    package func receipt(for index: Int) throws(LedgerError) -> Receipt {
        guard let head = try head(), (0..<head.size).contains(index) else { throw .failed(.noSuchEntry, "\(index)") }
        let proof = try tree(head.size).inclusionProof(of: index)
        return Receipt(index: index, proof: proof, checkpoint: try forReceipt(note(of: head)))
    }

    /// The proof that the tree of an earlier size is the beginning of the newest.
    package func consistencyProof(from size: Int) throws(LedgerError) -> [ContentDigest] {
        guard let head = try head(), (1...max(1, head.size)).contains(size), size <= head.size else {
            throw .failed(.noSuchEntry, "\(size)")
        }
        return try tree(head.size).consistencyProof(from: size)
    }

    /// The tree over the stored nodes.
    func tree(_ size: Int) -> MerkleTree {
        MerkleTree(size: size) { (address) throws(LedgerError) in try store.node(address.storedIndex) }
    }

    /// Tells the tests where the work stands.
    func reached(_ step: LedgerStep) { probe(step) }

    /// Says outside of the store how far it came.
    func mark(_ head: StoredHead) throws(LedgerError) {
        try mark.raise(to: Checkpoint(origin: origin, size: head.size, root: head.root))
    }

    /// Whether the entries begin with what was acknowledged.
    private func expect(_ marked: Checkpoint, among count: Int) throws(LedgerError) {
        guard marked.origin == origin else { throw .failed(.ledgerBesideMark, "\(marked.size)") }
        guard marked.size <= count else { throw .failed(.ledgerBehindMark, "\(count)", "\(marked.size)") }
        guard try tree(count).root(atSize: marked.size) == marked.root else {
            throw .failed(.ledgerBesideMark, "\(marked.size)")
        }
    }

    private func check(_ head: StoredHead) throws(LedgerError) {
        let note = try SignedNote(Array(head.note.utf8), file: "checkpoint")
        guard note.text == Checkpoint(origin: origin, size: head.size, root: head.root).text,
            try isOwn(note), try tree(head.size).root() == head.root
        else { throw .failed(.storeBroken, "the newest head") }
    }
}
