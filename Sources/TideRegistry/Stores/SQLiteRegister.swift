import GRDB
package import TideCore
package import TideRelease

/// The register of a workspace, in `registry.sqlite`.
///
/// Every rule stands in the schema; what is asked before a statement only gives its refusal a better name.
package struct SQLiteRegister: Register {
    let file: DatabaseFile

    /// Opens a register, or makes one.
    ///
    /// The whole file is checked, since it is small: a row an agreement, approval and release.
    ///
    /// - Parameters:
    ///   - create: whether a missing file is made; one that is there opens as ever.
    ///   - patience: how long to wait for another process's lock, in seconds.
    /// - Throws: `missing`, `foreign`, `newer`, `busy`, `full`, `damaged`, `setting` or `unavailable`.
    package init(_ path: String, create: Bool, patience: Double = 5) throws(RegistryError) {
        file = try DatabaseFile(path, as: .register, create: create, patience: patience)
        try file.checkWhole()
    }

    /// Closes the file; later calls give `RegistryError.closed`.
    package func close() { file.close() }

    package func policyFiles() throws(RegistryError) -> [String: ContentDigest] {
        try file.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT path, digest FROM policy_file")
            return try Dictionary(uniqueKeysWithValues: rows.map { (try $0.text("path"), try $0.digest("digest")) })
        }
    }

    package func agreements() throws(RegistryError) -> [RegisteredAgreement] {
        try file.read { database in
            let signatures = try Row.fetchAll(
                database,
                sql: "SELECT * FROM agreement_signature ORDER BY agreement, version, envelope"
            )
            let byAgreement = try Dictionary(grouping: signatures) { row in
                AgreementKey(id: try row.identifier("agreement"), version: try row.integer("version"))
            }
            return try Row.fetchAll(database, sql: "SELECT * FROM agreement ORDER BY id, version").map { row in
                let key = AgreementKey(id: try row.identifier("id"), version: try row.integer("version"))
                return try row.agreement(
                    key,
                    signatures: byAgreement[key, default: []].map { try $0.digest("envelope") }
                )
            }
        }
    }

    package func register(
        _ agreement: RegisteredAgreement,
        with files: [String: ContentDigest]
    ) throws(RegistryError) {
        try file.write("agreement") { database in
            guard try !database.has(agreement.id, version: agreement.version) else {
                throw RegistryError.alreadyRegistered(agreement.id, version: agreement.version)
            }
            let last = try database.lastEvent(of: agreement.id, version: agreement.version)
            guard last.map({ $0.identity == agreement.identity && $0.entry < agreement.entry }) ?? true else {
                throw RegistryError.staleEvent(agreement.id, version: agreement.version, last: last?.entry)
            }
            try database.execute(
                sql: """
                    INSERT INTO agreement (id, version, identity, signed_form, registered_at, entry)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    agreement.id.text, agreement.version, agreement.identity.column, agreement.signedForm.column,
                    agreement.registeredAt.secondsSince1970, agreement.entry,
                ]
            )
            for signature in agreement.signatures {
                try database.execute(
                    sql: "INSERT INTO agreement_signature (agreement, version, envelope) VALUES (?, ?, ?)",
                    arguments: [agreement.id.text, agreement.version, signature.column]
                )
            }
            try database.put(files)
        }
    }
}

/// What an agreement is found by.
private struct AgreementKey: Hashable {
    let id: Identifier
    let version: Int
}

extension Database {
    /// Puts policy files in force, each in the place of an earlier one of its path.
    func put(_ files: [String: ContentDigest]) throws {
        for (path, digest) in files.sorted(by: { $0.key < $1.key }) {
            try execute(
                sql: """
                    INSERT INTO policy_file (path, digest) VALUES (?, ?)
                    ON CONFLICT (path) DO UPDATE SET digest = excluded.digest
                    """,
                arguments: [try path.column("path"), digest.column]
            )
        }
    }

    /// Whether an agreement is registered.
    func has(_ agreement: Identifier, version: Int) throws -> Bool {
        try Bool.fetchOne(
            self,
            sql: "SELECT EXISTS (SELECT 1 FROM agreement WHERE id = ? AND version = ?)",
            arguments: [agreement.text, version]
        ) ?? false
    }
}

extension Row {
    fileprivate func agreement(_ key: AgreementKey, signatures: [ContentDigest]) throws -> RegisteredAgreement {
        RegisteredAgreement(
            id: key.id,
            version: key.version,
            identity: try digest("identity"),
            signedForm: try digest("signed_form"),
            signatures: signatures,
            registeredAt: try instant("registered_at"),
            entry: try integer("entry")
        )
    }
}
