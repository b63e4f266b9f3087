package import TideCore

/// What an officer signs to approve a release: a request and the dry run of it, in one log.
///
/// Canonical JSON of `dryRun`, `request`, `genesis` and `origin` of the log, and `version`. A dry run's digest says nothing about
/// the office that made it: a twin that was given the same agreement and the same file has the same.
package struct Approval: Hashable, Sendable {
    package let request: ContentDigest
    package let dryRun: ContentDigest
    /// The log of the office that releases.
    package let log: LogIdentity

    package init(request: ContentDigest, dryRun: ContentDigest, log: LogIdentity) {
        self.request = request
        self.dryRun = dryRun
        self.log = log
    }

    /// Reads a payload; `nil` unless it is exactly one.
    package init?(_ payload: [UInt8]) {
        guard let value = try? CanonicalJSON.decode(payload), let log = LogIdentity(value),
            let request = value["request"]?.text.flatMap(ContentDigest.init(hex:)),
            let dryRun = value["dryRun"]?.text.flatMap(ContentDigest.init(hex:))
        else { return nil }
        self.init(request: request, dryRun: dryRun, log: log)
        guard encoded == payload else { return nil }
    }

    /// The bytes that are signed.
    package var encoded: [UInt8] { CanonicalJSON.encode(json) }

    /// The payload of the envelope, before canonical encoding.
    package var json: JSONValue {
        .object(
            log.members.merging([
                "version": "tidegate/approval/v1", "request": .string(request.hex), "dryRun": .string(dryRun.hex),
            ]) { $1 }
        )
    }
}
