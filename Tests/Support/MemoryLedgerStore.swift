import Synchronization
package import TideCore
package import TideLedger

/// A store that lives as long as its value, for tests.
///
/// A class, because several owners share what they append to.
package final class MemoryLedgerStore: LedgerStore {
    /// All that is stored.
    package struct Content: Sendable {
        package var entries: [StoredEntry] = []
        package var nodes: [ContentDigest] = []
        package var heads: [StoredHead] = []
        package var cosignatures: [StoredCosignature] = []

        package init() {}
    }

    private let content: Mutex<Content>

    package init(_ content: Content = Content()) { self.content = Mutex(content) }

    /// What is stored now: what a process that is killed now leaves behind.
    package var snapshot: Content { content.withLock { $0 } }

    package func entryCount() throws(LedgerError) -> Int { snapshot.entries.count }

    package func newestHead() throws(LedgerError) -> StoredHead? { snapshot.heads.last }

    package func append(_ entries: [StoredEntry], nodes: [StoredNode]) throws(LedgerError) {
        let isNext = content.withLock { content in
            let indexes = content.entries.count..<(content.entries.count + entries.count)
            let ids = content.nodes.count..<(content.nodes.count + nodes.count)
            guard !entries.isEmpty, entries.map(\.index) == Array(indexes), nodes.map(\.id) == Array(ids) else {
                return false
            }
            content.entries += entries
            content.nodes += nodes.map(\.hash)
            return true
        }
        guard isNext else { throw .failed([Diagnostic(.storeMoved)]) }
    }

    package func entries(_ range: Range<Int>) throws(LedgerError) -> [StoredEntry] {
        let entries = snapshot.entries
        guard range.lowerBound >= 0, range.upperBound <= entries.count else {
            throw .failed([Diagnostic(.storeBroken, ["an entry"])])
        }
        return Array(entries[range])
    }

    package func node(_ id: Int) throws(LedgerError) -> ContentDigest {
        let nodes = snapshot.nodes
        guard nodes.indices.contains(id) else { throw .failed([Diagnostic(.storeBroken, ["a node"])]) }
        return nodes[id]
    }

    package func nodes(_ range: Range<Int>) throws(LedgerError) -> [ContentDigest] {
        let nodes = snapshot.nodes
        guard range.upperBound <= nodes.count else { throw .failed([Diagnostic(.storeBroken, ["a node"])]) }
        return Array(nodes[range])
    }

    package func record(_ head: StoredHead) throws(LedgerError) {
        let isNext = content.withLock { content in
            if content.heads.contains(head) { return true }
            guard head.size > content.heads.last?.size ?? -1, head.size <= content.entries.count else { return false }
            content.heads.append(head)
            return true
        }
        guard isNext else { throw .failed([Diagnostic(.storeMoved)]) }
    }

    package func head(ofSize size: Int) throws(LedgerError) -> StoredHead? { snapshot.heads.first { $0.size == size } }

    package func record(_ cosignature: StoredCosignature) throws(LedgerError) {
        let hasHead = content.withLock { content in
            guard content.heads.contains(where: { $0.size == cosignature.size }) else { return false }
            let isKnown = content.cosignatures.contains {
                $0.size == cosignature.size && $0.signature.name == cosignature.signature.name
                    && $0.signature.keyID == cosignature.signature.keyID
            }
            if !isKnown { content.cosignatures.append(cosignature) }
            return true
        }
        guard hasHead else { throw .failed([Diagnostic(.storeMoved)]) }
    }

    package func cosignatures(ofSize size: Int) throws(LedgerError) -> [SignedNote.Signature] {
        snapshot.cosignatures.filter { $0.size == size }.map(\.signature)
    }

    package func newestCosigned(atMost size: Int) throws(LedgerError) -> Int? {
        snapshot.cosignatures.map(\.size).filter { $0 <= size }.max()
    }
}
