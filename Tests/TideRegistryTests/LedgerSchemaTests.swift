import Foundation
import GRDB
import Testing
import TideCore
import TideLedger
import TideRegistry
import TideTestSupport

@Suite struct LedgerSchemaTests {
    /// Statements that another program might run on a ledger of 5 entries, 8 nodes and heads of the sizes 3 and 5.
    static let forbidden = [
        "INSERT INTO entry VALUES (4, x'01', zeroblob(32))",
        "INSERT OR REPLACE INTO entry VALUES (4, x'01', zeroblob(32))",
        "REPLACE INTO entry VALUES (0, x'01', zeroblob(32))", "INSERT INTO entry VALUES (6, x'01', zeroblob(32))",
        "INSERT INTO entry VALUES (-1, x'01', zeroblob(32))", "INSERT INTO entry VALUES (5, x'01', zeroblob(31))",
        "INSERT INTO entry VALUES (5, 'text', zeroblob(32))", "INSERT INTO entry VALUES (5, x'', zeroblob(32))",
        "INSERT INTO entry VALUES (5, zeroblob(60001), zeroblob(32))",
        "INSERT INTO entry VALUES (NULL, x'', zeroblob(32))",
        "UPDATE entry SET body = x'01' WHERE idx = 4", "UPDATE OR REPLACE entry SET idx = 0 WHERE idx = 4",
        "DELETE FROM entry WHERE idx = 4", "DELETE FROM entry", "INSERT INTO node VALUES (7, zeroblob(32))",
        "REPLACE INTO node VALUES (7, zeroblob(32))", "INSERT INTO node VALUES (9, zeroblob(32))",
        "INSERT INTO node VALUES (8, zeroblob(33))", "UPDATE node SET hash = zeroblob(32) WHERE id = 7",
        "DELETE FROM node WHERE id = 7", "INSERT INTO head VALUES (5, zeroblob(32), 'note', 'signed')",
        "REPLACE INTO head VALUES (5, zeroblob(32), 'note', 'signed')",
        "INSERT INTO head VALUES (4, zeroblob(32), 'note', 'signed')",
        "INSERT INTO head VALUES (6, zeroblob(32), 'note', 'signed')",
        "INSERT INTO head VALUES (NULL, zeroblob(32), 'note', 'signed')", "UPDATE head SET root = zeroblob(32)",
        "UPDATE head SET note = 'other'", "UPDATE head SET state = 'other'", "DELETE FROM head WHERE size = 5",
    ]

    private func ledger(_ path: String) throws -> SQLiteLedgerStore {
        let store = try SQLiteLedgerStore(path, create: true)
        let ledger = try sampleLedger(store)
        _ = try ledger.append(sampleBodies(0..<3))
        _ = try ledger.append(sampleBodies(3..<5))
        return store
    }

    private static func dump(_ database: Database) throws -> [[Row]] {
        try ["entry", "node", "head"].map { try Row.fetchAll(database, sql: "SELECT * FROM \($0)") }
    }

    @Test(arguments: forbidden)
    func `the schema lets a ledger grow at its end and nothing else`(_ statement: String) throws {
        try withTemporaryFolder { folder throws in
            let store = try ledger(folder.ledger)
            let other = try foreignConnection(folder.ledger)
            let before = try other.read(Self.dump)
            #expect(before.map(\.count) == [5, 8, 2])
            do {
                try other.write { try $0.execute(sql: statement) }
                Issue.record("not refused")
            } catch let error as DatabaseError {
                #expect(error.resultCode == .SQLITE_CONSTRAINT)
            }
            #expect(try other.read(Self.dump) == before)
            #expect(try store.entryCount() == 5)
        }
    }

    @Test func `a size never has two heads`() throws {
        try withTemporaryFolder { folder throws in
            let store = try ledger(folder.ledger)
            let head = try #require(try store.newestHead())
            try store.record(head)
            let others = [
                StoredHead(size: 5, root: ContentDigest(of: "other"), note: head.note),
                StoredHead(size: 5, root: head.root, note: "other"), StoredHead(size: 4, root: head.root, note: "n"),
                StoredHead(size: 6, root: head.root, note: "n"),
            ]
            for other in others {
                #expect(throws: LedgerError.failed([Diagnostic(.storeMoved)])) { try store.record(other) }
            }
            #expect(try store.newestHead() == head)
        }
    }

    /// Changes past the triggers, as someone with the file in hand would make them.
    static let edited = [
        "UPDATE entry SET body = x'01' WHERE idx = 4", "UPDATE entry SET leaf = zeroblob(32) WHERE idx = 4",
        "DELETE FROM entry WHERE idx = 4", "DELETE FROM node WHERE id = 7", "DELETE FROM entry; DELETE FROM node",
        "INSERT INTO node VALUES (8, zeroblob(32))", "UPDATE head SET size = 9 WHERE size = 5",
        "INSERT INTO entry VALUES (5, x'01', zeroblob(32))",
    ]

    @Test(arguments: edited)
    func `a right edge that does not fit together is refused at opening`(_ statement: String) throws {
        try withTemporaryFolder { folder throws in
            try ledger(folder.ledger).close()
            try foreignConnection(folder.ledger).write { database in
                let triggers = try Row.fetchAll(
                    database,
                    sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
                )
                for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)") }
                try database.execute(sql: statement)
                for trigger in triggers { try database.execute(sql: trigger["sql"]) }
            }
            expectError(.damaged(path: folder.ledger)) { _ = try SQLiteLedgerStore(folder.ledger, create: false) }
        }
    }

    @Test func `one changed bit of a stored entry is seen when it is read`() throws {
        try withTemporaryFolder { folder throws in
            try ledger(folder.ledger).close()
            let sound = try bytes(folder.ledger)
            let body = sampleBodies(1..<2)[0]
            let start = try #require(sound.firstRange(of: body)?.lowerBound)
            for position in stride(from: start, to: start + body.count, by: 3) {
                var bytes = sound
                bytes[position] ^= 1 << UInt8(position % 8)
                try Data(bytes).write(to: URL(filePath: folder.ledger))
                let store = try SQLiteLedgerStore(folder.ledger, create: false)
                #expect(throws: LedgerError.failed([Diagnostic(.storeBroken, ["entry 1"])])) {
                    _ = try store.entries(0..<5)
                }
                store.close()
            }
        }
    }

    @Test func `no page of a ledger can be wiped unnoticed`() throws {
        try withTemporaryFolder { folder throws in
            let store = try SQLiteLedgerStore(folder.ledger, create: true)
            _ = try sampleLedger(store).append(sampleBodies(0..<300))
            store.close()
            let sound = try bytes(folder.ledger)
            let pageSize = 4096
            let pages = sound.count / pageSize
            #expect(pages > 20)
            for page in 0..<pages {
                var bytes = sound
                for position in (page * pageSize)..<((page + 1) * pageSize) { bytes[position] = 0 }
                try Data(bytes).write(to: URL(filePath: folder.ledger))
                // A ledger is checked at its right edge when it is opened, and whole when that is asked for.
                #expect(throws: (any Error).self, "page \(page)") {
                    let store = try SQLiteLedgerStore(folder.ledger, create: false)
                    try store.checkWhole()
                    _ = try store.entries(0..<300)
                }
            }
        }
    }
}
