package import TideCore
package import TideLedger

/// A release that was recalled or superseded, as the register holds it.
package struct ReleaseIncident: Hashable, Sendable {
    package let release: ReleaseIdentifier
    package let event: ReleaseIncidentEntry.Event
    /// The release that takes its place; of a release that was superseded alone.
    package let replacement: ReleaseIdentifier?
    /// SHA-256 of the source file that may leave in its place; of a release that was recalled, and superseded then.
    package let correctedInput: ContentDigest?
    package let discovered: Instant
    package let declared: Instant
    /// The officer's order, a DSSE envelope in the evidence.
    package let envelope: ContentDigest
    /// Index of its entry in the ledger.
    package let entry: Int

    package init(
        release: ReleaseIdentifier,
        event: ReleaseIncidentEntry.Event,
        replacement: ReleaseIdentifier?,
        correctedInput: ContentDigest? = nil,
        discovered: Instant,
        declared: Instant,
        envelope: ContentDigest,
        entry: Int
    ) {
        self.release = release
        self.event = event
        self.replacement = replacement
        self.correctedInput = correctedInput
        self.discovered = discovered
        self.declared = declared
        self.envelope = envelope
        self.entry = entry
    }
}

/// What the evidence behind an incident's entry holds: enough to tell the register, and what the office knew then.
package struct IncidentFile: Hashable, Sendable {
    package let order: IncidentOrder
    package let envelope: ContentDigest
    package let officer: OfficerName
    package let holders: [Holder]

    package init(order: IncidentOrder, envelope: ContentDigest, officer: OfficerName, holders: [Holder]) {
        self.order = order
        self.envelope = envelope
        self.officer = officer
        self.holders = holders
    }

    /// The member of an entry's evidence that holds it.
    package static let name = "incident"

    /// Reads it out of an entry's evidence; `nil` where there is none or it is not whole.
    package init?(evidence: JSONValue) {
        guard let value = evidence[Self.name],
            let order = value["order"].flatMap({ IncidentOrder(CanonicalJSON.encode($0)) }),
            let envelope = value["envelope"]?.text.flatMap(ContentDigest.init(hex:)),
            let officer = value["officer"]?.text.flatMap(OfficerName.init), let holders = value["holders"]?.elements
        else { return nil }
        self.init(order: order, envelope: envelope, officer: officer, holders: holders.compactMap(Holder.init))
        guard json == value else { return nil }
    }

    package var json: JSONValue {
        [
            "envelope": .string(envelope.hex), "holders": .array(holders.map(\.json)),
            "officer": .string(officer.description), "order": order.json,
        ]
    }

    /// As the register holds it.
    package func incident(entry: Int) -> ReleaseIncident {
        ReleaseIncident(
            release: order.release,
            event: order.event,
            replacement: order.replacement,
            correctedInput: order.correctedInput,
            discovered: order.discovered,
            declared: order.declared,
            envelope: envelope,
            entry: entry
        )
    }
}
