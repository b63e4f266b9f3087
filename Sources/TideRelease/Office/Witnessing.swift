import Synchronization
package import TideCore
package import TideLedger

/// How an office asks the witnesses of its log.
package struct Witnessing: Sendable {
    package let transport: any WitnessTransport
    /// Told what came of each time that they were asked.
    package let report: @Sendable (CosigningReport) -> Void

    package init(transport: any WitnessTransport, report: @escaping @Sendable (CosigningReport) -> Void) {
        self.transport = transport
        self.report = report
    }
}

/// The trust policy in force with what it asks of a release.
package struct PolicyInForce: Sendable {
    package let policy: TrustPolicy
    package let bytes: [UInt8]
    package let rule: QuorumRule
}

/// Trust policies that were read from the evidence: their digest is their address, so what was read once stays right.
final class ReadPolicies: Sendable {
    // WHY a class: an office is a value, and every append asks three times.
    private let known = Mutex<[ContentDigest: (policy: TrustPolicy, bytes: [UInt8])]>([:])

    /// The policy of a digest, read where it was not before.
    func policy(
        _ digest: ContentDigest,
        _ read: () throws -> (policy: TrustPolicy, bytes: [UInt8])
    ) throws -> (policy: TrustPolicy, bytes: [UInt8]) {
        if let policy = known.withLock({ $0[digest] }) { return policy }
        let policy = try read()
        known.withLock { $0[digest] = policy }
        return policy
    }
}

extension Office {
    /// The trust policy that came into force last; `nil` while it is the first one, which names no witness.
    ///
    /// It is read from the evidence by the digest that the log's own entry gave to the register: the file in the trust folder is a
    /// copy to hand out, and decides nothing here.
    package func logPolicy() throws -> PolicyInForce? {
        guard let newest = try register.logPolicies().last else { return nil }
        let read = try trustPolicies.policy(newest.digest) {
            let bytes = try evidence.get(newest.digest)
            return (try TrustPolicy(bytes, file: "policy"), bytes)
        }
        return PolicyInForce(policy: read.policy, bytes: read.bytes, rule: newest.rule)
    }

    /// Has the witnesses of the policy in force cosign the newest tree head.
    ///
    /// - Parameter again: whether those are asked too that have signed it, which tells whether they saw more of this log.
    /// - Returns: what came of it; `nil` where there is nobody to ask.
    /// - Throws: ``ReleaseError/failed(_:)`` where a witness has seen more of this log, or another one: then nothing may be
    ///   appended.
    @discardableResult
    package func cosign(again: Bool) throws -> CosigningReport? {
        guard let witnessing, let force = try logPolicy(), !force.policy.addresses.isEmpty else { return nil }
        let report = try ledger.cosign(under: force.policy, again: again, through: witnessing.transport)
        guard !report.isDisputed else { throw ReleaseError.failed(report.failures) }
        witnessing.report(report)
        return report
    }

    /// Whether the newest tree head has the quorum that a release waits for.
    package func hasQuorum() throws -> Bool {
        guard let force = try logPolicy(), force.rule == .required, !force.policy.needsNoWitness else { return true }
        guard let head = try ledger.head() else { return false }
        return try ledger.note(of: head).meetsQuorum(of: force.policy)
    }

    /// The newest tree head that may be published: with its quorum where the policy in force asks for one.
    package func publishable() throws -> StoredHead? { try publishable(under: logPolicy()) }

    private func publishable(under force: PolicyInForce?) throws -> StoredHead? {
        try ledger.publishable(under: force?.policy, force?.rule ?? .required)
    }

    /// Brings the exported log and the policy in the trust folder up to date.
    ///
    /// Where a policy asks for a quorum, what has none stays unpublished.
    package func publish() throws {
        let force = try logPolicy()
        if let head = try publishable(under: force) { try ledger.export(to: paths.log, upTo: head) }
        guard let force else { return }
        let path = "\(paths.trust)/policy"
        if try DurableFile.read(path) != force.bytes { try DurableFile.replace(path, with: force.bytes) }
    }

    /// Brings another trust policy of the log into force: an entry of the log, from which on it holds.
    ///
    /// - Parameters:
    ///   - bytes: the policy's; it names this log under the key that signs its tree heads.
    ///   - rule: whether a release waits for its quorum.
    ///   - reason: why, for the auditor.
    /// - Returns: the entry's index.
    /// - Throws: ``ReleaseError/invalid(_:)`` for a policy of another log or key; `LedgerError.invalid` for one that is none.
    @discardableResult
    package func putInForce(
        _ bytes: [UInt8],
        _ rule: QuorumRule,
        reason: String?,
        file: String,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        let policy = try TrustPolicy(bytes, file: file)
        let own = try ledger.verifierKey
        guard policy.logs.contains(own) else { throw ReleaseError.invalid(.policyOfAnotherLog, file, own.text) }
        try announceKinds(at: instant, using: &generator)
        let digest = try evidence.put(bytes, using: &generator)
        let draft = LogEventEntry(.policy(digest, rule), origin: ledger.origin, reason: reason).draft(using: &generator)
        let entry = try ledger.store.entryCount()
        let change = RegisterChange.policy(LogPolicy(digest: digest, rule: rule, entry: entry))
        let index = try commit(draft, [change], at: instant, using: &generator)
        try cosign(again: false)
        try publish()
        return index
    }

    /// What a witness is sent by files about the newest tree head.
    ///
    /// - Parameter name: of its key.
    /// - Throws: ``ReleaseError/invalid(_:)`` for a witness that the policy in force does not name.
    package func submission(to name: String) throws -> CheckpointSubmission {
        try ledger.submission(to: witness(name))
    }

    /// Takes the answer of a witness that came in a file.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where none of its lines holds under a tree head of this log.
    package func take(_ answer: [UInt8], from name: String, file: String) throws {
        let witness = try witness(name)
        let lines = WitnessAnswer(status: 200, body: answer).signatures
        guard try ledger.record(lines, of: witness) else { throw ReleaseError.refused(.answerDoesNotHold, file) }
    }

    private func witness(_ name: String) throws -> VerifierKey {
        guard let witness = try logPolicy()?.policy.witnesses.first(where: { $0.name == name }) else {
            throw ReleaseError.invalid(.unknownWitness, name)
        }
        return witness
    }
}
