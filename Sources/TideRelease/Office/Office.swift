package import TideAgreement
package import TideCore
package import TideLedger

/// An opened workspace: everything that a use case of the office works with.
package struct Office: Sendable {
    package let paths: WorkspacePaths
    package let configuration: WorkspaceConfiguration
    package let register: any Register
    package let ledger: Ledger
    package let evidence: EvidenceStore
    /// Signs statements.
    package let releaseKey: any LogSigner
    /// The keys of the office by role, as the ledger has them; `nil` where they are found when they are asked for.
    private let knownKeys: KeyHistory?
    /// 32 bytes; pseudonym keys, row order and evidence keys come from it.
    package let master: Redacted<[UInt8]>
    /// How the witnesses of the log are asked; `nil` where nobody asks them, as in commands that only read.
    package let witnessing: Witnessing?

    package init(
        paths: WorkspacePaths,
        configuration: WorkspaceConfiguration,
        register: any Register,
        ledger: Ledger,
        evidence: EvidenceStore,
        releaseKey: any LogSigner,
        master: Redacted<[UInt8]>,
        keys: KeyHistory? = nil,
        witnessing: Witnessing? = nil
    ) {
        self.paths = paths
        self.configuration = configuration
        self.register = register
        self.ledger = ledger
        self.evidence = evidence
        self.releaseKey = releaseKey
        self.master = master
        self.witnessing = witnessing
        self.knownKeys = keys
    }

    /// The keys of the office by role, as the ledger has them.
    package func keys() throws -> KeyHistory {
        if let knownKeys { return knownKeys }
        let changes = try KeyHistory.changes(in: ledger.store, from: 1)
        return try KeyHistory(of: ledger.store, changes: changes)
    }

    /// The policy set in force: the files that were registered, from the evidence.
    ///
    /// - Throws: ``ReleaseError/failed(_:)`` where the newest version of a registered agreement is not in it, since a
    ///   prohibition that can't be read must not be a permission; or where a party is not as the registrar signed it.
    package func policies() throws -> PolicySet {
        let policies = try policies(of: policyFiles())
        let strangers = try unregisteredParties(of: policies)
        guard strangers.isEmpty else { throw ReleaseError.failed(strangers) }
        return policies
    }

    /// The policy set of files that were registered.
    func policies(of files: [String: [UInt8]]) throws -> PolicySet {
        let policies = try PolicySet.read(files, folder: "registered")
        var newest: [Identifier: Int] = [:]
        for registered in try register.agreements() { newest[registered.id] = registered.version }
        for (id, version) in newest.sorted(by: { $0.key < $1.key }) {
            guard policies.agreements.contains(where: { $0.id == id && $0.version == version }) else {
                throw ReleaseError.failed(.registeredMissing, id.text, String(version))
            }
        }
        return policies
    }

    /// The policy set in force as it is read, before anything is held against a signature; `nil` where nothing is registered.
    ///
    /// For whoever compares what comes with what is there; decisions are made by ``policies()``.
    func registeredSet() throws -> PolicySet? {
        let files = try policyFiles()
        return files.isEmpty ? nil : try PolicySet.read(files, folder: "registered")
    }

    /// The registered files by path.
    func policyFiles() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (path, digest) in try register.policyFiles() { files[path] = try evidence.get(digest) }
        return files
    }
}
