import FoundationEssentials
import GRDB
import TideCore
package import TideRelease

extension SQLiteRegister {
    package func record(_ act: PseudonymAct) throws(RegistryError) {
        try change("pseudonym") { change in
            if try change.database.pseudonymActs(where: "entry = ?", [act.entry]) == [act] { return }
            let epoch = try act.epoch.column("epoch")
            let tokens = try act.tokens?.column("tokens")
            try change.alter("pseudonym", where: "entry = ?", [act.entry]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO pseudonym (
                            entry, domain, kind, epoch, count, public_key, tokens, statement, recorded_at, previous)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        act.entry, act.domain.text, act.kind.rawValue, epoch, act.count, act.publicKey.map { Data($0) },
                        tokens, act.statement.column, act.recordedAt.secondsSince1970, act.previous,
                    ]
                )
            }
            try change.alter("pseudonym_signature", where: "entry = ?", [act.entry]) { database in
                for signature in act.signatures {
                    try database.execute(
                        sql: "INSERT INTO pseudonym_signature (entry, envelope) VALUES (?, ?)",
                        arguments: [act.entry, signature.column]
                    )
                }
            }
        }
    }

    package func pseudonymActs() throws(RegistryError) -> [PseudonymAct] {
        try file.read { try $0.pseudonymActs(where: "1", []) }
    }

    package func record(_ use: VaultRecord) throws(RegistryError) {
        try change("vault") { change in
            let known = try Row.fetchOne(
                change.database,
                sql: "SELECT * FROM vault WHERE entry = ?",
                arguments: [use.entry]
            )
            if try known?.vaultUse == use { return }
            try change.alter("vault", where: "entry = ?", [use.entry]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO vault (entry, domain, namespace, profile, generation, sum, asked, made, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        use.entry, use.domain.text, use.kind?.namespace.text, use.kind?.profile, use.state.generation,
                        use.state.sum.column, use.asked, use.made,
                        use.recordedAt.secondsSince1970,
                    ]
                )
            }
        }
    }

    package func vaultUses() throws(RegistryError) -> [VaultRecord] {
        try file.read { try Row.fetchAll($0, sql: "SELECT * FROM vault ORDER BY entry").map { try $0.vaultUse } }
    }
}

extension Row {
    fileprivate var vaultUse: VaultRecord {
        get throws {
            let namespace = try identifierIfAny("namespace")
            return VaultRecord(
                domain: try identifier("domain"),
                kind: try namespace.map { VaultRecord.Kind(namespace: $0, profile: try text("profile")) },
                state: VaultState(generation: try integer("generation"), sum: try digest("sum")),
                asked: try integer("asked"),
                made: try integer("made"),
                recordedAt: try instant("recorded_at"),
                entry: try integer("entry")
            )
        }
    }
}

extension Database {
    /// The steps that a condition on their own table chooses, by entry, each with its signatures.
    fileprivate func pseudonymActs(where condition: String, _ arguments: StatementArguments) throws -> [PseudonymAct] {
        let signatures = try Dictionary(
            grouping: Row.fetchAll(
                self,
                sql: """
                    SELECT * FROM pseudonym_signature WHERE entry IN (SELECT entry FROM pseudonym WHERE \(condition))
                    ORDER BY entry, envelope
                    """,
                arguments: arguments
            )
        ) { try $0.integer("entry") }
        return try Row.fetchAll(
            self,
            sql: "SELECT * FROM pseudonym WHERE \(condition) ORDER BY entry",
            arguments: arguments
        ).map { row in
            guard let kind = PseudonymAct.Kind(rawValue: try row.text("kind")) else { throw MalformedRow() }
            let entry = try row.integer("entry")
            return PseudonymAct(
                kind: kind,
                domain: try row.identifier("domain"),
                epoch: try row.text("epoch"),
                count: try row.integer("count"),
                publicKey: kind == .custody ? try row.bytes("public_key") : nil,
                tokens: kind == .custody ? try row.text("tokens") : nil,
                statement: try row.digest("statement"),
                signatures: try signatures[entry, default: []].map { try $0.digest("envelope") },
                recordedAt: try row.instant("recorded_at"),
                previous: try row.integerIfAny("previous"),
                entry: entry
            )
        }
    }
}
