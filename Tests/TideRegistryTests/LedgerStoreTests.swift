import Foundation
import GRDB
import Testing
import TideCore
import TideLedger
import TideRegistry
import TideTestSupport

extension URL {
    /// A ledger's path in a temporary folder.
    var ledger: String { appending(path: "ledger.sqlite").path }
}

/// A log over a store, its key made from a fixed seed.
func sampleLedger(
    _ store: any LedgerStore,
    probe: @escaping @Sendable (LedgerStep) -> Void = { _ in }
) throws -> Ledger {
    var generator = SeededGenerator(seed: 1)
    let key = SigningKey(using: &generator)
    return try Ledger(store: store, origin: "example.org/log", key: key, mark: MemoryMark(), probe: probe)
}

/// Bodies that differ in length and content.
func sampleBodies(_ indexes: Range<Int>) -> [[UInt8]] {
    indexes.map { index in
        var generator = SeededGenerator(seed: UInt64(index))
        return (0..<(20 + index % 400)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

@Suite struct LedgerStoreTests {
    @Test func `the store keeps to what every store must do`() throws {
        try withTemporaryFolder { folder throws in
            try expectLedgerStoreConforms { try SQLiteLedgerStore(folder.ledger, create: true) }
        }
    }

    @Test func `ten thousand entries open again, whole and under the same root`() throws {
        try withTemporaryFolder { folder throws in
            let twin = try sampleLedger(MemoryLedgerStore())
            var store = try SQLiteLedgerStore(folder.ledger, create: true)
            var ledger = try sampleLedger(store)
            var size = 0
            var batch = 1
            while size < 10_000 {
                let bodies = sampleBodies(size..<min(size + batch, 10_000))
                let appended = try ledger.append(bodies)
                #expect(try appended.head == twin.append(bodies).head)
                size += bodies.count
                batch = batch < 512 ? batch * 2 : (size < 8000 ? 512 : 7)
                // Half way, another process takes over.
                if size == 4095 {
                    store.close()
                    store = try SQLiteLedgerStore(folder.ledger, create: false)
                    ledger = try sampleLedger(store)
                }
            }
            store.close()
            let reopened = try SQLiteLedgerStore(folder.ledger, create: false)
            try reopened.checkWhole()
            #expect(try reopened.entryCount() == 10_000)
            #expect(try reopened.newestHead() == twin.store.newestHead())
            #expect(try reopened.entries(0..<10_000).map(\.body) == sampleBodies(0..<10_000))
            for id in 0..<NodeAddress.storedCount(size: 10_000) where id % 97 == 0 || id > 19_900 {
                #expect(try reopened.node(id) == twin.store.node(id))
            }
            _ = try sampleLedger(reopened)
        }
    }

    @Test func `a second writer is refused while the first one writes, and reading goes on`() throws {
        try withTemporaryFolder { folder throws in
            let store = try SQLiteLedgerStore(folder.ledger, create: true, patience: 0)
            let ledger = try sampleLedger(store)
            _ = try ledger.append(sampleBodies(0..<3))
            let other = try foreignConnection(folder.ledger)
            try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
            #expect(throws: LedgerError.failed([Diagnostic(.registerBusy, [folder.ledger])])) {
                _ = try ledger.append(sampleBodies(3..<4))
            }
            #expect(try store.entryCount() == 3)
            #expect(try ledger.head()?.size == 3)
            try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
            #expect(try ledger.append(sampleBodies(3..<4)).indexes == 3..<4)
        }
    }

    @Test func `of two writers that saw the same end, the second is refused whole`() throws {
        try withTemporaryFolder { folder throws in
            let first = try SQLiteLedgerStore(folder.ledger, create: true)
            let second = try SQLiteLedgerStore(folder.ledger, create: false)
            let leaf = MerkleHash.leaf([1])
            let entry = StoredEntry(index: 0, body: [1], leaf: leaf)
            try first.append([entry], nodes: [StoredNode(id: 0, hash: leaf)])
            #expect(throws: LedgerError.failed([Diagnostic(.storeMoved)])) {
                try second.append([entry], nodes: [StoredNode(id: 0, hash: leaf)])
            }
            #expect(throws: LedgerError.failed([Diagnostic(.storeMoved)])) {
                let next = StoredEntry(index: 1, body: [2], leaf: leaf)
                try second.append([next], nodes: [StoredNode(id: 2, hash: leaf)])
            }
            #expect(try second.entryCount() == 1)
        }
    }

    @Test func `an entry that the format does not allow is refused, and those beside it`() throws {
        try withTemporaryFolder { folder throws in
            let store = try SQLiteLedgerStore(folder.ledger, create: true)
            let leaf = MerkleHash.leaf([1])
            for size in [0, 60_001] {
                let entries = [
                    StoredEntry(index: 0, body: [1], leaf: leaf),
                    StoredEntry(index: 1, body: Array(repeating: 7, count: size), leaf: leaf),
                ]
                let rule = [folder.ledger, "entry", "body has 1 to 60000 bytes"]
                #expect(throws: LedgerError.failed([Diagnostic(.registerRule, rule)])) {
                    try store.append(entries, nodes: (0..<3).map { StoredNode(id: $0, hash: leaf) })
                }
            }
            #expect(try store.entryCount() == 0)
            let body = [UInt8](repeating: 7, count: 60_000)
            let largest = StoredEntry(index: 0, body: body, leaf: MerkleHash.leaf(body))
            try store.append([largest], nodes: [StoredNode(id: 0, hash: leaf)])
            #expect(try store.entries(0..<1) == [largest])
        }
    }

    @Test func `what is not there is said to be missing`() throws {
        try withTemporaryFolder { folder throws in
            let store = try SQLiteLedgerStore(folder.ledger, create: true)
            _ = try sampleLedger(store).append(sampleBodies(0..<3))
            for range in [-1..<2, 2..<4, 3..<4] {
                #expect(throws: LedgerError.failed([Diagnostic(.storeBroken, ["an entry"])])) {
                    _ = try store.entries(range)
                }
            }
            for id in [-1, 4] {
                #expect(throws: LedgerError.failed([Diagnostic(.storeBroken, ["a node"])])) { _ = try store.node(id) }
            }
            #expect(try store.entries(2..<2).isEmpty)
            store.close()
            #expect(throws: LedgerError.failed([Diagnostic(.registerClosed, [folder.ledger])])) {
                _ = try store.entryCount()
            }
        }
    }

    @Test func `a register is no ledger, and a ledger no register`() throws {
        try withTemporaryFolder { folder throws in
            try SQLiteLedgerStore(folder.ledger, create: true).close()
            try SQLiteRegister(folder.registry, create: true, key: .test).close()
            expectError(.foreign(path: folder.ledger, format: "register")) {
                _ = try SQLiteRegister(folder.ledger, create: true, key: .test)
            }
            expectError(.foreign(path: folder.registry, format: "ledger")) {
                _ = try SQLiteLedgerStore(folder.registry, create: true)
            }
            expectError(.missing(path: folder.path + "/none", format: "ledger")) {
                _ = try SQLiteLedgerStore(folder.path + "/none", create: false)
            }
        }
    }

    static let killedSteps: [LedgerStep] = [
        .entriesPrepared, .entriesStored, .rootCompared, .headSigned, .headRecorded,
    ]

    @Test(arguments: killedSteps)
    func `a process that is killed at a step loses nothing acknowledged`(_ step: LedgerStep) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString).sqlite").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, step = step.rawValue as String] in
            let store = try SQLiteLedgerStore(path, create: true)
            _ = try sampleLedger(store).append(sampleBodies(0..<5))
            let killed = try sampleLedger(store) { if $0.rawValue == step { kill(getpid(), SIGKILL) } }
            _ = try killed.append(sampleBodies(5..<8))
        }
        let store = try SQLiteLedgerStore(path, create: false)
        try store.checkWhole()
        let ledger = try sampleLedger(store)
        let size = step == .entriesPrepared ? 5 : 8
        let twin = try sampleLedger(MemoryLedgerStore())
        _ = try twin.append(sampleBodies(0..<5))
        if size > 5 { _ = try twin.append(sampleBodies(5..<8)) }
        #expect(try store.entries(0..<size).map(\.body) == sampleBodies(0..<size))
        #expect(try store.entryCount() == size)
        #expect(try ledger.head() == twin.head())
        #expect(try ledger.append(sampleBodies(8..<9)).head == twin.append(sampleBodies(8..<9)).head)
    }

    @Test func `a disk that fails in a commit closes the ledger, and what was acknowledged is there`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString).sqlite").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        await #expect(processExitsWith: .success) { [path = path as String] in
            let store = try SQLiteLedgerStore(path, create: true)
            let ledger = try sampleLedger(store)
            _ = try ledger.append(sampleBodies(0..<5))
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: rlim_t(try bytes(path + "-wal").count + 8192), rlim_max: rlim_t.max)
            // SAFETY: the structure lives for the call, which copies it.
            #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #expect(throws: LedgerError.failed([Diagnostic(.registerOutcomeUnknown, [path, "778"])])) {
                _ = try ledger.append([Array(repeating: 7, count: 60_000)])
            }
            #expect(throws: LedgerError.failed([Diagnostic(.registerClosed, [path])])) {
                _ = try ledger.append(sampleBodies(5..<6))
            }
        }
        let store = try SQLiteLedgerStore(path, create: false)
        try store.checkWhole()
        let ledger = try sampleLedger(store)
        #expect(try store.entries(0..<5).map(\.body) == sampleBodies(0..<5))
        #expect(try ledger.append(sampleBodies(5..<6)).indexes == 5..<6)
    }
}
