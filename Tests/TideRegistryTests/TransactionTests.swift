import Foundation
import GRDB
import Testing
import TideCore
import TideRegistry
import TideRelease
import TideTestSupport

@Suite struct TransactionTests {
    @Test func `while another process writes, a change is refused and reading goes on`() throws {
        try withTemporaryFolder { folder throws in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test, patience: 0)
            try register.register(SampleRecord.agreement(), with: [:])
            let other = try foreignConnection(folder.registry)
            try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
            expectError(.busy(path: folder.registry)) {
                try register.record(SampleRecord.dryRun("dry run"))
            }
            #expect(try register.agreements().count == 1)
            try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
            try register.record(SampleRecord.dryRun("dry run"))
        }
    }

    @Test func `writers that wait for each other lose nothing`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try SQLiteRegister(folder.registry, create: true, key: .test).close()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let register = try SQLiteRegister(folder.registry, create: false, key: .test, patience: 60)
                    for number in 0..<25 { try register.record(SampleRecord.dryRun("\(writer) \(number)")) }
                }
            }
            try await group.waitForAll()
        }
        let register = try SQLiteRegister(folder.registry, create: false, key: .test)
        for writer in 0..<4 {
            for number in 0..<25 {
                #expect(try register.dryRun(SampleRecord.digest("\(writer) \(number)")) != nil)
            }
        }
    }

    @Test func `runs that race for the last places of a quota never take more than there are`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try SQLiteRegister(folder.registry, create: true, key: .test).register(SampleRecord.agreement(), with: [:])
        let window = QuotaWindow(
            limit: 7,
            from: Instant(secondsSince1970: 0),
            until: Instant(secondsSince1970: 2_000_000_000)
        )
        // Each has a connection of its own, as processes have.
        let staged = try await withThrowingTaskGroup(of: Int.self) { group in
            for runner in UInt8(0)..<4 {
                group.addTask {
                    let register = try SQLiteRegister(folder.registry, create: false, key: .test, patience: 60)
                    return try (UInt8(0)..<10).count { number in
                        let release = try SampleRecord.release(runner * 10 + number + 1)
                        return try register.stage(release, quota: window) == .staged
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(staged == 7)
        #expect(try SQLiteRegister(folder.registry, create: false, key: .test).usedQuota(of: "permits").count == 7)
    }

    @Test func `a full disk refuses the change, keeps what was there, and works again with space`() throws {
        try withTemporaryFolder { folder throws in
            let file = try DatabaseFile(folder.registry, as: .register, create: true, patience: 0)
            func insert(_ count: Int) throws(RegistryError) {
                try file.write("dry run") { database in
                    for number in 0..<count {
                        let digest = Data(SampleRecord.digest("\(number)").bytes)
                        try database.execute(sql: "INSERT INTO dry_run VALUES (?, ?, 0)", arguments: [digest, digest])
                    }
                }
            }
            try file.write("limit") { database in
                let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
                try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
            }
            expectError(.full(path: folder.registry)) { try insert(1000) }
            #expect(try file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM dry_run") } == 0)
            try file.write("limit") { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
            try insert(1000)
            try file.checkWhole()
        }
    }

    @Test func `an error of the commit itself closes the file until it is opened anew`() throws {
        try withTemporaryFolder { folder throws in
            try SQLiteRegister(folder.registry, create: true, key: .test).close()
            let file = try DatabaseFile(folder.registry, as: .register, create: false, patience: 0)
            // A reference that is checked at the commit alone is the simplest commit that fails.
            expectError(.outcomeUnknown(path: folder.registry, code: 787)) {
                try file.write("approval") { database in
                    try database.execute(
                        sql: """
                            PRAGMA defer_foreign_keys = ON;
                            INSERT INTO approval VALUES (zeroblob(32), 'xa', 'dpo', zeroblob(32), zeroblob(32), 0)
                            """
                    )
                }
            }
            expectError(.closed(path: folder.registry)) {
                try file.write("record") { _ in }
            }
            expectError(.closed(path: folder.registry)) { try file.read { _ in } }
            let register = try SQLiteRegister(folder.registry, create: false, key: .test)
            #expect(try register.approvals(ofRequest: SampleRecord.digest("request")).isEmpty)
        }
    }

    @Test func `a row that tidegate could not have written is damage, not a crash`() throws {
        try withTemporaryFolder { folder throws in
            let register = try SQLiteRegister(folder.registry, create: true, key: .test)
            try register.register(SampleRecord.agreement(), with: [:])
            try foreignConnection(folder.registry).writeWithoutTransaction { database in
                try database.execute(
                    sql: """
                        PRAGMA ignore_check_constraints = ON;
                        INSERT INTO agreement VALUES ('NOT A NAME', 0, x'00', x'00', 0, -1)
                        """
                )
            }
            expectError(.damaged(path: folder.registry)) { _ = try register.agreements() }
            register.close()
            expectError(.damaged(path: folder.registry)) {
                _ = try SQLiteRegister(folder.registry, create: false, key: .test)
            }
        }
    }

    @Test func `a process that is killed in the middle of a change leaves the change before it`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tidegate-\(UUID().uuidString).sqlite").path
        defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            try SQLiteRegister(path, create: true, key: .test).record(SampleRecord.dryRun("before"))
            let file = try DatabaseFile(path, as: .register, create: false, patience: 0)
            try file.write("dry run") { database in
                try database.execute(sql: "INSERT INTO dry_run VALUES (zeroblob(32), zeroblob(32), 0)")
                // Spills the unfinished change into the write-ahead log, as a change larger than the cache would.
                try database.execute(sql: "PRAGMA cache_size = 1")
                for _ in 0..<500 {
                    try database.execute(sql: "INSERT INTO dry_run VALUES (randomblob(32), randomblob(32), 0)")
                }
                kill(getpid(), SIGKILL)
            }
        }
        let register = try SQLiteRegister(path, create: false, key: .test)
        #expect(try register.dryRun(SampleRecord.digest("before")) == SampleRecord.dryRun("before"))
        #expect(try rowCount(path, "dry_run") == 1)
    }
}
