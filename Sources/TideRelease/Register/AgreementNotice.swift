package import TideAgreement
package import TideCore

extension Office {
    /// What a reader of an agreement's page must know before anything else: that it is suspended or has ended, since when and
    /// why; `nil` where it is in force, or not begun.
    package func notice(on agreement: Agreement, at instant: Instant) throws -> String? {
        guard let listing = try agreementListings(at: instant).first(where: { $0.versioned == agreement.identity })
        else { return nil }
        func because(_ event: AgreementEvent) throws -> String {
            try reason(ofEntry: event.entry).map { ": \($0)" } ?? ""
        }
        let end = try listing.events.first { $0.kind == .terminated }.map { event in
            "\(listing.endsOn.map { "\($0)" } ?? "\(event.effective)")" + (try because(event))
        }
        switch listing.state {
        case .suspended:
            guard let event = listing.events.last(where: { $0.kind == .suspended }) else { return "Suspended" }
            return "Suspended since \(event.effective)" + (try because(event))
                + (end.map { ". It ends on \($0)" } ?? "")
        case .terminated: return "Terminated: it has not held since \(end ?? "long ago")"
        case .superseded: return "Superseded: another version or agreement has taken its place"
        case .expired: return "Expired: its last day was \(agreement.valid.until)"
        case .draft, .proposed: return nil
        case .signed, .inForce: return end.map { "Terminated: it ends on \($0)" }
        }
    }
}

extension AgreementListing {
    /// The version that it is about.
    fileprivate var versioned: AgreementVersion { AgreementVersion(id: id, version: version) }
}
