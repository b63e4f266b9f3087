import GRDB
package import TideCore
package import TideRelease

extension SQLiteRegister {
    package func record(_ duty: DutyRecord) throws(RegistryError) {
        try change("duty") { change in
            let database = change.database
            if let known = try database.duty(duty.id) {
                // One that was discharged since is the same duty.
                let same = known.discharged.map { duty.discharged(by: $0) } ?? duty
                guard known == same else { throw RegistryError.differingDuty(duty.id) }
                return
            }
            if let release = duty.release {
                let isKnown = try Bool.fetchOne(
                    database,
                    sql: "SELECT EXISTS (SELECT 1 FROM release WHERE id = ?)",
                    arguments: [release.text]
                )
                guard isKnown == true else { throw RegistryError.unregisteredRelease(release) }
            }
            guard try database.has(duty.agreement, version: duty.agreementVersion) else {
                throw RegistryError.unregisteredAgreement(duty.agreement, version: duty.agreementVersion)
            }
            let id = try duty.id.column("id")
            try change.alter("duty", where: "id = ?", [id]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO duty (id, release, agreement, agreement_version, kind, owed_by, owed_to, due, created,
                            discharged)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        id, duty.release?.text, duty.agreement.text, duty.agreementVersion,
                        try duty.kind.column("kind"), duty.owedBy.text, duty.owedTo?.text, duty.due.secondsSince1970,
                        duty.created, duty.discharged,
                    ]
                )
            }
        }
    }

    package func discharge(_ duty: String, entry: Int) throws(RegistryError) {
        try change("duty") { change in
            let database = change.database
            guard let known = try database.duty(duty) else { throw RegistryError.unregisteredDuty(duty) }
            if let done = known.discharged {
                guard done == entry else { throw RegistryError.dischargedDuty(duty, entry: done) }
                return
            }
            try change.alter("duty", where: "id = ?", [duty]) { database in
                try database.execute(sql: "UPDATE duty SET discharged = ? WHERE id = ?", arguments: [entry, duty])
            }
        }
    }

    package func duties() throws(RegistryError) -> [DutyRecord] {
        try file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM duty ORDER BY due, id").map { try $0.duty() }
        }
    }

    package func openDuties(of party: Identifier) throws(RegistryError) -> [DutyRecord] {
        try file.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM duty WHERE owed_by = ? AND discharged IS NULL ORDER BY due, id",
                arguments: [party.text]
            ).map { try $0.duty() }
        }
    }
}

extension Database {
    fileprivate func duty(_ id: String) throws -> DutyRecord? {
        try Row.fetchOne(self, sql: "SELECT * FROM duty WHERE id = ?", arguments: [try id.column("id")])?.duty()
    }
}

extension Row {
    fileprivate func duty() throws -> DutyRecord {
        DutyRecord(
            id: try text("id"),
            release: try releaseIfAny("release"),
            agreement: try identifier("agreement"),
            agreementVersion: try integer("agreement_version"),
            kind: try text("kind"),
            owedBy: try identifier("owed_by"),
            owedTo: try identifierIfAny("owed_to"),
            due: try instant("due"),
            created: try integer("created"),
            discharged: try integerIfAny("discharged")
        )
    }
}
