package import TideCore

/// What retention lets go, as the journal holds it before anything of it goes.
package struct RetentionRecord: Hashable, Sendable {
    /// The day from which on everything stays, in UTC.
    package let before: CalendarDate
    package let at: Instant
    /// Whose rows and reports go, oldest first.
    package let releases: [ReleaseIdentifier]
    /// Addresses, in the order in which they go: a list before its pieces, so that nobody finds one with a gap.
    package let content: [ContentDigest]

    package init(before: CalendarDate, at: Instant, releases: [ReleaseIdentifier], content: [ContentDigest]) {
        self.before = before
        self.at = at
        self.releases = releases
        self.content = content
    }

    var json: JSONValue {
        [
            "at": .string("\(at)"), "before": .string(before.description), "content": JSONValue(content.map(\.hex)),
            "releases": JSONValue(releases.map(\.text)),
        ]
    }

    /// Reads what ``json`` writes; `nil` unless it is whole.
    init?(_ value: JSONValue) {
        guard let before = value["before"]?.text.flatMap({ CalendarDate($0) }),
            let at = value["at"]?.text.flatMap(Instant.init)
        else { return nil }
        self.init(
            before: before,
            at: at,
            releases: (value["releases"]?.elements ?? []).compactMap { $0.text.flatMap { ReleaseIdentifier($0) } },
            content: (value["content"]?.elements ?? []).compactMap { $0.text.flatMap(ContentDigest.init(hex:)) }
        )
        guard json == value else { return nil }
    }
}
