package import Testing
import TideCore
package import TideLedger

/// What every store of a ledger must do; run by the tests of each implementation.
///
/// - Parameter make: opens a fresh, empty store.
package func expectLedgerStoreConforms(
    _ make: () throws -> any LedgerStore,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    func entry(_ index: Int) -> StoredEntry {
        let body = Array("entry \(index)\0\u{ff}".utf8)
        return StoredEntry(index: index, body: body, leaf: MerkleHash.leaf(body))
    }
    func node(_ id: Int) -> StoredNode { StoredNode(id: id, hash: ContentDigest(of: "node \(id)")) }
    func head(_ size: Int, _ text: String = "note\n") -> StoredHead {
        StoredHead(size: size, root: ContentDigest(of: "root \(size)"), note: text)
    }
    func expectRefused(_ code: DiagnosticCode, _ what: Comment, _ work: () throws(LedgerError) -> Void) {
        do {
            try work()
            Issue.record(what, sourceLocation: sourceLocation)
        } catch {
            #expect(error.diagnostics.map(\.code) == [code], what, sourceLocation: sourceLocation)
            #expect(error.kind == .failed, what, sourceLocation: sourceLocation)
        }
    }

    let store = try make()
    #expect(try store.entryCount() == 0, "a fresh store is empty", sourceLocation: sourceLocation)
    #expect(try store.newestHead() == nil, "a fresh store has no head", sourceLocation: sourceLocation)
    #expect(try store.entries(0..<0).isEmpty, "no entries of an empty range", sourceLocation: sourceLocation)

    expectRefused(.storeMoved, "an append of nothing") { () throws(LedgerError) in try store.append([], nodes: []) }
    expectRefused(.storeMoved, "a first entry that is not 0") { () throws(LedgerError) in
        try store.append([entry(1)], nodes: [node(0)])
    }
    expectRefused(.storeMoved, "a first node that is not 0") { () throws(LedgerError) in
        try store.append([entry(0)], nodes: [node(1)])
    }
    #expect(try store.entryCount() == 0, "a refused append leaves nothing", sourceLocation: sourceLocation)

    try store.append([entry(0)], nodes: [node(0)])
    try store.append([entry(1), entry(2)], nodes: [node(1), node(2), node(3)])
    #expect(try store.entryCount() == 3, "entries are counted", sourceLocation: sourceLocation)
    #expect(
        try store.entries(0..<3) == [entry(0), entry(1), entry(2)],
        "entries come back to the byte",
        sourceLocation: sourceLocation
    )
    #expect(try store.entries(1..<2) == [entry(1)], "a range of entries", sourceLocation: sourceLocation)
    #expect(try store.node(3) == node(3).hash, "nodes come back", sourceLocation: sourceLocation)
    let nodes = try store.nodes(1..<4)
    #expect(nodes == (1..<4).map { node($0).hash }, "a range of nodes", sourceLocation: sourceLocation)
    #expect(try store.nodes(2..<2).isEmpty, "no nodes of an empty range", sourceLocation: sourceLocation)
    let back = try store.readBack(1..<3)
    #expect(
        back.leaves == (1..<3).map { ReadBack.Leaf(kept: entry($0).leaf, read: entry($0).leaf) },
        "leaves are hashed again",
        sourceLocation: sourceLocation
    )
    #expect(back.nodes == nodes && back.head == nil, "their nodes, and no head", sourceLocation: sourceLocation)
    expectRefused(.storeBroken, "entries read back that are not there") { () throws(LedgerError) in
        _ = try store.readBack(2..<4)
    }
    expectRefused(.storeBroken, "a missing node in a range") { () throws(LedgerError) in _ = try store.nodes(2..<5) }

    expectRefused(.storeMoved, "an index twice") { () throws(LedgerError) in
        try store.append([entry(2)], nodes: [node(4)])
    }
    expectRefused(.storeMoved, "a gap between entries") { () throws(LedgerError) in
        try store.append([entry(3), entry(5)], nodes: [node(4), node(5)])
    }
    expectRefused(.storeMoved, "a node twice") { () throws(LedgerError) in
        try store.append([entry(3)], nodes: [node(3)])
    }
    #expect(try store.entryCount() == 3, "a refused append leaves nothing behind", sourceLocation: sourceLocation)
    expectRefused(.storeBroken, "a missing entry") { () throws(LedgerError) in _ = try store.entries(2..<4) }
    expectRefused(.storeBroken, "a missing node") { () throws(LedgerError) in _ = try store.node(4) }

    try store.record(head(1))
    try store.record(head(1))
    expectRefused(.storeMoved, "another head of the same size") { () throws(LedgerError) in
        try store.record(head(1, "other\n"))
    }
    expectRefused(.storeMoved, "a head beyond the entries") { () throws(LedgerError) in try store.record(head(4)) }
    try store.record(head(3))
    expectRefused(.storeMoved, "a head that goes back") { () throws(LedgerError) in try store.record(head(2)) }
    #expect(try store.newestHead() == head(3), "the newest head", sourceLocation: sourceLocation)
    #expect(try store.readBack(0..<1).head == head(3), "the newest head beside", sourceLocation: sourceLocation)
    try expectCosignaturesConform(store, sourceLocation: sourceLocation)
}

/// Lines of witnesses under heads of sizes 1 and 3.
private func expectCosignaturesConform(_ store: any LedgerStore, sourceLocation: SourceLocation) throws {
    func line(_ name: String, _ byte: UInt8) -> SignedNote.Signature {
        SignedNote.Signature(name: name, keyID: [1, 2, 3, 4], bytes: Array(repeating: byte, count: 72))
    }
    #expect(try store.head(ofSize: 1)?.size == 1, "a head by its size", sourceLocation: sourceLocation)
    #expect(try store.head(ofSize: 2) == nil, "no head of a size without one", sourceLocation: sourceLocation)
    #expect(try store.newestCosigned(atMost: 3) == nil, "nothing is cosigned yet", sourceLocation: sourceLocation)
    do {
        try store.record(StoredCosignature(size: 2, signature: line("w.example", 1)))
        Issue.record("a line under no head", sourceLocation: sourceLocation)
    } catch {
        #expect(error.diagnostics.map(\.code) == [.storeMoved], sourceLocation: sourceLocation)
    }
    try store.record(StoredCosignature(size: 3, signature: line("w.example", 1)))
    try store.record(StoredCosignature(size: 3, signature: line("v.example", 2)))
    try store.record(StoredCosignature(size: 3, signature: line("w.example", 3)))
    try store.record(StoredCosignature(size: 1, signature: line("w.example", 4)))
    let lines = try store.cosignatures(ofSize: 3)
    #expect(lines == [line("w.example", 1), line("v.example", 2)], "the first of each", sourceLocation: sourceLocation)
    #expect(try store.cosignatures(ofSize: 2).isEmpty, "no lines of no head", sourceLocation: sourceLocation)
    #expect(try store.newestCosigned(atMost: 3) == 3, "the newest", sourceLocation: sourceLocation)
    #expect(try store.newestCosigned(atMost: 2) == 1, "the one before", sourceLocation: sourceLocation)
    #expect(try store.newestCosigned(atMost: 0) == nil, "none before", sourceLocation: sourceLocation)
}
