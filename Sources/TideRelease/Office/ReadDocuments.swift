import Synchronization
import TideAgreement
import TideCore
import TideLedger

/// Which documents the register names, and whose signatures stand over them: all that reading the policy set in force depends on.
struct DocumentsOnRecord: Hashable, Sendable {
    private let files: [String: ContentDigest]
    private let agreements: [RegisteredAgreement]
    private let parties: [RegisteredParty]
    private let firewalls: [RegisteredFirewall]
    /// The registrar's, which signed the parties.
    private let keys: [KeyHistory.Record]

    init(of office: some OfficeBooks) throws {
        files = try office.register.policyFiles()
        agreements = try office.register.agreements()
        parties = try office.register.partyHistory()
        firewalls = try office.register.firewallHistory()
        keys = try office.keys().records.filter { $0.role == .registrar }
    }
}

/// The policy set in force with who signed it, as this run read and verified it.
///
/// Every document and signature is named by its digest, so what was read once stays right until the register names others. A release
/// asks several times, and an office that makes many of them each time.
final class ReadDocuments: Sendable {
    // WHY a class: an office is a value, and its copies read for each other.
    private struct Known {
        let record: DocumentsOnRecord
        let policies: PolicySet
        var signatures: RegisteredSignatures?
    }

    private let known = Mutex<Known?>(nil)

    /// The policy set in force, read where the register names other documents than before.
    func policies(as record: DocumentsOnRecord, _ read: () throws -> PolicySet) throws -> PolicySet {
        if let known = known.withLock({ $0 }), known.record == record { return known.policies }
        let policies = try read()
        known.withLock { $0 = Known(record: record, policies: policies) }
        return policies
    }

    /// The signatures under a policy set, verified where it is not the one that was read last, or something else is registered.
    func signatures(
        under policies: PolicySet,
        as record: DocumentsOnRecord,
        _ verify: () throws -> RegisteredSignatures
    ) throws -> RegisteredSignatures {
        let known = known.withLock { $0 }
        guard let known, known.policies.index === policies.index, known.record == record else { return try verify() }
        if let signatures = known.signatures { return signatures }
        let signatures = try verify()
        self.known.withLock { known in
            if known?.policies.index === policies.index { known?.signatures = signatures }
        }
        return signatures
    }
}

/// The changes of keys that this run found in its ledger: each entry is looked at once.
final class FoundKeyChanges: Sendable {
    // WHY a class: an office is a value, and each decision asks for its keys.
    private let found = Mutex<(changes: [Int], entries: Int)>(([], 1))

    /// The indexes of all of them, in order.
    func all(in store: any LedgerStore) throws -> [Int] {
        let count = try store.entryCount()
        return try found.withLock { found in
            if found.entries < count {
                found.changes += try KeyHistory.changes(in: store, from: found.entries)
                found.entries = count
            }
            return found.changes.filter { $0 < count }
        }
    }
}
