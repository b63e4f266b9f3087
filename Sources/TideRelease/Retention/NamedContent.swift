import TideCore
import TideLedger

/// Which content the records behind entries and those of the journal name.
struct NamedContent {
    private let evidence: EvidenceStore
    /// SHA-256 of the decisions' entries whose rows and reports may go.
    private let going: Set<ContentDigest>
    /// Dry runs that led to a release which stays.
    private var keptDryRuns: Set<ContentDigest> = []
    /// What something names that stays.
    private(set) var staying: Set<ContentDigest> = []
    /// Lists of released files, each before its pieces, and every address once.
    private(set) var rows: [ContentDigest] = []
    /// Officers' reports, every address once.
    private(set) var reports: [ContentDigest] = []
    /// By entry of a decision that may go, its rows and reports.
    private(set) var content: [ContentDigest: [ContentDigest]] = [:]
    private var seen: Set<ContentDigest> = []

    init(in evidence: EvidenceStore, going: Set<ContentDigest>) {
        self.evidence = evidence
        self.going = going
    }

    mutating func readRecords(of store: any LedgerStore) throws {
        let size = try store.entryCount()
        for start in stride(from: 0, to: size, by: 512) {
            for stored in try store.entries(start..<min(size, start + 512)) {
                try read(evidence.record(behind: ContentDigest(of: stored.body)), of: ContentDigest(of: stored.body))
            }
        }
    }

    mutating func readRecord(behind entry: ContentDigest) throws {
        guard let record = try evidence.filed(for: entry) else { return }
        try read(record, of: entry)
    }

    private mutating func read(_ record: JSONValue, of entry: ContentDigest) throws {
        var members = record.members ?? [:]
        let list = members.removeValue(forKey: EvidenceMember.releasedFile)?.address
        let reports = members.removeValue(forKey: EvidenceMember.officersReport)?.addresses ?? []
        let isGoing = going.contains(entry)
        var rows: [ContentDigest] = []
        if let list {
            rows = [list] + (evidence.contains(list) ? try SealedFile(at: list, in: evidence).addresses : [])
        }
        if isGoing {
            self.rows += unseen(rows)
            self.reports += unseen(reports)
            content[entry] = rows + reports
        } else {
            staying.formUnion(rows + reports)
        }
        if let classes = members[SealedClasses.name]?.address {
            staying.formUnion(try SealedClasses.at(classes, in: evidence).chunks.map(\.digest))
        }
        if !isGoing, list != nil, let dryRun = members[EvidenceMember.dryRun]?.address { keptDryRuns.insert(dryRun) }
        stay(.object(members))
    }

    /// The journal comes after the records: a dry run's report stays with the release that it led to.
    mutating func readJournal(before start: Instant) throws {
        for number in stride(from: 1, through: try evidence.journalCount(), by: 1) {
            switch RegisterChange(try evidence.journalRecord(number).change, entry: nil) {
            case .dryRun(let dryRun, let reports)?:
                if dryRun.madeAt < start, !keptDryRuns.contains(dryRun.digest) {
                    self.reports += unseen(reports)
                } else {
                    staying.formUnion(reports)
                }
                staying.formUnion([dryRun.digest, dryRun.request])
            case .retention?, .hold?: continue
            case let change?: stay(change.json)
            case nil: throw ReleaseError.failed(.changeNotUnderstood, "journal record \(number)")
            }
        }
    }

    private mutating func unseen(_ addresses: [ContentDigest]) -> [ContentDigest] {
        addresses.filter { seen.insert($0).inserted }
    }

    /// Members that hold digests of what is not in the evidence: a source file may be rows that were released before.
    private static let elsewhere: Set<String> = ["correctedInput", "input", "sealed", "statement", "transformation"]

    private mutating func stay(_ value: JSONValue) {
        if let address = value.address { staying.insert(address) }
        for element in value.elements ?? [] { stay(element) }
        for (name, member) in value.members ?? [:] where !Self.elsewhere.contains(name) { stay(member) }
    }
}

extension JSONValue {
    fileprivate var address: ContentDigest? { text.flatMap(ContentDigest.init(hex:)) }
    fileprivate var addresses: [ContentDigest] { (elements ?? []).compactMap(\.address) }
}
