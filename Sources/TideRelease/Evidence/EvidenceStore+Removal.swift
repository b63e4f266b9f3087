package import TideCore
import TideLedger

/// What was taken out of the evidence on purpose, as when its time of retention was over.
///
/// In its place lies `<name>.removed`, sealed like the content and for its place: canonical JSON of `removed`, when. So nobody
/// without the key makes content that is lost look like content that was to go.
extension EvidenceStore {
    /// Takes content out, durably, and overwrites it where it lay; the addresses that lead to it stay.
    ///
    /// After a crash the same call ends it; content that is out already is left as it is.
    ///
    /// - Parameter reached: called once the marker is there, and the content still.
    package func remove(
        _ digest: ContentDigest,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator,
        reached: () -> Void = {}
    ) throws {
        let paths = paths(of: digest)
        guard contains(digest) || !DurableFile.exists(paths.removal) else {
            return try DurableFile.wipe(paths.content)
        }
        let note = try SealedFormat.seal(
            CanonicalJSON.encode(["removed": .string("\(instant)")]),
            purpose: "removed/\(digest.hex)",
            key: .master(master),
            using: &generator
        )
        try DurableFile.createFolder(paths.folder, mode: 0o700)
        try DurableFile.replace(paths.removal, with: note, mode: 0o600)
        reached()
        try DurableFile.wipe(paths.content)
    }

    /// When content was taken out; `nil` where it was not.
    package func removal(of digest: ContentDigest) throws -> Instant? {
        let path = paths(of: digest).removal
        guard !contains(digest), DurableFile.exists(path) else { return nil }
        let note = try SealedFormat.open(
            DurableFile.read(path),
            purpose: "removed/\(digest.hex)",
            key: .master(master),
            file: path
        )
        guard let instant = (try? CanonicalJSON.decode(note))?["removed"]?.text.flatMap(Instant.init) else {
            throw ReleaseError.failed(.evidenceChanged, digest.hex)
        }
        return instant
    }
}
