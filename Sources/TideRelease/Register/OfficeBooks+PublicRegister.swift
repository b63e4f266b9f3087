package import TideAgreement
package import TideCore

extension OfficeBooks {
    /// What everybody may read of the agreements that are registered here, as each was signed.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the evidence does not give what was signed.
    package func publicRegister(at instant: Instant) throws -> PublicRegister {
        var entries: [PublicEntry] = []
        var silent = 0
        for listing in try agreementListings(at: instant) {
            guard listing.events.contains(where: { $0.kind == .registered }), let standing = listing.state.published
            else { continue }
            let record = try AgreementOnRecord(listing.versioned, in: self)
            let entry = PublicEntry(
                record.agreement,
                in: record.policies,
                standing: standing,
                signedForm: record.registered.identity
            )
            if let entry { entries.append(entry) } else { silent += 1 }
        }
        let office = try policies().parties[configuration.office]?.name
        return PublicRegister(
            office: office ?? configuration.office.text,
            made: instant.date,
            entries: entries,
            silent: silent
        )
    }
}

extension AgreementState {
    /// As everybody may know it; `nil` for what was never registered.
    fileprivate var published: PublicStanding? {
        switch self {
        case .draft, .proposed: nil
        case .signed: .coming
        case .inForce: .inForce
        case .unsigned: .unsigned
        case .suspended: .suspended
        case .expired, .terminated, .superseded: .ended
        }
    }
}
