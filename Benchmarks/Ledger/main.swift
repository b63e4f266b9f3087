// What the ledger costs. Prints JSON.
//
// Usage: ledger-speed FOLDER [ENTRIES]
//
// Appends, in wall-clock seconds since they wait for the disk: `raw` is what a file takes that grows by an entry's bytes and is synced
// by fdatasync each time; `single` is Ledger.append one at a time, with the high-water mark; `grouped` is groups of 512; `threads` is
// 64 threads that hand in one at a time. Opening: of a short log and of one of ENTRIES (100,000 unless told). Verifying, in seconds of
// the processor: SHA-256 of all bytes of the log, its signatures alone, and the whole audit of the exported folder.

import Crypto
import Dispatch
import Glibc
import Synchronization
import TideCore
import TideLedger
import TideRegistry
import TideRelease

let arguments = Array(CommandLine.arguments.dropFirst())
guard let folder = arguments.first else {
    print("usage: ledger-speed FOLDER [ENTRIES]")
    exit(64)
}
let wanted = arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let origin = "bench.example/log"

func wall() -> Double {
    var moment = timespec()
    // SAFETY: the pointer is used only within the call.
    unsafe clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
}

/// Seconds of the wall's clock and of the processor that some work took.
func seconds(_ work: () throws -> Void) rethrows -> (wall: Double, cpu: Double) {
    let start = (wall(), clock())
    try work()
    return (wall() - start.0, Double(clock() - start.1) / Double(CLOCKS_PER_SEC))
}

var generator = SystemRandomNumberGenerator()
let logKey = SigningKey(using: &generator)
let releaseKey = SigningKey(using: &generator)
let registrarKey = SigningKey(using: &generator)
let rootKey = SigningKey(using: &generator)
let policy = TrustPolicy.text(log: try VerifierKey(name: origin, kind: .ed25519, key: logKey.verifyingKey))
let trust = try TrustFolder(
    ["policy": policy, "release/release.pub.pem": releaseKey.verifyingKey.pem],
    folder: "trust"
)

/// Opens the ledger of a folder, or makes it with its genesis.
func open(_ name: String) throws -> Ledger {
    let path = "\(folder)/\(name)"
    let isNew = !DurableFile.exists("\(path)/ledger.sqlite")
    try DurableFile.createFolder(path)
    let evidence = EvidenceStore(folder: "\(path)/evidence", master: Redacted([UInt8](repeating: 7, count: 32)))
    try DurableFile.createFolder("\(path)/evidence")
    let ledger = try Ledger(
        store: SQLiteLedgerStore("\(path)/ledger.sqlite", create: isNew),
        origin: origin,
        key: logKey,
        mark: evidence.mark
    ) { _ in }
    guard isNew else { return ledger }
    var generator = SystemRandomNumberGenerator()
    let genesis = GenesisEntry(
        log: try VerifierKey(name: origin, kind: .ed25519, key: logKey.verifyingKey),
        registrarKey: registrarKey.verifyingKey,
        rootKeys: [rootKey.verifyingKey],
        releaseKeys: [releaseKey.verifyingKey],
        policy: ContentDigest(of: policy)
    )
    let now = Instant(secondsSince1970: 1_800_000_000)
    let entry = try genesis.draft(using: &generator).hide(using: &generator)
        .sign(loggedAt: now, anchor: nil, keys: [releaseKey])
    _ = try ledger.append([entry.bytes])
    return ledger
}

/// Signed entries, all made under the first tree head.
func entries(_ count: Int, of ledger: Ledger) throws -> [[UInt8]] {
    let anchor = try ledger.anchor()
    var generator = SystemRandomNumberGenerator()
    return try (0..<count).map { number in
        let draft = DutyEntry(
            event: .created,
            duties: ["duty-\(number)"],
            officer: OfficerName(party: "xa.nso", officer: "dpo"),
            keyID: releaseKey.verifyingKey.keyID,
            envelope: ContentDigest(of: "\(number)")
        ).draft(using: &generator)
        let now = Instant(secondsSince1970: 1_800_000_000)
        return try draft.hide(using: &generator).sign(loggedAt: now, anchor: anchor, keys: [releaseKey]).bytes
    }
}

/// Entries a second.
func rate(_ count: Int, _ work: () throws -> Void) rethrows -> Double { Double(count) / (try seconds(work)).wall }

let small = try open("small")
let pool = try entries(512, of: small)
let size = pool[0].count

let raw = try rate(400) {
    // SAFETY: a C string of a Swift string lives for the call.
    let file = unsafe Glibc.open("\(folder)/raw", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw FileError(action: "write", path: "raw", reason: "not writable") }
    for _ in 0..<400 {
        // SAFETY: the pointer is used only within the call, for the bytes of the array.
        _ = unsafe pool[0].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        guard fdatasync(file) == 0 else { throw FileError(action: "sync", path: "raw", reason: "refused") }
    }
    close(file)
}
let single = try rate(400) { for index in 0..<400 { _ = try small.append([pool[index]]) } }
let grouped = try rate(512 * 20) { for _ in 0..<20 { _ = try small.append(pool) } }
let appender = GroupAppender(small)
let failures = Atomic(0)
let threads = rate(64 * 100) {
    DispatchQueue.concurrentPerform(iterations: 64) { thread in
        for index in 0..<100 {
            do {
                _ = try appender.append(pool[(thread * 100 + index) % 512])
            } catch {
                failures.add(1, ordering: .relaxed)
            }
        }
    }
}
guard failures.load(ordering: .relaxed) == 0 else {
    print("appends failed")
    exit(1)
}

let large = try open("large")
let filling = try seconds {
    var left = wanted - (try large.head()?.size ?? 0)
    while left > 0 {
        _ = try large.append(entries(min(512, left), of: large))
        left -= 512
    }
}
func best(_ work: () throws -> Void) rethrows -> Double {
    try (0..<5).map { _ in try seconds(work).wall }.min() ?? 0
}
let openShort = try best { _ = try open("small") }
let openLong = try best { _ = try open("large") }

let export = "\(folder)/large/log"
let exporting = try seconds { try large.export(to: export) }
var bytes: [[UInt8]] = []
for name in try FolderFiles.list(export).files { bytes.append(try DurableFile.read("\(export)/\(name)")) }
let hashing = seconds { for file in bytes { _ = ContentDigest(of: file) } }
let total = bytes.reduce(0) { $0 + $1.count }
bytes = []
let envelopes = try pool.map { try Envelope($0, file: "entry") }
let signing = seconds {
    for index in 0..<4096 { _ = envelopes[index % 512].closedSigners(among: [releaseKey.verifyingKey]) }
}
let signatures = signing.cpu / 4096 * Double(wanted)
var verified = false
let verifying = try seconds {
    verified = try AuditedLog.verify(folder: export, trust: trust, keepingBytes: false).value != nil
}
guard verified else {
    print("the log does not verify")
    exit(1)
}
func number(_ value: Double, _ decimals: Int = 3) -> JSONValue {
    .string(DecimalText.rounded(value, decimals: decimals))
}
let report: JSONValue = [
    "entryBytes": JSONValue(size), "entries": JSONValue(wanted), "logBytes": JSONValue(total),
    "appendsPerSecond": [
        "raw": number(raw, 0), "single": number(single, 0), "singleToRaw": number(single / raw),
        "grouped": number(grouped, 0), "threads": number(threads, 0),
    ],
    "fillSeconds": number(filling.wall), "exportSeconds": number(exporting.wall),
    "openSeconds": ["short": number(openShort, 5), "long": number(openLong, 5)],
    "verifyCPUSeconds": [
        "sha256": number(hashing.cpu), "signatures": number(signatures), "audit": number(verifying.cpu),
        "ratio": number(verifying.cpu / (2 * hashing.cpu + signatures)),
    ],
]
print(CanonicalJSON.text(report))
