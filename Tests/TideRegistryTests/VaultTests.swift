import Foundation
import GRDB
import Testing
import TideCore
import TideLedger
import TideRegistry
import TideRelease
import TideTestSupport

/// The vault of tokens.
@Suite struct VaultTests {
    private func open(_ path: String, create: Bool = false) throws -> SQLiteVault {
        try SQLiteVault(path, create: create, key: .test, codes: KeyedDigest(of: Redacted([3]), purpose: "spent-token"))
    }

    private func row(_ name: String, _ token: String, domain: Identifier = "clinic-study") -> VaultRow {
        let digest = ContentDigest(of: name)
        return VaultRow(
            lookup: digest,
            id: Array(digest.bytes.prefix(16)),
            domain: domain,
            epoch: "1",
            token: token,
            sealed: digest.bytes + digest.bytes
        )
    }

    @Test func `rows are found by lookup and token, and none is given twice`() throws {
        try withTemporaryFolder { folder throws in
            let vault = try open(folder.registry, create: true)
            let rows = [row("a", "TOKEN-A"), row("b", "TOKEN-B"), row("c", "TOKEN-A", domain: "other")]
            try vault.add(rows)
            #expect(try vault.rows(ofLookups: rows.map(\.lookup)).count == 3)
            #expect(
                try vault.rows(ofTokens: ["TOKEN-A", "TOKEN-X", "a\0b"], in: "clinic-study") == ["TOKEN-A": rows[0]]
            )
            #expect(try vault.taken(["TOKEN-A", "TOKEN-X"], in: "other") == ["TOKEN-A"])
            // One bad row and nothing of the batch stays.
            for bad in [row("a", "TOKEN-D"), row("d", "TOKEN-B"), row("e", "short")] {
                #expect(throws: RegistryError.self) { try vault.add([row("new", "TOKEN-NEW"), bad]) }
            }
            #expect(try vault.rows(ofTokens: ["TOKEN-NEW"], in: "clinic-study").isEmpty)
            vault.close()
            #expect(try open(folder.registry).rows(ofLookups: rows.map(\.lookup)).count == 3)
        }
    }

    @Test func `what is erased is in the files no more, and its token is never given again`() throws {
        try withTemporaryFolder { folder throws in
            let vault = try open(folder.registry, create: true)
            let rows = (0..<200).map { row("person \($0)", "TOKEN-NUMBER-\($0)-END") }
            try vault.add(rows)
            let foretold = try vault.state(afterErasing: [rows[7].id, rows[8].id])
            #expect(try vault.rows(ofLookups: rows.map(\.lookup)).count == 200 && vault.state().generation == 1)
            try vault.erase([rows[7].id, rows[8].id])
            try vault.erase([rows[7].id])
            #expect(try vault.state() == foretold)
            #expect(try vault.rows(ofLookups: rows.map(\.lookup)).count == 198)
            #expect(try vault.taken(["TOKEN-NUMBER-7-END"], in: "clinic-study") == ["TOKEN-NUMBER-7-END"])
            #expect(throws: RegistryError.self) { try vault.add([row("another", "TOKEN-NUMBER-7-END")]) }
            vault.close()
            for suffix in DatabaseFile.suffixes where DurableFile.exists(folder.registry + suffix) {
                let content = Data(try bytes(folder.registry + suffix))
                for gone in [rows[7], rows[8]] {
                    #expect(content.firstRange(of: Data(gone.token.utf8)) == nil)
                    #expect(content.firstRange(of: Data(gone.sealed)) == nil)
                    #expect(content.firstRange(of: Data(gone.lookup.bytes)) == nil)
                }
            }
            #expect(try open(folder.registry).state() == foretold)
        }
    }

    @Test(arguments: [
        "DELETE FROM token WHERE token = 'TOKEN-A'", "UPDATE register_seal SET entries = 9",
        "DELETE FROM register_seal", "DROP TRIGGER token_unchanged",
        "INSERT INTO token SELECT randomblob(32), randomblob(16), domain, epoch, 'TOKEN-Z', sealed FROM token",
        "INSERT INTO spent VALUES (randomblob(32))", "INSERT INTO past VALUES (7, randomblob(32))",
        "UPDATE register_seal SET journal = 9",
        "INSERT OR REPLACE INTO token SELECT lookup, id, domain, epoch, token, randomblob(60) FROM token",
    ])
    func `a row that another program changed is noticed at the next opening`(statement: String) throws {
        try withTemporaryFolder { folder throws in
            let vault = try open(folder.registry, create: true)
            try vault.add([row("a", "TOKEN-A")])
            vault.close()
            do {
                try foreignConnection(folder.registry).write { try $0.execute(sql: statement) }
            } catch let error as DatabaseError {
                // What a trigger refuses another program has to take away first, which is noticed too.
                #expect(error.resultCode == .SQLITE_CONSTRAINT)
                try foreignConnection(folder.registry).write {
                    try $0.execute(sql: "DROP TRIGGER register_seal_kept; \(statement)")
                }
            }
            for create in [false, true] {
                do {
                    _ = try open(folder.registry, create: create)
                    Issue.record("not noticed")
                } catch let error as RegistryError {
                    // A trigger that is gone is told as damage.
                    let known: [RegistryError] = [.sealBroken(path: folder.registry), .damaged(path: folder.registry)]
                    #expect(known.contains(error))
                }
            }
        }
    }

    @Test func `the schema takes no change of a row`() throws {
        try withTemporaryFolder { folder throws in
            try open(folder.registry, create: true).add([row("a", "TOKEN-A")])
            let other = try foreignConnection(folder.registry)
            for statement in [
                "UPDATE token SET sealed = randomblob(60)", "UPDATE token SET token = 'TOKEN-X'",
                "INSERT INTO token VALUES (randomblob(31), randomblob(16), 'a', '1', 'TOKEN-X', randomblob(60))",
                "INSERT INTO token VALUES (randomblob(32), randomblob(16), 'a', '1', 'TOKEN-X', randomblob(47))",
            ] {
                #expect(throws: DatabaseError.self) { try other.write { try $0.execute(sql: statement) } }
            }
        }
    }

    @Test func `a vault follows from where it stood, an older copy does not, nor one that went another way`() throws {
        try withTemporaryFolder { folder throws in
            let (path, copy, other) = (folder.registry, folder.registry + ".copy", folder.registry + ".other")
            let vault = try open(path, create: true)
            let first = try vault.state()
            #expect(first.generation == 0)
            try vault.add([row("a", "TOKEN-A")])
            let second = try vault.state()
            vault.close()
            for place in [copy, other] { try FileManager.default.copyItem(atPath: path, toPath: place) }
            let later = try open(path)
            try later.add([row("b", "TOKEN-B")])
            try later.erase([row("a", "TOKEN-A").id])
            try later.erase([row("a", "TOKEN-A").id])
            let last = try later.state()
            // What changes nothing is no change.
            #expect(last.generation == 3 && Set([first, second, last].map(\.sum)).count == 3)
            for state in [first, second, last] { #expect(try later.follows(state)) }
            let older = try open(copy)
            #expect(try older.state() == second && !older.follows(last))
            let strange = try open(other)
            try strange.add([row("c", "TOKEN-C")])
            try strange.add([row("d", "TOKEN-D"), row("e", "TOKEN-E")])
            #expect(try strange.state().generation == 3 && !strange.follows(last) && strange.follows(second))
            #expect(try !later.follows(strange.state()))
            // Once it is marked nothing follows from it that went on before.
            try older.mark(ContentDigest(of: "statement"))
            #expect(try older.state().generation == 2 && !later.follows(older.state()) && older.follows(second))
        }
    }
}
