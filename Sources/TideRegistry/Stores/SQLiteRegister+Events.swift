import GRDB
package import TideCore
package import TideRelease

extension SQLiteRegister {
    package func record(_ event: AgreementEvent) throws(RegistryError) {
        try change("event") { change in
            let database = change.database
            let (id, version) = (event.agreement, event.version)
            let known = try database.events(of: id, version: version)
            if let same = known.first(where: { $0.entry == event.entry }) {
                guard same == event else {
                    throw RegistryError.staleEvent(id, version: version, last: known.last?.entry)
                }
                return
            }
            guard event.mayFollow(known) else {
                throw RegistryError.forbiddenEvent(
                    id,
                    version: version,
                    last: known.last?.kind.rawValue,
                    event: event.kind.rawValue
                )
            }
            guard event.previous == known.last?.entry, known.last.map({ $0.identity == event.identity }) ?? true else {
                throw RegistryError.staleEvent(id, version: version, last: known.last?.entry)
            }
            try change.insert(event)
        }
    }

    package func events() throws(RegistryError) -> [AgreementEvent] {
        try file.read { try $0.events(where: "1", []) }
    }

    package func events(of agreement: Identifier) throws(RegistryError) -> [AgreementEvent] {
        try file.read { try $0.events(where: "agreement = ?", [agreement.text]) }
    }
}

extension Database {
    /// A version's last event.
    func lastEvent(of agreement: Identifier, version: Int) throws -> AgreementEvent? {
        try events(of: agreement, version: version).last
    }

    fileprivate func events(of agreement: Identifier, version: Int) throws -> [AgreementEvent] {
        try events(where: "agreement = ? AND version = ?", [agreement.text, version])
    }

    /// The events that a condition on their own table chooses, by entry, each with what belongs to it.
    fileprivate func events(where condition: String, _ arguments: StatementArguments) throws -> [AgreementEvent] {
        let chosen = "SELECT entry FROM agreement_event WHERE \(condition)"
        let signatures = try Dictionary(
            grouping: Row.fetchAll(
                self,
                sql: "SELECT * FROM agreement_event_signature WHERE entry IN (\(chosen)) ORDER BY entry, envelope",
                arguments: arguments
            )
        ) { try $0.integer("entry") }
        let files = try Dictionary(
            grouping: Row.fetchAll(
                self,
                sql: "SELECT * FROM agreement_event_file WHERE entry IN (\(chosen))",
                arguments: arguments
            )
        ) { try $0.integer("entry") }
        return try Row.fetchAll(
            self,
            sql: "SELECT * FROM agreement_event WHERE \(condition) ORDER BY entry",
            arguments: arguments
        ).map { row in
            let entry = try row.integer("entry")
            return try row.event(
                signatures: signatures[entry, default: []].map { try $0.digest("envelope") },
                files: Dictionary(
                    uniqueKeysWithValues: files[entry, default: []].map {
                        (try $0.text("path"), try $0.digest("digest"))
                    }
                )
            )
        }
    }
}

extension SealedChange {
    fileprivate mutating func insert(_ event: AgreementEvent) throws {
        try alter("agreement_event", where: "entry = ?", [event.entry]) { database in
            try database.execute(
                sql: """
                    INSERT INTO agreement_event (entry, agreement, version, event, identity, effective, recorded_at,
                        previous)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    event.entry, event.agreement.text, event.version, event.kind.rawValue, event.identity.column,
                    event.effective.secondsSince1970, event.recordedAt.secondsSince1970, event.previous,
                ]
            )
        }
        try alter("agreement_event_signature", where: "entry = ?", [event.entry]) { database in
            for signature in event.signatures {
                try database.execute(
                    sql: "INSERT INTO agreement_event_signature (entry, envelope) VALUES (?, ?)",
                    arguments: [event.entry, signature.column]
                )
            }
        }
        try alter("agreement_event_file", where: "entry = ?", [event.entry]) { database in
            for (path, digest) in event.files.sorted(by: { $0.key < $1.key }) {
                try database.execute(
                    sql: "INSERT INTO agreement_event_file (entry, path, digest) VALUES (?, ?, ?)",
                    arguments: [event.entry, try path.column("path"), digest.column]
                )
            }
        }
    }
}

extension Row {
    fileprivate func event(signatures: [ContentDigest], files: [String: ContentDigest]) throws -> AgreementEvent {
        guard let kind = AgreementEvent.Kind(rawValue: try text("event")) else { throw MalformedRow() }
        return AgreementEvent(
            agreement: try identifier("agreement"),
            version: try integer("version"),
            kind: kind,
            identity: try digest("identity"),
            effective: try instant("effective"),
            recordedAt: try instant("recorded_at"),
            signatures: signatures,
            files: files,
            previous: try integerIfAny("previous"),
            entry: try integer("entry")
        )
    }
}
