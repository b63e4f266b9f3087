package import TideCore
package import TideLedger

/// The note of a release that is under way: where its staging folder lies, so that a crash leaves none behind that nobody knows of.
///
/// `under-way/<release>`, canonical JSON: `outbox`, `release`, `version`, and `code`, HMAC-SHA256 of the others under a key of the
/// workspace. A note that somebody else wrote, or that stands under another release's name, is none. It says nothing about what
/// left: the journal does, see ``BundleDeparture``.
package struct ReleaseUnderWay: Hashable, Sendable {
    /// No note has so many bytes.
    static let limit = 1 << 16

    package let release: ReleaseIdentifier
    /// The folder that receives the bundle, absolute.
    package let outbox: String

    package init(release: ReleaseIdentifier, outbox: String) {
        self.release = release
        self.outbox = outbox
    }

    /// Reads a release's note.
    ///
    /// - Returns: `nil` unless this workspace wrote it, for this release.
    package init?(_ bytes: [UInt8], of release: ReleaseIdentifier, key: KeyedDigest) {
        guard let value = try? CanonicalJSON.decode(bytes), let outbox = value["outbox"]?.text else { return nil }
        self.init(release: release, outbox: outbox)
        guard encoded(key) == bytes else { return nil }
    }

    /// The note's bytes.
    ///
    /// - Parameter key: ``Office/underWayKey``.
    package func encoded(_ key: KeyedDigest) -> [UInt8] {
        var members: [String: JSONValue] = [
            "outbox": .string(outbox), "release": .string(release.text), "version": "tidegate/under-way/v1",
        ]
        members["code"] = .string(key.digest(of: CanonicalJSON.encode(.object(members))).hex)
        return CanonicalJSON.encode(.object(members))
    }
}

extension Office {
    /// The key of the notes in `under-way/`.
    package var underWayKey: KeyedDigest { KeyedDigest(of: master, purpose: "under-way") }
}
