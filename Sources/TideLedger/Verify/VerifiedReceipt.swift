import TideCore

/// An entry that is in a trusted log, with the signed tree head that covers it.
package struct VerifiedReceipt: Hashable, Sendable {
    package let entry: VerifiedEntry
    package let checkpoint: Checkpoint

    /// Checks an entry with its receipt, offline, against a trust folder alone.
    ///
    /// Log signature and quorum, no unknown signature line, the proof from the entry's exact bytes to the root, the
    /// entry's own signatures and statement. All that is wrong is reported.
    ///
    /// - Parameters:
    ///   - entry: the bytes of `release.dsse.json`.
    ///   - receipt: the bytes of `release.tlog-proof`.
    package static func verify(entry: [UInt8], receipt: [UInt8], trust: TrustFolder) -> Verification<VerifiedReceipt> {
        let parsed: Receipt
        do {
            parsed = try Receipt(receipt, file: BundleFile.receipt)
        } catch {
            return .notVerified(error.diagnostics)
        }
        let head = trust.policy.check(parsed.checkpoint, file: BundleFile.receipt, unknown: .refuse)
        let checked = VerifiedEntry.verify(entry, index: parsed.index, file: BundleFile.statement, trust: trust)
        var reasons = head.reasons + checked.reasons
        if let checkpoint = head.value,
            !MerkleProof.includes(
                leaf: MerkleHash.leaf(entry),
                index: parsed.index,
                size: checkpoint.size,
                proof: parsed.proof,
                root: checkpoint.root
            )
        {
            reasons.append(Diagnostic(.notIncluded, [BundleFile.receipt]))
        }
        guard let checkpoint = head.value, let verified = checked.value, reasons.isEmpty else {
            return .notVerified(reasons)
        }
        return .verified(VerifiedReceipt(entry: verified, checkpoint: checkpoint))
    }
}
