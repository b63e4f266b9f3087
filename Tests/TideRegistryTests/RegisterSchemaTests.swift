import Foundation
import GRDB
import Testing
import TideCore
import TideRegistry
import TideRelease
import TideTestSupport

@Suite struct RegisterSchemaTests {
    /// Statements that another program might run on a register with one agreement, approval and staged release.
    static let forbidden = [
        "UPDATE agreement SET entry = 9", "DELETE FROM agreement", "UPDATE agreement_signature SET version = 2",
        "DELETE FROM agreement_signature", "DELETE FROM policy_file", "UPDATE policy_file SET path = '/etc/passwd'",
        "UPDATE policy_file SET digest = x'00'", "UPDATE policy_file SET digest = 'text'",
        "UPDATE dry_run SET made_at = 0",
        "DELETE FROM dry_run", "UPDATE approval SET officer = 'other'", "DELETE FROM approval", "DELETE FROM release",
        "UPDATE release SET state = 'staged'", "UPDATE release SET state = 'delivered', entry = 3",
        "UPDATE release SET state = 'gone'", "UPDATE release SET state = 'released'",
        "UPDATE release SET state = 'aborted', outbox = '/elsewhere'",
        "UPDATE release SET state = 'aborted', entry = -1",
        "UPDATE release SET state = 'aborted', recipient = 'other'", "UPDATE release SET entry = 5",
        "INSERT INTO agreement VALUES ('Upper', 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('-a', 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('a' || char(0), 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('a/b', 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('ä', 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('', 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES (printf('%065d', 0), 1, randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('a', '1st', randomblob(32), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('a', 1, randomblob(31), randomblob(32), 0, 77)",
        "INSERT INTO agreement VALUES ('a', 1, randomblob(32), randomblob(33), 0, 77)",
        "INSERT INTO agreement VALUES ('a', 1, randomblob(32), randomblob(32), 0, 1.5)",
        "INSERT INTO agreement VALUES ('a', 1, randomblob(32), NULL, 0, 77)",
        "INSERT INTO agreement_signature VALUES ('absent', 1, randomblob(32))",
        "INSERT INTO approval VALUES (randomblob(32), 'xa', 'dpo', randomblob(32), randomblob(32), 0)",
        "UPDATE agreement_event SET event = 'terminated'", "DELETE FROM agreement_event",
        "INSERT OR REPLACE INTO agreement_event VALUES (10, 'permits', 1, 'suspended', randomblob(32), 0, 0, 9)",
        "INSERT OR REPLACE INTO agreement_event SELECT 10, 'other', 1, 'proposed', identity, 0, 0, NULL FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'resumed', identity, 0, 0, 10 FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'proposed', identity, 0, 0, 10 FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'signed', identity, 0, 0, 10 FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'registered', identity, 0, 0, 10 FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 2, 'registered', identity, 0, 0, NULL FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'suspended', identity, 0, 0, NULL FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'suspended', randomblob(32), 0, 0, 10 FROM agreement",
        "INSERT INTO agreement_event SELECT 12, id, 1, 'gone', identity, 0, 0, 10 FROM agreement",
        "INSERT INTO agreement_event_signature VALUES (99, randomblob(32))",
        "INSERT INTO agreement_event_file VALUES (10, '../a', randomblob(32))",
        "INSERT INTO party VALUES (0, 'xa.nso', randomblob(32), randomblob(32), 0, 1)",
        "INSERT OR REPLACE INTO party VALUES (1, 'xa.nso', randomblob(32), randomblob(32), 0, NULL)",
        "UPDATE party SET form = randomblob(32)", "DELETE FROM party",
        "INSERT INTO release_incident SELECT 50, id, 'recalled', NULL, NULL, 0, 1, randomblob(32) FROM release",
        "INSERT INTO release_incident VALUES (50, 'absent', 'recalled', NULL, NULL, 0, 1, randomblob(32))",
        "DELETE FROM duty", "UPDATE duty SET due = 0", "UPDATE duty SET discharged = 1",
        "INSERT OR REPLACE INTO duty SELECT id, release, agreement, agreement_version, kind, owed_by, owed_to, 0,"
            + " created, NULL FROM duty",
        "INSERT INTO duty SELECT 'other', release, agreement, agreement_version, kind, owed_by, owed_to, due, created,"
            + " 99 FROM duty",
        "INSERT INTO duty SELECT 'other', release, agreement, 7, kind, owed_by, owed_to, due, created, NULL FROM duty",
        "INSERT INTO release SELECT 2, 'no hex', request, agreement, agreement_version, recipient, dataset, input,"
            + " transformation, randomblob(32), outbox, staged_at, state, entry FROM release",
    ]

    @Test(arguments: forbidden)
    func `the schema refuses what no command would do`(_ statement: String) throws {
        try withTemporaryFolder { folder throws in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test)
            try register.register(SampleRecord.agreement(), with: ["a.yaml": SampleRecord.digest("a")])
            try register.record(SampleRecord.dryRun("dry run"))
            try register.record(SampleRecord.approval())
            try register.stage(SampleRecord.release())
            try register.record([SampleRecord.party(previous: nil, entry: 1)], with: [:])
            try register.record(SampleRecord.duty())
            let other = try foreignConnection(folder.registry)
            let before = try other.read(Self.dump)
            do {
                try other.write { try $0.execute(sql: statement) }
                Issue.record("not refused")
            } catch let error as DatabaseError {
                #expect(error.resultCode == .SQLITE_CONSTRAINT)
            }
            #expect(try other.read(Self.dump) == before)
        }
    }

    private static func dump(_ database: Database) throws -> [[Row]] {
        try [
            "policy_file", "agreement", "agreement_signature", "dry_run", "approval", "release", "party",
            "agreement_event", "agreement_event_signature", "agreement_event_file", "duty",
        ].map { try Row.fetchAll(database, sql: "SELECT * FROM \($0)") }
    }

    @Test(arguments: [DatabaseFormat.register, .ledger, .vault])
    func `every table is strict and of a fixed shape`(_ format: DatabaseFormat) throws {
        try withTemporaryFolder { folder throws in
            let file = try DatabaseFile(folder.registry, as: format, create: true, patience: 0)
            let loose = try file.read { database in
                try String.fetchAll(
                    database,
                    sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
                )
            }
            #expect(Set(loose) == ["grdb_migrations", "sqlite_schema"])
            let header = try file.read { database in
                try ["application_id", "user_version"].map { try Int.fetchOne(database, sql: "PRAGMA \($0)") }
            }
            #expect(header == [format.applicationID, format.migrations.count])
        }
    }

    @Test func `a text that SQLite would cut is refused, not shortened`() throws {
        try withTemporaryFolder { folder throws in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test)
            let expected = RegistryError.rule(path: folder.registry, record: "agreement", rule: "path holds no NUL")
            expectError(expected) {
                try register.register(SampleRecord.agreement(), with: ["a\0b": SampleRecord.digest("a")])
            }
        }
    }

    @Test func `migrations are never edited`() {
        let formats: [DatabaseFormat] = [.register, .ledger, .vault]
        let pins = formats.flatMap { $0.migrations.map { ContentDigest(of: $0.name + "\n" + $0.statements).hex } }
        #expect(
            pins == [
                "dad8073171ee0c68c169c34ed9c9a3ecc750c70f70d9bc0986f7a0cb4b90f4db",
                "bdefca38cdf585bd6ee653fb19e3f5a1d1119fbef7357518d4a0000baeacbe12",
                "c53268eccc6b595401f9705715491554f0e6aae5741b8e691c75a129136f9ed0",
                "4f9dd1efc7f0ba2d3b4eec315f6532bc11fe9a44780374cebfa6c58862d62b59",
                "90dcfb4c4979e72d51456ea1d6ab844a5980275a3886a61c406e4b54ceb501dc",
                "80d16e47cf78d525932dc73ca0ac8d468074e013c8a321ce06c17adbd139af4b",
                "5a8812bb60729cde8275552cf02dfb9dc4b9327c4243870cf0f095014530e363",
                "356ff3754be6d05584b35b22a972ab480546f791ebf04a943546983daf621292",
                "02d8a82a086c730ad5a62422b3ccccf9933071749790007710bc3e70a82f5674",
                "c3e91cfcf4566dc77b6ee3aa62eb2d4cf0686d0e18223f8203640f0d0716da62",
                "c1baa9adc33a5cff8c5ce6b5fd7de8d57dd4ebdf838fe501c57605fce9d60cbb",
                "52be9c4ae9929e51316bf3695461eaad9ef0ee80ce10190f9d61f5f01d3239ac",
                "cc3eb7a2f91c4b556eda522fb091e799c93329a79c57cd99b412158c0bc52cb1",
                "e488869eb4af1db6d3544fa2807029e7d969262f294b80397e538efd87718fc0",
                "65ff29a4cf2b9571a7038669c2eb52d9eb123240e38177d48826e897e5551b15",
            ]
        )
    }

    @Test func `the page about the formats names every table, column and application id`() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/formats/registry.md"), encoding: .utf8)
        for format in [DatabaseFormat.register, .ledger, .vault] {
            #expect(page.contains("`0x\(String(format.applicationID, radix: 16))`"))
            try withTemporaryFolder { folder throws in
                let file = try DatabaseFile(folder.registry, as: format, create: true, patience: 0)
                let columns = try file.read { database in
                    try Row.fetchAll(
                        database,
                        sql: """
                            SELECT t.name AS name, group_concat('`' || c.name || '`', ', ') AS columns
                            FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c
                            WHERE t.schema = 'main' AND t.strict GROUP BY t.name
                            """
                    ).map { "| `\($0["name"] as String)` (\($0["columns"] as String)) |" }
                }
                #expect(columns.count >= 3)
                for line in columns { #expect(page.contains(line)) }
            }
        }
    }
}
