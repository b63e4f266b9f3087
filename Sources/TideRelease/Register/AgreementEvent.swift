package import TideCore

/// What became of one version of an agreement, as the register holds it.
///
/// The states `in force`, `expired` and `superseded` follow from the events and the calendar; they are never stored.
package struct AgreementEvent: Hashable, Sendable {
    /// What happened.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A signatory put the version forward; nothing is in force yet.
        case proposed
        /// A further signatory signed a proposed version.
        case signed
        /// Everyone who must had signed; the version is in force on the days that it names.
        case registered
        case suspended
        case resumed
        /// For good, from the day that the event names.
        case terminated
    }

    package let agreement: Identifier
    package let version: Int
    package let kind: Kind
    /// SHA-256 of the signed form; the same for every event of a version.
    package let identity: ContentDigest
    /// From when it counts; later than ``recordedAt`` where a notice runs.
    package let effective: Instant
    package let recordedAt: Instant
    /// The signatures that came with it, in the evidence, sorted; of a registration see ``RegisteredAgreement/signatures``.
    package let signatures: [ContentDigest]
    /// The policy files that a proposal brings, by path; empty for every other kind.
    package let files: [String: ContentDigest]
    /// Index of the version's last entry before this one; `nil` for its first.
    package let previous: Int?
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        agreement: Identifier,
        version: Int,
        kind: Kind,
        identity: ContentDigest,
        effective: Instant,
        recordedAt: Instant,
        signatures: [ContentDigest],
        files: [String: ContentDigest],
        previous: Int?,
        entry: Int
    ) {
        self.agreement = agreement
        self.version = version
        self.kind = kind
        self.identity = identity
        self.effective = effective
        self.recordedAt = recordedAt
        self.signatures = signatures
        self.files = files
        self.previous = previous
        self.entry = entry
    }
}

extension AgreementEvent.Kind {
    /// Whether it may follow what became of a version so far, oldest first.
    ///
    /// Suspension and termination are apart: a termination that is declared for a later day lifts no suspension, and until
    /// that day the version may be suspended and resumed. Whether a second termination may follow is a matter of its moment
    /// too, see ``AgreementEvent/mayFollow(_:)``.
    package func mayFollow(_ earlier: [Self]) -> Bool {
        guard earlier.contains(.registered) else {
            return switch self {
            case .proposed: earlier.isEmpty
            case .signed: !earlier.isEmpty
            case .registered: true
            case .suspended, .resumed, .terminated: false
            }
        }
        return switch self {
        case .proposed, .signed, .registered: false
        case .suspended: !Self.isSuspended(earlier)
        case .resumed: Self.isSuspended(earlier)
        case .terminated: true
        }
    }

    /// Whether a version with these events, oldest first, is suspended; whether it has ended is another question.
    package static func isSuspended(_ events: [Self]) -> Bool {
        events.last { $0 == .registered || $0 == .suspended || $0 == .resumed } == .suspended
    }
}

extension AgreementEvent {
    /// Whether it may follow what became of its version so far, oldest first.
    ///
    /// An end that is still to come may be brought forward, and never put off. The register's schema states the same rule as
    /// triggers.
    package func mayFollow(_ earlier: [AgreementEvent]) -> Bool {
        guard kind.mayFollow(earlier.map(\.kind)) else { return false }
        guard kind == .terminated, let end = earlier.ending?.effective else { return true }
        return recordedAt < end && effective < end
    }
}

extension [AgreementEvent] {
    /// The termination that counts among a version's events, oldest first: the newest, which is the earliest end.
    package var ending: AgreementEvent? { last { $0.kind == .terminated } }
}

/// A party as the registrar let it in.
package struct RegisteredParty: Hashable, Sendable {
    package let id: Identifier
    /// SHA-256 of the form that the registrar signed, which the evidence holds under the same digest.
    package let form: ContentDigest
    /// The registrar's signature, a DSSE envelope in the evidence.
    package let envelope: ContentDigest
    package let registeredAt: Instant
    /// Index of the party's entry before this one; `nil` for its first.
    package let previous: Int?
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        id: Identifier,
        form: ContentDigest,
        envelope: ContentDigest,
        registeredAt: Instant,
        previous: Int?,
        entry: Int
    ) {
        self.id = id
        self.form = form
        self.envelope = envelope
        self.registeredAt = registeredAt
        self.previous = previous
        self.entry = entry
    }
}
