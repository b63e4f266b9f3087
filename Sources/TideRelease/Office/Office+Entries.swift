import TideAgreement
package import TideCore
import TideLedger

extension Office {
    /// Refuses to work under a clock that is behind the log.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the newest entry says a later time, by more than two seconds.
    package func checkClock(_ now: Instant) throws {
        let size = try ledger.store.entryCount()
        guard size > 0, let newest = try newestTime() else { return }
        guard now.secondsSince1970 + 2 >= newest.secondsSince1970 else {
            throw ReleaseError.failed(.clockBehindLog, now.description, newest.description)
        }
    }

    /// Signs an entry with the release key, under the newest tree head as anchor, with its evidence filed.
    ///
    /// It is dated no earlier than the newest entry, which a clock may be ahead of it by two seconds.
    ///
    /// - Parameters:
    ///   - isDated: whether the time holds as it is, as of an entry that confirms a clock.
    ///   - others: who sign beside the release key, as a change of keys needs.
    ///   - check: refuses the signed entry before anything is stored of it.
    ///   - changes: what the register is told once the entry is in the ledger, given SHA-256 of the entry's bytes.
    /// - Throws: ``ReleaseError/failed(_:)`` where the clock jumped during this run; `.failed` with
    ///   ``DiagnosticCode/ledgerFrozen`` for a log that has ended.
    func sign(
        _ hidden: HiddenEntry,
        at instant: Instant,
        isDated: Bool = false,
        with others: [any LogSigner] = [],
        check: (SignedEntry) throws -> Void = { _ in },
        evidence more: [String: JSONValue] = [:],
        changes: (ContentDigest) -> [RegisterChange] = { _ in [] },
        using generator: inout some RandomNumberGenerator
    ) throws -> SignedEntry {
        try ledger.expectOpen()
        if let clock, !isDated { try clock.now().expectSteady(since: clock.start) }
        let newest = isDated ? nil : try newestTime()
        let entry = try hidden.sign(
            loggedAt: newest.map { max($0, instant) } ?? instant,
            anchor: try ledger.anchor(under: logPolicy()?.policy),
            keys: [releaseKey] + others
        )
        try check(entry)
        let digest = ContentDigest(of: entry.bytes)
        var record = more
        record[EvidenceMember.disclosures] = JSONValue(hidden.disclosures.map(\.text))
        let changes = changes(digest)
        if !changes.isEmpty { record[EvidenceMember.register] = .array(changes.map(\.json)) }
        try evidence.file(record, behind: digest, index: ledger.store.entryCount(), using: &generator)
        return entry
    }

    /// Appends an entry, has the witnesses cosign it, and brings the exported log up to what may be published.
    ///
    /// - Returns: the entry's index.
    @discardableResult
    func append(_ entry: SignedEntry) throws -> Int {
        let appended = try ledger.append([entry.bytes])
        try ledger.settle()
        try cosign(again: false)
        try publish()
        return appended.indexes.lowerBound
    }

    /// Signs an entry, files behind it what it changes in the register, appends it, and applies the changes.
    ///
    /// - Returns: the entry's index.
    @discardableResult
    func commit(
        _ draft: EntryDraft,
        _ changes: [RegisterChange],
        at instant: Instant,
        isDated: Bool = false,
        evidence more: [String: JSONValue] = [:],
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        let behind = EvidenceMember.digest(of: more, changes)
        let hidden = draft.committing(to: behind).hide(using: &generator)
        let entry = try sign(
            hidden,
            at: instant,
            isDated: isDated,
            evidence: more,
            changes: { _ in changes },
            using: &generator
        )
        let index = try append(entry)
        try applyChanges(behind: ContentDigest(of: entry.bytes), index: index)
        return index
    }

    /// Brings the register up to an entry; again changes nothing.
    func applyChanges(behind entry: ContentDigest, index: Int) throws {
        for change in try changes(behind: entry, index: index) { try change.apply(to: register, entry: index) }
        try register.advance(to: RegisterExtent(entries: index + 1, journal: 0))
    }

    /// Brings the register up to the ledger and the journal, where a run ended before it did.
    func projectRest() throws { try RegisterRebuild(store: ledger.store, evidence: evidence).run(into: register) }

    /// Brings mark, evidence and register up to the ledger, before anything is appended.
    ///
    /// - Precondition: this process alone writes.
    package func projectMissing(using generator: inout some RandomNumberGenerator) throws {
        try ledger.markNewest()
        try LedgerTraces(of: paths, evidence: evidence).setStraysAside(of: ledger)
        try projectRest()
        // An erasure that was interrupted is that of the newest entry, as long as no other one comes before this.
        try FieldErasure.finish(in: self, using: &generator)
        // So is what retention lets go that of the journal's newest record.
        try Retention.finish(in: self, using: &generator)
    }

    /// Writes a change that no entry says into the journal, and applies it.
    func note(_ change: RegisterChange, using generator: inout some RandomNumberGenerator) throws {
        let record = try evidence.note(change.json, after: ledger.store.entryCount(), using: &generator)
        try change.apply(to: register, entry: nil)
        try register.advance(to: RegisterExtent(entries: 0, journal: record))
    }

    /// Stages a release where its agreement's quota admits it, and notes that in the journal.
    ///
    /// The register first: whether there is a place left is decided inside its transaction.
    func stage(
        _ release: ReleaseRecord,
        quota: QuotaWindow?,
        using generator: inout some RandomNumberGenerator
    ) throws -> Staging {
        let staging = try register.stage(release, quota: quota)
        if staging == .staged {
            try noteStaged(release, using: &generator)
        }
        return staging
    }

    /// Writes a release that the register has as staged into the journal.
    func noteStaged(_ release: ReleaseRecord, using generator: inout some RandomNumberGenerator) throws {
        let change = RegisterChange.release(release).json
        let record = try evidence.note(change, after: ledger.store.entryCount(), using: &generator)
        try register.advance(to: RegisterExtent(entries: 0, journal: record))
    }

    /// The entry of what became of a release; the register is not told yet, see ``applyChanges(behind:index:)``.
    ///
    /// - Parameter duties: what a release that was delivered makes somebody owe.
    /// - Returns: the entry's index and SHA-256 of its bytes.
    func appendDelivery(
        _ outcome: ReleaseDeliveryEntry.Outcome,
        of release: ReleaseIdentifier,
        decision: Int,
        manifest: ContentDigest,
        reason: String?,
        duties: [NewDuty],
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> (index: Int, digest: ContentDigest) {
        let draft = ReleaseDeliveryEntry(
            outcome: outcome,
            decision: decision,
            release: release,
            manifest: manifest,
            reason: reason
        ).draft()
        let state: ReleaseState = outcome == .confirmed ? .delivered : .aborted
        let changes = duties.map(\.change) + [.outcome(release, state)]
        let entry = try sign(
            draft.committing(to: EvidenceMember.digest(of: [:], changes)).hide(using: &generator),
            at: instant,
            changes: { _ in changes },
            using: &generator
        )
        return (try append(entry), ContentDigest(of: entry.bytes))
    }
}
