package import TideCore

/// Watches a published log for whoever saw it before: it must go on from every tree head that was ever seen.
package struct LogMonitor {
    /// What a look at the log gave.
    package enum Finding: Sendable {
        /// It goes on from what was seen.
        case goesOn
        /// It has fewer entries than were seen.
        case shrank(Diagnostic)
        /// Two histories.
        case forked(ForkProof)
    }

    /// The log's newest tree head, whose signatures and quorum hold.
    package let newest: SignedNote
    package let checkpoint: Checkpoint
    private let tree: MerkleTree

    /// Looks at a log.
    ///
    /// - Parameter read: gives the bytes of a file of the export; `nil` if it cannot.
    /// - Throws: `.refused` where the tree head does not hold, or the tiles do not give its root.
    package init(policy: TrustPolicy, read: @escaping (String) -> [UInt8]?) throws(LedgerError) {
        guard let bytes = read(TilePath.checkpoint) else { throw .refused(.missingLogFile, TilePath.checkpoint) }
        newest = try SignedNote(bytes, file: TilePath.checkpoint)
        let checked = policy.check(newest, file: TilePath.checkpoint, unknown: .ignore)
        guard let checkpoint = checked.value else { throw .refused(checked.reasons) }
        self.checkpoint = checkpoint
        tree = TileTree(size: checkpoint.size, read: read).tree
        guard try tree.root() == checkpoint.root else { throw .refused(.wrongRoot) }
    }

    /// Holds the log against a tree head that was seen elsewhere or before.
    ///
    /// - Parameter seen: signed by the log; who else signed it is of no account.
    /// - Throws: `.refused` where it is no tree head of this log, or the tiles do not give the proof.
    package func compare(with seen: SignedNote, file: String, logs: [VerifierKey]) throws(LedgerError) -> Finding {
        let then = try Checkpoint(text: seen.text, file: file)
        guard then.origin == checkpoint.origin,
            seen.signatures.contains(where: { line in logs.contains { seen.holds(line, under: $0) } })
        else { throw .refused(.noLogSignature, file, checkpoint.origin) }
        guard then.size <= checkpoint.size else {
            return .shrank(Diagnostic(.logShrank, ["\(checkpoint.size)", "\(then.size)"]))
        }
        guard then.size > 0 else { return .goesOn }
        let root = try tree.root(atSize: then.size)
        if then.size == checkpoint.size {
            guard then.root != checkpoint.root else { return .goesOn }
            return .forked(ForkProof(first: seen, second: newest, beginning: nil))
        }
        let proof = try tree.consistencyProof(from: then.size)
        guard
            MerkleProof.isConsistent(from: then.size, root, to: checkpoint.size, checkpoint.root, proof: proof)
        else { throw .refused(.wrongRoot) }
        guard then.root != root else { return .goesOn }
        let beginning = ForkProof.Beginning(root: root, proof: proof)
        return .forked(ForkProof(first: seen, second: newest, beginning: beginning))
    }
}
