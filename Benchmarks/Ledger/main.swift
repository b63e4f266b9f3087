// What the ledger costs. Prints JSON.
//
// Usage: ledger-speed FOLDER [ENTRIES]
//
// Appends, in wall-clock seconds since they wait for the disk, taken in turn in ten rounds, since a disk is not as fast at one moment as
// at another: `raw` is what a file takes that grows by an entry's bytes and is synced by fdatasync each time; `single` is Ledger.append one
// at a time, with the high-water mark; `grouped` is groups of 512; `threads` is 512 threads that hand in one entry at a time to a group
// appender. `…CPU` are microseconds of the processor for each entry. Opening: of a short log and of one of ENTRIES (100,000 unless told; with 0,
// single appends are all that is done).
// Verifying, in seconds of the processor: SHA-256 of all bytes of the log, its signatures alone, and the whole audit of the exported folder,
// on one thread and on two; `auditWall` are those of the wall's clock, `auditGrowthKiB` is by how much the audit raised the peak of the
// memory of this process.

import Crypto
import Foundation
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

let small = try open("small")
let pool = try entries(512, of: small)
let size = pool[0].count

/// Writes an entry's bytes and syncs them, so many times.
func appendRaw(_ count: Int) throws {
    // SAFETY: a C string of a Swift string lives for the call.
    let file = unsafe Glibc.open("\(folder)/raw", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw FileError(action: "write", path: "raw", reason: "not writable") }
    for _ in 0..<count {
        // SAFETY: the pointer is used only within the call, for the bytes of the array.
        _ = unsafe pool[0].withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
        guard fdatasync(file) == 0 else { throw FileError(action: "sync", path: "raw", reason: "refused") }
    }
    close(file)
}
if wanted == 0 {
    // For a profiler: nothing but appends one at a time.
    for index in 0..<5_000 { _ = try small.append([pool[index % 512]]) }
    exit(0)
}
var (raw, single, singleCPU) = (0.0, 0.0, 0.0)
for _ in 0..<10 {
    raw += try seconds { try appendRaw(100) }.wall
    let one = try seconds {
        for index in 0..<100 { _ = try small.append([pool[index]]) }
        try small.settle()
    }
    single += one.wall
    singleCPU += one.cpu
}
let grouped = try seconds { for _ in 0..<20 { _ = try small.append(pool) } }
let appender = GroupAppender(small)
let failures = Atomic(0)
let (threadCount, each) = (512, 20)
let threads = seconds {
    let done = DispatchSemaphore(value: 0)
    for thread in 0..<threadCount {
        // Real ones: each waits for its own entry, as clients do.
        Thread {
            for index in 0..<each {
                do {
                    _ = try appender.append(pool[(thread * each + index) % 512])
                } catch {
                    failures.add(1, ordering: .relaxed)
                }
            }
            done.signal()
        }.start()
    }
    for _ in 0..<threadCount { done.wait() }
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
// One file at a time: what the log takes of memory is the audit's alone.
var (total, hashing) = (0, 0.0)
for name in try FolderFiles.list(export).files {
    let bytes = try DurableFile.read("\(export)/\(name)")
    total += bytes.count
    hashing += seconds { _ = ContentDigest(of: bytes) }.cpu
}
let envelopes = try pool.map { try Envelope($0, file: "entry") }
let signing = seconds {
    for index in 0..<4096 { _ = envelopes[index % 512].closedSigners(among: [releaseKey.verifyingKey]) }
}
let signatures = signing.cpu / 4096 * Double(wanted)

/// The peak of this process's memory so far, in KiB.
func peak() -> Int {
    var usage = rusage()
    // SAFETY: the structure is filled within the call.
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
}
let before = peak()
/// What an audit took; ends the program where the log does not verify.
func audit(_ export: String, _ trust: TrustFolder, threads: Int) throws -> (wall: Double, cpu: Double) {
    var isVerified = false
    let taken = try seconds {
        let log = try AuditedLog.verify(folder: export, trust: trust, keepingBytes: false, threads: threads)
        isVerified = log.value != nil
    }
    guard isVerified else {
        print("the log does not verify")
        exit(1)
    }
    return taken
}
let alone = try audit(export, trust, threads: 1)
let verifying = try audit(export, trust, threads: 2)
let growth = peak() - before
func number(_ value: Double, _ decimals: Int = 3) -> JSONValue {
    .string(DecimalText.rounded(value, decimals: decimals))
}
let report: JSONValue = [
    "entryBytes": JSONValue(size), "entries": JSONValue(wanted), "logBytes": JSONValue(total),
    "appendsPerSecond": [
        "raw": number(1_000 / raw, 0), "single": number(1_000 / single, 0), "singleToRaw": number(raw / single),
        "grouped": number(512 * 20 / grouped.wall, 0), "threads": number(Double(threadCount * each) / threads.wall, 0),
    ],
    "appendCPU": [
        "single": number(singleCPU / 1_000 * 1e6, 0), "grouped": number(grouped.cpu / (512 * 20) * 1e6, 0),
        "threads": number(threads.cpu / Double(threadCount * each) * 1e6, 0),
    ],
    "fillSeconds": number(filling.wall), "exportSeconds": number(exporting.wall),
    "openSeconds": ["short": number(openShort, 5), "long": number(openLong, 5)],
    "verifyCPUSeconds": [
        "sha256": number(hashing), "signatures": number(signatures), "audit": number(alone.cpu),
        "auditOnTwoThreads": number(verifying.cpu), "auditWall": number(alone.wall),
        "auditOnTwoThreadsWall": number(verifying.wall),
        "ratio": number(alone.cpu / (hashing + signatures)),
    ],
    "auditGrowthKiB": JSONValue(growth),
]
print(CanonicalJSON.text(report))
