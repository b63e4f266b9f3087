package import TideCore

/// A release that retention may not touch, as by order of a court, or the end of that.
///
/// A record of the journal, sealed, and counted by the high-water mark: it lasts until another one lifts it, whoever runs retention
/// meanwhile. Like retention itself it is the office's own word, given with its passphrase, and changes no decision.
package struct LegalHold: Hashable, Sendable {
    /// What is said of the release.
    package enum Event: String, Hashable, Sendable, CaseIterable {
        /// Its rows and reports stay.
        case held
        /// They may go, as those of any other.
        case lifted
    }

    package let release: ReleaseIdentifier
    package let event: Event
    package let at: Instant
    /// In the officers' words; sealed, and in no message.
    package let reason: String

    package init(_ release: ReleaseIdentifier, _ event: Event, at: Instant, reason: String) {
        self.release = release
        self.event = event
        self.at = at
        self.reason = reason
    }

    /// The holds that nothing lifted, by release.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` for a record of the journal that is not understood: it may be a hold.
    /// - Complexity: O(records of the journal); each is opened.
    package static func inForce(in evidence: EvidenceStore) throws -> [ReleaseIdentifier: LegalHold] {
        var held: [ReleaseIdentifier: LegalHold] = [:]
        for number in stride(from: 1, through: try evidence.journalCount(), by: 1) {
            switch RegisterChange(try evidence.journalRecord(number).change, entry: nil) {
            case .hold(let hold)?: held[hold.release] = hold.event == .held ? hold : nil
            case nil: throw ReleaseError.failed(.changeNotUnderstood, "journal record \(number)")
            default: continue
            }
        }
        return held
    }

    /// Writes it into the journal.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a release that is not known; ``ReleaseError/refused(_:)`` for one that is held already,
    ///   or is not held.
    package func note(in office: Office, using generator: inout some RandomNumberGenerator) throws {
        guard try office.register.release(release) != nil else {
            throw ReleaseError.invalid(.releaseUnknown, release.text)
        }
        let known = try Self.inForce(in: office.evidence)[release]
        switch (event, known) {
        case (.held, let known?): throw ReleaseError.refused(.releaseHeld, release.text, "\(known.at)")
        case (.lifted, nil): throw ReleaseError.refused(.releaseNotHeld, release.text)
        default: try office.note(.hold(self), using: &generator)
        }
    }

    var json: JSONValue {
        [
            "at": .string("\(at)"), "event": .string(event.rawValue), "reason": .string(reason),
            "release": .string(release.text),
        ]
    }

    /// Reads what ``json`` writes; `nil` unless it is whole.
    init?(_ value: JSONValue) {
        guard let release = value["release"]?.text.flatMap({ ReleaseIdentifier($0) }),
            let event = value["event"]?.text.flatMap(Event.init(rawValue:)),
            let at = value["at"]?.text.flatMap(Instant.init), let reason = value["reason"]?.text
        else { return nil }
        self.init(release, event, at: at, reason: reason)
        guard json == value else { return nil }
    }
}
