import Foundation
import GRDB
import Testing
import TideCore
import TideLedger
import TideRegistry
import TideRelease
import TideTestSupport

/// The register's seal: what another program changes is noticed, what Tidegate does never is.
@Suite struct SealTests {
    /// A register with something in every table.
    private func fill(_ register: SQLiteRegister) throws {
        try register.register(SampleRecord.agreement(), with: ["a.yaml": SampleRecord.digest("a")])
        try register.record(SampleRecord.dryRun("dry run"))
        try register.record(SampleRecord.approval())
        try register.stage(SampleRecord.release())
        try register.record([SampleRecord.party(previous: nil, entry: 1)], with: ["b.yaml": SampleRecord.digest("b")])
        try register.record(SampleRecord.duty())
        try register.advance(to: RegisterExtent(entries: 12, journal: 3))
    }

    /// Edits that the schema's triggers would refuse, made by whoever drops them and puts them back.
    private static let edits = [
        "DELETE FROM agreement_event_signature", "UPDATE agreement SET identity = randomblob(32)",
        "UPDATE agreement SET signed_form = randomblob(32)", "UPDATE agreement_signature SET envelope = randomblob(32)",
        "DELETE FROM agreement_signature", "UPDATE party SET form = randomblob(32)", "DELETE FROM approval",
        "UPDATE policy_file SET digest = randomblob(32) WHERE path = 'a.yaml'", "DELETE FROM policy_file",
        "UPDATE duty SET discharged = 99", "DELETE FROM duty", "DELETE FROM release",
        "UPDATE release SET staged_at = staged_at - 9", "UPDATE dry_run SET made_at = 1",
        "UPDATE agreement_event SET effective = effective + 1",
        "INSERT INTO agreement_event SELECT 77, agreement, version, 'suspended', identity, 0, 0, 10 FROM agreement_event",
        "UPDATE register_seal SET entries = entries + 1", "UPDATE register_seal SET journal = 0",
        "UPDATE register_seal SET sum = randomblob(32)", "DELETE FROM register_seal",
        "CREATE TRIGGER forgetful AFTER INSERT ON agreement_event BEGIN DELETE FROM duty; END",
        "DROP TRIGGER duty_kept", "CREATE VIEW other AS SELECT 1",
    ]

    /// Runs a statement with the triggers out of the way, and puts them back.
    private func edit(_ path: String, _ statement: String) throws {
        let other = try foreignConnection(path)
        try other.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
                .map { (name: $0["name"] as String, sql: $0["sql"] as String) }
                .filter { !statement.contains($0.name) }
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \"\(trigger.name)\"") }
            try database.execute(sql: statement)
            for trigger in triggers { try database.execute(sql: trigger.sql) }
        }
        try other.close()
    }

    @Test(arguments: edits)
    func `a change by another program is noticed at the next opening`(_ statement: String) throws {
        try withTemporaryFolder { folder in
            let path = folder.registry
            let register = try SQLiteRegister(path, create: true, key: .test)
            try fill(register)
            register.close()
            try SQLiteRegister(path, create: false, key: .test).close()
            let before = try SQLiteRegister(path, create: false, key: nil).dump()
            try edit(path, statement)
            do {
                _ = try SQLiteRegister(path, create: false, key: .test)
                let after = try SQLiteRegister(path, create: false, key: nil).dump()
                #expect(statement.hasPrefix("DELETE FROM agreement_event_signature") && after == before)
            } catch RegistryError.sealBroken(let found) {
                #expect(found == path)
            } catch RegistryError.damaged {
                // What the whole check of the file finds comes first.
            }
        }
    }

    @Test func `an edit is noticed for ever, whatever Tidegate writes after it`() throws {
        try withTemporaryFolder { folder in
            let path = folder.registry
            let register = try SQLiteRegister(path, create: true, key: .test)
            try fill(register)
            try edit(path, "UPDATE duty SET due = due + 1")
            // The one that was open goes on; the seal keeps what was written, not what is there.
            try register.record(SampleRecord.dryRun("later"))
            try register.move(SampleRecord.release().id, to: .aborted, entry: nil)
            register.close()
            expectError(.sealBroken(path: path)) { _ = try SQLiteRegister(path, create: false, key: .test) }
            try edit(path, "UPDATE duty SET due = due - 1")
            try SQLiteRegister(path, create: false, key: .test).close()
        }
    }

    @Test func `a seal of another key, and a copy of another register's seal, do not hold`() throws {
        try withTemporaryFolder { folder in
            let (one, two) = (folder.registry, folder.appending(path: "two.sqlite").path)
            let register = try SQLiteRegister(one, create: true, key: .test)
            try fill(register)
            register.close()
            let strange = KeyedDigest(of: Redacted([UInt8](repeating: 8, count: 32)), purpose: "register-seal")
            expectError(.sealBroken(path: one)) { _ = try SQLiteRegister(one, create: false, key: strange) }
            try SQLiteRegister(two, create: true, key: .test).close()
            let empty = try foreignConnection(two).read {
                try Row.fetchOne($0, sql: "SELECT hex(sum) AS sum, hex(code) AS code FROM register_seal")
            }
            let row = try #require(empty)
            let (sum, code) = (row["sum"] as String, row["code"] as String)
            try edit(one, "UPDATE register_seal SET entries = 0, journal = 0, sum = x'\(sum)', code = x'\(code)'")
            expectError(.sealBroken(path: one)) { _ = try SQLiteRegister(one, create: false, key: .test) }
        }
    }

    @Test func `the extent only grows`() throws {
        try withTemporaryFolder { folder in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test)
            #expect(try register.extent() == .none)
            try register.advance(to: RegisterExtent(entries: 5, journal: 2))
            try register.advance(to: RegisterExtent(entries: 3, journal: 4))
            #expect(try register.extent() == RegisterExtent(entries: 5, journal: 4))
        }
    }

    @Test func `two registers with the same rows in another order have the same sum`() throws {
        try withTemporaryFolder { folder in
            func sum(_ name: String, _ texts: [String]) throws -> String? {
                let path = folder.appending(path: name).path
                let register = try SQLiteRegister(path, create: true, key: .test)
                for text in texts { try register.record(SampleRecord.dryRun(text)) }
                return try foreignConnection(path).read {
                    try String.fetchOne($0, sql: "SELECT hex(sum) FROM register_seal")
                }
            }
            let forwards = try sum("a.sqlite", ["one", "two", "three"])
            #expect(try forwards != nil && sum("b.sqlite", ["three", "one", "two"]) == forwards)
            #expect(try sum("c.sqlite", ["three", "one"]) != forwards)
        }
    }
}
