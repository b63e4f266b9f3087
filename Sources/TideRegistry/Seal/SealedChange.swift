import GRDB
import TideCore
import TideRelease

/// The changes of one transaction, with what they make of the seal.
struct SealedChange {
    let database: Database
    private let seal: RegisterSeal
    private let before: RegisterSeal.Content
    private var after: RegisterSeal.Content

    /// - Throws: `RegistryError.sealBroken` where the seal's own row is not one of this key.
    init(_ database: Database, _ seal: RegisterSeal, path: String) throws {
        guard let content = try seal.content(in: database) else { throw RegistryError.sealBroken(path: path) }
        self.database = database
        self.seal = seal
        self.before = content
        self.after = content
    }

    /// Changes rows of a table: everything that `body` changes is chosen by the condition, before or after.
    mutating func alter(
        _ table: String,
        where condition: String,
        _ arguments: StatementArguments,
        _ body: (Database) throws -> Void
    ) throws {
        try alter([table: (condition, arguments)], body)
    }

    /// Changes rows of several tables at once, as where a trigger writes too.
    ///
    /// - Parameter rows: a condition for each table.
    mutating func alter(
        _ rows: [String: (condition: String, arguments: StatementArguments)],
        _ body: (Database) throws -> Void
    ) throws {
        func sum() throws -> RowSum {
            var sum = RowSum()
            for (table, chosen) in rows {
                sum.add(try seal.sum(of: table, where: chosen.condition, chosen.arguments, in: database))
            }
            return sum
        }
        let old = try sum()
        try body(database)
        after.sum.subtract(old)
        after.sum.add(try sum())
    }

    /// Notes how much of the ledger and the journal is in the register; never less than before.
    mutating func advance(to extent: RegisterExtent) {
        after.extent = RegisterExtent(
            entries: max(after.extent.entries, extent.entries),
            journal: max(after.extent.journal, extent.journal)
        )
    }

    /// Puts policy files in force, each in the place of an earlier one of its path.
    mutating func put(_ files: [String: ContentDigest]) throws {
        for (path, digest) in files.sorted(by: { $0.key < $1.key }) {
            let path = try path.column("path")
            try alter("policy_file", where: "path = ?", [path]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO policy_file (path, digest) VALUES (?, ?)
                        ON CONFLICT (path) DO UPDATE SET digest = excluded.digest
                        """,
                    arguments: [path, digest.column]
                )
            }
        }
    }

    /// Whether anything changed so far.
    var isChanged: Bool { after != before }

    /// Writes the seal if anything changed.
    func close() throws {
        if isChanged { try seal.write(after, in: database) }
    }
}
