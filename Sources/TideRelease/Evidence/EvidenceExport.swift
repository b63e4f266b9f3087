package import TideCore
import TideLedger

/// What an office hands to an auditor: the evidence of some entries under a key of its own, so that its master key, which
/// reverses pseudonyms, stays where it is.
///
///     evidence.json   canonical JSON: whose it is, of which log, from which entry to which, how many records the journal has
///     key.sealed      32 fresh bytes, sealed under the auditor's passphrase for exactly that index
///     entries/        the records behind the entries
///     journal/        the records of the journal
///     <xx>/           content by address
///
/// *Source:* docs/formats/evidence.md.
package struct EvidenceExport {
    private let office: Office
    private let range: Range<Int>

    private static let version = "tidegate/evidence/v1"

    /// - Parameters:
    ///   - from: the first entry that can be replayed by it.
    ///   - to: the last one; the newest where it is `nil`.
    /// - Throws: ``ReleaseError/invalid(_:)`` for entries that the ledger does not have.
    package init(of office: Office, from: Int = 0, to: Int? = nil) throws {
        self.office = office
        let size = try office.store.entryCount()
        let last = to ?? size - 1
        guard 0 <= from, from <= last, last < size else {
            throw ReleaseError.invalid(.exportRange, "\(from)", "\(last)", "\(size)")
        }
        range = from..<last + 1
    }

    /// What was written.
    package struct Outcome: Hashable, Sendable {
        package let range: Range<Int>
        package let journal: Int
        /// How much content, by address.
        package let content: Int
    }

    /// Writes a folder that must not exist: beside it first, then by one rename.
    ///
    /// - Parameter progress: told how many entries are done.
    package func write(
        to folder: String,
        passphrase: Redacted<[UInt8]>,
        progress: (Int) -> Void = { _ in },
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        guard !DurableFile.exists(folder) else { throw ReleaseError.invalid(.outputExists, folder) }
        let staging = "\(folder).making-\(Hex.encode([UInt8].random(4, using: &generator)))"
        do {
            try DurableFile.createFolder(staging, mode: 0o700)
            let outcome = try fill(staging, passphrase: passphrase, progress: progress, using: &generator)
            try DurableFile.rename(staging, to: folder)
            return outcome
        } catch {
            try? DurableFile.remove(staging)
            throw error
        }
    }

    private func fill(
        _ folder: String,
        passphrase: Redacted<[UInt8]>,
        progress: (Int) -> Void,
        using generator: inout some RandomNumberGenerator
    ) throws -> Outcome {
        let key = Redacted([UInt8].random(32, using: &generator))
        var copy = EvidenceCopy(from: office.evidence, to: EvidenceStore(folder: folder, master: key))
        for start in stride(from: 0, to: range.upperBound, by: 512) {
            for stored in try office.store.entries(start..<min(range.upperBound, start + 512)) {
                try copy.record(behind: stored, isWhole: range.contains(stored.index), using: &generator)
                progress(stored.index + 1)
            }
        }
        let journal = try copy.journal(of: office.evidence.journalCount(), before: range.upperBound, using: &generator)
        let index = Index(
            configuration: office.configuration,
            genesis: try office.log().genesis,
            range: range,
            journal: journal
        )
        let sealed = try SealedFormat.seal(
            key.exposed,
            purpose: index.purpose,
            key: .passphrase(passphrase),
            using: &generator
        )
        try DurableFile.replace("\(folder)/\(Self.keyFile)", with: sealed, mode: 0o600)
        try DurableFile.replace("\(folder)/\(Self.indexFile)", with: CanonicalJSON.encode(index.json), mode: 0o600)
        return Outcome(range: range, journal: journal, content: copy.contentCount)
    }

    private static let indexFile = "evidence.json"
    private static let keyFile = "key.sealed"

    /// Whether a folder looks like an export, whatever is in it.
    package static func isExport(_ folder: String) -> Bool { DurableFile.exists("\(folder)/\(indexFile)") }

    /// Opens an export.
    ///
    /// - Throws: ``ReleaseError/invalid(_:)`` for a folder that is none or whose index was changed; `LedgerError` for a
    ///   passphrase that does not open it.
    package static func open(_ folder: String, passphrase: Redacted<[UInt8]>) throws -> OpenedEvidence {
        let path = "\(folder)/\(indexFile)"
        guard let bytes = try? DurableFile.read(path, atMost: 1 << 16), let value = try? CanonicalJSON.decode(bytes),
            let index = Index(value)
        else { throw ReleaseError.invalid(.notEvidence, folder, "its index is missing or does not read") }
        let key = try SealedFormat.open(
            DurableFile.read("\(folder)/\(keyFile)", atMost: 1 << 16),
            purpose: index.purpose,
            key: .passphrase(passphrase),
            file: "\(folder)/\(keyFile)"
        )
        return OpenedEvidence(
            configuration: index.configuration,
            evidence: EvidenceStore(folder: folder, master: Redacted(key)),
            journal: index.journal,
            range: index.range,
            genesis: index.genesis
        )
    }

    /// What an export is about.
    private struct Index {
        let configuration: WorkspaceConfiguration
        let genesis: ContentDigest
        let range: Range<Int>
        let journal: Int

        var json: JSONValue {
            [
                "version": .string(version), "office": .string(configuration.office.text),
                "origin": .string(configuration.origin), "genesis": .string(genesis.hex),
                "from": JSONValue(range.lowerBound), "to": JSONValue(range.upperBound - 1),
                "journal": JSONValue(journal),
            ]
        }

        /// What the key is sealed for: an index that was changed opens nothing.
        var purpose: String { "evidence \(CanonicalJSON.text(json))" }

        init(configuration: WorkspaceConfiguration, genesis: ContentDigest, range: Range<Int>, journal: Int) {
            self.configuration = configuration
            self.genesis = genesis
            self.range = range
            self.journal = journal
        }

        /// Reads an index; `nil` unless it is one.
        init?(_ value: JSONValue) {
            guard let office = value["office"]?.text.flatMap(Identifier.init), let origin = value["origin"]?.text,
                let genesis = value["genesis"]?.text.flatMap(ContentDigest.init(hex:)),
                let from = value["from"]?.number, let to = value["to"]?.number, let journal = value["journal"]?.number,
                from >= 0, to >= from, to < Int.max, journal >= 0
            else { return nil }
            self.init(
                configuration: WorkspaceConfiguration(office: office, origin: origin),
                genesis: genesis,
                range: from..<to + 1,
                journal: journal
            )
            guard json == value else { return nil }
        }
    }
}

/// Seals evidence again under another key: what a replay of some entries reads, and no more.
private struct EvidenceCopy {
    private let source: EvidenceStore
    private let target: EvidenceStore
    private var copied: Set<ContentDigest> = []

    init(from source: EvidenceStore, to target: EvidenceStore) {
        self.source = source
        self.target = target
    }

    var contentCount: Int { copied.count }

    /// A record with all content that it names, but for the classes of units and officers' reports, which a replay does not read.
    ///
    /// - Parameter isWhole: whether the entry can be replayed; of others goes along only what they changed in the register.
    mutating func record(
        behind stored: StoredEntry,
        isWhole: Bool,
        using generator: inout some RandomNumberGenerator
    ) throws {
        let entry = ContentDigest(of: stored.body)
        var members = try source.record(behind: entry).members ?? [:]
        if !isWhole {
            let file = "entry \(stored.index)"
            let type = try Statement(Envelope(stored.body, file: file).payload, file: file).type
            var kept: Set<String> = ["index", EvidenceMember.register, DutyPlan.name]
            // Later decisions read who signed an agreement.
            if [.agreement, .firewall, .logEvent, .party, .pseudonym].contains(type) {
                kept.insert(EvidenceMember.disclosures)
            }
            members = members.filter { kept.contains($0.key) }
        }
        try target.file(members, behind: entry, index: stored.index, using: &generator)
        if let list = members[EvidenceMember.releasedFile]?.text.flatMap(ContentDigest.init(hex:)),
            source.contains(list)
        {
            for piece in try SealedFile(at: list, in: source).addresses { try content(piece, using: &generator) }
        }
        members[SealedClasses.name] = nil
        members[EvidenceMember.officersReport] = nil
        try contents(namedIn: .object(members), using: &generator)
    }

    /// The records of the journal that were written before there were so many entries.
    ///
    /// - Returns: how many.
    mutating func journal(
        of count: Int,
        before size: Int,
        using generator: inout some RandomNumberGenerator
    ) throws -> Int {
        for number in stride(from: 1, through: count, by: 1) {
            let record = try source.journalRecord(number)
            guard record.after < size else { return number - 1 }
            try target.write(record, as: number, using: &generator)
            switch RegisterChange(record.change, entry: nil) {
            case .dryRun(let dryRun, _)?:
                try contents(namedIn: RegisterChange.dryRun(dryRun, reports: []).json, using: &generator)
            // Of what was let go only that it was goes along.
            case .retention(let retention)?:
                for digest in retention.content { try removal(of: digest, using: &generator) }
            default: try contents(namedIn: record.change, using: &generator)
            }
        }
        return count
    }

    /// Everything that a value names by its digest and the evidence holds.
    private mutating func contents(
        namedIn value: JSONValue,
        using generator: inout some RandomNumberGenerator
    ) throws {
        if let digest = value.text.flatMap(ContentDigest.init(hex:)) { try content(digest, using: &generator) }
        for element in value.elements ?? [] { try contents(namedIn: element, using: &generator) }
        for (_, member) in (value.members ?? [:]).sorted(by: { $0.key < $1.key }) {
            try contents(namedIn: member, using: &generator)
        }
    }

    private mutating func content(
        _ digest: ContentDigest,
        using generator: inout some RandomNumberGenerator
    ) throws {
        guard !copied.contains(digest) else { return }
        guard source.contains(digest) else { return try removal(of: digest, using: &generator) }
        try target.put(source.get(digest), using: &generator)
        copied.insert(digest)
    }

    /// That content was taken out on purpose, where it was.
    private mutating func removal(
        of digest: ContentDigest,
        using generator: inout some RandomNumberGenerator
    ) throws {
        guard !copied.contains(digest), let removal = try source.removal(of: digest) else { return }
        try target.remove(digest, at: removal, using: &generator)
        copied.insert(digest)
    }
}
