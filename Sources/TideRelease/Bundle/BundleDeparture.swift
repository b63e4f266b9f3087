package import TideCore

/// What the journal says of a staged bundle: that it leaves, or that it was taken back.
///
/// The journal and not a note beside the outbox: its records are sealed and counted by the high-water mark, so that none is
/// forged, removed or put back from an earlier moment of the same release. The last one of a release holds.
package enum BundleDeparture: Hashable, Sendable {
    /// It leaves, or left: what comes next is the rename. From now on it counts, whatever becomes of it.
    ///
    /// - Parameter sealed: SHA-256 of each file that goes to the outbox, by name, of a bundle that is sealed; `nil` for an open one,
    ///   whose files its statement tells.
    case leaving(sealed: [String: ContentDigest]?)
    /// The program took back what was staged, all of it: nothing left, and nothing will.
    case withdrawn

    /// As the journal holds it, beside the release.
    var members: [String: JSONValue] {
        switch self {
        case .leaving(let sealed?): ["state": "leaving", "sealed": .object(sealed.mapValues { .string($0.hex) })]
        case .leaving(nil): ["state": "leaving"]
        case .withdrawn: ["state": "withdrawn"]
        }
    }

    /// Reads a record's members; whether there is more in them, whoever writes them again finds out.
    init?(_ value: JSONValue) {
        switch value["state"]?.text {
        case "leaving":
            let sealed = value["sealed"]?.members.map { files in
                files.compactMapValues { $0.text.flatMap(ContentDigest.init(hex:)) }
            }
            self = .leaving(sealed: sealed)
        case "withdrawn": self = .withdrawn
        default: return nil
        }
    }
}
