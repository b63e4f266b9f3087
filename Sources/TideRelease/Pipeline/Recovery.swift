package import TideCore
import TideLedger

/// Finishes the books of what a crash interrupted, before anything else is written.
///
/// What entries of the ledger and records of the journal change in the register, and is not in it yet, is applied to it.
/// A bundle that lies in the outbox under its name, with its manifest and receipt, was delivered; so was a sealed one whose
/// file is the one that was noted. What was to be sealed and was not lay in the workspace, and is removed. Every other staged
/// release is aborted: its folder is removed and, where its decision is in the ledger, the log says so. Somebody may have
/// taken the bundle away between its rename and the crash, so an aborted release with a decision still counts when a later
/// one must compose with it.
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
        try office.ledger.export(to: office.paths.log)
        try office.projectRest()
        try DurableFile.remove(office.paths.scratch)
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
    private func clearStaging() throws {
        guard DurableFile.isFolder(office.paths.underWay) else { return }
        for name in try DurableFile.names(in: office.paths.underWay) {
            let marker = "\(office.paths.underWay)/\(name)"
            if let release = ReleaseIdentifier(name) {
                let note = ReleaseUnderWay(try DurableFile.read(marker))
                if let note { try DurableFile.remove(StagedBundle.staging(of: release, in: note.outbox)) }
            }
            try DurableFile.remove(marker)
        }
    }

    private func finish(
        _ record: ReleaseRecord,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws -> Finding {
        try DurableFile.remove(StagedBundle.staging(of: record.id, in: record.outbox))
        guard let decision = try entry(of: record) else {
            // Its entry never was: nothing left the office and there is nothing to say in the log.
            try noteStaged(record, using: &generator)
            try office.register.move(record.id, to: .aborted, entry: nil)
            return Finding(release: record.id, state: .aborted)
        }
        if record.state == .staged { try office.register.move(record.id, to: .released, entry: decision.index) }
        let isDelivered = isWhole(record, manifest: decision.manifest)
        if try !isDeliveryLogged(after: decision.index) {
            let plan = DutyPlan(evidence: try office.evidence.record(behind: record.statement)) ?? .none
            let delivery = try office.appendDelivery(
                isDelivered ? .confirmed : .aborted,
                of: record.id,
                decision: decision.index,
                manifest: decision.manifest,
                reason: isDelivered ? nil : "the run ended early, and the bundle is not in the outbox",
                duties: isDelivered ? plan.dated : [],
                at: instant,
                using: &generator
            )
            try office.applyChanges(behind: delivery.digest, index: delivery.index)
            return Finding(release: record.id, state: isDelivered ? .delivered : .aborted)
        }
        let state: ReleaseState = isDelivered ? .delivered : .aborted
        try office.register.move(record.id, to: state, entry: decision.index)
        return Finding(release: record.id, state: state)
    }

    /// Whether the outbox holds the bundle, under its name, with its manifest and receipt.
    private func isWhole(_ record: ReleaseRecord, manifest: ContentDigest) -> Bool {
        let bundle = StagedBundle.destination(of: record.id, in: record.outbox)
        let marker = StagedBundle.marker(of: record.id, in: office.paths.underWay)
        if let note = (try? DurableFile.read(marker)).flatMap(ReleaseUnderWay.init), let sealed = note.sealed {
            // What is sealed has its receipt inside, and nobody here can look.
            let file = try? DurableFile.read("\(bundle)/\(SealedBundle.fileName)")
            return file.map { ContentDigest(of: $0) } == sealed
                && DurableFile.exists("\(bundle)/\(BundleReadme.fileName)")
        }
        let found = try? DurableFile.read("\(bundle)/\(BundleFile.manifest)")
        return found.map { ContentDigest(of: $0) } == manifest && DurableFile.exists("\(bundle)/\(BundleFile.receipt)")
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

    /// Whether an entry already says what became of a decision.
    private func isDeliveryLogged(after index: Int) throws -> Bool {
        try office.ledger.store.entries((index + 1)..<office.ledger.store.entryCount()).contains { stored in
            let statement = try Statement(
                Envelope(stored.body, file: "entry \(stored.index)").payload,
                file: "entry \(stored.index)"
            )
            return statement.type == .releaseDelivery && statement.predicate["decision"] == JSONValue(index)
        }
    }
}
