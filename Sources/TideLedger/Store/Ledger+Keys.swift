import TideCore

extension Ledger {
    /// The log as it goes on with a new key, beside which today's signs while the overlap lasts.
    package func rotated(to new: any LogSigner) throws(LedgerError) -> Ledger {
        try Ledger(
            store: store,
            origin: origin,
            key: new,
            overlapping: key,
            former: former + (overlapping.map { [$0.verifyingKey] } ?? []),
            mark: mark,
            probe: probe
        )
    }

    /// A tree head with a line of each key that signs it: while a rotation's overlap lasts, the former key's first.
    func signed(_ checkpoint: Checkpoint) throws(LedgerError) -> SignedNote {
        let newest = try SignedNote(text: checkpoint.text, name: origin, key: key)
        guard let overlapping else { return newest }
        var note = try SignedNote(text: checkpoint.text, name: origin, key: overlapping)
        for signature in newest.signatures { note = note.adding(signature) }
        return note
    }

    /// Whether a key of this log, today's or one before, signed a head.
    func isOwn(_ note: SignedNote) throws(LedgerError) -> Bool {
        for key in [key.verifyingKey] + (overlapping.map { [$0.verifyingKey] } ?? []) + former {
            let verifier = try VerifierKey(name: origin, kind: .ed25519, key: key)
            if note.signatures.contains(where: { note.holds($0, under: verifier) }) { return true }
        }
        return false
    }

    /// A head as a receipt has it: while an overlap lasts without the new key's line, which would be a stranger's to everyone who
    /// has not got the new trust folder yet, and a receipt has no stranger's line.
    func forReceipt(_ note: SignedNote) throws(LedgerError) -> SignedNote {
        guard let overlapping else { return note }
        let former = try VerifierKey(name: origin, kind: .ed25519, key: overlapping.verifyingKey)
        guard note.signatures.contains(where: { note.holds($0, under: former) }) else { return note }
        let newest = try VerifierKey(name: origin, kind: .ed25519, key: key.verifyingKey)
        return note.removing { $0.isClaimed(by: newest) }
    }

    /// Records a head; where another process recorded one over the same tree meanwhile, that one counts.
    ///
    /// A signer elsewhere may sign the same bytes in another way the next time, and a size has one head for ever.
    func keep(_ head: StoredHead) throws(LedgerError) -> StoredHead {
        do {
            try store.record(head)
            return head
        } catch {
            guard let kept = try store.newestHead(), kept.size == head.size, kept.root == head.root else { throw error }
            guard try isOwn(try SignedNote(Array(kept.note.utf8), file: TilePath.checkpoint)) else { throw error }
            return kept
        }
    }

    /// The index of the entry that froze the log; `nil` while it goes on.
    package func frozen() throws(LedgerError) -> Int? {
        let size = try store.entryCount()
        guard size > 0, let last = try store.entries((size - 1)..<size).first else { return nil }
        return Self.isFreeze(last.body) ? last.index : nil
    }

    /// Refuses to append after the entry that froze the log.
    ///
    /// - Throws: `.failed` with ``DiagnosticCode/ledgerFrozen``.
    package func expectOpen() throws(LedgerError) {
        if let frozen = try frozen() { throw .failed(.ledgerFrozen, "\(frozen)") }
    }

    /// Refuses entries that follow one which freezes the log, be it the last of the store or one of them.
    func expectOpen(within entries: [PreparedEntry], after edge: LedgerEdge) throws(LedgerError) {
        if let last = edge.last, Self.isFreeze(last.body) { throw .failed(.ledgerFrozen, "\(last.index)") }
        for (offset, entry) in entries.dropLast().enumerated() where entry.isFreeze {
            throw .failed(.ledgerFrozen, "\(edge.size + offset)")
        }
    }

    /// Whether an entry ends the log.
    static func isFreeze(_ body: [UInt8]) -> Bool {
        // Every append asks, and hardly any entry has to be read for it.
        guard frozenWord.isIn(body), let envelope = try? Envelope(body, file: ""),
            let statement = try? Statement(envelope.payload, file: "")
        else { return false }
        return statement.isLogEvent("frozen")
    }

    private static let frozenWord = Base64Search("\"frozen\"")
}

extension SignedNote {
    /// The note without some of its lines.
    ///
    /// - Precondition: a line stays.
    func removing(_ isUnwanted: (Signature) -> Bool) -> SignedNote {
        var note = self
        note.signatures.removeAll(where: isUnwanted)
        return note
    }
}
