import GRDB
package import TideCore
package import TideRelease

extension SQLiteRegister {
    package func record(
        _ firewall: RegisteredFirewall,
        with files: [String: ContentDigest]
    ) throws(RegistryError) {
        try change("firewall") { change in
            if try change.database.firewalls(where: "entry = ?", [firewall.entry]) == [firewall] { return }
            try change.alter("firewall", where: "entry = ?", [firewall.entry]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO firewall (entry, id, event, form, registered_at, previous)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        firewall.entry, firewall.id.text, firewall.event.rawValue, firewall.form.column,
                        firewall.registeredAt.secondsSince1970, firewall.previous,
                    ]
                )
            }
            try change.alter("firewall_signature", where: "entry = ?", [firewall.entry]) { database in
                for signature in firewall.signatures {
                    try database.execute(
                        sql: "INSERT INTO firewall_signature (entry, envelope) VALUES (?, ?)",
                        arguments: [firewall.entry, signature.column]
                    )
                }
            }
            try change.put(files)
        }
    }

    package func firewallHistory() throws(RegistryError) -> [RegisteredFirewall] {
        try file.read { try $0.firewalls(where: "1", []) }
    }
}

extension Database {
    /// The records that a condition on their own table chooses, by id, then entry, each with its signatures.
    fileprivate func firewalls(where condition: String, _ arguments: StatementArguments) throws -> [RegisteredFirewall]
    {
        let signatures = try Dictionary(
            grouping: Row.fetchAll(
                self,
                sql: """
                    SELECT * FROM firewall_signature WHERE entry IN (SELECT entry FROM firewall WHERE \(condition))
                    ORDER BY entry, envelope
                    """,
                arguments: arguments
            )
        ) { try $0.integer("entry") }
        return try Row.fetchAll(
            self,
            sql: "SELECT * FROM firewall WHERE \(condition) ORDER BY id, entry",
            arguments: arguments
        ).map { row in
            guard let event = RegisteredFirewall.Event(rawValue: try row.text("event")) else { throw MalformedRow() }
            let entry = try row.integer("entry")
            return RegisteredFirewall(
                id: try row.identifier("id"),
                event: event,
                form: try row.digest("form"),
                signatures: try signatures[entry, default: []].map { try $0.digest("envelope") },
                registeredAt: try row.instant("registered_at"),
                previous: try row.integerIfAny("previous"),
                entry: entry
            )
        }
    }
}
