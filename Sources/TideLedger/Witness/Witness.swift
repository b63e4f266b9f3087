package import TideCore

/// What a witness remembers of the logs that it watches.
///
/// One process writes. A call that returns has made its work durable.
package protocol WitnessMemory: Sendable {
    /// The newest tree head of a log that was cosigned, with the log's lines and the witness's own; `nil` before the first.
    func newest(of origin: String) throws(LedgerError) -> SignedNote?

    /// Takes a tree head as the newest of its log, as a whole or not at all.
    func remember(_ note: SignedNote, of origin: String) throws(LedgerError)
}

/// A witness: cosigns a log's tree head when it goes on from the one that it cosigned last, and never two that do not fit.
///
/// What it signs it has remembered before. It keeps no entries and learns none.
///
/// *Source:* C2SP tlog-witness v1.0.0, tlog-cosignature v1.0.1.
package struct Witness: Sendable {
    /// What its key is called, a URL without scheme.
    package let name: String
    private let key: SigningKey
    private let logs: [VerifierKey]
    private let memory: any WitnessMemory

    /// - Parameters:
    ///   - key: signs nothing but cosignatures of this witness.
    ///   - logs: the keys of the logs that it watches; several of one name where a log's key changes.
    /// - Throws: `.invalid` for a name that signed notes do not allow, or a witness's key among the logs'.
    package init(
        name: String,
        key: SigningKey,
        logs: [VerifierKey],
        memory: any WitnessMemory
    ) throws(LedgerError) {
        _ = try VerifierKey(name: name, kind: .cosignature, key: key.verifyingKey)
        for log in logs where log.kind != .ed25519 || log.key == key.verifyingKey {
            throw .invalid(.notAVerifierKey, log.text)
        }
        self.name = name
        self.key = key
        self.logs = logs
        self.memory = memory
    }

    /// The key that others put into their policies.
    package var verifierKey: VerifierKey {
        get throws(LedgerError) { try VerifierKey(name: name, kind: .cosignature, key: key.verifyingKey) }
    }

    /// Answers a submission.
    ///
    /// - Parameters:
    ///   - body: the request's.
    ///   - now: the time to sign; not before the one that was signed last, or that is signed again.
    /// - Throws: only where the memory fails; then nothing was signed.
    /// - Precondition: one call at a time, since what was seen last is compared and replaced.
    package func answer(_ body: [UInt8], at now: Instant) throws(LedgerError) -> WitnessAnswer {
        let submission: CheckpointSubmission
        let origin: String
        do {
            submission = try CheckpointSubmission(body, file: "submission")
            origin = String(submission.checkpoint.text.prefix { $0 != "\n" })
        } catch {
            return Self.refusal(400, error.diagnostics.first)
        }
        let note = submission.checkpoint
        let known = logs.filter { $0.name == origin }
        guard !known.isEmpty else { return Self.refusal(404, Diagnostic(.unknownLog, ["submission", origin])) }
        let claimed = note.signatures.filter { line in known.contains { line.isClaimed(by: $0) } }
        guard !claimed.isEmpty, claimed.allSatisfy({ line in known.contains { note.holds(line, under: $0) } }) else {
            return Self.refusal(403, Diagnostic(.noLogSignature, ["submission", origin]))
        }
        let head: Checkpoint
        do {
            head = try Checkpoint(text: note.text, file: "submission")
        } catch {
            // A tree without leaves has one root; any other text is no tree head at all.
            let isOtherRoot =
                note.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().first == "0"
            return Self.refusal(isOtherRoot ? 422 : 400, error.diagnostics.first)
        }
        guard submission.oldSize <= head.size else {
            return Self.refusal(400, Diagnostic(.notASubmission, ["submission", "its old size"]))
        }
        let newest = try memory.newest(of: origin)
        let last = try newest.map { (note) throws(LedgerError) in try Checkpoint(text: note.text, file: "memory") }
        guard submission.oldSize == last?.size ?? 0 else {
            return WitnessAnswer(status: 409, body: Array("\(last?.size ?? 0)\n".utf8))
        }
        guard Self.goesOn(from: last, to: head, proof: submission.proof) else {
            return Self.refusal(422, Diagnostic(.inconsistentHead, [origin, "\(last?.size ?? 0)", "\(head.size)"]))
        }
        let before = newest?.signatures.compactMap(\.cosignedAt).max()
        let line = try note.cosignature(by: name, key: key, at: max(now, before ?? now))
        try memory.remember(note.with(claimed + [line]), of: origin)
        return WitnessAnswer(status: 200, body: Array(line.line.utf8))
    }

    /// The newest tree head of the log whose name has this SHA-256, as the witness serves it; `nil` where it has seen none.
    package func newest(ofOriginHash hash: String) throws(LedgerError) -> [UInt8]? {
        guard let log = logs.first(where: { Self.originHash($0.name) == hash }) else { return nil }
        return try memory.newest(of: log.name)?.encoded
    }

    /// SHA-256 of a log's name in hexadecimal: where its newest tree head is served.
    package static func originHash(_ origin: String) -> String { ContentDigest(of: origin).hex }

    private static func goesOn(from last: Checkpoint?, to head: Checkpoint, proof: [ContentDigest]) -> Bool {
        guard let last, last.size > 0 else { return proof.isEmpty }
        return MerkleProof.isConsistent(from: last.size, last.root, to: head.size, head.root, proof: proof)
    }

    private static func refusal(_ status: Int, _ reason: Diagnostic?) -> WitnessAnswer {
        WitnessAnswer(status: status, body: Array("\(reason?.message ?? "refused")\n".utf8))
    }
}
