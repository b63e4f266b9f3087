import GRDB
import TideCore
import TideLedger
import TideRelease

/// The seal of a register: says that its rows are those that Tidegate wrote, and how much of the ledger is in them.
///
/// A row's digest is HMAC-SHA256, under a key from the workspace's master key, of `<table>` LF and its columns in their order,
/// each as `<type><hexadecimal>`, with commas between. The sum of all rows' digests, the number of entries and of records of
/// the journal stand in the table `register_seal` under an HMAC of their own, and change in the same transaction as the rows:
/// a crash leaves a seal that fits. Rows changed by anything else than Tidegate do not fit for ever after, since
/// later changes are added to the sum and nothing is counted anew.
struct RegisterSeal: Sendable {
    static let table = "register_seal"
    let key: KeyedDigest

    /// What the seal's row holds.
    struct Content: Hashable {
        var sum: RowSum
        var extent: RegisterExtent
    }

    /// The seal's row.
    ///
    /// - Returns: `nil` where there is none, or one that this key did not make.
    func content(in database: Database) throws -> Content? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM \(Self.table)") else { return nil }
        let content = Content(
            sum: RowSum(try row.digest("sum")),
            extent: RegisterExtent(entries: try row.integer("entries"), journal: try row.integer("journal"))
        )
        return try row.digest("code") == code(of: content) ? content : nil
    }

    /// Writes the seal's row, in the place of the one before.
    func write(_ content: Content, in database: Database) throws {
        guard let sum = ContentDigest(bytes: content.sum.bytes) else { throw MalformedRow() }
        try database.execute(
            sql: """
                INSERT INTO \(Self.table) (one, entries, journal, sum, code) VALUES (1, ?, ?, ?, ?)
                ON CONFLICT (one) DO UPDATE SET entries = excluded.entries, journal = excluded.journal,
                    sum = excluded.sum, code = excluded.code
                """,
            arguments: [content.extent.entries, content.extent.journal, sum.column, code(of: content).column]
        )
    }

    /// Whether rows and schema are as Tidegate wrote them.
    ///
    /// - Complexity: O(rows).
    func holds(in database: Database, format: DatabaseFormat) throws -> Bool {
        guard let content = try content(in: database),
            try format.schemaStatements() == DatabaseFormat.schemaStatements(of: database)
        else { return false }
        return try content.sum == sum(of: database)
    }

    /// Whether there is no seal and no row that one could be about: a register that was made just now.
    func isFresh(_ database: Database) throws -> Bool {
        guard try Row.fetchOne(database, sql: "SELECT 1 FROM \(Self.table)") == nil else { return false }
        return try Self.tables(of: database).allSatisfy { table in
            try Row.fetchOne(database, sql: "SELECT 1 FROM \(table) LIMIT 1") == nil
        }
    }

    /// The sum of the rows of a table that a condition chooses.
    func sum(
        of table: String,
        where condition: String,
        _ arguments: StatementArguments,
        in database: Database
    ) throws
        -> RowSum
    {
        let columns = try String.fetchAll(
            database,
            sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid",
            arguments: [table]
        )
        let row = columns.map { "typeof(\($0)) || hex(\($0))" }.joined(separator: " || ',' || ")
        let rows = try String.fetchCursor(
            database,
            sql: "SELECT \(row) FROM \(table) WHERE \(condition)",
            arguments: arguments
        )
        let head = Array("\(table)\n".utf8)
        var sum = RowSum()
        while let text = try rows.next() { sum.add(RowSum(key.digest(of: head + Array(text.utf8)))) }
        return sum
    }

    private func sum(of database: Database) throws -> RowSum {
        var sum = RowSum()
        for table in try Self.tables(of: database) { sum.add(try self.sum(of: table, where: "1", [], in: database)) }
        return sum
    }

    private func code(of content: Content) -> ContentDigest {
        let value: JSONValue = [
            "entries": JSONValue(content.extent.entries), "journal": JSONValue(content.extent.journal),
            "sum": .string(Hex.encode(content.sum.bytes)), "version": "tidegate/register-seal/v1",
        ]
        return key.digest(of: CanonicalJSON.encode(value))
    }

    /// The tables that hold what the register says.
    static func tables(of database: Database) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT name FROM pragma_table_list
                WHERE schema = 'main' AND type = 'table' AND strict AND name <> ? ORDER BY name
                """,
            arguments: [table]
        )
    }
}
