package import TideCore

/// The names of what a record behind an entry holds, beside those that stand where they are written.
package enum EvidenceMember {
    /// The address of the certificate of what was proved of the network.
    package static let certificate = "certificate"
    /// What a decision was, as its canonical JSON says it.
    package static let decision = "decision"
    /// The hidden fields of the entry.
    package static let disclosures = "disclosures"
    /// The address of the record of what would leave, of every decision that was made knowing it.
    package static let dryRun = "dryRun"
    /// The address of a release's manifest.
    package static let manifest = "manifest"
    /// The addresses of the officer's report of a release, as a page and as JSON.
    package static let officersReport = "officersReport"
    /// What the entry changes in the register.
    package static let register = "register"
    /// The address of the list of the pieces of a released file; see ``SealedFile``.
    package static let releasedFile = "releasedFile"
    /// The number that pseudonyms of this release alone come from, 64 hexadecimal digits.
    package static let releaseNonce = "releaseNonce"
    /// The signature of the officer who asked.
    package static let requestSignature = "requestSignature"

    /// What an entry commits to as `evidence`: SHA-256 of what stands behind it, in canonical JSON.
    ///
    /// Left out is what comes to be with the entry or after it: its index, its disclosures, its manifest and the digest of its
    /// own bytes. All of them follow from the entry.
    ///
    /// - Parameter isErased: whether a later entry says of fields that they are gone; what the record notes of that is left out too.
    package static func digest(of record: JSONValue, isErased: Bool = false) -> ContentDigest {
        var members = record.members ?? [:]
        for name in [disclosures, manifest, "index"] { members[name] = nil }
        if isErased { members[ErasedField.member] = nil }
        members[register] = members[register]?.elements.map { .array($0.map(unsigned)) }
        return ContentDigest(of: .object(members))
    }

    /// The same before it is filed.
    static func digest(of members: [String: JSONValue], _ changes: [RegisterChange]) -> ContentDigest {
        var members = members
        if !changes.isEmpty { members[register] = .array(changes.map(\.json)) }
        return digest(of: .object(members))
    }

    /// A change without the digest of the entry that it stands behind.
    private static func unsigned(_ change: JSONValue) -> JSONValue {
        guard var members = change.members, var release = members["release"]?.members else { return change }
        release["statement"] = nil
        members["release"] = .object(release)
        return .object(members)
    }
}
