package import TideAgreement
package import TideCore
package import TideDecision

/// Where every version of an agreement stands at a moment, from its events.
///
/// Days are those of each agreement's own clocks, see decision 12.
package struct RegisteredStandings: Sendable {
    private let instant: Instant
    private let offsets: [AgreementVersion: UTCOffset]
    private var events: [AgreementVersion: [AgreementEvent]] = [:]
    private var successors: [AgreementVersion: AgreementVersion] = [:]

    /// - Parameters:
    ///   - events: as ``Register/events()`` gives them.
    ///   - instant: the moment that is asked about; a newer version, or an agreement that supersedes another, does so from
    ///     the beginning of its first day.
    package init(events: [AgreementEvent], policies: PolicySet, at instant: Instant) {
        self.instant = instant
        self.offsets = Dictionary(policies.agreements.map { ($0.identity, $0.valid.utcOffset) }) { first, _ in first }
        self.events = Dictionary(grouping: events, by: \.versioned)
        var newest: [Identifier: Int] = [:]
        for event in events where event.kind == .registered {
            let begins = policies.agreement(event.agreement, version: event.version)?.begins ?? event.effective
            guard begins <= instant else { continue }
            newest[event.agreement] = max(event.version, newest[event.agreement] ?? 0)
        }
        for version in self.events.keys where version.version < newest[version.id] ?? 0 {
            successors[version] = AgreementVersion(id: version.id, version: newest[version.id] ?? 0)
        }
        for agreement in policies.agreements where agreement.begins <= instant && isRegistered(agreement.identity) {
            if let ended = agreement.supersedes, successors[ended] == nil { successors[ended] = agreement.identity }
        }
    }

    /// What the register says of a version.
    ///
    /// Suspension and termination are apart: what is to end on a later day stays suspended until then if it was.
    package func standing(of version: AgreementVersion) -> AgreementStanding {
        guard let events = events[version] else { return .unregistered }
        guard isRegistered(version) else { return .proposed }
        let end = events.first { $0.kind == .terminated }?.effective
        let endDay = end?.date(at: offsets[version] ?? .zero)
        if let end, end <= instant { return .terminated(on: endDay) }
        if let successor = successors[version] { return .superseded(by: successor) }
        if AgreementEvent.Kind.isSuspended(events.map(\.kind)) {
            return .suspended(since: events.last { $0.kind == .suspended }?.effective)
        }
        return endDay.map { .terminated(on: $0) } ?? .inForce
    }

    private func isRegistered(_ version: AgreementVersion) -> Bool {
        events[version]?.contains { $0.kind == .registered } ?? false
    }
}

extension Agreement {
    /// The first moment of its first day.
    fileprivate var begins: Instant { Instant(startOf: valid.from, at: valid.utcOffset) }
}

extension AgreementEvent {
    /// The version that it is about.
    package var versioned: AgreementVersion { AgreementVersion(id: agreement, version: version) }
}
