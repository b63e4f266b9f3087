package import TideCore
package import TideLedger

/// A release that left the office, with what the ledger and the evidence say of it.
package struct ReleaseOnRecord: Sendable {
    package let record: ReleaseRecord
    /// Index of its decision's entry.
    package let entry: Int
    /// SHA-256 of its manifest.
    package let manifest: ContentDigest
    /// The agreement that permitted it, to the byte.
    package let agreement: AgreementReference
    /// What it makes somebody owe.
    package let duties: DutyPlan

    /// Looks a release up.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a release that is not known or never left.
    package init(_ id: ReleaseIdentifier, in office: Office) throws {
        guard let record = try office.register.release(id) else {
            throw ReleaseError.invalid(.releaseUnknown, id.text)
        }
        guard record.state == .delivered, let entry = record.entry,
            let body = try office.ledger.store.entries(entry..<(entry + 1)).first?.body
        else { throw ReleaseError.invalid(.releaseNeverLeft, id.text, record.state.rawValue) }
        guard
            let registered = try office.register.agreements()
                .first(where: { $0.id == record.agreement && $0.version == record.agreementVersion })
        else { throw ReleaseError.failed(.registeredMissing, record.agreement.text, "\(record.agreementVersion)") }
        let file = "entry \(entry)"
        self.record = record
        self.entry = entry
        manifest = try Statement(Envelope(body, file: file).payload, file: file).subjects[0].digest
        agreement = AgreementReference(
            id: registered.id,
            version: registered.version,
            digest: registered.identity
        )
        duties = DutyPlan(evidence: try office.evidence.record(behind: ContentDigest(of: body))) ?? .none
    }
}

extension DestructionCertificate {
    /// A certificate for a release of the office itself.
    package init(of release: ReleaseOnRecord, destroyed: CalendarDate, method: String, statement: String) {
        self.init(
            release: release.record.id,
            agreement: release.agreement,
            manifest: release.manifest,
            destroyed: destroyed,
            method: method,
            statement: statement
        )
    }
}
