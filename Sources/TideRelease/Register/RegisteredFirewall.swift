package import TideCore

/// What became of a firewall, as its owners signed it.
package struct RegisteredFirewall: Hashable, Sendable {
    /// What happened to it.
    package enum Event: String, Hashable, Sendable, CaseIterable {
        case declared
        case changed
        case removed

        /// Whether it may follow the firewall's last event.
        package func mayFollow(_ last: Event?) -> Bool {
            switch self {
            case .declared: last == nil || last == .removed
            case .changed, .removed: last == .declared || last == .changed
            }
        }
    }

    package let id: Identifier
    package let event: Event
    /// SHA-256 of the form that the owners signed, which the evidence holds under the same digest.
    package let form: ContentDigest
    /// The owners' detached signatures in the evidence, sorted by digest.
    package let signatures: [ContentDigest]
    package let registeredAt: Instant
    /// Index of the firewall's entry before this one; `nil` for its first.
    package let previous: Int?
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        id: Identifier,
        event: Event,
        form: ContentDigest,
        signatures: [ContentDigest],
        registeredAt: Instant,
        previous: Int?,
        entry: Int
    ) {
        self.id = id
        self.event = event
        self.form = form
        self.signatures = signatures
        self.registeredAt = registeredAt
        self.previous = previous
        self.entry = entry
    }
}
