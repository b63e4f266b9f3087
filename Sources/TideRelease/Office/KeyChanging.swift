package import TideCore
package import TideLedger

/// Changes the office's own keys: the entry in the ledger, and the trust folder that is handed out.
package struct KeyChanging {
    private let office: Office
    private let roots: [SigningKey]
    private let reached: (Step) -> Void

    /// - Parameters:
    ///   - office: signs with a release key in force; of a revocation with another than the one that is revoked, and where the only
    ///     one was lost with the one that is enrolled.
    ///   - roots: more than half of the root keys in force.
    package init(office: Office, roots: [SigningKey], reached: @escaping (Step) -> Void = { _ in }) {
        self.office = office
        self.roots = roots
        self.reached = reached
    }

    /// The moments at which a test ends the process.
    package enum Step: String, Hashable, Sendable, CaseIterable {
        /// The entry is in the ledger; the trust folder does not have the key.
        case logged = "key-logged"
        /// It has.
        case published = "key-published"
    }

    /// What was done.
    package struct Outcome: Sendable {
        /// The index of the entry.
        package let entry: Int
        /// Files of the trust folder that are new or changed, relative to it.
        package let trust: [String]
    }

    /// Puts a new key in the place of the newest of its role.
    ///
    /// Its files lie in the workspace already, and the configuration says how it is reached.
    ///
    /// - Parameters:
    ///   - key: of a registrar's key only the public half is used; a release or root key signs the entry, a log key its tree head.
    ///   - until: the end of the overlap.
    /// - Throws: `.refused` with every reason for which an audit would refuse the change; then nothing was appended.
    package func rotate(
        _ role: KeyRole,
        to key: any LogSigner,
        from previous: String,
        until: Instant,
        reason: String?,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        let event = KeyEventEntry(
            .rotated(previous: previous, overlapUntil: until),
            role: role,
            key: key.verifyingKey,
            reason: reason
        )
        let going = role == .log ? office.replacing(ledger: try office.ledger.rotated(to: key)) : office
        let possession = event.needsPossession ? [key] : []
        let entry = try append(event, in: going, with: possession, at: instant, using: &generator)
        return Outcome(entry: entry, trust: try publish(going, at: instant, using: &generator))
    }

    /// Adds a release or root key to those in force; of a release key it is the one that signs from then on.
    ///
    /// Its files lie in the workspace already, and the configuration says how it is reached.
    ///
    /// - Throws: `.refused` with every reason for which an audit would refuse the change; then nothing was appended.
    package func enrol(
        _ role: KeyRole,
        _ key: any LogSigner,
        reason: String?,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        let event = KeyEventEntry(.enrolled, role: role, key: key.verifyingKey, reason: reason)
        let isSigner = office.releaseKey.verifyingKey == key.verifyingKey
        let entry = try append(event, in: office, with: isSigner ? [] : [key], at: instant, using: &generator)
        return Outcome(entry: entry, trust: try publish(office, at: instant, using: &generator))
    }

    private func publish(
        _ office: Office,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> [String] {
        reached(.logged)
        let (store, changes) = (office.ledger.store, try KeyHistory.changes(in: office.ledger.store, from: 1))
        let history = try KeyHistory(of: store, changes: changes)
        let files = try office.handOutKeys(of: history, at: instant, using: &generator)
        reached(.published)
        return files
    }

    /// Revokes a key.
    ///
    /// - Throws: `.refused` with every reason for which an audit would refuse the change, or with
    ///   ``DiagnosticCode/revocationBeyond`` for an index beyond the next entry; then nothing was appended.
    package func revoke(
        _ role: KeyRole,
        _ key: VerifyingKey,
        from: KeyEventEntry.InvalidFrom,
        reason: String?,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        _ = try RevocationEffect(of: key.keyID, role, from: from.index, in: office)
        let event = KeyEventEntry(.revoked(from), role: role, key: key, reason: reason)
        return Outcome(entry: try append(event, in: office, with: [], at: instant, using: &generator), trust: [])
    }

    private func append(
        _ event: KeyEventEntry,
        in office: Office,
        with others: [any LogSigner],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        var history = try office.keys()
        // A key that is not enrolled yet signs its own entry and no other.
        if history.record(.release, office.releaseKey.verifyingKey.keyID) != nil {
            try office.announceKinds(at: instant, using: &generator)
        }
        let signers = [office.releaseKey] + roots + others
        let index = try office.ledger.store.entryCount()
        let entry = try office.sign(
            event.draft(using: &generator).committing(to: EvidenceMember.digest(of: [:], [])).hide(using: &generator),
            at: instant,
            with: roots + others,
            check: { entry in
                let reasons = history.admit(entry.statement, index: index, signers: signers.map(\.verifyingKey))
                guard reasons.isEmpty else { throw ReleaseError.refused(reasons) }
            },
            using: &generator
        )
        let appended = try office.append(entry)
        try office.applyChanges(behind: ContentDigest(of: entry.bytes), index: appended)
        return appended
    }
}

extension Office {
    /// The same office with its ledger under another key.
    fileprivate func replacing(ledger: Ledger) -> Office {
        Office(
            paths: paths,
            configuration: configuration,
            register: register,
            ledger: ledger,
            evidence: evidence,
            releaseKey: releaseKey,
            master: master,
            witnessing: witnessing
        )
    }

    /// Ends the log: the last entry that it takes.
    ///
    /// - Returns: the final tree head, which the genesis of the next log names.
    package func freeze(
        reason: String?,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> StoredHead? {
        let event = LogEventEntry(.frozen, origin: configuration.origin, reason: reason)
        try commit(event.draft(using: &generator), [], at: instant, using: &generator)
        return try ledger.head()
    }
}
