package import GRDB

/// The settings of SQLite that an acknowledged change rests on, set and read back at every opening.
///
/// GRDB's `DatabasePool` turns `synchronous` down to `NORMAL` after its `prepareDatabase`, and in WAL mode a commit under
/// `NORMAL` may be lost in a power cut. So `synchronous` is set again once the pool stands, and nothing is taken on trust.
///
/// *Source:* SQLite, PRAGMA synchronous; GRDB 7.10, `Database.setUpWALMode`.
package enum DatabaseSettings {
    /// Name and value of what the writing connection has to have, in the order of the check.
    package static let required: [(name: String, value: String)] = [
        ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("cell_size_check", "1"),
        ("trusted_schema", "0"),
    ]

    /// Sets what holds for one connection, before anything else runs on it.
    static func prepare(_ database: Database) throws {
        try database.execute(sql: "PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF")
    }

    /// Sets what GRDB overrides, on the connection that writes.
    static func prepareWriting(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
    }

    /// Leaves the syncing of the next commit to the one after it.
    static func leaveSyncing(_ database: Database) throws {
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
    }

    /// Reads every setting back and refuses the first that is not as it has to be.
    ///
    /// - Parameter isWriting: whether the connection writes; `synchronous` is of no account on others.
    /// - Throws: `RegistryError.setting`, or what GRDB throws.
    package static func require(of database: Database, path: String, isWriting: Bool) throws {
        for (name, expected) in required where isWriting || name != "synchronous" {
            let found = try Row.fetchOne(database, sql: "PRAGMA \(name)").map { String(describing: $0[0] ?? "nothing") }
            guard found == expected else {
                throw RegistryError.setting(path: path, name: name, found: found ?? "nothing", expected: expected)
            }
        }
    }
}
