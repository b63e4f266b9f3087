import TideCore
import TideLedger
import TideRegistry
import TideRelease

extension WorkspaceOpening {
    /// What may be done with a vault that is not there or not whole.
    enum VaultUse {
        /// It has to be there, and to follow from the one on record.
        case present
        /// As far as nothing but erasures are left to carry out.
        case reading
        /// A first one is made where the ledger knows of none.
        case created
        /// An older copy opens too, so that officers can accept it.
        case older
        /// An empty one is made where none is there, once officers signed for that.
        case anew
    }

    /// The vault of a workspace; `nil` where no domain has one.
    ///
    /// Where the ledger says that a domain has one it is never made anew.
    ///
    /// - Throws: `ReleaseError.failed` for one that is missing, damaged, or does not follow from what the ledger tells of it.
    static func vault(of office: Office, _ use: VaultUse = .present) throws -> SQLiteVault? {
        let path = office.paths.vault
        let isExpected = try office.register.hasVault()
        guard isExpected || use == .created else { return nil }
        let isThere = DurableFile.exists(path)
        guard !isExpected || isThere || use == .anew else {
            throw ReleaseError.failed([Diagnostic(.vaultMissing, [path])])
        }
        let vault = try opened(path, create: !isExpected || use == .anew && !isThere, master: office.master)
        guard use == .present || use == .reading, let last = try office.register.vaultUses().last else { return vault }
        let stands =
            try use == .present
            ? vault.follows(last.state) : PseudonymService(office: office, vault: vault).isCurrent()
        if !stands {
            throw ReleaseError.failed([Diagnostic(.vaultBehind, [path, "\(last.entry)"])])
        }
        return vault
    }

    private static func opened(_ path: String, create: Bool, master: Redacted<[UInt8]>) throws -> SQLiteVault {
        do throws(RegistryError) {
            return try SQLiteVault(
                path,
                create: create,
                key: KeyedDigest(of: master, purpose: "vault-seal"),
                codes: KeyedDigest(of: master, purpose: "spent-token")
            )
        } catch {
            // What a register's messages advise makes no vault.
            switch error {
            case .damaged: throw ReleaseError.failed([Diagnostic(.vaultDamaged, [path, "SQLite finds it damaged"])])
            case .sealBroken:
                throw ReleaseError.failed([Diagnostic(.vaultDamaged, [path, "its rows are not those of its seal"])])
            default: throw error
            }
        }
    }

    /// Does the steps of a trusted third party in a workspace.
    static func pseudonyms(of office: Office, _ use: VaultUse = .present) throws -> PseudonymService {
        PseudonymService(office: office, vault: try vault(of: office, use)) {
            CrashPoint.requested?.reached($0.rawValue)
        }
    }

    /// Carries out what erasures of an interrupted run, or of a time after this copy of the vault, left to do.
    ///
    /// A vault that is missing or behind is told of, and left alone: the command may be the one that mends it.
    static func finishErasures(
        of office: Office,
        console: Console,
        using generator: inout some RandomNumberGenerator
    ) throws {
        do {
            let service = try pseudonyms(of: office, .reading)
            guard try office.register.pseudonymActs().contains(where: { $0.kind == .erased }) else { return }
            try service.finishErasures(at: SystemClock.now, using: &generator)
        } catch let error as ReleaseError {
            let known: [DiagnosticCode] = [.vaultMissing, .vaultDamaged, .vaultBehind]
            guard error.diagnostics.allSatisfy({ known.contains($0.code) }) else { throw error }
            for diagnostic in error.diagnostics { console.say("\(diagnostic.code.rawValue): \(diagnostic.message)") }
        }
    }
}
