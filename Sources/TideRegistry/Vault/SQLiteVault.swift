import FoundationEssentials
import GRDB
package import TideCore
package import TideLedger
package import TideRelease

/// The vault of a workspace, in `pseudonyms.sqlite`.
///
/// Every row is in the sum of a seal under a key from the master key, as a register's are: one that another program changed, added
/// or took away is noticed at the next opening.
package struct SQLiteVault: PseudonymVault {
    private let file: DatabaseFile
    private let seal: RegisterSeal
    /// Names tokens that were erased, so that the list of them tells nothing.
    private let codes: KeyedDigest

    /// Opens a vault, or makes one.
    ///
    /// - Parameters:
    ///   - create: whether a missing file is made; one that is there opens as ever.
    ///   - key: of the seal.
    ///   - codes: of the tokens that are never given again.
    /// - Throws: `missing`, `foreign`, `newer`, `busy`, `full`, `damaged`, `setting`, `unavailable` or `sealBroken`.
    /// - Complexity: O(rows).
    package init(
        _ path: String,
        create: Bool,
        key: KeyedDigest,
        codes: KeyedDigest,
        patience: Double = 5
    ) throws(RegistryError) {
        file = try DatabaseFile(path, as: .vault, create: create, patience: patience)
        let seal = RegisterSeal(key: key)
        self.seal = seal
        self.codes = codes
        try file.checkWhole()
        if create {
            try file.write("seal") { database in
                guard try seal.isFresh(database) else { return }
                try seal.write(.init(sum: RowSum(), extent: .none), in: database)
            }
        }
        let holds = try file.read { try seal.holds(in: $0, format: .vault) }
        guard holds else { throw .sealBroken(path: path) }
    }

    package func rows(ofLookups lookups: [ContentDigest]) throws(RegistryError) -> [ContentDigest: VaultRow] {
        try file.read { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM token WHERE lookup = ?")
            var found: [ContentDigest: VaultRow] = [:]
            for lookup in lookups {
                try statement.setArguments([lookup.column])
                if let row = try Row.fetchOne(statement) { found[lookup] = try row.vaultRow }
            }
            return found
        }
    }

    package func rows(ofTokens tokens: [String], in domain: Identifier) throws(RegistryError) -> [String: VaultRow] {
        try file.read { database in
            let statement = try database.cachedStatement(sql: "SELECT * FROM token WHERE domain = ? AND token = ?")
            var found: [String: VaultRow] = [:]
            // What SQLite would cut is no token.
            for token in tokens where !token.utf8.contains(0) {
                try statement.setArguments([domain.text, token])
                if let row = try Row.fetchOne(statement) { found[token] = try row.vaultRow }
            }
            return found
        }
    }

    package func taken(_ tokens: [String], in domain: Identifier) throws(RegistryError) -> Set<String> {
        let given = Set(try rows(ofTokens: tokens, in: domain).keys)
        return try file.read { database in
            let statement = try database.cachedStatement(sql: "SELECT 1 FROM spent WHERE code = ?")
            return try given.union(
                tokens.filter { token in
                    try statement.setArguments([code(of: token, in: domain).column])
                    return try Row.fetchOne(statement) != nil
                }
            )
        }
    }

    package func add(_ rows: [VaultRow]) throws(RegistryError) {
        try change { change in
            for row in rows {
                let (token, epoch) = (try row.token.column("token"), try row.epoch.column("epoch"))
                let code = code(of: row.token, in: row.domain)
                guard
                    try Row.fetchOne(
                        change.database,
                        sql: "SELECT 1 FROM spent WHERE code = ?",
                        arguments: [code.column]
                    ) == nil
                else { throw RegistryError.rule(path: file.path, record: "token", rule: "a token is given once") }
                try change.alter("token", where: "lookup = ?", [row.lookup.column]) { database in
                    try database.execute(
                        sql: "INSERT INTO token (lookup, id, domain, epoch, token, sealed) VALUES (?, ?, ?, ?, ?, ?)",
                        arguments: [
                            row.lookup.column, Data(row.id), row.domain.text, epoch, token, Data(row.sealed),
                        ]
                    )
                }
            }
        }
    }

    package func erasedUpTo() throws(RegistryError) -> Int {
        try file.read { database in
            guard let content = try seal.content(in: database) else { throw RegistryError.sealBroken(path: file.path) }
            return content.extent.entries - 1
        }
    }

    package func erase(_ ids: [[UInt8]]) throws(RegistryError) {
        try change { change in
            // What is deleted is written over with zeros, in the file and in its write-ahead log.
            try change.database.execute(sql: "PRAGMA secure_delete = ON")
            for id in ids {
                let found = try Row.fetchOne(
                    change.database,
                    sql: "SELECT * FROM token WHERE id = ?",
                    arguments: [Data(id)]
                )
                guard let row = try found?.vaultRow else { continue }
                let code = code(of: row.token, in: row.domain).column
                try change.alter("spent", where: "code = ?", [code]) { database in
                    try database.execute(sql: "INSERT OR IGNORE INTO spent (code) VALUES (?)", arguments: [code])
                }
                try change.alter("token", where: "id = ?", [Data(id)]) { database in
                    try database.execute(sql: "DELETE FROM token WHERE id = ?", arguments: [Data(id)])
                }
            }
        }
        try file.scrub()
    }

    package func noteErased(upTo entry: Int) throws(RegistryError) {
        try change { $0.advance(to: RegisterExtent(entries: entry + 1, journal: 0)) }
    }

    /// Closes the file; later calls give `RegistryError.closed`.
    package func close() { file.close() }

    private func code(of token: String, in domain: Identifier) -> ContentDigest {
        codes.digest(of: Array("\(domain.text)\n\(token)".utf8))
    }

    private func change(_ body: (inout SealedChange) throws -> Void) throws(RegistryError) {
        try file.write("token") { database in
            var change = try SealedChange(database, seal, path: file.path)
            try body(&change)
            try change.close()
        }
    }
}

extension Row {
    fileprivate var vaultRow: VaultRow {
        get throws {
            VaultRow(
                lookup: try digest("lookup"),
                id: try bytes("id"),
                domain: try identifier("domain"),
                epoch: try text("epoch"),
                token: try text("token"),
                sealed: try bytes("sealed")
            )
        }
    }
}
