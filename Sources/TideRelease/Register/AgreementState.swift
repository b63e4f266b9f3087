package import TideAgreement
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
    /// Registered, and no longer what its signatories signed: it permits nothing until it is signed anew.
    case unsigned
    case suspended
    case expired
    case terminated
    /// Another version or agreement has taken its place; of a proposal, a newer version was registered before it.
    case superseded

    /// Whether it can still permit something, now or later, by what may become of it.
    package var isLive: Bool {
        switch self {
        case .signed, .inForce, .unsigned, .suspended: true
        case .draft, .proposed, .expired, .terminated, .superseded: false
        }
    }
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
    /// Why it no longer stands as it was signed; `nil` where it does, and of a version that is not live.
    package let unbound: PartyRegistration.Unbound?

    /// The version that it is about.
    package var versioned: AgreementVersion { AgreementVersion(id: id, version: version) }
}

extension OfficeBooks {
    /// Every version of every agreement that was proposed or registered, by id, then version, as it stands at a moment.
    ///
    /// - Parameter id: of this agreement alone; of all where it is `nil`.
    package func agreementListings(of id: Identifier? = nil, at instant: Instant) throws -> [AgreementListing] {
        let policies = try policies()
        let events = try register.events()
        let standings = RegisteredStandings(events: events, policies: policies, at: instant)
        let signatures = try RegisteredSignatures(of: self, policies: policies, agreement: id)
        let chosen = events.filter { id ?? $0.agreement == $0.agreement }
        return Dictionary(grouping: chosen, by: \.versioned).sorted { $0.key < $1.key }.compactMap { version, events in
            guard let first = events.first else { return nil }
            let valid = policies.agreement(version.id, version: version.version)?.valid
            let state = standings.state(of: version, valid: valid, at: instant)
            let unbound = state.isLive ? signatures.unbound(version) : nil
            return AgreementListing(
                id: version.id,
                version: version.version,
                identity: first.identity,
                state: unbound != nil && state != .suspended ? .unsigned : state,
                events: events,
                endsOn: events.ending?.effective.date(at: valid?.utcOffset ?? .zero),
                unbound: unbound
            )
        }
    }

    /// The versions of an agreement that can still permit something, ascending.
    func liveVersions(of id: Identifier, at instant: Instant) throws -> [AgreementListing] {
        try agreementListings(of: id, at: instant).filter(\.state.isLive)
    }
}

extension RegisteredStandings {
    /// The state that follows from a version's events and the calendar; whether it stands as it was signed is not asked.
    ///
    /// - Parameter valid: its days; `nil` where the documents in force no longer hold it.
    func state(of version: AgreementVersion, valid: Validity?, at instant: Instant) -> AgreementState {
        let date = instant.date(at: valid?.utcOffset ?? .zero)
        switch standing(of: version) {
        case .unregistered: return .draft
        case .proposed: return overtaking(proposal: version) == nil ? .proposed : .superseded
        case .suspended: return valid.map { date > $0.until } ?? false ? .expired : .suspended
        case .superseded: return .superseded
        case .terminated(let day) where day.map({ $0 <= date }) ?? true: return .terminated
        case .terminated, .inForce:
            guard let valid else { return .inForce }
            return date < valid.from ? .signed : date > valid.until ? .expired : .inForce
        }
    }
}
