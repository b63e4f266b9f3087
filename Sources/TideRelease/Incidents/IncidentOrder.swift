package import TideCore
package import TideLedger

/// What an officer of the office signs to recall a release, to put another in its place, or to let a corrected file do so.
///
/// Canonical JSON inside a DSSE envelope of the type `application/vnd.tidegate.release-incident+json`.
package struct IncidentOrder: Hashable, Sendable {
    package let call: Call
    package let release: ReleaseIdentifier
    /// SHA-256 of the release's manifest.
    package let manifest: ContentDigest
    /// Why, in the officer's words; it names no person.
    package let reason: String
    /// When somebody found out that it was wrong: from then on notices run.
    package let discovered: Instant
    package let declared: Instant

    /// What is ordered.
    package enum Call: Hashable, Sendable {
        /// Every holder destroys it; holders answer within the term where no clause says.
        case recall(RecallMatter, answerWithin: Term)
        /// Another release, made already, takes its place.
        case replace(by: ReleaseIdentifier, answerWithin: Term)
        /// A file takes the place of what was recalled and is destroyed: SHA-256 of the source file that may leave instead.
        case correct(input: ContentDigest)
    }

    package init(
        call: Call,
        release: ReleaseIdentifier,
        manifest: ContentDigest,
        reason: String,
        discovered: Instant,
        declared: Instant
    ) {
        self.call = call
        self.release = release
        self.manifest = manifest
        self.reason = reason
        self.discovered = discovered
        self.declared = declared
    }

    package var event: ReleaseIncidentEntry.Event { if case .recall = call { .recalled } else { .superseded } }

    /// The release that takes its place, where there is one.
    package var replacement: ReleaseIdentifier? { if case .replace(let release, _) = call { release } else { nil } }

    /// SHA-256 of the source file that may leave in its place, where there is one.
    package var correctedInput: ContentDigest? { if case .correct(let input) = call { input } else { nil } }

    /// What of the release was wrong; of a recall alone.
    package var matter: RecallMatter? { if case .recall(let matter, _) = call { matter } else { nil } }

    /// Reads a payload; `nil` unless it is exactly one.
    package init?(_ payload: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(payload), let call = Call(value),
            let release = value["release"]?.text.flatMap({ ReleaseIdentifier($0) }),
            let manifest = value["manifest"]?.text.flatMap(ContentDigest.init(hex:)),
            let reason = value["reason"]?.text, let discovered = value["discovered"]?.text.flatMap(Instant.init),
            let declared = value["declared"]?.text.flatMap(Instant.init)
        else { return nil }
        self.init(
            call: call,
            release: release,
            manifest: manifest,
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
        .object(
            call.members.merging([
                "declared": .string("\(declared)"), "discovered": .string("\(discovered)"),
                "event": .string(event.rawValue), "manifest": .string(manifest.hex), "reason": .string(reason),
                "release": .string(release.text), "version": "tidegate/release-incident/v1",
            ]) { first, _ in first }
        )
    }
}

/// What of a release was wrong: it says which later releases a recall refuses.
///
/// Whatever it is, the identical release (the same file, protected the same way, to the same reader) is refused.
package enum RecallMatter: String, Hashable, Sendable, CaseIterable {
    /// The source file: it leaves no more, however protected, to nobody.
    case input
    /// What was done to it: the same protection of the same file leaves no more, to nobody.
    case protection
    /// Who got it: the file leaves no more to this recipient, or to a party that counts as one reader with it.
    case recipient
}

extension IncidentOrder.Call {
    fileprivate init?(_ value: JSONValue) {
        let within = value["answerWithin"]?.text.flatMap(Term.init)
        switch value["event"]?.text.flatMap(ReleaseIncidentEntry.Event.init) {
        case .recalled:
            guard let matter = value["wrong"]?.text.flatMap(RecallMatter.init), let within else { return nil }
            self = .recall(matter, answerWithin: within)
        case .superseded:
            if let release = value["replacement"]?.text.flatMap({ ReleaseIdentifier($0) }), let within {
                self = .replace(by: release, answerWithin: within)
            } else if let input = value["input"]?.text.flatMap(ContentDigest.init(hex:)) {
                self = .correct(input: input)
            } else {
                return nil
            }
        case nil: return nil
        }
    }

    fileprivate var members: [String: JSONValue] {
        switch self {
        case .recall(let matter, let within):
            ["answerWithin": .string("\(within)"), "wrong": .string(matter.rawValue)]
        case .replace(let release, let within):
            ["answerWithin": .string("\(within)"), "replacement": .string(release.text)]
        case .correct(let input): ["input": .string(input.hex)]
        }
    }
}
