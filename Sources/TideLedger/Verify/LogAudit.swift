import TideCore

/// The steps of checking a published log; collects every reason against it.
///
/// Entries are read once, checked alone on several threads, and then taken into account one by one in their order: what is said of a log is
/// the same whatever the number of threads. Of an entry nothing stays but its hash and sixteen bytes, unless an audit is to keep it.
struct LogAudit {
    let checkpoint: Checkpoint
    let trust: TrustFolder
    var reasons: [Diagnostic] = []
    /// The log's keys by role, as far as its entries could be read.
    private(set) var keys: KeyHistory
    /// All that verified alone where they are kept; else what the log says about itself and its keys.
    private(set) var entries: [VerifiedEntry] = []
    /// Over the entries, as far as they could be read.
    private(set) var tree: GrowingTree
    /// Of every entry in the tree what is judged by keys that came later.
    private(set) var signatures = EntrySignatures()
    /// How many entries of each kind verified alone.
    private(set) var counts: [EntryKind: Int] = [:]
    /// The first entry that verified alone, if it says what the log is or all are kept.
    private(set) var first: VerifiedEntry?
    /// The changes of keys, in order.
    private(set) var changes: [VerifiedEntry] = []
    /// By key id, the entry that brings a key and does not count.
    private(set) var refusedChanges: [String: Int] = [:]
    /// Entries that are dated before the one that they follow.
    ///
    /// No reason against the log: its order is proven by the tree, and a time is only what the office says.
    private(set) var findings: [Diagnostic] = []
    /// The entry that froze the log.
    private(set) var frozen: Int?

    private var newest: (index: Int, time: Instant?)?
    /// The entry of the latest date.
    private var latest: (index: Int, time: Instant)?
    private var laterGeneses: [Int] = []
    private var policies: [String?] = []
    /// The kinds that the log announced so far in a form that this program reads.
    private var readable: Set<PredicateType> = []
    private var lifeReasons: [Diagnostic] = []
    private var anchorReasons: [Diagnostic] = []
    private var root: (size: Int, hash: ContentDigest?) = (0, nil)

    /// Whether entries are kept, with their exact bytes, for who decides them again; a million of them are gigabytes.
    private let keepsBytes: Bool

    init(checkpoint: Checkpoint, trust: TrustFolder, keepsBytes: Bool) {
        self.checkpoint = checkpoint
        self.keepsBytes = keepsBytes
        self.trust = trust
        self.keys = KeyHistory(others: trust.otherKeys)
        self.tree = GrowingTree(expecting: checkpoint.size)
    }

    /// Reads every entry and checks it alone, then by what came before it.
    ///
    /// - Parameter threads: at least 1; that many bundles of entries are in memory four times over.
    mutating func readEntries(threads: Int, _ read: (String) -> [UInt8]?) {
        let tiles = TilePath.tiles(size: checkpoint.size).filter { $0.level == 0 }
        let batchSize = threads == 1 ? 1 : 4 * threads
        for start in stride(from: 0, to: tiles.count, by: batchSize) {
            let batch = tiles[start..<min(tiles.count, start + batchSize)].map { tile in
                (tile: tile, bytes: read(TilePath.entries(index: tile.index, width: tile.width)))
            }
            let checked = Threads.map(batch, threads: threads) { [trust, keepsBytes] tile, bytes -> [CheckedEntry]? in
                guard let bodies = bytes.flatMap(EntryBundle.decode), bodies.count == tile.width else { return nil }
                return bodies.enumerated().map { offset, body in
                    let index = tile.index * TilePath.width + offset
                    return CheckedEntry(body, index: index, trust: trust, keepsBytes: keepsBytes)
                }
            }
            for ((tile, bytes), entries) in zip(batch, checked) {
                guard let entries else {
                    let path = TilePath.entries(index: tile.index, width: tile.width)
                    reasons.append(
                        bytes == nil
                            ? Diagnostic(.missingLogFile, [path]) : Diagnostic(.brokenBundle, [path, "\(tile.width)"])
                    )
                    return
                }
                for entry in entries { take(entry) }
            }
        }
    }

    // MARK: - One entry after another

    private mutating func take(_ checked: CheckedEntry) {
        let index = tree.size
        tree.add(checked.leaf)
        switch checked.outcome {
        case .notVerified(let found): reasons += found
        case .verified(let summary): take(summary, at: index)
        case .change(let body):
            let file = Self.name(index)
            let judged = VerifiedEntry.verify(body, index: index, file: file, trust: trust, keys: keys)
            reasons += judged.reasons
            if let entry = judged.value { take(EntrySummary(entry, keepsBytes: keepsBytes), at: index) }
            if let brought = Self.keyBrought(by: body, file: file),
                keys.record(brought.role, brought.key.keyID) == nil
            {
                refusedChanges[brought.key.keyID] = index
            }
        }
        if signatures.count < tree.size { signatures.passOver() }
    }

    private mutating func take(_ entry: EntrySummary, at index: Int) {
        counts[entry.kind, default: 0] += 1
        signatures.add(entry.signers, time: entry.loggedAt)
        if newest == nil { first = entry.whole }
        if let whole = entry.whole {
            if keepsBytes || entry.kind.type == .logEvent { entries.append(whole) }
            if entry.kind.type == .keyEvent { changes.append(whole) }
            takeOwn(whole)
        }
        takeTime(entry.loggedAt, anchor: entry.anchor, at: index)
        takeLife(entry, at: index)
        if index > 0 { takeAnchor(entry.anchor, at: index) }
    }

    /// What the log says about itself and its keys.
    private mutating func takeOwn(_ entry: VerifiedEntry) {
        if entry.isGenesis, entry.index > 0 { laterGeneses.append(entry.index) }
        if entry.statement.isLogEvent("policy") { policies.append(entry.statement.predicate["policy"]?.text) }
        reasons += keys.admit(entry.statement, index: entry.index, signers: entry.signers)
    }

    /// How far clocks of an office and of its witnesses may be apart, in seconds.
    private static let clockDifference: Int64 = 300

    private mutating func takeTime(_ time: Instant?, anchor: Anchor?, at index: Int) {
        if let time, let seen = anchor?.time,
            time.secondsSince1970 < seen.secondsSince1970 - Self.clockDifference
        {
            findings.append(Diagnostic(.entryBeforeAnchor, ["\(index)", "\(time)", "\(seen)"]))
        }
        if let time, latest.map({ $0.time < time }) ?? true { latest = (index, time) }
        if let before = newest, let first = before.time, let time, time < first {
            findings.append(Diagnostic(.entryDatedBack, ["\(index)", "\(time)", "\(before.index)", "\(first)"]))
        }
        newest = (index, time)
    }

    /// An entry that is dated after witnesses had seen the newest tree head.
    ///
    /// - Parameter seen: when the quorum was complete, as the witnesses say.
    mutating func checkTimes(before seen: Instant) {
        guard let latest, latest.time.secondsSince1970 > seen.secondsSince1970 + Self.clockDifference else { return }
        findings.append(Diagnostic(.entryAfterHead, ["\(latest.index)", "\(latest.time)", "\(seen)"]))
    }

    /// Every entry is of a kind that the log announced before it, in a form that this program reads; and none follows the one
    /// that froze the log.
    private mutating func takeLife(_ entry: EntrySummary, at index: Int) {
        if let frozen { lifeReasons.append(Diagnostic(.entryAfterFreeze, [Self.name(index), "\(frozen)"])) }
        if entry.isLogEvent("genesis") || entry.isLogEvent("schemas") {
            let schemas = entry.whole?.statement.predicate["schemas"]
            readable = Set(
                PredicateType.allCases.filter { type in
                    schemas?[type.rawValue]?.text.map(type.isRead(inSchema:)) ?? false
                }
            )
        }
        if entry.isLogEvent("frozen") { frozen = index }
        if !readable.contains(entry.kind.type) {
            lifeReasons.append(Diagnostic(.unannouncedKind, [Self.name(index), entry.kind.type.name]))
        }
    }

    /// An entry's anchor is a head that this log had before the entry.
    private mutating func takeAnchor(_ anchor: Anchor?, at index: Int) {
        guard let anchor, anchor.checkpoint.origin == checkpoint.origin, (1...index).contains(anchor.checkpoint.size)
        else { return anchorReasons.append(Diagnostic(.wrongAnchor, [Self.name(index)])) }
        // Entries that were appended together have one anchor.
        let size = anchor.checkpoint.size
        if root.size != size { root = (size, tree.root(atSize: size)) }
        if root.hash != anchor.checkpoint.root { anchorReasons.append(Diagnostic(.wrongAnchor, [Self.name(index)])) }
    }

    // MARK: - All of them together

    /// The root over the entries must be the signed one.
    mutating func compareRoot() {
        if tree.root(atSize: checkpoint.size) != checkpoint.root { reasons.append(Diagnostic(.wrongRoot)) }
    }

    /// Entry 0 says what the trust folder says: log, release keys, policy.
    mutating func checkGenesis() {
        func refuse(_ what: String) { reasons.append(Diagnostic(.wrongGenesis, [what])) }
        for index in laterGeneses { reasons.append(Diagnostic(.wrongGenesis, ["\(Self.name(index)) is one too"])) }
        guard let genesis = first, genesis.index == 0, genesis.isGenesis else { return refuse("its kind") }
        let predicate = genesis.statement.predicate
        if predicate["origin"]?.text != checkpoint.origin { refuse("its origin") }
        let logKeys = trust.policy.logs.filter { $0.name == checkpoint.origin }.map(\.key)
        let ahead = keysAhead(logKeys, as: .log)
        let releasesAhead = keysAhead(trust.releaseKeys, as: .release)
        if ahead == nil { refuse("its log key") }
        if releasesAhead == nil { refuse("its release keys") }
        reasons += (ahead ?? []) + (releasesAhead ?? [])
        let policies = [predicate["policy"]?.text] + policies
        // A policy that names a key which the log does not have is none of the log's either, and that is said.
        if ahead?.isEmpty != false, !policies.contains(trust.policy.digest.hex) { refuse("its policy") }
    }

    /// What was found against kinds and anchors while entries were taken.
    mutating func checkLifeAndAnchors() { reasons += lifeReasons + anchorReasons }

    /// No entry stands in the log twice: the log's key alone cannot make an old decision look like a new one.
    mutating func checkRepeats() {
        let leaves = tree.leaves
        // Eight bytes tell nearly all apart, in an eighth of a table's memory.
        let sorted = leaves.indices.map { (prefix: leaves[$0].prefix, index: $0) }.sorted { $0 < $1 }
        var repeated: [(index: Int, earlier: Int)] = []
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end].prefix == sorted[start].prefix { end += 1 }
            var first: [ContentDigest: Int] = [:]
            for (_, index) in end > start + 1 ? sorted[start..<end] : [] {
                if let earlier = first[leaves[index]] {
                    repeated.append((index, earlier))
                } else {
                    first[leaves[index]] = index
                }
            }
            start = end
        }
        for (index, earlier) in repeated.sorted(by: { $0 < $1 }) {
            reasons.append(Diagnostic(.repeatedEntry, [Self.name(index), "\(earlier)"]))
        }
    }

    /// How reasons call an entry.
    static func name(_ index: Int) -> String { "entry \(index)" }
}
