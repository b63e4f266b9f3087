package import TideAgreement
package import TideCore

/// What officers sign to suspend, resume or terminate an agreement.
///
/// Canonical JSON: `{"agreement":"id@version","effective":…,"event":…,"genesis":…,"identity":…,"origin":…,"previous":…,
/// "reason":…,"version":"tidegate/agreement-event/v1"}`. `previous` is the index of the version's last entry, so that a
/// signature counts once; `genesis` and `origin` are those of the log, so that it counts in this office alone.
package struct AgreementStatement: Hashable, Sendable {
    package let log: LogIdentity
    package let agreement: AgreementVersion
    package let identity: ContentDigest
    /// `suspended`, `resumed` or `terminated`.
    package let event: AgreementEvent.Kind
    /// From when it counts; of a termination the first moment of a day by the agreement's own clocks.
    package let effective: Instant
    package let reason: String
    package let previous: Int

    package init(
        log: LogIdentity,
        agreement: AgreementVersion,
        identity: ContentDigest,
        event: AgreementEvent.Kind,
        effective: Instant,
        reason: String,
        previous: Int
    ) {
        self.log = log
        self.agreement = agreement
        self.identity = identity
        self.event = event
        self.effective = effective
        self.reason = reason
        self.previous = previous
    }

    /// Reads a statement; `nil` unless it is whole and canonical.
    package init?(_ bytes: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(bytes), let log = LogIdentity(value),
            let agreement = value["agreement"]?.text.flatMap(AgreementVersion.init),
            let identity = value["identity"]?.text.flatMap(ContentDigest.init(hex:)),
            let event = value["event"]?.text.flatMap(AgreementEvent.Kind.init),
            let effective = value["effective"]?.text.flatMap(Instant.init), let reason = value["reason"]?.text,
            let previous = value["previous"]?.number
        else { return nil }
        self.init(
            log: log,
            agreement: agreement,
            identity: identity,
            event: event,
            effective: effective,
            reason: reason,
            previous: previous
        )
        guard encoded == bytes else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] {
        let members: [String: JSONValue] = [
            "agreement": .string("\(agreement)"), "effective": .string("\(effective)"),
            "event": .string(event.rawValue), "identity": .string(identity.hex), "previous": JSONValue(previous),
            "reason": .string(reason), "version": "tidegate/agreement-event/v1",
        ]
        return CanonicalJSON.encode(.object(members.merging(log.members) { $1 }))
    }
}
