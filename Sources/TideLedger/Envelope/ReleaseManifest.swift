package import TideCore

/// Names in a bundle that verification knows.
package enum BundleFile {
    /// Digests of all the others but the two below.
    package static let manifest = "release-manifest.json"
    /// The signed entry.
    package static let statement = "release.dsse.json"
    /// The proof that the entry is in the log.
    package static let receipt = "release.tlog-proof"
    /// What the entry hides, for the recipient.
    package static let disclosures = "disclosures.json"

    /// Without any of these there is nothing to verify.
    package static let required = [disclosures, manifest, statement, receipt]

    /// The three that the manifest does not list, because they sign it.
    package static let unlisted: Set<String> = [manifest, statement, receipt]
}

/// The files of a release: name, digest and size of each, and 32 random bytes.
///
///     {"files":[{"name":"…","sha256":"…","size":…},…],"nonce":"…","version":"v1"}
///
/// Canonical JSON, files ascending by name, without a final newline. The nonce keeps its digest, which the log publishes,
/// from confirming a guess at the files.
package struct ReleaseManifest: Hashable, Sendable {
    /// One file of the bundle.
    package struct File: Hashable, Sendable {
        /// Relative to the bundle, parted by `/`.
        package let name: String
        package let digest: ContentDigest
        /// In bytes.
        package let size: Int

        package init(name: String, digest: ContentDigest, size: Int) {
            self.name = name
            self.digest = digest
            self.size = size
        }
    }

    /// Ascending by name.
    package let files: [File]
    private let nonce: [UInt8]

    /// Lists files under a fresh nonce.
    ///
    /// - Precondition: the names are distinct and allowed; they are ours.
    package init(files: [File], using generator: inout some RandomNumberGenerator) {
        self.files = files.sorted { Self.precedes($0.name, $1.name) }
        self.nonce = .random(32, using: &generator)
        precondition(Self.isList(self.files), "a bundle file has a name that verification refuses")
    }

    /// Reads the exact bytes.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        guard let value = try? CanonicalJSON.decode(bytes), let list = value["files"]?.elements,
            let nonce = value["nonce"]?.text.flatMap(Hex.decode), nonce.count == 32
        else { throw .refused(.notAManifest, file) }
        self.nonce = nonce
        self.files = list.compactMap { element in
            guard let name = element["name"]?.text,
                let digest = element["sha256"]?.text.flatMap(ContentDigest.init(hex:)),
                let size = element["size"]?.number, size >= 0
            else { return nil }
            return File(name: name, digest: digest, size: size)
        }
        guard Self.isList(files), encoded == bytes else { throw .refused(.notAManifest, file) }
    }

    /// The file's bytes.
    package var encoded: [UInt8] {
        let list = files.map { file -> JSONValue in
            ["name": .string(file.name), "sha256": .string(file.digest.hex), "size": JSONValue(file.size)]
        }
        return CanonicalJSON.encode(["files": .array(list), "nonce": .string(Hex.encode(nonce)), "version": "v1"])
    }

    /// SHA-256 of the file's bytes: what the entry signs.
    package var digest: ContentDigest { ContentDigest(of: encoded) }

    /// Compares with what a bundle holds, by name; a file that is missing, changed or not listed is a reason.
    ///
    /// - Parameter found: every file of the bundle, those that sign the manifest included.
    package func differences(from found: [File]) -> [Diagnostic] {
        let byName = Dictionary(found.map { ($0.name, $0) }) { first, _ in first }
        let listed = Set(files.map(\.name))
        var reasons: [Diagnostic] = []
        for file in files {
            if let other = byName[file.name] {
                if other != file { reasons.append(Diagnostic(.changedFile, [file.name])) }
            } else {
                reasons.append(Diagnostic(.missingFile, [file.name]))
            }
        }
        for name in found.map(\.name).sorted() where !listed.contains(name) && !BundleFile.unlisted.contains(name) {
            reasons.append(Diagnostic(.extraFile, [name]))
        }
        return reasons
    }

    /// Whether a name may stand in a bundle: printable ASCII, relative, no `.` or `..` part, no backslash.
    package static func isAllowed(_ name: String) -> Bool {
        name.utf8.allSatisfy { (0x20...0x7e).contains($0) && $0 != UInt8(ascii: "\\") }
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !["", ".", ".."].contains($0)
            }
    }

    private static func isList(_ files: [File]) -> Bool {
        files.allSatisfy { isAllowed($0.name) && !BundleFile.unlisted.contains($0.name) }
            && zip(files, files.dropFirst()).allSatisfy { precedes($0.name, $1.name) }
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
