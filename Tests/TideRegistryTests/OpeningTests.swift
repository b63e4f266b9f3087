import Foundation
import GRDB
import Testing
import TideRegistry
import TideRelease
import TideTestSupport

@Suite struct OpeningTests {
    @Test func `a missing register is not made unless asked for`() throws {
        try withTemporaryFolder { folder throws in
            expectError(.missing(path: folder.registry, format: "register")) {
                _ = try SQLiteRegister(folder.registry, create: false, key: .test)
            }
            #expect(!FileManager.default.fileExists(atPath: folder.registry))
        }
    }

    @Test func `a new register is readable by its owner alone and opens again`() throws {
        try withTemporaryFolder { folder throws in
            try SQLiteRegister(folder.registry, create: true, key: .test).register(SampleRecord.agreement(), with: [:])
            let mode = try FileManager.default.attributesOfItem(atPath: folder.registry)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            for create in [false, true] {
                let register = try SQLiteRegister(folder.registry, create: create, key: .test)
                #expect(try register.agreements() == [SampleRecord.agreement()])
            }
        }
    }

    @Test func `an empty file becomes a register only when asked for`() throws {
        try withTemporaryFolder { folder throws in
            #expect(FileManager.default.createFile(atPath: folder.registry, contents: Data()))
            expectError(.foreign(path: folder.registry, format: "register")) {
                _ = try SQLiteRegister(folder.registry, create: false, key: .test)
            }
            #expect(try bytes(folder.registry).isEmpty)
            #expect(try SQLiteRegister(folder.registry, create: true, key: .test).agreements().isEmpty)
        }
    }

    @Test func `a crash while a register is made leaves one that can be made again`() throws {
        try withTemporaryFolder { folder throws in
            try foreignConnection(folder.registry).write { database in
                try database.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
            }
            #expect(try SQLiteRegister(folder.registry, create: true, key: .test).agreements().isEmpty)
        }
    }

    @Test(arguments: [false, true])
    func `another program's database is refused and left as it was`(_ create: Bool) throws {
        try withTemporaryFolder { folder throws in
            try foreignConnection(folder.registry).write { try $0.execute(sql: "CREATE TABLE agreement (id)") }
            let before = try bytes(folder.registry)
            expectError(.foreign(path: folder.registry, format: "register")) {
                _ = try SQLiteRegister(folder.registry, create: create, key: .test)
            }
            #expect(try bytes(folder.registry) == before)
        }
    }

    @Test(arguments: [false, true])
    func `a file that is no database is refused and left as it was`(_ create: Bool) throws {
        try withTemporaryFolder { folder throws in
            let text = Data(String(repeating: "not a database\n", count: 500).utf8)
            try text.write(to: URL(filePath: folder.registry))
            expectError(.foreign(path: folder.registry, format: "register")) {
                _ = try SQLiteRegister(folder.registry, create: create, key: .test)
            }
            #expect(try bytes(folder.registry) == Array(text))
        }
    }

    @Test(arguments: ["PRAGMA user_version = 99", "INSERT INTO grdb_migrations VALUES ('99 from the future')"])
    func `a register of a newer program is refused`(_ change: String) throws {
        try withTemporaryFolder { folder throws in
            try SQLiteRegister(folder.registry, create: true, key: .test).close()
            try foreignConnection(folder.registry).write { try $0.execute(sql: change) }
            for create in [false, true] {
                expectError(.newer(path: folder.registry)) {
                    _ = try SQLiteRegister(folder.registry, create: create, key: .test)
                }
            }
        }
    }

    @Test(arguments: [
        "DROP TRIGGER release_moves", "DROP TRIGGER agreement_kept", "DROP INDEX approval_by_request",
        "DROP TABLE policy_file",
    ])
    func `a register that lost a part of its schema is refused`(_ change: String) throws {
        try withTemporaryFolder { folder throws in
            try SQLiteRegister(folder.registry, create: true, key: .test).close()
            try foreignConnection(folder.registry).write { try $0.execute(sql: change) }
            expectError(.damaged(path: folder.registry)) {
                _ = try SQLiteRegister(folder.registry, create: false, key: .test)
            }
        }
    }

    @Test func `a path in a folder that is not there is refused`() throws {
        try withTemporaryFolder { folder throws in
            let path = folder.appending(path: "none/registry.sqlite").path
            expectError(.unavailable(path: path, code: 14)) {
                _ = try SQLiteRegister(path, create: true, key: .test)
            }
        }
    }

    @Test func `no page of a register can be wiped unnoticed`() throws {
        try withTemporaryFolder { folder throws in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test)
            for version in 1...20 {
                let files = ["files/\(version).yaml": SampleRecord.digest("\(version)")]
                try register.register(SampleRecord.agreement(version: version), with: files)
            }
            let whole = try register.dump()
            register.close()
            let sound = try bytes(folder.registry)
            let pageSize = 4096
            #expect(sound.count > 10 * pageSize)
            var refused = 0
            for page in 0..<sound.count / pageSize {
                let bytes = sound.indices.map { $0 / pageSize == page ? 0 : sound[$0] }
                try Data(bytes).write(to: URL(filePath: folder.registry))
                // A page that holds nothing may be wiped: then the register says all that it said.
                do {
                    let wiped = try SQLiteRegister(folder.registry, create: false, key: .test)
                    #expect(try wiped.dump() == whole, "page \(page)")
                    wiped.close()
                } catch is RegistryError { refused += 1 }
            }
            #expect(refused > 10)
        }
    }
}
