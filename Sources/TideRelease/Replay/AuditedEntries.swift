import TideCore
import TideLedger

/// The entries of an audited log as a store that nothing is appended to.
struct AuditedEntries: LedgerStore {
    private let entries: [StoredEntry]

    init(_ log: AuditedLog) {
        entries = log.entries.map { StoredEntry(index: $0.index, body: $0.bytes, leaf: $0.leaf) }
    }

    func entryCount() -> Int { entries.count }

    func newestHead() -> StoredHead? { nil }

    func entries(_ range: Range<Int>) throws(LedgerError) -> [StoredEntry] {
        guard range.lowerBound >= 0, range.upperBound <= entries.count else {
            throw .failed([Diagnostic(.storeBroken, ["an entry"])])
        }
        return Array(entries[range])
    }

    func node(_ id: Int) throws(LedgerError) -> ContentDigest { throw .failed([Diagnostic(.storeBroken, ["a node"])]) }

    func nodes(_ range: Range<Int>) throws(LedgerError) -> [ContentDigest] {
        throw .failed([Diagnostic(.storeBroken, ["a node"])])
    }

    func head(ofSize size: Int) -> StoredHead? { nil }

    func cosignatures(ofSize size: Int) -> [SignedNote.Signature] { [] }

    func newestCosigned(atMost size: Int) -> Int? { nil }

    func record(_ cosignature: StoredCosignature) throws(LedgerError) { throw .failed([Diagnostic(.storeMoved)]) }

    func append(_ entries: [StoredEntry], nodes: [StoredNode]) throws(LedgerError) {
        throw .failed([Diagnostic(.storeMoved)])
    }

    func record(_ head: StoredHead) throws(LedgerError) { throw .failed([Diagnostic(.storeMoved)]) }
}
