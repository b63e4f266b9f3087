import TideCore

extension TrustPolicy {
    /// What to do about signature lines of keys that the policy does not name.
    package enum UnknownSigners: Sendable {
        /// In a receipt, which is closed under verification.
        case refuse
        /// In a published checkpoint, which new witnesses may sign before a verifier knows them.
        case ignore
    }

    /// Checks a signed tree head: its log's signature, every other known signature, the quorum.
    ///
    /// A line that claims to be a known key's and does not hold refuses the whole note.
    package func check(_ note: SignedNote, file: String, unknown: UnknownSigners) -> Verification<Checkpoint> {
        switch checkSignatures(of: note, file: file, unknown: unknown) {
        case .notVerified(let reasons): .notVerified(reasons)
        case .verified(let head) where head.hasQuorum: .verified(head.checkpoint)
        case .verified: .notVerified([Diagnostic(.noQuorum, [file])])
        }
    }

    /// A tree head that its log signed, with no line that does not hold.
    struct SignedHead: Sendable {
        let checkpoint: Checkpoint
        let hasQuorum: Bool
    }

    /// Checks all of a signed tree head but whether enough witnesses signed it.
    ///
    /// - Returns: where it is not verified, with the quorum among the reasons if that is missing too.
    func checkSignatures(of note: SignedNote, file: String, unknown: UnknownSigners) -> Verification<SignedHead> {
        let checkpoint: Checkpoint
        do {
            checkpoint = try Checkpoint(text: note.text, file: file)
        } catch {
            return .notVerified(error.diagnostics)
        }
        let known = logs.filter { $0.name == checkpoint.origin } + witnesses
        guard logs.contains(where: { $0.name == checkpoint.origin }) else {
            return .notVerified([Diagnostic(.unknownLog, [file, checkpoint.origin])])
        }
        var reasons: [Diagnostic] = []
        var signers: Set<VerifierKey> = []
        for signature in note.signatures {
            guard let key = known.first(where: signature.isClaimed(by:)) else {
                if unknown == .refuse { reasons.append(Diagnostic(.unknownSigner, [file, signature.name])) }
                continue
            }
            if !note.holds(signature, under: key) {
                reasons.append(Diagnostic(.brokenSignature, [file, signature.name]))
            } else if !signers.insert(key).inserted, unknown == .refuse {
                reasons.append(Diagnostic(.doubledSignature, [file, signature.name]))
            }
        }
        if !signers.contains(where: { $0.kind == .ed25519 }) {
            reasons.append(Diagnostic(.noLogSignature, [file, checkpoint.origin]))
        }
        let hasQuorum = isMet(by: signers)
        guard !reasons.isEmpty else {
            return .verified(SignedHead(checkpoint: checkpoint, hasQuorum: hasQuorum))
        }
        if !hasQuorum { reasons.append(Diagnostic(.noQuorum, [file])) }
        return .notVerified(reasons)
    }
}
