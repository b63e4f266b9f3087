package import TideCore
package import TideLedger

/// What an officer of the office signs to recall a release, or to put another in its place.
///
/// Canonical JSON inside a DSSE envelope of the type `application/vnd.tidegate.release-incident+json`.
package struct IncidentOrder: Hashable, Sendable {
    package let event: ReleaseIncidentEntry.Event
    package let release: ReleaseIdentifier
    /// SHA-256 of the release's manifest.
    package let manifest: ContentDigest
    /// The release that takes its place; `nil` for a recall.
    package let replacement: ReleaseIdentifier?
    /// Why, in the officer's words; it names no person.
    package let reason: String
    /// When somebody found out that it was wrong: from then on notices run.
    package let discovered: Instant
    package let declared: Instant

    package init(
        event: ReleaseIncidentEntry.Event,
        release: ReleaseIdentifier,
        manifest: ContentDigest,
        replacement: ReleaseIdentifier?,
        reason: String,
        discovered: Instant,
        declared: Instant
    ) {
        self.event = event
        self.release = release
        self.manifest = manifest
        self.replacement = replacement
        self.reason = reason
        self.discovered = discovered
        self.declared = declared
    }

    /// Reads a payload; `nil` unless it is exactly one.
    package init?(_ payload: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(payload),
            let event = value["event"]?.text.flatMap(ReleaseIncidentEntry.Event.init),
            let release = value["release"]?.text.flatMap({ ReleaseIdentifier($0) }),
            let manifest = value["manifest"]?.text.flatMap(ContentDigest.init(hex:)),
            let reason = value["reason"]?.text, let discovered = value["discovered"]?.text.flatMap(Instant.init),
            let declared = value["declared"]?.text.flatMap(Instant.init)
        else { return nil }
        self.init(
            event: event,
            release: release,
            manifest: manifest,
            replacement: value["replacement"]?.text.flatMap { ReleaseIdentifier($0) },
            reason: reason,
            discovered: discovered,
            declared: declared
        )
        guard encoded == payload else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] { CanonicalJSON.encode(json) }

    /// The payload, before canonical encoding.
    package var json: JSONValue {
        .members([
            "declared": .string("\(declared)"), "discovered": .string("\(discovered)"),
            "event": .string(event.rawValue), "manifest": .string(manifest.hex), "reason": .string(reason),
            "release": .string(release.text), "replacement": replacement.map { .string($0.text) },
            "version": "tidegate/release-incident/v1",
        ])
    }
}
