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
        var next: [Identifier: Instant] = [:]
        let registered = events.filter { $0.kind == .registered }.sorted { $0.version > $1.version }
        for event in registered {
            // A version leaves the documents once a newer one has begun, or begins before it would.
            let known = policies.agreement(event.agreement, version: event.version)?.valid.begins
            let begins = known ?? max(event.effective, next[event.agreement] ?? event.effective)
            next[event.agreement] = begins
            guard begins <= instant else { continue }
            newest[event.agreement] = max(event.version, newest[event.agreement] ?? 0)
        }
        for version in self.events.keys where version.version < newest[version.id] ?? 0 {
            successors[version] = AgreementVersion(id: version.id, version: newest[version.id] ?? 0)
        }
        for agreement in policies.agreements where agreement.valid.begins <= instant && isRegistered(agreement.identity)
        {
            if let ended = agreement.supersedes, successors[ended] == nil { successors[ended] = agreement.identity }
        }
    }

    /// What the register says of a version.
    ///
    /// Suspension and termination are apart: what is to end on a later day stays suspended until then if it was.
    package func standing(of version: AgreementVersion) -> AgreementStanding {
        guard let events = events[version] else { return .unregistered }
        guard isRegistered(version) else { return .proposed }
        let end = events.ending?.effective
        let endDay = end?.date(at: offsets[version] ?? .zero)
        if let end, end <= instant { return .terminated(on: endDay) }
        if let successor = successors[version] { return .superseded(by: successor) }
        if AgreementEvent.Kind.isSuspended(events.map(\.kind)) {
            return .suspended(since: events.last { $0.kind == .suspended }?.effective)
        }
        // On the day of its end it holds until the very moment; a decision knows ends by their day alone.
        guard let endDay, instant.date(at: offsets[version] ?? .zero) < endDay else { return .inForce }
        return .terminated(on: endDay)
    }

    /// The newer registered version that leaves a proposal nothing to become; `nil` where there is none.
    ///
    /// Versions are registered in their order, whenever they begin.
    package func overtaking(proposal version: AgreementVersion) -> AgreementVersion? {
        events.keys.filter { $0.id == version.id && $0.version > version.version && isRegistered($0) }.min()
    }

    private func isRegistered(_ version: AgreementVersion) -> Bool {
        events[version]?.contains { $0.kind == .registered } ?? false
    }
}

extension Validity {
    /// The first moment of the first day.
    var begins: Instant { Instant(startOf: from, at: utcOffset) }

    /// The first moment after the last day.
    var ends: Instant { Instant(startOf: CalendarDate(daysSince1970: until.daysSince1970 + 1), at: utcOffset) }
}

extension AgreementEvent {
    /// The version that it is about.
    package var versioned: AgreementVersion { AgreementVersion(id: agreement, version: version) }
}
