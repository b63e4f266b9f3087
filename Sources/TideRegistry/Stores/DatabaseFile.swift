import FoundationEssentials
package import GRDB
import TideCore

/// A SQLite file of Tidegate, opened: one writing connection and some reading ones.
///
/// Every register and ledger opens, reads and changes its file through this one place, so that settings, locks and errors
/// are the same for all.
package struct DatabaseFile: Sendable {
    /// What the names of a file and of those that belong to it while it is in use end in.
    package static let suffixes = ["", "-wal", "-shm"]

    /// Where it is.
    package let path: String
    private let pool: DatabasePool

    /// Opens a file, and makes it or what it lacks where that is asked for.
    ///
    /// A file of an earlier version gets the migrations that it lacks. The file of a newer version or of another program is
    /// refused before anything is written to it.
    ///
    /// - Parameters:
    ///   - create: whether a missing or empty file becomes a new one; a file that is there opens as ever.
    ///   - patience: how long to wait for another process's lock, in seconds.
    /// - Throws: `missing`, `foreign`, `newer`, `busy`, `full`, `damaged`, `setting` or `unavailable`.
    package init(_ path: String, as format: DatabaseFormat, create: Bool, patience: Double) throws(RegistryError) {
        self.path = path
        if !FileManager.default.fileExists(atPath: path) {
            guard create else { throw .missing(path: path, format: format.name) }
            try Self.createEmpty(path)
        }
        do {
            pool = try Self.pool(path, format, create: create, patience: patience)
        } catch {
            throw RegistryError(error, path: path, format: format.name)
        }
    }

    private static func createEmpty(_ path: String) throws(RegistryError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path
        do {
            try DurableFile.write(path, [], mode: 0o600)
            try DurableFile.syncFolder(folder)
        } catch {
            throw .unavailable(path: path, code: ResultCode.SQLITE_CANTOPEN.rawValue)
        }
    }

    private static func pool(
        _ path: String,
        _ format: DatabaseFormat,
        create: Bool,
        patience: Double
    ) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            try DatabaseSettings.prepare(database)
            try requireFormat(format, of: database, path: path, create: create)
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction(DatabaseSettings.prepareWriting)
        guard try !pool.read(format.migrator.hasBeenSuperseded) else { throw RegistryError.newer(path: path) }
        if try !pool.read(format.migrator.hasCompletedMigrations) { try format.migrator.migrate(pool) }
        try pool.writeWithoutTransaction { try DatabaseSettings.require(of: $0, path: path, isWriting: true) }
        let expected = try format.schemaNames()
        try pool.read { database in
            try DatabaseSettings.require(of: database, path: path, isWriting: false)
            guard try Set(expected).isSubset(of: DatabaseFormat.schemaNames(of: database)) else {
                throw RegistryError.damaged(path: path)
            }
        }
        return pool
    }

    /// Refuses another program's file, a newer one, and an empty one unless it is to become ours.
    private static func requireFormat(
        _ format: DatabaseFormat,
        of database: Database,
        path: String,
        create: Bool
    ) throws {
        let applicationID = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if applicationID != format.applicationID {
            // A crash in the middle of making a file leaves an empty one, or one with GRDB's own table alone.
            let strangers = try DatabaseFormat.schemaNames(of: database).filter { !$0.contains(" grdb_") }
                .filter { !$0.contains(" sqlite_autoindex_grdb_") }
            guard create, applicationID == 0, strangers.isEmpty else {
                throw RegistryError.foreign(path: path, format: format.name)
            }
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= format.migrations.count else { throw RegistryError.newer(path: path) }
    }

    /// Makes a whole copy in a new file, durably: what is committed, without free pages.
    ///
    /// - Parameter copy: must not exist.
    package func copy(to copy: String) throws(RegistryError) {
        do {
            try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy]) }
            try DurableFile.settle(copy, mode: 0o600)
        } catch {
            throw RegistryError(error, path: path)
        }
    }

    /// Writes the file anew without free pages, and empties the write-ahead log: what was deleted is in neither any more.
    ///
    /// - Complexity: O(size of the file).
    func scrub() throws(RegistryError) {
        do {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA secure_delete = ON; VACUUM")
                try database.checkpoint(.truncate)
            }
        } catch {
            throw RegistryError(error, path: path)
        }
    }

    /// Closes every connection; later calls give `RegistryError.closed`.
    package func close() {
        // The writing connection has to close last, or nobody folds the write-ahead log into the file.
        pool.invalidateReadOnlyConnections()
        try? pool.close()
    }

    /// Reads in one snapshot.
    package func read<Result>(_ body: (Database) throws -> Result) throws(RegistryError) -> Result {
        do { return try pool.read(body) } catch { throw RegistryError(error, path: path) }
    }

    /// Changes in one transaction, which holds the write lock from its beginning (`BEGIN IMMEDIATE`).
    ///
    /// When this returns, the change is on the disk, unless the next one is to bring it there. An error before the commit leaves
    /// the file as it was; an error of the commit itself closes the file, and unless the disk was full leaves the outcome unknown.
    ///
    /// - Parameter isSynced: `false` leaves syncing to the next change. The write-ahead log is one file, written from front to
    ///   back, so a power failure before that takes both or the later one, never the earlier one alone.
    package func write<Result>(
        _ record: String,
        isSynced: Bool = true,
        _ body: (Database) throws -> Result
    ) throws(RegistryError) -> Result {
        do {
            return try pool.writeWithoutTransaction { database in
                if !isSynced { try DatabaseSettings.leaveSyncing(database) }
                defer { if !isSynced { try? DatabaseSettings.prepareWriting(database) } }
                try database.beginTransaction(.immediate)
                let result: Result
                do {
                    result = try body(database)
                } catch {
                    try? database.rollback()
                    throw error
                }
                do {
                    try database.commit()
                } catch {
                    try? database.rollback()
                    throw CommitFailure(code: (error as? DatabaseError)?.extendedResultCode.rawValue ?? 1)
                }
                return result
            }
        } catch let failure as CommitFailure {
            close()
            // A full disk shows before the commit's last page is written, so nothing of it is kept.
            if failure.code & 0xff == ResultCode.SQLITE_FULL.rawValue { throw .full(path: path) }
            throw .outcomeUnknown(path: path, code: failure.code)
        } catch {
            throw RegistryError(error, path: path, record: record)
        }
    }

    /// Reads the whole file and checks that its pages, indexes, constraints and references hold together.
    ///
    /// - Throws: `damaged` where they don't.
    /// - Complexity: O(size of the file).
    package func checkWhole() throws(RegistryError) {
        let isSound: Bool
        do {
            // On a read-only connection SQLite 3.40 leaves the CHECK constraints out, so this takes the other one.
            isSound = try pool.writeWithoutTransaction { database in
                try String.fetchAll(database, sql: "PRAGMA integrity_check(1)") == ["ok"]
                    && Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil
            }
        } catch {
            throw RegistryError(error, path: path)
        }
        guard isSound else { throw .damaged(path: path) }
    }

    private struct CommitFailure: Error { let code: Int32 }
}
