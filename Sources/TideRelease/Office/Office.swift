package import TideAgreement
package import TideCore
package import TideLedger

/// An opened workspace: everything that a use case of the office works with.
package struct Office: OfficeBooks {
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
    /// The clocks of this run; `nil` in commands that only read.
    package let clock: RunClock?
    /// The trust policies that this run read, by digest.
    let trustPolicies = ReadPolicies()
    private let keyChanges = FoundKeyChanges()
    private let documents = ReadDocuments()

    package init(
        paths: WorkspacePaths,
        configuration: WorkspaceConfiguration,
        register: any Register,
        ledger: Ledger,
        evidence: EvidenceStore,
        releaseKey: any LogSigner,
        master: Redacted<[UInt8]>,
        keys: KeyHistory? = nil,
        witnessing: Witnessing? = nil,
        clock: RunClock? = nil
    ) {
        self.paths = paths
        self.configuration = configuration
        self.register = register
        self.ledger = ledger
        self.evidence = evidence
        self.releaseKey = releaseKey
        self.master = master
        self.witnessing = witnessing
        self.clock = clock
        self.knownKeys = keys
    }

    /// The keys of the office by role, as the ledger has them.
    package func keys() throws -> KeyHistory {
        if let knownKeys { return knownKeys }
        return try KeyHistory(of: ledger.store, changes: keyChanges.all(in: ledger.store))
    }

    package func policies() throws -> PolicySet {
        try documents.policies(as: DocumentsOnRecord(of: self), readPolicies)
    }

    package func signatures(under policies: PolicySet) throws -> RegisteredSignatures {
        try documents.signatures(under: policies, as: DocumentsOnRecord(of: self)) {
            try RegisteredSignatures(of: self, policies: policies)
        }
    }

    package var store: any LedgerStore { ledger.store }
}
