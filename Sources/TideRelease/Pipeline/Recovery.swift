package import TideCore
import TideLedger

/// Finishes the books of what a crash interrupted, before anything else is written.
///
/// What entries of the ledger and records of the journal change in the register, and is not in it yet, is applied to it, and the
/// trust folder is brought up to the keys that the ledger has. Then every release that is neither delivered nor aborted:
///
/// | its decision is | the journal says | what was staged is there | so it |
/// |---|---|---|---|
/// | not in the ledger | | | never left: aborted |
/// | in the ledger | withdrawn | | never left: aborted |
/// | in the ledger | neither | byte for byte | never left: taken back, aborted |
/// | in the ledger | neither | in part, or not | may have left: delivered |
/// | in the ledger | leaving | | left, or may have: delivered; what is still there whole gets its name |
///
/// INVARIANT: the journal says `leaving`, durably, before a bundle gets its name, and `withdrawn` before the program removes what
/// it staged. Its records are sealed and counted by the high-water mark, so whoever reaches the outbox, or the workspace without
/// its passphrase, cannot make a bundle that left look as if it never did. What is delivered counts against the quota, binds
/// composition and makes its duties due.
package struct Recovery {
    private let office: Office

    package init(office: Office) { self.office = office }

    /// What was found and done about one release.
    package struct Finding: Hashable, Sendable {
        package let release: ReleaseIdentifier
        package let state: ReleaseState
    }

    /// Looks at every release that is neither delivered nor aborted.
    ///
    /// - Returns: what was done, oldest first; empty after a run that ended as it should.
    @discardableResult
    package func run(at instant: Instant, using generator: inout some RandomNumberGenerator) throws -> [Finding] {
        let open = try office.register.releases().filter { $0.state == .staged || $0.state == .released }
        try office.projectMissing(using: &generator)
        try office.handOutKeys(of: office.keys(), at: instant, using: &generator)
        try RestoredNote.finish(in: office, at: instant, using: &generator)
        try office.publish()
        let now = Dictionary(uniqueKeysWithValues: try office.register.releases().map { ($0.id, $0) })
        var findings: [Finding] = []
        for record in open {
            let record = now[record.id] ?? record
            if record.state == .staged || record.state == .released {
                findings.append(try finish(record, at: instant, using: &generator))
            } else {
                findings.append(Finding(release: record.id, state: record.state))
            }
        }
        try clearStaging()
        try DurableFile.remove(office.paths.scratch)
        return findings
    }

    /// Writes a staged release into the journal, if the run ended between the register and it.
    private func noteStaged(_ record: ReleaseRecord, using generator: inout some RandomNumberGenerator) throws {
        let change = RegisterChange.release(record).json
        let records = try office.evidence.journalCount()
        for number in stride(from: records, to: 0, by: -1)
        where try office.evidence.journalRecord(number).change == change {
            return
        }
        try office.noteStaged(record, using: &generator)
    }

    /// Removes the staging folders of releases that the register never came to know, and every note of releases under way.
    ///
    /// A note that this workspace did not write for that release leads nowhere.
    private func clearStaging() throws {
        guard DurableFile.isFolder(office.paths.underWay) else { return }
        for name in try DurableFile.names(in: office.paths.underWay) {
            let marker = "\(office.paths.underWay)/\(name)"
            if let release = ReleaseIdentifier(name) {
                let bytes = try? DurableFile.read(marker, atMost: ReleaseUnderWay.limit)
                let note = bytes.flatMap { ReleaseUnderWay($0, of: release, key: office.underWayKey) }
                if let note { try DurableFile.remove(WorkspacePaths.staging(of: release, in: note.outbox)) }
            }
            try DurableFile.remove(marker)
        }
    }

    private func finish(
        _ record: ReleaseRecord,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Finding {
        guard let decision = try entry(of: record) else {
            // Its entry never was: nothing left the office and there is nothing to say in the log.
            for folder in office.paths.staged(record.id, in: record.outbox) { try DurableFile.remove(folder) }
            try noteStaged(record, using: &generator)
            try office.note(.outcome(record.id, .aborted), using: &generator)
            return Finding(release: record.id, state: .aborted)
        }
        if record.state == .staged { try office.register.move(record.id, to: .released, entry: decision.index) }
        if let outcome = try deliveryLogged(after: decision.index) {
            let state: ReleaseState = outcome == .confirmed ? .delivered : .aborted
            try office.register.move(record.id, to: state, entry: decision.index)
            return Finding(release: record.id, state: state)
        }
        let isWithdrawn = try office.takeBack(record, using: &generator)
        let plan = DutyPlan(evidence: try office.evidence.record(behind: record.statement)) ?? .none
        if !isWithdrawn {
            try LeavingBundle(record, in: office).finish(office.departure(of: record.id), entry: decision.index)
        }
        let isThere = DurableFile.exists(WorkspacePaths.destination(of: record.id, in: record.outbox))
        let delivery = try office.appendDelivery(
            isWithdrawn ? .aborted : .confirmed,
            of: record.id,
            decision: decision.index,
            manifest: decision.manifest,
            reason: isWithdrawn
                ? "the run ended early, before the bundle left"
                : isThere ? nil : "the run ended early, and the bundle was taken from the outbox since",
            duties: isWithdrawn ? [] : plan.dated,
            at: instant,
            using: &generator
        )
        try office.applyChanges(behind: delivery.digest, index: delivery.index)
        return Finding(release: record.id, state: isWithdrawn ? .aborted : .delivered)
    }

    /// The decision's entry, searched from the end, since a crash interrupts the newest.
    private func entry(of record: ReleaseRecord) throws -> (index: Int, manifest: ContentDigest)? {
        for index in stride(from: try office.ledger.store.entryCount() - 1, through: 0, by: -1) {
            guard let body = try office.ledger.store.entries(index..<(index + 1)).first?.body,
                ContentDigest(of: body) == record.statement
            else { continue }
            let statement = try Statement(Envelope(body, file: "entry \(index)").payload, file: "entry \(index)")
            return (index, statement.subjects[0].digest)
        }
        return nil
    }

    /// What an entry already says became of a decision; `nil` where none does.
    private func deliveryLogged(after index: Int) throws -> ReleaseDeliveryEntry.Outcome? {
        for stored in try office.ledger.store.entries((index + 1)..<office.ledger.store.entryCount()) {
            let file = "entry \(stored.index)"
            let statement = try Statement(Envelope(stored.body, file: file).payload, file: file)
            guard statement.type == .releaseDelivery, statement.predicate["decision"] == JSONValue(index) else {
                continue
            }
            return ReleaseDeliveryEntry.Outcome(rawValue: statement.state)
        }
        return nil
    }
}
