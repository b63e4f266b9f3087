package import TideAgreement
package import TideCore

extension AgreementEventRecording {
    /// A version of the same agreement that a step left as it was.
    package struct Other: Hashable, Sendable {
        package let version: AgreementVersion
        package let state: AgreementState
        /// What it is not, as `suspended`.
        package let lacking: AgreementEvent.Kind
    }

    /// The versions of an agreement that can still permit something, or of a resumption still cannot, although the step was
    /// taken about another one; ascending.
    ///
    /// - Parameter instant: the moment at which they are looked at.
    package func others(beside event: AgreementEvent, at instant: Instant) throws -> [Other] {
        try office.liveVersions(of: event.agreement, at: instant).filter { listing in
            let isSuspended = AgreementEvent.Kind.isSuspended(listing.events.map(\.kind))
            return switch event.kind {
            case .suspended: !isSuspended
            case .resumed: isSuspended
            case .terminated: listing.endsOn == nil
            case .proposed, .signed, .registered: false
            }
        }.map { Other(version: $0.versioned, state: $0.state, lacking: event.kind) }
    }
}
