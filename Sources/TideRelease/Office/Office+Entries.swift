import TideAgreement
import TideCore
import TideLedger

extension Office {
    /// Signs an entry with the release key, under the newest tree head as anchor, with its evidence filed.
    func sign(
        _ hidden: HiddenEntry,
        at instant: Instant,
        evidence more: [String: JSONValue] = [:],
        using generator: inout some RandomNumberGenerator
    ) throws -> SignedEntry {
        let entry = try hidden.sign(loggedAt: instant, anchor: try ledger.anchor(), keys: [releaseKey])
        let disclosures = JSONValue(hidden.disclosures.map(\.text))
        try evidence.file(
            .object(more.merging(["disclosures": disclosures]) { first, _ in first }),
            behind: ContentDigest(of: entry.bytes),
            using: &generator
        )
        return entry
    }

    /// Appends an entry and brings the exported log up to date.
    ///
    /// - Returns: the entry's index.
    @discardableResult
    func append(_ entry: SignedEntry) throws -> Int {
        let appended = try ledger.append([entry.bytes])
        try ledger.export(to: paths.log)
        return appended.indexes.lowerBound
    }

    /// The entry of an agreement that came into force.
    func appendRegistration(
        of agreement: Agreement,
        _ pending: PendingRegistration,
        signers: [(officer: OfficerName, keyID: String)],
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        let draft = AgreementEntry(
            agreement: AgreementReference(id: agreement.id, version: agreement.version, digest: pending.identity),
            provider: agreement.provider,
            recipient: agreement.recipient,
            datasets: Set(agreement.grants.map(\.dataset)).sorted(),
            signatories: signers
        ).draft(using: &generator)
        let entry = try sign(
            draft.hide(using: &generator),
            at: pending.at,
            evidence: ["registration": pending.json],
            using: &generator
        )
        return try append(entry)
    }

    /// The entry of what became of a release.
    func appendDelivery(
        _ outcome: ReleaseDeliveryEntry.Outcome,
        of release: ReleaseIdentifier,
        decision: Int,
        manifest: ContentDigest,
        reason: String?,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws {
        let draft = ReleaseDeliveryEntry(
            outcome: outcome,
            decision: decision,
            release: release,
            manifest: manifest,
            reason: reason
        ).draft()
        try append(try sign(draft.hide(using: &generator), at: instant, using: &generator))
    }
}
