import TideAgreement
package import TideCore
import TideDecision

/// Where a version of an agreement is in its life, at a moment.
package enum AgreementState: String, Hashable, Sendable, CaseIterable {
    /// In a file alone.
    case draft
    case proposed
    /// Registered, and its first day is to come.
    case signed
    case inForce = "in force"
    case suspended
    case expired
    case terminated
    case superseded
}

/// A version of an agreement that the register knows, with where it stands.
package struct AgreementListing: Hashable, Sendable {
    package let id: Identifier
    package let version: Int
    package let identity: ContentDigest
    package let state: AgreementState
    /// Oldest first.
    package let events: [AgreementEvent]
    /// The day, by the agreement's own clocks, on which a declared termination ends it, come or to come.
    package let endsOn: CalendarDate?
}

extension Office {
    /// Every version of every agreement that was proposed or registered, by id, then version, as it stands at a moment.
    package func agreementListings(at instant: Instant) throws -> [AgreementListing] {
        let policies = try policies()
        let events = try register.events()
        let standings = RegisteredStandings(events: events, policies: policies, at: instant)
        return Dictionary(grouping: events, by: \.versioned).sorted { $0.key < $1.key }.compactMap { version, events in
            guard let first = events.first else { return nil }
            let valid = policies.agreement(version.id, version: version.version)?.valid
            let offset = valid?.utcOffset ?? .zero
            let date = instant.date(at: offset)
            let state: AgreementState =
                switch standings.standing(of: version) {
                case .unregistered: .draft
                case .proposed: .proposed
                case .suspended: .suspended
                case .superseded: .superseded
                case .terminated(let day) where day.map({ $0 <= date }) ?? true: .terminated
                case .terminated, .inForce:
                    if let valid, date < valid.from {
                        .signed
                    } else if let valid, date > valid.until {
                        .expired
                    } else {
                        .inForce
                    }
                }
            return AgreementListing(
                id: version.id,
                version: version.version,
                identity: first.identity,
                state: state,
                events: events,
                endsOn: events.first { $0.kind == .terminated }?.effective.date(at: offset)
            )
        }
    }
}
