import Foundation
import Synchronization
import Testing
import TideCore
import TideLedger
import TideTestSupport

@Suite struct LedgerTests {
    private let key: SigningKey

    init() {
        var generator = SeededGenerator(seed: 50)
        key = SigningKey(using: &generator)
    }

    private func open(
        _ store: MemoryLedgerStore,
        mark: MemoryMark = MemoryMark(),
        _ probe: @escaping @Sendable (LedgerStep) -> Void = { _ in }
    ) throws -> Ledger {
        try Ledger(store: store, origin: "o.example/log", key: key, mark: mark, probe: probe)
    }

    private func bodies(_ count: Int) -> [[UInt8]] { (0..<count).map { Array("body \($0)".utf8) } }

    @Test func `the memory twin conforms`() throws {
        try expectLedgerStoreConforms { MemoryLedgerStore() }
    }

    @Test func `batches and single appends give the same tree`() throws {
        let bodies = bodies(300)
        let one = MemoryLedgerStore()
        let ledger = try open(one)
        for body in bodies { _ = try ledger.append([body]) }
        let other = MemoryLedgerStore()
        let batch = try open(other).append(bodies)
        #expect(one.snapshot.nodes == other.snapshot.nodes)
        #expect(one.snapshot.nodes.count == NodeAddress.storedCount(size: 300))
        #expect(try ledger.head() == batch.head)
        #expect(batch.indexes == 0..<300)
        for index in [0, 1, 255, 256, 299] {
            let receipt = try ledger.receipt(for: index)
            let leaf = MerkleHash.leaf(bodies[index])
            #expect(
                MerkleProof.includes(leaf: leaf, index: index, size: 300, proof: receipt.proof, root: batch.head.root)
            )
        }
        let earlier = one.snapshot.heads[100]
        let proof = try ledger.consistencyProof(from: 101)
        #expect(MerkleProof.isConsistent(from: 101, earlier.root, to: 300, batch.head.root, proof: proof))
        #expect(codes { _ = try ledger.receipt(for: 300) } == ["TG0655"])
        #expect(codes { _ = try ledger.consistencyProof(from: 0) } == ["TG0655"])
        #expect(codes { _ = try ledger.consistencyProof(from: 301) } == ["TG0655"])
    }

    /// The store as it was at each step of an append: what a process killed there leaves behind.
    private func snapshots(
        of work: (Ledger) throws -> Void,
        on store: MemoryLedgerStore
    ) throws
        -> [(step: LedgerStep, content: MemoryLedgerStore.Content)]
    {
        let seen = Mutex<[(step: LedgerStep, content: MemoryLedgerStore.Content)]>([])
        try work(try open(store) { step in seen.withLock { $0.append((step, store.snapshot)) } })
        return seen.withLock { $0 }
    }

    @Test func `a kill at any step loses no acknowledged entry and signs no second root`() throws {
        let store = MemoryLedgerStore()
        _ = try open(store).append(bodies(5))
        let before = try #require(try store.newestHead())
        let seen = try snapshots(of: { _ = try $0.append([[1], [2], [3]]) }, on: store)
        let steps: [LedgerStep] = [
            .entriesPrepared, .entriesStored, .rootCompared, .headSigned, .headRecorded, .headMarked,
        ]
        #expect(seen.map(\.step) == steps)
        let after = try #require(try store.newestHead())
        for (step, content) in seen {
            let left = MemoryLedgerStore(content)
            let ledger = try open(left)
            let isStored = step != .entriesPrepared
            #expect(try ledger.head() == (isStored ? after : before), "\(step)")
            // Appending goes on where the work stopped, and ends in the same tree.
            if !isStored { _ = try ledger.append([[1], [2], [3]]) }
            #expect(try ledger.head() == after)
            #expect(left.snapshot.nodes == store.snapshot.nodes)
        }
    }

    @Test func `a store that lost entries, or holds others, is not appended to`() throws {
        let store = MemoryLedgerStore()
        _ = try open(store).append(bodies(6))
        var content = store.snapshot
        content.entries.removeLast()
        #expect(codes { _ = try open(MemoryLedgerStore(content)) } == ["TG0653"])
        content = store.snapshot
        content.nodes[NodeAddress(level: 2, index: 0).storedIndex] = ContentDigest(of: "x")
        #expect(codes { _ = try open(MemoryLedgerStore(content)) } == ["TG0652"])
        content = store.snapshot
        let head = content.heads[0]
        content.heads[0] = StoredHead(size: head.size, root: ContentDigest(of: "x"), note: head.note)
        #expect(codes { _ = try open(MemoryLedgerStore(content)) } == ["TG0652"])
        // Stored without its head, and changed since.
        content = store.snapshot
        content.heads = []
        content.entries[5] = StoredEntry(index: 5, body: [9], leaf: content.entries[5].leaf)
        #expect(codes { _ = try open(MemoryLedgerStore(content)) } == ["TG0652"])
        content.entries[5] = StoredEntry(index: 5, body: [9], leaf: MerkleHash.leaf([9]))
        #expect(codes { _ = try open(MemoryLedgerStore(content)) } == ["TG0652"])
        // Of another key, or under another name.
        var generator = SeededGenerator(seed: 51)
        let other = SigningKey(using: &generator)
        func opening(_ origin: String, _ key: SigningKey) -> [String] {
            codes { _ = try Ledger(store: store, origin: origin, key: key, mark: MemoryMark()) { _ in } }
        }
        #expect(opening("o.example/log", other) == ["TG0652"])
        #expect(opening("o.example/log2", key) == ["TG0652"])
        #expect(opening("o example", key) == ["TG0610"])
    }

    @Test func `a store that was set back, or went on from there, is not opened under a mark that is ahead`() throws {
        let (store, mark) = (MemoryLedgerStore(), MemoryMark())
        let ledger = try open(store, mark: mark)
        for body in bodies(5) { _ = try ledger.append([body]) }
        let older = store.snapshot
        for body in bodies(9)[5...] { _ = try ledger.append([body]) }
        let newest = try ledger.head()
        #expect(mark.newest()?.size == 9 && mark.newest()?.root == newest?.root)
        #expect(codes { _ = try open(MemoryLedgerStore(older), mark: mark) } == ["TG0852"])
        // Somebody went on in the older copy, up to the same size and beyond it.
        for count in [4, 7] {
            let fork = MemoryLedgerStore(older)
            let forked = try open(fork)
            for number in 0..<count { _ = try forked.append([Array("other \(number)".utf8)]) }
            #expect(codes { _ = try open(fork, mark: mark) } == ["TG0853"])
        }
        let elsewhere = MemoryMark(Checkpoint(origin: "o.example/other", size: 1, root: ContentDigest(of: "x")))
        #expect(codes { _ = try open(store, mark: elsewhere) } == ["TG0853"])
        _ = try open(store, mark: mark)
    }

    @Test func `a mark is durable before the append returns, never lowered, and raised after a crash by who writes`()
        throws
    {
        let (store, mark) = (MemoryLedgerStore(), MemoryMark())
        let seen = Mutex<[Int]>([])
        let ledger = try open(store, mark: mark) { step in
            if step == .headMarked { seen.withLock { $0.append(mark.newest()?.size ?? 0) } }
        }
        for body in bodies(3) { _ = try ledger.append([body]) }
        #expect(seen.withLock { $0 } == [1, 2, 3])
        // The mark of a run that ended between head and mark.
        let late = MemoryMark(mark.newest())
        _ = try ledger.append([[9]])
        let reader = try open(store, mark: late)
        #expect(late.newest()?.size == 3, "who reads changes nothing")
        try reader.markNewest()
        #expect(late.newest() == mark.newest())
    }

    @Test func `two writers do not append over each other`() throws {
        let store = MemoryLedgerStore()
        let first = try open(store)
        let second = try open(store)
        _ = try first.append([[1]])
        _ = try second.append([[2]])
        // The other writer has stored its entry and not yet its head.
        let content = store.snapshot
        let left = MemoryLedgerStore(content)
        let ledger = try open(left)
        try left.append(
            [StoredEntry(index: 2, body: [3], leaf: MerkleHash.leaf([3]))],
            nodes: [StoredNode(id: 3, hash: MerkleHash.leaf([3]))]
        )
        #expect(codes { _ = try ledger.append([[4]]) } == ["TG0651"])
    }

    @Test func `ledgers of one store append in turn, whatever each remembers of its edge`() throws {
        let (store, mark) = (MemoryLedgerStore(), MemoryMark())
        let ledgers = [try open(store, mark: mark), try open(store, mark: mark)]
        let bodies = bodies(40)
        for (number, body) in bodies.enumerated() { _ = try ledgers[number / 3 % 2].append([body]) }
        let twin = MemoryLedgerStore()
        _ = try open(twin).append(bodies)
        #expect(store.snapshot.nodes == twin.snapshot.nodes && store.snapshot.heads.count == 40)
        #expect(try ledgers[0].head() == open(twin).head())
        _ = try open(store, mark: mark)
    }

    @Test func `an append is not signed where the newest head is no longer the one that it goes on from`() throws {
        let store = MemoryLedgerStore()
        let changed = Atomic(false)
        let ledger = try open(store) { step in
            guard step == .entriesStored, changed.load(ordering: .relaxed) else { return }
            // Somebody records a head of their own between two steps.
            try? store.record(StoredHead(size: 4, root: ContentDigest(of: "x"), note: "x"))
        }
        _ = try ledger.append(bodies(3))
        changed.store(true, ordering: .relaxed)
        #expect(codes { _ = try ledger.append([[7]]) } == ["TG0652"])
        #expect(store.snapshot.heads.map(\.size) == [3, 4], "no second head of that size was signed")
    }

    @Test(arguments: [0, 63, 64, 100, 199])
    func `a large group whose entry or node was not stored as it was meant is not signed`(_ place: Int) throws {
        for isNode in [false, true] {
            let store = ChangingStore(place: place, isNode: isNode)
            let ledger = try Ledger(store: store, origin: "o.example/log", key: key, mark: MemoryMark()) { _ in }
            #expect(codes { _ = try ledger.append(bodies(200)) } == ["TG0652"], "\(place) \(isNode)")
            #expect(store.kept.snapshot.heads.isEmpty)
        }
    }

    @Test func `entries of no byte or too many are refused`() throws {
        let store = MemoryLedgerStore()
        let ledger = try open(store)
        #expect(codes { _ = try ledger.append([[]]) } == ["TG0626"])
        #expect(codes { _ = try ledger.append([[UInt8](repeating: 1, count: 60_001)]) } == ["TG0626"])
        _ = try ledger.append([[UInt8](repeating: 1, count: 60_000)])
        #expect(try store.entryCount() == 1)
    }

    // MARK: - Export

    @Test func `an export brought up to date step by step equals one made at once`() throws {
        let store = MemoryLedgerStore()
        let ledger = try open(store)
        try withTemporaryFolder { folder in
            let stepwise = folder.appending(path: "a/log").path
            let atOnce = folder.appending(path: "b").path
            var count = 0
            for size in [1, 2, 3, 255, 256, 257, 511, 512, 515] {
                _ = try ledger.append((count..<size).map { Array("body \($0)".utf8) })
                count = size
                try ledger.export(to: stepwise)
                try ledger.export(to: stepwise)
                let head = try #require(try ledger.head())
                #expect(try DurableFile.read("\(stepwise)/checkpoint") == Array(head.note.utf8))
            }
            try ledger.export(to: atOnce)
            let all = try FolderFiles.read(atOnce)
            let grown = try FolderFiles.read(stepwise)
            for (path, bytes) in all { #expect(grown[path] == bytes, "\(path)") }
            #expect(
                all.keys.sorted() == [
                    "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/3", "tile/1/000.p/2", "tile/entries/000",
                    "tile/entries/001", "tile/entries/002.p/3",
                ]
            )
            // Partial tiles of tiles that are full now are gone.
            #expect(Set(grown.keys).subtracting(all.keys) == ["tile/1/000.p/1"])
        }
    }

    @Test func `a kill during an export leaves a checkpoint whose files are all there`() throws {
        let store = MemoryLedgerStore()
        _ = try open(store).append(bodies(3))
        try withTemporaryFolder { folder in
            let log = folder.appending(path: "log").path
            let seen = Mutex<[String: [String]]>([:])
            let ledger = try open(store) { step in
                seen.withLock { $0[step.rawValue] = (try? FolderFiles.paths(in: log)) ?? [] }
            }
            try ledger.export(to: log)
            let paths = seen.withLock { $0 }
            #expect(paths["tiles-exported"] == ["tile/0/000.p/3", "tile/entries/000.p/3"])
            #expect(paths["checkpoint-exported"]?.contains("checkpoint") == true)
        }
    }

    @Test func `a store behind what was published, or another log's folder, is refused`() throws {
        let store = MemoryLedgerStore()
        let ledger = try open(store)
        _ = try ledger.append(bodies(3))
        let old = store.snapshot
        _ = try ledger.append([[9]])
        try withTemporaryFolder { folder in
            let log = folder.appending(path: "log").path
            try ledger.export(to: log)
            #expect(codes { try open(MemoryLedgerStore(old)).export(to: log) } == ["TG0654"])
            let forked = try open(MemoryLedgerStore(old))
            _ = try forked.append([[7], [8]])
            #expect(codes { try forked.export(to: log) } == ["TG0654"])
            try DurableFile.replace("\(log)/checkpoint", with: [1])
            #expect(codes { try ledger.export(to: log) } == ["TG0612"])
            #expect(codes { try ledger.export(to: "/proc/nowhere") } == ["TG0650"])
        }
    }
}

/// A store that keeps another entry, or another node, than it was given.
private struct ChangingStore: LedgerStore {
    let kept = MemoryLedgerStore()
    let place: Int
    let isNode: Bool

    func append(_ entries: [StoredEntry], nodes: [StoredNode]) throws(LedgerError) {
        var (entries, nodes) = (entries, nodes)
        if isNode {
            nodes[place] = StoredNode(id: nodes[place].id, hash: ContentDigest(of: "another"))
        } else {
            entries[place] = StoredEntry(index: entries[place].index, body: [0], leaf: entries[place].leaf)
        }
        try kept.append(entries, nodes: nodes)
    }

    func entryCount() throws(LedgerError) -> Int { try kept.entryCount() }
    func newestHead() throws(LedgerError) -> StoredHead? { try kept.newestHead() }
    func record(_ head: StoredHead) throws(LedgerError) { try kept.record(head) }
    func entries(_ range: Range<Int>) throws(LedgerError) -> [StoredEntry] { try kept.entries(range) }
    func node(_ id: Int) throws(LedgerError) -> ContentDigest { try kept.node(id) }
    func nodes(_ range: Range<Int>) throws(LedgerError) -> [ContentDigest] { try kept.nodes(range) }
    func head(ofSize size: Int) throws(LedgerError) -> StoredHead? { try kept.head(ofSize: size) }
    func record(_ cosignature: StoredCosignature) throws(LedgerError) { try kept.record(cosignature) }
    func cosignatures(ofSize size: Int) throws(LedgerError) -> [SignedNote.Signature] {
        try kept.cosignatures(ofSize: size)
    }
    func newestCosigned(atMost size: Int) throws(LedgerError) -> Int? { try kept.newestCosigned(atMost: size) }
}
