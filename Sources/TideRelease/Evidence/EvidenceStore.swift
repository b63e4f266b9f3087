package import TideCore
import TideLedger

/// What stands behind every entry of the ledger: documents, signatures, requests, dry runs, reports; addressed by content.
///
/// A file lies at `evidence/<first two digits of its name>/<name>.sealed`, in the sealed format under the workspace's
/// master key; the name is a keyed digest of the content's SHA-256, so that nobody can test a guess at a short document
/// against the folder. Equal content is stored once, and a changed file is noticed when it is read. What stands behind an
/// entry lies at `evidence/entries/<SHA-256 of the entry's bytes>.sealed`: entries are public.
package struct EvidenceStore: Sendable {
    let folder: String
    let master: Redacted<[UInt8]>
    /// How much of the ledger and the journal was acknowledged.
    package let mark: EvidenceMark

    /// - Parameter folder: made on first use.
    package init(folder: String, master: Redacted<[UInt8]>) {
        self.folder = folder
        self.master = master
        mark = EvidenceMark(folder: folder, master: master)
    }

    /// Stores content, durably, and gives its address.
    @discardableResult
    package func put(_ content: [UInt8], using generator: inout some RandomNumberGenerator) throws -> ContentDigest {
        let digest = ContentDigest(of: content)
        let path = path(of: digest)
        guard !DurableFile.exists(path) else { return digest }
        let sealed = try SealedFormat.seal(
            content,
            purpose: purpose(of: digest),
            key: .master(master),
            using: &generator
        )
        try DurableFile.createFolder("\(folder)/\(name(of: digest).prefix(2))", mode: 0o700)
        try DurableFile.replace(path, with: sealed, mode: 0o600)
        return digest
    }

    /// Stores a value in its canonical form.
    @discardableResult
    package func put(_ value: JSONValue, using generator: inout some RandomNumberGenerator) throws -> ContentDigest {
        try put(CanonicalJSON.encode(value), using: &generator)
    }

    /// The content of an address.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where nothing is there or it is something else.
    package func get(_ digest: ContentDigest) throws -> [UInt8] {
        let path = path(of: digest)
        guard DurableFile.exists(path) else { throw ReleaseError.failed(.evidenceMissing, digest.hex) }
        let sealed = try DurableFile.read(path)
        let content = try SealedFormat.open(sealed, purpose: purpose(of: digest), key: .master(master), file: path)
        guard ContentDigest(of: content) == digest else { throw ReleaseError.failed(.evidenceChanged, digest.hex) }
        return content
    }

    /// Whether there is content of an address.
    package func contains(_ digest: ContentDigest) -> Bool { DurableFile.exists(path(of: digest)) }

    /// Where content lies, and what lies in its place once it was taken out.
    func paths(of digest: ContentDigest) -> (folder: String, content: String, removal: String) {
        let name = name(of: digest)
        let folder = "\(folder)/\(name.prefix(2))"
        return (folder, "\(folder)/\(name)\(Self.ending)", "\(folder)/\(name).removed")
    }

    /// The value of an address, from its canonical form.
    package func value(_ digest: ContentDigest) throws -> JSONValue {
        guard let value = try? CanonicalJSON.decode(get(digest)) else {
            throw ReleaseError.failed(.evidenceChanged, digest.hex)
        }
        return value
    }

    /// Files what stands behind an entry of the ledger, before the entry is appended.
    ///
    /// - Parameters:
    ///   - record: an object; it is filed with `index`.
    ///   - entry: SHA-256 of the entry's bytes.
    ///   - index: which entry of the ledger it will be, the number of entries before it.
    package func file(
        _ record: [String: JSONValue],
        behind entry: ContentDigest,
        index: Int,
        using generator: inout some RandomNumberGenerator
    ) throws {
        var record = record
        record["index"] = JSONValue(index)
        let sealed = try SealedFormat.seal(
            CanonicalJSON.encode(.object(record)),
            purpose: "entry/\(entry.hex)",
            key: .master(master),
            using: &generator
        )
        try DurableFile.createFolder(entries, mode: 0o700)
        try DurableFile.replace(path(behind: entry), with: sealed, mode: 0o600)
    }

    /// What stands behind an entry: `disclosures`, `index`, and for a decision `decision`.
    package func record(behind entry: ContentDigest) throws -> JSONValue {
        let path = path(behind: entry)
        guard DurableFile.exists(path) else { throw ReleaseError.failed(.evidenceMissing, entry.hex) }
        return try record(at: path, of: entry)
    }

    /// What was filed for an entry that may never have been, where it lies or was set aside; `nil` where nothing was.
    func filed(for entry: ContentDigest) throws -> JSONValue? {
        let path = [path(behind: entry), strayPath(entry)].first(where: DurableFile.exists)
        return try path.map { try record(at: $0, of: entry) }
    }

    private func record(at path: String, of entry: ContentDigest) throws -> JSONValue {
        let content = try SealedFormat.open(
            DurableFile.read(path),
            purpose: "entry/\(entry.hex)",
            key: .master(master),
            file: path
        )
        guard let value = try? CanonicalJSON.decode(content) else {
            throw ReleaseError.failed(.evidenceChanged, entry.hex)
        }
        return value
    }

    /// The entries that something was filed behind, by SHA-256 of their bytes, ascending.
    func entryRecords() throws -> [ContentDigest] {
        guard DurableFile.isFolder(entries) else { return [] }
        return try DurableFile.names(in: entries).filter { $0.hasSuffix(Self.ending) }
            .compactMap { ContentDigest(hex: String($0.dropLast(Self.ending.count))) }
    }

    /// Which entry of the ledger a record was filed for.
    func entryIndex(ofRecord entry: ContentDigest) throws -> Int {
        guard let index = try record(behind: entry)["index"]?.number else {
            throw ReleaseError.failed(.evidenceChanged, entry.hex)
        }
        return index
    }

    /// Moves a record to `evidence/strays`: its entry never was.
    func setAside(_ entry: ContentDigest) throws {
        try DurableFile.createFolder(strays, mode: 0o700)
        try DurableFile.rename(path(behind: entry), to: strayPath(entry))
    }

    static let ending = ".sealed"

    var entries: String { "\(folder)/entries" }
    private var strays: String { "\(folder)/strays" }
    private func strayPath(_ entry: ContentDigest) -> String { "\(strays)/\(entry.hex)\(Self.ending)" }
    func path(behind entry: ContentDigest) -> String { "\(entries)/\(entry.hex)\(Self.ending)" }
    private func name(of digest: ContentDigest) -> String { SealedFormat.name(of: digest, under: master) }
    private func path(of digest: ContentDigest) -> String { paths(of: digest).content }
    private func purpose(of digest: ContentDigest) -> String { "evidence/\(name(of: digest))" }
}
