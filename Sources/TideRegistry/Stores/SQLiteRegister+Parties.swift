import GRDB
package import TideCore
package import TideRelease

extension SQLiteRegister {
    package func record(_ parties: [RegisteredParty], with files: [String: ContentDigest]) throws(RegistryError) {
        try change("party") { change in
            for party in parties {
                let known = try change.database.history(of: party.id)
                if known.contains(party) { continue }
                guard party.previous == known.last?.entry, known.last.map({ $0.entry < party.entry }) ?? true else {
                    throw RegistryError.staleParty(party.id, last: known.last?.entry)
                }
                try change.alter("party", where: "id = ? AND entry = ?", [party.id.text, party.entry]) { database in
                    try database.execute(
                        sql: """
                            INSERT INTO party (entry, id, form, envelope, registered_at, previous)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """,
                        arguments: [
                            party.entry, party.id.text, party.form.column, party.envelope.column,
                            party.registeredAt.secondsSince1970, party.previous,
                        ]
                    )
                }
            }
            try change.put(files)
        }
    }

    package func partyHistory() throws(RegistryError) -> [RegisteredParty] {
        try file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM party ORDER BY id, entry").map { try $0.party() }
        }
    }
}

extension Database {
    fileprivate func history(of party: Identifier) throws -> [RegisteredParty] {
        try Row.fetchAll(self, sql: "SELECT * FROM party WHERE id = ? ORDER BY entry", arguments: [party.text])
            .map { try $0.party() }
    }
}

extension Row {
    fileprivate func party() throws -> RegisteredParty {
        RegisteredParty(
            id: try identifier("id"),
            form: try digest("form"),
            envelope: try digest("envelope"),
            registeredAt: try instant("registered_at"),
            previous: try integerIfAny("previous"),
            entry: try integer("entry")
        )
    }
}
