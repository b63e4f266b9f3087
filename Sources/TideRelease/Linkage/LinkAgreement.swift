import TideAgreement
package import TideCore

extension OfficeBooks {
    /// The agreement that lets lists be linked by key filters of a domain.
    ///
    /// - Throws: ``ReleaseError/refused(_:)`` where no agreement in force has such a linkage.
    package func agreementForLinking(in domain: Identifier, at instant: Instant) throws -> String {
        let policies = try policies()
        for listing in try agreementListings(at: instant) where listing.state == .inForce {
            guard let agreement = policies.agreement(listing.id, version: listing.version) else { continue }
            if agreement.linkages.contains(where: { $0.way == .filters && $0.domain == domain }) {
                return "\(listing.id)@\(listing.version)"
            }
        }
        throw ReleaseError.refused([Diagnostic(.linkNotAgreed, [domain.text])])
    }
}
