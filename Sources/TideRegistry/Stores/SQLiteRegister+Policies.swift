import GRDB
import TideCore
import TideLedger
package import TideRelease

extension SQLiteRegister {
    package func record(_ policy: LogPolicy) throws(RegistryError) {
        try change("log policy") { change in
            let known = try Row.fetchOne(
                change.database,
                sql: "SELECT * FROM log_policy WHERE entry = ?",
                arguments: [policy.entry]
            )?.logPolicy()
            if known == policy { return }
            try change.alter("log_policy", where: "entry = ?", [policy.entry]) { database in
                try database.execute(
                    sql: "INSERT INTO log_policy (entry, digest, quorum) VALUES (?, ?, ?)",
                    arguments: [policy.entry, policy.digest.column, policy.rule.rawValue]
                )
            }
        }
    }

    package func logPolicies() throws(RegistryError) -> [LogPolicy] {
        try file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM log_policy ORDER BY entry").map { try $0.logPolicy() }
        }
    }
}

extension Row {
    fileprivate func logPolicy() throws -> LogPolicy {
        guard let rule = QuorumRule(rawValue: try text("quorum")) else { throw MalformedRow() }
        return LogPolicy(digest: try digest("digest"), rule: rule, entry: try integer("entry"))
    }
}
