import FoundationEssentials
import GRDB
import TideCore
import TideLedger

/// What is asked of the tables of a ledger, by statements that are compiled once.
extension Database {
    /// How many entries there are: they follow each other from 0, which the schema sees to.
    func entryCount() throws -> Int {
        try Int.fetchOne(cachedStatement(sql: "SELECT coalesce(max(idx) + 1, 0) FROM entry")) ?? 0
    }

    /// How many nodes there are, in the same way.
    func nodeCount() throws -> Int {
        try Int.fetchOne(cachedStatement(sql: "SELECT coalesce(max(id) + 1, 0) FROM node")) ?? 0
    }

    func newestHead() throws -> StoredHead? {
        try Row.fetchOne(cachedStatement(sql: "SELECT * FROM head ORDER BY size DESC LIMIT 1"))?.head()
    }

    func head(_ size: Int) throws -> StoredHead? {
        try Row.fetchOne(cachedStatement(sql: "SELECT * FROM head WHERE size = ?"), arguments: [size])?.head()
    }

    func entry(_ index: Int) throws -> StoredEntry? {
        try Row.fetchOne(cachedStatement(sql: "SELECT * FROM entry WHERE idx = ?"), arguments: [index])?.entry()
    }

    func entries(_ range: Range<Int>) throws -> [StoredEntry] {
        let rows = try Row.fetchCursor(
            cachedStatement(sql: "SELECT * FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx"),
            arguments: [range.lowerBound, range.upperBound]
        )
        var entries: [StoredEntry] = []
        while let row = try rows.next() { entries.append(try row.entry()) }
        guard entries.map(\.index) == Array(range) else {
            throw LedgerError.failed([Diagnostic(.storeBroken, ["an entry"])])
        }
        return entries
    }

    /// The leaves of some entries, hashed from the bytes as they lie in the page that was read, which are not copied.
    func leaves(_ range: Range<Int>) throws -> [ReadBack.Leaf] {
        let rows = try Row.fetchCursor(
            cachedStatement(sql: "SELECT body, leaf FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx"),
            arguments: [range.lowerBound, range.upperBound]
        )
        var leaves: [ReadBack.Leaf] = []
        leaves.reserveCapacity(range.count)
        while let row = try rows.next() {
            let read = try row.withUnsafeData(named: "body") { body in
                guard let body else { throw MalformedRow() }
                return MerkleHash.leaf(lent: body)
            }
            leaves.append(ReadBack.Leaf(kept: try row.digest("leaf"), read: read))
        }
        // An index is a row's key: as many rows as indexes are all of them.
        guard leaves.count == range.count else { throw LedgerError.failed([Diagnostic(.storeBroken, ["an entry"])]) }
        return leaves
    }

    /// Inserts nodes whose numbers follow each other, by one statement whatever their number.
    func insert(_ nodes: [StoredNode], from first: Int) throws {
        let insertion = try cachedStatement(
            sql: """
                WITH RECURSIVE place (number) AS (
                    SELECT 0 WHERE ?3 > 0 UNION ALL SELECT number + 1 FROM place WHERE number + 1 < ?3
                )
                INSERT INTO node (id, hash) SELECT ?1 + number, substr(?2, 1 + 32 * number, 32) FROM place
                """
        )
        var hashes = Data(capacity: 32 * nodes.count)
        for node in nodes { hashes.append(contentsOf: node.hash.bytes) }
        try insertion.execute(arguments: [first, hashes, nodes.count])
    }

    func node(_ id: Int) throws -> ContentDigest {
        let row = try Row.fetchOne(cachedStatement(sql: "SELECT hash FROM node WHERE id = ?"), arguments: [id])
        guard let row else { throw LedgerError.failed([Diagnostic(.storeBroken, ["a node"])]) }
        return try row.digest("hash")
    }

    func nodes(_ range: Range<Int>) throws -> [ContentDigest] {
        let rows = try Row.fetchCursor(
            cachedStatement(sql: "SELECT id, hash FROM node WHERE id >= ? AND id < ? ORDER BY id"),
            arguments: [range.lowerBound, range.upperBound]
        )
        var hashes: [ContentDigest] = []
        while let row = try rows.next() { hashes.append(try row.digest("hash")) }
        guard hashes.count == range.count else { throw LedgerError.failed([Diagnostic(.storeBroken, ["a node"])]) }
        return hashes
    }
}

extension Row {
    func entry() throws -> StoredEntry {
        StoredEntry(index: try integer("idx"), body: try bytes("body"), leaf: try digest("leaf"))
    }

    func head() throws -> StoredHead {
        StoredHead(size: try integer("size"), root: try digest("root"), note: try text("note"))
    }
}
