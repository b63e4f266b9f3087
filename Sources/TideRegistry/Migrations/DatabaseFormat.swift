import GRDB

/// One step of a schema, from the version before it to its own.
///
/// INVARIANT: once released, its name and its statements are never edited; a change is another migration at the end of the
/// list. A test pins the digest of each.
package struct SchemaMigration: Hashable, Sendable {
    /// Unique within its format.
    package let name: String
    /// Statements of SQL, run in one transaction.
    package let statements: String
}

/// What a SQLite file of Tidegate is: a register or a ledger.
package struct DatabaseFormat: Hashable, Sendable {
    /// As a person calls it.
    package let name: String
    /// In bytes 68 to 71 of the file, so that no other file is taken for one.
    package let applicationID: Int
    /// In the order in which they are applied; as many of them as `user_version` says are in a file.
    package let migrations: [SchemaMigration]

    /// Applies what a file lacks, each migration with the version that it makes in one transaction.
    var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (position, migration) in migrations.enumerated() {
            migrator.registerMigration(migration.name, foreignKeyChecks: .immediate) { [applicationID] database in
                try database.execute(sql: migration.statements)
                try database.execute(sql: "PRAGMA application_id = \(applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(position + 1)")
            }
        }
        return migrator
    }

    /// The tables, indexes and triggers of a file that has every migration, `type name`, sorted.
    func schemaNames() throws -> [String] {
        let scratch = try DatabaseQueue()
        try migrator.migrate(scratch)
        return try scratch.read(Self.schemaNames(of:))
    }

    /// The statements that made everything in a file that has every migration, sorted.
    func schemaStatements() throws -> [String] {
        let scratch = try DatabaseQueue()
        try migrator.migrate(scratch)
        return try scratch.read(Self.schemaStatements(of:))
    }

    /// The statements that made everything in a file, sorted.
    static func schemaStatements(of database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: "SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
        )
    }

    /// The tables, indexes and triggers of a file, `type name`, sorted.
    static func schemaNames(of database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "SELECT type || ' ' || name FROM sqlite_schema ORDER BY type, name")
    }
}
