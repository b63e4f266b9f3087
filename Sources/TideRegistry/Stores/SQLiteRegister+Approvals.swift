import GRDB
package import TideCore
package import TideRelease

extension SQLiteRegister {
    package func record(_ dryRun: DryRunRecord) throws(RegistryError) {
        try change("dry run") { change in
            try change.alter("dry_run", where: "digest = ?", [dryRun.digest.column]) { database in
                try database.execute(
                    sql: """
                        INSERT INTO dry_run (digest, request, made_at) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING
                        """,
                    arguments: [dryRun.digest.column, dryRun.request.column, dryRun.madeAt.secondsSince1970]
                )
            }
        }
    }

    package func dryRun(_ digest: ContentDigest) throws(RegistryError) -> DryRunRecord? {
        try file.read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM dry_run WHERE digest = ?", arguments: [digest.column])
                .map { try $0.dryRun() }
        }
    }

    package func dryRuns() throws(RegistryError) -> [DryRunRecord] {
        try file.read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM dry_run ORDER BY digest").map { try $0.dryRun() }
        }
    }

    package func record(_ approval: ApprovalRecord) throws(RegistryError) {
        try change("approval") { change in
            let database = change.database
            let isKnown = try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM dry_run WHERE digest = ? AND request = ?)",
                arguments: [approval.dryRun.column, approval.request.column]
            )
            guard isKnown == true else {
                throw RegistryError.unregisteredDryRun(approval.dryRun, request: approval.request)
            }
            let row: StatementArguments = [
                approval.dryRun.column, approval.officer.party.text, approval.officer.officer.text,
            ]
            try change.alter("approval", where: "dry_run = ? AND party = ? AND officer = ?", row) { database in
                try database.execute(
                    sql: """
                        INSERT INTO approval (dry_run, party, officer, request, envelope, recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (dry_run, party, officer) DO NOTHING
                        """,
                    arguments: [
                        approval.dryRun.column, approval.officer.party.text, approval.officer.officer.text,
                        approval.request.column, approval.envelope.column, approval.recordedAt.secondsSince1970,
                    ]
                )
            }
        }
    }

    package func approvals(ofRequest request: ContentDigest) throws(RegistryError) -> [ApprovalRecord] {
        try file.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM approval WHERE request = ? ORDER BY dry_run, party, officer",
                arguments: [request.column]
            ).map { row in
                ApprovalRecord(
                    request: try row.digest("request"),
                    dryRun: try row.digest("dry_run"),
                    officer: OfficerName(party: try row.identifier("party"), officer: try row.identifier("officer")),
                    envelope: try row.digest("envelope"),
                    recordedAt: try row.instant("recorded_at")
                )
            }
        }
    }
}

extension Row {
    fileprivate func dryRun() throws -> DryRunRecord {
        DryRunRecord(
            digest: try digest("digest"),
            request: try digest("request"),
            madeAt: try instant("made_at")
        )
    }
}
