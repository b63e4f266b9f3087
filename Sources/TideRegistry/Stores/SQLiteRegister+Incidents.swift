import GRDB
import TideCore
import TideLedger
package import TideRelease

extension SQLiteRegister {
    package func record(_ incident: ReleaseIncident) throws(RegistryError) {
        try change("incident") { change in
            let database = change.database
            let known = try Row.fetchOne(
                database,
                sql: "SELECT * FROM release_incident WHERE entry = ?",
                arguments: [incident.entry]
            )?.incident()
            if known == incident { return }
            for release in [incident.release] + [incident.replacement].compactMap(\.self) {
                let isKnown = try Bool.fetchOne(
                    database,
                    sql: "SELECT EXISTS (SELECT 1 FROM release WHERE id = ?)",
                    arguments: [release.text]
                )
                guard isKnown == true else { throw RegistryError.unregisteredRelease(release) }
            }
            try change.alter("release_incident", where: "entry = ?", [incident.entry]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO release_incident
                            (entry, release, event, replacement, corrected_input, discovered, declared, envelope)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        incident.entry, incident.release.text, incident.event.rawValue, incident.replacement?.text,
                        incident.correctedInput?.column, incident.discovered.secondsSince1970,
                        incident.declared.secondsSince1970, incident.envelope.column,
                    ]
                )
            }
        }
    }

    package func incidents() throws(RegistryError) -> [ReleaseIncident] {
        try file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM release_incident ORDER BY entry").map { try $0.incident() }
        }
    }
}

extension Row {
    fileprivate func incident() throws -> ReleaseIncident {
        guard let release = try releaseIfAny("release"),
            let event = ReleaseIncidentEntry.Event(rawValue: try text("event"))
        else { throw MalformedRow() }
        return ReleaseIncident(
            release: release,
            event: event,
            replacement: try releaseIfAny("replacement"),
            correctedInput: try digestIfAny("corrected_input"),
            discovered: try instant("discovered"),
            declared: try instant("declared"),
            envelope: try digest("envelope"),
            entry: try integer("entry")
        )
    }
}
