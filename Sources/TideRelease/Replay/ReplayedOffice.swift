import Synchronization
import TideAgreement
import TideCore
import TideFirewall
import TideLedger

/// An office as it stood before an entry, put together from a log and the evidence behind it.
///
/// It decides by the same code as a workspace. What is read of documents and signatures is read again only where an entry
/// changed them.
final class ReplayedOffice: OfficeBooks {
    // WHY a class: what was read is kept from one decision to the next.
    let configuration: WorkspaceConfiguration
    let evidence: EvidenceStore
    let store: any LedgerStore
    let register: any Register = MemoryRegister()
    private let history: KeyHistory
    private let read = Mutex(Read())

    /// What was read of the documents in force.
    private struct Read {
        var policies: PolicySet?
        var signatures: RegisteredSignatures?
        var network: NetworkProof?
    }

    /// What is owed, as long as no entry changes it.
    private let owed = Mutex<RegisteredDuties?>(nil)

    init(_ configuration: WorkspaceConfiguration, log: AuditedLog, evidence: EvidenceStore) {
        self.configuration = configuration
        self.evidence = evidence
        store = AuditedEntries(log)
        history = log.keys
    }

    func keys() -> KeyHistory { history }

    /// Goes on by one change.
    func apply(_ change: RegisterChange, entry: Int?) throws {
        switch change {
        case .parties, .firewall, .registration: read.withLock { $0 = Read() }
        // What was suspended, resumed or ended is another network.
        case .event: read.withLock { $0.network = nil }
        case .duty, .discharge: owed.withLock { $0 = nil }
        default: break
        }
        try change.apply(to: register, entry: entry)
    }

    func policies() throws -> PolicySet {
        if let known = read.withLock({ $0.policies }) { return known }
        let policies = try readPolicies()
        read.withLock { $0 = Read(policies: policies, signatures: nil) }
        return policies
    }

    func networkProof(in policies: PolicySet, at instant: Instant) throws -> NetworkProof? {
        let isInForce = read.withLock { $0.policies?.index === policies.index }
        if isInForce, let known = read.withLock({ $0.network }) { return known }
        let proof = try RegisteredProof(of: self, in: policies, at: instant).proof
        if isInForce { read.withLock { $0.network = proof } }
        return proof
    }

    func duties() throws -> RegisteredDuties {
        if let known = owed.withLock({ $0 }) { return known }
        let duties = try RegisteredDuties(of: self)
        owed.withLock { $0 = duties }
        return duties
    }

    func signatures(under policies: PolicySet) throws -> RegisteredSignatures {
        let isInForce = read.withLock { $0.policies?.index === policies.index }
        if isInForce, let known = read.withLock({ $0.signatures }) { return known }
        let signatures = try RegisteredSignatures(of: self, policies: policies)
        if isInForce { read.withLock { $0.signatures = signatures } }
        return signatures
    }
}
