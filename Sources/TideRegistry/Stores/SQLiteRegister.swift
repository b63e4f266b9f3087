import GRDB
package import TideCore
package import TideLedger
package import TideRelease

/// The register of a workspace, in `registry.sqlite`.
///
/// Every rule stands in the schema; what is asked before a statement only gives its refusal a better name.
package struct SQLiteRegister: Register {
    let file: DatabaseFile
    private let seal: RegisterSeal?

    /// Opens a register, or makes one.
    ///
    /// The whole file is checked, since it is small: a row an agreement, approval and release. Under its key the seal is
    /// checked too, over every row.
    ///
    /// - Parameters:
    ///   - create: whether a missing file is made; one that is there opens as ever.
    ///   - key: of the seal; without it whatever the file says is read, and nothing is written.
    ///   - patience: how long to wait for another process's lock, in seconds.
    /// - Throws: `missing`, `foreign`, `newer`, `busy`, `full`, `damaged`, `setting`, `unavailable` or `sealBroken`.
    package init(_ path: String, create: Bool, key: KeyedDigest?, patience: Double = 5) throws(RegistryError) {
        file = try DatabaseFile(path, as: .register, create: create, patience: patience)
        seal = key.map { RegisterSeal(key: $0) }
        try file.checkWhole()
        guard let seal else { return }
        if create {
            try file.write("seal") { database in
                guard try seal.isFresh(database) else { return }
                try seal.write(.init(sum: RowSum(), extent: .none), in: database)
            }
        }
        let holds = try file.read { try seal.holds(in: $0, format: .register) }
        guard holds else { throw .sealBroken(path: path) }
    }

    /// Changes rows and the seal with them, in one transaction.
    ///
    /// - Precondition: the register was opened with its key.
    func change<Result>(
        _ record: String,
        _ body: (inout SealedChange) throws -> Result
    ) throws(RegistryError) -> Result {
        // WHY: every caller that writes opens with the key; a register without it would be unsealed by the change.
        guard let seal else { preconditionFailure("a register is changed without its key") }
        return try file.write(record) { database in
            var change = try SealedChange(database, seal, path: file.path)
            let result = try body(&change)
            try change.close()
            return result
        }
    }

    package func extent() throws(RegistryError) -> RegisterExtent {
        try file.read { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM \(RegisterSeal.table)") else {
                return .none
            }
            return RegisterExtent(entries: try row.integer("entries"), journal: try row.integer("journal"))
        }
    }

    package func advance(to extent: RegisterExtent) throws(RegistryError) {
        try change("seal") { $0.advance(to: extent) }
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
        try change("agreement") { change in
            let database = change.database
            guard try !database.has(agreement.id, version: agreement.version) else {
                throw RegistryError.alreadyRegistered(agreement.id, version: agreement.version)
            }
            let last = try database.lastEvent(of: agreement.id, version: agreement.version)
            guard last.map({ $0.identity == agreement.identity && $0.entry < agreement.entry }) ?? true else {
                throw RegistryError.staleEvent(agreement.id, version: agreement.version, last: last?.entry)
            }
            let version: StatementArguments = [agreement.id.text, agreement.version]
            // A trigger makes the agreement's event.
            let event = ("entry = ?", [agreement.entry] as StatementArguments)
            try change.alter(["agreement": ("id = ? AND version = ?", version), "agreement_event": event]) { database in
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
            }
            try change.alter("agreement_signature", where: "agreement = ? AND version = ?", version) { database in
                for signature in agreement.signatures {
                    try database.execute(
                        sql: "INSERT INTO agreement_signature (agreement, version, envelope) VALUES (?, ?, ?)",
                        arguments: [agreement.id.text, agreement.version, signature.column]
                    )
                }
            }
            try change.put(files)
        }
    }
}

/// What an agreement is found by.
private struct AgreementKey: Hashable {
    let id: Identifier
    let version: Int
}

extension Database {
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
