package import TideCore
package import TideLedger

/// Which entries of the ledger change keys, so that they need not be looked for each time.
///
/// `keys/changes.json`, canonical JSON: `changes`, their indexes, `entries`, how many entries were looked at, `version`, and `code`,
/// HMAC-SHA256 of all the others under a key from the master key. It saves work and nothing else: without it, or with one that this
/// workspace did not write, the whole ledger is looked at; with an older one what came since.
package struct KeyChangeIndex: Sendable {
    private let path: String
    private let key: KeyedDigest

    package init(_ paths: WorkspacePaths, master: Redacted<[UInt8]>) {
        path = paths.keyChanges
        key = KeyedDigest(of: master, purpose: "key-changes")
    }

    /// The indexes of the changes of keys, in order.
    ///
    /// - Parameter keeping: whether to write down what was found; for whoever holds the workspace alone.
    package func changes(in store: any LedgerStore, keeping: Bool) throws -> [Int] {
        let known = known()
        let count = try store.entryCount()
        guard known.entries < count else { return known.changes.filter { $0 < count } }
        let changes = known.changes + (try KeyHistory.changes(in: store, from: max(1, known.entries)))
        if keeping { try DurableFile.replace(path, with: encoded(changes, entries: count), mode: 0o600) }
        return changes
    }

    private func known() -> (changes: [Int], entries: Int) {
        guard DurableFile.exists(path), let bytes = try? DurableFile.read(path, atMost: 1 << 20),
            let value = try? CanonicalJSON.decode(bytes), let entries = value["entries"]?.number, entries > 0
        else { return ([], 0) }
        let changes = (value["changes"]?.elements ?? []).compactMap(\.number)
        // Written again it is the same to the byte, with the code that only this workspace can make.
        return encoded(changes, entries: entries) == bytes ? (changes, entries) : ([], 0)
    }

    private func encoded(_ changes: [Int], entries: Int) -> [UInt8] {
        var members: [String: JSONValue] = [
            "changes": .array(changes.map { JSONValue($0) }), "entries": JSONValue(entries),
            "version": "tidegate/key-changes/v1",
        ]
        members["code"] = .string(key.digest(of: CanonicalJSON.encode(.object(members))).hex)
        return CanonicalJSON.encode(.object(members))
    }
}
