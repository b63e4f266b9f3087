package import TideCore
import TideLedger

/// What was taken out of the evidence on purpose, as when its time of retention was over.
///
/// In its place lies `<name>.removed`, sealed like the content and for its place: canonical JSON of `removed`, when. So nobody
/// without the key makes content that is lost look like content that was to go.
extension EvidenceStore {
    /// Takes content out, durably; the addresses that lead to it stay.
    package func remove(
        _ digest: ContentDigest,
        at instant: Instant,
        using generator: inout some RandomNumberGenerator
    ) throws {
        let note = try SealedFormat.seal(
            CanonicalJSON.encode(["removed": .string("\(instant)")]),
            purpose: "removed/\(digest.hex)",
            key: .master(master),
            using: &generator
        )
        let paths = paths(of: digest)
        try DurableFile.createFolder(paths.folder, mode: 0o700)
        try DurableFile.replace(paths.removal, with: note, mode: 0o600)
        try DurableFile.remove(paths.content)
        try DurableFile.syncFolder(paths.folder)
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
