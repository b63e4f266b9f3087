package import TideCore

/// Carries a submission to a witness and its answer back.
package protocol WitnessTransport: Sendable {
    /// Sends a submission.
    ///
    /// - Parameter address: the prefix before `/add-checkpoint`.
    /// - Throws: `.failed` with ``DiagnosticCode/witnessSilent`` where no answer came.
    func submit(_ body: [UInt8], to address: String) throws(LedgerError) -> WitnessAnswer
}

/// What came of asking witnesses to cosign the newest tree head.
package struct CosigningReport: Sendable {
    /// What one of them did.
    package enum Outcome: Hashable, Sendable {
        /// It signed, at this time by its clock; now or before.
        case cosigned(Instant)
        /// It did not, and why.
        case failed(Diagnostic)
    }

    /// The size of the tree head.
    package let size: Int
    /// By witness, in the policy's order.
    package let outcomes: [(witness: String, outcome: Outcome)]
    /// Whether as many signed as the policy asks for.
    package let isMet: Bool

    /// Why witnesses did not sign.
    package var failures: [Diagnostic] {
        outcomes.compactMap { if case .failed(let reason) = $0.outcome { reason } else { nil } }
    }

    /// Whether a witness has seen another log under this name, or more of it: then nothing may be appended.
    package var isDisputed: Bool { failures.contains { [.logBehindWitness, .logBesideWitness].contains($0.code) } }
}

extension Ledger {
    /// A stored head with its witnesses' lines, as it is published.
    package func note(of head: StoredHead) throws(LedgerError) -> SignedNote {
        let note = try SignedNote(Array(head.note.utf8), file: "checkpoint")
        return note.with(note.signatures + (try store.cosignatures(ofSize: head.size)))
    }

    /// The newest head that a policy's quorum signed, as an entry names it; `nil` where there is none, or the policy asks for none.
    func cosignedHead(under policy: TrustPolicy) throws(LedgerError) -> Anchor? {
        guard let head = try newestHead(withQuorumOf: policy), let time = try note(of: head).quorumTime(under: policy)
        else { return nil }
        return Anchor(cosigned: Checkpoint(origin: origin, size: head.size, root: head.root), at: time)
    }

    /// The newest tree head that may be published under a policy: with its quorum where it must have one.
    ///
    /// - Returns: `nil` before the first.
    package func publishable(under policy: TrustPolicy?, _ rule: QuorumRule) throws(LedgerError) -> StoredHead? {
        guard let policy, !policy.needsNoWitness, rule == .required else { return try head() }
        return try newestHead(withQuorumOf: policy)
    }

    private func newestHead(withQuorumOf policy: TrustPolicy) throws(LedgerError) -> StoredHead? {
        guard !policy.needsNoWitness else { return nil }
        return try newestCosigned { (head) throws(LedgerError) in try note(of: head).meetsQuorum(of: policy) }
    }

    /// The newest head with witnesses' lines that passes a test.
    private func newestCosigned(
        where passes: (StoredHead) throws(LedgerError) -> Bool
    ) throws(LedgerError) -> StoredHead? {
        var rest = try store.entryCount()
        while rest >= 0, let size = try store.newestCosigned(atMost: rest) {
            if let head = try store.head(ofSize: size), try passes(head) { return head }
            rest = size - 1
        }
        return nil
    }

    /// Takes a witness's line, if it holds under the newest head or an earlier one.
    ///
    /// - Returns: whether it does.
    package func record(
        _ signature: SignedNote.Signature,
        of witness: VerifierKey,
        under head: StoredHead
    ) throws(LedgerError) -> Bool {
        guard witness.kind == .cosignature, signature.cosignedAt != nil,
            try SignedNote(Array(head.note.utf8), file: "checkpoint").holds(signature, under: witness)
        else { return false }
        try store.record(StoredCosignature(size: head.size, signature: signature))
        return true
    }

    /// Takes the first of a witness's lines that holds under the newest head, or one of the thousand before it.
    ///
    /// - Returns: whether one does.
    package func record(
        _ signatures: [SignedNote.Signature],
        of witness: VerifierKey
    ) throws(LedgerError) -> Bool {
        let newest = try head()?.size ?? 0
        for size in stride(from: newest, to: max(-1, newest - 1_000), by: -1) {
            guard let head = try store.head(ofSize: size) else { continue }
            for signature in signatures where try record(signature, of: witness, under: head) { return true }
        }
        return false
    }

    /// What a witness is sent about the newest head, by the one that it signed last, as far as is known here.
    package func submission(to witness: VerifierKey) throws(LedgerError) -> CheckpointSubmission {
        try submission(after: lastSize(cosignedBy: witness))
    }

    /// What a witness is sent about the newest head.
    ///
    /// - Parameter oldSize: what the witness cosigned last, at most the newest size.
    package func submission(after oldSize: Int) throws(LedgerError) -> CheckpointSubmission {
        guard let head = try head() else { throw .failed(.noSuchEntry, "0") }
        return CheckpointSubmission(
            oldSize: oldSize,
            proof: oldSize == 0 ? [] : try consistencyProof(from: oldSize),
            checkpoint: try SignedNote(Array(head.note.utf8), file: "checkpoint")
        )
    }

    /// Asks every witness of a policy whose address it knows to cosign the newest head, and records what they sign.
    ///
    /// Witnesses that signed it already are asked again where `again` says so: the answer tells whether they have seen more of this
    /// log than is here.
    package func cosign(
        under policy: TrustPolicy,
        again: Bool,
        through transport: any WitnessTransport
    ) throws(LedgerError) -> CosigningReport {
        guard let head = try head() else { throw .failed(.noSuchEntry, "0") }
        var outcomes: [(witness: String, outcome: CosigningReport.Outcome)] = []
        for witness in policy.witnesses {
            let known = try note(of: head).cosigners(under: policy).first { $0.witness == witness }?.time
            guard let address = policy.addresses[witness], again || known == nil else {
                let unasked = Diagnostic(.witnessWithoutAddress, [witness.name])
                outcomes.append((witness.name, known.map { .cosigned($0) } ?? .failed(unasked)))
                continue
            }
            var outcome: CosigningReport.Outcome
            do {
                outcome = try ask(witness, at: address, about: head, through: transport)
            } catch {
                guard case .failed(let reasons) = error, let reason = reasons.first, reason.code == .witnessSilent
                else {
                    throw error
                }
                outcome = .failed(reason)
            }
            if let known, case .failed(let reason) = outcome, reason.code == .witnessSilent {
                outcome = .cosigned(known)
            }
            outcomes.append((witness.name, outcome))
        }
        let isMet = try note(of: head).meetsQuorum(of: policy)
        return CosigningReport(size: head.size, outcomes: outcomes, isMet: isMet)
    }

    private func ask(
        _ witness: VerifierKey,
        at address: String,
        about head: StoredHead,
        through transport: any WitnessTransport
    ) throws(LedgerError) -> CosigningReport.Outcome {
        // What this witness signed last is known but for answers that were lost; then it says where it stands.
        var oldSize = try lastSize(cosignedBy: witness)
        for _ in 0..<2 {
            let answer = try transport.submit(submission(after: oldSize).encoded, to: address)
            switch answer.status {
            case 200:
                for signature in answer.signatures where try record(signature, of: witness, under: head) {
                    return signature.cosignedAt.map { .cosigned($0) } ?? .failed(refusal(witness, answer))
                }
                return .failed(Diagnostic(.brokenSignature, ["\(address)/add-checkpoint", witness.name]))
            case 409:
                guard let size = answer.size else { return .failed(refusal(witness, answer)) }
                guard size <= head.size else {
                    return .failed(Diagnostic(.logBehindWitness, [witness.name, "\(size)", "\(head.size)"]))
                }
                oldSize = size
            case 422: return .failed(Diagnostic(.logBesideWitness, [witness.name, "\(oldSize)", "\(head.size)"]))
            default: return .failed(refusal(witness, answer))
            }
        }
        return .failed(Diagnostic(.witnessRefused, [witness.name, "409"]))
    }

    private func refusal(_ witness: VerifierKey, _ answer: WitnessAnswer) -> Diagnostic {
        Diagnostic(.witnessRefused, [witness.name, "\(answer.status)"])
    }

    /// The newest size under which a line of this witness is stored, or 0.
    private func lastSize(cosignedBy witness: VerifierKey) throws(LedgerError) -> Int {
        let head = try newestCosigned { (head) throws(LedgerError) in
            try store.cosignatures(ofSize: head.size).contains { $0.isClaimed(by: witness) }
        }
        return head?.size ?? 0
    }
}
