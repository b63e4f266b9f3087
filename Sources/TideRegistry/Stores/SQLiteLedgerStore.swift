import FoundationEssentials
import GRDB
package import TideCore
package import TideLedger

/// The entries, nodes and heads of a workspace's ledger, in `ledger.sqlite`.
///
/// The schema lets each table grow at its end and nothing else. What is read comes from the file each time, so that what
/// was stored can be held against what was meant. One process writes: it holds the workspace's lock, and each change
/// begins with SQLite's own write lock.
package struct SQLiteLedgerStore: LedgerStore {
    private let file: DatabaseFile

    /// Opens a ledger, or makes one, and checks its right edge: the last entry with its leaf, the number of nodes, the
    /// newest head.
    ///
    /// ``checkWhole()`` checks all of it.
    ///
    /// - Parameters:
    ///   - create: whether a missing file is made; one that is there opens as ever.
    ///   - patience: how long to wait for another process's lock, in seconds.
    /// - Throws: `missing`, `foreign`, `newer`, `busy`, `full`, `damaged`, `setting` or `unavailable`.
    package init(_ path: String, create: Bool, patience: Double = 5) throws(RegistryError) {
        file = try DatabaseFile(path, as: .ledger, create: create, patience: patience)
        try file.read { database in
            let size = try database.entryCount()
            guard try database.nodeCount() == NodeAddress.storedCount(size: size),
                try database.newestHead()?.size ?? 0 <= size
            else { throw MalformedRow() }
            if size > 0 {
                let last = try database.entry(size - 1)
                guard last?.leaf == last.map({ MerkleHash.leaf($0.body) }) else { throw MalformedRow() }
            }
        }
    }

    /// Closes the file; later calls throw.
    package func close() { file.close() }

    /// Reads the whole file and checks that its pages, indexes and constraints hold together.
    ///
    /// Whether its content is what was signed, the tree tells.
    ///
    /// - Complexity: O(size of the file).
    package func checkWhole() throws(RegistryError) { try file.checkWhole() }

    package func entryCount() throws(LedgerError) -> Int { try read { try $0.entryCount() } }

    package func newestHead() throws(LedgerError) -> StoredHead? { try read { try $0.newestHead() } }

    package func append(_ entries: [StoredEntry], nodes: [StoredNode]) throws(LedgerError) {
        try write("entry", isSynced: false) { database in
            let size = try database.entryCount()
            let nodeCount = try database.nodeCount()
            guard !entries.isEmpty, entries.map(\.index) == Array(size..<(size + entries.count)),
                nodes.map(\.id) == Array(nodeCount..<(nodeCount + nodes.count))
            else { throw LedgerError.failed([Diagnostic(.storeMoved)]) }
            let insertion = try database.cachedStatement(sql: "INSERT INTO entry (idx, body, leaf) VALUES (?, ?, ?)")
            for entry in entries {
                try insertion.execute(arguments: [entry.index, Data(entry.body), entry.leaf.column])
            }
            try database.insert(nodes, from: nodeCount)
        }
    }

    package func entries(_ range: Range<Int>) throws(LedgerError) -> [StoredEntry] {
        try read { database in
            let entries = try database.entries(range)
            // A page's own structure says nothing about the bytes in it; the leaf does.
            for entry in entries where MerkleHash.leaf(entry.body) != entry.leaf {
                throw LedgerError.failed([Diagnostic(.storeBroken, ["entry \(entry.index)"])])
            }
            return entries
        }
    }

    package func node(_ id: Int) throws(LedgerError) -> ContentDigest {
        try read { try $0.node(id) }
    }

    package func nodes(_ range: Range<Int>) throws(LedgerError) -> [ContentDigest] {
        try read { try $0.nodes(range) }
    }

    package func edge() throws(LedgerError) -> LedgerEdge {
        try read { database in
            let size = try database.entryCount()
            var frontier: [Int: ContentDigest] = [:]
            for id in NodeAddress.frontier(size: size) { frontier[id] = try database.node(id) }
            return LedgerEdge(
                size: size,
                head: try database.newestHead(),
                last: size > 0 ? try database.entry(size - 1) : nil,
                frontier: frontier
            )
        }
    }

    package func readBack(_ range: Range<Int>) throws(LedgerError) -> ReadBack {
        try read { database in
            ReadBack(
                leaves: try database.leaves(range),
                nodes: try database.nodes(NodeAddress.storedRange(of: range)),
                head: try database.newestHead()
            )
        }
    }

    package func record(_ head: StoredHead) throws(LedgerError) {
        try write("head") { database in
            if let same = try database.head(head.size), same == head { return }
            guard try head.size > database.newestHead()?.size ?? -1, try head.size <= database.entryCount() else {
                throw LedgerError.failed([Diagnostic(.storeMoved)])
            }
            let insertion = try database.cachedStatement(
                sql: "INSERT INTO head (size, root, note, state) VALUES (?, ?, ?, 'signed')"
            )
            try insertion.execute(arguments: [head.size, head.root.column, try head.note.column("note")])
        }
    }

    package func head(ofSize size: Int) throws(LedgerError) -> StoredHead? {
        try read { try $0.head(size) }
    }

    package func record(_ cosignature: StoredCosignature) throws(LedgerError) {
        try write("cosignature") { database in
            let hasHead = try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM head WHERE size = ?)",
                arguments: [cosignature.size]
            )
            guard hasHead == true else { throw LedgerError.failed([Diagnostic(.storeMoved)]) }
            let signature = cosignature.signature
            try database.execute(
                sql: """
                    INSERT INTO cosig (id, size, name, key, signature)
                    SELECT (SELECT coalesce(max(id), 0) + 1 FROM cosig), ?1, ?2, ?3, ?4
                    WHERE NOT EXISTS (SELECT 1 FROM cosig WHERE size = ?1 AND name = ?2 AND key = ?3)
                    """,
                arguments: [
                    cosignature.size, try signature.name.column("name"), Data(signature.keyID), Data(signature.bytes),
                ]
            )
        }
    }

    package func cosignatures(ofSize size: Int) throws(LedgerError) -> [SignedNote.Signature] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM cosig WHERE size = ? ORDER BY id", arguments: [size]).map {
                SignedNote.Signature(
                    name: try $0.text("name"),
                    keyID: try $0.bytes("key"),
                    bytes: try $0.bytes("signature")
                )
            }
        }
    }

    package func newestCosigned(atMost size: Int) throws(LedgerError) -> Int? {
        try read { database in
            try Int.fetchOne(database, sql: "SELECT max(size) FROM cosig WHERE size <= ?", arguments: [size])
        }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
        var refusal: LedgerError?
        do {
            return try file.read { database in
                do { return try body(database) } catch let error as LedgerError {
                    refusal = error
                    throw error
                }
            }
        } catch {
            throw refusal ?? .failed(error.diagnostics)
        }
    }

    private func write(
        _ record: String,
        isSynced: Bool = true,
        _ body: (Database) throws -> Void
    ) throws(LedgerError) {
        var refusal: LedgerError?
        do {
            try file.write(record, isSynced: isSynced) { database in
                do { try body(database) } catch let error as LedgerError {
                    refusal = error
                    throw error
                }
            }
        } catch {
            throw refusal ?? .failed(error.diagnostics)
        }
    }
}
