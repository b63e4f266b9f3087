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
    package let releaseKey: SigningKey
    /// 32 bytes; pseudonym keys, row order and evidence keys come from it.
    package let master: Redacted<[UInt8]>

    package init(
        paths: WorkspacePaths,
        configuration: WorkspaceConfiguration,
        register: any Register,
        ledger: Ledger,
        evidence: EvidenceStore,
        releaseKey: SigningKey,
        master: Redacted<[UInt8]>
    ) {
        self.paths = paths
        self.configuration = configuration
        self.register = register
        self.ledger = ledger
        self.evidence = evidence
        self.releaseKey = releaseKey
        self.master = master
    }

    package var store: any LedgerStore { ledger.store }
}
