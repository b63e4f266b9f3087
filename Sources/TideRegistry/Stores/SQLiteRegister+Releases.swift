import GRDB
package import TideCore
package import TideRelease

extension SQLiteRegister {
    package func stage(_ release: ReleaseRecord, quota: QuotaWindow?) throws(RegistryError) -> Staging {
        // Counted and recorded under one write lock, which the transaction holds from its beginning.
        try change("release") { change in
            let database = change.database
            guard try database.release(release.id) == nil else { throw RegistryError.alreadyStaged(release.id) }
            guard try database.has(release.agreement, version: release.agreementVersion) else {
                throw RegistryError.unregisteredAgreement(release.agreement, version: release.agreementVersion)
            }
            if let quota {
                let staging = quota.staging(after: try database.usedQuota(of: release.agreement))
                guard staging == .staged else { return staging }
            }
            try change.alter("release", where: "id = ?", [release.id.text]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO release (id, request, agreement, agreement_version, recipient, dataset, input,
                            transformation, statement, outbox, staged_at, state, entry)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        release.id.text, release.request.column, release.agreement.text, release.agreementVersion,
                        release.recipient.text, release.dataset.text, release.input.column,
                        release.transformation.column, release.statement.column, try release.outbox.column("outbox"),
                        release.stagedAt.secondsSince1970, release.state.rawValue, release.entry,
                    ]
                )
            }
            return .staged
        }
    }

    package func usedQuota(of agreement: Identifier) throws(RegistryError) -> [Instant] {
        try file.read { try $0.usedQuota(of: agreement) }
    }

    package func move(_ release: ReleaseIdentifier, to state: ReleaseState, entry: Int?) throws(RegistryError) {
        try change("release") { change in
            let database = change.database
            guard let current = try database.release(release) else { throw RegistryError.unregisteredRelease(release) }
            guard current.state.mayBecome(state) else {
                throw RegistryError.forbiddenMove(release, from: current.state.rawValue, to: state.rawValue)
            }
            if let known = current.entry, let entry, known != entry {
                throw RegistryError.differingEntry(release, entry: known, other: entry)
            }
            guard state == .aborted || (entry ?? current.entry) != nil else {
                throw RegistryError.missingEntry(release, state: state.rawValue)
            }
            try change.alter("release", where: "id = ?", [release.text]) { database in
                try database.execute(
                    sql: "UPDATE release SET state = ?, entry = coalesce(?, entry) WHERE id = ?",
                    arguments: [state.rawValue, entry, release.text]
                )
            }
        }
    }

    /// Every release, in the order in which they were staged.
    package func releases() throws(RegistryError) -> [ReleaseRecord] {
        try file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM release ORDER BY number").map { try $0.release() }
        }
    }
}

extension ReleaseState {
    /// Whether a release may go from here to there; the schema's trigger says the same.
    fileprivate func mayBecome(_ next: ReleaseState) -> Bool {
        switch (self, next) {
        case (.staged, .released), (.staged, .aborted), (.released, .delivered), (.released, .aborted): true
        default: false
        }
    }
}

extension Database {
    fileprivate func release(_ id: ReleaseIdentifier) throws -> ReleaseRecord? {
        try Row.fetchOne(self, sql: "SELECT * FROM release WHERE id = ?", arguments: [id.text])?.release()
    }

    /// When releases of an agreement that were not aborted were staged, ascending.
    fileprivate func usedQuota(of agreement: Identifier) throws -> [Instant] {
        try Row.fetchAll(
            self,
            sql: "SELECT staged_at FROM release WHERE agreement = ? AND state <> 'aborted' ORDER BY staged_at",
            arguments: [agreement.text]
        ).map { try $0.instant("staged_at") }
    }
}

extension Row {
    fileprivate func release() throws -> ReleaseRecord {
        guard let id = ReleaseIdentifier(try text("id")), let state = ReleaseState(rawValue: try text("state")) else {
            throw MalformedRow()
        }
        return ReleaseRecord(
            id: id,
            request: try digest("request"),
            agreement: try identifier("agreement"),
            agreementVersion: try integer("agreement_version"),
            recipient: try identifier("recipient"),
            dataset: try identifier("dataset"),
            input: try digest("input"),
            transformation: try digest("transformation"),
            statement: try digest("statement"),
            outbox: try text("outbox"),
            stagedAt: try instant("staged_at"),
            state: state,
            entry: try integerIfAny("entry")
        )
    }
}
