import TideCore
import TideLedger

/// What lies in a folder, held byte for byte against the bundle that was staged.
///
/// A folder of the right name proves nothing, since anybody who reaches the outbox can make one. Links are not followed: what they
/// lead to lies elsewhere.
struct StagedContent {
    let folder: String
    /// No statement and no manifest has so many bytes.
    private static let limit = 1 << 20

    /// Whether it holds every file of the release's bundle.
    ///
    /// The statement is told by its digest, it signs the manifest, and the manifest lists the others. The receipt is not asked for:
    /// a crash may have come before it, and anybody can make it from the log.
    ///
    /// - Parameters:
    ///   - statement: SHA-256 of the statement's bytes, as the register has it.
    ///   - exactly: whether the receipt must be there too, and nothing else may be.
    /// - Complexity: O(bytes).
    func isWhole(_ statement: ContentDigest, exactly: Bool = false) -> Bool {
        guard let found = listing, let manifest = manifest(signedBy: statement, in: found) else { return false }
        let expected = Set(manifest.files.map(\.name) + BundleFile.unlisted)
        let files = Set(found.files)
        if exactly {
            guard files == expected, found.others.isEmpty, found.folders == [BundleFile.dataFolder] else {
                return false
            }
        }
        return expected.subtracting([BundleFile.receipt]).isSubset(of: files)
            && manifest.files.allSatisfy { file in
                guard let found = try? DurableFile.digest(of: "\(folder)/\(file.name)") else { return false }
                return found.digest == file.digest && found.size == file.size
            }
    }

    /// Whether it holds exactly these files.
    func holds(_ files: [String: ContentDigest]) -> Bool {
        guard let found = listing, found.folders.isEmpty, found.others.isEmpty, found.files == files.keys.sorted()
        else {
            return false
        }
        return files.allSatisfy { name, digest in (try? DurableFile.digest(of: "\(folder)/\(name)").digest) == digest }
    }

    private var listing: FolderListing? {
        DurableFile.isPlainFolder(folder) ? try? FolderFiles.list(folder) : nil
    }

    /// Nothing but a plain file is opened, and none longer than it can be.
    private func manifest(signedBy statement: ContentDigest, in found: FolderListing) -> ReleaseManifest? {
        guard Set([BundleFile.statement, BundleFile.manifest]).isSubset(of: found.files),
            let entry = try? DurableFile.read("\(folder)/\(BundleFile.statement)", atMost: Self.limit),
            ContentDigest(of: entry) == statement,
            let envelope = try? Envelope(entry, file: BundleFile.statement),
            let subjects = try? Statement(envelope.payload, file: BundleFile.statement).subjects,
            let bytes = try? DurableFile.read("\(folder)/\(BundleFile.manifest)", atMost: Self.limit),
            subjects.map(\.digest) == [ContentDigest(of: bytes)]
        else { return nil }
        return try? ReleaseManifest(bytes, file: BundleFile.manifest)
    }
}
