package import TideAgreement
package import TideCore

extension Office {
    /// What a reader of a version's text must know before anything else: that it is no longer what was signed, is suspended or
    /// has ended, since when and why; `nil` where it is in force, or not begun.
    package func notice(on agreement: Agreement, at instant: Instant) throws -> String? {
        guard
            let listing = try agreementListings(of: agreement.id, at: instant)
                .first(where: { $0.versioned == agreement.identity })
        else { return nil }
        func because(_ event: AgreementEvent) throws -> String {
            try reason(ofEntry: event.entry).map { ": \($0)" } ?? ""
        }
        let end = try listing.events.ending.map { event in
            "\(listing.endsOn.map { "\($0)" } ?? "\(event.effective)")" + (try because(event))
        }
        let ends = end.map { "It ends on \($0)" }
        let unsigned = listing.unbound.map { "It permits nothing until it is signed anew: \($0.why)" }
        switch listing.state {
        case .suspended:
            guard let event = listing.events.last(where: { $0.kind == .suspended }) else { return "Suspended" }
            let since = "Suspended since \(event.effective)" + (try because(event))
            return [since, unsigned, ends].compactMap(\.self).joined(separator: ". ")
        case .unsigned: return [unsigned, ends].compactMap(\.self).joined(separator: ". ")
        case .terminated: return "Terminated: it has not held since \(end ?? "long ago")"
        case .superseded: return "Superseded: another version or agreement has taken its place"
        case .expired: return "Expired: its last day was \(agreement.valid.until)"
        case .draft, .proposed: return nil
        case .signed, .inForce: return end.map { "Terminated: it ends on \($0)" }
        }
    }
}

extension PartyRegistration.Unbound {
    /// What changed since the signatures, and whose no longer count, in words.
    package var why: String {
        let changes = changed.isEmpty ? [] : ["changed: \(changed.joined(separator: ", "))"]
        let lost = missing.isEmpty ? [] : ["not signed by \(missing.joined(separator: ", "))"]
        return (changes + lost).joined(separator: "; ")
    }
}
