package import TideCore

/// What stands in `stamps/<size>`: a signed tree head and what proves when and by whom it was there.
///
///     checkpoint          the signed, cosigned note, exactly the stamped bytes
///     checkpoint.tsr      the first stamp, over `checkpoint`
///     checkpoint.2.tsr    its renewal, over the bytes of both; `.3.tsr` over those of all three, and so on
///     checkpoint.p7s      the office's signature over `checkpoint`
///
/// The first alone has to be there.
package struct StampedHead: Hashable, Sendable {
    package let size: Int
    /// The exact bytes.
    package let checkpoint: [UInt8]
    /// TimeStampResp, the oldest first.
    package private(set) var responses: [[UInt8]]
    /// Detached CMS, DER.
    package let sidecar: [UInt8]?
    /// The folder, for messages.
    private let folder: String

    /// Of `checkpoint`.
    package static let checkpointName = "checkpoint"
    /// Of the office's signature.
    package static let sidecarName = "checkpoint.p7s"

    /// The name of a stamp, counted from 1.
    package static func responseName(_ number: Int) -> String {
        number == 1 ? "checkpoint.tsr" : "checkpoint.\(number).tsr"
    }

    /// A head that nobody has stamped yet.
    init(size: Int, checkpoint: [UInt8], folder: String) {
        self.size = size
        self.checkpoint = checkpoint
        self.responses = []
        self.sidecar = nil
        self.folder = folder
    }

    /// Takes a folder's files by their names.
    ///
    /// - Parameter folder: printed before names in messages.
    /// - Throws: `.refused` for a strange file, for a stamp whose older ones are missing, and without a head.
    package init(_ files: [String: [UInt8]], size: Int, folder: String) throws(LedgerError) {
        var rest = files
        guard let checkpoint = rest.removeValue(forKey: Self.checkpointName) else {
            throw .refused(.strangeStampFile, folder, "it holds no `\(Self.checkpointName)`")
        }
        self.size = size
        self.checkpoint = checkpoint
        self.sidecar = rest.removeValue(forKey: Self.sidecarName)
        self.folder = folder
        self.responses = []
        while let response = rest.removeValue(forKey: Self.responseName(responses.count + 1)) {
            responses.append(response)
        }
        guard let strange = rest.keys.min() else { return }
        let next = Self.responseName(responses.count + 1)
        let isLater = strange.hasPrefix("checkpoint.") && strange.hasSuffix(".tsr")
        throw .refused(
            .strangeStampFile,
            "\(folder)/\(strange)",
            isLater ? "`\(next)` is not there" : "no such name is known"
        )
    }

    /// The same with one more stamp, which nobody has looked at yet.
    func adding(_ response: [UInt8]) -> StampedHead {
        var head = self
        head.responses.append(response)
        return head
    }

    /// What the next stamp is over: SHA-256 of the head's bytes and those of all stamps, the oldest first.
    package var nextImprint: ContentDigest { imprint(of: responses.count + 1) }

    /// What a stamp is over, counted from 1.
    private func imprint(of number: Int) -> ContentDigest {
        ContentDigest(of: checkpoint + responses.prefix(number - 1).flatMap(\.self))
    }

    /// Checks the head against the log and the policy, every stamp and the signature against the trust folder.
    ///
    /// - Parameters:
    ///   - root: the log's root at a size; `nil` beyond its newest head.
    ///   - now: when it is asked.
    /// - Throws: what the closure throws.
    package func verify(
        trust: TrustFolder,
        at now: Instant,
        root: (Int) throws(LedgerError) -> ContentDigest?
    ) throws(LedgerError) -> Verification<VerifiedStamps> {
        let file = "\(folder)/\(Self.checkpointName)"
        var reasons: [Diagnostic] = []
        var findings: [Diagnostic] = []
        let head: Checkpoint
        do {
            let note = try SignedNote(checkpoint, file: file)
            let checked = trust.policy.check(note, file: file, unknown: .ignore)
            guard let value = checked.value else { return .notVerified(checked.reasons) }
            head = value
        } catch {
            return .notVerified(error.diagnostics)
        }
        if head.size != size { reasons.append(Diagnostic(.stampedHeadOther, [file, "it is of size \(head.size)"])) }
        switch try root(head.size) {
        case head.root?: break
        case nil: reasons.append(Diagnostic(.stampedHeadOther, [file, "the log has fewer entries"]))
        default: reasons.append(Diagnostic(.stampedHeadOther, [file, "the log has another root at its size"]))
        }
        let stamps = readStamps(&reasons)
        if stamps.count == responses.count {
            for (position, stamp) in stamps.enumerated() {
                let file = name(of: position + 1)
                let renewal = position + 1 < stamps.count ? stamps[position + 1] : nil
                let judged = trust.stamps.judge(stamp, file: file, renewal: renewal, at: now)
                reasons += judged.reasons
                findings += judged.value ?? []
                if stamp.time > now { findings.append(Diagnostic(.stampAhead, [file, "\(stamp.time)"])) }
            }
        }
        var signature: CheckpointSidecar?
        if let sidecar {
            let checked = CheckpointSidecar.verify(
                sidecar,
                over: checkpoint,
                file: "\(folder)/\(Self.sidecarName)",
                trust: trust.stamps,
                stamped: stamps.first?.latest,
                at: now
            )
            reasons += checked.reasons
            findings += checked.value?.findings ?? []
            signature = checked.value
        }
        if responses.isEmpty { findings.append(Diagnostic(.unstamped, [file])) }
        guard reasons.isEmpty else { return .notVerified(reasons) }
        return .verified(VerifiedStamps(checkpoint: head, stamps: stamps, signature: signature, findings: findings))
    }

    /// Reads every stamp: each over what it must be over, none dated before the one that it renews.
    private func readStamps(_ reasons: inout [Diagnostic]) -> [TimeStamp] {
        var stamps: [TimeStamp] = []
        for (position, response) in responses.enumerated() {
            let file = name(of: position + 1)
            do {
                let stamp = try TimeStamp(response, file: file)
                let problems = stamp.problems(over: imprint(of: position + 1), request: nil, file: file)
                reasons += problems
                if let older = stamps.last, stamp.time < older.time {
                    reasons.append(Diagnostic(.stampOrder, [file, "\(stamp.time)", "\(older.time)"]))
                } else if problems.isEmpty {
                    stamps.append(stamp)
                }
            } catch {
                reasons += error.diagnostics
            }
        }
        return stamps
    }

    /// A stamp in messages, counted from 1.
    func name(of number: Int) -> String { "\(folder)/\(Self.responseName(number))" }
}

/// A tree head that was checked together with all that stamps and signs it.
package struct VerifiedStamps: Hashable, Sendable {
    package let checkpoint: Checkpoint
    /// The oldest first.
    package let stamps: [TimeStamp]
    /// The office's own signature, if there is one.
    package let signature: CheckpointSidecar?
    /// What should be told although all of it verifies.
    package let findings: [Diagnostic]

    /// The head, and so every entry below it, is at least this old; `nil` without a stamp.
    ///
    /// Of the first stamp: renewals keep its proof good and do not move its time.
    package var existedBy: Instant? { stamps.first?.latest }

    /// The head with that time, for whoever asks what a revoked key signed before; `nil` without a stamp.
    package var dated: DatedHead? {
        existedBy.map { DatedHead(size: checkpoint.size, root: checkpoint.root, time: $0) }
    }
}
