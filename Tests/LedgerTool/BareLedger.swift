import Glibc
import TideCore
import TideLedger
import TideRegistry
import TideRelease

/// Numbers from a text, the same in every run: SHA-256 of the text and a counter.
struct TextGenerator: RandomNumberGenerator {
    private let text: String
    private var counter = 0
    private var rest: ArraySlice<UInt8> = []

    init(_ text: String) { self.text = text }

    mutating func next() -> UInt64 {
        if rest.count < 8 {
            rest = ContentDigest(of: "\(text) \(counter)").bytes[...]
            counter += 1
        }
        let value = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        return value
    }
}

/// A ledger without an office: the files of a workspace that belong to the ledger, with keys that everybody knows.
///
/// What it does with them is the program's own: the same store, mark, export, lock and order of opening. The seed of a key is SHA-256 of
/// `tidegate ledger-tool <role>`, so that whoever attacks can sign too.
struct BareLedger {
    static let origin = "tool.example.org/tidegate/2026"

    let paths: WorkspacePaths
    let evidence: EvidenceStore

    init(_ folder: String) {
        paths = WorkspacePaths(root: folder)
        let master = ContentDigest(of: "tidegate ledger-tool master").bytes
        evidence = EvidenceStore(folder: paths.evidence, master: Redacted(master))
    }

    static func key(_ role: String) -> SigningKey {
        let seed = ContentDigest(of: "tidegate ledger-tool \(role)").bytes
        guard let key = SigningKey(seed: Redacted(seed)) else { preconditionFailure("a digest is no seed") }
        return key
    }

    static var log: VerifierKey {
        get throws { try VerifierKey(name: origin, kind: .ed25519, key: key("log").verifyingKey) }
    }

    /// Makes the folder: trust, an empty database, and the genesis.
    ///
    /// - Parameter rules: the lines of the policy after the log's.
    func make(rules: [UInt8]) throws {
        let policy = Array("log \(try Self.log.text)\n".utf8) + rules
        for folder in [paths.root, paths.trust, "\(paths.trust)/release", paths.evidence] {
            try DurableFile.createFolder(folder)
        }
        try DurableFile.replace("\(paths.trust)/policy", with: policy)
        try DurableFile.replace("\(paths.trust)/release/release.pub.pem", with: Self.key("release").verifyingKey.pem)
        try SQLiteLedgerStore(paths.ledger, create: true).close()
        let genesis = GenesisEntry(
            log: try Self.log,
            registrarKey: Self.key("registrar").verifyingKey,
            rootKeys: [Self.key("root").verifyingKey],
            releaseKeys: [Self.key("release").verifyingKey],
            policy: ContentDigest(of: policy)
        )
        var generator = TextGenerator("genesis")
        let ledger = try open(isNew: true)
        let entry = try sign(genesis.draft(using: &generator).hide(using: &generator), at: 0, anchor: nil)
        _ = try ledger.append([entry.bytes])
        try ledger.export(to: paths.log)
    }

    /// Opens the ledger as the program opens a workspace's.
    ///
    /// - Parameter isNew: before the first entry there is no mark yet.
    func open(isNew: Bool = false) throws -> Ledger {
        let traces = isNew ? nil : try LedgerTraces(of: paths, evidence: evidence)
        let ledger = try Ledger(
            store: SQLiteLedgerStore(paths.ledger, create: false),
            origin: Self.origin,
            key: Self.key("log"),
            mark: evidence.mark
        ) { _ in }
        try traces?.check(ledger)
        return ledger
    }

    /// Opens it for writing, alone; `nil` where another process writes.
    func openForWriting() throws -> (Ledger, FileLock)? {
        guard let lock = try FileLock(paths.lock) else { return nil }
        let ledger = try open()
        try ledger.markNewest()
        try ledger.export(to: paths.log)
        return (ledger, lock)
    }

    /// The entry of an index: a refusal, an agreement or what became of a release, in turn.
    ///
    /// - Parameter seed: entries of one seed are the same in every run; another one makes another history.
    func entry(_ index: Int, seed: String, anchor: Anchor?) throws -> SignedEntry {
        try sign(hidden(index, seed: seed), at: index, anchor: anchor)
    }

    /// The same before it is signed, with its disclosures.
    func hidden(_ index: Int, seed: String) throws -> HiddenEntry {
        var generator = TextGenerator("\(seed) \(index)")
        let reference = AgreementReference(id: "mm-2026", version: 1, digest: ContentDigest(of: "form"))
        let draft: EntryDraft
        switch index % 3 {
        case 0:
            draft = AgreementEntry(
                agreement: reference,
                provider: "gmdac",
                recipient: "university",
                datasets: ["incidents"],
                signatories: []
            ).draft(using: &generator)
        case 1:
            var decision = ReleaseDecisionEntry(
                verdict: .refused,
                engine: EngineIdentity(version: "0.1.0", build: ContentDigest(of: "program")),
                request: ["dataset": "incidents"],
                requester: "university"
            )
            decision.agreement = reference
            decision.provider = "gmdac"
            decision.recipient = "university"
            decision.dataset = "incidents"
            draft = decision.draft(using: &generator)
        default:
            guard let release = ReleaseIdentifier(randomBytes: .random(16, using: &generator)) else {
                throw ToolError("16 bytes are no name of a release")
            }
            draft = ReleaseDeliveryEntry(
                outcome: .aborted,
                decision: index - 1,
                release: release,
                manifest: ContentDigest(of: "\(seed) manifest \(index)"),
                reason: "a test"
            ).draft()
        }
        return draft.hide(using: &generator)
    }

    private func sign(_ hidden: HiddenEntry, at index: Int, anchor: Anchor?) throws -> SignedEntry {
        try hidden.sign(
            loggedAt: Instant(secondsSince1970: 1_790_000_000 + Int64(index)),
            anchor: anchor,
            keys: [Self.key("release")]
        )
    }

    /// Holds every entry and every head against each other; gives what it counted.
    func check() throws -> String {
        let ledger = try open()
        let store = try SQLiteLedgerStore(paths.ledger, create: false)
        try store.checkWhole()
        // Whoever appends beside this look may be further on: all up to the newest head is held against each other.
        let count = try ledger.head()?.size ?? 0
        for start in stride(from: 0, to: count, by: 512) { _ = try store.entries(start..<min(count, start + 512)) }
        let tree = MerkleTree(size: count) { (address) throws(LedgerError) in try store.node(address.storedIndex) }
        var heads = 0
        for size in 1...max(1, count) {
            guard let head = try store.head(ofSize: size) else { continue }
            let note = try SignedNote(Array(head.note.utf8), file: "head \(size)")
            let checkpoint = try Checkpoint(text: note.text, file: "head \(size)")
            guard try note.signatures.contains(where: { try note.holds($0, under: Self.log) }),
                checkpoint == Checkpoint(origin: Self.origin, size: size, root: try tree.root(atSize: size)),
                head.root == checkpoint.root
            else { throw ToolError("the head of size \(size) is not that of the entries") }
            heads += 1
        }
        return "\(count) entries, \(heads) heads, root \(try tree.root().hex)"
    }
}

/// What no part of the program says.
struct ToolError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
