import Foundation
import Synchronization
import TideCore
import TideLedger
import TideTestSupport

/// An office with its keys, its log and its trust folder, the same in every run.
struct LedgerFixture {
    static let origin = "stat.example.gov/tidegate/2026"

    var generator: SeededGenerator
    let logKey: SigningKey
    let releaseKey: SigningKey
    let registrarKey: SigningKey
    let rootKey: SigningKey
    let officerKey: SigningKey
    let store: MemoryLedgerStore
    let ledger: Ledger
    let trust: TrustFolder
    private(set) var entries: [SignedEntry] = []
    /// How far the office's clock has been set, in seconds.
    var clock: Int64 = 0

    init(seed: UInt64 = 1) throws {
        var generator = SeededGenerator(seed: seed)
        logKey = SigningKey(using: &generator)
        releaseKey = SigningKey(using: &generator)
        registrarKey = SigningKey(using: &generator)
        rootKey = SigningKey(using: &generator)
        officerKey = SigningKey(using: &generator)
        store = MemoryLedgerStore()
        ledger = try Ledger(store: store, origin: Self.origin, key: logKey, mark: MemoryMark()) { _ in }
        let log = try VerifierKey(name: Self.origin, kind: .ed25519, key: logKey.verifyingKey)
        trust = try TrustFolder(
            [
                "policy": TrustPolicy.text(log: log), "release/release.pub.pem": releaseKey.verifyingKey.pem,
                "parties/ministry--registrar.pub.pem": officerKey.verifyingKey.pem,
            ],
            folder: "trust"
        )
        let genesis = GenesisEntry(
            log: log,
            registrarKey: registrarKey.verifyingKey,
            rootKeys: [rootKey.verifyingKey],
            releaseKeys: [releaseKey.verifyingKey],
            policy: trust.policy.digest
        )
        self.generator = generator
        try append(genesis.draft(using: &self.generator))
    }

    /// Signs and appends.
    @discardableResult
    mutating func append(_ draft: EntryDraft, covering manifest: ContentDigest? = nil) throws -> SignedEntry {
        try append(draft.hide(using: &generator), covering: manifest)
    }

    /// Signs and appends what is hidden already.
    ///
    /// - Parameter seen: when witnesses saw the tree head that it names, in seconds of the fixture's clock; the log's own head where nil.
    @discardableResult
    mutating func append(
        _ hidden: HiddenEntry,
        covering manifest: ContentDigest? = nil,
        seen: Int64? = nil
    ) throws -> SignedEntry {
        let head = try ledger.anchor()
        let anchor = seen.flatMap { seconds in
            head.map { Anchor(cosigned: $0.checkpoint, at: Instant(secondsSince1970: 1_790_000_000 + seconds)) }
        }
        let entry = try (manifest.map(hidden.covering(manifest:)) ?? hidden).sign(
            loggedAt: Instant(secondsSince1970: 1_790_000_000 + Int64(entries.count) + clock),
            anchor: anchor ?? head,
            keys: [releaseKey]
        )
        _ = try ledger.append([entry.bytes])
        entries.append(entry)
        return entry
    }

    /// Fills the log with refusals, released decisions, agreements and deliveries in turn, up to a size.
    mutating func grow(to size: Int) throws {
        while entries.count < size {
            switch entries.count % 4 {
            case 1: try append(agreement.draft(using: &generator))
            case 2: try append(decision(.refused).draft(using: &generator))
            case 3: try append(decision(.released).draft(using: &generator), covering: ContentDigest(of: "m"))
            default: try append(delivery.draft())
            }
        }
    }

    var agreement: AgreementEntry {
        AgreementEntry(
            agreement: AgreementReference(id: "mm-2026", version: 1, digest: ContentDigest(of: "signed form")),
            provider: "gmdac",
            recipient: "university",
            datasets: ["incidents"],
            signatories: [(OfficerName(party: "gmdac", officer: "director"), officerKey.verifyingKey.keyID)]
        )
    }

    var delivery: ReleaseDeliveryEntry {
        ReleaseDeliveryEntry(
            outcome: .confirmed,
            decision: 3,
            release: ReleaseIdentifier("000102030405060708090a0b0c0d0e0f") ?? Self.noRelease,
            manifest: ContentDigest(of: "m"),
            reason: nil
        )
    }

    func decision(_ verdict: ReleaseDecisionEntry.Verdict) -> ReleaseDecisionEntry {
        var entry = ReleaseDecisionEntry(
            verdict: verdict,
            engine: EngineIdentity(version: "0.1.0", build: ContentDigest(of: "program")),
            request: ["dataset": "incidents", "purpose": "scientific-research"],
            requester: "university/researcher"
        )
        entry.release = ReleaseIdentifier("000102030405060708090a0b0c0d0e0f")
        entry.agreement = agreement.agreement
        entry.grant = "g1"
        entry.provider = "gmdac"
        entry.recipient = "university"
        entry.dataset = "incidents"
        entry.form = "k-anonymous"
        entry.columns = ["region", "month"]
        entry.figures = ["k": 5, "loss": "0.25"]
        entry.process = ["suppressed": 12]
        entry.parameters = ContentDigest(of: "parameters")
        entry.input = ContentDigest(of: "input")
        entry.policies = ContentDigest(of: "policies")
        entry.approvals = [OfficerName(party: "gmdac", officer: "second")]
        entry.reasons = []
        return entry
    }

    private static var noRelease: ReleaseIdentifier { preconditionFailure("a release name that is none") }

    /// A bundle of small files, with its entry appended and its receipt: bytes by name.
    ///
    /// - Parameters:
    ///   - dataset: what the data file is called; the entry always means `incidents`.
    ///   - rewrite: changes the manifest before it is signed, as an office could that wants to deceive.
    mutating func bundle(
        of dataset: Identifier = "incidents",
        rewriting rewrite: (String) -> String = { $0 }
    ) throws -> [String: [UInt8]] {
        var files = [
            BundleFile.data(of: dataset): Array("region,month\r\nMediterranean,2014-01\r\n".utf8),
            "report.json": Array("{\"k\":5}".utf8), "README.txt": Array("what this is\n".utf8),
            "report.html": Array("<p>5</p>".utf8), "agreement.html": Array("<p>mm-2026</p>".utf8),
        ]
        var decided = decision(.released)
        decided.release = ReleaseIdentifier(randomBytes: .random(16, using: &generator))
        let hidden = decided.draft(using: &generator).hide(using: &generator)
        files[BundleFile.disclosures] = Disclosure.encodeList(hidden.disclosures(for: .recipient))
        let listed = files.map { file in
            ReleaseManifest.File(name: file.key, digest: ContentDigest(of: file.value), size: file.value.count)
        }
        let manifest = ReleaseManifest(files: listed, using: &generator)
        let signed = Array(rewrite(String(decoding: manifest.encoded, as: UTF8.self)).utf8)
        files[BundleFile.manifest] = signed
        files[BundleFile.statement] = try append(hidden, covering: ContentDigest(of: signed)).bytes
        files[BundleFile.receipt] = try ledger.receipt(for: entries.count - 1).encoded
        return files
    }
}
