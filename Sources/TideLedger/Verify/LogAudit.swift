import TideCore

/// The steps of checking a published log; collects every reason against it.
struct LogAudit {
    let checkpoint: Checkpoint
    let trust: TrustFolder
    var reasons: [Diagnostic] = []
    /// The log's keys by role, as far as its entries could be read.
    private(set) var keys: KeyHistory
    private(set) var entries: [VerifiedEntry] = []
    /// The hashes of all entries, as far as they could be read.
    private(set) var leaves: [ContentDigest] = []
    /// The hashes of complete subtrees, by level, computed from the leaves.
    private var levels: [[ContentDigest]] = []

    /// Whether entries keep their exact bytes, for who decides them again; a million of them are gigabytes.
    private let keepsBytes: Bool

    init(checkpoint: Checkpoint, trust: TrustFolder, keepsBytes: Bool) {
        self.checkpoint = checkpoint
        self.keepsBytes = keepsBytes
        self.trust = trust
        self.keys = KeyHistory(others: trust.otherKeys)
    }

    /// Reads every entry and checks it alone.
    mutating func readEntries(_ read: (String) -> [UInt8]?) {
        for tile in TilePath.tiles(size: checkpoint.size) where tile.level == 0 {
            let path = TilePath.entries(index: tile.index, width: tile.width)
            guard let bytes = read(path) else {
                reasons.append(Diagnostic(.missingLogFile, [path]))
                return
            }
            guard let bodies = EntryBundle.decode(bytes), bodies.count == tile.width else {
                reasons.append(Diagnostic(.brokenBundle, [path, "\(tile.width)"]))
                return
            }
            for body in bodies {
                let index = leaves.count
                leaves.append(MerkleHash.leaf(body))
                let name = Self.name(index)
                let checked = VerifiedEntry.verify(body, index: index, file: name, trust: trust, keys: keys)
                reasons += checked.reasons
                guard let entry = checked.value else { continue }
                entries.append(keepsBytes ? entry : entry.withoutBytes)
                reasons += keys.admit(entry.statement, index: index, signers: entry.signers)
            }
        }
    }

    /// Compares every file with what the entries give; a smaller partial tile of an earlier size may still be there.
    ///
    /// A folder without a file of the tree is strange too; an empty one of partial tiles is what a crash may leave.
    mutating func compareTiles(paths: Set<String>, folders: [String], _ read: (String) -> [UInt8]?) {
        buildLevels()
        var allowed: Set<String> = [TilePath.checkpoint]
        for tile in TilePath.tiles(size: checkpoint.size) {
            let start = tile.index * TilePath.width
            let hashes = levels[8 * tile.level][start..<(start + tile.width)]
            for width in 1...tile.width {
                let path = TilePath.hashes(level: tile.level, index: tile.index, width: width)
                compare(path, isNeeded: width == tile.width, paths, read) { hashes.prefix(width).flatMap(\.bytes) }
                allowed.insert(path)
                guard tile.level == 0 else { continue }
                let bundle = TilePath.entries(index: tile.index, width: width)
                allowed.insert(bundle)
                guard width < tile.width, paths.contains(bundle) else { continue }
                let bodies = read(bundle).flatMap(EntryBundle.decode)
                if bodies?.map(MerkleHash.leaf) != Array(hashes.prefix(width)) {
                    reasons.append(Diagnostic(.brokenBundle, [bundle, "\(width)"]))
                }
            }
        }
        for path in paths.subtracting(allowed).sorted() { reasons.append(Diagnostic(.strangeLogFile, [path])) }
        let known = folders.isEmpty ? [] : Self.folders(of: allowed)
        for folder in folders where !known.contains(folder) {
            reasons.append(Diagnostic(.strangeLogFile, ["\(folder)/"]))
        }
    }

    /// Every folder that some of the paths lead through.
    private static func folders(of paths: Set<String>) -> Set<String> {
        var folders: Set<String> = []
        for path in paths {
            var rest = path[...]
            while let slash = rest.lastIndex(of: "/") {
                rest = rest[..<slash]
                guard folders.insert(String(rest)).inserted else { break }
            }
        }
        return folders
    }

    private mutating func compare(
        _ path: String,
        isNeeded: Bool,
        _ paths: Set<String>,
        _ read: (String) -> [UInt8]?,
        with expected: () -> [UInt8]
    ) {
        guard isNeeded || paths.contains(path) else { return }
        guard let bytes = read(path) else {
            reasons.append(Diagnostic(.missingLogFile, [path]))
            return
        }
        if bytes != expected() { reasons.append(Diagnostic(.wrongTile, [path])) }
    }

    private mutating func buildLevels() {
        levels = [leaves]
        while let last = levels.last, last.count > 1 {
            levels.append((0..<(last.count / 2)).map { MerkleHash.node(last[2 * $0], last[2 * $0 + 1]) })
        }
    }

    /// The root over the entries must be the signed one.
    mutating func compareRoot() {
        if root(atSize: checkpoint.size) != checkpoint.root { reasons.append(Diagnostic(.wrongRoot)) }
    }

    func root(atSize size: Int) -> ContentDigest? {
        let tree = MerkleTree(size: size) { levels[$0.level][$0.index] }
        return try? tree.root()
    }

    /// Entry 0 says what the trust folder says: log, release keys, policy.
    mutating func checkGenesis() {
        func refuse(_ what: String) { reasons.append(Diagnostic(.wrongGenesis, [what])) }
        for entry in entries where entry.isGenesis && entry.index > 0 {
            reasons.append(Diagnostic(.wrongGenesis, ["\(Self.name(entry.index)) is one too"]))
        }
        guard let genesis = entries.first, genesis.index == 0, genesis.isGenesis else { return refuse("its kind") }
        let predicate = genesis.statement.predicate
        if predicate["origin"]?.text != checkpoint.origin { refuse("its origin") }
        if !hasTrustedLogKeys { refuse("its log key") }
        if !trust.releaseKeys.allSatisfy({ keys.record(.release, $0.keyID) != nil }) { refuse("its release keys") }
        let policies = [genesis] + entries.filter { $0.statement.isLogEvent("policy") }
        if !policies.contains(where: { $0.statement.predicate["policy"]?.text == trust.policy.digest.hex }) {
            refuse("its policy")
        }
    }

    /// Every entry is of a kind that the log announced before it, in a form that this program reads; and none follows the one
    /// that froze the log.
    mutating func checkLife() {
        var schemas: JSONValue = .null
        var frozen: Int?
        for entry in entries {
            if let frozen { reasons.append(Diagnostic(.entryAfterFreeze, [Self.name(entry.index), "\(frozen)"])) }
            if entry.isGenesis || entry.statement.isLogEvent("schemas") {
                schemas = entry.statement.predicate["schemas"] ?? .null
            }
            if entry.statement.isLogEvent("frozen") { frozen = entry.index }
            let type = entry.statement.type
            guard let digest = schemas[type.rawValue]?.text, type.isRead(inSchema: digest) else {
                reasons.append(Diagnostic(.unannouncedKind, [Self.name(entry.index), type.name]))
                continue
            }
        }
    }

    /// An entry's anchor is a head that this log had before the entry.
    mutating func checkAnchors() {
        for entry in entries where entry.index > 0 {
            guard let anchor = entry.statement.predicate["anchor"].flatMap(Anchor.init),
                anchor.checkpoint.origin == checkpoint.origin, (1...entry.index).contains(anchor.checkpoint.size),
                root(atSize: anchor.checkpoint.size) == anchor.checkpoint.root
            else {
                reasons.append(Diagnostic(.wrongAnchor, [Self.name(entry.index)]))
                continue
            }
        }
    }

    /// No entry stands in the log twice: the log's key alone cannot make an old decision look like a new one.
    mutating func checkRepeats() {
        var first: [ContentDigest: Int] = [:]
        for (index, leaf) in leaves.enumerated() {
            if let earlier = first[leaf] {
                reasons.append(Diagnostic(.repeatedEntry, [Self.name(index), "\(earlier)"]))
            } else {
                first[leaf] = index
            }
        }
    }

    /// Entries that are dated before the one that they follow.
    ///
    /// No reason against the log: its order is proven by the tree, and a time is only what the office says.
    var findings: [Diagnostic] {
        zip(entries, entries.dropFirst()).compactMap { before, after in
            guard let first = before.statement.loggedAt, let second = after.statement.loggedAt, second < first else {
                return nil
            }
            return Diagnostic(.entryDatedBack, ["\(after.index)", "\(second)", "\(before.index)", "\(first)"])
        }
    }

    /// How reasons call an entry.
    static func name(_ index: Int) -> String { "entry \(index)" }
}
