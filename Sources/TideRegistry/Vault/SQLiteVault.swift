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

    package func count() throws(RegistryError) -> Int {
        try file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM token") ?? 0 }
    }

    package func state() throws(RegistryError) -> VaultState { try file.read { try content(in: $0).state } }

    package func follows(_ state: VaultState) throws(RegistryError) -> Bool {
        if try self.state() == state { return true }
        return try file.read { database in
            let past = try Row.fetchOne(
                database,
                sql: "SELECT sum FROM past WHERE generation = ?",
                arguments: [state.generation]
            )
            return try past?.digest("sum") == state.sum
        }
    }

    private func content(in database: Database) throws -> RegisterSeal.Content {
        guard let content = try seal.content(in: database) else { throw RegistryError.sealBroken(path: file.path) }
        return content
    }

    package func erase(_ ids: [[UInt8]]) throws(RegistryError) {
        try change { try remove(ids, in: &$0) }
        // The seal says how many tokens were spent when the file was last written anew: a crash in between is noticed here.
        let (spent, known) = try file.read { database in
            (try Int.fetchOne(database, sql: "SELECT count(*) FROM spent") ?? 0, try content(in: database).extent)
        }
        guard spent > known.entries else { return }
        try file.scrub()
        try file.write("seal") { database in
            var content = try content(in: database)
            content.extent = RegisterExtent(entries: spent, journal: content.extent.journal)
            try seal.write(content, in: database)
        }
    }

    package func state(afterErasing ids: [[UInt8]]) throws(RegistryError) -> VaultState {
        try file.write("token") { database in
            var state = try content(in: database).state
            try database.inSavepoint {
                try alter(database) { try remove(ids, in: &$0) }
                state = try content(in: database).state
                return .rollback
            }
            return state
        }
    }

    package func mark(_ code: ContentDigest) throws(RegistryError) {
        try change { try spend(code, in: &$0) }
    }

    private func remove(_ ids: [[UInt8]], in change: inout SealedChange) throws {
        // What is deleted is written over with zeros, in the file and in its write-ahead log.
        try change.database.execute(sql: "PRAGMA secure_delete = ON")
        for id in ids {
            let found = try Row.fetchOne(
                change.database,
                sql: "SELECT * FROM token WHERE id = ?",
                arguments: [Data(id)]
            )
            guard let row = try found?.vaultRow else { continue }
            try spend(code(of: row.token, in: row.domain), in: &change)
            try change.alter("token", where: "id = ?", [Data(id)]) { database in
                try database.execute(sql: "DELETE FROM token WHERE id = ?", arguments: [Data(id)])
            }
        }
    }

    private func spend(_ code: ContentDigest, in change: inout SealedChange) throws {
        try change.alter("spent", where: "code = ?", [code.column]) { database in
            try database.execute(sql: "INSERT OR IGNORE INTO spent (code) VALUES (?)", arguments: [code.column])
        }
    }

    /// Closes the file; later calls give `RegistryError.closed`.
    package func close() { file.close() }

    private func code(of token: String, in domain: Identifier) -> ContentDigest {
        codes.digest(of: Array("\(domain.text)\n\(token)".utf8))
    }

    private func change(_ body: (inout SealedChange) throws -> Void) throws(RegistryError) {
        try file.write("token") { try alter($0, body) }
    }

    /// Changes rows, and notes where the vault stood before where any changed.
    private func alter(_ database: Database, _ body: (inout SealedChange) throws -> Void) throws {
        var change = try SealedChange(database, seal, path: file.path)
        let state = try content(in: database).state
        try body(&change)
        guard change.isChanged else { return }
        try change.alter("past", where: "generation = ?", [state.generation]) { database in
            try database.execute(
                sql: "INSERT INTO past (generation, sum) VALUES (?, ?)",
                arguments: [state.generation, state.sum.column]
            )
        }
        change.advance(to: RegisterExtent(entries: 0, journal: state.generation + 1))
        try change.close()
    }
}

extension RegisterSeal.Content {
    fileprivate var state: VaultState {
        get throws {
            guard let sum = ContentDigest(bytes: sum.bytes) else { throw MalformedRow() }
            return VaultState(generation: extent.journal, sum: sum)
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
