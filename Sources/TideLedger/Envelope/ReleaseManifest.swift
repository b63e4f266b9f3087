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

    /// What every manifest lists beside the data file.
    package static let listed = ["README.txt", "agreement.html", disclosures, "report.html", "report.json"]

    /// The folder of the data file, the only one of a bundle.
    package static let dataFolder = "data"

    /// The file of the released rows.
    package static func data(of dataset: Identifier) -> String { "\(dataFolder)/\(dataset).csv" }

    /// The dataset whose rows a file holds, by its name; `nil` for any other file.
    package static func dataset(of name: String) -> Identifier? {
        let stem = name.dropFirst(dataFolder.count + 1).dropLast(4)
        guard let dataset = Identifier(String(stem)), name.utf8.elementsEqual(data(of: dataset).utf8) else {
            return nil
        }
        return dataset
    }

    /// Without any of these there is nothing to verify.
    package static let required = [disclosures, manifest, statement, receipt]

    /// The three that the manifest does not list, because they sign it.
    package static let unlisted: Set<String> = [manifest, statement, receipt]
}

/// The files of a release: name, digest and size of each, and 32 random bytes.
///
///     {"files":[{"name":"…","sha256":"…","size":…},…],"nonce":"…","version":"v1"}
///
/// Canonical JSON, files ascending by name, without a final newline. They are the files of ``BundleFile/listed``, each of
/// them, and one data file: no other name can be signed as part of a release. The nonce keeps its digest, which the log
/// publishes, from confirming a guess at the files.
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
    /// Whose rows the data file holds, as its name says.
    package let dataset: Identifier
    private let nonce: [UInt8]

    /// Lists files under a fresh nonce.
    ///
    /// - Precondition: the names are those of a bundle; they are ours.
    package init(files: [File], using generator: inout some RandomNumberGenerator) {
        self.files = files.sorted { Self.precedes($0.name, $1.name) }
        self.nonce = .random(32, using: &generator)
        guard let dataset = Self.dataset(of: self.files) else {
            // WHY: the names are ours; a bundle with others is one that nobody could verify.
            preconditionFailure("a bundle with names that verification refuses")
        }
        self.dataset = dataset
    }

    /// Reads the exact bytes.
    package init(_ bytes: [UInt8], file: String) throws(LedgerError) {
        guard let value = try? CanonicalJSON.decode(bytes), let list = value["files"]?.elements,
            let nonce = value["nonce"]?.text.flatMap(Hex.decode), nonce.count == 32
        else { throw .refused(.notAManifest, file) }
        let files = list.compactMap { element -> File? in
            guard let name = element["name"]?.text,
                let digest = element["sha256"]?.text.flatMap(ContentDigest.init(hex:)),
                let size = element["size"]?.number, size >= 0
            else { return nil }
            return File(name: name, digest: digest, size: size)
        }
        guard let dataset = Self.dataset(of: files) else { throw .refused(.notAManifest, file) }
        self.files = files
        self.nonce = nonce
        self.dataset = dataset
        guard encoded == bytes else { throw .refused(.notAManifest, file) }
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

    /// The dataset of a manifest's one data file; `nil` unless the names are exactly those of a bundle, ascending.
    private static func dataset(of files: [File]) -> Identifier? {
        let datasets = files.compactMap { BundleFile.dataset(of: $0.name) }
        guard datasets.count == 1 else { return nil }
        let names = (BundleFile.listed + [BundleFile.data(of: datasets[0])]).sorted(by: precedes)
        guard names.map({ Array($0.utf8) }) == files.map({ Array($0.name.utf8) }) else { return nil }
        return datasets[0]
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
