import Foundation
import TideCore
import TideLedger
import TideTestSupport

/// A log whose keys change: three root keys, and spare keys for every role.
struct KeyedLog {
    static let origin = "stat.example.gov/tidegate/2026"
    /// When entry 0 says that it was made; each entry is an hour later.
    static let start: Int64 = 1_790_000_000

    var generator: SeededGenerator
    let roots: [SigningKey]
    let registrar: SigningKey
    /// The first log key, and one to come.
    let logs: [SigningKey]
    /// The first release key, and those to come.
    let releases: [SigningKey]
    let store = MemoryLedgerStore()
    let mark = MemoryMark()
    private(set) var ledger: Ledger
    private(set) var count = 0
    /// Policies in the order in which they came into force; a trust folder has the newest.
    private(set) var policies: [[UInt8]]

    init(seed: UInt64 = 90, predecessor: Checkpoint? = nil, origin: String = Self.origin) throws {
        var generator = SeededGenerator(seed: seed)
        roots = (0..<3).map { _ in SigningKey(using: &generator) }
        registrar = SigningKey(using: &generator)
        logs = (0..<3).map { _ in SigningKey(using: &generator) }
        releases = (0..<3).map { _ in SigningKey(using: &generator) }
        ledger = try Ledger(store: store, origin: origin, key: logs[0], mark: mark) { _ in }
        self.generator = generator
        let log = try VerifierKey(name: origin, kind: .ed25519, key: logs[0].verifyingKey)
        policies = [TrustPolicy.text(log: log)]
        let genesis = GenesisEntry(
            log: log,
            registrarKey: registrar.verifyingKey,
            rootKeys: roots.map(\.verifyingKey),
            releaseKeys: [releases[0].verifyingKey],
            policy: ContentDigest(of: policies[0]),
            predecessor: predecessor
        )
        try append(genesis.draft(using: &self.generator), [releases[0]])
    }

    static func time(_ index: Int) -> Instant { Instant(secondsSince1970: start + Int64(index) * 3600) }

    /// Signs and appends; gives the entry's index.
    @discardableResult
    mutating func append(_ draft: EntryDraft, _ keys: [SigningKey]) throws -> Int {
        let entry = try draft.hide(using: &generator)
            .sign(loggedAt: Self.time(count), anchor: try ledger.anchor(), keys: keys)
        return try append(entry.bytes)
    }

    @discardableResult
    mutating func append(_ bytes: [UInt8]) throws -> Int {
        count = try ledger.append([bytes]).indexes.upperBound
        return count - 1
    }

    /// An entry that has nothing to do with keys.
    @discardableResult
    mutating func ordinary(_ key: SigningKey) throws -> Int {
        let event = ClockEventEntry(before: Self.time(0), after: Self.time(1), reason: "x")
        return try append(event.draft(using: &generator), [key])
    }

    @discardableResult
    mutating func change(
        _ event: KeyEventEntry.Event,
        _ role: KeyRole,
        _ key: SigningKey,
        signers: [SigningKey]
    ) throws -> Int {
        let entry = KeyEventEntry(event, role: role, key: key.verifyingKey, reason: "as planned")
        return try append(entry.draft(using: &generator), signers)
    }

    /// The release key rotates at the next entry, with an overlap of so many entries after it.
    @discardableResult
    mutating func rotateRelease(overlap: Int) throws -> Int {
        let until = Self.time(count + overlap)
        return try change(
            .rotated(previous: releases[0].verifyingKey.keyID, overlapUntil: until),
            .release,
            releases[1],
            signers: [releases[0], releases[1], roots[0], roots[2]]
        )
    }

    /// Opens the ledger again, as after keys of the log were put in place.
    mutating func reopen(_ key: any LogSigner, overlapping: (any LogSigner)? = nil, former: [SigningKey] = []) throws {
        ledger = try Ledger(
            store: store,
            origin: ledger.origin,
            key: key,
            overlapping: overlapping,
            former: former.map(\.verifyingKey),
            mark: mark
        ) { _ in }
    }

    /// The entry that brings a policy with these log keys into force.
    mutating func announcePolicy(_ keys: [SigningKey], _ signer: SigningKey) throws {
        policies.append(try policy(keys))
        let event = LogEventEntry(
            .policy(ContentDigest(of: policies[policies.count - 1]), .required),
            origin: Self.origin
        )
        try append(event.draft(using: &generator), [signer])
    }

    func policy(_ keys: [SigningKey]) throws -> [UInt8] {
        let lines = try keys.map {
            "log \(try VerifierKey(name: ledger.origin, kind: .ed25519, key: $0.verifyingKey).text)\n"
        }
        return Array((lines.joined() + "quorum none\n").utf8)
    }

    func trust(
        release: [SigningKey],
        roots: [SigningKey] = [],
        policy: [UInt8]? = nil
    ) throws -> TrustFolder {
        var files = ["policy": policy ?? policies[policies.count - 1]]
        for (number, key) in release.enumerated() { files["release/\(number).pub.pem"] = key.verifyingKey.pem }
        for (number, key) in roots.enumerated() { files["root/\(number).pub.pem"] = key.verifyingKey.pem }
        return try TrustFolder(files, folder: "trust")
    }

    func exported() throws -> [String: [UInt8]] {
        try withTemporaryFolder { folder in
            try ledger.export(to: folder.path)
            return try FolderFiles.read(folder.path)
        }
    }

    func audit(_ trust: TrustFolder, dated: [DatedHead] = []) throws -> Verification<AuditedLog> {
        AuditedLog.verify(files: try exported(), trust: trust, dated: dated)
    }

    /// The codes of the reasons, and of the findings where there is none.
    func codes(_ trust: TrustFolder, dated: [DatedHead] = []) throws -> [String] {
        switch try audit(trust, dated: dated) {
        case .verified(let log): log.findings.map(\.code.rawValue)
        case .notVerified(let reasons): reasons.map(\.code.rawValue)
        }
    }
}
