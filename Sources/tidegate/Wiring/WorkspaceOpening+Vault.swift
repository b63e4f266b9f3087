import TideCore
import TideLedger
import TideRegistry
import TideRelease

extension WorkspaceOpening {
    /// The vault of a workspace; `nil` where no domain has one.
    ///
    /// - Parameter creating: whether a first one is made. Where the ledger says that a domain has one it is never made anew.
    static func vault(of office: Office, creating: Bool = false) throws -> SQLiteVault? {
        let path = office.paths.vault
        let isExpected = try office.register.pseudonymActs().contains { $0.kind == .custody }
        guard isExpected || creating else { return nil }
        guard !isExpected || DurableFile.exists(path) else {
            throw ReleaseError.failed([Diagnostic(.vaultMissing, [path])])
        }
        return try SQLiteVault(
            path,
            create: !isExpected,
            key: KeyedDigest(of: office.master, purpose: "vault-seal"),
            codes: KeyedDigest(of: office.master, purpose: "spent-token")
        )
    }

    /// What does the steps of a trusted third party in a workspace.
    static func pseudonyms(of office: Office, creating: Bool = false) throws -> PseudonymService {
        PseudonymService(office: office, vault: try vault(of: office, creating: creating)) {
            CrashPoint.requested?.reached($0.rawValue)
        }
    }

    /// Carries out what erasures of an interrupted run, or of a time after this copy of the vault, left to do.
    static func finishErasures(of office: Office, using generator: inout some RandomNumberGenerator) throws {
        let kinds = Set(try office.register.pseudonymActs().map(\.kind))
        guard kinds.contains(.erased), !kinds.contains(.custody) || DurableFile.exists(office.paths.vault) else {
            return
        }
        try pseudonyms(of: office).finishErasures(at: SystemClock.now, using: &generator)
    }
}
