package import TideCore

/// A release was wrong: its office calls it back, or puts another in its place.
package struct ReleaseIncidentEntry: Sendable {
    package enum Event: String, Hashable, Sendable, CaseIterable {
        /// Whoever holds it destroys it.
        case recalled
        /// Whoever holds it replaces it.
        case superseded
    }

    package let event: Event
    /// The index of the decision's entry.
    package let decision: Int
    package let release: ReleaseIdentifier
    /// Of the release's manifest.
    package let manifest: ContentDigest
    /// The release that takes its place, where there is one.
    package let replacement: ReleaseIdentifier?
    /// The source file that may leave in its place, where there is one.
    package let input: ContentDigest?
    package let officer: OfficerName
    /// The key that signed, as in the envelope.
    package let keyID: String
    /// The officer's signed order, a DSSE envelope in the evidence.
    package let envelope: ContentDigest
    /// Of the list of holders, in the evidence.
    package let holders: ContentDigest
    /// Of the list of duties that follow, in the evidence.
    package let duties: ContentDigest

    package init(
        event: Event,
        decision: Int,
        release: ReleaseIdentifier,
        manifest: ContentDigest,
        replacement: ReleaseIdentifier?,
        input: ContentDigest?,
        officer: OfficerName,
        keyID: String,
        envelope: ContentDigest,
        holders: ContentDigest,
        duties: ContentDigest
    ) {
        self.event = event
        self.decision = decision
        self.release = release
        self.manifest = manifest
        self.replacement = replacement
        self.input = input
        self.officer = officer
        self.keyID = keyID
        self.envelope = envelope
        self.holders = holders
        self.duties = duties
    }

    /// In clear stand the event and the decision's index: whoever holds a bundle can look its index up in the log.
    package func draft() -> EntryDraft {
        EntryDraft(
            type: .releaseIncident,
            subjects: [Statement.Subject(name: BundleFile.manifest, digest: manifest)],
            state: event.rawValue,
            clear: ["decision": JSONValue(decision)],
            hidden: [
                "duties": .string(duties.hex),
                "envelope": .string(envelope.hex),
                "holders": .string(holders.hex),
                "input": input.map { .string($0.hex) },
                "key": .string(keyID),
                "officer": .string("\(officer)"),
                "release": .string(release.text),
                "replacement": replacement.map { .string($0.text) },
            ]
        )
    }
}
