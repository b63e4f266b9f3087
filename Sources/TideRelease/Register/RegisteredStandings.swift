package import TideAgreement
package import TideCore
package import TideDecision

/// Where every version of an agreement stands, from its events.
package struct RegisteredStandings: Sendable {
    private var last: [AgreementVersion: AgreementEvent] = [:]
    private var successors: [AgreementVersion: AgreementVersion] = [:]

    /// - Parameters:
    ///   - events: as ``Register/events()`` gives them.
    ///   - date: the day that is asked about; a newer version, or an agreement that supersedes another, does so from its
    ///     first day.
    package init(events: [AgreementEvent], policies: PolicySet, on date: CalendarDate) {
        var newest: [Identifier: Int] = [:]
        for event in events {
            last[event.versioned] = event
            // What the documents no longer hold can't be asked for its first day; it counts from its registration.
            let begins = policies.agreement(event.agreement, version: event.version)?.valid.from ?? event.effective.date
            guard event.kind == .registered, begins <= date else { continue }
            newest[event.agreement] = max(event.version, newest[event.agreement] ?? 0)
        }
        for version in last.keys where version.version < newest[version.id] ?? 0 {
            successors[version] = AgreementVersion(id: version.id, version: newest[version.id] ?? 0)
        }
        for agreement in policies.agreements where agreement.valid.from <= date && isRegistered(agreement.identity) {
            if let ended = agreement.supersedes, successors[ended] == nil { successors[ended] = agreement.identity }
        }
    }

    /// What the register says of a version.
    package func standing(of version: AgreementVersion) -> AgreementStanding {
        guard let event = last[version] else { return .unregistered }
        switch event.kind {
        case .proposed, .signed: return .proposed
        case .terminated: return .terminated(on: event.effective.date)
        case .registered, .resumed, .suspended:
            if let successor = successors[version] { return .superseded(by: successor) }
            return event.kind == .suspended ? .suspended(since: event.effective) : .inForce
        }
    }

    private func isRegistered(_ version: AgreementVersion) -> Bool {
        switch last[version]?.kind {
        case nil, .proposed, .signed: false
        case .registered, .suspended, .resumed, .terminated: true
        }
    }
}

extension AgreementEvent {
    /// The version that it is about.
    package var versioned: AgreementVersion { AgreementVersion(id: agreement, version: version) }
}
